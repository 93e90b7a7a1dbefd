"""Stage layout: fill a given height exactly: distances, pitches and fields shrink or grow in a fixed order.

Too full: distances to their least, then chart and list pitches, then rings and fields of marks. Too empty:
pitches and fields to their greatest, then distances. What is still left is shared among the gaps over rules.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from factdeck.layout.sheet_pen import Fit, Pen

TIGHTEST: Final = -3.0
LOOSEST: Final = 2.0
_STEPS: Final = 100  # between tightest and loosest


def fit_at(tension: float, base: Fit, scale: tuple[float, ...]) -> Fit:
    """The state at `tension`: -3 tightest, 0 natural, 2 loosest. `scale`: least to greatest gap factor."""
    least, natural, greatest = scale
    if tension <= 0:
        gap = natural + (natural - least) * max(tension, -1.0)
        return replace(base, gap=gap, pitch=_between(tension + 1), field=_between(tension + 2))
    gap = natural + (greatest - natural) * max(0.0, tension - 1)
    return replace(base, gap=gap, pitch=min(tension, 1.0), field=min(tension, 1.0))


def _between(value: float) -> float:
    return max(-1.0, min(0.0, value))


def tension_for(
    height: Callable[[Fit], float], room: float, base: Fit, scale: tuple[float, ...]
) -> float | None:
    """The loosest tension at which `height` is within `room`; None when even the tightest is higher."""

    def fits(step: int) -> bool:
        return height(fit_at(_tension(step), base, scale)) <= room + 0.01

    if not fits(0):
        return None
    low, high = 0, _STEPS + 1  # `low` fits, `high` does not or is beyond the loosest
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return _tension(low)


def _tension(step: int) -> float:
    return TIGHTEST + (LOOSEST - TIGHTEST) * step / _STEPS


def fill(
    height: Callable[[Fit], float],
    room: float,
    base: Fit,
    gaps: int,
    pen: Pen,
    scale: tuple[float, ...] = (),
) -> tuple[Fit, float]:
    """The state that fills `room`, and the points that each of `gaps` gaps takes beyond it.

    `scale`: least to greatest factor on distances, the design's where none is given.
    """
    scale = scale or pen.design.gaps.scale
    tension = tension_for(height, room, base, scale)
    fit = fit_at(TIGHTEST if tension is None else tension, base, scale)
    free = max(0.0, room - height(fit))
    return fit, min(pen.design.gaps.spread, free / gaps) if gaps else 0.0
