"""Theme stage: what a pack's colours are used for: text, grounds, marks of charts; found in its designs.

Colours are named by the palette; a name of the sheet's own that stands for one of the palette counts as that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final, cast

from factdeck.base.color import contrast, rgb
from factdeck.theme.theme import Theme

_TEXT: Final = frozenset({"color", "unit_color", "accent"})
_GROUND: Final = frozenset({"fill", "background", "tint", "panel", "head", "ground", "bar_color"})
TEXT: Final = 4.5
MARKS: Final = 3.0
_LINES: Final = frozenset({"rules", "outline", "glyph"})


@dataclass(frozen=True, slots=True)
class ColorRoles:
    """Palette names, and those of the sheet's own colours, by use; one may have several."""

    text: frozenset[str]
    grounds: frozenset[str]
    marks: frozenset[str]
    labels: frozenset[tuple[str, str]]  # a mark and the text on it
    own: Mapping[str, str]  # RRGGBB of the sheet's own colours


def color_roles(theme: Theme) -> ColorRoles:
    """The roles of all colours that the pack's own designs name."""
    alias = _sheet_names(theme)
    own = {name: color for name, color in alias.items() if color not in theme.palette}
    known = {*_names(theme), *own}
    marks = {name for name in _marks(theme, alias) if name in known}
    uses = [*_uses(theme.deck, "", alias), *_uses(theme.sheet, "", alias), *_uses(theme.handout, "", alias)]
    text = {name for key, name in uses if key in _TEXT and name in known}
    grounds = {name for key, name in uses if key in _GROUND and name in known}
    labels = frozenset(pair for pair in _labels(theme, alias) if known.issuperset(pair))
    return ColorRoles(frozenset(text), frozenset(grounds), frozenset(marks), labels, own)


def promised(theme: Theme, colors: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """The pairs that read in `colors` (RRGGBB by name), and the contrast that they need.

    Text on its ground or mark 4.5 (WCAG 2.2 §1.4.3), marks of charts side by side 3 (§1.4.11).
    """
    roles = color_roles(theme)
    for one, other in combinations(colors, 2):
        ratio = contrast(rgb(colors[one]), rgb(colors[other]))
        reads = _reads(one, other, roles) or _reads(other, one, roles)
        if reads and ratio >= TEXT:
            yield one, other, TEXT
        elif ratio >= MARKS and {one, other} <= roles.marks:
            yield one, other, MARKS


def _reads(text: str, ground: str, roles: ColorRoles) -> bool:
    return (text in roles.text and ground in roles.grounds) or (ground, text) in roles.labels


def own_names(theme: Theme) -> tuple[str, ...]:
    """The palette names that the pack itself has, without what only a pack that it extends shows."""
    return tuple(name for name in theme.palette if name in _names(theme))


def _names(theme: Theme) -> frozenset[str]:
    """Those written where the pack's scheme is, or in its own file."""
    schemes = (theme.locations.get((*path,)) for path in (("scheme",), ("scheme", "dk1")))
    folders = {theme.folder, *(str(Path(place.file).parent) for place in schemes if place)}
    folders = {str(Path(folder).resolve()) for folder in folders}
    places = {name: theme.locations.get(("palette", name)) for name in theme.palette}
    return frozenset(
        name for name, place in places.items() if place and str(Path(place.file).parent.resolve()) in folders
    ) | frozenset(theme.scheme.values())


def _sheet_names(theme: Theme) -> dict[str, str]:
    """The sheet's names of colours: what palette name each stands for, or its RRGGBB."""
    written: Mapping[str, Any] = theme.sheet.get("palette") or {}
    found: dict[str, str] = {}
    for name, value in written.items():
        plain = str(value).removeprefix("#").upper()
        if value in theme.palette:
            found[name] = str(value)
        elif value not in theme.patterns and len(plain) == 6:
            found[name] = plain
    return found


def _marks(theme: Theme, alias: Mapping[str, str]) -> Iterator[str]:
    exhibit: Mapping[str, Any] = theme.deck.get("exhibit") or {}
    for colors in (exhibit.get("colors") or {}, theme.sheet.get("colors") or {}):
        yield from (_resolved(str(name), alias, theme) for name in colors.values())


def _labels(theme: Theme, alias: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    exhibit: Mapping[str, Any] = theme.deck.get("exhibit") or {}
    for design in (exhibit, theme.sheet):
        marks, texts = design.get("colors") or {}, design.get("on_colors") or {}
        for emphasis, text in texts.items():
            pair = (str(marks.get(emphasis, "")), str(text))
            yield _resolved(pair[0], alias, theme), _resolved(pair[1], alias, theme)


def _resolved(name: str, alias: Mapping[str, str], theme: Theme) -> str:
    return alias[name] if alias.get(name) in theme.palette else name


def _uses(value: Any, key: str, alias: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(key, colour) of every text in a design, lines left out."""
    if isinstance(value, Mapping):
        entries = cast("Mapping[str, Any]", value)
        is_line = "color" in entries and "width" in entries
        for name, inner in entries.items():
            if name not in _LINES and not (is_line and name == "color"):
                yield from _uses(inner, name, alias)
    elif isinstance(value, list):
        for inner in cast("list[Any]", value):
            yield from _uses(inner, key, alias)
    elif isinstance(value, str):
        standing = alias.get(value, value)
        yield key, value if len(standing) == 6 and value in alias and standing.isupper() else standing
