"""Chart stage: the chart of one row of points without a value axis: shares of a whole, small forms."""

from collections.abc import Sequence
from decimal import Decimal

from factdeck.chart.alt import alt_text
from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart, Series
from factdeck.chart.resolve_items import Item, Request
from factdeck.chart.resolve_scale import axis_unit, values_format
from factdeck.facts.exact import tidy


def row_chart(
    request: Request, kind: ChartKind, items: Sequence[Item], points: tuple[Point, ...], scale: Decimal
) -> ResolvedChart:
    """The chart of `points` at `scale`; it reaches from zero to their sum."""
    series = (Series("", points, Emphasis.ACCENT),)
    return ResolvedChart(
        id=request.chart.id,
        kind=kind,
        title=request.chart.title,
        series=series,
        scale=scale,
        unit=axis_unit(items, scale, request.language),
        minimum=Decimal(0),
        maximum=tidy(sum((one.value for one in points), Decimal(0))),
        ticks=(),
        number_format=values_format(items, scale, request.language, labelled=True),
        alt=alt_text(request, kind, series),
    )
