"""Spec stage: values that fit their type but not each other, or not the calendar (ISO 8601)."""

import datetime
import re
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec.elements import SheetItem, SheetRow, SheetSectionPlan, Table
from factdeck.spec.project import Key, Positions
from factdeck.spec.schema import Spec

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def check_values(spec: Spec, positions: Positions, diagnostics: Diagnostics) -> None:
    """Report dates that are none, rows of the wrong length, highlights of no row, sheet rows of nothing."""
    if spec.date and not is_date(spec.date):
        diagnostics.add("bad-date", positions.at("date"), value=spec.date)
    for name, fact in spec.facts.items():
        if fact.date and not is_date(fact.date):
            diagnostics.add("bad-date", positions.at("facts", name, "date"), value=fact.date)
    for number, section in enumerate(spec.sections):
        for index, table in enumerate(section.tables):
            _check_table(table, ("sections", number, "tables", index), positions, diagnostics)
        if section.sheet:
            _check_rows(section.sheet, ("sections", number, "sheet"), positions, diagnostics)


def is_date(text: str) -> bool:
    """Whether the text is YYYY, YYYY-MM or YYYY-MM-DD, and such a day exists."""
    match = _DATE.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _check_table(table: Table, path: tuple[Key, ...], positions: Positions, diagnostics: Diagnostics) -> None:
    columns, rows = len(table.columns), len(table.rows)
    for index, row in enumerate(table.rows):
        if columns and row and len(row) != columns:
            place = positions.at(*path, "rows", index)
            diagnostics.add("row-length", place, cells=len(row), columns=columns)
    for index, row in enumerate(table.highlight):
        if not 1 <= row <= rows:
            diagnostics.add("no-such-row", positions.at(*path, "highlight", index), row=row, rows=rows)


def _check_rows(
    plan: SheetSectionPlan, path: tuple[Key, ...], positions: Positions, diagnostics: Diagnostics
) -> None:
    lists: list[tuple[tuple[Key, ...], list[SheetRow]]] = [(("rows",), plan.rows)]
    lists += [(("cells", number, "rows"), cell.rows) for number, cell in enumerate(plan.cells)]
    for inner, rows in lists:
        for index, row in enumerate(rows):
            if isinstance(row, SheetItem) and not (row.fact or row.text):
                diagnostics.add("sheet-row-empty", positions.at(*path, *inner, index))
