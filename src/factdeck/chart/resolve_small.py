"""Chart stage: small forms drawn mark by mark: unit chart, cells, rank strip, pictogram."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from factdeck.chart.mark_note import MarkShape, mark_note
from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart, Series
from factdeck.chart.resolve_bars import ROLES, accents, arranged, point
from factdeck.chart.resolve_items import Item, Request, Row
from factdeck.chart.resolve_row import row_chart
from factdeck.chart.resolve_scale import common_scale, least_round
from factdeck.facts.exact import EXACT, rounded
from factdeck.facts.format import figure, text
from factdeck.facts.quantity import Kind, Qualifier, Quantity
from factdeck.facts.scale import computed

_MOST_MARKS: Final = 800
_MOST_CELLS: Final = 100
_CELLS_A_ROW: Final = 10
_MOST_PEOPLE: Final = 20


def resolve_units(request: Request, rows: Sequence[Row]) -> ResolvedChart | None:
    """One mark a thing, or a round number of things where there are more than 800."""
    items = rows[0].items
    if not _countable(request, ChartKind.UNIT, items):
        return None
    total = sum((item.value for item in items), Decimal(0))
    mark = Decimal(1) if total <= _MOST_MARKS else least_round(total / _MOST_MARKS)
    return _chart(
        request,
        ChartKind.UNIT,
        items,
        _marks(request, items),
        mark=mark,
        note=_unit_note(request, items, mark),
        mark_units=_mark_units(request, items, mark),
    )


def resolve_cells(request: Request, rows: Sequence[Row]) -> ResolvedChart | None:
    """Cells of a round amount, at most a hundred for the largest value; groups stay together."""
    items = arranged(request, rows[0].items)
    if not _countable(request, ChartKind.CELLS, items):
        return None
    cell = least_round(max(max(item.value for item in items) / _MOST_CELLS, _finest(items)))
    note = _cell_note(request, items, cell)
    return _chart(request, ChartKind.CELLS, items, accents(request, items), mark=cell, note=note)


def _finest(items: Sequence[Item]) -> Decimal:
    """The last digit that values are written with, 1 where they have scale words: no cell is half a home."""
    digits = (0 if item.quantity.scale else item.quantity.decimals for item in items)
    return Decimal(1).scaleb(-max(digits))


def resolve_ranks(request: Request, rows: Sequence[Row]) -> ResolvedChart:
    """A strip of places for each rank, in the author's order."""
    items = rows[0].items
    return _chart(request, ChartKind.RANK, items, (Emphasis.ACCENT,) * len(items))


def resolve_pictogram(request: Request, rows: Sequence[Row]) -> ResolvedChart | None:
    """One in n: the one in the accent, n − 1 others. From a "one-in" fact or a percentage."""
    item = rows[0].items[0]
    quantity = item.quantity
    ratio = (
        EXACT.divide(Decimal(100), item.value) if quantity.kind is Kind.PERCENT and item.value else item.value
    )
    every = rounded(ratio, 0)
    if not 2 <= every <= _MOST_PEOPLE:
        request.report("chart-pictogram", text=str(item.figure), most=_MOST_PEOPLE)
        return None
    about = quantity.qualifier is not Qualifier.EXACT or every != ratio
    one = Point(item.category, Decimal(1), item.figure, Emphasis.ACCENT, item.fact)
    others = Quantity(every - 1, quantity.unit if quantity.kind is not Kind.PERCENT else "")
    reads = figure("", others, request.language, calculated=True)
    rest = Point(request.chart.rest, every - 1, reads, Emphasis.REST)
    note = _one_in_note(request, quantity, int(every), about=about)
    chart = _chart(request, ChartKind.PICTOGRAM, [item], (Emphasis.ACCENT,), note=note)
    series = (Series("", (one, rest), Emphasis.ACCENT),)
    return replace(
        chart,
        series=series,
        scale=Decimal(1),
        maximum=every,
        number_format="0",
        alt=_with_note(chart.alt, note, request.language),
    )


def _countable(request: Request, kind: ChartKind, items: Sequence[Item]) -> bool:
    if all(item.value >= 0 for item in items):
        return True
    request.report("chart-negative", kind=str(kind))
    return False


def _marks(request: Request, items: Sequence[Item]) -> tuple[Emphasis, ...]:
    """Highlighted amounts in the accent; without a highlight the first, and each other in its own colour."""
    if request.chart.highlight:
        return accents(request, items)
    return tuple(ROLES[min(index, len(ROLES) - 1)] for index in range(len(items)))


def _unit_note(request: Request, items: Sequence[Item], mark: Decimal) -> str:
    units = tuple(dict.fromkeys(_mark_units(request, items, mark)))
    if request.language != "en":
        squares: list[MarkShape] = ["square" for _ in units]
        return mark_note(units, squares, request.language)
    one = units[0] if len(units) == 1 else text(computed(mark, "", request.language), request.language)
    return f"Each mark is {one}" if mark != 1 else "One mark each"


def _mark_units(request: Request, items: Sequence[Item], mark: Decimal) -> tuple[str, ...]:
    """How one mark of each kind reads; in English one mark of one thing needs no words."""
    if request.language == "en" and mark == 1:
        return ("",) * len(items)
    language = request.language
    return tuple(text(computed(mark, item.quantity.unit, language), language) for item in items)


def _cell_note(request: Request, items: Sequence[Item], cell: Decimal) -> str:
    units = {item.quantity.unit for item in items}
    unit = units.pop() if len(units) == 1 else ""
    words = [item.quantity.scale for item in items if item.quantity.scale and not item.quantity.worded]
    one, row = (
        text(computed(value, unit, request.language, words), request.language)
        for value in (cell, cell * _CELLS_A_ROW)
    )
    return f"Each cell is {one}, each row {row}" if request.language == "en" else f"每格{one}，每行{row}"


def _one_in_note(request: Request, quantity: Quantity, every: int, *, about: bool) -> str:
    if request.language == "en":
        return f"{'About one' if about else 'One'} in {every}"
    unit = quantity.unit if quantity.kind is not Kind.PERCENT and quantity.unit else "个"
    return f"{'约' if about else ''}每{every}{unit}中有1{unit}"


def _with_note(alt: str, note: str, language: str) -> str:
    return f"{alt} {note}." if language == "en" else f"{alt}{note}。"


def _chart(
    request: Request,
    kind: ChartKind,
    items: Sequence[Item],
    marks: Sequence[Emphasis],
    *,
    mark: Decimal = Decimal(1),
    note: str = "",
    mark_units: tuple[str, ...] = (),
) -> ResolvedChart:
    scale = common_scale(items, request.language, labelled=True)
    points = tuple(point(item, scale, one) for item, one in zip(items, marks, strict=True))
    chart = row_chart(request, kind, items, points, scale)
    return replace(
        chart, maximum=max(one.value for one in points), mark=mark, note=note, mark_units=mark_units
    )
