"""Chart stage: bars, columns, lines and areas: order, emphasis, scale and axis."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factdeck.chart.alt import alt_text
from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart, Series
from factdeck.chart.resolve_items import Item, Request, Row
from factdeck.chart.resolve_scale import (
    at_scale,
    axis_unit,
    common_scale,
    domain,
    line_domain,
    ticks,
    values_format,
)
from factdeck.facts.dimension import is_percent

ROLES: Final = (Emphasis.ACCENT, Emphasis.NEUTRAL, Emphasis.SECOND, Emphasis.THIRD)
"""The series of a chart that highlights none of them, in this order."""

_MOST_LABELS: Final = 12
_MOST_LINE_LABELS: Final = 8
_LINES: Final = (ChartKind.LINE, ChartKind.AREA)


def resolve_bars(request: Request, kind: ChartKind, rows: Sequence[Row]) -> ResolvedChart | None:
    """The chart of one or more rows along a value axis; None where it can't be drawn, which is reported."""
    if len(rows) > len(ROLES):
        request.report("chart-too-many-series", count=len(rows), most=len(ROLES))
        return None
    if kind is ChartKind.STACKED and any(item.value < 0 for row in rows for item in row.items):
        request.report("chart-negative", kind=str(kind))
        return None
    rows = [_ordered(request, row) for row in rows] if kind not in _LINES else rows
    items = [item for row in rows for item in row.items]
    labelled = _labelled(kind, rows)
    scale = common_scale(items, request.language, labelled=labelled)
    series = _series(request, kind, rows, scale)
    least, most = _domain(kind, series, labelled=labelled)
    percent = is_percent(items[0].quantity.unit)
    return ResolvedChart(
        id=request.chart.id,
        kind=kind,
        title=request.chart.title,
        series=series,
        scale=scale,
        unit=axis_unit(items, scale, request.language),
        minimum=least,
        maximum=most,
        ticks=ticks(least, most, request.language, percent=percent),
        number_format=values_format(items, scale, request.language, labelled=labelled),
        alt=alt_text(request, kind, series),
        direct_labels=labelled,
        legend=len(series) > 1,
    )


def by_size(items: Sequence[Item]) -> tuple[Item, ...]:
    """Largest first; equal ones as the author wrote them."""
    return tuple(sorted(items, key=lambda item: -item.value))


def arranged(request: Request, items: Sequence[Item]) -> tuple[Item, ...]:
    """Items in the chart's order: by size unless the author's order is asked for, group by group."""
    if request.chart.order == "given":
        return tuple(items)
    placed: list[Item] = []
    for group in request.chart.groups:
        placed += by_size([item for item in items if item.fact in group.facts and item not in placed])
    return (*placed, *by_size([item for item in items if item not in placed]))


def accents(request: Request, items: Sequence[Item]) -> tuple[Emphasis, ...]:
    """The highlighted items in the accent, else the largest; the others neutral."""
    chosen = [item.fact in request.chart.highlight for item in items]
    if not any(chosen):
        largest = max(item.value for item in items)
        chosen = [item.value == largest for item in items]
    return tuple(Emphasis.ACCENT if one else Emphasis.NEUTRAL for one in chosen)


def point(item: Item, scale: Decimal, emphasis: Emphasis) -> Point:
    """The mark of an item."""
    return Point(item.category, at_scale(item.value, scale), item.figure, emphasis, item.fact)


def _ordered(request: Request, row: Row) -> Row:
    """A lone row of facts in order; series and groups keep theirs, which is that of their categories."""
    return row if row.id or row.name else replace(row, items=arranged(request, row.items))


def _labelled(kind: ChartKind, rows: Sequence[Row]) -> bool:
    """Few marks carry their values; many are read against an axis, and so is an area, which has no marks."""
    marks = sum(len(row.items) for row in rows)
    if kind is ChartKind.AREA:
        return False
    if kind is ChartKind.LINE:
        return len(rows) == 1 and marks <= _MOST_LINE_LABELS
    return marks <= _MOST_LABELS


def _series(request: Request, kind: ChartKind, rows: Sequence[Row], scale: Decimal) -> tuple[Series, ...]:
    if len(rows) == 1:
        items = rows[0].items
        whole = kind in _LINES
        marks = (
            (Emphasis.ACCENT,) * len(items)
            if whole or _all_highlighted(request, rows[0])
            else accents(request, items)
        )
        points = tuple(point(item, scale, mark) for item, mark in zip(items, marks, strict=True))
        return (Series(rows[0].name, points, Emphasis.ACCENT if whole else Emphasis.NEUTRAL),)
    return tuple(
        Series(row.name, tuple(point(item, scale, role) for item in row.items), role)
        for row, role in zip(rows, _roles(request, rows), strict=True)
    )


def _all_highlighted(request: Request, row: Row) -> bool:
    return bool(row.id) and row.id in request.chart.highlight


def _roles(request: Request, rows: Sequence[Row]) -> list[Emphasis]:
    """The highlighted series, else the first, in the accent; the others in their order."""
    highlight = request.chart.highlight
    chosen = [row.id in highlight or any(item.fact in highlight for item in row.items) for row in rows]
    first = chosen.index(True) if any(chosen) else 0
    others = iter(ROLES[1:])
    return [Emphasis.ACCENT if index == first else next(others) for index in range(len(rows))]


def _domain(kind: ChartKind, series: Sequence[Series], *, labelled: bool) -> tuple[Decimal, Decimal]:
    values = [point.value for one in series for point in one.points]
    if kind is ChartKind.LINE:
        return line_domain(values)
    if kind is ChartKind.AREA:
        return domain(values, labelled=False)
    if kind is ChartKind.STACKED:
        columns = zip(*([point.value for point in one.points] for one in series), strict=True)
        totals = [sum(column, Decimal(0)) for column in columns]
        # Labels stand inside the segments, so the longest bar may fill the plot.
        return (Decimal(0), max(totals)) if labelled else domain(totals, labelled=False)
    return domain(values, labelled=labelled)
