"""Chart stage: which kind of chart shows the values, where the author has not said."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factdeck.chart.model import ChartKind
from factdeck.chart.resolve_items import Item, Request, Row
from factdeck.facts.quantity import Kind

MOST_PARTS: Final = 5
"""Slices that a pie or doughnut may have; more are compared as bars."""

_BARS_UP_TO: Final = 12
"""Largest ÷ smallest up to which plain bars stay readable."""

_CELLS_UP_TO: Final = 120
"""Largest ÷ smallest up to which unit cells do; beyond it a table says more than any picture."""

_LINE_FROM: Final = 4
_FROM_ZERO: Final = frozenset({ChartKind.BAR, ChartKind.COLUMN, ChartKind.CELLS})
_OF_SERIES: Final = frozenset(
    {ChartKind.BAR, ChartKind.COLUMN, ChartKind.GROUPED, ChartKind.STACKED, ChartKind.LINE, ChartKind.AREA}
)
_ONE_ROW: Final = frozenset({ChartKind.BAR, ChartKind.COLUMN})


def choose(request: Request, rows: Sequence[Row]) -> ChartKind | None:
    """The kind the author named or the values call for; None where no kind will do, which is reported."""
    asked = request.chart.kind
    kind = _with_marks(request, rows, ChartKind(asked) if asked else _fitting(request, rows))
    if rows[0].id:
        return _for_series(request, rows, kind)
    items = rows[0].items
    if kind in (ChartKind.PIE, ChartKind.DOUGHNUT) and len(items) > MOST_PARTS:
        request.report("chart-too-many-parts", count=len(items), most=MOST_PARTS)
        kind = ChartKind.BAR
    if kind in _FROM_ZERO and _ratio(items) > _CELLS_UP_TO:
        largest, smallest = max(items, key=_size), min(filter(_size, items), key=_size)
        request.report("chart-too-unequal", largest=str(largest.figure), smallest=str(smallest.figure))
        return None
    return kind


def _with_marks(request: Request, rows: Sequence[Row], kind: ChartKind) -> ChartKind:
    """A line of a single point is a dot and an area of one is nothing: they are columns."""
    if kind not in (ChartKind.LINE, ChartKind.AREA) or len(rows[0].items) > 1:
        return kind
    request.report("chart-lone-point")
    return ChartKind.COLUMN if len(rows) == 1 else ChartKind.GROUPED


def _fitting(request: Request, rows: Sequence[Row]) -> ChartKind:
    if rows[0].id:
        long = len(rows[0].items) >= _LINE_FROM
        return ChartKind.LINE if long else ChartKind.COLUMN if len(rows) == 1 else ChartKind.GROUPED
    items = rows[0].items
    if request.chart.whole:
        return ChartKind.DOUGHNUT
    if items[0].quantity.kind is Kind.RANK:
        return ChartKind.RANK
    if len(items) == 1:
        return ChartKind.RING if items[0].quantity.kind is Kind.PERCENT else ChartKind.UNIT
    positive = all(item.value >= 0 for item in items)
    return ChartKind.CELLS if positive and _ratio(items) > _BARS_UP_TO else ChartKind.BAR


def _for_series(request: Request, rows: Sequence[Row], kind: ChartKind) -> ChartKind | None:
    if kind not in _OF_SERIES:
        request.report("chart-series", fact=rows[0].id, kind=str(kind))
        return None
    if kind is ChartKind.AREA and len(rows) > 1:
        request.report("chart-areas-overlap")
        return ChartKind.LINE
    return ChartKind.GROUPED if kind in _ONE_ROW and len(rows) > 1 else kind


def _size(item: Item) -> Decimal:
    return abs(item.value)


def _ratio(items: Sequence[Item]) -> Decimal:
    """Largest ÷ smallest, leaving out zeros, which are drawn as nothing and read as nothing."""
    sizes = [size for item in items if (size := _size(item))]
    return max(sizes) / min(sizes) if sizes else Decimal(1)
