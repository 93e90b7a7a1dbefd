"""Layout: cut outlines at a horizontal edge (Sutherland–Hodgman against a half-plane, curves flattened)."""

from collections.abc import Iterable, Iterator
from typing import Final

from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect

_STEPS: Final = 12  # straight pieces for a curve that crosses the edge
_Point = tuple[float, float]


def cut_below(commands: Iterable[PathCommand], edge: float) -> tuple[PathCommand, ...]:
    """The part of the contours above y = `edge`; contours wholly above it keep their curves."""
    kept: list[PathCommand] = []
    for contour in _contours(commands):
        lowest = max(y for _, y in _points(contour))
        kept.extend(contour if lowest <= edge else _cut(list(_flatten(contour)), edge))
    return tuple(kept)


def bounds(commands: Iterable[PathCommand]) -> Rect:
    """The box around all points and control points, which for the outlines of fonts is the ink."""
    points = list(_points(commands))
    if not points:
        return Rect(0.0, 0.0, 0.0, 0.0)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _points(commands: Iterable[PathCommand]) -> Iterator[_Point]:
    for command in commands:
        if isinstance(command, Curve):
            yield from ((command.x1, command.y1), (command.x2, command.y2))
        if not isinstance(command, Close):
            yield command.x, command.y


def _contours(commands: Iterable[PathCommand]) -> Iterator[list[PathCommand]]:
    contour: list[PathCommand] = []
    for command in commands:
        if isinstance(command, Move) and contour:
            yield contour
            contour = []
        contour.append(command)
    if contour:
        yield contour


def _flatten(contour: list[PathCommand]) -> Iterator[_Point]:
    at: _Point = (0.0, 0.0)
    for command in contour:
        if isinstance(command, Close):
            continue
        if isinstance(command, Curve):
            yield from _along(at, command)
        else:
            yield command.x, command.y
        at = (command.x, command.y)


def _along(start: _Point, curve: Curve) -> Iterator[_Point]:
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x = a * start[0] + b * curve.x1 + c * curve.x2 + d * curve.x
        yield x, a * start[1] + b * curve.y1 + c * curve.y2 + d * curve.y


def _cut(points: list[_Point], edge: float) -> list[PathCommand]:
    inside: list[_Point] = []
    for (x0, y0), (x1, y1) in zip([points[-1], *points], points, strict=False):
        if (y0 <= edge) != (y1 <= edge):
            inside.append((x0 + (x1 - x0) * (edge - y0) / (y1 - y0), edge))
        if y1 <= edge:
            inside.append((x1, y1))
    if len(inside) < 3:
        return []
    # Begin at the top, off the edge: a hole is known as one by its first point being inside its contour.
    top = min(range(len(inside)), key=lambda place: inside[place][1])
    inside = inside[top:] + inside[:top]
    return [Move(*inside[0]), *(LineTo(*point) for point in inside[1:]), Close()]
