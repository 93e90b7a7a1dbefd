"""Spec stage: a spec that extends another: its files laid on each other, without what is dropped."""

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.spec.drop import without_dropped
from factdeck.spec.drop_causes import SOURCES
from factdeck.spec.given import Given, children, flatten, grow
from factdeck.spec.inherit import FACTS, inherited, moved, without_figures
from factdeck.spec.merge import Merger, Removed
from factdeck.spec.near import near
from factdeck.spec.read_yaml import Written, read_yaml
from factdeck.spec.schema import FactEntry, Source
from factdeck.spec.shapes import fields
from factdeck.spec.uses import unneeded
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
    unused = _unused(root, layers.files)
    kept = root.with_keys(_without(root, unused))
    removed = (
        *layers.removed,
        *(Removed((SOURCES, name), _place(root), was) for name, was in unused.items()),
    )
    left = without_dropped(kept, layers.files, removed, diagnostics)
    return flatten(_without_unneeded(left, layers, diagnostics), file)


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


def _without_unneeded(root: Given, layers: Layers, diagnostics: Diagnostics) -> Given:
    """Leaves out facts of lower files that nothing uses any more: nobody has to find numbers for them."""
    names = unneeded(root, layers.under, layers.files) if layers.under else []
    if not names:
        return root
    place = _place(root)
    diagnostics.add("facts-unneeded", place, names=", ".join(names), count=len(names))
    facts = root.by_key[FACTS]
    gone = {
        name: Given(None, place, place, is_null=True) if name in names else fact
        for name, fact in facts.by_key.items()
    }
    marked = root.with_keys({**root.by_key, FACTS: facts.with_keys(gone)})
    return without_dropped(marked, layers.files, (), Diagnostics())


def _unused(root: Given, files: tuple[str, ...]) -> dict[str, Given]:
    """Sources of lower files that no fact comes from any more: they prove nothing here."""
    sources, facts = root.by_key.get(SOURCES), root.by_key.get(FACTS)
    if sources is None or facts is None:
        return {}
    used = {fact.by_key["source"].text for fact in facts.by_key.values() if "source" in fact.by_key}
    lower = set(files[:-1])
    return {
        name: source
        for name, source in sources.by_key.items()
        if name not in used and _places(source) <= lower
    }


def _without(root: Given, unused: dict[str, Given]) -> dict[str, Given]:
    if not unused:
        return root.by_key
    sources = root.by_key[SOURCES]
    kept = {name: source for name, source in sources.by_key.items() if name not in unused}
    return {**root.by_key, SOURCES: sources.with_keys(kept)}


def _place(root: Given) -> Location:
    """Where the spec says what it extends."""
    return root.by_key["extends"].place if "extends" in root.by_key else root.place


def _places(given: Given) -> set[str]:
    """The files that the values inside stand in."""
    found = {given.place.file}
    for _, inner in children(given):
        found |= _places(inner)
    return found
