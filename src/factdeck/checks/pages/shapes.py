"""Checks stage: whether a place lies in a filled shape: contours flattened, non-zero winding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect

Place = tuple[float, float]
_STEPS: Final = 4  # straight edges that stand for a curve


@dataclass(frozen=True, slots=True)
class Contour:
    """A closed polygon and its bounds."""

    places: tuple[Place, ...]
    bounds: Rect


def contour(places: Sequence[Place]) -> Contour:
    """The polygon through the places."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return Contour(tuple(places), Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))


def contours(commands: Iterable[PathCommand]) -> tuple[Contour, ...]:
    """The contours of a path."""
    found: list[Contour] = []
    places: list[Place] = []
    for command in commands:
        match command:
            case Move() | Close():
                if len(places) > 2:
                    found.append(contour(places))
                places = [(command.x, command.y)] if isinstance(command, Move) else []
            case LineTo():
                places.append((command.x, command.y))
            case Curve():
                places += _flattened(places[-1], command)
    if len(places) > 2:
        found.append(contour(places))
    return tuple(found)


def _flattened(start: Place, curve: Curve) -> list[Place]:
    found: list[Place] = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x = a * start[0] + b * curve.x1 + c * curve.x2 + d * curve.x
        y = a * start[1] + b * curve.y1 + c * curve.y2 + d * curve.y
        found.append((x, y))
    return found


def holds(shape: Iterable[Contour], place: Place) -> bool:
    """Whether the place lies in the shape."""
    x, y = place
    near = (one for one in shape if one.bounds.x <= x <= one.bounds.right and _spans(one.bounds, y))
    return sum(_winding(one.places, x, y) for one in near) != 0


def _spans(bounds: Rect, y: float) -> bool:
    return bounds.y <= y <= bounds.bottom


def _winding(places: Sequence[Place], x: float, y: float) -> int:
    turns = 0
    x1, y1 = places[-1]
    for x2, y2 in places:
        if (y1 <= y) != (y2 <= y) and (x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)):
            turns += 1 if y1 <= y else -1
        x1, y1 = x2, y2
    return turns
