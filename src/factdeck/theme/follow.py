"""Theme stage: which theme colour a palette colour outside of the scheme follows when a person changes it."""

from collections.abc import Mapping
from colorsys import rgb_to_hls
from typing import Any, Final, cast

from factdeck.base.color import rgb

BASES: Final = (
    *("dk1", "lt1", "dk2", "lt2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
)
"""Slots that other colours may follow by themselves; links are no part of a design's colours."""

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
