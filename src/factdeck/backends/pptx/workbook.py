"""Backend stage: the workbook inside a chart, which "Edit data" opens (ECMA-376 Part 1 §18)."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from factdeck.scene.nodes import ChartNode

SHEET: Final = "Sheet1"


def series_title(node: ChartNode, index: int) -> str:
    """The heading of a series' column: its name or the chart's, with the unit."""
    chart = node.chart
    name = chart.series[index].name or chart.title or chart.id
    return f"{name} ({chart.unit})" if chart.unit and not chart.legend else name


def category_name(node: ChartNode, index: int) -> str:
    """A category as it is broken on the slide."""
    if index < len(node.category_lines) and len(node.category_lines[index]) > 1:
        return "\n".join(node.category_lines[index])
    return node.chart.categories[index]


def column(index: int) -> str:
    """The letter of the column of a series: B for the first."""
    assert index < 25
    return chr(ord("B") + index)


def workbook(node: ChartNode, date: str) -> bytes:
    """An .xlsx file; its only time stamp is `date` (YYYY-MM-DD)."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        created = datetime.fromisoformat(date or "2000-01-01").replace(tzinfo=UTC)
        book.set_properties({"title": node.chart.title, "created": created})
        sheet = book.add_worksheet(SHEET)
        number = book.add_format({"num_format": node.chart.number_format or "General"})
        bold = book.add_format({"bold": True})
        sheet.set_column(0, len(node.chart.series), 20)
        for row in range(len(node.chart.categories)):
            sheet.write_string(row + 1, 0, category_name(node, row))
        sheet.write_string(0, 0, node.chart.title, bold)
        for index, series in enumerate(node.chart.series):
            sheet.write_string(0, index + 1, series_title(node, index), bold)
            for row, point in enumerate(series.points):
                sheet.write_number(row + 1, index + 1, float(point.value), number)
    return buffer.getvalue()
