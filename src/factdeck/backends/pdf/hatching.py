"""pdf backend: patterns as lines clipped to the shape (PDF 32000-1 §8.5.4), alike in shapes and in charts.

They are drawn, not a tiling pattern (§8.7.3): every reader and printer shows lines alike, without seams
between tiles. Lines hang on the page's corner, so that neighbours run on into each other.
"""

from collections.abc import Iterator
from math import ceil, floor, sqrt

from factdeck.backends.pdf.operators import numbers
from factdeck.backends.pdf.surface import Surface
from factdeck.theme.pattern import Lines, Pattern

Extent = tuple[float, float, float, float]
"""Left, bottom, right, top on the page, y upward."""


def hatched(surface: Surface, outline: str, extent: Extent, pattern: Pattern) -> str:
    """The operators that fill a path inside `extent` with ground and lines; it leaves the outline undrawn."""
    ground = surface.fill(pattern.ground)
    if not pattern.busy:
        return f"q {ground}\n{outline}\nf Q"
    pen = f"{surface.stroke(pattern.color, pattern.width)} 0 J [] 0 d"
    lines = "\n".join(_lines(pattern, extent))
    return f"q {ground}\n{outline}\nW f\n{pen}\n{lines}\nS Q"


def _lines(pattern: Pattern, extent: Extent) -> Iterator[str]:
    left, bottom, right, top = extent
    pitch = pattern.pitch
    match pattern.lines:
        case Lines.LEVEL:
            for y in _steps(bottom, top, pitch):
                yield f"{numbers(left, y)} m {numbers(right, y)} l"
        case Lines.WIDE_UP:
            for c in _steps(bottom - right, top - left, pitch * sqrt(2)):  # y = x + c
                x1, x2 = max(left, bottom - c), min(right, top - c)
                yield f"{numbers(x1, x1 + c)} m {numbers(x2, x2 + c)} l"
        case Lines.WIDE_DOWN:
            for c in _steps(left + bottom, right + top, pitch * sqrt(2)):  # y = c - x
                x1, x2 = max(left, c - top), min(right, c - bottom)
                yield f"{numbers(x1, c - x1)} m {numbers(x2, c - x2)} l"
        case Lines.NONE:
            return


def _steps(low: float, high: float, step: float) -> Iterator[float]:
    for number in range(ceil(low / step), floor(high / step) + 1):
        yield number * step
