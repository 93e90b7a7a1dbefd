"""Facts stage: what a workbook says becomes the written values of facts, each with the cell that says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from factdeck.base.diagnostics import Location
from factdeck.facts.workbook_sheet import CellKind, SheetCell
from factdeck.facts.workbook_words import is_word, same
from factdeck.spec.project import Key
from factdeck.spec.validate_names import OWN

_DATE: Final = re.compile(r"(\d{4})(?:\D+(\d{1,2}))?(?:\D+(\d{1,2}))?\D*")
_OF_OWN: Final = ("by", "date")
_OF_A_SOURCE: Final = ("quotes", "cell")


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the cell that says it."""

    text: str
    at: Location


@dataclass(slots=True)
class Entries:
    """The facts of a spec as they are filled in. `facts` is changed; `places`: of what was put in."""

    facts: dict[str, Any]
    sources: Mapping[str, Any]
    places: dict[tuple[Key, ...], Location] = field(default_factory=dict[tuple[Key, ...], Location])
    removed: list[tuple[Key, ...]] = field(default_factory=list[tuple[Key, ...]])

    def entry(self, fact: str) -> dict[str, Any]:
        """The entry of a fact, to be changed; made where there is none."""
        return self.facts.setdefault(fact, {})

    def clear(self, fact: str, *keys: str) -> None:
        """Take away what the workbook decides."""
        for key in keys:
            if self.entry(fact).pop(key, None) is not None:
                self.removed.append(("facts", fact, key))

    def put(self, fact: str, key: str, said: Said) -> None:
        """Set one key; an empty text takes it away. What is said already stays where it is said."""
        if not said.text:
            self.clear(fact, key)
            return
        if self.entry(fact).get(key) == said.text:
            return
        self.entry(fact)[key] = said.text
        self.places["facts", fact, key] = said.at

    def value(self, fact: str, said: Said) -> None:
        """The value of a fact, which from now on stands in its cell."""
        self.entry(fact)["value"] = said.text
        self.places["facts", fact] = self.places["facts", fact, "value"] = said.at

    def waits(self, fact: str, at: Location) -> None:
        """A fact whose value is still to be written into a cell."""
        self.entry(fact)
        self.places.setdefault(("facts", fact), at)

    def point(self, fact: str, point: str, said: Said) -> None:
        """A point of a series."""
        self.entry(fact).setdefault("series", {})[point] = said.text
        self.places["facts", fact, "series", point] = said.at
        self.places.setdefault(("facts", fact), said.at)
        self.places.setdefault(("facts", fact, "series"), said.at)

    def origin(self, fact: str, source: Said, by: Said, date: Said) -> None:
        """Where a value is from: a source of the spec, by id or title; any other text answers for it."""
        named = self._source(source.text)
        entry = self.entry(fact)
        if named:
            if entry.get("source") != named:
                self.clear(fact, *_OF_A_SOURCE)
            self.clear(fact, *_OF_OWN)
            self.put(fact, "source", Said(named, source.at))
            return
        self.clear(fact, *_OF_A_SOURCE)
        self.put(fact, "source", Said(OWN, source.at))
        answers = source if source.text and not is_word(source.text, "own") else by
        if answers.text != entry.get("by") or not entry.get("date"):
            self.put(fact, "by", answers)
            self.put(fact, "date", date)

    def _source(self, text: str) -> str:
        for name, source in self.sources.items():
            title = source.get("title") if isinstance(source, dict) else ""
            if text and same(text) in (same(name), same(str(title))):
                return name
        return ""


def date_text(cell: SheetCell | None) -> str:
    """A date as the spec writes it: 2026-11-05 for 2026年11月5日; what is none stays as it is."""
    if cell is None or cell.kind is CellKind.DATE:
        return cell.text if cell else ""
    match = _DATE.fullmatch(cell.text.strip())
    return (
        "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]) if match else cell.text
    )
