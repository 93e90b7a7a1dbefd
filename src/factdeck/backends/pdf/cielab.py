"""pdf backend: colours in CIE XYZ and L*a*b* for the light D50 (ISO/CIE 11664-4), as printers measure."""

from collections.abc import Sequence
from typing import Final

from factdeck.base.color import Rgb, linear

Triple = tuple[float, float, float]
"""X, Y, Z with Y of white 1; or L*, a*, b*."""

WHITE: Final[Triple] = (0.9642, 1.0, 0.8249)
"""XYZ of D50."""

_TO_D50: Final = (  # linear sRGB to XYZ, adapted to D50 (Bradford; IEC 61966-2-1)
    (0.4360747, 0.3850649, 0.1430804),
    (0.2225045, 0.7168786, 0.0606169),
    (0.0139322, 0.0971045, 0.7141733),
)


def xyz_of_srgb(color: Rgb) -> Triple:
    """An sRGB colour, red, green, blue from 0 to 1, whose white is the light."""
    light = [linear(part) for part in color]
    x, y, z = (sum(a * b for a, b in zip(row, light, strict=True)) for row in _TO_D50)
    return x, y, z


def lab_of(xyz: Sequence[float]) -> Triple:
    """L*a*b* of XYZ."""
    x, y, z = (_root(value / white) for value, white in zip(xyz, WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def xyz_of(lab: Triple) -> Triple:
    """XYZ of L*a*b*."""
    y = (lab[0] + 16) / 116
    parts = (y + lab[1] / 500, y, y - lab[2] / 200)
    x, y, z = (
        white * (part**3 if part > 6 / 29 else (116 * part - 16) * 27 / 24389)
        for part, white in zip(parts, WHITE, strict=True)
    )
    return x, y, z


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
