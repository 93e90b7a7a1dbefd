"""Spec stage: a list laid on a list: items found by their id, and edits that say what they do.

An entry of the list that is laid on top is one of:
`{id: x, …}` changes the item x; `{add: item}` adds one; `{replace: {id: x, …}}` puts another in its place;
`{remove: x}` or `{remove: [x, y]}` takes items away; `{order: [x, y]}` puts items first, in this order.
`{move: x, place: …}` and the first three say `place: first | last | after x | before x`. In a list of texts,
a text is its own id.
A list without ids and without such entries takes the other's place as a whole.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.spec.given import Given
from factdeck.spec.near import near

if TYPE_CHECKING:
    from factdeck.spec.merge import Merger

VERBS: Final = ("add", "remove", "replace", "move", "order")
_PLACED: Final = ("add", "replace", "move")
_PLACE: Final = re.compile(r"(first|last)|(after|before)\s+(.+)")


def is_edited(under: Given, over: Given) -> bool:
    """Whether the list on top changes the one under it, and does not take its place as a whole."""
    has_ids = bool(under.items) and all(item.id for item in under.items)
    return has_ids or any(_verb(entry) for entry in over.items)


def _verb(entry: Given) -> str:
    keys = entry.by_key
    return "" if "id" in keys else next((verb for verb in VERBS if verb in keys), "")


def _name(item: Given) -> str:
    return item.id or item.text


@dataclass(slots=True)
class ListEditor:
    """One list while it is being edited; `path` leads to it."""

    merger: "Merger"
    path: tuple[str, ...]
    under: Given
    _items: list[Given] = field(init=False)
    _touched: dict[str, Location] = field(default_factory=dict[str, Location])

    def __post_init__(self) -> None:
        self._items = list(self.under.items)

    def edited(self, over: Given) -> list[Given]:
        """The items after all that `over` says, in its order."""
        actions: dict[str, Callable[[Given], None]] = {
            "add": self._add,
            "remove": self._remove,
            "replace": self._replace,
            "move": self._shift,
            "order": self._order,
        }
        for entry in over.items:
            verb = _verb(entry)
            if verb:
                self._check_keys(entry, verb)
            actions.get(verb, self._change)(entry)
        return self._items

    @property
    def _found(self) -> Diagnostics:
        return self.merger.diagnostics

    def _check_keys(self, entry: Given, verb: str) -> None:
        known = [verb, "place"] if verb in _PLACED else [verb]
        for key, value in entry.by_key.items():
            if key not in known:
                self._found.add("unknown-key", value.at, key=key, advice=near(key, known))

    def _add(self, entry: Given) -> None:
        item = entry.by_key["add"]
        name = _name(item)
        if (at := self._index(name)) is not None:
            self._found.add("overlay-exists", item.place, name=name, first=self._items[at].place)
            return
        if self._is_first(name, item.place):
            self._items.append(self.merger.fresh(item, (*self.path, name)))
            self._move(name, entry)

    def _change(self, entry: Given) -> None:
        name = entry.id
        if not name:
            self._found.add("overlay-entry", entry.place, name=".".join(self.path))
            return
        said = {key: value for key, value in entry.by_key.items() if key != "place"}
        at = self._known(name, entry.by_key["id"].place)
        if at is not None and self._is_first(name, entry.by_key["id"].place):
            old = self._items[at]
            self._items[at] = self.merger.merge(old, entry.with_keys(said), (*self.path, name))
            self._move(name, entry)

    def _replace(self, entry: Given) -> None:
        item = entry.by_key["replace"]
        name, at = _name(item), self._known(_name(item), item.place)
        if at is not None and self._is_first(name, item.place):
            fresh = self.merger.fresh(item, (*self.path, name))
            self._items[at] = replace(fresh, before=self._items[at])
            self._move(name, entry)

    def _remove(self, entry: Given) -> None:
        from factdeck.spec.merge import Removed

        named = entry.by_key["remove"]
        for text in named.items if isinstance(named.value, list) else [named]:
            at = self._known(_name(text), text.place)
            if at is not None and self._is_first(_name(text), text.place):
                removed = Removed((*self.path, _name(text)), text.place, self._items.pop(at))
                self.merger.removed.append(removed)

    def _shift(self, entry: Given) -> None:
        name = entry.by_key["move"]
        at = self._known(_name(name), name.place)
        if at is not None and self._is_first(_name(name), name.place):
            if "place" not in entry.by_key:
                self._found.add("overlay-place", entry.place, value="")
            self._move(_name(name), entry)

    def _order(self, entry: Given) -> None:
        first: list[Given] = []
        seen: dict[str, Location] = {}
        for text in entry.by_key["order"].items:
            at = self._known(_name(text), text.place)
            if (before := seen.setdefault(_name(text), text.place)) is not text.place:
                self._found.add("overlay-twice", text.place, name=_name(text), first=before)
            elif at is not None:
                first.append(self._items[at])
        rest = [item for item in self._items if not any(item is one for one in first)]
        self._items = [*first, *rest]

    def _move(self, name: str, entry: Given) -> None:
        """Put an item where its entry wants it: stay, or last if new, without a word on it."""
        place = entry.by_key.get("place")
        if place is None:
            return
        match = _PLACE.fullmatch(place.text.strip())
        if match is None:
            self._found.add("overlay-place", place.place, value=place.text)
            return
        end, side, anchor = match.groups()
        if anchor == name or (anchor and self._index(anchor) is None):
            known = [other for item in self._items if (other := _name(item)) != name]
            self._found.add("overlay-anchor", place.place, name=anchor, advice=near(anchor, known))
            return
        item = self._items.pop(self._index(name) or 0)
        at = self._index(anchor) if anchor else (0 if end == "first" else len(self._items))
        self._items.insert((at or 0) + (side == "after"), item)

    def _index(self, name: str) -> int | None:
        return next((at for at, item in enumerate(self._items) if name and _name(item) == name), None)

    def _known(self, name: str, place: Location) -> int | None:
        at = self._index(name)
        if at is None and name not in self._touched:
            known = [other for item in self._items if (other := _name(item))]
            full = ".".join((*self.path, name))
            self._found.add("overlay-orphan", place, name=full, advice=near(name, known))
        elif at is None:
            self._found.add("overlay-twice", place, name=name, first=self._touched[name])
        return at

    def _is_first(self, name: str, place: Location) -> bool:
        """Whether the list on top says something of this item for the first time; reports it if not."""
        if name and name in self._touched:
            self._found.add("overlay-twice", place, name=name, first=self._touched[name])
            return False
        self._touched[name] = place
        return True
