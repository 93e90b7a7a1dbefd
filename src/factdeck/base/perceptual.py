"""Colours as the eye orders them: chroma and hue (OKLCH, CSS Color 4 §9), at the luminance that is asked for.

The only home of coloraide, which loads in a quarter of a second: for who makes a palette, not for a build.
"""

from dataclasses import dataclass
from typing import Any, Final

from factdeck.base.color import luminance, rgb

_STEPS: Final = 24
_GREY: Final = 0.012  # chroma under which a colour has no hue


@dataclass(frozen=True, slots=True)
class Perceived:
    """Chroma (0 to about 0.4), hue (degrees) and relative luminance (WCAG 2.2, 0 to 1) of a colour."""

    chroma: float
    hue: float
    luminance: float

    @property
    def is_grey(self) -> bool:
        """Whether it has no hue to speak of."""
        return self.chroma < _GREY


def perceived(color: str) -> Perceived:
    """A colour written as RRGGBB."""
    from coloraide import Color

    parts: Any = Color(f"#{color.removeprefix('#')}").convert("oklch")
    hue = parts["hue"]
    return Perceived(float(parts["chroma"]), 0.0 if hue != hue else float(hue), luminance(rgb(color)))


def colored(chroma: float, hue: float, light: float) -> str:
    """RRGGBB of that hue and luminance; of less chroma where no screen shows as much of it there."""
    from coloraide import Color

    low, high = 0.0, 1.0
    found = "000000"
    for _ in range(_STEPS):
        middle = (low + high) / 2
        color: Any = Color("oklch", [middle, chroma, hue]).fit("srgb", method="oklch-chroma")
        found = str(color.convert("srgb").to_string(hex=True)).removeprefix("#").upper()
        if luminance(rgb(found)) < light:
            low = middle
        else:
            high = middle
    return found


def apart(one: float, other: float) -> float:
    """From the first hue to the second the shorter way, -180 to 180 degrees."""
    return (other - one + 180) % 360 - 180
