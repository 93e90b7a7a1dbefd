"""Layout: slots: the named places of a slide layout that its text frames, charts and tables fill.

A slot is made with the frame that fills it, from the styles as the design has them: what a slide says of its
text is then only what differs, and "Reset slide" moves nothing (ECMA-376 Part 1 §19.3.1.36).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from factdeck.layout.drawn import Drawn
from factdeck.layout.frames import Typesetter
from factdeck.layout.runs import run_style
from factdeck.layout.text import drop
from factdeck.scene.nodes import AnyNode, ChartNode, Picture, Table, TextFrame
from factdeck.scene.slots import PlaceholderKind, Slot, TextLevel
from factdeck.scene.text import Align, Paragraph, Rect, RunStyle
from factdeck.theme.slide_layout import DeckDesign, TextItem
from factdeck.theme.theme import TextStyle

OWN: Final = frozenset({"notice"})
"""Texts that say what the deck is, not what the slide says: they fill no slot."""

NAVIGATION: Final = frozenset({"progress"})
"""Lists that say where in the deck one is: in outline view they would be noise."""

_OF_DRAWING: Final = frozenset({"names", "series", "key", "center", "axis", "first", "last"})
"""Parts of an exhibit's ids: words that mean nothing without the drawing that they stand at."""

_OBJECTS: Final = {ChartNode: "chart", Table: "table", Picture: "picture"}
_KINDS: Final = {
    "chart": PlaceholderKind.CHART,
    "table": PlaceholderKind.TABLE,
    "picture": PlaceholderKind.PICTURE,
}


def levels(items: Sequence[TextItem], typesetter: Typesetter, design: DeckDesign) -> tuple[TextLevel, ...]:
    """The levels of a frame whose paragraphs are these items, as the design has them."""
    styles = [typesetter.designed[item.sources[0][1]] for item in items]
    language = typesetter.setter.language
    spaces = space_above(items, typesetter)
    return tuple(
        _level(style, space, prompt(item.slot or item.sources[0][0], design, language))
        for item, style, space in zip(items, styles, spaces, strict=True)
    )


def space_above(items: Sequence[TextItem], typesetter: Typesetter) -> tuple[float, ...]:
    """Space above each item of a stack set as one frame, so that baselines stand where the design's do."""
    styles = [typesetter.designed[item.sources[0][1]] for item in items]
    drops = [drop(style, typesetter.setter.measurer) for style in styles]
    between = (item.gap + own - above for item, (above, own) in zip(items[1:], pairwise(drops), strict=True))
    return (0.0, *(max(0.0, space) for space in between))


def _level(style: TextStyle, space: float, prompt: str) -> TextLevel:
    leading = style.size * style.leading
    return TextLevel(run_style(style), leading, Align(style.align), space_before=space, prompt=prompt)


def prompt(name: str, design: DeckDesign, language: str) -> str:
    """What an empty slot of this name asks for."""
    kind = design.slots.get(name)
    return kind.prompt.get("zh" if language.startswith("zh") else "en", "") if kind else ""


def text_slot(frame: TextFrame, name: str, levels: tuple[TextLevel, ...], design: DeckDesign) -> Slot:
    """The slot that a frame fills."""
    return _filled(frame, name, _kind(name, design), levels)


def _kind(name: str, design: DeckDesign) -> PlaceholderKind:
    kind = design.slots.get(name)
    return PlaceholderKind(kind.kind) if kind else PlaceholderKind.BODY


def _filled(frame: TextFrame, name: str, kind: PlaceholderKind, levels: tuple[TextLevel, ...]) -> Slot:
    return Slot(name, kind, frame.rect, levels, frame.anchor, frame.wrap)


def exhibit_slots(
    nodes: Sequence[AnyNode], named: str, drawn: Drawn, design: DeckDesign, language: str
) -> list[AnyNode]:
    """The nodes of an exhibit: its chart, table and pictures in slots, and the words that stand beside them.

    `named`: the slot of its first chart or table. Words that belong to a drawing stay with it.
    """
    found: list[AnyNode] = []
    for node in nodes:
        kind = next((name for of, name in _OBJECTS.items() if isinstance(node, of)), "")
        if kind:
            slot = object_slot(drawn.slot_name(named or kind), node.rect, design, language, kind)
        elif isinstance(node, TextFrame) and _is_beside(node):
            node, slot = _slot_of(node, drawn.slot_name("text"))
        else:
            found.append(node)
            continue
        drawn.slots[slot.name] = slot
        found.append(replace(node, slot=slot.name))
        named = "" if kind else named
    return found


def _is_beside(frame: TextFrame) -> bool:
    return bool(frame.paragraphs) and not _OF_DRAWING.intersection(frame.id.split("/"))


def object_slot(name: str, rect: Rect, design: DeckDesign, language: str, kind: str = "") -> Slot:
    """A slot for a chart, table or picture; of another kind than its name says with `kind`."""
    asks = prompt(name, design, language) or prompt(kind, design, language)
    return Slot(name=name, kind=_KINDS[kind] if kind else _kind(name, design), rect=rect, prompt=asks)


def _slot_of(frame: TextFrame, name: str) -> tuple[TextFrame, Slot]:
    """A frame that no item of a design made, and a slot with a level for each look of its paragraphs."""
    looks: dict[tuple[RunStyle, float, Align], int] = {}
    paragraphs = tuple(
        replace(paragraph, level=looks.setdefault(_look(paragraph), len(looks)))
        for paragraph in frame.paragraphs
    )
    made = tuple(TextLevel(style, leading, align) for style, leading, align in looks)
    return replace(frame, paragraphs=paragraphs), _filled(frame, name, PlaceholderKind.BODY, made)


def _look(paragraph: Paragraph) -> tuple[RunStyle, float, Align]:
    largest = max(paragraph.runs, key=lambda run: run.style.size)
    return largest.style, paragraph.leading, paragraph.align
