"""pdf backend: the marks of a chart as plain paths, for pictures of pages: matplotlib takes 0.4 s to import.

What is printed is drawn by matplotlib's artists (`chart_marks.py`); the two are alike to the pixel (tested).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin, tan

from factdeck.backends.pdf.operators import numbers, path, rectangle, rounded
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.nodes import Close, Curve, LineTo, Move, PathCommand, Rect

Color = tuple[float, float, float]
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlainMarks:
    """Draws what `Marks` draws."""

    surface: Surface

    def bar(self, rect: Rect, color: Color) -> None:
        """A filled rectangle."""
        self._fill(rectangle(rect, self.surface.flip), color)

    def slice(
        self, center: Place, radius: float, hole: float, turns: tuple[float, float], color: Color
    ) -> None:
        """A slice from turn to turn, clockwise from 12 o'clock; `hole` is the inner radius."""
        start, end = (2 * pi * turn - pi / 2 for turn in turns)
        outer = list(_arc(center, radius, start, end))
        inner = list(_arc(center, hole, end, start))
        first, middle = _on(center, radius, start), _on(center, hole, end)
        commands = (Move(*first), *outer, LineTo(*middle), *inner, Close())
        self._fill(path(commands, self.surface.flip), color)

    def area(self, places: Sequence[Place], color: Color) -> None:
        """A filled polygon."""
        self._fill(self._outline((*_polyline(places), Close())), color)

    def line(self, places: Sequence[Place], color: Color, width: float) -> None:
        """A polyline with round corners."""
        pen = f"{numbers(*color)} RG {numbers(width)} w 1 j 0 J"
        self.surface.emit(f"q {pen} {self._outline(_polyline(places))} S Q")

    def dots(self, places: Iterable[Place], diameter: float, color: Color) -> None:
        """Filled circles."""
        for x, y in places:
            box = Rect(x - diameter / 2, y - diameter / 2, diameter, diameter)
            self._fill(self._outline(rounded(box, diameter / 2)), color)

    def _outline(self, commands: Iterable[PathCommand]) -> str:
        return path(commands, self.surface.flip)

    def _fill(self, outline: str, color: Color) -> None:
        self.surface.emit(f"{numbers(*color)} rg {outline} f")


def _polyline(places: Sequence[Place]) -> tuple[PathCommand, ...]:
    return (Move(*places[0]), *(LineTo(*place) for place in places[1:]))


def _on(center: Place, radius: float, angle: float) -> Place:
    return center[0] + radius * cos(angle), center[1] + radius * sin(angle)


def _arc(center: Place, radius: float, start: float, end: float) -> Iterable[Curve]:
    """An arc as cubic curves of an eighth of a turn at most (handles 4/3 tan(a/4))."""
    count = max(1, ceil(abs(end - start) / (pi / 4)))
    step = (end - start) / count
    handle = 4 / 3 * tan(step / 4) * radius
    for number in range(count):
        one, other = start + number * step, start + (number + 1) * step
        (x1, y1), (x2, y2) = _on(center, radius, one), _on(center, radius, other)
        yield Curve(
            x1 - handle * sin(one),
            y1 + handle * cos(one),
            x2 + handle * sin(other),
            y2 - handle * cos(other),
            x2,
            y2,
        )
