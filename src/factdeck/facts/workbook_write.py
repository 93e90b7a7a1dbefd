"""Facts stage: a form becomes a workbook to fill in: key figures on one sheet, series on another."""

from collections.abc import Sequence
from typing import Any, Final

from factdeck.facts.workbook_form import Form, Row
from factdeck.facts.workbook_look import Look, Pen, lines_of, packed
from factdeck.facts.workbook_rules import Rules
from factdeck.facts.workbook_sheet import reference
from factdeck.facts.workbook_words import word

_SERIES: Final = {
    "section": 14,
    "label": 30,
    "point": 15,
    "value": 13,
    "unit": 10,
    "qualifier": 10,
    "example": 15,
    "last": 13,
    "source": 24,
    "quote": 34,
    "note": 28,
    "id": 17,
}
_FIGURES: Final = {name: width for name, width in _SERIES.items() if name != "point"}
"""Columns of a sheet and their widths in characters."""
_OPEN: Final = frozenset({"point", "value", "unit", "qualifier"})
_OPTIONAL: Final = frozenset({"last", "source", "quote", "note"})
_OF_POINTS: Final = frozenset({"label", "id"})
"""Not locked on the sheet of series, where people insert rows for further points."""
_CENTERED: Final = frozenset({"unit", "qualifier", "point"})
_LINE: Final = 15.0
"""Height of a line in points."""
_LISTS: Final = "factdeck"
"""The hidden sheet that drop-downs take long lists from."""


def workbook_bytes(form: Form, look: Look) -> bytes:
    """The .xlsx of a form."""
    from openpyxl import Workbook

    book: Any = Workbook()
    language = form.language
    book.active.title = word("sheet-figures", language)
    has_list = _write_list(book, form.sources)
    _Sheet(Pen(book.active, look, language), form, _FIGURES, has_list).write(form.figures, "how-figures")
    if form.series:
        sheet = book.create_sheet(word("sheet-series", language), 1)
        _Sheet(Pen(sheet, look, language), form, _SERIES, has_list).write(form.series, "how-series")
    return packed(book)


def _write_list(book: Any, sources: Sequence[str]) -> str:
    """The range of the sources' titles; "" where there are none."""
    if not sources:
        return ""
    sheet = book.create_sheet(_LISTS)
    sheet.sheet_state = "hidden"
    pen = Pen(sheet, Look(), "en")
    for row, title in enumerate(sources, 1):
        pen.put(row, 1, title)
    return f"{_LISTS}!$A$1:$A${len(sources)}"


class _Sheet:
    """One sheet of a form while it is written."""

    def __init__(self, pen: Pen, form: Form, columns: dict[str, int], sources: str) -> None:
        self._pen, self._form, self._columns, self._sources = pen, form, columns, sources
        self._number = {name: number for number, name in enumerate(columns, 1)}
        self._sheet, self._language = pen.sheet, form.language

    def write(self, rows: Sequence[Row], how: str) -> None:
        """Everything on it, rows in their order."""
        headings = self._write_head(how) + 1
        for name, number in self._number.items():
            self._pen.heading(headings, number, word(f"column-{name}", self._language))
        self._sheet.row_dimensions[headings].height = 24
        section = ""
        for number, row in enumerate(rows, headings + 1):
            self._write_row(number, row, is_first=row.section != section)
            section = row.section
        Rules(self._sheet, self._language, self._number, self._sources).add(headings + 1, rows)
        self._finish(headings)

    def _write_head(self, how: str) -> int:
        """Title, instructions, who reports and when; gives the last row of it."""
        pen, form, last = self._pen, self._form, len(self._columns) - 1
        pen.banner(
            1,
            last,
            word("title", self._language, organization=form.organization),
            size=18,
            height=38,
            color=pen.look.heading,
        )
        pen.banner(
            2,
            last,
            word(how, self._language),
            size=10.5,
            height=38 if how == "how-figures" else 22,
            color=pen.look.muted,
        )
        row = 3
        if form.is_sample:
            pen.banner(row, last, word("sample", self._language), size=12.5, height=24, color="B3261E")
            row += 1
        if how == "how-figures":
            self._write_answering(row)
            row += 1
        self._sheet.row_dimensions[row].height = 8
        return row

    def _write_answering(self, row: int) -> None:
        pen, number, language = self._pen, self._number, self._language
        pen.put(row, 1, word("head-by", language), bold=True, align="right", boxed=False)
        self._sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=number["label"])
        for column in range(number["value"], number["example"] + 1):
            pen.put(row, column, self._form.by if column == number["value"] else "", open=True)
        self._sheet.merge_cells(
            start_row=row, start_column=number["value"], end_row=row, end_column=number["example"]
        )
        pen.put(row, number["last"], word("head-date", language), bold=True, align="right", boxed=False)
        pen.put(row, number["source"], self._form.date, open=True, form="@")
        self._sheet.row_dimensions[row].height = 24

    def _write_row(self, number: int, row: Row, *, is_first: bool) -> None:
        texts, lines = self._texts(row), 1
        for name, text in texts.items():
            is_number = name in ("value", "last")
            self._pen.put(
                number,
                self._number[name],
                text,
                open=name in _OPEN and not row.is_computed,
                optional=name in _OPTIONAL and not row.is_computed,
                free=name in _OF_POINTS and bool(row.point),
                color=self._color(name, row, is_first),
                size=9 if name == "id" else 10.5,
                bold=(name == "section" and is_first) or (name == "value" and not row.is_computed),
                align="right" if is_number else "center" if name in _CENTERED else "left",
                form=self._number_format(row) if is_number else "@" if name in ("point", "unit") else "",
                ruled=is_first,
            )
            lines = max(lines, lines_of(str(text), self._columns[name]))
        self._sheet.row_dimensions[number].height = 7 + _LINE * lines

    def _color(self, name: str, row: Row, is_first: bool) -> str:
        look = self._pen.look
        if name == "section" and not is_first:
            return look.back
        return look.muted if name in ("example", "id") or row.is_computed else ""

    def _texts(self, row: Row) -> dict[str, Any]:
        parts, last = row.parts, row.last
        value = float(parts.number) if parts.number is not None else parts.value
        before = "" if last is None else float(last.number) if last.number is not None else last.value
        texts: dict[str, Any] = {"section": row.section, "label": row.label, "point": row.point}
        texts |= {"value": _plain(value), "unit": parts.unit, "qualifier": parts.qualifier}
        texts |= {"example": row.example, "last": _plain(before), "source": row.source}
        texts |= {"quote": row.quote, "note": row.note, "id": row.fact}
        return {name: texts[name] for name in self._columns}

    def _number_format(self, row: Row) -> str:
        """Texts stay texts: 12–15 is no date. Numbers show the decimals that they came with."""
        if row.is_text:
            return "@"
        if row.parts.number is not None and row.parts.decimals:
            return f"0.{'0' * row.parts.decimals}"
        return "General"

    def _finish(self, headings: int) -> None:
        from openpyxl.utils import get_column_letter

        for name, width in self._columns.items():
            self._sheet.column_dimensions[get_column_letter(self._number[name])].width = width
        self._sheet.freeze_panes = reference(headings + 1, self._number["value"])
        self._pen.page(headings, len(self._columns) - 1, word("page", self._language))
        self._pen.protect()


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
