"""Stage layout: paths of countable marks (squares, dots, ticks, people), one freeform for a whole field.

Curves are cubic Béziers (ECMA-376 Part 1 §20.1.9.7); every contour is closed.
"""

from collections.abc import Iterator
from math import ceil
from typing import Final, Literal, assert_never

from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect

Shape = Literal["square", "dot", "tick", "person", "outline-square"]
Contour = tuple[PathCommand, ...]

_KAPPA: Final = 0.5522847498  # control length of a quarter circle of radius 1
_FLAT: Final = 8  # edges that stand for one curve where a mark is cut
_EPSILON: Final = 1e-6  # a share of a mark too small to draw


def mark_field(
    rect_x: float,
    rect_y: float,
    count: float,
    per_row: int,
    pitch_x: float,
    pitch_y: float,
    shape: Shape,
    cell: float,
    height: float = 0.0,
) -> tuple[PathCommand, ...]:
    """`count` marks row by row from the top left, the last cut to its share of a mark.

    `cell` is a mark's width (side of a square, diameter of a dot), `height` its height where that differs
    (0: as wide; a person: `PERSON_RATIO` times as high). Lengths in points.
    """
    tall = height or (cell * PERSON_RATIO if shape == "person" else cell)
    commands: list[PathCommand] = []
    for index in range(ceil(count - _EPSILON)):
        row, column = divmod(index, per_row)
        place = Rect(rect_x + column * pitch_x, rect_y + row * pitch_y, cell, tall)
        mark = _mark(shape, place)
        commands += mark if count - index >= 1 - _EPSILON else cut(mark, place.x + cell * (count - index))
    return tuple(commands)


def _mark(shape: Shape, rect: Rect) -> Contour:
    match shape:
        case "square" | "tick" | "outline-square":
            return box(rect)
        case "dot":
            return ellipse(rect)
        case "person":
            return person(rect)
        case _:
            assert_never(shape)


def box(rect: Rect) -> Contour:
    """A rectangle, clockwise."""
    return (
        Move(rect.x, rect.y),
        LineTo(rect.right, rect.y),
        LineTo(rect.right, rect.bottom),
        LineTo(rect.x, rect.bottom),
        Close(),
    )


def ellipse(rect: Rect) -> Contour:
    """The ellipse inside `rect`, clockwise from the left."""
    rx, ry = rect.w / 2, rect.h / 2
    cx, cy, kx, ky = rect.x + rx, rect.y + ry, rx * _KAPPA, ry * _KAPPA
    return (
        Move(rect.x, cy),
        Curve(rect.x, cy - ky, cx - kx, rect.y, cx, rect.y),
        Curve(cx + kx, rect.y, rect.right, cy - ky, rect.right, cy),
        Curve(rect.right, cy + ky, cx + kx, rect.bottom, cx, rect.bottom),
        Curve(cx - kx, rect.bottom, rect.x, cy + ky, rect.x, cy),
        Close(),
    )


PERSON_RATIO: Final = 2.1
"""Height of a person over its width."""


def person(rect: Rect) -> Contour:
    """A head and a body with round shoulders, filling `rect`."""
    head = 0.68 * rect.w
    top = rect.y + head + 0.07 * rect.h
    radius = 0.46 * rect.w
    k = radius * (1 - _KAPPA)
    body: Contour = (
        Move(rect.x, rect.bottom),
        LineTo(rect.x, top + radius),
        Curve(rect.x, top + k, rect.x + k, top, rect.x + radius, top),
        LineTo(rect.right - radius, top),
        Curve(rect.right - k, top, rect.right, top + k, rect.right, top + radius),
        LineTo(rect.right, rect.bottom),
        Close(),
    )
    return ellipse(Rect(rect.x + (rect.w - head) / 2, rect.y, head, head)) + body


def arrow(rect: Rect, stem: float) -> Contour:
    """An arrow to the right filling `rect`, its stem `stem` points thick."""
    middle, neck = rect.y + rect.h / 2, rect.right - min(rect.h * 0.7, rect.w / 2)
    return (
        Move(rect.x, middle - stem / 2),
        LineTo(neck, middle - stem / 2),
        LineTo(neck, rect.y),
        LineTo(rect.right, middle),
        LineTo(neck, rect.bottom),
        LineTo(neck, middle + stem / 2),
        LineTo(rect.x, middle + stem / 2),
        Close(),
    )


def rank_strip(x: float, y: float, rank: int, cell: float, gap: float) -> tuple[Contour, Rect]:
    """The outlined cells before place `rank`, and the rectangle of the place itself, the last one."""
    cells = [Rect(x + index * (cell + gap), y, cell, cell) for index in range(rank)]
    return tuple(command for place in cells[:-1] for command in box(place)), cells[-1]


def cut(commands: Contour, right: float) -> Contour:
    """What of closed contours lies left of `right` (Sutherland-Hodgman; curves become short edges)."""
    kept: list[PathCommand] = []
    for points in _polygons(commands):
        inside = _clip(points, right)
        if len(inside) > 2:
            kept += (Move(*inside[0]), *(LineTo(*point) for point in inside[1:]), Close())
    return tuple(kept)


_Point = tuple[float, float]


def _polygons(commands: Contour) -> Iterator[list[_Point]]:
    points: list[_Point] = []
    for command in commands:
        match command:
            case Move(x, y):
                points = [(x, y)]
            case LineTo(x, y):
                points.append((x, y))
            case Curve():
                points += _flattened(points[-1], command)
            case Close():
                yield points
            case _:
                assert_never(command)


def _flattened(start: _Point, curve: Curve) -> list[_Point]:
    xs, ys = (start[0], curve.x1, curve.x2, curve.x), (start[1], curve.y1, curve.y2, curve.y)
    return [(_bezier(xs, step / _FLAT), _bezier(ys, step / _FLAT)) for step in range(1, _FLAT + 1)]


def _bezier(p: tuple[float, float, float, float], t: float) -> float:
    u = 1 - t
    return u**3 * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t**3 * p[3]


def _clip(points: list[_Point], right: float) -> list[_Point]:
    kept: list[_Point] = []
    for before, point in zip([points[-1], *points[:-1]], points, strict=True):
        if (before[0] <= right) != (point[0] <= right):
            share = (right - before[0]) / (point[0] - before[0])
            kept.append((right, before[1] + share * (point[1] - before[1])))
        if point[0] <= right:
            kept.append(point)
    return kept
