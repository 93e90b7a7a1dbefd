"""Spec stage: a spec that extends another: its files laid on each other, without what is dropped."""

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec.drop import without_dropped
from factdeck.spec.drop_gone import SOURCES
from factdeck.spec.given import Given, flatten, grow
from factdeck.spec.inherit import FACTS, inherited, moved, without_figures
from factdeck.spec.merge import Merger, Removed
from factdeck.spec.near import near
from factdeck.spec.needless import place_of_extends, unused_sources, without_sources, without_unneeded
from factdeck.spec.read_yaml import Written, read_yaml
from factdeck.spec.schema import FactEntry, Source
from factdeck.spec.shapes import fields
from factdeck.spec.validate_files import find_file

if TYPE_CHECKING:
    from factdeck.spec.load import Fill

_RECORDS: Final = {FACTS: FactEntry, SOURCES: Source}
"""Mappings of records by a name of the author's."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Files laid on each other: the values, the files from the lowest up, what was taken away on the way.

    `under`: the values that the uppermost file was laid on.
    """

    root: Given
    files: tuple[str, ...]
    removed: tuple[Removed, ...] = ()
    under: Given | None = None


def complete(
    written: Written, path: Path, diagnostics: Diagnostics, fill: "Fill | None" = None
) -> Written | None:
    """The values of a spec with what it extends under them and what `fill` adds, without what is dropped.

    None where a file that it extends, or that `fill` wants, can't be read (reported).
    """
    layers = layered(written, path, diagnostics)
    if layers is None:
        return None
    root, file = layers.root, written[1].file
    if fill:
        filled = fill(flatten(root, file), path, diagnostics)
        if filled is None:
            return None
        root = _noted(grow(*filled), root)
    return flatten(_closed(root, layers, diagnostics), file)


def _closed(root: Given, layers: Layers, diagnostics: Diagnostics) -> Given:
    """The values without what is dropped, or not needed."""
    unused, place = unused_sources(root, layers.files), place_of_extends(root)
    sources = (Removed((SOURCES, name), place, was) for name, was in unused.items())
    kept = without_sources(root, unused)
    left = without_dropped(kept, layers.files, (*layers.removed, *sources), diagnostics)
    if layers.under is None:
        return left
    return without_unneeded(left, layers.under, layers.files, diagnostics)


def layered(
    written: Written, path: Path, diagnostics: Diagnostics, above: tuple[Path, ...] = ()
) -> Layers | None:
    """The values of a spec laid on those of the files that it extends; `above` extend it, for loops.

    `path` is the spec's file, for the files that it names.
    """
    values, file = grow(*written), written[1].file
    extends = values.by_key.get("extends")
    if extends is None or not extends.text:
        return Layers(values, (file,))
    lower = _lower(extends, path, diagnostics, (*above, path.resolve()))
    if lower is None:
        return None
    base, layers = lower
    under = without_figures(moved(layers.root, base.parent.resolve(), path.parent.resolve()))
    merger = Merger(diagnostics, inherited, kept_null=((FACTS,),))
    root = merger.merge(under, _without_orphans(values, under, diagnostics))
    return Layers(root, (*layers.files, file), (*layers.removed, *merger.removed), under)


def _lower(
    extends: Given, path: Path, diagnostics: Diagnostics, above: tuple[Path, ...]
) -> tuple[Path, Layers] | None:
    """The file that `extends` names, and its layers; None with a diagnostic where there are none."""
    found = find_file(extends.text, path.resolve(), extends.place, diagnostics)
    if found is None:
        return None
    if found in above:
        loop = " → ".join([*(file.name for file in above[above.index(found) :]), found.name])
        diagnostics.add("extends-loop", extends.place, loop=loop)
        return None
    base = Path(os.path.normpath(path.parent / extends.text.replace("\\", "/")))
    state = base.stat()
    written, problems = _read(base, state.st_mtime_ns, state.st_size)
    diagnostics.extend(problems)
    layers = layered(written, base, diagnostics, above) if written else None
    return (base, layers) if layers else None


@lru_cache(maxsize=32)
def _read(path: Path, changed: int, size: int) -> tuple[Written | None, Diagnostics]:
    """A file's values and its mistakes; read once as long as it does not change, for all that extend it."""
    found = Diagnostics()
    return read_yaml(path, found), found


def _without_orphans(over: Given, under: Given, diagnostics: Diagnostics) -> Given:
    """Leaves out facts and sources that are not there, nor told enough of to be new ones (reported)."""
    kept = dict(over.by_key)
    for key, model in _RECORDS.items():
        records = over.by_key[key].by_key if key in over.by_key else {}
        known = under.by_key[key].by_key if key in under.by_key else {}
        needed = [name for name, field in fields(model).items() if field.required]
        orphans = [
            name
            for name, entry in records.items()
            if name not in known and entry.by_key and any(one not in entry.by_key for one in needed)
        ]
        for name in orphans:
            advice = near(name, list(known))
            diagnostics.add("overlay-orphan", records[name].at, name=f"{key}.{name}", advice=advice)
        if orphans:
            left = {name: entry for name, entry in records.items() if name not in orphans}
            kept[key] = over.by_key[key].with_keys(left)
    return over.with_keys(kept)


def _noted(filled: Given, former: Given) -> Given:
    """Filled values that know what they took the place of."""
    if isinstance(filled.value, dict) and isinstance(former.value, dict):
        old = former.by_key
        inner = {
            key: _noted(value, old[key]) if key in old else value for key, value in filled.by_key.items()
        }
        return filled.with_keys(inner)
    if filled.place == former.place or filled.before is not None:
        return filled
    return replace(filled, before=former)
