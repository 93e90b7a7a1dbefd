"""Spec stage: raw values that carry their places, to be merged and cut before they are validated."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from factdeck.base.diagnostics import Location

if TYPE_CHECKING:
    from factdeck.spec.project import Positions

Key = str | int
Keys = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a spec's file: text, yes or no, nothing, or values by key or in a list."""

    value: "str | bool | dict[str, Given] | list[Given] | None"
    place: Location
    key: Location | None = None  # where its key stands; None in lists
    is_null: bool = False  # `null` is written out, which takes away what the extended file says
    before: "Given | None" = None  # what it took the place of

    @property
    def by_key(self) -> "dict[str, Given]":
        """The values by key; none where it is something else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> "list[Given]":
        """The values of a list; none where it is something else."""
        return self.value if isinstance(self.value, list) else []

    @property
    def id(self) -> str:
        """What the key `id` says, "" without one."""
        found = self.by_key.get("id")
        return found.value if found and isinstance(found.value, str) else ""

    @property
    def text(self) -> str:
        """The text; "" where it is something else."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def at(self) -> Location:
        """Where it begins: its key, or itself where its key stands in another file."""
        return self.key if self.key and self.key.file == self.place.file else self.place

    def with_keys(self, values: "dict[str, Given]") -> "Given":
        """The same mapping with other values."""
        return self._with(values)

    def with_items(self, items: "list[Given]") -> "Given":
        """The same list with other items."""
        return self._with(items)

    def _with(self, value: "dict[str, Given] | list[Given]") -> "Given":
        return Given(value, self.place, self.key, self.is_null, self.before)


def children(given: Given) -> Iterator[tuple[Key, Given]]:
    """The values inside, by key or number."""
    yield from given.by_key.items() if isinstance(given.value, dict) else enumerate(given.items)


def grow(values: Any, positions: "Positions", path: Keys = ()) -> Given:
    """The values with their places."""
    if isinstance(values, dict):
        pairs = cast("dict[str, Any]", values)
        inner: Any = {key: grow(value, positions, (*path, key)) for key, value in pairs.items()}
    elif isinstance(values, list):
        inner = [
            grow(item, positions, (*path, index)) for index, item in enumerate(cast("list[Any]", values))
        ]
    else:
        inner = values
    place, key = positions.at(*path), positions.keys.get(path)
    return Given(inner, place, key, path in positions.nulls, positions.replaced.get(path))


def flatten(given: Given, file: str) -> "tuple[Any, Positions]":
    """The values alone, and their places by path; `file` is the spec's own."""
    from factdeck.spec.project import Positions

    places: dict[Keys, Location] = {}
    keys: dict[Keys, Location] = {}
    replaced: dict[Keys, Given] = {}
    nulls: set[Keys] = set()

    def plain(value: Given, path: Keys) -> Any:
        places[path] = value.place
        if value.key:
            keys[path] = value.key
        if value.before:
            replaced[path] = value.before
        if value.is_null:
            nulls.add(path)
        if isinstance(value.value, dict):
            return {key: plain(item, (*path, key)) for key, item in value.value.items()}
        if isinstance(value.value, list):
            return [plain(item, (*path, index)) for index, item in enumerate(value.value)]
        return value.value

    values = plain(given, ())
    return values, Positions(file, places, keys, frozenset(nulls), replaced)


def dotted(root: Given, path: Keys) -> str:
    """A path as people write it: keys, and items by their id or number from 1: sections.results.charts.1."""
    names: list[str] = []
    for key in path:
        inside: Any = root.value
        root = inside[key]
        names.append(key if isinstance(key, str) else root.id or str(key + 1))
    return ".".join(names)
