"""Chart stage: a chart of the spec becomes a chart with every decision taken, once for both documents."""

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.chart.model import ChartKind, ResolvedChart
from factdeck.chart.resolve_bars import resolve_bars
from factdeck.chart.resolve_items import Request, collect
from factdeck.chart.resolve_kind import choose
from factdeck.chart.resolve_pending import pending_facts, resolve_pending
from factdeck.chart.resolve_share import resolve_parts, resolve_ring
from factdeck.chart.resolve_small import resolve_cells, resolve_pictogram, resolve_ranks, resolve_units
from factdeck.facts.factbook import FactBook
from factdeck.spec.elements import Chart


def resolve(
    chart: Chart, facts: FactBook, location: Location | None, diagnostics: Diagnostics
) -> ResolvedChart | None:
    """The finished chart; None where it can't be drawn, which is reported at `location`.

    `title` stays as the author wrote it, facts in braces included: the document stage expands text.
    """
    request = Request(chart, facts, location, diagnostics)
    if missing := pending_facts(request):
        return resolve_pending(request, missing, _resolve)
    return _resolve(request)


def _resolve(request: Request) -> ResolvedChart | None:
    rows = collect(request)
    kind = choose(request, rows) if rows else None
    if not rows or not kind:
        return None
    if not any(item.value for row in rows for item in row.items):
        request.report("chart-all-zero")
        return None
    match kind:
        case ChartKind.RING:
            return resolve_ring(request, rows)
        case ChartKind.PIE | ChartKind.DOUGHNUT:
            return resolve_parts(request, kind, rows)
        case ChartKind.UNIT:
            return resolve_units(request, rows)
        case ChartKind.CELLS:
            return resolve_cells(request, rows)
        case ChartKind.RANK:
            return resolve_ranks(request, rows)
        case ChartKind.PICTOGRAM:
            return resolve_pictogram(request, rows)
        case _:
            return resolve_bars(request, kind, rows)
