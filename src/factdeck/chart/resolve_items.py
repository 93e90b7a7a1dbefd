"""Chart stage: the values a chart asks for, fetched from the facts and checked to be of one kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.chart.model import ChartKind
from factdeck.facts.dimension import dimension, factor
from factdeck.facts.exact import EXACT, tidy
from factdeck.facts.factbook import Fact, FactBook, Figure
from factdeck.facts.format import figure
from factdeck.facts.quantity import Kind, Quantity
from factdeck.facts.references import unknown_fact
from factdeck.spec.elements import Chart


@dataclass(frozen=True, slots=True)
class Item:
    """One value to draw: `value` in base units of the chart's common unit."""

    category: str
    value: Decimal
    quantity: Quantity
    figure: Figure
    fact: str


@dataclass(frozen=True, slots=True)
class Row:
    """Items that belong together: all of a chart, a series, or a group. `id` of a series fact."""

    name: str
    items: tuple[Item, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A chart of the spec with what is needed to resolve it."""

    chart: Chart
    facts: FactBook
    location: Location | None
    diagnostics: Diagnostics

    @property
    def language(self) -> str:
        """The language of the spec: "zh-CN" or "en"."""
        return self.facts.language

    def report(self, code: str, **arguments: object) -> None:
        """Add a diagnostic about this chart."""
        self.diagnostics.add(code, self.location, chart=self.chart.id, **arguments)

    def item(self, fact: str) -> Item | None:
        """One fact's value; None for a series or an unknown fact."""
        found = self.facts.get(fact)
        if found is None or found.quantity is None or found.figure is None:
            return None
        category = self.chart.names.get(fact, "") or found.label
        return Item(category, found.quantity.value, found.quantity, found.figure, fact)


_GROUPED = (ChartKind.GROUPED, ChartKind.STACKED)
_ONE_FACT = (ChartKind.RING, ChartKind.PICTOGRAM)


def collect(request: Request) -> tuple[Row, ...] | None:
    """The rows of the chart; one for most kinds, several for series and for grouped and stacked groups.

    None when something is wrong, which is reported.
    """
    chart = request.chart
    facts = _asked(request)
    named = [*facts, *chart.series, *filter(None, (chart.whole, chart.share))]
    missing = [
        fact for fact in named if unknown_fact(fact, request.facts, request.location, request.diagnostics)
    ]
    if missing:
        return None
    series = [*chart.series, *(fact for fact in facts if request.facts[fact].quantity is None)]
    if series and len(series) < len(chart.series) + len(facts):
        request.report("chart-mixed-series", fact=series[0])
        return None
    rows = _series_rows(request, series) if series else _fact_rows(request, facts)
    _check_names(request, [*facts, *series])
    return _in_one_unit(request, rows) if rows else None


def _asked(request: Request) -> list[str]:
    chart = request.chart
    facts = [*(fact for group in chart.groups for fact in group.facts), *chart.facts]
    if not facts and chart.share and chart.kind in (None, *_ONE_FACT):
        facts = [chart.share]
    return facts


def _fact_rows(request: Request, facts: Sequence[str]) -> tuple[Row, ...] | None:
    if not facts:
        request.report("chart-empty")
        return None
    if request.chart.kind in _GROUPED:
        return _group_rows(request)
    return (Row("", _items(request, facts)),)


def _items(request: Request, facts: Iterable[str]) -> tuple[Item, ...]:
    return tuple(item for fact in facts if (item := request.item(fact)))


def _group_rows(request: Request) -> tuple[Row, ...] | None:
    """Groups as series: every group has one fact for each category, in one order; the first names them."""
    groups = request.chart.groups
    rows = [Row(group.title, _items(request, group.facts)) for group in groups]
    if len(rows) < 2 or len({len(row.items) for row in rows}) != 1:
        request.report("chart-groups-uneven", kind=str(request.chart.kind))
        return None
    categories = [item.category for item in rows[0].items]
    return tuple(replace(row, items=tuple(map(_renamed, row.items, categories))) for row in rows)


def _renamed(item: Item, category: str) -> Item:
    return replace(item, category=category)


def _series_rows(request: Request, series: Sequence[str]) -> tuple[Row, ...] | None:
    rows = [_series_row(request, request.facts[fact]) for fact in series]
    categories = [item.category for item in rows[0].items]
    for row in rows[1:]:
        if [item.category for item in row.items] != categories:
            request.report("chart-series-differ", first=series[0], second=row.id)
            return None
    return tuple(rows)


def _series_row(request: Request, fact: Fact) -> Row:
    items = (
        Item(point, quantity.value, quantity, figure(fact.id, quantity, request.language), fact.id)
        for point, quantity in fact.series.items()
    )
    return Row(request.chart.names.get(fact.id, "") or fact.label, tuple(items), fact.id)


def _check_names(request: Request, drawn: Sequence[str]) -> None:
    """Highlights and short names for what is not in the chart are slips of the pen."""
    chart = request.chart
    for fact in chart.highlight:
        if fact not in drawn:
            request.report("chart-highlight-missing", fact=fact, known=", ".join(drawn))
    for fact in chart.names:
        if fact not in (*drawn, chart.whole, chart.share):
            request.report("chart-name-unused", fact=fact, known=", ".join(drawn))


def _in_one_unit(request: Request, rows: tuple[Row, ...]) -> tuple[Row, ...] | None:
    """Rows whose values can be compared: one dimension, one currency; 米 and 公里 are brought together."""
    items = [item for row in rows for item in row.items]
    if not _kinds_fit(request, items):
        return None
    first = items[0]
    for item in items:
        if _measures(item) != _measures(first):
            left, right = (str(one.figure) for one in (first, item))
            request.report("chart-unit-mismatch", first=first.fact, left=left, second=item.fact, right=right)
            return None
    return tuple(replace(row, items=tuple(_converted(item, first) for item in row.items)) for row in rows)


def _measures(item: Item) -> str:
    return str(item.quantity.kind) if item.quantity.kind is Kind.RANK else dimension(item.quantity.unit)


def _converted(item: Item, first: Item) -> Item:
    size, target = factor(item.quantity.unit), factor(first.quantity.unit)
    if size is None or target is None or size == target:
        return item
    return replace(item, value=tidy(EXACT.divide(item.value * size, target)))


def _kinds_fit(request: Request, items: Sequence[Item]) -> bool:
    """Ranks only in rank charts, nothing else in them; ranges nowhere."""
    ranks = [item for item in items if item.quantity.kind is Kind.RANK]
    wants_ranks = request.chart.kind == ChartKind.RANK or (
        request.chart.kind is None and len(ranks) == len(items)
    )
    for item in items:
        if item.quantity.kind is Kind.RANGE:
            request.report("chart-range", fact=item.fact, text=str(item.figure))
            return False
        if (item.quantity.kind is Kind.RANK) != wants_ranks:
            request.report(
                "chart-not-rank" if wants_ranks else "chart-rank", fact=item.fact, text=str(item.figure)
            )
            return False
    return True
