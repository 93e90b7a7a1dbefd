"""Theme stage: which theme colour a palette colour outside of the scheme follows when a person changes it."""

from collections.abc import Container, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Any, Final, cast

from factdeck.base.color import luminance, rgb

BASES: Final = (
    *("dk1", "lt1", "dk2", "lt2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
)
"""Slots that other colours may follow by themselves; links are no part of a design's colours."""

_HALVINGS: Final = 16
_NEUTRALS: Final = ("dk1", "lt1")
_GREY: Final = 0.06  # chroma (0 to 1) under which a colour has no hue to speak of
_LIGHTNESS: Final = 0.25  # weight of lightness beside hue: a quarter of the wheel weighs as black to white


def followed(
    palette: Mapping[str, str], scheme: Mapping[str, str], declared: Mapping[str, str]
) -> Mapping[str, str]:
    """The base of every palette colour outside of `scheme`: as declared, else the nearest by hue.

    Greys follow the scheme's text or ground colour, whichever is nearer. Bases are palette names.
    """
    taken = set(scheme.values())
    bases = {slot: scheme[slot] for slot in BASES if scheme.get(slot) in palette}
    return {
        name: declared.get(name) or _nearest(palette[name], palette, bases)
        for name in palette
        if name not in taken and (name in declared or bases)
    }


def taken_along(
    palette: Mapping[str, str], below: Mapping[str, str], own: Container[str], follows: Mapping[str, str]
) -> dict[str, str]:
    """The palette of a look where colours that follow one that it changes go with it, unless it names them.

    `below`: the palette of the pack that it extends. Hue and saturation keep their distance; what is lighter
    than its base stays as light as it was, so that it can be read, what is darker stays as much darker.
    """
    found = dict(palette)
    for name, base in follows.items():
        moves = base in own and name not in own and {name, base} <= below.keys() and base in palette
        if moves and palette.get(name) == below[name] and palette[base] != below[base]:
            found[name] = _moved(below[name], below[base], palette[base])
    return found


def _moved(color: str, old: str, new: str) -> str:
    """A colour as far from `new` as it was from `old`."""
    hue, _, full = rgb_to_hls(*rgb(color))
    (old_hue, _, old_full), (new_hue, _, new_full) = rgb_to_hls(*rgb(old)), rgb_to_hls(*rgb(new))
    if _chroma(color) < _GREY / 2 or not old_full:
        return color
    light, ratio = luminance(rgb(color)), luminance(rgb(new)) / max(luminance(rgb(old)), 1e-6)
    light = min(1.0, light * ratio) if light < luminance(rgb(old)) else light
    turned, saturation = (hue + new_hue - old_hue) % 1, min(1.0, full * new_full / old_full)
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        shade = hls_to_rgb(turned, middle, saturation)
        low, high = (middle, high) if luminance(shade) < light else (low, middle)
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(turned, high, saturation))


def without_lost(values: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A pack's values without what it inherits in `follows` and its own scheme has made void."""
    scheme = set(_entries(values, "scheme").values())
    written = _entries(own, "follows")
    kept = {
        name: base
        for name, base in _entries(values, "follows").items()
        if name in written or (base in scheme and name not in scheme)
    }
    return {**values, "follows": kept} if isinstance(values.get("follows"), Mapping) else dict(values)


def _entries(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = values.get(key)
    return cast("Mapping[str, Any]", found) if isinstance(found, Mapping) else {}


def _nearest(color: str, palette: Mapping[str, str], bases: Mapping[str, str]) -> str:
    colored = [base for base in bases.values() if _chroma(palette[base]) >= _GREY]
    hued = bool(colored) and _chroma(color) >= _GREY
    plain = [bases[slot] for slot in _NEUTRALS if slot in bases]
    among = colored if hued else plain or list(bases.values())
    return min(among, key=lambda base: _distance(color, palette[base], hued=hued))


def _chroma(color: str) -> float:
    parts = rgb(color)
    return max(parts) - min(parts)


def _distance(one: str, other: str, *, hued: bool) -> float:
    (hue, light, _), (its_hue, its_light, _) = rgb_to_hls(*rgb(one)), rgb_to_hls(*rgb(other))
    turn = abs(hue - its_hue)
    return (min(turn, 1 - turn) if hued else 0.0) + _LIGHTNESS * abs(light - its_light)
