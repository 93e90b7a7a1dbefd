"""Numbers in charts read as the formatter writes them: in labels, at axes, in cells."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from factdeck.backends.pptx.chart_numbers import label_format, number_format, unit_format
from factdeck.backends.pptx.workbook import workbook
from factdeck.chart.model import ChartKind, Point, ResolvedChart
from factdeck.facts.factbook import Figure
from tests.backends.pptx.scenes import chart, chart_node, rect, two_series


def money(value: str, digits: str, unit: str = "万元", lead: str = "") -> Point:
    return Point("资金", Decimal(value), Figure("f", lead, digits, unit))


def of(*points: Point, unit: str = "万元", code: str = "0") -> ResolvedChart:
    base = chart(ChartKind.COLUMN, unit=unit, number_format=code)
    lowest = min(point.value for point in points)
    series = (replace(base.series[0], points=points),)
    return replace(base, series=series, minimum=min(lowest, Decimal(0)))


@pytest.mark.parametrize(
    ("value", "digits", "code"),
    [
        ("9500", "9500", "0"),
        ("32000", "3.2", r"0\.0,"),  # 3.2亿 in a chart that counts 万
        ("15000", "1.5", r"0\.0,"),
        ("34567", "3.4567", r"0\.0000"),
        ("220000000", "2.20", r"0\.00,,"),  # 2.20亿 in one that counts single things
        ("32000", "3.20", ""),  # no such format: the digits stay text
        ("32000", "三万", ""),
    ],
)
def test_labels_stay_live_where_a_format_reads_as_the_figure_does(value: str, digits: str, code: str) -> None:
    point = money(value, digits, "亿元")
    assert label_format(of(point), point) == code


def test_negative_values_have_the_formatters_minus_sign_everywhere() -> None:
    loss = money("-45", "45", lead="−")
    assert number_format(of(loss)) == '0;"−"0'
    assert label_format(of(loss), loss) == '0;"−"0'
    assert number_format(of(money("45", "45"))) == "0"


def test_cells_carry_their_own_unit_where_the_heading_has_none() -> None:
    mixed = chart(unit="")
    assert [unit_format(mixed, 0, place) for place in (0, 1)] == ['0"个"', '0"家"']
    assert unit_format(chart(), 0, 0) == "0"


@pytest.mark.parametrize(("language", "name", "first"), [("zh-CN", "数据", "项目"), ("en", "Data", "Item")])
def test_the_workbook_is_one_table_on_one_sheet(language: str, name: str, first: str) -> None:
    node = chart_node(two_series(ChartKind.GROUPED), rect(0, 0, 9, 5), rect(1, 1, 7, 3))
    book = openpyxl.load_workbook(BytesIO(workbook(node, "2025-03-01", language)))
    assert book.sheetnames == [name]
    sheet = book.worksheets[0]
    (table,) = sheet.tables.values()
    rows = list(sheet.iter_rows(values_only=True))
    assert table.ref == sheet.dimensions == f"A1:C{len(node.chart.categories) + 1}"
    assert rows[0][0] == first and len(set(rows[0])) == len(rows[0])
    assert all(value is not None for row in rows for value in row)
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert all(width >= 12 for width in widths)


def test_series_of_one_name_have_headings_of_their_own() -> None:
    node = chart_node(two_series(ChartKind.GROUPED), rect(0, 0, 9, 5), rect(1, 1, 7, 3))
    first, second = node.chart.series
    alike = replace(node, chart=replace(node.chart, series=(first, replace(second, name=first.name))))
    sheet = openpyxl.load_workbook(BytesIO(workbook(alike, "2025-03-01", "en"))).worksheets[0]
    headings = [cell.value for cell in next(sheet.iter_rows())]
    assert len(set(headings)) == 3 and headings[2] == f"{headings[1]} (2)"
