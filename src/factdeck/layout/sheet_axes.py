"""Stage layout: charts of the fact sheet with axes: lines, areas, grouped and many columns, stacked bars.

Figures stand at the marks where they have room, else the value axis is read; names of categories are broken
in two, and of a row of years that is too dense every second or third is named, the last always.
"""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.chart.model import ChartKind, Point, ResolvedChart
from factdeck.layout.sheet_axis_names import APART, LINES, AxisNames, every
from factdeck.layout.sheet_chart import chart_node, points_of
from factdeck.layout.sheet_key import Key
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect

AXES = frozenset({ChartKind.LINE, ChartKind.AREA, ChartKind.GROUPED, ChartKind.STACKED})
"""Kinds drawn with axes."""

_LABEL_GAP = mm(1.8)  # a point to its label
_STEEPEST = mm(5)  # the most that a label is lifted over a steep line
_GROWTH = mm(12)  # the most that a plot grows over what it asks for
_COLUMN_GAP = 0.79  # between groups, of a column's width
_TICK_LEADING = 1.3  # em between the ticks of an upright axis
_ROUNDS = 12  # until sides and bands agree


@dataclass(frozen=True, slots=True)
class Axes:
    """A chart with axes: series names above, the plot, names of categories under it or beside it."""

    pen: Pen
    id: str
    width: float
    chart: ResolvedChart
    grows: bool = True

    def height(self, fit: Fit) -> float:
        """Series names, plot, category names."""
        return self._key.height + self._over + self._plot_height(fit) + self._under

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Series names, then the chart with its axes."""
        key = self._key
        total = min(max(height, self.height(fit)), self.height(fit) + _GROWTH) - key.height
        rect = Rect(x, y + key.height, self.width, total)
        plot = self._plot(rect)
        chart = self._thinned(plot)
        value = self.pen.style("value" if chart.direct_labels else "tick")
        node = chart_node(
            self.pen,
            self.id,
            chart,
            rect,
            plot,
            value=value,
            label_gap=self._label_gap(plot),
            names=self._axis_names.lines(plot),
            unlabelled=self._unlabelled(plot),
            gap=_COLUMN_GAP,
        )
        return [*key.place(x, y), node]

    # --- how it is drawn

    @property
    def _axis_names(self) -> AxisNames:
        return AxisNames(self.pen, self.width, self.chart)

    @property
    def _lying(self) -> bool:
        return self.chart.kind is ChartKind.STACKED

    @property
    def _drawn(self) -> ResolvedChart:
        """The chart with figures at its marks only where columns are as wide as their figures."""
        side_by_side = self.chart.kind not in AXES - {ChartKind.GROUPED}
        if not (self.chart.direct_labels and side_by_side):
            return self.chart
        slots = len(self.chart.series)
        bar = self.width / len(self.chart.categories) / (slots + _COLUMN_GAP)
        widest = max(self._label(point) for series in self.chart.series for point in series.points)
        return replace(self.chart, direct_labels=widest <= bar + APART)

    def _thinned(self, plot: Rect) -> ResolvedChart:
        """The chart with every second or third tick where all have no room on the value axis; zero stays."""
        chart, style = self._drawn, self.pen.style("tick")
        if chart.direct_labels or len(chart.ticks) < 2:
            return chart
        widest = max(self.pen.width(words(tick.label), style) for tick in chart.ticks)
        room = widest + 2 * APART if self._lying else style.size * _TICK_LEADING
        pitch = (plot.w if self._lying else plot.h) / (len(chart.ticks) - 1)
        step = next((step for step in range(1, len(chart.ticks)) if step * pitch >= room), len(chart.ticks))
        return replace(chart, ticks=chart.ticks[::step])

    @property
    def _key(self) -> Key:
        chart = self._drawn
        return Key(self.pen, self.id, self.width, chart, "" if chart.direct_labels else chart.unit)

    @property
    def _over(self) -> float:
        if self._lying:
            return 0.0
        return mm(5) if self._drawn.direct_labels else mm(1.5)

    @property
    def _under(self) -> float:
        if self._lying:
            return 0.0 if self._drawn.direct_labels else mm(5)
        lines = max(
            (len(name) for name in self._axis_names.lines(self._plot(Rect(0, 0, self.width, 0)))), default=1
        )
        return self.pen.design.plots.names + mm(1.5) + (max(1, lines) - 1) * self._leading

    @property
    def _leading(self) -> float:
        return self.pen.style("bar_label").size * 1.25

    def _plot_height(self, fit: Fit) -> float:
        if self._lying:
            lines = max(map(len, self._axis_names.lines(Rect(0, 0, self.width, 0))))
            pitch = max(self.pen.design.bars.pitch.greatest, lines * self._leading + mm(1))
            return pitch * len(self.chart.categories)
        return self.pen.design.plots.height.at(fit.pitch)

    def _plot(self, rect: Rect) -> Rect:
        """The plot in its frame: first and last label stay inside, ticks or names stand left of it."""
        left, right = self._sides
        under = 0.0 if rect.h == 0 else self._under
        return Rect(rect.x + left, rect.y + self._over, rect.w - left - right, rect.h - self._over - under)

    @property
    def _sides(self) -> tuple[float, float]:
        chart = self._drawn
        if self._lying:
            last = (
                self.pen.width(words(chart.ticks[-1].label), self.pen.style("tick")) if chart.ticks else 0.0
            )
            return self._axis_names.beside + _LABEL_GAP, 0.0 if chart.direct_labels else last / 2
        if not chart.direct_labels:
            band = (
                0.0
                if chart.kind is ChartKind.AREA
                else (self.width - self._tick_width) / len(chart.categories)
            )
            first, last = (self._axis_names.name(points_of(chart)[place]) for place in (0, -1))
            beyond = 0.0 if self._axis_names.broken_in(band) else 1.0
            left = max(self._tick_width, beyond * (first - band) / 2 + mm(1))
            return left, max(mm(2), beyond * (last - band) / 2 + mm(1))
        if chart.kind not in LINES:
            return 0.0, 0.0
        ends = (points_of(chart)[0], points_of(chart)[-1])
        left, right = (max(self._label(point), self._axis_names.name(point)) / 2 for point in ends)
        return (left, right) if chart.kind is ChartKind.AREA else self._beyond(left, right)

    def _beyond(self, left: float, right: float) -> tuple[float, float]:
        """What half labels take beyond half the bands at the plot's ends, which shrink as the sides grow."""
        count, sides = len(self.chart.categories), (0.0, 0.0)
        for _ in range(_ROUNDS):
            half = (self.width - sum(sides)) / count / 2
            sides = (max(0.0, left - half), max(0.0, right - half))
        return sides

    @property
    def _tick_width(self) -> float:
        style = self.pen.style("tick")
        widths = (self.pen.width(words(tick.label), style) for tick in self.chart.ticks)
        return max(widths, default=0.0) + _LABEL_GAP + mm(0.5)

    def _label(self, point: Point) -> float:
        return self.pen.width(point.figure, self.pen.style("value"))

    # --- figures at the marks

    def _unlabelled(self, plot: Rect) -> tuple[tuple[int, int], ...]:
        """The marks whose figure has no room: dense points of a line, short segments of a bar."""
        if not self._drawn.direct_labels:
            return ()
        if self._lying:
            return tuple(self._short_segments(plot))
        if self.chart.kind not in LINES:
            return ()
        points = points_of(self.chart)
        shown = every(max(map(self._label, points)) + APART, self._axis_names.pitch(plot), len(points))
        first, *others = shown
        kept = {first - 1 if self._is_valley(first) else first}
        kept |= {index for index in others if not self._is_valley(index)}
        return tuple((0, index) for index in range(len(points)) if index not in kept)

    def _is_valley(self, index: int) -> bool:
        """Whether the line rises on both sides of a point: it would cross the figure over it."""
        values = [point.value for point in points_of(self.chart)]
        return 0 < index < len(values) - 1 and values[index] < min(values[index - 1], values[index + 1])

    def _short_segments(self, plot: Rect) -> list[tuple[int, int]]:
        span = float(self.chart.maximum - self.chart.minimum) or 1.0
        return [
            (number, index)
            for number, series in enumerate(self.chart.series)
            for index, point in enumerate(series.points)
            if plot.w * float(point.value) / span < self._label(point) + APART
        ]

    def _label_gap(self, plot: Rect) -> float:
        """How far labels stand over their points: clear of the line that rises beside them."""
        if self.chart.kind not in LINES or not self._drawn.direct_labels:
            return _LABEL_GAP
        points = points_of(self.chart)
        span = float(self.chart.maximum - self.chart.minimum) or 1.0
        least = float(self.chart.minimum)
        heights = [plot.h * (float(point.value) - least) / span for point in points]
        hidden = self._unlabelled(plot)
        lifts = [
            (heights[other] - heights[index]) / self._axis_names.pitch(plot) * self._label(points[index]) / 2
            for index in range(len(points))
            for other in (index - 1, index + 1)
            if 0 <= other < len(points) and (0, index) not in hidden
        ]
        room = self._over + plot.h - max(heights) - self.pen.style("value").size  # over the highest point
        return max(_LABEL_GAP * 0.7, min(_LABEL_GAP * 0.7 + min(_STEEPEST, max(0.0, *lifts, 0.0)), room))
