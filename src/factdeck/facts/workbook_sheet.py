"""Facts stage: a workbook's sheets as plain data: cells by row and column, and what is merged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class CellKind(StrEnum):
    """What is in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"  # TRUE or FALSE
    ERROR = "error"  # #N/A …
    UNCALCULATED = "uncalculated"  # a formula without the value that it gave
    SCALED = "scaled"  # a number whose format shows another one: 332000 as 33.2


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell with something in it. `text` as shown: 80% for 0.8 in a format of per cent, dates as ISO 8601.

    `number`: as shown, 80 for 80%; None for what is no number. `percent`: whether the format says so.
    """

    sheet: str
    row: int
    column: int  # from 1
    kind: CellKind
    text: str
    number: Decimal | None = None
    percent: bool = False

    @property
    def name(self) -> str:
        """As people name it: Sheet!C7."""
        return f"{self.sheet}!{reference(self.row, self.column)}"


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet's cells by row and column, and its merged ranges: rows and columns, first and last."""

    title: str
    rows: Mapping[int, Mapping[int, SheetCell]]
    merged: Sequence[tuple[int, int, int, int]] = ()  # first row, first column, last row, last column

    def cell(self, row: int, column: int) -> SheetCell | None:
        """The cell, which in a merged range is the range's first."""
        found = self.merge(row, column)
        row, column = found[:2] if found else (row, column)
        return self.rows.get(row, {}).get(column)

    def merge(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """The merged range that the cell is part of."""
        return next(
            (one for one in self.merged if one[0] <= row <= one[2] and one[1] <= column <= one[3]), None
        )


def reference(row: int, column: int) -> str:
    """C7 for row 7, column 3."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
