"""pdf backend: find out that a path is one contour again and again: a field of unit marks."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, cycle
from operator import attrgetter
from typing import Any, Final

from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand

_FEWEST: Final = 4  # contours from which a field is worth it
_NEAR: Final = 0.0006  # points: what operators round away

Contour = tuple[PathCommand, ...]
Place = tuple[float, float]

_COORDINATES: Final[Mapping[type, Callable[[Any], tuple[float, ...]]]] = {
    Move: attrgetter("x", "y"),
    LineTo: attrgetter("x", "y"),
    Curve: attrgetter("x1", "y1", "x2", "y2", "x", "y"),
    Close: lambda _: (),
}


def equal_contours(commands: Sequence[PathCommand]) -> tuple[Contour, tuple[Place, ...]] | None:
    """The first contour and how far each copy, itself included, lies from it; None where contours differ.

    Contours are equal when they agree to what the operators can say, a thousandth of a point.
    """
    starts = [index for index, command in enumerate(commands) if isinstance(command, Move)]
    if len(starts) < _FEWEST or starts != [*range(0, len(commands), starts[1])]:
        return None
    count = starts[1]
    if len(commands) % count:
        return None
    contours = [commands[start : start + count] for start in starts]
    places = _places(contours)
    return (tuple(contours[0]), places) if places else None


def _places(contours: Sequence[Sequence[PathCommand]]) -> tuple[Place, ...]:
    """How far each contour lies from the first; empty where one is not its copy."""
    kinds, model = [type(command) for command in contours[0]], _flat(contours[0])
    places: list[Place] = []
    for contour in contours:
        flat = _flat(contour)
        dx, dy = flat[0] - model[0], flat[1] - model[1]
        apart = (
            value - first - move for value, first, move in zip(flat, model, cycle((dx, dy)), strict=False)
        )
        if [type(command) for command in contour] != kinds or any(abs(rest) > _NEAR for rest in apart):
            return ()
        places.append((dx, dy))
    return tuple(places)


def _flat(contour: Sequence[PathCommand]) -> list[float]:
    return list(chain.from_iterable([_COORDINATES[type(command)](command) for command in contour]))
