"""pdf backend: sRGB as process inks (CMYK) for offset on coated paper; the one mapping of colours.

What a tint looks like says `press_model.py`; here it is solved for the inks. Colours are matched relative to
the paper; the lightest of cyan, magenta and yellow is left out for black, so that no colour has more than
three inks.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from factdeck.backends.pdf.cielab import Triple, lab_of, xyz_of_srgb
from factdeck.backends.pdf.press_model import Inks, printed
from factdeck.base.color import Rgb

_NEUTRAL: Final = 3.0  # chroma up to which a colour is a grey: black alone
_NEUTRAL_TEXT: Final = 16.0  # in text, where a tinge would only blur the edges
_INK: Final = 25.0  # lightness under which text is solid black
_SEEN: Final = 1.0  # a difference that can be seen
_NEAR: Final = 0.3
_NO_NEARER: Final = 0.1
_STEPS: Final = 12
_NUDGE: Final = 0.01
_DAMPING: Final = 1.0
_STRIDE: Final = 0.25  # the longest step


@lru_cache(maxsize=4096)
def process_inks(color: Rgb, text: bool = False) -> Inks:
    """The inks of a colour, in whole hundredths. Greys, and text that is nearly grey, are black alone."""
    wanted = lab_of(xyz_of_srgb(color))
    chroma = (wanted[1] ** 2 + wanted[2] ** 2) ** 0.5
    if chroma <= _NEUTRAL or (chroma <= _NEUTRAL_TEXT and (text or wanted[0] < _INK)):
        return _only_black(wanted[0])
    lightest = color.index(max(color))  # of a red the cyan, and so on
    best = _solved(wanted, lightest)
    if difference(wanted, best) > _SEEN:
        found = [_solved(wanted, left_out) for left_out in range(3)]
        best = min(found, key=lambda inks: (round(difference(wanted, inks), 1), sum(inks)))
    return _rounded(best)


def difference(wanted: Sequence[float], inks: Inks) -> float:
    """How far inks are from a colour in L*a*b* (ΔE*ab)."""
    return sum((one - other) ** 2 for one, other in zip(wanted, printed(inks), strict=True)) ** 0.5


def _only_black(lightness: float) -> Inks:
    """The tint of black that is as light; solid for what is as dark as text."""
    if lightness < _INK:
        return 0.0, 0.0, 0.0, 1.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if printed((0, 0, 0, middle))[0] > lightness else (low, middle)
    return _rounded((0.0, 0.0, 0.0, (low + high) / 2))


def _solved(wanted: Triple, left_out: int) -> Inks:
    """The nearest colour of the three other inks (Newton's method, kept between none and solid)."""
    free = tuple(ink for ink in range(4) if ink != left_out)
    here = best = _with((0.0, 0.0, 0.0, 0.0), dict.fromkeys(free, 0.3))
    distance = difference(wanted, best)
    for _ in range(_STEPS):
        steps = _least(wanted, here, free)
        moved = {ink: here[ink] + max(-_STRIDE, min(_STRIDE, step)) for ink, step in steps.items()}
        here = _with(here, {ink: min(1.0, max(0.0, tint)) for ink, tint in moved.items()})
        nearer = distance - difference(wanted, here)
        if nearer > 0:
            best, distance = here, distance - nearer
        if distance < _NEAR or abs(nearer) < _NO_NEARER:
            break
    return best


def _least(wanted: Triple, inks: Inks, free: tuple[int, ...]) -> dict[int, float]:
    """The damped step of least squares; an ink at its end is not pushed over it."""
    here = printed(inks)
    missing = [want - found for want, found in zip(wanted, here, strict=True)]
    slopes = {ink: _slope(inks, ink, here) for ink in free}
    pushed = {ink: _dot(slope, missing) for ink, slope in slopes.items()}
    active = [ink for ink, push in pushed.items() if (inks[ink] < 1 if push > 0 else inks[ink] > 0)]
    rows = [[*(_dot(slopes[i], slopes[j]) + _DAMPING * (i == j) for j in active), pushed[i]] for i in active]
    return dict(zip(active, _eliminated(rows), strict=True))


def _slope(inks: Inks, ink: int, here: Triple) -> list[float]:
    """How the colour changes with one ink."""
    step = _NUDGE if inks[ink] < 0.5 else -_NUDGE
    there = printed(_with(inks, {ink: inks[ink] + step}))
    return [(after - before) / step for before, after in zip(here, there, strict=True)]


def _with(inks: Inks, other: Mapping[int, float]) -> Inks:
    cyan, magenta, yellow, black = (other.get(ink, tint) for ink, tint in enumerate(inks))
    return cyan, magenta, yellow, black


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _eliminated(rows: list[list[float]]) -> list[float]:
    """Solve a small system that is positive definite."""
    count = len(rows)
    for pivot in range(count):
        rows[pivot] = [value / rows[pivot][pivot] for value in rows[pivot]]
        for other in range(count):
            if other != pivot:
                factor = rows[other][pivot]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[pivot], strict=True)]
    return [row[-1] for row in rows]


def _rounded(inks: Inks) -> Inks:
    return round(inks[0], 2), round(inks[1], 2), round(inks[2], 2), round(inks[3], 2)
