"""Stage layout: where the panel of a chart stands: in three columns beside it, or under it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.units import inch
from factdeck.chart.model import ResolvedChart
from factdeck.document.blocks import ChartBlock
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.panel import has_panel, holds_panel, panel_height, place_panel
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect

CROWDED: Final = frozenset({"chart-label-too-wide", "chart-name-too-long"})
"""What is found where marks have no room for their values or names."""

_UNDER: Final = 0.5  # of the body's height: the most that a panel under the chart takes
_LINES: Final = 2  # of a sentence alone under a chart
_NARROW: Final = inch(9)  # a body narrower than this has its panel under the chart

_Place = Callable[[ResolvedChart, str, Rect, ExhibitStyle, Setter], tuple[AnyNode, ...]]


def is_narrow(body: Rect) -> bool:
    """Whether a body has no room for a panel beside its chart."""
    return body.w < _NARROW


def beside(block: ChartBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> tuple[Rect, Rect]:
    """The chart's area and the panel's: in the last or first three columns, or under the chart.

    It stands under the chart in a narrow body, and where the sentence is too long for a column.
    """
    left = style.side == "left"
    x, width = style.span(body, 1 if left else max(1, style.columns - 2), 3)
    side = Rect(x, body.y, width, body.h)
    if is_narrow(body) or not holds_panel(block, side, style, setter):
        return _under(block, body, style, setter)
    room = body.w - side.w - style.panel_gap
    return replace(body, x=side.right + style.panel_gap if left else body.x, w=room), side


def with_panel(
    place: _Place,
    block: ChartBlock,
    id: str,
    body: Rect,
    style: ExhibitStyle,
    setter: Setter,
) -> tuple[AnyNode, ...]:
    """What `place` makes of the chart, and the block's panel, if it has one, beside or under it.

    It stands under a chart that is too crowded beside it, if that helps. A short sentence alone stands under
    the chart too: a column for it would break it into pieces and stay empty below.
    """
    if not has_panel(block):
        return place(block.chart, id, body, style, setter)
    area, panel = (_under if _reads_under(block, body, style, setter) else beside)(block, body, style, setter)
    nodes, found = _tried(place, block.chart, id, area, style, setter)
    if panel.y == body.y and _is_crowded(found):
        low, under = _under(block, body, style, setter)
        others, left = _tried(place, block.chart, id, low, style, setter)
        if not _is_crowded(left):
            nodes, found, panel = others, left, under
    setter.diagnostics.extend(found)
    return nodes + place_panel(block, id, panel, style, setter)


def _reads_under(block: ChartBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> bool:
    """Whether there is a sentence alone, of no more than `_LINES` lines over the whole width."""
    if block.figures or style.takeaway_at != "corner" or style.open_blocks:
        return False
    room = Rect(0, 0, body.w, float("inf"))
    return setter.fits(block.takeaway, replace(style.takeaway, max_lines=_LINES), room)


def _tried(
    place: _Place,
    chart: ResolvedChart,
    id: str,
    area: Rect,
    style: ExhibitStyle,
    setter: Setter,
) -> tuple[tuple[AnyNode, ...], Diagnostics]:
    """The chart's nodes, and what was found meanwhile."""
    found = Diagnostics()
    return place(chart, id, area, style, replace(setter, diagnostics=found)), found


def _is_crowded(found: Diagnostics) -> bool:
    return any(item.code in CROWDED for item in found)


def _under(block: ChartBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> tuple[Rect, Rect]:
    """The chart's area and the panel's, on the foot of the body."""
    height = min(panel_height(block, body.w, style, setter), body.h * _UNDER)
    top = body.bottom - height
    return Rect(body.x, body.y, body.w, top - style.gutter - body.y), Rect(body.x, top, body.w, height)
