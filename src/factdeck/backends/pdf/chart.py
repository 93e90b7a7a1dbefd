"""pdf backend: charts as vectors, drawn by matplotlib's artists through our renderer (ISO 32000-1 §8.5).

Everything is decided: domain, order, ticks and labels by the resolved chart, places and sizes by layout. The
small forms (unit charts, rank strips …) reach a backend as freeforms, never as chart nodes.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from factdeck.backends.pdf.chart_labels import (
    label_point,
    label_segment,
    paint_category,
    paint_slice_name,
    paint_ticks,
)
from factdeck.backends.pdf.chart_scale import Scale
from factdeck.backends.pdf.plain_marks import PlainMarks
from factdeck.backends.pdf.surface import PaintError, Surface
from factdeck.chart.model import ChartKind, Series
from factdeck.layout.label_color import light, mark_color
from factdeck.scene.nodes import ChartNode

if TYPE_CHECKING:
    from factdeck.backends.pdf.chart_marks import Marks

_GRID: Final = 0.5  # width of grid lines in a colour of their own, points
_HAIR: Final = 0.25  # and in the axis line's
_LINE: Final = 1 / 8  # of the names' size: how thick a series' line is
_DOT: Final = 3.1  # diameter of a point over the line's width
_PARTING: Final = 1 / 12  # of the names' size: the gap between slices


def paint_chart(surface: Surface, node: ChartNode) -> None:
    """Paint a chart. Raises PaintError for a kind that is no chart of axes or slices."""
    paint = _KINDS.get(node.chart.kind)
    if paint is None or node.chart.legend:
        raise PaintError(
            f"chart {node.chart.id}: {node.chart.kind} or its legend can't be painted as a chart"
        )
    paint(surface, node)


def _paint_bars(surface: Surface, node: ChartNode) -> None:
    """Bars or columns, side by side where there are several series; each name is read before its figures."""
    scale, marks, many = Scale(node), _marks(surface), len(node.chart.series)
    _paint_grid(surface, scale)
    for index in range(scale.count):
        paint_category(surface, scale, index)
        for slot, series in enumerate(node.chart.series):
            point = series.points[index]
            bar = scale.bar(index, scale.zero, point.value, slot, many)
            marks.bar(bar, mark_color(node, point.emphasis))
            if _labelled(node, slot, index):
                end = scale.along(point.value)
                place = (end, bar.y + bar.h / 2) if scale.lying else (bar.x + bar.w / 2, end)
                label_point(surface, scale, point, place)
    _paint_axis(surface, scale)


def _paint_stacked(surface: Surface, node: ChartNode) -> None:
    scale, marks = Scale(node), _marks(surface)
    _paint_grid(surface, scale)
    for index in range(scale.count):
        paint_category(surface, scale, index)
        start = Decimal(0)
        for number, series in enumerate(node.chart.series):
            point = series.points[index]
            bar = scale.bar(index, start, start + point.value)
            start += point.value
            marks.bar(bar, mark_color(node, point.emphasis))
            if point.value and _labelled(node, number, index):
                middle = (bar.x + bar.w / 2, bar.y + bar.h / 2)
                label_segment(surface, scale, point, middle)
    _paint_axis(surface, scale)


def _paint_lines(surface: Surface, node: ChartNode) -> None:
    scale, marks = Scale(node), _marks(surface)
    _paint_grid(surface, scale)
    _paint_axis(surface, scale)
    width = node.category.size * _LINE
    for series in node.chart.series:
        places = _places(scale, series)
        marks.line(places, mark_color(node, series.emphasis), width)
        for place, point in zip(places, series.points, strict=True):
            marks.dots((place,), width * _DOT, mark_color(node, point.emphasis))
    _paint_names_and_figures(surface, scale)


def _paint_areas(surface: Surface, node: ChartNode) -> None:
    scale, marks = Scale(node), _marks(surface)
    _paint_grid(surface, scale)
    base = scale.along(scale.zero)
    for series in node.chart.series:
        places = _places(scale, series)
        outline = [(places[0][0], base), *places, (places[-1][0], base)]
        marks.area(outline, mark_color(node, series.emphasis))
    _paint_axis(surface, scale)
    _paint_names_and_figures(surface, scale)


def _paint_names_and_figures(surface: Surface, scale: Scale) -> None:
    for index in range(scale.count):
        paint_category(surface, scale, index)
        for number, series in enumerate(scale.node.chart.series):
            point = series.points[index]
            if not _labelled(scale.node, number, index):
                continue
            height = scale.along(point.value) - _risen(scale.node, number, index)
            label_point(surface, scale, point, (scale.middle(index), height))


def _labelled(node: ChartNode, series: int, point: int) -> bool:
    """Whether a mark carries its figure."""
    return node.chart.direct_labels and (series, point) not in node.unlabelled


def _risen(node: ChartNode, series: int, point: int) -> float:
    """How much higher than at its mark a label stands, points."""
    return sum(rise for *at, rise in node.label_rises if at == [series, point])


def _paint_slices(surface: Surface, node: ChartNode) -> None:
    """Slices from 12 o'clock, clockwise, parted by lines in the page's light."""
    marks, plot, points = _marks(surface), node.plot, node.chart.series[0].points
    radius = min(plot.w, plot.h) / 2
    center = (plot.x + plot.w / 2, plot.y + plot.h / 2)
    hole = 0.0 if node.chart.kind is ChartKind.PIE else radius * node.hole
    total, start = sum(point.value for point in points), Decimal(0)
    ends: list[float] = []
    for point in points:
        turns = (float(start / total), float((start + point.value) / total))
        start += point.value
        ends.append(turns[1])
        if point.value:
            marks.slice(center, radius, hole, turns, mark_color(node, point.emphasis))
        if node.chart.direct_labels:
            paint_slice_name(surface, node, point, *_at(center, (radius + hole) / 2, sum(turns) / 2))
    solid = all(mark_color(node, point.emphasis) not in surface.scene.patterns for point in points)
    if solid and sum(point.value > 0 for point in points) > 1:
        for end in ends:
            edge = [_at(center, hole, end), _at(center, radius, end)]
            marks.line(
                edge,
                light(surface.scene.palette, surface.scene.scheme),
                node.category.size * _PARTING,
            )


def _at(center: tuple[float, float], radius: float, turn: float) -> tuple[float, float]:
    angle = 2 * pi * turn
    return center[0] + radius * sin(angle), center[1] - radius * cos(angle)


def _paint_axis(surface: Surface, scale: Scale) -> None:
    """The line of the category axis, where values are 0."""
    node, base = scale.node, scale.along(scale.zero)
    if node.axis_width > 0:
        _marks(surface).line(_across(scale, base), node.axis_color, node.axis_width)


def _paint_grid(surface: Surface, scale: Scale) -> None:
    """Grid lines and tick labels, where the marks carry no labels of their own."""
    if scale.node.chart.direct_labels:
        return
    own = scale.node.grid_color
    color, width = (own, _GRID) if own else (scale.node.axis_color, _HAIR)
    for tick in scale.node.chart.ticks:
        _marks(surface).line(_across(scale, scale.along(tick.value)), color, width)
    paint_ticks(surface, scale)


def _across(scale: Scale, place: float) -> list[tuple[float, float]]:
    plot = scale.node.plot
    if scale.lying:
        return [(place, plot.y), (place, plot.bottom)]
    return [(plot.x, place), (plot.right, place)]


def _places(scale: Scale, series: Series) -> list[tuple[float, float]]:
    return [(scale.middle(index), scale.along(point.value)) for index, point in enumerate(series.points)]


def _marks(surface: Surface) -> "Marks | PlainMarks":
    if not surface.artists:
        return PlainMarks(surface)
    from factdeck.backends.pdf.chart_marks import Marks  # matplotlib

    return Marks(surface)


_KINDS: Final[Mapping[ChartKind, Callable[[Surface, ChartNode], None]]] = {
    ChartKind.BAR: _paint_bars,
    ChartKind.COLUMN: _paint_bars,
    ChartKind.GROUPED: _paint_bars,
    ChartKind.STACKED: _paint_stacked,
    ChartKind.LINE: _paint_lines,
    ChartKind.AREA: _paint_areas,
    ChartKind.PIE: _paint_slices,
    ChartKind.DOUGHNUT: _paint_slices,
    ChartKind.RING: _paint_slices,
}
