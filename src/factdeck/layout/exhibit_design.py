"""Layout: the `exhibit:` part of a design file as the ExhibitStyle that charts, tables and pictures obey."""

from dataclasses import fields
from typing import Any, Final

from factdeck.chart.model import Emphasis
from factdeck.layout.exhibit_style import ORIENTATIONS, SIDES, TAKEAWAYS, ExhibitStyle, RuleStyle
from factdeck.theme.read_deck import read_style
from factdeck.theme.reader import Reader
from factdeck.theme.theme import TextStyle, Theme

_COLORS: Final = ("accent", "tint", "panel")
_GROUNDS: Final = ("ground", "head")  # colours that a design need not have
_CELLS: Final = "cells"
_RULES: Final = ("axis", "gold", "hairline", "leader", "table_top", "table_line", "outline")
_FREE_RULES: Final = ("before", "closing", "frame", "mark")  # drawn only where a design has them
_LENGTHS: Final = (
    *("gutter", "panel_gap", "card_radius", "label_gap", "name_gap"),
    *("table_head_height", "table_row", "table_row_least", "table_margin"),
)
_NUMBERS: Final = ("gap", "gap_many", "gap_column", "hole", "corner", "columns", "cell_share")
_CHOICES: Final = {  # key in the design: its field, what it may be
    "takeaway": ("takeaway_at", TAKEAWAYS),
    "side": ("side", SIDES),
    "orientation": ("orientation", ORIENTATIONS),
}
_MAPS: Final = ("colors", "on_colors", _CELLS)
_OTHERS: Final = {
    *("open_blocks", "patterns"),
    *_GROUNDS,
    *(name for name, _ in _CHOICES.values()),
    *_COLORS,
    *_MAPS,
    *_RULES,
    *_FREE_RULES,
    *_LENGTHS,
    *_NUMBERS,
}


def read_exhibit_style(reader: Reader, theme: Theme) -> ExhibitStyle:
    """The style of exhibits. Missing and unknown entries are diagnostics at their place."""
    known = (*_COLORS, *_GROUNDS, *_CHOICES, "open_blocks", *_MAPS, "styles", "rules", "lengths", "numbers")
    reader.check_keys(known)
    palette = tuple(theme.palette)
    values: dict[str, Any] = {key: _required(reader, key).one_of(palette, "ink") for key in _COLORS}
    for key in _GROUNDS:
        values[key] = named.one_of(palette, "ink") if (named := reader.child(key)).text() else ""
    for key, (name, choices) in _CHOICES.items():
        values[name] = reader.child(key).one_of(choices, choices[0])
    values["open_blocks"] = reader.child("open_blocks").flag()
    values |= _fills(reader, theme)
    values |= _styles(reader.child("styles"), theme)
    rules = reader.child("rules")
    rules.check_keys((*_RULES, *_FREE_RULES))
    values |= {key: _rule(_required(rules, key), palette) for key in _RULES}
    values |= {key: _rule(rules.child(key), palette) for key in _FREE_RULES if rules.has(key)}
    return ExhibitStyle(**values, **_measures(reader))


def _fills(reader: Reader, theme: Theme) -> dict[str, Any]:
    """What marks are filled with, and what stands on them."""
    palette, values = tuple(theme.palette), dict[str, Any]()
    fills = (*palette, *theme.patterns)
    for key, known in (("colors", fills), ("on_colors", palette)):
        entries = _required(reader, key)
        values[key] = {emphasis: _required(entries, emphasis).one_of(known, "ink") for emphasis in Emphasis}
    cells = reader.child(_CELLS)
    cells.check_keys(Emphasis)
    values[_CELLS] = {
        Emphasis(key): entry.one_of(fills, "ink") for key, entry in cells.entries() if key in tuple(Emphasis)
    }
    values["patterns"] = theme.patterns
    return values


def _styles(reader: Reader, theme: Theme) -> dict[str, TextStyle]:
    names = [field.name for field in fields(ExhibitStyle) if field.name not in _OTHERS]
    reader.check_keys(names)
    known: dict[str, TextStyle] = {}
    for name in names:
        known[name] = read_style(_required(reader, name), theme, known)
    return known


def _rule(reader: Reader, palette: tuple[str, ...]) -> RuleStyle:
    reader.check_keys(("color", "width"))
    width = reader.child("width").length()
    return RuleStyle(reader.child("color").one_of(palette, "ink"), 0.75 if width is None else width)


def _measures(reader: Reader) -> dict[str, Any]:
    lengths, numbers = reader.child("lengths"), reader.child("numbers")
    lengths.check_keys(_LENGTHS)
    numbers.check_keys(_NUMBERS)
    found: dict[str, Any] = {key: entry.length() for key, entry in lengths.entries() if key in _LENGTHS}
    found |= {key: entry.number() for key, entry in numbers.entries() if key in _NUMBERS}
    return found | {key: int(found[key]) for key in ("columns", "corner") if key in found}


def _required(reader: Reader, key: str) -> Reader:
    child = reader.child(key)
    if child.value is None:
        reader.fault("template-missing", key=f"exhibit.{key}")
    return child
