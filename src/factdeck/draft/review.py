"""Draft stage: the review sheet of a draft: every figure a row, to keep, drop, rename or correct in Excel.

The sheet is written with the look of the fill-in workbooks. Hidden columns say which report and spec it is of
and keep the ids as drafted, so that rows may be sorted and renamed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from factdeck.base.diagnostics import Diagnostics, Location, Phrase
from factdeck.draft.draft import Reading
from factdeck.draft.figure import Figure
from factdeck.draft.relate import drop_relations
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Quantity
from factdeck.facts.workbook_look import Look, Pen, packed
from factdeck.facts.workbook_sheet import SheetCell, WorkbookSheet

_FIRST: Final = 4
"""The row of the first figure; over it title, instructions, headings."""
_WIDTHS: Final = (9, 26, 30, 16, 10, 22, 52, 12, 8, 4)
_HEADS: Final = {
    "zh-CN": ("核对", "编号", "名称", "数", "单位", "部分", "原文引文", "位置", "页面", "原编号"),
    "en": ("Decide", "Id", "Label", "Figure", "Unit", "Section", "Quote", "Place", "Shown", "Drafted id"),
}
_TITLE: Final = {"zh-CN": "数字核对表", "en": "Review of the figures"}
_HOW: Final = {
    "zh-CN": "第一列选“留”或“删”，空着就是留；黄色各列可以改。"
    "改完保存，运行 factdeck draft --apply 这个文件。",
    "en": "Choose keep or drop in the first column, empty is keep; yellow columns may be changed. "
    "Save, and run factdeck draft --apply with this file.",
}
_CHOICES: Final = {"zh-CN": ("留", "删"), "en": ("keep", "drop")}
_DROP: Final = frozenset(("删", "删除", "不要", "drop", "delete", "no", "x"))
_KEEP: Final = frozenset(("", "留", "保留", "要", "keep", "yes", "ok", "√", "✓"))
_OPEN: Final = 5
_ID: Final = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a review sheet is of: report and spec, seen from the sheet's folder, and the design pack."""

    report: str
    spec: str
    template: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the review: the id as drafted, whether the figure goes, its fields as they are to be."""

    drafted: str
    drop: bool
    id: str
    label: str
    value: str
    unit: str
    cells: Mapping[int, SheetCell]


def review_book(reading: Reading, places: Sequence[str], shown: frozenset[str], origin: Origin) -> bytes:
    """The review sheet as an .xlsx; `places` of passages in words, `shown` the ids on pages."""
    from openpyxl import Workbook

    language = reading.report.language
    book: Any = Workbook()
    sheet = book.active
    sheet.title = _TITLE[language]
    pen = Pen(sheet, Look(), language)
    last = len(_WIDTHS) - 1
    pen.banner(1, last, _TITLE[language], size=16, height=30)
    pen.banner(2, last, _HOW[language], size=10.5, height=22)
    for column, head in enumerate(_HEADS[language], 1):
        pen.heading(_FIRST - 1, column, head)
    for number, figure in enumerate(reading.figures, _FIRST):
        _row(pen, number, figure, places, figure.id in shown)
    _finish(sheet, pen, language, len(reading.figures))
    for column, text in enumerate((origin.report, origin.spec, origin.template), len(_WIDTHS)):
        sheet.cell(1, column, text)
    return packed(book)


def _row(pen: Pen, row: int, figure: Figure, places: Sequence[str], shown: bool) -> None:
    place = places[figure.passage] if figure.passage < len(places) else ""
    section = " / ".join(filter(None, figure.section))
    fields = ("", figure.id, figure.label, figure.text, figure.unit, section)
    fields += (figure.cell or figure.quote, place, "●" if shown else "", figure.id)
    for column, text in enumerate(fields, 1):
        pen.put(
            row,
            column,
            text,
            open=column == 1,
            optional=1 < column <= _OPEN,
            align="left" if column != 9 else "center",
        )


def _finish(sheet: Any, pen: Pen, language: str, count: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for column in range(len(_WIDTHS), len(_WIDTHS) + 3):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    choices = DataValidation(type="list", formula1=f'"{",".join(_CHOICES[language])}"', allow_blank=True)
    sheet.add_data_validation(choices)
    choices.add(f"A{_FIRST}:A{_FIRST + max(count, 1) - 1}")
    sheet.freeze_panes = f"C{_FIRST}"
    pen.page(_FIRST - 1, len(_WIDTHS) - 1, "&P / &N")


def origin_of(sheets: Sequence[WorkbookSheet]) -> Origin | None:
    """What the review sheet is of; None for another workbook."""
    for sheet in sheets:
        columns = range(len(_WIDTHS), len(_WIDTHS) + 3)
        found = [cell.text if (cell := sheet.cell(1, column)) else "" for column in columns]
        if all(found) and _is_review(sheet):
            return Origin(*found)
    return None


def _is_review(sheet: WorkbookSheet) -> bool:
    heads = sheet.rows.get(_FIRST - 1, {})
    titles = (heads[column].text if column in heads else "" for column in range(1, len(_WIDTHS) + 1))
    return tuple(titles) in _HEADS.values()


def decisions(sheets: Sequence[WorkbookSheet]) -> Iterator[Decision]:
    """The rows of the review sheet, wherever they were sorted to."""
    for sheet in sheets:
        if not _is_review(sheet):
            continue
        for number, cells in sheet.rows.items():
            text = [
                cells[column].text.strip() if column in cells else "" for column in range(1, len(_WIDTHS) + 1)
            ]
            if number >= _FIRST and text[-1]:
                yield Decision(text[-1], text[0].lower() in _DROP, text[1], text[2], text[3], text[4], cells)


def decide(reading: Reading, rows: Sequence[Decision], file: str, diagnostics: Diagnostics) -> None:
    """Change the reading's figures as the review says; rows that can't be used are reported and left out."""
    known = {figure.id: figure for figure in reading.figures}
    taken = set(known)
    dropped: set[int] = set()
    for row in rows:
        figure = known.get(row.drafted)
        choice = row.cells[1].text.strip().lower() if 1 in row.cells else ""
        if figure is None:
            continue
        if not row.drop and choice not in _KEEP:
            _refuse(row, 1, Phrase("review-bad-choice", {"choice": choice}), file, diagnostics)
        elif row.drop:
            dropped.add(id(figure))
        else:
            _rename(reading, figure, row, taken, file, diagnostics)
            _correct(figure, row, file, diagnostics)
    _drop(reading, dropped)


def _rename(
    reading: Reading, figure: Figure, row: Decision, taken: set[str], file: str, diagnostics: Diagnostics
) -> None:
    if row.label:
        figure.label = row.label
    if row.id in ("", figure.id):
        return
    if row.id in taken or not _ID.fullmatch(row.id):
        _refuse(row, 2, Phrase("review-bad-id", {"id": row.id}), file, diagnostics)
        return
    reading.weights[row.id] = reading.weights.pop(figure.id, 0.0)
    taken.add(row.id)
    figure.id = row.id


def _correct(figure: Figure, row: Decision, file: str, diagnostics: Diagnostics) -> None:
    if (row.value, row.unit) == (figure.text, figure.unit) or not row.value:
        return
    quantity = _parsed(row.value, row.unit)
    if quantity is None:
        _refuse(row, 4, Phrase("review-bad-value", {"value": f"{row.value}{row.unit}"}), file, diagnostics)
        return
    figure.text, figure.unit, figure.quantity = row.value, row.unit, quantity


def _parsed(value: str, unit: str) -> Quantity | None:
    try:
        return parse_quantity(value, unit)
    except ValueError:
        return None


def _drop(reading: Reading, dropped: set[int]) -> None:
    """Take figures out, and whatever leads to them."""
    reading.figures[:] = [figure for figure in reading.figures if id(figure) not in dropped]
    drop_relations(reading.figures)
    kept = {figure.id for figure in reading.figures}
    told = reading.contradictions
    told[:] = [item for item in told if {item.first.id, item.second.id} <= kept]


def _refuse(row: Decision, column: int, reason: Phrase, file: str, diagnostics: Diagnostics) -> None:
    cell = row.cells.get(column)
    place = Location(file, cell=cell.name) if cell else Location(file)
    diagnostics.add("draft-review-row", place, reason=reason)
