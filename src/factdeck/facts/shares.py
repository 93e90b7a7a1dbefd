"""Facts stage: shares that must total 100% are rounded by the largest remainder (Hamilton's method).

Each is rounded down; what is missing of 100 goes, a last digit each, to those that lost most.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.exact import EXACT, rounded, tidy
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.format import figure, plain
from factdeck.facts.quantity import Kind, Quantity
from factdeck.facts.references import unknown_fact
from factdeck.spec.project import Project

_HUNDRED: Final = Decimal(100)
_NOTHING: Final = Decimal("1e-12")
"""What quotients of 28 digits may miss of 100."""


def largest_remainder(shares: Sequence[Decimal], decimals: int, whole: Decimal = _HUNDRED) -> list[Decimal]:
    """The shares with that many digits after the point, totalling `whole`; of equal remainders the first."""
    unit = Decimal(1).scaleb(-decimals)
    low = [share.quantize(unit, ROUND_FLOOR, EXACT) for share in shares]
    missing = int((rounded(whole, decimals) - sum(low, Decimal(0))) / unit)
    order = sorted(range(len(shares)), key=lambda index: low[index] - shares[index])
    raised = set(order[: max(0, missing)])
    return [value + unit if index in raised else value for index, value in enumerate(low)]


def rest_of_hundred(shares: Sequence[Quantity]) -> Decimal:
    """What percentages leave of 100 as they are shown, so that what is shown totals 100."""
    decimals = max(quantity.decimals for quantity in shares)
    shown = sum((rounded(quantity.value, quantity.decimals) for quantity in shares), Decimal(0))
    return rounded(_HUNDRED - shown, decimals)


def balanced(project: Project, facts: FactBook, diagnostics: Diagnostics) -> FactBook:
    """The facts with every list of `shares:` rounded to 100%; what can't be is reported and left as it is."""
    changed: dict[str, Fact] = {}
    for index, names in enumerate(project.spec.shares):
        place = project.positions.at("shares", index)
        if [name for name in names if unknown_fact(name, facts, place, diagnostics)]:
            continue
        parts = [facts[name] for name in names]
        if any(part.pending for part in parts):
            continue
        odd = [part.id for part in parts if not (part.formula and _is_share(part))]
        for name in odd:
            diagnostics.add("shares-part", place, fact=name)
        total = sum((part.value for part in parts), Decimal(0)) if not odd else _HUNDRED
        if abs(total - _HUNDRED) > _NOTHING * len(parts):
            shown = f"{plain(total, facts.language, 2)}%"
            diagnostics.add("shares-total", place, total=shown)
        elif not odd and parts:
            changed.update({part.id: part for part in _rounded(parts, facts.language)})
    if not changed:
        return facts
    return FactBook({**facts, **changed}, facts.language, facts.broken)


def _is_share(fact: Fact) -> bool:
    return fact.quantity is not None and fact.quantity.kind is Kind.PERCENT


def _rounded(parts: Sequence[Fact], language: str) -> list[Fact]:
    quantities = [part.quantity for part in parts if part.quantity]
    decimals = max(quantity.decimals for quantity in quantities)
    values = largest_remainder([quantity.value for quantity in quantities], decimals)
    found: list[Fact] = []
    for part, quantity, value in zip(parts, quantities, values, strict=True):
        shown = replace(quantity, value=tidy(value), decimals=decimals)
        reads = figure(part.id, shown, language, calculated=True)
        if part.figure:
            reads = replace(reads, at=part.figure.at)
        found.append(replace(part, quantity=shown, figure=reads, unrounded=quantity))
    return found
