"""pdf backend: sRGB as process inks (CMYK) for offset on coated paper; the one mapping of colours.

Source: the solids and overprints of ISO 12647-2:2004/Amd.1:2007 for paper types 1 and 2, and its tone value
increase; that is the printing condition registered as FOGRA39. No ICC profile is needed or embedded: the
Neugebauer equations with Demichel's weights say how a tint looks, and are solved for the inks. Colours are
matched relative to the paper; the lightest of cyan, magenta and yellow is left out for black, so that no
colour has more than three inks. Overprints with black, which the standard does not list, are estimated.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from factdeck.base.color import Rgb, linear

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, 0 to 1."""
_Triple = tuple[float, float, float]

CONDITION: Final = "FOGRA39"
"""The name of the printing condition in the registry of the International Color Consortium."""

_SOLIDS: Final[dict[tuple[int, ...], _Triple]] = {  # L*a*b* of paper and of solids, by cyan, magenta, yellow
    (0, 0, 0): (95, 0, -2),
    (1, 0, 0): (55, -37, -50),
    (0, 1, 0): (48, 74, -3),
    (0, 0, 1): (89, -5, 93),
    (0, 1, 1): (47, 68, 48),
    (1, 0, 1): (50, -65, 27),
    (1, 1, 0): (24, 22, -46),
    (1, 1, 1): (23, 0, 0),
}
_BLACK: Final[_Triple] = (16, 0, 0)
_UNDER_BLACK: Final = 0.25  # power of what an ink lets through where black lies on it (estimated)
_GAIN: Final = (0.57, 0.57, 0.57, 0.68)  # four times the tone value increase at 50 %: 14.3 %, black 17 %
_WHITE: Final[_Triple] = (0.9642, 1.0, 0.8249)  # D50
_TO_D50: Final = (  # linear sRGB to XYZ, adapted to D50 (Bradford; IEC 61966-2-1)
    (0.4360747, 0.3850649, 0.1430804),
    (0.2225045, 0.7168786, 0.0606169),
    (0.0139322, 0.0971045, 0.7141733),
)
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
    wanted = _lab(_xyz(color))
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


def printed(inks: Inks) -> _Triple:
    """L*a*b* of a tint relative to the paper, as the model prints it."""
    tints = [ink + gain * ink * (1 - ink) for ink, gain in zip(inks, _GAIN, strict=True)]
    total = [0.0, 0.0, 0.0]
    for solids, (bare, black) in _PRIMARIES.items():
        weight = 1.0
        for tint, solid in zip(tints, solids, strict=False):
            weight *= tint if solid else 1 - tint
        for axis in range(3):
            total[axis] += weight * (bare[axis] * (1 - tints[3]) + black[axis] * tints[3])
    return _lab((total[0], total[1], total[2]))


def _only_black(lightness: float) -> Inks:
    """The tint of black that is as light; solid for what is as dark as text."""
    if lightness < _INK:
        return 0.0, 0.0, 0.0, 1.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if printed((0, 0, 0, middle))[0] > lightness else (low, middle)
    return _rounded((0.0, 0.0, 0.0, (low + high) / 2))


def _solved(wanted: _Triple, left_out: int) -> Inks:
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


def _least(wanted: _Triple, inks: Inks, free: tuple[int, ...]) -> dict[int, float]:
    """The damped step of least squares; an ink at its end is not pushed over it."""
    here = printed(inks)
    missing = [want - found for want, found in zip(wanted, here, strict=True)]
    slopes = {ink: _slope(inks, ink, here) for ink in free}
    pushed = {ink: _dot(slope, missing) for ink, slope in slopes.items()}
    active = [ink for ink, push in pushed.items() if (inks[ink] < 1 if push > 0 else inks[ink] > 0)]
    rows = [[*(_dot(slopes[i], slopes[j]) + _DAMPING * (i == j) for j in active), pushed[i]] for i in active]
    return dict(zip(active, _eliminated(rows), strict=True))


def _slope(inks: Inks, ink: int, here: _Triple) -> list[float]:
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


def _xyz(color: Rgb) -> _Triple:
    light = [linear(part) for part in color]
    x, y, z = (_dot(row, light) for row in _TO_D50)
    return x, y, z


def _lab(xyz: _Triple) -> _Triple:
    x, y, z = (_root(value / white) for value, white in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _from_lab(lab: _Triple) -> _Triple:
    y = (lab[0] + 16) / 116
    parts = (y + lab[1] / 500, y, y - lab[2] / 200)
    x, y, z = (
        white * (part**3 if part > 6 / 29 else (116 * part - 16) * 27 / 24389)
        for part, white in zip(parts, _WHITE, strict=True)
    )
    return x, y, z


def _primaries() -> dict[tuple[int, ...], tuple[_Triple, _Triple]]:
    """XYZ relative to the paper of every overprint of solids, without and with black."""
    paper, black = _from_lab(_SOLIDS[0, 0, 0]), _from_lab(_BLACK)
    found: dict[tuple[int, ...], tuple[_Triple, _Triple]] = {}
    for solids in product((0, 1), repeat=3):
        x, y, z = (value / white for value, white in zip(_from_lab(_SOLIDS[solids]), paper, strict=True))
        bare = (x * _WHITE[0], y * _WHITE[1], z * _WHITE[2])
        under = [max(part, 0.0) ** _UNDER_BLACK for part in (x, y, z)]
        dark = [b / p * u * w for b, p, u, w in zip(black, paper, under, _WHITE, strict=True)]
        found[solids] = bare, (dark[0], dark[1], dark[2])
    return found


_PRIMARIES: Final = _primaries()
