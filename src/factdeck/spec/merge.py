"""Spec stage: one file's values laid on another's: mappings by key, lists by id; `null` takes away. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.spec.given import Given
from factdeck.spec.merge_lists import ListEditor, is_edited
from factdeck.spec.near import near

Path = tuple[str, ...]
"""Keys, and ids of list items."""
Inherit = Callable[[Path, Given, Given], Given]
"""What of a value comes down where another is laid on it: (path, under, over) → under."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken away: its path, where that is said, what it was."""

    path: Path
    place: Location
    was: Given


@dataclass(slots=True)
class Merger:
    """Lays values on values. `kept_null`: mappings in which a null stays, as a mark for later."""

    diagnostics: Diagnostics
    inherit: Inherit
    kept_null: tuple[Path, ...] = ()
    removed: list[Removed] = field(default_factory=list[Removed])

    def merge(self, under: Given, over: Given, path: Path = ()) -> Given:
        """`over` laid on `under`; what it takes the place of is in `before`."""
        if isinstance(under.value, dict) and isinstance(over.value, dict):
            merged = self._mapping(self.inherit(path, under, over), over, path)
            return replace(over, value=merged, before=under.before)
        if isinstance(over.value, list) and (under.value is None or isinstance(under.value, list)):
            if is_edited(under, over):
                return over.with_items(ListEditor(self, path, under).edited(over))
            return replace(self.fresh(over, path), before=under)
        return replace(over, before=under)

    def fresh(self, over: Given, path: Path) -> Given:
        """A value that stands on nothing: edits in it, of lists that are not there, are done or reported."""
        if isinstance(over.value, dict):
            return over.with_keys(self._mapping(over.with_keys({}), over, path))
        if isinstance(over.value, list) and is_edited(empty := over.with_items([]), over):
            return over.with_items(ListEditor(self, path, empty).edited(over))
        return over

    def _mapping(self, under: Given, over: Given, path: Path) -> dict[str, Given]:
        merged = dict(under.by_key)
        for key, value in over.by_key.items():
            inner, old = (*path, key), merged.get(key)
            if value.is_null:
                self._take_away(merged, key, value, path)
            elif old is None or old.value is None:
                merged[key] = self.fresh(value, inner)
            elif value.value is not None:  # a key with nothing after it counts as not written
                merged[key] = self.merge(old, value, inner)
        return merged

    def _take_away(self, merged: dict[str, Given], key: str, null: Given, path: Path) -> None:
        old = merged.get(key)
        if old is None or old.value is None:
            advice = near(key, list(merged))
            self.diagnostics.add("overlay-orphan", null.at, name=".".join((*path, key)), advice=advice)
        elif path in self.kept_null:
            merged[key] = replace(null, before=old)
        else:
            del merged[key]
            self.removed.append(Removed((*path, key), null.at, old))
