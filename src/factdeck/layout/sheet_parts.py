"""Stage layout: the parts of a doughnut or pie on the fact sheet: colour, name and figure, a row each."""

from dataclasses import dataclass

from factdeck.base.units import mm
from factdeck.chart.model import Point, ResolvedChart
from factdeck.layout.sheet_chart import breaks_well, points_of, swatch
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Role

_MOST_LINES = 2  # of a name
_NAME = mm(1.4)  # square to name
_APART = mm(1)  # name to figure
_AIR = mm(1.6)  # between rows of several lines


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a whole in `width`; names of several lines make their row higher."""

    pen: Pen
    id: str
    width: float
    chart: ResolvedChart
    grows: bool = False

    @property
    def natural(self) -> float:
        """The width in which every name stands on one line."""
        style = self.pen.style("bar_label")
        return max(
            self._taken(point) + self.pen.width(words(point.category), style)
            for point in points_of(self.chart)
        )

    @property
    def fits(self) -> bool:
        """Whether no name needs more than two lines and no word is broken."""
        style = self.pen.style("bar_label")
        return all(
            self._room(point) > 0
            and breaks_well(self.pen, point.category, style, self._room(point))
            and self.pen.lines(words(point.category), style, self._room(point)) <= _MOST_LINES
            for point in points_of(self.chart)
        )

    def height(self, fit: Fit) -> float:
        """A row a part."""
        return sum(self._row(point, fit) for point in points_of(self.chart))

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Rows from the top."""
        del height
        nodes: list[AnyNode] = []
        for index, point in enumerate(points_of(self.chart), 1):
            first = y + (self._row(point, fit) - self._more(point)) / 2 + mm(1.2)
            nodes += self._part(f"{self.id}/part-{index}", point, x, first)
            y += self._row(point, fit)
        return nodes

    def _part(self, at: str, point: Point, x: float, baseline: float) -> list[AnyNode]:
        pen, value = self.pen, self.pen.style("value")
        left = x + pen.design.rings.swatch + _NAME
        end = x + self.width - pen.width(point.figure, value) - 0.05
        name, style, room = words(point.category), pen.style("bar_label"), self._room(point)
        return [
            *swatch(pen, at, x, baseline, point.emphasis),
            pen.text(f"{at}/name", name, style, left, baseline, room, Role.LABEL),
            pen.phrase(f"{at}/figure", point.figure, value, end, baseline, Role.FIGURE),
        ]

    def _taken(self, point: Point) -> float:
        figure = self.pen.width(point.figure, self.pen.style("value"))
        return self.pen.design.rings.swatch + _NAME + _APART + figure + 0.1

    def _room(self, point: Point) -> float:
        return self.width - self._taken(point)

    def _more(self, point: Point) -> float:
        return self.pen.more_lines(words(point.category), self.pen.style("bar_label"), self._room(point))

    def _row(self, point: Point, fit: Fit) -> float:
        least, more = self.pen.design.rings.part.at(fit.pitch), self._more(point)
        return max(least, more + self.pen.style("bar_label").size * 1.33 + _AIR) if more else least
