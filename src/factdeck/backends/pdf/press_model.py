"""pdf backend: how a tint of process inks looks in offset on coated paper, the printing condition FOGRA39.

The sixteen overprints of solids are measured: they are in the characterisation data FOGRA39L (Fogra, 2006)
of ISO 12647-2:2004/Amd.1:2007, paper types 1 and 2. Tints between them follow the Yule–Nielsen modified
Neugebauer equations, whose gains and exponent are fitted to the 1617 patches of the data. Relative to the
paper the model is off by ΔE*ab 0.9 on average and 3.0 at most where cyan, magenta and yellow are not all
there, by 1.0 and 3.3 over all patches (`tests/backends/pdf/test_press_model.py`). No ICC profile is embedded.
"""

from typing import Final

from factdeck.backends.pdf.cielab import WHITE, Triple, lab_of, xyz_of

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, 0 to 1."""

CONDITION: Final = "FOGRA39"
"""The name of the printing condition in the registry of the International Color Consortium."""

_SOLIDS: Final[tuple[Triple, ...]] = (  # L*a*b* by cyan, magenta, yellow, black; black changes fastest
    (95, 0, -2),
    (16, 0, 0),
    (89, -5, 93),
    (15.71, -3.08, 11.68),
    (48, 74, -3),
    (10.42, 13.93, 1.35),
    (47, 68, 48),
    (11.33, 8.61, 7.28),
    (55, -37, -50),
    (10.41, -8.2, -10.25),
    (50, -65, 27),
    (11.32, -12.88, 3.56),
    (24, 22, -46),
    (7.88, 5.79, -5.94),
    (23, 0, 0),
    (8.71, -0.07, 2.06),
)
_GAIN: Final = (  # how much larger a tint prints, by ink, as X, Y and Z see it: t + gain · t (1 - t)
    (0.16, 0.14, -0.06),
    (0.31, 0.27, 0.02),
    (0.61, 0.54, 0.21),
    (0.18, 0.17, 0.17),
)
_LEAN: Final = (-0.15, -0.25, -0.18, -0.08)  # by ink: more of the gain in the dark (negative) or light half
_SPREAD: Final = 1.6  # Yule and Nielsen's n: light that spreads in the paper


def printed(inks: Inks) -> Triple:
    """L*a*b* of a tint, relative to the paper."""
    found: list[float] = []
    for axis in range(3):
        levels = _LEVELS[axis]
        for ink in (3, 2, 1, 0):  # half as many each time: without and with the ink
            tint = _tint(inks[ink], ink, axis)
            levels = [
                bare + tint * (inked - bare) for bare, inked in zip(levels[::2], levels[1::2], strict=True)
            ]
        found.append(max(levels[0], 0.0) ** _SPREAD * WHITE[axis])
    return lab_of(found)


def _tint(ink: float, which: int, axis: int) -> float:
    return ink + ink * (1 - ink) * (_GAIN[which][axis] + _LEAN[which] * (1 - 2 * ink))


def _levels() -> list[list[float]]:
    """By axis X, Y, Z: what every overprint sends back of what the paper does, to the power 1/n."""
    paper = xyz_of(_SOLIDS[0])
    return [[(xyz_of(solid)[axis] / paper[axis]) ** (1 / _SPREAD) for solid in _SOLIDS] for axis in range(3)]


_LEVELS: Final = _levels()
