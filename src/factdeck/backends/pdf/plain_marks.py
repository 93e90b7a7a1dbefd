"""pdf backend: the marks of a chart as plain paths, for pictures of pages: matplotlib takes 0.4 s to import.

What is printed is drawn by matplotlib's artists (`chart_marks.py`); the two are alike to the pixel (tested).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin, tan

from factdeck.backends.pdf.hatching import Extent, hatched
from factdeck.backends.pdf.operators import path, rectangle, rounded
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect

Place = tuple[float, float]
HAIR = 0.75  # points: the outline of a hollow dot


@dataclass(frozen=True, slots=True)
class PlainMarks:
    """Draws what `Marks` draws; fills are palette colours or patterns by name."""

    surface: Surface

    def bar(self, rect: Rect, fill: str) -> None:
        """A filled rectangle."""
        self._fill(
            rectangle(rect, self.surface.flip),
            fill,
            self._extent([(rect.x, rect.y), (rect.right, rect.bottom)]),
        )

    def slice(self, center: Place, radius: float, hole: float, turns: tuple[float, float], fill: str) -> None:
        """A slice from turn to turn, clockwise from 12 o'clock; `hole` is the inner radius."""
        start, end = (2 * pi * turn - pi / 2 for turn in turns)
        outer = list(_arc(center, radius, start, end))
        inner = list(_arc(center, hole, end, start))
        first, middle = _on(center, radius, start), _on(center, hole, end)
        commands = (Move(*first), *outer, LineTo(*middle), *inner, Close())
        around = [(center[0] + side * radius, center[1] + side * radius) for side in (-1, 1)]
        self._fill(path(commands, self.surface.flip), fill, self._extent(around))

    def area(self, places: Sequence[Place], fill: str) -> None:
        """A filled polygon."""
        self._fill(self._outline((*_polyline(places), Close())), fill, self._extent(places))

    def line(self, places: Sequence[Place], color: str, width: float) -> None:
        """A polyline with round corners."""
        pen = f"{self.surface.stroke(color, width)} 1 j 0 J"
        self.surface.emit(f"q {pen} {self._outline(_polyline(places))} S Q")

    def dots(self, places: Iterable[Place], diameter: float, fill: str) -> None:
        """Circles: filled, of a pattern its ground outlined."""
        pattern = self.surface.scene.patterns.get(fill)
        for x, y in places:
            box = Rect(x - diameter / 2, y - diameter / 2, diameter, diameter)
            circle = self._outline(rounded(box, diameter / 2))
            if pattern:
                pen = self.surface.stroke(pattern.line, pattern.outline or HAIR)
                self.surface.emit(f"q {self.surface.fill(pattern.ground)} {pen} {circle} B Q")
            else:
                self.surface.emit(f"{self.surface.fill(fill)} {circle} f")

    def _outline(self, commands: Iterable[PathCommand]) -> str:
        return path(commands, self.surface.flip)

    def _extent(self, places: Sequence[Place]) -> Extent:
        xs, ys = [x for x, _ in places], [self.surface.flip(y) for _, y in places]
        return min(xs), min(ys), max(xs), max(ys)

    def _fill(self, outline: str, fill: str, extent: Extent) -> None:
        pattern = self.surface.scene.patterns.get(fill)
        if pattern is None:
            self.surface.emit(f"{self.surface.fill(fill)} {outline} f")
            return
        self.surface.emit(hatched(self.surface, outline, extent, pattern))
        if pattern.outline:
            self.surface.emit(f"q {self.surface.stroke(pattern.color, pattern.outline)} {outline} S Q")


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
