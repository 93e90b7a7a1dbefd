"""Facts stage: the cells of a workbook as a person sees them (ECMA-376 Part 1 §18)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

from factdeck.facts.source_xlsx import cell_number, shown_text
from factdeck.facts.workbook_formats import BUILT_IN, GENERAL, NumberFormat
from factdeck.facts.workbook_package import Package, WorkbookError
from factdeck.facts.workbook_sheet import CellKind, SheetCell, WorkbookSheet

MOST_CELLS: Final = 100_000
"""Cells with something in them; five hundred key numbers of two hundred districts are as many."""

_RETURN: Final = "_x000D_"
"""How Excel writes a carriage return, which stands before a new line."""
_MOST_MERGED: Final = 5_000
_REFERENCE: Final = re.compile(r"([A-Z]+)(\d+)")
_WHOLE: Final = re.compile(r"-?\d{1,15}")


def read_cells(file: Path) -> list[WorkbookSheet]:
    """The sheets of an .xlsx in their order, without charts and hidden ones. Raises WorkbookError."""
    with Package(file) as package:
        book = package.book()
        related = package.related(book)
        reader = _Reader(package, related)
        found = [
            (item.get("name", ""), _rid(item), item.get("state", "visible"))
            for item in package.elements(book, "sheet")
        ]
        if not found:
            raise WorkbookError("workbook-format")
        sheets = [(title, rid) for title, rid, state in found if state == "visible"]
        return [reader.sheet(title, related[rid][0]) for title, rid in sheets if _is_grid(related.get(rid))]


def _rid(sheet: Any) -> str:
    """Its relationship id; the attribute's namespace is another in strict files."""
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def _is_grid(related: tuple[str, str] | None) -> bool:
    return related is not None and related[1].endswith("/worksheet")


@dataclass(slots=True)
class _Reader:
    """What the cells of all sheets share: texts, formats, the first day of dates, and how many may come."""

    package: Package
    related: Mapping[str, tuple[str, str]]
    strings: list[str] = field(init=False)
    formats: list[NumberFormat] = field(init=False)
    day_zero: date = field(init=False)
    left: int = MOST_CELLS

    def __post_init__(self) -> None:
        self.strings = [_rich(item) for item in self._part("/sharedStrings", "si")]
        self.formats = list(self._formats())
        late = any(
            item.get("date1904") in ("1", "true")
            for item in self.package.elements(self.package.book(), "workbookPr")
        )
        self.day_zero = date(1904, 1, 1) if late else date(1899, 12, 30)

    def _part(self, type: str, *names: str) -> Iterator[Any]:
        for part, kind in self.related.values():
            if kind.endswith(type):
                yield from self.package.elements(part, *names)

    def _formats(self) -> Iterator[NumberFormat]:
        own: dict[str, str] = {}
        for item in self._part("/styles", "numFmt", "cellXfs"):
            if item.tag.endswith("}numFmt"):
                own[item.get("numFmtId", "")] = item.get("formatCode", "")
                continue
            for style in item:
                number = style.get("numFmtId", "0")
                known = int(number) if number.isdigit() else 0
                yield NumberFormat.of(known, own.get(number, BUILT_IN.get(known, GENERAL.code)))

    def sheet(self, title: str, part: str) -> WorkbookSheet:
        """All of a sheet that holds something."""
        rows: dict[int, dict[int, SheetCell]] = {}
        merged: list[tuple[int, int, int, int]] = []
        numbers = count(1)
        for item in self.package.elements(part, "row", "mergeCell"):
            if item.tag.endswith("}mergeCell"):
                merged.append(_range(item.get("ref", "")))
                if len(merged) > _MOST_MERGED:
                    raise WorkbookError("workbook-too-large", limit=f"{_MOST_MERGED:,}")
                continue
            written = item.get("r", "")
            row = int(written) if written.isdecimal() else next(numbers)
            numbers = count(row + 1)
            if cells := self._row(title, row, item):
                rows[row] = cells
        return WorkbookSheet(title, rows, merged)

    def _row(self, title: str, row: int, item: Any) -> dict[int, SheetCell]:
        cells: dict[int, SheetCell] = {}
        column = 0
        for element in item.iterchildren("{*}c"):
            column = _range(element.get("r"))[1] if element.get("r") else column + 1
            if not len(element):  # a style and nothing in it
                continue
            if found := self._cell(SheetCell(title, row, column, CellKind.TEXT, ""), element):
                cells[column] = found
        self.left -= len(cells)
        if self.left < 0:
            raise WorkbookError("workbook-too-large", limit=f"{MOST_CELLS:,}")
        return cells

    def _cell(self, empty: SheetCell, element: Any) -> SheetCell | None:
        kind, text, formula = element.get("t", "n"), "", False
        for part in element:
            match str(part.tag).rpartition("}")[2]:
                case "v":
                    text = part.text or ""
                case "is":
                    text = _rich(part)
                case "f":
                    formula = True
                case _:
                    pass
        if kind == "s":
            text = self.strings[int(text)] if text.isdigit() and int(text) < len(self.strings) else ""
        if not text.strip():
            return _made(empty, CellKind.UNCALCULATED, "") if formula and kind != "str" else None
        return self._valued(empty, kind, text, element.get("s", "0"))

    def _valued(self, empty: SheetCell, kind: str, text: str, style: str) -> SheetCell:
        if kind == "b":
            return _made(empty, CellKind.TRUTH, "TRUE" if text == "1" else "FALSE")
        if kind == "n":
            index = int(style) if style.isdigit() else 0
            return self._number(empty, text, self.formats[index] if index < len(self.formats) else GENERAL)
        if kind == "d":
            return _made(empty, CellKind.DATE, text[:10])
        return _made(empty, CellKind.ERROR if kind == "e" else CellKind.TEXT, text)

    def _number(self, empty: SheetCell, text: str, form: NumberFormat) -> SheetCell:
        try:
            # 33.200000000000003 is 33.2: programs show fifteen digits of what they keep
            value = int(text) if _WHOLE.fullmatch(text) else float(f"{float(text):.15g}")
        except ValueError:
            return _made(empty, CellKind.TEXT, text)
        if form.is_date:
            return _made(empty, CellKind.DATE, self._day(value, form.shows_day))
        number = cell_number(value, form.code)
        if number is None or form.is_scaled:
            return _made(empty, CellKind.SCALED, text)
        shown = shown_text(value, form.code)
        return SheetCell(
            empty.sheet, empty.row, empty.column, CellKind.NUMBER, shown, number, form.is_percent
        )

    def _day(self, value: float, whole: bool) -> str:
        try:
            day = self.day_zero + timedelta(days=int(value))
        except OverflowError:
            return str(value)
        return day.isoformat() if whole else day.isoformat()[:7]


def _made(empty: SheetCell, kind: CellKind, text: str) -> SheetCell:
    return SheetCell(empty.sheet, empty.row, empty.column, kind, text.strip())


def _rich(item: Any) -> str:
    """The text of runs together, without phonetic readings."""
    runs = (part for part in item if str(part.tag).endswith(("}t", "}r")))
    text = "".join(text.text or "" for run in runs for text in run.iter("{*}t"))
    return text.replace(_RETURN, "").replace("\r", "")


def _range(text: str) -> tuple[int, int, int, int]:
    """C7:D9 as first row, first column, last row, last column; C7 is a range of one."""
    ends = [_REFERENCE.fullmatch(one.replace("$", "").upper()) for one in text.split(":")]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        raise WorkbookError("workbook-broken")
    return (int(first[2]), _column(first[1]), int(last[2]), _column(last[1]))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
