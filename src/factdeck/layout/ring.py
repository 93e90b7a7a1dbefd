"""Stage layout: the geometry of a ring or pie: where its slices are and whether a name has room on one."""

from dataclasses import dataclass
from math import acos, atan2, cos, hypot, pi, sin
from typing import Final

from factdeck.scene.text import Rect

_INSIDE: Final = 3.0  # from a name to the edge of its slice
_PLACES: Final = 24  # places tried along a slice
_DEPTHS: Final = (0.5, 0.42, 0.58, 0.34, 0.66)  # tried between hole and edge


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring (or pie): its square, its hole over its diameter, start and end of each slice in turns.

    Turns count clockwise from 12 o'clock, 0–1.
    """

    square: Rect
    hole: float
    slices: tuple[tuple[float, float], ...]

    @property
    def radius(self) -> float:
        """The outer radius."""
        return self.square.w / 2

    @property
    def center(self) -> tuple[float, float]:
        """The centre."""
        return self.square.x + self.radius, self.square.y + self.radius

    def at(self, turn: float, radius: float) -> tuple[float, float]:
        """The point at `turn` and `radius`."""
        x, y = self.center
        return x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)

    def edge(self, height: float) -> float:
        """The turn, up to a quarter, of the edge's point `height` above the centre."""
        return acos(max(-1.0, min(1.0, height / self.radius))) / (2 * pi)

    def place_on(self, index: int, width: float, height: float) -> Rect | None:
        """Where a name of this size stands wholly on slice `index`: at 6 o'clock if it can, else mid-slice.

        None where the slice has no room for it.
        """
        start, end = self.slices[index]
        middle = (start + end) / 2
        turns = sorted(
            (start + (end - start) * n / _PLACES for n in range(1, _PLACES)), key=lambda t: abs(t - middle)
        )
        for turn in ([0.5] if start < 0.5 < end else []) + turns:
            for depth in _DEPTHS:
                x, y = self.at(turn, self.radius * (self.hole + (1 - self.hole) * depth))
                box = Rect(x - width / 2, y - height / 2, width, height)
                if self._holds(box, start, end):
                    return box
        return None

    def _holds(self, box: Rect, start: float, end: float) -> bool:
        return all(self._inside(*point, start, end) for point in _outline(box))

    def _inside(self, x: float, y: float, start: float, end: float) -> bool:
        distance = hypot(x - self.center[0], y - self.center[1])
        if not self.radius * self.hole + _INSIDE <= distance <= self.radius - _INSIDE:
            return False
        turn = (atan2(x - self.center[0], self.center[1] - y) / (2 * pi)) % 1.0
        slack = _INSIDE / (2 * pi * max(distance, 1.0))
        return end - start > 1 - 1e-9 or start + slack <= turn <= end - slack


def _outline(box: Rect) -> list[tuple[float, float]]:
    """Points around a box, close enough together that no slice edge passes between them unseen."""
    xs = [box.x + box.w * n / 8 for n in range(9)]
    ys = [box.y, box.y + box.h / 2, box.bottom]
    return [(x, y) for x in xs for y in ys]
