"""Draft stage: which figures are key figures: large, of people or money, levels, said early, well named."""

import math
import re
from collections.abc import Iterable
from typing import Final

from factdeck.draft.figure import Figure, Stands
from factdeck.facts.dimension import PERCENT, dimension
from factdeck.facts.quantity import Kind, Qualifier

_PEOPLE: Final = frozenset(
    (
        *("人", "名", "位", "人次", "户", "people", "visitors", "visits"),
        *("residents", "members", "learners", "students", "patients", "users"),
    )
)
_TOTAL: Final = re.compile(r"合计|总计|全市|全县|全区|[Tt]otal|All")
_SPANS: Final = frozenset(("年", "years", "year", "months", "个月"))
_AHEAD: Final = re.compile(
    r"目标|计划|打算|展望|下一步|明年|未来|重点工作|工作安排|ahead|next (?:steps|year)|outlook|plans?\b",
    re.IGNORECASE,
)
"""Parts that say what is to be: their figures are aims."""
_STANDS: Final = {
    Stands.LEVEL: 0.0,
    Stands.AFTER: 0.6,
    Stands.SHARE: -0.4,
    Stands.CHANGE: -1.6,
    Stands.BEFORE: -3.0,
    Stands.LIMIT: -4.0,
}


def weigh(figures: Iterable[Figure]) -> dict[str, float]:
    """The weight of each figure by its id; more weight, more of a key figure."""
    seen: dict[tuple[str, ...], int] = {}
    weights: dict[str, float] = {}
    for figure in figures:
        rank = seen[figure.section] = seen.get(figure.section, 0) + 1
        weights[figure.id] = _weight(figure, rank)
    return weights


def _weight(figure: Figure, rank: int) -> float:
    quantity = figure.quantity
    if quantity is None:
        return -9.0
    weight = _STANDS[figure.stands] - 0.04 * min(rank, 20)
    unit = quantity.unit
    if quantity.kind is Kind.RANK:
        weight += 1.6
    elif dimension(unit) == PERCENT:
        weight += 1.5
    else:
        size = float(max(abs(quantity.value), 1))
        money = dimension(unit).startswith("money")
        weight += 0.5 * (math.log10(size) - (4 if money else 0)) + (0.6 if money else 0)
        weight += 0.8 if unit.rpartition(" ")[2] in _PEOPLE else 0
    weight += 0.2 if quantity.qualifier is Qualifier.MORE else 0
    weight -= 1.5 if unit in _SPANS and figure.partner is None else 0
    weight -= 1.5 if not unit and quantity.kind is Kind.NUMBER and not figure.label.isascii() else 0
    weight -= 2.0 if any(_AHEAD.search(title) for title in figure.section) else 0
    weight += 0.3 * min(figure.times - 1, 2)
    weight -= 0.6 if figure.row or figure.caption else 0
    weight += 1.2 if figure.row and _TOTAL.fullmatch(figure.row) else 0
    weight -= 0.5 if not 3 <= len(figure.label) <= 40 or figure.part_of else 0
    return weight
