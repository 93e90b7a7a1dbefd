"""Theme: the contours of TrueType glyphs as cubic curves (OpenType `glyf`)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from struct import unpack_from
from typing import Final

from factdeck.theme.truetype import WORDS, TrueType, parts, scales

OutlineCommand = tuple[str, tuple[float, ...]]
"""("move", (x, y)), ("line", (x, y)), ("curve", (x1, y1, x2, y2, x, y)) or ("close", ()); y upward."""

_Point = tuple[float, float]
_Contour = list[tuple[float, float, bool]]
"""Points (x, y, on the curve?) in font units."""

_ON: Final = 1  # flags of a point
_SHORT: Final = (2, 4)  # x, y: the difference is one byte …
_SAME: Final = (16, 32)  # … and positive; or, where it is none, zero
_REPEATED: Final = 8

_OFFSETS: Final = 0x2  # flag of a component: placed by numbers
_DEEPEST: Final = 8  # components in components; more is a loop


def outline_commands(font: TrueType, glyph: int) -> tuple[OutlineCommand, ...]:
    """The contours of a glyph, each from a `move` to a `close`, in font units.

    Broken tables raise IndexError, ValueError or struct.error.
    """
    shift = _shift(font, glyph)
    return tuple(
        command
        for contour in _contours(font, glyph, 0)
        for command in _commands([(x + shift, y, on) for x, y, on in contour])
    )


def _shift(font: TrueType, glyph: int) -> int:
    """From where the outline's left edge lies to the left side bearing."""
    entry = font.entry(glyph)
    return font.metrics(glyph)[1] - unpack_from(">h", entry, 2)[0] if entry else 0


def _contours(font: TrueType, glyph: int, depth: int) -> list[_Contour]:
    if depth > _DEEPEST:
        raise ValueError("a glyph contains itself")
    entry = font.entry(glyph)
    if not entry:
        return []
    count: int = unpack_from(">h", entry)[0]
    if count >= 0:
        return _simple(entry, count)
    return [
        [(a * x + c * y + dx, b * x + d * y + dy, on) for x, y, on in contour]
        for component, (a, b, c, d, dx, dy) in _components(entry)
        for contour in _contours(font, component, depth + 1)
    ]


def _simple(entry: bytes, count: int) -> list[_Contour]:
    """The contours of a glyph that is no composite."""
    ends: tuple[int, ...] = unpack_from(f">{count}H", entry, 10)
    total = ends[-1] + 1 if ends else 0
    place = 10 + 2 * count
    place += 2 + unpack_from(">H", entry, place)[0]  # instructions
    flags: list[int] = []
    while len(flags) < total:
        flag = entry[place]
        times = 1 + (entry[place + 1] if flag & _REPEATED else 0)
        place += 2 if flag & _REPEATED else 1
        flags += [flag] * times
    xs, place = _coordinates(entry, place, flags[:total], 0)
    ys, place = _coordinates(entry, place, flags[:total], 1)
    points: _Contour = [(x, y, bool(flag & _ON)) for x, y, flag in zip(xs, ys, flags, strict=False)]
    return [points[start:end] for start, end in pairwise((0, *(end + 1 for end in ends)))]


def _coordinates(entry: bytes, place: int, flags: Sequence[int], axis: int) -> tuple[list[int], int]:
    """The x (axis 0) or y values, each written as the difference from the one before; and where they end."""
    values: list[int] = []
    value = 0
    for flag in flags:
        if flag & _SHORT[axis]:
            value += entry[place] if flag & _SAME[axis] else -entry[place]
            place += 1
        elif not flag & _SAME[axis]:
            value += unpack_from(">h", entry, place)[0]
            place += 2
        values.append(value)
    return values, place


def _components(entry: bytes) -> Iterator[tuple[int, tuple[float, ...]]]:
    """The glyphs that a composite is made of, each with its matrix (a, b, c, d, dx, dy)."""
    for flags, glyph, place in parts(entry):
        if not flags & _OFFSETS:
            raise ValueError("a component placed by matching points")
        offset = unpack_from(">hh" if flags & WORDS else ">bb", entry, place + 4)
        numbers = unpack_from(f">{scales(flags)}h", entry, place + (8 if flags & WORDS else 6))
        yield glyph, (*_matrix([number / 0x4000 for number in numbers]), *offset)


def _matrix(numbers: Sequence[float]) -> tuple[float, ...]:
    if len(numbers) == 4:
        return tuple(numbers)
    x, y = (numbers[0], numbers[-1]) if numbers else (1, 1)
    return x, 0, 0, y


def _commands(contour: _Contour) -> Iterator[OutlineCommand]:
    """From an on-curve point (or, where there is none, half-way between two others) around to itself."""
    if not contour:
        return
    first = next((index for index, (_, _, on) in enumerate(contour) if on), None)
    if first is None:
        (x, y, _), (last_x, last_y, _) = contour[0], contour[-1]
        contour = [*contour, ((x + last_x) / 2, (y + last_y) / 2, True)]
    else:
        contour = contour[first + 1 :] + contour[: first + 1]
    start = here = contour[-1][:2]
    yield "move", start
    controls: list[_Point] = []
    for index, (x, y, on) in enumerate(contour):
        if not on:
            controls.append((x, y))
            continue
        if controls:
            yield from _cubics(here, controls, (x, y))
        elif index < len(contour) - 1:  # the last line is what closing draws
            yield "line", (x, y)
        here, controls = (x, y), []
    yield "close", ()


def _cubics(here: _Point, controls: Sequence[_Point], end: _Point) -> Iterator[OutlineCommand]:
    """A quadratic spline as cubic curves: their control points lie two thirds of the way to its own."""
    middles = [(0.5 * (x + next_x), 0.5 * (y + next_y)) for (x, y), (next_x, next_y) in pairwise(controls)]
    x, y = here
    for (cx, cy), (ex, ey) in zip(controls, (*middles, end), strict=True):
        thirds = (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3)
        yield "curve", (*thirds, ex, ey)
        x, y = ex, ey
