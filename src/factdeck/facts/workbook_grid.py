"""Facts stage: where a wide workbook has its districts: columns of figures, rows of headings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.facts.workbook_sheet import SheetCell, WorkbookSheet
from factdeck.facts.workbook_words import district_heads, same
from factdeck.spec.project import Project

_DEEPEST: Final = 60
"""Rows from the top in which headings are looked for."""
POINT: Final = "@"
"""Before the keys of what is no figure, and between a series and its point."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its id and label as they stand there, its unit, where they stand."""

    number: int
    id: str
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet with districts: columns of what they are, columns of figures, the last row of headings."""

    sheet: WorkbookSheet
    heads: Mapping[str, int]
    columns: Sequence[Column]
    headings: int


def find_grid(sheet: WorkbookSheet, base: Project) -> Grid | None:
    """Found by the row of ids, which is hidden; where somebody has deleted it, by the headings."""
    near = [row for row in sorted(sheet.rows) if row <= _DEEPEST]
    ids = next((row for row in near if _is_ids(sheet.rows[row])), 0)
    labels = next((row for row in near if _is_labels(sheet.rows[row], base)), 0)
    if not labels:
        return None
    units = labels + 1
    heads = dict(_heads(sheet.rows.get(ids, {}), sheet.rows[labels]))
    if "name" not in heads:
        return None
    numbers = sorted({*sheet.rows[labels], *sheet.rows.get(ids, {})} - set(heads.values()))
    columns = [
        Column(number, _text(sheet, ids, number), _text(sheet, labels, number), _text(sheet, units, number))
        for number in numbers
    ]
    return Grid(sheet, heads, columns, max(ids, units))


def _is_ids(cells: Mapping[int, SheetCell]) -> bool:
    return any(cell.text == f"{POINT}name" for cell in cells.values())


def _is_labels(cells: Mapping[int, SheetCell], base: Project) -> bool:
    texts = {same(cell.text) for cell in cells.values()}
    labels = {same(entry.label) for entry in base.spec.facts.values()}
    has_name = any(district_heads().get(text) == "name" for text in texts)
    return has_name and any(text in labels or text.startswith(tuple(labels)) for text in texts)


def _heads(ids: Mapping[int, SheetCell], labels: Mapping[int, SheetCell]) -> Iterator[tuple[str, int]]:
    known = district_heads()
    for number in sorted({*ids, *labels}):
        name = ids[number].text if number in ids else ""
        if name.startswith(POINT):
            yield name.removeprefix(POINT), number
        elif not name and number in labels and (key := known.get(same(labels[number].text))):
            yield key, number


def _text(sheet: WorkbookSheet, row: int, column: int) -> str:
    cell = sheet.rows.get(row, {}).get(column)
    return cell.text.strip() if cell else ""
