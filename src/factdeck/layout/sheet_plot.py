"""Stage layout: columns of the fact sheet, with their values on top and their names under the axis."""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.chart.model import ResolvedChart
from factdeck.layout.sheet_chart import breaks_well, broken, chart_node, points_of
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect, Role

_NAME_LINES = 2  # of a column


@dataclass(frozen=True, slots=True)
class Columns:
    """Vertical columns of one width, value on top, name under the axis in up to two lines."""

    pen: Pen
    id: str
    width: float
    chart: ResolvedChart
    grows: bool = True

    def height(self, fit: Fit) -> float:
        """Room for a value, the plot, the names."""
        return self.pen.design.plots.over + self._plot_height(fit) + self._names_height

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """The chart and its names; more height makes the columns higher, up to their greatest."""
        design = self.pen.design.plots
        free = max(height, self.height(fit)) - self.height(fit)
        tall = min(self._plot_height(fit) + free, max(design.height.greatest, self._plot_height(fit)))
        top = y + design.over
        span, highest = float(self.chart.maximum - self.chart.minimum), self._highest
        room = tall * span / highest if highest else tall
        plot = Rect(x, top + tall - room, self.width, room)
        rect = Rect(x, y, self.width, design.over + tall + self._names_height)
        gap = max(0.2, self._pitch / design.column - 1)
        count = len(points_of(self.chart))
        node = chart_node(self.pen, self.id, self.chart, rect, plot, gap=gap, names=((),) * count)
        return [node, *self._names(x, top + tall)]

    @property
    def _pitch(self) -> float:
        return self.width / len(points_of(self.chart))

    @property
    def _highest(self) -> float:
        return max((float(point.value - self.chart.minimum) for point in points_of(self.chart)), default=0.0)

    def _plot_height(self, fit: Fit) -> float:
        return self.pen.design.plots.height.at(fit.pitch)

    @property
    def _name_width(self) -> float:
        return self._pitch - mm(1)

    @property
    def _names_height(self) -> float:
        style = self.pen.style("bar_label")
        more = max(
            self.pen.more_lines(words(point.category), style, self._name_width)
            for point in points_of(self.chart)
        )
        return self.pen.design.plots.names + more + mm(1)

    def _names(self, x: float, axis: float) -> list[AnyNode]:
        pen, style = self.pen, replace(self.pen.style("bar_label"), align="center")
        baseline = axis + pen.design.plots.names
        return [
            pen.text(
                f"{self.id}/name-{index}",
                words(point.category),
                style,
                x + (index - 1) * self._pitch + mm(0.5),
                baseline,
                self._name_width,
                Role.LABEL,
            )
            for index, point in enumerate(points_of(self.chart), 1)
        ]


def fits_as_columns(pen: Pen, width: float, chart: ResolvedChart) -> bool:
    """Whether every column has room for its figure and for its name in two lines; else bars say it better."""
    points, pitch, style = points_of(chart), width / len(points_of(chart)), pen.style("bar_label")
    names = [broken(pen, point.category, style, pitch - mm(1)) for point in points]
    whole = all(breaks_well(pen, point.category, style, pitch - mm(1)) for point in points)
    figures = max(pen.width(point.figure, pen.style("value")) for point in points)
    return whole and max(map(len, names)) <= _NAME_LINES and figures <= pitch
