"""Facts stage: the rows of a filled-in workbook become the written values of a spec's facts."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.workbook_entries import Entries, Said, date_text
from factdeck.facts.workbook_match import Matcher
from factdeck.facts.workbook_parts import PartsError, joined
from factdeck.facts.workbook_table import Head, Record, Table
from factdeck.facts.workbook_value import is_empty, value_text, warn_of_last
from factdeck.facts.workbook_words import is_word, word
from factdeck.spec.project import Positions
from factdeck.spec.read_yaml import Written

_SAYS: Final = ("value", "unit", "qualifier")
NO_DATE: Final = "0001"
"""Stands in where a date is missing, which is reported once, not once a fact."""


@dataclass(slots=True)
class Filling:
    """A spec while its workbook is read."""

    raw: dict[str, Any]
    positions: Positions
    shown: str
    diagnostics: Diagnostics
    entries: Entries
    matcher: Matcher
    heads: dict[str, Head] = field(default_factory=dict[str, Head])

    @staticmethod
    def of(raw: dict[str, Any], positions: Positions, shown: str, diagnostics: Diagnostics) -> "Filling":
        """Of a spec's values; `shown` is the workbook's name in messages."""
        facts = deepcopy(_mappings(raw.get("facts")))
        entries = Entries(facts, _mapping(raw.get("sources")))
        matcher = Matcher.of(facts, "workbook-unknown-row")
        return Filling(raw, positions, shown, diagnostics, entries, matcher)

    def filled(self, tables: Sequence[Table]) -> Written:
        """The values and places of the spec with what the tables say."""
        found: dict[str, list[Record]] = {}
        for table in tables:
            self.heads |= {key: head for key, head in table.heads.items() if key not in self.heads}
            for record in table.records:
                if name := self._fact(record):
                    found.setdefault(name, []).append(record)
        for name, records in found.items():
            self._fact_of(name, records)
        facts = {**_mapping(self.raw.get("facts")), **self.entries.facts}
        gone = frozenset(self.entries.removed) - self.entries.places.keys()
        places = {path: place for path, place in self.positions.places.items() if path not in gone}
        positions = replace(self.positions, places={**places, **self.entries.places})
        return {**self.raw, "facts": facts}, positions

    def _fact(self, record: Record) -> str | None:
        at = self._at(record, "label" if record.has("label") else "id")
        filled = not is_empty(record.cell("value"))
        return self.matcher.fact(
            record.text("id"), record.text("label"), filled=filled, at=at, diagnostics=self.diagnostics
        )

    def _fact_of(self, name: str, records: Sequence[Record]) -> None:
        entry = self.entries.entry(name)
        if entry.get("derive") is not None:
            self._computed(name, records)
            return
        is_series = entry.get("series") is not None or any(record.text("point") for record in records)
        was_given = self._series(name, records) if is_series else self._value(name, records)
        if was_given:
            self._origin(name, records)

    def _computed(self, name: str, records: Sequence[Record]) -> None:
        for record in records:
            text = record.text("value")
            if text and not is_word(text, "computed"):
                self._report("workbook-is-computed", record, "value", label=self._label(name), text=text)

    def _value(self, name: str, records: Sequence[Record]) -> bool:
        record = self._only(records, name)
        self.entries.clear(name, "value")
        if said := self._said(name, record):
            self.entries.clear(name, "unit")  # it is part of what the row says
            self.entries.value(name, said)
        else:
            self.entries.waits(name, self._at(record, "value"))
        return bool(said)

    def _only(self, records: Sequence[Record], name: str) -> Record:
        """The row that is filled in, else the first; a second one that says otherwise is reported."""
        filled = [record for record in records if not is_empty(record.cell("value"))]
        for record in filled[1:]:
            first = filled[0].name("value")
            if any(record.text(column) != filled[0].text(column) for column in _SAYS):
                self._report("workbook-duplicate-row", record, "value", label=self._label(name), first=first)
        return filled[0] if filled else records[0]

    def _series(self, name: str, records: Sequence[Record]) -> bool:
        self.entries.clear(name, "value", "series")
        points: dict[str, list[Record]] = {}
        for record in records:
            if point := date_text(record.cell("point")) if record.has("point") else "":
                points.setdefault(point, []).append(record)
            elif not is_empty(record.cell("value")):
                self._report("workbook-point-missing", record, "point", label=self._label(name))
        texts = {point: self._point(name, point, rows) for point, rows in points.items()}
        given = {point: said for point, said in texts.items() if said}
        if given:
            self.entries.clear(name, "unit")
        else:
            self.entries.waits(name, self._at(records[0], "value"))
        for point, said in given.items():
            self.entries.point(name, point, said)
        for point, rows in points.items() if given else ():
            if all(is_empty(row.cell("value")) for row in rows):
                names = {"label": self._label(name), "point": point}
                self._report("workbook-point-empty", rows[0], "value", **names)
        return bool(given)

    def _point(self, name: str, point: str, rows: Sequence[Record]) -> Said | None:
        return self._said(name, self._only(rows, f"{name}.{point}"))

    def _said(self, name: str, record: Record) -> Said | None:
        """What a row's value says; None where it is empty or wrong."""
        cell, at, label = record.cell("value"), self._at(record, "value"), self._label(name)
        if merged := record.unclear_merge():
            self._report("workbook-merged-cell", record, "value", range=merged, label=label)
            return None
        if cell is None or is_empty(cell):
            return None
        unit, qualifier = record.text("unit"), record.text("qualifier")
        text = value_text(cell, unit, qualifier, label, at, self.diagnostics)
        if text is None:
            return None
        if last := record.text("last"):
            with suppress(PartsError):  # last year's is not what is being filled in
                warn_of_last(text, joined(last, unit), label, at, self.diagnostics)
        return Said(text, at)

    def _origin(self, name: str, records: Sequence[Record]) -> None:
        """Source, quote and note of a fact that has its value from the workbook."""
        source = self._source(name, records)
        if records[0].has("source") or not self.entries.entry(name).get("source"):
            by = self._head("by") or self._written("organization") or Said("", source.at)
            date = self._head("date") or self._written("date")
            self.entries.origin(name, source, by, date or self._no_date(name))
        quotes = [record for record in records if record.text("quote")]
        if len({record.text("quote") for record in quotes}) > 1:
            self.entries.clear(name, "quote")
            self._quotes(name, quotes)
        elif records[0].has("quote"):
            self.entries.put(name, "quote", self._text((quotes or records)[0], "quote"))
        if records[0].has("note"):
            noted = next((record for record in records if record.text("note")), records[0])
            self.entries.put(name, "note", self._text(noted, "note"))

    def _quotes(self, name: str, quoted: Sequence[Record]) -> None:
        """A quote for each point."""
        entry = self.entries.entry(name)
        entry["quotes"] = {date_text(record.cell("point")): record.text("quote") for record in quoted}
        for record in quoted:
            point = date_text(record.cell("point"))
            self.entries.places["facts", name, "quotes", point] = self._at(record, "quote")

    def _source(self, name: str, records: Sequence[Record]) -> Said:
        """What the rows say of the source: once is enough for a series."""
        said = [record for record in records if record.text("source")]
        for record in said[1:]:
            if record.text("source") != said[0].text("source"):
                names = {"label": self._label(name), "text": record.text("source")}
                self._report(
                    "workbook-series-source", record, "source", **names, first=said[0].name("source")
                )
        return self._text(said[0] if said else records[0], "source")

    def _text(self, record: Record, column: str) -> Said:
        return Said(record.text(column), self._at(record, column if record.has(column) else "value"))

    def _head(self, key: str) -> Said | None:
        name, cell = self.heads.get(key, ("", None))
        text = date_text(cell) if key == "date" else cell.text.strip() if cell else ""
        return Said(text, Location(self.shown, cell=name)) if text else None

    def _written(self, key: str) -> Said | None:
        """What the spec itself says: who reports, and when."""
        value = self.raw.get(key)
        return Said(value, self.positions.at(key)) if isinstance(value, str) and value else None

    def _no_date(self, name: str) -> Said:
        cell, _ = self.heads.get("date", ("", None))
        at = Location(self.shown, cell=cell) if cell else self.positions.at("data")
        if not self.entries.entry(name).get("date"):
            self.diagnostics.add("workbook-no-date", at, head=word("head-date", language_of(self.raw)))
        return Said(NO_DATE, at)

    def _label(self, name: str) -> str:
        fact, _, point = name.partition(".")
        label = self.matcher.labels.get(name) or self.matcher.labels.get(fact) or name
        return f"{label} {point}".rstrip()

    def _at(self, record: Record, column: str) -> Location:
        return Location(self.shown, cell=record.name(column))

    def _report(self, code: str, record: Record, column: str, **arguments: object) -> None:
        self.diagnostics.add(code, self._at(record, column), **arguments)


def _mapping(value: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _mappings(value: Any) -> dict[str, dict[str, Any]]:
    """The entries that are mappings; others are reported when the spec is validated."""
    return {name: entry for name, entry in _mapping(value).items() if isinstance(entry, dict)}


def language_of(raw: Mapping[str, Any]) -> str:
    """The language that a spec's written values ask for."""
    return "en" if raw.get("language") == "en" else "zh-CN"
