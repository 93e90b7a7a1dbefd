"""Spec stage: what is gone and why, and what falls away because of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.spec.drop_steps import LISTS, sections, steps
from factdeck.spec.given import Given, Keys, dotted
from factdeck.spec.inherit import FACTS
from factdeck.spec.merge import Removed
from factdeck.spec.references import names_in
from factdeck.spec.shapes import Formula, Names

Thing = tuple[str, str, str]
"""What can be gone: kind (fact, exhibit, step), the section that an exhibit is of, name."""

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
            for thing in _removed_things(item):
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


@dataclass(frozen=True, slots=True)
class _Cut:
    given: Given
    path: Keys
    causes: tuple[Cause, ...]


@dataclass(slots=True)
class Cuts:
    """What falls away in one pass, the parts of what goes as a whole not told one by one."""

    gone: Gone
    _cuts: list[_Cut] = field(default_factory=list[_Cut])
    _unsaid: list[tuple[Keys, tuple[Cause, ...]]] = field(
        default_factory=list[tuple[Keys, tuple[Cause, ...]]]
    )
    _emptied: list[Keys] = field(default_factory=list[Keys])

    def mark(self) -> int:
        """How much has fallen away so far."""
        return len(self._cuts)

    def add(self, given: Given, path: Keys, causes: Sequence[Cause]) -> None:
        """A value falls away."""
        self._cuts.append(_Cut(given, path, tuple(causes)))

    def whole(self, given: Given, path: Keys, start: int) -> None:
        """A value falls away as a whole, for the causes of its parts that did since `start`."""
        causes = dict.fromkeys(cause for cut in self._cuts[start:] for cause in cut.causes)
        used = [cut for cut in self._cuts[start:] if self._is_used(cut)]
        del self._cuts[start:]
        self._cuts += used
        self.add(given, path, tuple(causes))

    def nothing_left(self, path: Keys) -> None:
        """A list that can't be empty has lost all its items."""
        self._emptied.append(path)

    def must_be_said(self, path: Keys, start: int) -> None:
        """A value that can't be left out falls away since `start`: it is to be written anew."""
        used = [cut for cut in self._cuts[start:] if self._is_used(cut)]
        causes = tuple(dict.fromkeys(cause for cut in self._cuts[start:] for cause in cut.causes))
        self._cuts[start:] = used
        if not used:
            self._unsaid.append((path, causes))

    def lost(self, root: Given, kept: Given) -> dict[Thing, Cause]:
        """Facts, exhibits and steps that are there before and no more after, each with its cause."""
        before, after = things(root), things(kept)
        return {thing: self._cause(thing[2], before[thing]) for thing in before if thing not in after}

    def cause_of_step(self, section: str) -> Cause | None:
        """Why entries of a section fell out of the storyboard."""
        for cut in self._cuts:
            if cut.path[:1] == ("deck",) and cut.given.text.startswith(f"{section}."):
                return self._joint(section, cut.causes)
        return None

    def _cause(self, name: str, path: Keys) -> Cause:
        causes = [
            cause for cut in self._cuts if path[: len(cut.path)] == cut.path for cause in cut.causes
        ] or [cause for cut in self._cuts if cut.path[: len(path)] == path for cause in cut.causes]
        return self._joint(name, causes)

    @staticmethod
    def _joint(name: str, causes: Sequence[Cause]) -> Cause:
        highest = max(causes, key=lambda cause: cause.level)
        roots = tuple(dict.fromkeys(root for cause in causes for root in cause.roots))
        return Cause(name, highest.place, highest.level, roots)

    def report(self, root: Given, diagnostics: Diagnostics) -> None:
        """Note what fell away; a file that names what it dropped itself, or a file under it, is in error."""
        for cut in self._cuts:
            cause = self._joint("", cut.causes)
            where, names = dotted(root, cut.path), ", ".join(cause.roots)
            if self._is_used(cut):
                used = ", ".join(dict.fromkeys(one.name for one in cut.causes))
                diagnostics.add("dropped-used", cut.given.place, name=used, place=cause.place)
            else:
                diagnostics.add("fell-away", cut.given.at, what=where, names=names, place=cause.place)
        for path, causes in self._unsaid:
            cause = self._joint("", causes)
            diagnostics.add(
                "dropped-unsaid", cause.place, what=dotted(root, path), names=", ".join(cause.roots)
            )
        for path in self._emptied:
            cause = self._cause("", path)
            diagnostics.add("nothing-left", cause.place, what=dotted(root, path))

    def _is_used(self, cut: _Cut) -> bool:
        """Whether its author knew, or could know, that it names what is gone."""
        level = self.gone.level(cut.given.place)
        return isinstance(cut.given.value, str) and any(level >= cause.level for cause in cut.causes)


def things(root: Given) -> dict[Thing, Keys]:
    """Facts, exhibits and storyboard entries that there are, and the path of each, or of its section."""
    facts = root.by_key[FACTS].by_key if FACTS in root.by_key else {}
    found: dict[Thing, Keys] = {("fact", "", name): (FACTS, name) for name in facts}
    for number, section in enumerate(sections(root)):
        path = ("sections", number)
        for kind in LISTS:
            for at, item in enumerate(section.by_key[kind].items if kind in section.by_key else ()):
                found["exhibit", section.id, item.id] = (*path, kind, at)
    for entry, section in steps(root).items():
        found["step", "", entry] = _path_of(root, section, entry)
    return found


def _path_of(root: Given, section: Given, entry: str) -> Keys:
    """The path of what a storyboard entry names."""
    path = ("sections", next(n for n, one in enumerate(sections(root)) if one is section))
    _, _, element = entry.partition(".")
    if element in section.by_key:
        return (*path, element)
    for kind in LISTS:
        for at, item in enumerate(section.by_key[kind].items if kind in section.by_key else ()):
            if item.id == element:
                return (*path, kind, at)
    return path


def _removed_things(item: Removed) -> list[Thing]:
    """The exhibits and storyboard entries that go with what an overlay takes away."""
    if item.path[:1] != ("sections",) or len(item.path) not in (2, 3, 4):
        return []
    section, was = item.path[1], item.was
    if len(item.path) == 2:
        return [thing for thing in things(_spec_of(was)) if thing[0] != "fact"]
    if len(item.path) == 3:
        exhibits = [one.id for one in was.items] if item.path[2] in LISTS else []
        names = exhibits or [item.path[2]]
    else:
        exhibits = names = [item.path[3]]
    of_exhibits: list[Thing] = [("exhibit", section, name) for name in exhibits]
    return [*of_exhibits, *(("step", "", f"{section}.{name}") for name in names)]


def _spec_of(section: Given) -> Given:
    return Given({"sections": Given([section], section.place)}, section.place)
