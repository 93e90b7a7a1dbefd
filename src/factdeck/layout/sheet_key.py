"""Stage layout: the names of a chart's series on the fact sheet, each after a square in its colour."""

from dataclasses import dataclass

from factdeck.base.units import mm
from factdeck.chart.model import Emphasis, ResolvedChart
from factdeck.layout.sheet_chart import swatch
from factdeck.layout.sheet_pen import Pen, words
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Role

_LINE = mm(5)
_BASELINE = mm(3.2)
_APART = mm(4)
_NAME = mm(1.2)  # square to name


@dataclass(frozen=True, slots=True)
class Key:
    """Series names from left to right, on as many lines as they need; a lone series needs none.

    `unit` is what an axis without a unit at its ticks counts; it stands at the right end of a line.
    """

    pen: Pen
    id: str
    width: float
    chart: ResolvedChart
    unit: str = ""

    @property
    def height(self) -> float:
        """The lines' heights."""
        places = self._places()
        lines = max((y + tall for _, y, _, tall in places), default=0.0)
        end = max((x + width for x, y, width, tall in places if y + tall == lines), default=self.width)
        return lines + (_LINE if self.unit and end + _APART + self._unit_width > self.width else 0.0)

    def place(self, x: float, y: float) -> list[AnyNode]:
        """Squares and names, then the unit."""
        style, side = self.pen.style("bar_label"), self.pen.design.rings.swatch
        nodes: list[AnyNode] = []
        for index, (left, top, width, _) in enumerate(self._places(), 1):
            at, baseline, emphasis = f"{self.id}/key-{index}", y + top + _BASELINE, self._emphasis(index)
            nodes += swatch(self.pen, at, x + left, baseline, emphasis)
            name, start = words(self.chart.series[index - 1].name), x + left + side + _NAME
            room = width - side - _NAME
            nodes.append(self.pen.text(f"{at}/name", name, style, start, baseline, room, Role.LABEL))
        return nodes + self._unit(x, y)

    def _emphasis(self, number: int) -> Emphasis:
        return self.chart.series[number - 1].emphasis

    @property
    def _unit_width(self) -> float:
        return self.pen.width(words(self.unit), self.pen.style("tick")) + 0.05

    def _unit(self, x: float, y: float) -> list[AnyNode]:
        if not self.unit:
            return []
        width, style = self._unit_width, self.pen.style("tick")
        left, baseline = x + self.width - width, y + self.height - _LINE + _BASELINE
        return [self.pen.text(f"{self.id}/unit", words(self.unit), style, left, baseline, width, Role.NOTE)]

    def _places(self) -> list[tuple[float, float, float, float]]:
        """Left edge, top, width and height of every entry."""
        if len(self.chart.series) < 2:
            return []
        style, side = self.pen.style("bar_label"), self.pen.design.rings.swatch
        places: list[tuple[float, float, float, float]] = []
        x = y = 0.0
        for series in self.chart.series:
            wide = min(self.width, side + _NAME + self.pen.width(words(series.name), style) + 0.05)
            if x and x + wide > self.width:
                x, y = 0.0, y + _LINE
            more = self.pen.more_lines(words(series.name), style, wide - side - _NAME)
            places.append((x, y, wide, more + _LINE))
            x, y = (0.0, y + more + _LINE) if more else (x + wide + _APART, y)
        return places
