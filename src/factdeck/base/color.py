"""How well one colour reads on another (WCAG 2.2 §1.4.3): the one home of luminance and contrast."""

from collections.abc import Iterable, Mapping

Rgb = tuple[float, float, float]
"""Red, green, blue of sRGB, 0 to 1."""


def rgb(value: str) -> Rgb:
    """A colour written as RRGGBB, with or without `#`. Raises ValueError for anything else."""
    red, green, blue = bytes.fromhex(value.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def luminance(color: Rgb) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (linear(part) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    """A part of an sRGB colour as light, 0 to 1 (IEC 61966-2-1)."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def gray(color: Rgb) -> float:
    """The grey of sRGB, 0 (black) to 1, that is exactly as light as a colour."""
    light = luminance(color)
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio of two colours, 1 to 21, whichever is the text."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(names: Iterable[str], ground: str, palette: Mapping[str, str]) -> str:
    """Of palette colours the first that reads best on the palette's `ground`. KeyError for unknown names."""
    behind = rgb(palette[ground])
    return max(names, key=lambda name: contrast(rgb(palette[name]), behind))
