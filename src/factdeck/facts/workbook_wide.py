"""Facts stage: a workbook with one row a district: each row, laid on one base, is a spec of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.workbook import read_sheets
from factdeck.facts.workbook_entries import Entries, Said, date_text
from factdeck.facts.workbook_filling import NO_DATE
from factdeck.facts.workbook_grid import POINT, Column, Grid, find_grid
from factdeck.facts.workbook_match import Matcher
from factdeck.facts.workbook_sheet import reference
from factdeck.facts.workbook_value import is_empty, value_text
from factdeck.facts.workbook_words import BETWEEN, is_word, same, word
from factdeck.spec.project import Key, Positions, Project
from factdeck.spec.read_yaml import Written

_OVERRIDES: Final = ("organization", "title", "period", "date", "template")
"""What a row may say otherwise than the base."""
_UNNAMEABLE: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.|[. ]$')


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """One district. `written`: an overlay's values, without `extends`, with their cells; `stem`: of files."""

    name: str
    stem: str
    at: Location
    written: Written


def read_wide(path: Path, base: Project, diagnostics: Diagnostics) -> list[DistrictRow]:
    """The districts of a wide workbook in their order; none, or fewer, where it has mistakes (reported).

    `base` says which facts there are. A row inherits nothing here: to build it, lay `written` on the base as
    a spec that extends it would be. Empty cells are no values: those facts are to be filled.
    """
    shown = str(path)
    try:
        is_there = path.is_file()
    except OSError:
        is_there = False
    if not is_there:
        diagnostics.add("no-such-file", Location(shown), advice="")
        return []
    sheets = read_sheets(path, shown, Location(shown), diagnostics)
    grids = [grid for sheet in sheets or () if (grid := find_grid(sheet, base))]
    if sheets is not None and not grids:
        diagnostics.add("workbook-no-ids", Location(shown), path=path.name)
    rows = [row for grid in grids for row in _Reading(grid, base, shown, diagnostics).rows()]
    if grids and not rows and not diagnostics.has_errors():
        diagnostics.add("workbook-no-districts", Location(shown), path=path.name)
    return _different(rows, diagnostics)


class _Reading:
    """A sheet while its rows are read."""

    def __init__(self, grid: Grid, base: Project, shown: str, diagnostics: Diagnostics) -> None:
        self._grid, self._base, self._shown, self._diagnostics = grid, base, shown, diagnostics
        facts = {name: {"label": entry.label} for name, entry in base.spec.facts.items()}
        self._matcher = Matcher.of(facts, "workbook-unknown-column")
        self._columns = list(self._matched())

    def _matched(self) -> Iterator[tuple[Column, str, str]]:
        """Columns with the fact and the point that they are of."""
        seen: dict[tuple[str, str], Column] = {}
        labels = self._point_labels()
        for column in self._grid.columns:
            name, _, point = column.id.partition(POINT)
            label = column.label
            if same(label) in labels:
                label, labelled = labels[same(label)]
                point = point or labelled
            elif point:
                label = label.removesuffix(point).strip()
            at = self._at(self._headings, column.number)
            fact = self._matcher.fact(
                name, label, filled=self._is_filled(column), at=at, diagnostics=self._diagnostics
            )
            if fact is None:
                continue
            if first := seen.get((fact, point)):
                cell = f"{self._grid.sheet.title}!{reference(self._headings, first.number)}"
                self._diagnostics.add("workbook-duplicate-column", at, label=column.label, first=cell)
                continue
            seen[fact, point] = column
            yield column, fact, point

    @property
    def _headings(self) -> int:
        """The row of labels."""
        return self._grid.headings - 1

    def _is_filled(self, column: Column) -> bool:
        rows = (row for row in self._grid.sheet.rows if row > self._grid.headings)
        return any(column.number in self._grid.sheet.rows[row] for row in rows)

    def _point_labels(self) -> dict[str, tuple[str, str]]:
        """What the column of a series' point is called → its fact's label, the point."""
        return {
            same(f"{entry.label}{point}"): (entry.label, point)
            for entry in self._base.spec.facts.values()
            for point in entry.series or {}
        }

    def rows(self) -> Iterator[DistrictRow]:
        """The districts of the sheet."""
        for row in sorted(row for row in self._grid.sheet.rows if row > self._grid.headings):
            name = self._said(row, "name")
            if name.text:
                if found := self._row(row, name):
                    yield found
            elif any(not is_empty(self._grid.sheet.cell(row, one.number)) for one, _, _ in self._columns):
                self._diagnostics.add("workbook-nameless-district", name.at)

    def _row(self, row: int, name: Said) -> DistrictRow | None:
        file = self._said(row, "file")
        stem = file.text or "-".join(name.text.split())
        if _UNNAMEABLE.search(stem):
            self._diagnostics.add("workbook-bad-file-name", file.at if file.text else name.at, stem=stem)
            return None
        raw, places = self._overrides(row, name)
        entries = self._entries(row, raw, places)
        values = {**raw, "facts": entries.facts}
        positions = Positions(self._shown, {(): name.at, **places, **entries.places})
        return DistrictRow(name.text, stem, name.at, (values, positions))

    def _overrides(self, row: int, name: Said) -> tuple[dict[str, Any], dict[tuple[Key, ...], Location]]:
        """What the row says of the whole spec. A district without another organization is its own."""
        said = {key: self._said(row, key) for key in _OVERRIDES}
        said["organization"] = said["organization"] if said["organization"].text else name
        raw: dict[str, Any] = {key: one.text for key, one in said.items() if one.text}
        places: dict[tuple[Key, ...], Location] = {(key,): one.at for key, one in said.items() if one.text}
        sample = self._said(row, "sample")
        if sample.text and (is_word(sample.text, "yes") or same(sample.text) in ("true", "1", "y")):
            raw["sample"], places["sample",] = True, sample.at
        return raw, places

    def _entries(
        self, row: int, raw: Mapping[str, Any], places: Mapping[tuple[Key, ...], Location]
    ) -> Entries:
        entries = Entries({}, {})
        by, date = self._answering(row, raw, places)
        for column, fact, point in self._columns:
            if said := self._figure(row, column):
                if point:
                    entries.point(fact, point, said)
                else:
                    entries.value(fact, said)
                entries.origin(fact, Said("", said.at), by, date)
            else:
                entries.waits(fact, self._at(row, column.number))
        return entries

    def _answering(
        self, row: int, raw: Mapping[str, Any], places: Mapping[tuple[Key, ...], Location]
    ) -> tuple[Said, Said]:
        """Who answers for the figures of a row, and of which date they are."""
        by, spec = self._said(row, "by"), self._base.spec
        date = Said(str(raw.get("date", spec.date)), places.get(("date",), self._base.positions.at("date")))
        if not date.text:
            date = Said(NO_DATE, self._said(row, "date").at)
            head = word("head-date", spec.language)
            self._diagnostics.add("workbook-no-date", date.at, head=head)
        return by if by.text else Said(str(raw["organization"]), places["organization",]), date

    def _figure(self, row: int, column: Column) -> Said | None:
        cell, at = self._grid.sheet.cell(row, column.number), self._at(row, column.number)
        if self._grid.sheet.merge(row, column.number):
            self._merged(row, column, at)
            return None
        if cell is None or is_empty(cell):
            return None
        qualifier, is_split, unit = column.unit.partition(BETWEEN)  # 第…位
        qualifier, unit = (qualifier, unit) if is_split else ("", column.unit)
        text = value_text(cell, unit, qualifier, column.label, at, self._diagnostics)
        return Said(text, at) if text is not None else None

    def _merged(self, row: int, column: Column, at: Location) -> None:
        found = self._grid.sheet.merge(row, column.number)
        assert found
        whole = f"{reference(found[0], found[1])}:{reference(found[2], found[3])}"
        self._diagnostics.add("workbook-merged-cell", at, range=whole, label=column.label)

    def _said(self, row: int, key: str) -> Said:
        number = self._grid.heads.get(key)
        cell = self._grid.sheet.cell(row, number) if number else None
        text = date_text(cell) if key == "date" else cell.text.strip() if cell else ""
        return Said(text, self._at(row, number or 1))

    def _at(self, row: int, column: int) -> Location:
        return Location(self._shown, cell=f"{self._grid.sheet.title}!{reference(row, column)}")


def _different(rows: Sequence[DistrictRow], diagnostics: Diagnostics) -> list[DistrictRow]:
    """The rows without those that would write the files of an earlier one, which are reported."""
    seen: dict[str, DistrictRow] = {}
    for row in rows:
        first = seen.setdefault(row.stem.casefold(), row)
        if first is not row:
            names = {"name": row.name, "stem": row.stem, "first": first.at.cell}
            diagnostics.add("workbook-duplicate-district", row.at, **names)
    return list(seen.values())
