"""Spec stage: values that fit their type but not each other, or not the calendar (ISO 8601)."""

import datetime
import re
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec.elements import Table
from factdeck.spec.project import Key, Positions
from factdeck.spec.schema import Spec

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def check_values(spec: Spec, positions: Positions, diagnostics: Diagnostics) -> None:
    """Report dates that are none, table rows of the wrong length, highlighted rows that are not there."""
    if spec.date and not is_date(spec.date):
        diagnostics.add("bad-date", positions.at("date"), value=spec.date)
    for number, section in enumerate(spec.sections):
        for index, table in enumerate(section.tables):
            _check_table(table, ("sections", number, "tables", index), positions, diagnostics)


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
