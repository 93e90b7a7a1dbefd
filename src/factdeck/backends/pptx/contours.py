"""Backend stage: non-zero winding for office programs, which fill a path by the even-odd rule.

The paths of one DrawingML geometry (ECMA-376 Part 1 §20.1.9.16) are filled one after the other: contours that
overlap go into different paths, each with its own holes, and what lies apart shares a path.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand

_STEPS: Final = (0.25, 0.5, 0.75, 1.0)  # where curves are looked at

_Point = tuple[float, float]


@dataclass(slots=True)
class _Contour:
    """A contour, flattened, with its holes."""

    commands: list[PathCommand]
    points: list[_Point]
    area: float = 0.0  # signed
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # left, top, right, bottom
    holes: list["_Contour"] = field(default_factory=list["_Contour"])

    def measure(self) -> None:
        ring = pairwise([*self.points, self.points[0]])
        self.area = sum(x * v - u * y for (x, y), (u, v) in ring) / 2
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        self.box = (min(xs), min(ys), max(xs), max(ys))

    def all_commands(self) -> list[PathCommand]:
        """Its own commands and those of its holes."""
        return [*self.commands, *(command for hole in self.holes for command in hole.commands)]


def paths(commands: Iterable[PathCommand]) -> list[list[PathCommand]]:
    """The commands shared out into paths that look the same under the even-odd rule."""
    contours = _contours(commands)
    if len(contours) < 2:
        return [contour.commands for contour in contours]
    largest = max(contours, key=lambda contour: abs(contour.area))
    outer = [contour for contour in contours if contour.area * largest.area >= 0]
    around = tuple(outer)
    for hole in contours:
        if hole.area * largest.area < 0:
            _give(hole, around, outer)
    return _shared(outer)


def _contours(commands: Iterable[PathCommand]) -> list[_Contour]:
    found: list[_Contour] = []
    for command in commands:
        if isinstance(command, Move) or not found:
            found.append(_Contour([], []))
        found[-1].commands.append(command)
        found[-1].points += _flattened(command, found[-1].points)
    found = [contour for contour in found if contour.points]
    for contour in found:
        contour.measure()
    return found


def _flattened(command: PathCommand, before: Sequence[_Point]) -> list[_Point]:
    match command:
        case Move(x, y) | LineTo(x, y):
            return [(x, y)]
        case Curve():
            start = before[-1] if before else (command.x1, command.y1)
            return [_on_curve(start, command, t) for t in _STEPS]
        case Close():
            return []


def _on_curve(start: _Point, curve: Curve, t: float) -> _Point:
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    x = a * start[0] + b * curve.x1 + c * curve.x2 + d * curve.x
    return x, a * start[1] + b * curve.y1 + c * curve.y2 + d * curve.y


def _give(hole: _Contour, contours: Sequence[_Contour], outer: list[_Contour]) -> None:
    """To the smallest contour around it; one with none around it is filled by the non-zero rule too."""
    around = [contour for contour in contours if _inside(hole.points[0], contour)]
    if around:
        min(around, key=lambda contour: abs(contour.area)).holes.append(hole)
    else:
        outer.append(hole)


def _inside(point: _Point, contour: _Contour) -> bool:
    x, y = point
    left, top, right, bottom = contour.box
    if not (left <= x <= right and top <= y <= bottom):
        return False
    crossings = 0
    for (a, b), (u, v) in pairwise([*contour.points, contour.points[0]]):
        if (b > y) != (v > y) and x < a + (y - b) * (u - a) / (v - b):
            crossings += 1
    return crossings % 2 == 1


def _shared(outer: list[_Contour]) -> list[list[PathCommand]]:
    """Contours whose boxes lie apart share a path, so that a field of a hundred marks is one."""
    groups: list[list[_Contour]] = []
    for contour in outer:
        group = next((one for one in groups if all(_apart(contour, other) for other in one)), None)
        if group is None:
            groups.append([contour])
        else:
            group.append(contour)
    return [[command for contour in group for command in contour.all_commands()] for group in groups]


def _apart(one: _Contour, other: _Contour) -> bool:
    a, b = one.box, other.box
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
