"""Stage layout: labels of a plot that no program places well by itself: the axis unit, values on a line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Context, Decimal
from itertools import pairwise
from typing import Final

from factdeck.chart.model import ChartKind, ResolvedChart, Series
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.names import one_line, words
from factdeck.layout.native import share
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

_HUNDREDTHS: Final = Context(prec=4, rounding=ROUND_FLOOR)
"""An axis need not end at a value of more digits."""

OVER_DOT: Final = 4.0
"""How much higher than over a column a value stands over the dot of a line."""


def under(area: Rect, height: float) -> Rect:
    """What is left of the area under its first `height` points."""
    return Rect(area.x, area.y + height, area.w, area.h - height)


def place_unit(
    chart: ResolvedChart, id: str, area: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[tuple[AnyNode, ...], Rect]:
    """What the value axis counts, over its labels, and the area left; nothing where marks carry values."""
    if chart.direct_labels or not chart.ticks or not chart.unit:
        return (), area
    height = style.note.size * style.note.leading
    name = words(chart.unit)
    place = Rect(area.x, area.y, setter.width(name, style.note) + 1, height)
    frame = one_line(setter.frame(f"{id}/unit", name, style.note, place, role=Role.LABEL))
    return (frame,), under(area, height + style.label_gap / 2)


def room_below(chart: ResolvedChart, length: float, room: float) -> ResolvedChart:
    """The chart with an axis that goes on far enough below its negative values to hold their labels.

    The axis is `length` points long, a label needs `room` of them; the names of categories stand behind it.
    """
    lowest = min(point.value for series in chart.series for point in series.points)
    if not chart.direct_labels or lowest >= 0 or not 0 < room < length:
        return chart
    part = Decimal(room / length)
    least = _HUNDREDTHS.divide(lowest - chart.maximum * part, 1 - part)
    return replace(chart, minimum=min(chart.minimum, least))


def label_rises(
    chart: ResolvedChart, plot: Rect, value: TextStyle, style: ExhibitStyle, setter: Setter
) -> tuple[tuple[int, int, float], ...]:
    """(series, point, points): how much higher a value stands, clear of its dot and of a rising line.

    In the valley of a lone line it stands under its dot, that is lower, where the axis leaves it room.
    """
    if chart.kind is not ChartKind.LINE or not chart.direct_labels:
        return ()
    pitch = plot.w / len(chart.categories)
    rises = [list(_rises(chart, series, plot.h / pitch, value, setter)) for series in chart.series]
    if len(rises) == 1:
        drop = value.size * value.leading + 2 * style.label_gap + OVER_DOT
        room = (drop + OVER_DOT) / plot.h
        for place in _valleys([share(chart, point.value) for point in chart.series[0].points], room):
            rises[0][place] = -drop
    return tuple((index, place, rise) for index, line in enumerate(rises) for place, rise in enumerate(line))


def _valleys(heights: Sequence[float], least: float) -> Iterator[int]:
    """The points, at least so high over the axis, from which a line rises to both sides."""
    for place, (left, here, right) in enumerate(zip(heights, heights[1:], heights[2:], strict=False), 1):
        if least <= here < min(left, right):
            yield place


def _rises(
    chart: ResolvedChart, series: Series, steepness: float, value: TextStyle, setter: Setter
) -> Iterator[float]:
    """For every point; `steepness` turns a step of the whole axis between neighbours into a slope."""
    heights = [share(chart, point.value) for point in series.points]
    steps = [(right - left) * steepness for left, right in pairwise(heights)]
    slopes = zip([0.0, *(-step for step in steps)], [*steps, 0.0], strict=True)
    for point, pair in zip(series.points, slopes, strict=True):
        yield OVER_DOT + max(0.0, *pair) * setter.width(point.figure, value) / 2
