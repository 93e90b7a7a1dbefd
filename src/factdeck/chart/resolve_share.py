"""Chart stage: parts of a whole: pie, doughnut with its rest, ring."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart
from factdeck.chart.resolve_bars import accents, arranged, point
from factdeck.chart.resolve_items import Item, Request, Row
from factdeck.chart.resolve_row import row_chart
from factdeck.chart.resolve_scale import common_scale
from factdeck.facts.derive import Wanted, derive
from factdeck.facts.dimension import dimension
from factdeck.facts.exact import tidy
from factdeck.facts.expression import Call, Name
from factdeck.facts.format import figure
from factdeck.facts.quantity import Kind, Qualifier, Quantity
from factdeck.facts.shares import rest_of_hundred
from factdeck.facts.words import ABOUT

_HUNDRED: Final = Decimal(100)
_REST: Final = {"zh-CN": "其他", "en": "Other"}
_OTHER_PARTS: Final = (Emphasis.SECOND, Emphasis.THIRD, Emphasis.NEUTRAL, Emphasis.REST, Emphasis.SECOND)
_BESIDE_REST: Final = (Emphasis.SECOND, Emphasis.THIRD, Emphasis.NEUTRAL, Emphasis.SECOND, Emphasis.THIRD)


def resolve_ring(request: Request, rows: Sequence[Row]) -> ResolvedChart | None:
    """One percentage and what it leaves of a hundred."""
    item = rows[0].items[0]
    if item.quantity.kind is not Kind.PERCENT or len(rows[0].items) > 1:
        request.report("chart-not-share", fact=item.fact, text=str(item.figure))
        return None
    if not 0 <= item.value <= _HUNDRED:
        request.report("chart-share-range", text=str(item.figure))
        return None
    share = point(item, Decimal(1), Emphasis.ACCENT)
    rest = replace(_percent_rest(request, [item]), emphasis=Emphasis.REST)
    return row_chart(request, ChartKind.RING, [item], (share, rest) if rest.value else (share,), Decimal(1))


def resolve_parts(request: Request, kind: ChartKind, rows: Sequence[Row]) -> ResolvedChart | None:
    """A pie or doughnut; with a `whole`, or percentages under 100, the rest is its last part."""
    items = arranged(request, rows[0].items)
    if any(item.value < 0 for item in items):
        request.report("chart-negative", kind=str(kind))
        return None
    whole = request.item(request.chart.whole) if request.chart.whole else None
    if whole and not _in_whole(request, items[0], whole):
        return None
    scale = common_scale(items, request.language, labelled=True)
    rest = _rest(request, whole, items, scale)
    parts = _parts(request, items, scale, _OTHER_PARTS if rest is None else _BESIDE_REST)
    if rest is None:
        return row_chart(request, kind, items, parts, scale)
    if rest.value < 0:
        request.report("chart-parts-exceed", whole=request.chart.whole or "100%")
        return None
    lone = len(parts) <= 2
    rest = replace(rest, emphasis=Emphasis.NEUTRAL if lone else Emphasis.REST)
    return row_chart(request, kind, items, (*parts, rest) if rest.value else parts, scale)


def _parts(
    request: Request, items: Sequence[Item], scale: Decimal, colors: Sequence[Emphasis]
) -> tuple[Point, ...]:
    """The accent as for bars; the others in turn, so that no two look the same."""
    others = iter(colors)
    marks = (Emphasis.ACCENT if mark is Emphasis.ACCENT else next(others) for mark in accents(request, items))
    return tuple(point(item, scale, mark) for item, mark in zip(items, marks, strict=True))


def _in_whole(request: Request, part: Item, whole: Item) -> bool:
    """Whether parts and whole are one kind of thing."""
    if dimension(whole.quantity.unit) == dimension(part.quantity.unit):
        return True
    left, right = str(part.figure), str(whole.figure)
    request.report("chart-unit-mismatch", first=part.fact, left=left, second=whole.fact, right=right)
    return False


def _rest(request: Request, whole: Item | None, items: Sequence[Item], scale: Decimal) -> Point | None:
    if items[0].quantity.kind is Kind.PERCENT:
        rest = _percent_rest(request, items)
        return rest if rest.value else None
    return _computed(request, _left_over(whole, items, request.language), scale) if whole else None


def _left_over(whole: Item, items: Sequence[Item], language: str) -> Quantity:
    """whole − parts, by the rules for computed facts."""
    quantities = {item.fact: item.quantity for item in (whole, *items)}
    parts = Call("sum", tuple(Name(item.fact) for item in items))
    unit = whole.quantity.unit or next((q.unit for q in quantities.values() if q.unit), "")
    wanted = Wanted("number", unit, language=language)
    return derive(Call("-", (Name(whole.fact), parts)), quantities.__getitem__, wanted)


def _percent_rest(request: Request, items: Sequence[Item]) -> Point:
    """What the percentages leave of 100 as they are shown, with as many digits as they have."""
    decimals = max(item.quantity.decimals for item in items)
    value = tidy(rest_of_hundred([item.quantity for item in items]))
    quantity = Quantity(value, "%", Kind.PERCENT, decimals=decimals)
    if any(item.quantity.qualifier is not Qualifier.EXACT for item in items):
        word = ABOUT["en" if request.language == "en" else "zh-CN"]
        quantity = replace(quantity, qualifier=Qualifier.ABOUT, qualifier_text=word)
    return _computed(request, quantity, Decimal(1))


def _computed(request: Request, quantity: Quantity, scale: Decimal) -> Point:
    name = request.chart.rest or _REST["en" if request.language == "en" else "zh-CN"]
    reads = figure("", quantity, request.language, calculated=True)
    return point(Item(name, quantity.value, quantity, reads, ""), scale, Emphasis.NEUTRAL)
