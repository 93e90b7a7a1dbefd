"""Layout stage: names of categories at an axis of the fact sheet: under it in their bands, or beside bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from factdeck.base.units import mm
from factdeck.chart.model import ChartKind, Point, ResolvedChart
from factdeck.layout.sheet_chart import breaks_well, broken, points_of
from factdeck.layout.sheet_pen import Pen, words
from factdeck.scene.text import Rect

LINES = frozenset({ChartKind.LINE, ChartKind.AREA})
"""Kinds whose points lie on the axis's points, not in bands."""

APART = mm(1)
"""Between two names or labels."""

_NAME_SHARE = 0.22  # of the width, for one name under the axis
_NAMES_SHARE = 0.4  # of the width, for names beside stacked bars


@dataclass(frozen=True, slots=True)
class AxisNames:
    """The names of a chart's categories; of stacked bars they stand beside the bars."""

    pen: Pen
    width: float
    chart: ResolvedChart

    @property
    def _lying(self) -> bool:
        return self.chart.kind is ChartKind.STACKED

    def name(self, point: Point) -> float:
        """What a name takes on one line, or broken where it is too long for that."""
        natural = self.pen.width(words(point.category), self.pen.style("bar_label"))
        return natural if self._lying else min(natural, self._widest_name)

    @property
    def _widest_name(self) -> float:
        """What a name under the axis may take before it is broken: a share of the width, but a whole word."""
        style, share = self.pen.style("bar_label"), self.width * _NAME_SHARE
        latin = [word for point in points_of(self.chart) for word in point.category.split() if word.isascii()]
        return max([share, *(self.pen.width(words(word), style) + 0.1 for word in latin)])

    def broken_in(self, band: float) -> bool:
        """Whether every name stands in its band, in lines."""
        style, points = self.pen.style("bar_label"), points_of(self.chart)
        whole = all(breaks_well(self.pen, point.category, style, band - APART / 2) for point in points)
        return self.chart.kind not in LINES and whole

    @property
    def beside(self) -> float:
        """The width of the names beside lying bars."""
        return min(max(map(self.name, points_of(self.chart))) + 0.1, self.width * _NAMES_SHARE)

    def lines(self, plot: Rect) -> tuple[tuple[str, ...], ...]:
        """The lines of every name; none where a dense row leaves it out."""
        style, points = self.pen.style("bar_label"), points_of(self.chart)
        if self._lying:
            return tuple(broken(self.pen, point.category, style, self.beside) for point in points)
        band = self.pitch(plot)
        if self.broken_in(band):
            return tuple(broken(self.pen, point.category, style, band - APART / 2) for point in points)
        shown = every(max(map(self.name, points)) + APART, band, len(points))
        room = self._widest_name
        lines = [broken(self.pen, point.category, style, room) for point in points]
        return tuple(line if index in shown else () for index, line in enumerate(lines))

    def pitch(self, plot: Rect) -> float:
        """From one category to the next under the axis."""
        count = len(self.chart.categories)
        return plot.w / (max(1, count - 1) if self.chart.kind is ChartKind.AREA else count)


def every(room: float, pitch: float, count: int) -> Sequence[int]:
    """Every place, or every second, third … counted from the last, so that each has `room`."""
    step = next((step for step in range(1, count) if step * pitch >= room), count)
    return range((count - 1) % step, count, step)
