"""A loaded spec: the author's values, where each stands, and the pictures it names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factdeck.base.diagnostics import Location
from factdeck.spec.given import Given, Key
from factdeck.spec.schema import Spec

__all__ = ["Given", "Key", "PictureFile", "Positions", "Project"]


@dataclass(frozen=True, slots=True)
class Positions:
    """Where every value of the spec was written, by its path: ("sections", 0, "headline").

    `file` is the spec's own; values may stand in others: files that it extends, workbooks.
    """

    file: str
    places: Mapping[tuple[Key, ...], Location]
    keys: Mapping[tuple[Key, ...], Location] = field(
        default_factory=dict[tuple[Key, ...], Location]
    )  # where the key of a value stands
    nulls: frozenset[tuple[Key, ...]] = frozenset()  # written out, not just left empty
    replaced: Mapping[tuple[Key, ...], Given] = field(
        default_factory=dict[tuple[Key, ...], Given]
    )  # what the file that is extended says there, or said the spec before a workbook was read

    def at(self, *path: Key) -> Location:
        """The place of the value at `path`, or of its nearest enclosing value that is known."""
        for length in range(len(path), -1, -1):
            if place := self.places.get(path[:length]):
                return place
        return Location(self.file)

    def at_key(self, *path: Key) -> Location:
        """The place of the key of the value at `path`; that of the value where it has no key."""
        return self.keys.get(path) or self.at(*path)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that was found and can be read: absolute path, size in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """A valid spec with what belongs to it. `pictures` by the name written in the spec.

    Each is equal to itself alone, so that what is asked of one can be kept.
    """

    spec: Spec
    positions: Positions
    path: Path  # of the spec file, absolute
    pictures: Mapping[str, PictureFile]
    sound: bool = True  # False: some facts are stand-ins for faulty values, and their numbers mean nothing
    wording: Mapping[str, str] = field(default_factory=dict[str, str])  # the design pack's own words, by name
    pending: frozenset[str] = frozenset()  # ids of facts whose value is still to be filled
