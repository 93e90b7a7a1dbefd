"""Theme stage: read raw YAML values of a design pack as typed values, every fault with its place."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.base.units import inch

Key = str | int
Locations = Mapping[tuple[Key, ...], Location]


def nearest_location(locations: Locations, path: tuple[Key, ...]) -> Location | None:
    """Where the value at `path`, or its nearest enclosing value, was written."""
    for length in range(len(path), -1, -1):
        if found := locations.get(path[:length]):
            return found
    return None


@dataclass(slots=True)  # not frozen: thousands are made, and freezing triples what each costs
class Reader:
    """A value of a design file and the way to it. Scalars may be text or already typed.

    Faults are diagnostics (`template-…`); the method then returns the default.
    """

    value: Any
    path: tuple[Key, ...]
    locations: Locations
    diagnostics: Diagnostics

    def fault(self, code: str, **arguments: Any) -> None:
        """Report a fault at this value."""
        self.diagnostics.add(code, nearest_location(self.locations, self.path), **arguments)

    @property
    def name(self) -> str:
        """The last key on the way here."""
        return ".".join(str(key) for key in self.path[-2:] if key != "")

    def child(self, key: Key) -> "Reader":
        """The value under `key`; its value is None where there is none."""
        value: Any = None
        if self.value is None:
            pass
        elif isinstance(self.value, dict | Mapping):
            value = cast("Mapping[Any, Any]", self.value).get(key)
        elif isinstance(self.value, Sequence) and isinstance(key, int):
            value = cast("Sequence[Any]", self.value)[key]
        return Reader(value, (*self.path, key), self.locations, self.diagnostics)

    def has(self, key: str) -> bool:
        """Whether `key` is given here."""
        return isinstance(self.value, dict | Mapping) and key in self.value

    def check_keys(self, known: Iterable[str]) -> None:
        """Report every key that is not in `known`, nearest names first."""
        names = list(known)
        if isinstance(self.value, dict) and all(key in names for key in cast("dict[Any, Any]", self.value)):
            return
        for key, item in self.entries():
            if key not in names:
                near = difflib.get_close_matches(key, names, 3) or names
                item.fault("template-key-unknown", key=key, known=", ".join(near))

    def entries(self) -> list[tuple[str, "Reader"]]:
        """The entries of a mapping, in order; none (and a fault) for anything else but nothing."""
        if self.value is None:
            return []
        if not isinstance(self.value, Mapping):
            self.fault("template-shape", key=self.name, expected="{…}")
            return []
        keys = [str(key) for key in cast("Mapping[Any, Any]", self.value)]
        return [(key, self.child(key)) for key in keys]

    def items(self) -> list["Reader"]:
        """The entries of a list; a single value counts as a list of one."""
        if self.value is None:
            return []
        if isinstance(self.value, str | Mapping) or not isinstance(self.value, Sequence):
            return [self]
        return [self.child(index) for index in range(len(cast("Sequence[Any]", self.value)))]

    def text(self, default: str = "") -> str:
        """The value as text."""
        if self.value is None:
            return default
        if isinstance(self.value, Mapping | list):
            self.fault("template-shape", key=self.name, expected="“…”")
            return default
        return str(self.value)

    def number(self, default: float = 0.0) -> float:
        """The value as a number."""
        if self.value is None:
            return default
        try:
            return float(self.value)
        except (TypeError, ValueError):
            self.fault("template-value", key=self.name, value=self.value, example="0.25")
            return default

    def length(self) -> float | None:
        """A length in points: `1.6` is inches, `2pt` is points; None where nothing is given."""
        if self.value is None:
            return None
        written = str(self.value)
        try:
            return float(written[:-2]) if written.endswith("pt") else inch(float(written))
        except ValueError:
            self.fault("template-value", key=self.name, value=written, example="1.6, 2pt")
            return None

    def flag(self, default: bool = False) -> bool:
        """The value as true or false."""
        if self.value is None:
            return default
        word = str(self.value).lower()
        if word not in ("true", "false", "yes", "no"):
            self.fault("template-value", key=self.name, value=self.value, example="true, false")
        return word in ("true", "yes")

    def one_of(self, known: Iterable[str], default: str) -> str:
        """The value as one of the names in `known`."""
        word = self.text(default)
        names = list(known)
        if word in names:
            return word
        near = difflib.get_close_matches(word, names, 5) or names
        self.fault("template-name-unknown", key=self.name, value=word, known=", ".join(near))
        return default
