"""Stage layout: bars among the key figures of the fact sheet: the first one large, its figure large too."""

from dataclasses import dataclass

from factdeck.base.units import mm
from factdeck.chart.model import Emphasis, Point, ResolvedChart
from factdeck.layout.sheet_chart import points_of
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect, Role
from factdeck.theme.sheet_forms import RailDesign
from factdeck.theme.theme import TextStyle

_SHORTEST = mm(0.35)  # a bar that is never quite nothing
_VALUE_GAP = mm(2)  # bar to its figure
_CENTER = 0.36  # baseline under the middle of a line, in em
_NAME_COLUMNS = 3  # names take one of so many columns of the grid


@dataclass(frozen=True, slots=True)
class LeadBars:
    """Names at the left, bars on one scale, figures after them; the longest fills the width."""

    pen: Pen
    id: str
    width: float
    chart: ResolvedChart
    rail: RailDesign
    grows: bool = True

    def height(self, fit: Fit) -> float:
        """The first bar's room and a pitch for each of the others."""
        return sum(self._rows(fit, 0.0))

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Name, bar, figure, row by row."""
        points = points_of(self.chart)
        free = max(0.0, height - self.height(fit)) / (len(points) - 1 + self.rail.lead)
        most = self.rail.pitch.greatest - self.rail.pitch.at(fit.pitch)
        nodes: list[AnyNode] = []
        for index, tall in enumerate(self._rows(fit, min(free, max(0.0, most)))):
            nodes += self._row(index, points[index], x, y, tall)
            y += tall
        return nodes

    @property
    def _left(self) -> float:
        return self.pen.left(0.0, self.width, _NAME_COLUMNS, 1)

    def _rows(self, fit: Fit, more: float) -> list[float]:
        """The rows' heights; a name of several lines needs its lines."""
        pitch = self.rail.pitch.at(fit.pitch) + more
        style, room = self.pen.style("bar_label", fit), self.pen.column(self.width, _NAME_COLUMNS)
        needs = [
            self.pen.height(words(point.category), style, room) + mm(2) for point in points_of(self.chart)
        ]
        return [
            max(need, pitch * (self.rail.lead if index == 0 else 1.0)) for index, need in enumerate(needs)
        ]

    def _value_style(self, index: int) -> TextStyle:
        name, point = ("key" if index else "hero_tile"), points_of(self.chart)[index]
        return self.pen.fitting(point.figure, self.pen.style(name), (self.width - self._left) * 0.7, 9)

    def _scale(self) -> float:
        """Points of bar for one unit, so that every bar and its figure have room."""
        room = self.width - self._left - _VALUE_GAP - mm(0.5)
        scales = [
            (room - self.pen.width(point.figure, self._value_style(index))) / float(point.value)
            for index, point in enumerate(points_of(self.chart))
            if point.value > 0
        ]
        return max(0.0, min(scales, default=0.0))

    def _row(self, index: int, point: Point, x: float, y: float, tall: float) -> list[AnyNode]:
        pen, middle = self.pen, y + tall / 2
        at = f"{self.id}/bar-{index + 1}" if index else f"{self.id}/lead"
        name, style = words(point.category), pen.style("bar_label")
        room, value = pen.column(self.width, _NAME_COLUMNS), self._value_style(index)
        first = middle - pen.more_lines(name, style, room) / 2 + style.size * _CENTER
        pitch = self.rail.pitch.natural * (self.rail.lead if index == 0 else 1.0)
        bar = min(tall, pitch) * self.rail.bars[1 if index else 0]
        rect = Rect(x + self._left, middle - bar / 2, max(_SHORTEST, float(point.value) * self._scale()), bar)
        color = pen.design.colors[Emphasis.ACCENT if self._accented(index) else Emphasis.NEUTRAL]
        role = Role.DECORATION if index else Role.CHART
        end = rect.right + _VALUE_GAP
        return [
            pen.text(f"{at}/name", name, style, x, first, room, Role.LABEL),
            Box(id=at, rect=rect, fill=color, role=role, alt="" if index else self.chart.alt),
            pen.phrase(
                f"{at}/{'value' if index else 'figure'}",
                point.figure,
                value,
                end,
                middle + value.size * _CENTER,
                Role.FIGURE,
            ),
        ]

    def _accented(self, index: int) -> bool:
        points = points_of(self.chart)
        stressed = [point.emphasis is Emphasis.ACCENT for point in points]
        return stressed[index] if any(stressed) else index == 0
