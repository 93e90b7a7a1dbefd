"""Stage layout: stacked bars; the series are named over the segments of the first bar, or in a row above."""

from dataclasses import replace
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import ResolvedChart
from factdeck.document.blocks import ChartBlock
from factdeck.layout.bars import start_size, tick_overhang, ticks_height
from factdeck.layout.beside import with_panel
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.names import fit_names, one_line, steps, words
from factdeck.layout.native import native
from factdeck.layout.series_names import place_row, row_height
from factdeck.layout.text import Setter, scaled
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

_NAME_SHARE: Final = 0.3
_THICKEST: Final = inch(1.1)
_LONE: Final = 2.0  # times as thick and as wide apart may a single bar be: it has the area to itself
_WIDEST_PITCH: Final = inch(2)  # of bars: few stand together in the middle of the area
_INSIDE: Final = 6.0  # room at both sides of a value inside its segment
_LEAST_VALUE: Final = 14.0
_NAME_INSET: Final = 3.0  # from the edge of a segment to the name over it


def place_stacked(
    block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """The native chart, its series named, and the panel beside or under it."""
    return with_panel(_place, block, id, body, style, setter)


def _place(
    chart: ResolvedChart, id: str, area: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    ticks = ticks_height(chart, style)
    above = max(row_height(chart, area.w, style, setter), style.name.size * style.name.leading)
    pitch = (area.h - above - ticks) / len(chart.categories)
    start = start_size(style.category, len(chart.categories), pitch)
    names = fit_names(chart.categories, style.category, start, area.w * _NAME_SHARE, pitch, setter)
    left = area.x + names.width + style.name_gap
    right = area.right - tick_overhang(chart, style, setter)
    line = style.name.size * style.name.leading
    value, hidden = _values(chart, right - left, style, setter)
    over = [] if hidden else _over(chart, left, right, style, setter)
    key = _with_amounts(chart, hidden)
    top = line if over else row_height(key, area.w, style, setter)
    alone = _LONE if len(chart.categories) == 1 else 1.0
    height = min(area.h - top - ticks, _WIDEST_PITCH * alone * len(chart.categories))
    spare = (area.h - top - ticks - height) / 2
    plot = Rect(left, area.y + top + spare, right - left, height)
    gap = max(style.gap, plot.h / len(chart.categories) / (_THICKEST * alone) - 1)
    inset = plot.h / len(chart.categories) * gap / (1 + gap) / 2
    chart_area = Rect(area.x, plot.y, area.w, height + ticks)
    node = native(chart, id, chart_area, plot, style, names=names, value=value, gap=gap)
    node = replace(node, unlabelled=hidden)
    if not over:
        names_row = Rect(area.x, area.y + spare, area.w, top)
        return (*place_row(key, id, names_row, style, setter), node)
    frames: list[AnyNode] = []
    for index, (series, (x, width)) in enumerate(zip(chart.series, over, strict=True)):
        place = Rect(x + _NAME_INSET, plot.y + inset - line - 2, width - _NAME_INSET, line)
        name = words(series.name)
        frame = setter.frame(f"{id}/series/{index}/name", name, style.name, place, role=Role.LABEL)
        frames.append(one_line(frame))
    return (*frames, node)


def _over(
    chart: ResolvedChart, left: float, right: float, style: ExhibitStyle, setter: Setter
) -> list[tuple[float, float]]:
    """Left edge and width of each name over its segment of the first bar; empty where one has no room."""
    span = float(chart.maximum - chart.minimum)
    x, places = left, list[tuple[float, float]]()
    for series in chart.series:
        width = (right - left) * float(series.points[0].value) / span
        if setter.width(words(series.name), style.name) > width - 2 * _NAME_INSET:
            return []
        places.append((x, width))
        x += width
    return places


def _values(
    chart: ResolvedChart, width: float, style: ExhibitStyle, setter: Setter
) -> tuple[TextStyle, tuple[tuple[int, int], ...]]:
    """The largest size at which each value fits inside its segment, but for those that fit at no size."""
    if not chart.direct_labels:
        return style.value, ()
    least = min(_LEAST_VALUE, style.value.size)
    sizes = [scaled(style.value, size) for size in steps(style.value, style.value.size, least)]
    hidden = _without_room(chart, width, sizes[-1], setter)
    if hidden and len(chart.categories) > 1:
        setter.report("chart-label-too-wide", chart=chart.id)
    return next(one for one in sizes if _without_room(chart, width, one, setter) == hidden), hidden


def _without_room(
    chart: ResolvedChart, width: float, value: TextStyle, setter: Setter
) -> tuple[tuple[int, int], ...]:
    """(series, point) of the values that are wider than their segments."""
    scale = width / float(chart.maximum - chart.minimum)
    return tuple(
        (index, place)
        for index, series in enumerate(chart.series)
        for place, point in enumerate(series.points)
        if setter.width(point.figure, value) + _INSIDE > scale * float(point.value)
    )


def _with_amounts(chart: ResolvedChart, hidden: tuple[tuple[int, int], ...]) -> ResolvedChart:
    """The chart as its key tells it: a single bar's series with those amounts that the bar cannot show."""
    if len(chart.categories) > 1:
        return chart
    silent = {index for index, _ in hidden}
    series = (
        replace(one, name=f"{one.name} {one.points[0].figure}") if index in silent else one
        for index, one in enumerate(chart.series)
    )
    return replace(chart, series=tuple(series))
