"""Facts stage: a workbook with one row a district and a column a key number, to build them all from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from factdeck.facts.workbook_form import Form, Row
from factdeck.facts.workbook_look import Look, Pen, lines_of, packed
from factdeck.facts.workbook_sheet import reference
from factdeck.facts.workbook_words import BETWEEN, DISTRICT_HEADS, word

IDS: Final = 3
"""The row of ids, hidden; under it sections, labels and units, then the districts."""
FIRST: Final = IDS + 4
_SECTION, _LABEL, _UNIT = IDS + 1, IDS + 2, IDS + 3
_WIDTHS: Final = {"name": 16, "file": 14, "organization": 22, "title": 24, "by": 18}
_USUAL: Final = 12
_WIDE: Final = 26
"""Characters that a label's column takes at most; longer ones go on several lines."""


@dataclass(frozen=True, slots=True)
class District:
    """A row: what it says by key of `DISTRICT_HEADS`, and values by `column_id` of figures."""

    heads: Mapping[str, str]
    values: Mapping[str, float | int | str]


def wide_bytes(
    form: Form, districts: Sequence[str | District], look: Look, *, is_sample: bool = False
) -> bytes:
    """The .xlsx: a row for each district, of which only the name is known where it is a text."""
    from openpyxl import Workbook

    book: Any = Workbook()
    book.active.title = word("sheet-wide", form.language)
    rows = [District({"name": one}, {}) if isinstance(one, str) else one for one in districts]
    columns = [row for row in (*form.figures, *form.series) if not row.is_computed]
    _Wide(Pen(book.active, look, form.language), form, columns, is_sample or form.is_sample).write(rows)
    return packed(book)


def column_id(row: Row) -> str:
    """The id of a figure's column: fact, or fact@point of a series."""
    return f"{row.fact}@{row.point}" if row.point else row.fact


class _Wide:
    """The sheet while it is written."""

    def __init__(self, pen: Pen, form: Form, columns: Sequence[Row], is_sample: bool) -> None:
        self._pen, self._form, self._columns, self._is_sample = pen, form, columns, is_sample
        self._heads = [key for key in DISTRICT_HEADS if key != "sample" or is_sample]
        self._sheet, self._look = pen.sheet, pen.look
        self._last = len(self._heads) + len(columns)

    def write(self, districts: Sequence[District]) -> None:
        """Everything on it."""
        self._write_top()
        self._write_heads()
        self._write_figures()
        for number, district in enumerate(districts, FIRST):
            self._write_district(number, district)
        self._finish(FIRST + len(districts))

    def _write_top(self) -> None:
        pen, language = self._pen, self._form.language
        sample = f"　{word('sample', language)}" if self._is_sample else ""
        text = f"{word('title-wide', language)}{sample}"
        pen.put(
            1, 1, text, size=16, bold=True, color=self._look.heading, boxed=False
        ).alignment = _unwrapped()
        pen.put(
            2, 1, word("how-wide", language), color=self._look.muted, boxed=False
        ).alignment = _unwrapped()
        self._sheet.row_dimensions[1].height = 32
        self._sheet.row_dimensions[2].height = 20

    def _write_heads(self) -> None:
        for number, key in enumerate(self._heads, 1):
            self._pen.put(IDS, number, f"@{key}", size=8, color=self._look.muted)
            for row in (_SECTION, _LABEL, _UNIT):
                text = word(f"head-{key}", self._form.language) if row == _LABEL else ""
                self._pen.heading(row, number, text)

    def _write_figures(self) -> None:
        start, pen = len(self._heads) + 1, self._pen
        height, section = 1, ""
        for number, row in enumerate(self._columns, start):
            pen.put(IDS, number, column_id(row), size=8, color=self._look.muted)
            pen.heading(_SECTION, number, row.section if row.section != section else "")
            self._sheet.cell(
                _SECTION, number
            ).alignment = _unwrapped()  # runs on over the empty cells beside it
            section = row.section
            label = f"{row.label} {row.point}".rstrip()
            around = f"{row.parts.qualifier}{BETWEEN}" if row.parts.qualifier else ""
            pen.heading(_LABEL, number, label)
            pen.put(
                _UNIT,
                number,
                f"{around}{row.parts.unit}",
                color=self._look.muted,
                align="center",
                ground="F3F4F6",
            )
            height = max(height, lines_of(label, self._width(row)))
        self._sheet.row_dimensions[IDS].hidden = True
        self._sheet.row_dimensions[_SECTION].height = 20
        self._sheet.row_dimensions[_LABEL].height = 8 + 15 * height

    def _write_district(self, number: int, district: District) -> None:
        for column, key in enumerate(self._heads, 1):
            is_name = key == "name"
            text = district.heads.get(key, "")
            if key == "sample":
                text = word("yes", self._form.language)
            self._pen.put(number, column, text, open=is_name, optional=not is_name, bold=is_name, form="@")
        for column, row in enumerate(self._columns, len(self._heads) + 1):
            value = district.values.get(column_id(row), "")
            form = (
                "@"
                if row.is_text
                else f"0.{'0' * row.parts.decimals}"
                if value != "" and row.parts.decimals
                else "General"
            )
            self._pen.put(number, column, value, open=True, align="right", form=form)
        self._sheet.row_dimensions[number].height = 22

    def _width(self, row: Row) -> float:
        return min(_WIDE, max(_USUAL, (2 * len(row.label) + 2) / 2 + 2))

    def _finish(self, end: int) -> None:
        from openpyxl.utils import get_column_letter

        for number, key in enumerate(self._heads, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(key, _USUAL)
        for number, row in enumerate(self._columns, len(self._heads) + 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = self._width(row)
        self._sheet.freeze_panes = reference(FIRST, 2)
        self._pen.page(_LABEL, self._last, word("page", self._form.language))
        self._sheet.print_title_rows = f"{_SECTION}:{_UNIT}"
        self._sheet.print_title_cols = "A:A"
        self._sheet.sheet_properties.pageSetUpPr.fitToPage = False
        self._sheet.page_setup.scale = 55
        self._sheet.print_area = f"A1:{reference(end - 1, self._last)}"
        self._pen.protect()


def _unwrapped() -> Any:
    from openpyxl.styles import Alignment

    return Alignment(vertical="center")
