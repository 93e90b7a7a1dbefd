"""Theme stage: read font families: the names of office fonts, the TrueType files, and what helps out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, cast

from factdeck.base.resources import resource
from factdeck.theme.reader import Reader
from factdeck.theme.theme import FontFamily

_FAMILY: Final = ("latin", "east_asian", "regular", "bold", "serif", "fallback", "embedded")


def with_font_paths(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Font files and the logo as absolute paths: relative to their pack, fonts else to assets."""
    if logo := values.get("logo"):
        values = values | {"logo": str((folder / str(logo)).resolve())}
    families = values.get("families")
    if not isinstance(families, Mapping):
        return values
    named = cast("Mapping[str, Any]", families)
    return values | {"families": {key: _absolute(family, folder) for key, family in named.items()}}


def _absolute(family: Any, folder: Path) -> Any:
    if not isinstance(family, Mapping):
        return family
    entries = dict(cast("Mapping[str, Any]", family))
    for weight in ("regular", "bold"):
        if written := entries.get(weight):
            own = (folder / str(written)).resolve()
            entries[weight] = str(own if own.is_file() else resource("assets", str(written)))
    return entries


def read_families(reader: Reader) -> Mapping[str, FontFamily]:
    """The families by name. One may fall back on any of the others."""
    names = [name for name, _ in reader.entries()]
    return {
        name: _family(entry, [other for other in names if other != name]) for name, entry in reader.entries()
    }


def _family(reader: Reader, others: Sequence[str]) -> FontFamily:
    reader.check_keys(_FAMILY)
    for key in ("latin", "east_asian", "regular", "bold"):
        if not reader.has(key):
            reader.fault("template-missing", key=f"{reader.name}.{key}")
    for weight in ("regular", "bold"):
        path = reader.child(weight).text()
        if path and not Path(path).is_file():
            reader.child(weight).fault("template-font-missing", family=reader.name, path=path)
    return FontFamily(
        latin=reader.child("latin").text(),
        east_asian=reader.child("east_asian").text(),
        regular=reader.child("regular").text(),
        bold=reader.child("bold").text(),
        serif=reader.child("serif").flag(),
        embedded=reader.child("embedded").text(),
        fallback=tuple(item.one_of(others, "") for item in reader.child("fallback").items()),
    )
