"""Facts stage: the cells of a workbook as they show, formulas by cached values (ECMA-376 Part 1 §18).

A percentage is the number that is seen: 0.8 in the format 0% is 80%.
"""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from factdeck.facts.exact import rounded, tidy
from factdeck.facts.source import Cell, Passage, SourceError

_OLE: Final = b"\xd0\xcf\x11\xe0"
_DECIMALS: Final = re.compile(r"[0#]\.(0+)")
_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_UNIT: Final = re.compile("单位|unit", re.IGNORECASE)
_HEADS: Final = 6
"""Texts above a cell, and as many left of it, that may declare its unit."""


def read_xlsx(content: bytes) -> tuple[list[Passage], dict[str, Cell]]:
    """The rows as passages, and every cell by `Sheet!B7`. Raises SourceError where there is none."""
    from openpyxl import load_workbook

    if content.startswith(_OLE):
        raise SourceError("source-encrypted")
    try:
        book = load_workbook(BytesIO(content), data_only=True)
        sheets = [(sheet.title, list(sheet.iter_rows())) for sheet in book.worksheets]
    except Exception as error:  # openpyxl, zipfile and the XML parser each have their own
        raise SourceError("source-broken", kind="Excel") from error
    passages: list[Passage] = []
    cells: dict[str, Cell] = {}
    for title, rows in sheets:
        _read_sheet(title, rows, passages, cells)
    return passages, cells


def _read_sheet(title: str, rows: Any, passages: list[Passage], cells: dict[str, Cell]) -> None:
    above: dict[int, list[str]] = {}  # column → texts, nearest first
    titles: list[str] = []  # texts that stand above the table, whatever their column: 单位：万元
    for row in rows:
        shown = [(cell, shown_text(cell.value, cell.number_format)) for cell in row if cell.value is not None]
        line, left = "", list[str]()
        for cell, text in shown:
            line = f"{line}\t" if line else ""
            number = cell_number(cell.value, cell.number_format)
            heads = (*above.get(cell.column, ())[:_HEADS], *left[:_HEADS], *titles[:_HEADS])
            cells[f"{title}!{cell.coordinate}"] = Cell(text, number, len(passages), len(line), heads)
            line += text
            if number is None:
                above.setdefault(cell.column, []).insert(0, text)
                left.insert(0, text)
        titles[:0] = [text for text in left if len(shown) == 1 or _UNIT.search(text)]
        if line.strip():
            number_of_row = shown[0][0].row
            passages.append(Passage(line, number_of_row, row=f"{title}!{number_of_row}"))


def cell_number(value: object, form: str) -> Decimal | None:
    """The number that a cell shows: 80 for 0.8 in a format of per cent; None for a text."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = Decimal(repr(value))
    except ArithmeticError:  # nan
        return None
    return tidy(number * 100 if "%" in _bare(form) else number) if number.is_finite() else None


def shown_text(value: object, form: str) -> str:
    """What a cell shows, in formats of digits, per cent and words; others give the plain value."""
    number = cell_number(value, form)
    if number is None:
        return str(value).strip().replace("\t", " ")
    bare = _bare(form)
    decimals = _DECIMALS.search(bare)
    if decimals or re.fullmatch(r"[#,0]*0%?", bare):
        number = rounded(number, len(decimals[1]) if decimals else 0)
    text = format(number, ",f" if "#,#" in bare else "f") + ("%" if "%" in bare else "")
    return text + _suffix(form)


def _bare(form: str) -> str:
    """The first section of a format without its literal words."""
    return _QUOTED.sub("", (form or "").partition(";")[0])


def _suffix(form: str) -> str:
    """Words in quotes after the digits: 0"人"."""
    section = (form or "").partition(";")[0]
    last = max(section.rfind("0"), section.rfind("#"))
    return "".join(match[1] or "" for match in _QUOTED.finditer(section, last + 1)) if last >= 0 else ""
