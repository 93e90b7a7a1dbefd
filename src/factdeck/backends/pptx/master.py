"""Backend stage: the slide master and its named slide layouts (ECMA-376 Part 1 §19.3.1.39, §19.3.1.42)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from factdeck.backends.pptx.drawing import Drawing
from factdeck.backends.pptx.ids import SHAPE_IDS, creation, numbered
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import Attribute, Markup, document, element, joined, tagged
from factdeck.backends.pptx.placeholders import Placeholder, hidden_title, level, list_style, shape
from factdeck.backends.pptx.shapes import tree
from factdeck.scene.nodes import Scene, SlideLayout
from factdeck.scene.slots import PlaceholderKind, Slot, TextLevel
from factdeck.scene.text import Rect, RunStyle

MASTER_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"
LAYOUT_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
FIRST_ID: Final = 2_147_483_648
"""The master's id; layouts follow. Both count in one range (§19.7.13)."""

_MAP: Final = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_SAME: Final = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
_INDENT: Final = 18.0  # points a level
_BULLETS: Final = "•–•–•"  # of the levels of text that a person adds


def color_map() -> Markup:
    """`p:clrMap`: which theme slots text and background take."""
    names: dict[str, Attribute] = {**_MAP, **{name: name for name in _SAME}}
    return tagged("p:clrMap", names)


def background(ink: Ink, color: str) -> Markup:
    """`p:bg` in one colour."""
    return element("p:bg", element("p:bgPr", ink.fill(color), element("a:effectLst")))


def layout(design: SlideLayout, held: Mapping[str, Placeholder], drawing: Drawing, language: str) -> bytes:
    """`slideLayoutN.xml`: background, decoration, then a placeholder a slot."""
    shapes = drawing.shapes(design.nodes)
    shapes += [
        shape(drawing.number(holder.slot.name), holder, drawing.ink, language) for holder in held.values()
    ]
    own = creation(f"layout/{design.key}")
    content = element(
        "p:cSld", background(drawing.ink, design.background), tree(shapes), own, name=design.name
    )
    mapping = element("p:clrMapOvr", element("a:masterClrMapping"))
    return document("p:sldLayout", "a p r", content, mapping, preserve=1, userDrawn=1)


def master(scene: Scene, ink: Ink, layouts: Iterable[str], language: str) -> bytes:
    """`slideMaster1.xml`. `layouts`: the relationships to the layouts, in order."""
    slots = _slots(scene)
    held = [Placeholder(slot, _INDEX.get(slot.kind, 0)) for slot in slots]
    numbers = numbered((slot.name for slot in slots), SHAPE_IDS)
    shapes = [shape(numbers[holder.slot.name], holder, ink, language) for holder in held]
    first = next(iter(scene.layouts.values()))
    base = next((design.background for design in scene.layouts.values() if _plain(design)), first.background)
    entries = (
        tagged("p:sldLayoutId", {"id": FIRST_ID + n, "r:id": name}) for n, name in enumerate(layouts, 1)
    )
    return document(
        "p:sldMaster",
        "a p r",
        element("p:cSld", background(ink, base), tree(shapes), creation(f"master/{scene.name}")),
        color_map(),
        element("p:sldLayoutIdLst", *entries),
        _text_styles(ink, slots),
        preserve=1,
    )


_INDEX: Final = {
    PlaceholderKind.BODY: 1,
    PlaceholderKind.DATE: 2,
    PlaceholderKind.FOOTER: 3,
    PlaceholderKind.NUMBER: 4,
}


def _plain(design: SlideLayout) -> bool:
    """A content layout: it has a number and a shown title."""
    kinds = {slot.kind for slot in design.slots}
    return {PlaceholderKind.TITLE, PlaceholderKind.NUMBER} <= kinds


def _slots(scene: Scene) -> list[Slot]:
    """The master's five placeholders: body as text is, the others as the first content layout sets them.

    LibreOffice adds a colour's changes (§20.1.2.3.20) on the master to what a layout says: body has none.
    """
    designs = sorted(scene.layouts.values(), key=lambda design: not _plain(design))
    given = {slot.kind: slot for design in reversed(designs) for slot in design.slots if slot.levels}
    kinds = (PlaceholderKind.TITLE, *_INDEX)
    own = [given.get(kind) if kind is not PlaceholderKind.BODY else None for kind in kinds]
    return [
        replace(slot, name=kind.value, levels=slot.levels[:1]) if slot else _default(kind, scene)
        for kind, slot in zip(kinds, own, strict=True)
    ]


def _default(kind: PlaceholderKind, scene: Scene) -> Slot:
    """A place for a kind that no layout sets: body in the middle, small ones in thirds of the foot."""
    width, height = scene.width, scene.height
    family = "sans" if "sans" in scene.fonts else next(iter(scene.fonts))
    color = scene.scheme.get("dk1") or next(iter(scene.palette))
    size = 18.0 if kind in (PlaceholderKind.TITLE, PlaceholderKind.BODY) else 11.0
    third = width * 0.3
    places = {
        PlaceholderKind.TITLE: hidden_title(width).rect,
        PlaceholderKind.BODY: Rect(width * 0.05, height * 0.22, width * 0.9, height * 0.67),
        PlaceholderKind.DATE: Rect(width * 0.05, height * 0.93, third, 20),
        PlaceholderKind.FOOTER: Rect(width * 0.35, height * 0.93, third, 20),
        PlaceholderKind.NUMBER: Rect(width * 0.65, height * 0.93, third, 20),
    }
    look = TextLevel(RunStyle(family, size, color), size * 1.4)
    return Slot(kind.value, kind, places[kind], (look,))


def _text_styles(ink: Ink, slots: list[Slot]) -> Markup:
    title, body = slots[0], slots[1].levels[0]
    text = [level(ink, body, depth + 1, bullet=_BULLETS[depth], left=_INDENT * depth) for depth in range(5)]
    other = [level(ink, replace(body, leading=0.0), depth + 1) for depth in range(5)]
    return element(
        "p:txStyles",
        list_style(ink, title, "p:titleStyle"),
        element("p:bodyStyle", joined(*text)),
        element("p:otherStyle", joined(*other)),
    )
