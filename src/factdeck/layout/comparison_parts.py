"""Stage layout: what both forms of a comparison share: word and figure of a side, and how it was done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Emphasis
from factdeck.document.blocks import Compared, ComparisonBlock, Part
from factdeck.layout.exhibit_style import ExhibitStyle, RuleStyle, colored
from factdeck.layout.fit import Wanted, common, from_level, last_level, own_level, walk, walk_levels
from factdeck.layout.text import Setter
from factdeck.scene.nodes import Box, Rule, TextFrame
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

ROW: Final = inch(2.55)
"""The row that offsets inside a side are for; other rows scale them."""

WORD_TOP: Final = inch(0.4)
CARD_PADDING: Final = inch(0.35)
"""From the edges of a card to what stands in it."""

_FIGURE_TOP: Final = inch(0.78)
_LOW: Final = 0.7  # of `ROW`: rows lower than this take the middle figure


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: `row` is its row or panel, `strip` what shows its amount."""

    key: str
    compared: Compared
    row: Rect
    strip: Rect
    emphasis: Emphasis
    rule: RuleStyle


def set_off(side: Side, id: str, style: ExhibitStyle) -> Box | Rule:
    """What sets a row off: in a design of cards one behind it, else the rule over it."""
    if style.card_radius:
        card = side.row.inset(-CARD_PADDING, 0)
        return Box(id=f"{id}/card", rect=card, fill=ground(side, style), radius=style.card_radius)
    return top_rule(side, id)


def ground(side: Side, style: ExhibitStyle) -> str:
    """The colour behind a side; on cards what is new stands on the other one."""
    new = bool(style.card_radius) and side.emphasis is Emphasis.ACCENT
    return style.panel if new else style.tint


def top_rule(side: Side, id: str) -> Rule:
    """The rule over a side."""
    place = Rect(side.row.x, side.row.y, side.row.w, 0)
    return Rule(id=f"{id}/rule", rect=place, color=side.rule.color, width=side.rule.width)


def word_and_figure(
    side: Side, id: str, place: Rect, unit: float, style: ExhibitStyle, setter: Setter
) -> Iterator[TextFrame]:
    """The word at the top of `place`, the figure under it; `unit` is the row over `ROW`."""
    word = Rect(place.x, place.y, place.w, setter.height(side.compared.word, style.word, place.w))
    yield setter.frame(f"{id}/word", side.compared.word, style.word, word, role=Role.LABEL)
    figure = _figure_style(side.compared, place.w, unit, style, setter)
    figure = colored(figure, style.accent) if side.emphasis is Emphasis.ACCENT else figure
    top = max(place.y + (_FIGURE_TOP - WORD_TOP) * unit, word.bottom)
    number = Rect(place.x, top, place.w, figure.size * figure.leading)
    yield setter.frame(f"{id}/figure", side.compared.figure, figure, number, role=Role.FIGURE)


def _figure_style(
    compared: Compared, width: float, unit: float, style: ExhibitStyle, setter: Setter
) -> TextStyle:
    candidates = (style.big, style.middle, style.small) if unit > _LOW else (style.middle, style.small)
    return next((text for text in candidates if setter.width(compared.figure, text) <= width), style.small)


def with_even_words(
    block: ComparisonBlock, width: float, style: ExhibitStyle, setter: Setter
) -> ExhibitStyle:
    """The style with the words of both sides at one size: on one line, or smaller on two."""
    room = Rect(0, 0, width, float("inf"))
    words = [Wanted("word", side.word, room) for side in (block.before, block.after)]
    one_line = all(_fits_at_all(item.part, style.word, room, setter) for item in words)
    chosen = style.word if one_line else replace(style.word, max_lines=2)
    return replace(style, word=common(words, {"word": chosen}, setter.fits)["word"])


def _fits_at_all(part: Part, style: TextStyle, room: Rect, setter: Setter) -> bool:
    return walk(style, lambda step: setter.fits(part, step, room)).within


def heading_and_text(
    block: ComparisonBlock, id: str, place: Rect, room: Rect, style: ExhibitStyle, setter: Setter
) -> Iterator[TextFrame]:
    """Heading and text one under the other, centred on `place` and inside `room`."""
    parts: list[tuple[str, Part, TextStyle, Role]] = []
    if block.heading:
        parts.append(("heading", block.heading, style.takeaway, Role.HEADING))
    if block.text:
        parts.append(("text", block.text, style.lead, Role.BODY))
    if not parts:
        return
    parts = _fitted(parts, id, room, setter)
    heights = [setter.height(part, text, place.w) for _, part, text, _ in parts]
    y = place.y + (place.h - sum(heights)) / 2
    y = max(room.y, min(y, room.bottom - sum(heights)))
    for (key, part, text, role), height in zip(parts, heights, strict=True):
        yield setter.frame(f"{id}/{key}", part, text, Rect(place.x, y, place.w, height), role=role)
        y += height


_Parts = list[tuple[str, Part, TextStyle, Role]]


def _fitted(parts: _Parts, id: str, room: Rect, setter: Setter) -> _Parts:
    """The parts at the level at which all of them are inside; what is too long is reported."""
    last = max(last_level(text) for _, _, text, _ in parts)

    def at(level: int) -> _Parts:
        return [
            (key, part, from_level(replace(text, max_lines=0), own_level(text, level, last)), role)
            for key, part, text, role in parts
        ]

    def height(found: _Parts) -> float:
        return sum(setter.height(part, text, room.w) for _, part, text, _ in found)

    level, held = walk_levels(last, lambda level: height(at(level)) <= room.h)
    if level > last:
        key, part, text, _ = max(at(last), key=lambda item: setter.height(item[1], item[2], room.w))
        free = room.h - height(at(last)) + setter.height(part, text, room.w)
        setter.report_long(f"{id}/{key}", (part,), text, replace(room, h=max(0.0, free)))
        if not held:
            setter.report_overflow(f"{id}/{key}", part)
    return at(level)
