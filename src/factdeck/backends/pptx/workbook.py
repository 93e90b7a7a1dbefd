"""Backend stage: the workbook inside a chart, which "Edit data" opens (ECMA-376 Part 1 §18).

One sheet with one table: a row of headings, a row a category, a column a series, and nothing else.
"""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from unicodedata import east_asian_width

from factdeck.backends.pptx.chart_numbers import unit_format
from factdeck.document.wording import wording
from factdeck.scene.nodes import ChartNode

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_STYLE: Final = "Table Style Light 1"
_NARROWEST: Final = 12.0  # characters: widths of columns
_WIDEST: Final = 48.0
_MARGIN: Final = 3.0


def sheet_name(language: str) -> str:
    """The sheet's name: one word, which formulas need not quote."""
    return wording(language).data_sheet


def _series_title(node: ChartNode, index: int, language: str) -> str:
    """The heading of a series' column: its name or the chart's, with the unit."""
    chart, words = node.chart, wording(language)
    name = chart.series[index].name or chart.title or words.data_values
    return name + words.in_parentheses.format(chart.unit) if chart.unit and not chart.legend else name


def headings(node: ChartNode, language: str) -> list[str]:
    """The first row: what the categories are called, then a heading a series; no two alike."""
    titles = [wording(language).data_categories]
    for index in range(len(node.chart.series)):
        titles.append(_free(_series_title(node, index, language), titles))
    return titles


def _free(title: str, taken: list[str]) -> str:
    """The title, or with a number where one before it is called so: a table's headings must differ."""
    used = {name.casefold() for name in taken}
    name, number = title, 1
    while name.casefold() in used:
        number += 1
        name = f"{title} ({number})"
    return name


def category_name(node: ChartNode, index: int) -> str:
    """A category as it is broken on the slide."""
    if index < len(node.category_lines) and len(node.category_lines[index]) > 1:
        return "\n".join(node.category_lines[index])
    return node.chart.categories[index]


def column(index: int) -> str:
    """The letter of the column of a series: B for the first."""
    assert index < 25
    return chr(ord("B") + index)


def workbook(node: ChartNode, date: str, language: str) -> bytes:
    """An .xlsx file; its only time stamp is `date` (YYYY-MM-DD)."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        created = datetime.fromisoformat(date or "2000-01-01").replace(tzinfo=UTC)
        book.set_properties({"title": node.chart.title, "created": created})
        sheet = book.add_worksheet(sheet_name(language))
        titles = headings(node, language)
        _write_table(sheet, node, titles)
        _write_categories(sheet, node, book.add_format({"text_wrap": True}))
        _write_values(sheet, node, book)
        _set_widths(sheet, node, titles)
    return buffer.getvalue()


def _write_table(sheet: "Worksheet", node: ChartNode, titles: list[str]) -> None:
    """A table, so that a row that a person adds belongs to the data."""
    options = {
        "style": _STYLE,
        "autofilter": False,
        "banded_rows": False,
        "columns": [{"header": title} for title in titles],
    }
    sheet.add_table(0, 0, len(node.chart.categories), len(titles) - 1, options)


def _write_categories(sheet: "Worksheet", node: ChartNode, wrapped: Any) -> None:
    for row in range(len(node.chart.categories)):
        name = category_name(node, row)
        sheet.write_string(row + 1, 0, name, wrapped if "\n" in name else None)


def _write_values(sheet: "Worksheet", node: ChartNode, book: Any) -> None:
    formats: dict[str, Any] = {}
    for index, series in enumerate(node.chart.series):
        for row, point in enumerate(series.points):
            if point.figure.pending:
                sheet.write_string(row + 1, index + 1, str(point.figure))  # a text is drawn as nothing
                continue
            code = unit_format(node.chart, index, row)
            if code not in formats:
                formats[code] = book.add_format({"num_format": code})
            sheet.write_number(row + 1, index + 1, float(point.value), formats[code])


def _set_widths(sheet: "Worksheet", node: ChartNode, titles: list[str]) -> None:
    """Wide enough for what stands in them."""
    names = [
        line for row in range(len(node.chart.categories)) for line in category_name(node, row).split("\n")
    ]
    sheet.set_column(0, 0, _width([titles[0], *names]))
    for index, title in enumerate(titles[1:], 1):
        sheet.set_column(index, index, _width([title]))


def _width(texts: list[str]) -> float:
    """Characters, those of East Asia counted twice."""
    longest = max(sum(1 + (east_asian_width(one) in "WF") for one in text) for text in texts)
    return min(max(longest + _MARGIN, _NARROWEST), _WIDEST)
