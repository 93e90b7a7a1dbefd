"""Spec stage: where every value of a loaded spec comes from, and what it took the place of."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factdeck.base.diagnostics import Location
from factdeck.spec.given import Given, Key, Keys, children, grow
from factdeck.spec.inherit import FACTS
from factdeck.spec.project import Positions, Project
from factdeck.spec.schema import FIGURE_KEYS


@dataclass(frozen=True, slots=True)
class Origin:
    """A value by its dotted key; `place` None: nobody wrote it, it is a default.

    `was`, `was_at`: what it took the place of, "" and None for nothing.
    """

    key: str
    value: str
    place: Location | None
    was: str = ""
    was_at: Location | None = None


def tree(project: Project) -> Given:
    """The values that a spec has from its files, with their places."""
    values = project.spec.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return grow(values, project.positions)


def origins_of(project: Project) -> list[Origin]:
    """Every value that was written, in the order of the spec; a list of texts of one file is one value."""
    return [origin for origin, _ in _leaves(tree(project), (), "", None)]


def defaults_of(project: Project, key: str) -> list[Origin]:
    """The values that nobody wrote, under a key, or of the spec as a whole; empty ones say nothing."""
    every = grow(project.spec.model_dump(mode="json", by_alias=True), Positions("", {}))
    written = {origin.key for origin in origins_of(project)}
    found = (origin for origin, _ in _leaves(every, (), "", None) if origin.value)
    return [
        Origin(origin.key, origin.value, None)
        for origin in found
        if origin.key not in written and is_under(origin.key, key) and (key or "." not in origin.key)
    ]


def is_under(name: str, key: str) -> bool:
    """Whether a dotted key is another one, or leads into it; every key is under ""."""
    return not key or name == key or name.startswith(f"{key}.")


def text(given: Given) -> str:
    """A value as people write it in YAML, on one line."""
    if isinstance(given.value, dict):
        return ", ".join(f"{key}: {text(item)}" for key, item in given.value.items())
    if isinstance(given.value, list):
        return ", ".join(map(text, given.value))
    if isinstance(given.value, bool):
        return str(given.value).lower()
    return "" if given.value is None else str(given.value)


def _leaves(given: Given, path: Keys, name: str, under: Given | None) -> Iterator[tuple[Origin, Keys]]:
    """Every value that holds no others; `under` is the fact that a value is of, or what held it before."""
    was = given.before or _figure_before(under, path)
    inner = list(children(given))
    if not inner or _is_line(given):
        if name and given.value not in ({}, []):
            place = given.place
            yield Origin(name, text(given), place, text(was) if was else "", was.place if was else None), path
        return
    is_fact = len(path) == 2 and path[0] == FACTS
    if given.before and not is_fact and name:
        yield Origin(name, text(given), given.place, text(given.before), given.before.place), path
    for key, item in inner:
        fact = given.before if is_fact else None
        yield from _leaves(item, (*path, key), joined(name, key, item), fact)


def _figure_before(fact: Given | None, path: Keys) -> Given | None:
    """The figure that the extended spec has of the same fact."""
    key = path[-1] if path else ""
    while fact is not None and key in FIGURE_KEYS:
        if found := fact.by_key.get(str(key)):
            return found
        fact = fact.before
    return None


def _is_line(given: Given) -> bool:
    """A list of texts that stand in one file and took the place of nothing one by one."""
    items = given.items
    return bool(items) and all(
        not list(children(item)) and item.place.file == given.place.file and not item.before for item in items
    )


def joined(name: str, key: Key, item: Given) -> str:
    """The dotted key of something inside: items of lists by their id, or counted from 1."""
    step = key if isinstance(key, str) else item.id or str(key + 1)
    return f"{name}.{step}" if name else step


def same_place(place: Location) -> tuple[str, int, int, str]:
    """A place that can be compared, however its file was named."""
    return str(Path(place.file).resolve()), place.line, place.column, place.cell
