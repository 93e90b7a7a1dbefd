"""Facts stage: the tables of a filled-in workbook, found by their headings wherever people moved them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from factdeck.facts.workbook_sheet import SheetCell, WorkbookSheet, reference
from factdeck.facts.workbook_words import headings, heads, same

_DEEPEST_HEADING: Final = 60
"""Rows from the top in which the row of headings is looked for."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: its cells by column, and where each would stand where it is empty."""

    sheet: WorkbookSheet
    row: int
    columns: Mapping[str, int]

    def cell(self, column: str) -> SheetCell | None:
        """The cell under a heading; that of the whole range where it is merged; None where it is empty."""
        return self.sheet.cell(self.row, self.columns[column]) if column in self.columns else None

    def text(self, column: str) -> str:
        """What the cell shows."""
        found = self.cell(column)
        return found.text.strip() if found else ""

    def name(self, column: str) -> str:
        """The cell as people name it: Sheet!C7."""
        return f"{self.sheet.title}!{reference(self.row, self.columns.get(column, 1))}"

    def has(self, column: str) -> bool:
        """Whether the table has the column."""
        return column in self.columns

    def unclear_merge(self) -> str:
        """The merged range that makes it unclear whose value the cell holds; "" for none.

        Ranges of other columns are no harm: they say the same of several rows.
        """
        found = self.sheet.merge(self.row, self.columns["value"])
        if not found:
            return ""
        top, left, bottom, right = found
        others = [one for name, one in self.columns.items() if name != "value" and left <= one <= right]
        whole = f"{reference(top, left)}:{reference(bottom, right)}"
        return whole if bottom > top or others else ""


Head = tuple[str, SheetCell | None]
"""What stands once over a table: the name of its cell, and the cell where it is filled in."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's records, and what stands once over them: by key its cell, and the cell where it belongs."""

    records: Sequence[Record]
    heads: Mapping[str, Head] = field(default_factory=dict[str, Head])


def find_tables(sheets: Sequence[WorkbookSheet]) -> list[Table]:
    """The tables of all sheets that have the headings of one."""
    return [table for sheet in sheets if (table := _table(sheet))]


def _table(sheet: WorkbookSheet) -> Table | None:
    for row in sorted(sheet.rows):
        if row > _DEEPEST_HEADING:
            break
        columns = _columns(sheet.rows[row])
        if "value" in columns and ("label" in columns or "id" in columns):
            below = [one for one in sorted(sheet.rows) if one > row]
            records = [Record(sheet, one, columns) for one in below]
            return Table(records, dict(_heads(sheet, row)))
    return None


def _columns(cells: Mapping[int, SheetCell]) -> dict[str, int]:
    """Column by what its heading says; the first where two say the same."""
    found: dict[str, int] = {}
    for column, cell in sorted(cells.items()):
        if key := headings().get(same(_plain(cell.text))):
            found.setdefault(key, column)
    return found


def _plain(text: str) -> str:
    """A heading without what people add in parentheses."""
    return text.partition("（")[0].partition("(")[0]


def _heads(sheet: WorkbookSheet, above: int) -> Iterator[tuple[str, Head]]:
    for row in sorted(one for one in sheet.rows if one < above):
        for column, cell in sheet.rows[row].items():
            if key := heads().get(same(cell.text)):
                merge = sheet.merge(row, column)
                beside = (merge[3] if merge else column) + 1
                yield key, (f"{sheet.title}!{reference(row, beside)}", sheet.cell(row, beside))
