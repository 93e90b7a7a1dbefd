"""Stage layout: before and after on one scale: two rows with a strip each, one mark a unit or a solid bar."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Emphasis
from factdeck.document.blocks import ComparisonBlock
from factdeck.layout.bounds import drawing
from factdeck.layout.comparison_panels import place_panels
from factdeck.layout.comparison_parts import (
    CARD_PADDING,
    ROW,
    WORD_TOP,
    Side,
    heading_and_text,
    set_off,
    with_even_words,
    word_and_figure,
)
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.marks import box, mark_field
from factdeck.layout.names import one_line, words
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Freeform, TextFrame
from factdeck.scene.text import Rect, Role

MOST: Final = 60
"""More marks than this are one solid bar."""

_STRIP: Final = inch(1.5)
_ENDS_TOP: Final = inch(0.06)
_GAP: Final = inch(0.08)
_GAP_SHARE: Final = 0.3  # of a mark's pitch, at most
_LEAST_TEXT: Final = 3  # columns that the explaining text needs


@dataclass(frozen=True, slots=True)
class _Scale:
    """How amounts become lengths: marks of `mark` points every `pitch`, or (mark 0) solid bars."""

    pitch: float
    mark: float

    def width(self, amount: float) -> float:
        """The length of a strip, without the gap after its last mark."""
        return amount * self.pitch - (self.pitch - self.mark if self.mark else 0)


def place_comparison(
    block: ComparisonBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """Word, figure and strip of both sides; how it was done stands beside the shorter strip."""
    if not block.common_scale:
        return place_panels(block, id, body, style, setter)
    body = body.inset(CARD_PADDING, 0) if style.card_radius else body
    style = with_even_words(block, style.span(body, 1, 3)[1], style, setter)
    scale = _scale(block, body, style)
    sides = _sides(block, scale, body, style)
    nodes: list[AnyNode] = []
    for side in sides:
        nodes += _row_text(side, f"{id}/{side.key}", style, setter)
    drawn: list[AnyNode] = [_strip(side, f"{id}/chart/{side.key}", scale, style) for side in sides]
    for side in sides:
        drawn += _ends(side, f"{id}/{side.key}", style, setter)
    nodes.append(drawing(f"{id}/chart", block.alt, drawn))
    return (*nodes, *_explanation(block, sides, id, body, style, setter))


def _scale(block: ComparisonBlock, body: Rect, style: ExhibitStyle) -> _Scale:
    """The longer strip fills columns 4–12, or 4–9 where otherwise no strip would leave room for the text."""
    short, longest = sorted((block.before.amount, block.after.amount))
    assert longest > 0, block.id
    x, width = style.span(body, 4, 9)
    beside = style.column_from(body, x + width * short / longest + style.gutter)
    if (block.text or block.heading) and beside > style.columns - _LEAST_TEXT + 1:
        width = style.span(body, 4, 9 - _LEAST_TEXT)[1]
    if not block.countable or longest > MOST:
        return _Scale(width / longest, 0)
    gap = min(_GAP, width / longest * _GAP_SHARE)
    pitch = (width + gap) / longest
    return _Scale(pitch, pitch - gap)


def _sides(block: ComparisonBlock, scale: _Scale, body: Rect, style: ExhibitStyle) -> tuple[Side, Side]:
    apart = style.gutter if style.card_radius else 0.0
    height = (body.h - apart) / 2
    x, unit = style.span(body, 4, 9)[0], height / ROW
    rows = [Rect(body.x, body.y + (height + apart) * index, body.w, height) for index in range(2)]
    before, after = (
        Rect(x, row.y + WORD_TOP * unit, scale.width(compared.amount), _STRIP * unit)
        for row, compared in zip(rows, (block.before, block.after), strict=True)
    )
    return (
        Side("before", block.before, rows[0], before, Emphasis.NEUTRAL, style.before or style.hairline),
        Side("after", block.after, rows[1], after, Emphasis.ACCENT, style.gold),
    )


def _row_text(side: Side, id: str, style: ExhibitStyle, setter: Setter) -> Iterator[AnyNode]:
    unit = side.row.h / ROW
    if style.card_radius or side.rule.width:
        yield set_off(side, id, style)
    x, width = style.span(side.row, 1, 3)
    place = Rect(x, side.row.y + WORD_TOP * unit, width, 0)
    yield from word_and_figure(side, id, place, unit, style, setter)


def _strip(side: Side, id: str, scale: _Scale, style: ExhibitStyle) -> Freeform:
    strip, amount = side.strip, side.compared.amount
    commands = box(strip)
    if scale.mark:
        commands = mark_field(
            *(strip.x, strip.y, amount, ceil(amount)), scale.pitch, 0, "tick", scale.mark, strip.h
        )
    return Freeform(id=id, rect=strip, commands=commands, fill=style.colors[side.emphasis])


def _ends(side: Side, id: str, style: ExhibitStyle, setter: Setter) -> Iterator[TextFrame]:
    """How the first and the last mark read, under the strip; only the last if both are one or lack room."""
    first, last = side.compared.ends
    strong = side.emphasis is Emphasis.ACCENT
    end = replace(style.note, color=style.accent, bold=True) if strong else style.note
    top, height = side.strip.bottom + _ENDS_TOP, style.note.size * style.note.leading
    width_last = setter.width(words(last), end) + 1 if last else 0.0
    width_first = setter.width(words(first), style.note) + 1 if first else 0.0
    if first and first != last and width_first + width_last + style.note.size <= side.strip.w:
        place = Rect(side.strip.x, top, width_first, height)
        yield one_line(setter.frame(f"{id}/first", words(first), style.note, place, role=Role.NOTE))
    if last:
        left = max(side.strip.x, side.strip.right - width_last)
        aligned = replace(end, align="right" if left > side.strip.x else "left")
        place = Rect(left, top, width_last, height)
        yield one_line(setter.frame(f"{id}/last", words(last), aligned, place, role=Role.NOTE))


def _explanation(
    block: ComparisonBlock,
    sides: tuple[Side, Side],
    id: str,
    body: Rect,
    style: ExhibitStyle,
    setter: Setter,
) -> Iterator[TextFrame]:
    """Heading and text at the next column right of the shorter strip, centred on it."""
    short = min(sides, key=lambda side: side.compared.amount)
    longest = max(side.strip.right for side in sides)
    column = style.column_from(body, short.strip.right + style.gutter)
    if column > style.columns - _LEAST_TEXT + 1:
        column = style.column_from(body, longest + style.gutter - 0.1)
    x, width = style.span(body, column, style.columns - column + 1)
    place = Rect(x, short.strip.y, width, short.strip.h)
    room = Rect(x, short.row.y + style.gutter / 2, width, short.row.h - style.gutter / 2)
    yield from heading_and_text(block, id, place, room, style, setter)
