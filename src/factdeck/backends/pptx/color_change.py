"""Backend stage: one colour as a change of another (ECMA-376 Part 1 §20.1.2.3: hueOff, satMod, lumMod …).

A palette colour that is no theme slot is written as its base with these, so that it follows when a person
changes the theme. Office programs apply them one after the other to hue, saturation and lightness (HSL).
"""

from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final

from factdeck.base.color import rgb

Change = tuple[str, int]
"""The element's name without prefix, and its value: a 60,000th of a degree, or a thousandth of a percent."""

_TURN: Final = 360 * 60_000
_WHOLE: Final = 100_000
_NEAR_WHITE: Final = 0.9  # lightness of a base from which its tints are multiples and not mixtures with white
_LEAST: Final = 1e-6


def change(base: str, wanted: str) -> tuple[Change, ...]:
    """What turns the colour `base` into `wanted` (both RRGGBB), exactly; nothing where they are the same."""
    hue, light, strength = rgb_to_hls(*rgb(base))
    new_hue, new_light, new_strength = rgb_to_hls(*rgb(wanted))
    turned = round((new_hue - hue) * _TURN)  # never past the full turn, where LibreOffice stops
    lighter = _light(light, new_light)
    stronger = (*_strength(strength, new_strength), *lighter)
    ways = ((), lighter, stronger, (("hueOff", turned), *stronger))  # the hue turns by a hair in most tints
    return next((way for way in ways if changed(base, way) == wanted.upper()), ways[-1])


def _strength(old: float, new: float) -> tuple[Change, ...]:
    """As a share of the base's saturation; a base that has none is given some."""
    if abs(new - old) < _LEAST:
        return ()
    return (("satMod", round(new / old * _WHOLE)),) if old > _LEAST else (("satOff", round(new * _WHOLE)),)


def _light(old: float, new: float) -> tuple[Change, ...]:
    """Darker: a share of the base's lightness. Lighter: mixed with white, so that a tint stays one."""
    if abs(new - old) < _LEAST:
        return ()
    if new < old or old >= _NEAR_WHITE:
        return (("lumMod", round(new / old * _WHOLE)),)
    share = round((1 - new) / (1 - old) * _WHOLE)
    return ("lumMod", share), ("lumOff", round(new * _WHOLE - old * share))


def changed(base: str, changes: tuple[Change, ...]) -> str:
    """The colour (RRGGBB) that office programs make of `base` with these changes."""
    hue, light, strength = rgb_to_hls(*rgb(base))
    for name, value in changes:
        match name:
            case "hueOff":
                hue += value / _TURN
            case "satMod":
                strength = _limited(strength * value / _WHOLE)
            case "satOff":
                strength = _limited(strength + value / _WHOLE)
            case "lumMod":
                light = _limited(light * value / _WHOLE)
            case _:
                light = _limited(light + value / _WHOLE)
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue % 1, light, strength))


def _limited(value: float) -> float:
    return min(max(value, 0.0), 1.0)
