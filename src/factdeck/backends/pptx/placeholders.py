"""Backend stage: placeholders and the text style that slides inherit (ECMA-376 Part 1 §19.3.1.36)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from zlib import crc32

from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.languages import spoken
from factdeck.backends.pptx.markup import Attribute, Markup, element, tagged
from factdeck.backends.pptx.shapes import preset, transform
from factdeck.backends.pptx.text import (
    LINE_BREAKS,
    SLIDE_NUMBER,
    frame_properties,
    hundredths,
    indent,
    office_language,
    other_language,
    spacing,
)
from factdeck.scene.nodes import SlideLayout
from factdeck.scene.slots import PlaceholderKind, Slot, TextLevel
from factdeck.scene.text import Align, Rect
from factdeck.theme.office.base import OfficeHolder

_ALIGN: Final = {Align.LEFT: "l", Align.CENTER: "ctr", Align.RIGHT: "r", Align.JUSTIFY: "just"}
_FIXED: Final = {PlaceholderKind.DATE: 10, PlaceholderKind.FOOTER: 11, PlaceholderKind.NUMBER: 12}
_BULLETED: Final = 18.0  # points from a bullet to its text
_FIRST, _RANGE = 100, 1_000_000  # of the indices that only layouts know
SMALL: Final = frozenset(_FIXED)
"""Date, footer and number: small text at the foot of a slide."""

TEXT_KINDS: Final = frozenset({PlaceholderKind.TITLE, PlaceholderKind.BODY, *_FIXED})
"""Kinds that a text frame can fill."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A slot with its index; slide and layout are matched by it.

    `given`: the placeholder of an organisation's layout that it is; `stands`: as that layout has it, so that
    a slide says nothing of its place.
    """

    slot: Slot
    index: int
    given: OfficeHolder | None = None
    stands: bool = False

    @property
    def mark(self) -> Markup:
        """`p:ph`."""
        if self.given:
            return given_mark(self.given)
        attributes: dict[str, Attribute] = {"type": self.slot.kind.value}
        if self.slot.kind in SMALL:
            attributes["sz"] = "quarter"
        if self.index:
            attributes["idx"] = self.index
        return tagged("p:ph", attributes)


def given_mark(holder: OfficeHolder) -> Markup:
    """`p:ph` of a placeholder of an organisation's layout."""
    own: dict[str, Attribute] = {} if holder.kind == "obj" else {"type": holder.kind}
    return tagged("p:ph", own | ({"idx": holder.index} if holder.index else {}))


def placeholders(layout: SlideLayout, width: float) -> Mapping[str, Placeholder]:
    """Slots by name with their indices, always with a title.

    A design that shows no title gets a title placeholder above the slide's upper edge: PowerPoint's own way
    to hide a title that outline view, navigation and screen readers still find.
    """
    slots = layout.slots
    if not any(slot.kind is PlaceholderKind.TITLE for slot in slots):
        slots = (hidden_title(width), *slots)
    found: dict[str, Placeholder] = {}
    titled = False
    used: set[int] = set()
    for slot in slots:
        index = _FIXED.get(slot.kind, 0)
        if slot.kind is PlaceholderKind.TITLE and not titled:
            titled = True
        elif not index or index in used:
            index, slot = index_of(slot.name, used), _as_body(slot)
        used.add(index)
        found[slot.name] = Placeholder(slot, index)
    return found


def index_of(name: str, used: set[int]) -> int:
    """An index that a slot of this name has in every layout of every deck, so that another master fits."""
    index = _FIRST + crc32(name.encode()) % _RANGE
    while index in used:
        index += 1
    return index


def _as_body(slot: Slot) -> Slot:
    """A second title, footer or number of one layout is body text to PowerPoint, which knows one of each."""
    single = slot.kind is PlaceholderKind.TITLE or slot.kind in SMALL
    return replace(slot, kind=PlaceholderKind.BODY) if single else slot


def hidden_title(width: float) -> Slot:
    """The slot of a title that the design does not show."""
    return Slot(name="title", kind=PlaceholderKind.TITLE, rect=Rect(0, -48, width, 36))


def list_style(ink: Ink, slot: Slot, tag: str = "a:lstStyle") -> Markup:
    """The text style of a slot, level by level."""
    heading = slot.kind is PlaceholderKind.TITLE
    levels = (level(ink, look, number, heading=heading) for number, look in enumerate(slot.levels[:9], 1))
    return element(tag, *levels)


def level(
    ink: Ink, look: TextLevel, number: int = 1, *, heading: bool = False, bullet: str = "", left: float = 0.0
) -> Markup:
    """Paragraph properties of a level of an inherited text style (§21.1.2.4.13); `left`: of its bullet."""
    style = look.style
    attributes = indent(_BULLETED if bullet else look.hanging, left)
    attributes |= {"algn": _ALIGN[look.align], **LINE_BREAKS}
    run: dict[str, Attribute] = {"sz": hundredths(style.size), "b": int(style.bold)}
    if style.tracking:
        run["spc"] = hundredths(style.tracking)
    fonts = ink.typefaces(style.family, heading=heading)
    run_look = tagged("a:defRPr", run, ink.fill(style.color), fonts)
    above = spacing(look.leading, look.space_before)
    mark = element("a:buChar", char=bullet) if bullet else element("a:buNone")
    return tagged(f"a:lvl{number}pPr", attributes, *above, mark, run_look)


def shape(number: int, held: Placeholder, ink: Ink, language: str) -> Markup:
    """The placeholder as it stands on a layout or master: place, text style, prompt."""
    slot = held.slot
    identity = element("p:cNvPr", id=number, name=slot.name)
    locks = element("p:cNvSpPr", element("a:spLocks", noGrp=1))
    names = element("p:nvSpPr", identity, locks, element("p:nvPr", held.mark))
    body = element(
        "p:txBody",
        frame_properties(slot.anchor, wrap=slot.wrap),
        list_style(ink, slot),
        *_content(slot, language),
    )
    return element("p:sp", names, element("p:spPr", transform(slot.rect), preset("rect")), body)


def _content(slot: Slot, language: str) -> list[Markup]:
    """What a layout shows in an empty placeholder: the number field, or what each level asks for."""
    end = element("a:endParaRPr", lang=office_language(language))
    if slot.kind is PlaceholderKind.NUMBER:
        field = element("a:fld", _said("", language), element("a:t", "‹#›"), id=SLIDE_NUMBER, type="slidenum")
        return [element("a:p", field, end)]
    asked = [look.prompt for look in slot.levels] or [slot.prompt]
    if slot.kind in SMALL or not any(asked):
        return [element("a:p", end)]
    return [
        element(
            "a:p", element("a:pPr", lvl=level), element("a:r", _said(words, language), element("a:t", words))
        )
        for level, words in enumerate(asked)
        if words
    ]


def _said(words: str, language: str) -> Markup:
    lang = spoken(words, office_language(language))
    return element("a:rPr", lang=lang, altLang=other_language(lang))
