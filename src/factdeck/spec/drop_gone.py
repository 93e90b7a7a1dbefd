"""Spec stage: what is gone, why, and what of it a text names. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from factdeck.base.diagnostics import Location
from factdeck.spec.drop_things import Thing, removed_things, things
from factdeck.spec.given import Given
from factdeck.spec.inherit import FACTS
from factdeck.spec.merge import Removed
from factdeck.spec.references import names_in
from factdeck.spec.shapes import Formula, Names

SOURCES: Final = "sources"
_WORD: Final = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that is gone, by its name, where that was decided, and by what: dropped facts or things."""

    name: str
    place: Location
    level: int  # of the file that decided it, the lowest is 0
    roots: tuple[str, ...]


@dataclass(slots=True)
class Gone:
    """All that is gone by now. `files` from the lowest up."""

    files: tuple[str, ...]
    _causes: dict[Thing, Cause] = field(default_factory=dict[Thing, Cause])
    _titles: dict[str, Cause] = field(default_factory=dict[str, Cause])  # of sources

    def __bool__(self) -> bool:
        return bool(self._causes or self._titles)

    def begin(self, root: Given, removed: Sequence[Removed]) -> None:
        """Facts that are null, and what else was taken away."""
        facts = root.by_key[FACTS].by_key if FACTS in root.by_key else {}
        for name, fact in facts.items():
            if fact.value is None and (fact.is_null or fact.place.cell):
                self._begin(("fact", "", name), fact.at, name)
        there = things(root)
        for item in removed:
            if item.path[0] == SOURCES and (title := item.was.by_key.get("title")) and title.text:
                level = len(self.files)  # above the files, so that no text is taken to know of it
                self._titles[title.text] = Cause(title.text, item.place, level, (".".join(item.path),))
            for thing in removed_things(item):
                if thing not in there:
                    self._begin(thing, item.place, ".".join(item.path))

    def cited_in(self, given: Given) -> tuple[Cause, ...]:
        """The sources that a text of a lower file names by their titles, and that nothing here is from."""
        if not self._titles or self.level(given.place) >= len(self.files) - 1:
            return ()
        return tuple(cause for title, cause in self._titles.items() if title in given.text)

    def _begin(self, thing: Thing, place: Location, root: str) -> None:
        self._causes[thing] = Cause(thing[2], place, self.level(place), (root,))

    def add(self, lost: Mapping[Thing, Cause]) -> bool:
        """Take over what else is gone; whether any of it is news."""
        new = {thing: cause for thing, cause in lost.items() if thing not in self._causes}
        self._causes.update(new)
        return bool(new)

    def level(self, place: Location) -> int:
        """How high the file of a place lies; workbooks lie above all."""
        return self.files.index(place.file) if place.file in self.files else len(self.files)

    def named_in(self, text: str, marks: Sequence[Names | Formula], section: str) -> tuple[Cause, ...]:
        """What is gone of what a text names: by its marks, else in braces. `section` it stands in."""
        if not marks:
            return self._of("fact", names_in(text)) if "{" in text else ()
        found: list[Cause] = []
        for mark in marks:
            if isinstance(mark, Formula):
                found += self._of("fact", _WORD.findall(text))
            elif mark.kind == "exhibit":
                found += self._exhibit(text, section)
            else:
                found += self._of(mark.kind, [text])
        return tuple(found)

    def bare(self, text: str) -> str:
        """A text without its references to facts that are gone."""
        for name in names_in(text):
            if ("fact", "", name) in self._causes:
                text = re.sub(r"\{\s*" + re.escape(name) + r"[^{}]*\}", "", text)
        return text

    def _of(self, kind: str, names: Sequence[str]) -> tuple[Cause, ...]:
        found = (self._causes.get((kind, "", name)) for name in dict.fromkeys(names))
        return tuple(cause for cause in found if cause)

    def _exhibit(self, name: str, section: str) -> list[Cause]:
        return [
            cause
            for (kind, inside, known), cause in self._causes.items()
            if kind == "exhibit" and known == name and section in ("", inside)
        ][:1]
