"""Stage layout: horizontal bars, names left, values at the ends, the sentence in the empty corner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.units import inch
from factdeck.chart.model import Point, ResolvedChart
from factdeck.document.blocks import ChartBlock
from factdeck.layout.axis_labels import room_below
from factdeck.layout.beside import beside, is_narrow
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.names import NAME_LEADING, Names, fit_names, steps, words
from factdeck.layout.native import native, share
from factdeck.layout.panel import has_panel, holds_panel, panel_height, place_panel
from factdeck.layout.text import Setter, scaled
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect
from factdeck.theme.theme import TextStyle

MANY: Final = 8
"""From this number of bars on, names and values are set smaller and bars stand closer."""

MOST: Final = 12
"""More bars than this are better read as a table."""

_MANY_SIZE: Final = 16.0
_SURE: Final = 0.85  # of the room beside the names that a plot has at least: labels stand at its right
_THICKEST: Final = inch(0.8)
_WIDEST_PITCH: Final = inch(2)  # of bars: few stand together in the middle of the area
_NAME_SHARE: Final = 0.3  # of the body that names may take


@dataclass(frozen=True, slots=True)
class _Bars:
    """Bars placed: the plot, the names, the value style, the gap, and where each bar with its label ends."""

    chart: ResolvedChart
    plot: Rect
    names: Names
    value: TextStyle
    gap: float
    ends: tuple[float, ...]

    @property
    def pitch(self) -> float:
        return self.plot.h / len(self.ends)

    @property
    def margin(self) -> float:
        """From the edge of a bar's row to the bar."""
        return (self.pitch - self.pitch / (1 + self.gap)) / 2


def place_bars(
    block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """The native chart, and the panel in the corner under the long bars, at the right, or under the chart."""
    report_many(block.chart, setter)
    bars = _measure(block.chart, body, style, setter)
    if not has_panel(block):
        return (_node(id, body, bars, style),)
    if corner := _corner(block, body, bars, style, setter):
        return (_node(id, body, bars, style), *place_panel(block, id, corner, style, setter))
    chart_area, panel = beside(block, body, style, setter)
    bars = _measure(block.chart, chart_area, style, setter)
    level = (
        panel
        if panel.y > body.y or style.open_blocks
        else _level(panel, bars, panel_height(block, panel.w, style, setter))
    )
    return (_node(id, chart_area, bars, style), *place_panel(block, id, level, style, setter))


def _level(panel: Rect, bars: _Bars, least: float) -> Rect:
    """The panel from the top of the first bar to the foot of the last; from higher up where it needs more."""
    height = max(bars.plot.h - 2 * bars.margin, min(least, panel.h))
    top = min(bars.plot.y + bars.margin, panel.bottom - height)
    return Rect(panel.x, top, panel.w, height)


def report_many(chart: ResolvedChart, setter: Setter) -> None:
    """Say so where there are more marks than can be told apart."""
    if (count := len(chart.categories)) > MOST:
        setter.report("chart-too-many-marks", chart=chart.id, count=count, most=MOST)


def _measure(chart: ResolvedChart, area: Rect, style: ExhibitStyle, setter: Setter) -> _Bars:
    count = len(chart.categories)
    room = area.h - ticks_height(chart, style)
    height = min(room, _WIDEST_PITCH * count)
    pitch = height / count
    start = start_size(style.category, count, pitch)
    value = scaled(style.value, start_size(style.value, count, pitch))
    names = fit_names(chart.categories, style.category, start, area.w * _NAME_SHARE, pitch, setter)
    left = area.x + names.width + style.name_gap
    points = chart.series[0].points
    labels = [label_room(chart, point, value, style, setter) for point in points]
    room_right = area.right - left - tick_overhang(chart, style, setter)
    chart = room_below(chart, room_right * _SURE, _room_left(points, labels))
    width = min(_room(chart, point, room_right, label) for point, label in zip(points, labels, strict=True))
    if width < area.w / 4:
        setter.report("chart-label-too-wide", chart=chart.id)
        width = area.w / 4
    ends = (left + width * share(chart, p.value) + label for p, label in zip(points, labels, strict=True))
    gap = max(style.gap_many if count >= MANY else style.gap, pitch / _THICKEST - 1)
    plot = Rect(left, area.y + (room - height) / 2, width, height)
    return _Bars(chart, plot, names, value, gap, tuple(ends))


def _room_left(points: Sequence[Point], labels: Sequence[float]) -> float:
    """What the longest label of a bar to the left needs."""
    return max((label for point, label in zip(points, labels, strict=True) if point.value < 0), default=0.0)


def ticks_height(chart: ResolvedChart, style: ExhibitStyle) -> float:
    """Room under lying bars for the labels of the value axis; 0 where bars carry their values."""
    if chart.direct_labels or not chart.ticks:
        return 0.0
    return style.label_gap + min(style.category.size, style.value.size) * NAME_LEADING


def tick_overhang(chart: ResolvedChart, style: ExhibitStyle, setter: Setter) -> float:
    """How far the label of the last tick reaches over the end of a lying axis."""
    if chart.direct_labels or not chart.ticks:
        return 0.0
    return setter.width(words(chart.ticks[-1].label), style.category) / 2


def label_room(
    chart: ResolvedChart, point: Point, value: TextStyle, style: ExhibitStyle, setter: Setter
) -> float:
    """What a bar's label needs beyond its end; 0 where bars carry none."""
    return style.label_gap + setter.width(point.figure, value) if chart.direct_labels else 0.0


def start_size(style: TextStyle, count: int, pitch: float) -> float:
    """The size that text beside so many bars starts from, low enough for one line a bar."""
    size = min(style.size, _MANY_SIZE) if count >= MANY else style.size
    return next(
        (step for step in steps(style, size) if step * style.leading <= pitch), steps(style, size)[-1]
    )


def _room(chart: ResolvedChart, point: Point, room: float, label: float) -> float:
    """How wide the plot may be so that this bar and its label end inside."""
    part = share(chart, point.value)
    return min(room, (room - label) / part) if part > 0 else room


def _corner(block: ChartBlock, body: Rect, bars: _Bars, style: ExhibitStyle, setter: Setter) -> Rect | None:
    """The empty corner in the right half, from the top of a bar to the foot of the last one.

    What needs more height may stand on the foot of the body instead. A design may want it in fewer columns:
    then it is as high as it must be, on the foot of the last bar.
    """
    if style.takeaway_at == "side" and _has_room_beside(block, body, style, setter):
        return None
    if style.corner:
        return _low_corner(block, body, bars, style, setter)
    half = style.columns // 2
    x, width = style.span(body, half + 1, style.columns - half)
    first = len(bars.ends)
    while first > 0 and bars.ends[first - 1] <= x - style.gutter:
        first -= 1
    top = bars.plot.y + bars.pitch * first + bars.margin
    height = max(bars.plot.bottom - bars.margin - top, panel_height(block, width, style, setter))
    place = Rect(x, top, width, height)
    free = first < len(bars.ends) and top + height <= body.bottom
    return place if free and holds_panel(block, place, style, setter) else None


def _has_room_beside(block: ChartBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> bool:
    """Whether the panel can stand beside the bars, and their names and values are still as they should be."""
    if is_narrow(body):
        return False
    trying = replace(setter, diagnostics=Diagnostics())
    _measure(block.chart, beside(block, body, style, setter)[0], style, trying)
    return not len(trying.diagnostics)


def _low_corner(
    block: ChartBlock, body: Rect, bars: _Bars, style: ExhibitStyle, setter: Setter
) -> Rect | None:
    count = min(style.corner, style.columns // 2)
    x, width = style.span(body, style.columns - count + 1, count)
    height, foot = panel_height(block, width, style, setter), bars.plot.bottom - bars.margin
    place = Rect(x, foot - height, width, height)
    beside = max(0, int((place.y - bars.plot.y) / bars.pitch))  # the first bar whose row it reaches into
    free = place.y >= body.y and all(end <= x - style.gutter for end in bars.ends[beside:])
    return place if free and holds_panel(block, place, style, setter) else None


def _node(id: str, area: Rect, bars: _Bars, style: ExhibitStyle) -> AnyNode:
    return native(bars.chart, id, area, bars.plot, style, names=bars.names, value=bars.value, gap=bars.gap)
