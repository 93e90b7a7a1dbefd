"""Facts stage: formulas over intervals: what a number may be, by its rounding and qualifier (IEEE 1788)."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Final

from factdeck.facts.dimension import PERCENT, dimension, factor
from factdeck.facts.evidence_agreement import LOWEST
from factdeck.facts.exact import EXACT
from factdeck.facts.expression import Name, Node, Number, parse_expression
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.format import scale_factor
from factdeck.facts.quantity import Qualifier, Quantity

_ENDLESS: Final = Decimal("Infinity")
_HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, either of which may be endless.

    `size`: of the unit that it is written in, in base units; None for a bare number, which takes the unit of
    what it is added to or compared with.
    """

    low: Decimal
    high: Decimal
    size: Decimal | None = None


def interval(node: Node, facts: FactBook) -> Interval:
    """What a formula may come to, in base units; derived facts are computed anew from what they come from."""
    if isinstance(node, Number):
        return Interval(node.value, node.value)
    if isinstance(node, Name):
        return _of_fact(facts[node.id], facts)
    return _OPERATIONS[node.name]([interval(part, facts) for part in node.arguments])


def _of_fact(fact: Fact, facts: FactBook) -> Interval:
    if fact.quantity is None:
        return _sum([_of_quantity(point) for point in fact.series.values()])
    if fact.formula and fact.form != "one-in" and fact.unrounded is None:
        return interval(parse_expression(fact.formula, facts), facts)
    return _of_quantity(fact.quantity)


def _of_quantity(quantity: Quantity) -> Interval:
    """Scaled and broken numbers are rounded, whole ones are counted; a qualifier opens an end."""
    percent = dimension(quantity.unit) == PERCENT
    size = Decimal("0.01") if percent else factor(quantity.unit) or Decimal(1)
    value, half = quantity.value * size, _half_step(quantity) * size
    low, high = value - half, value + half
    match quantity.qualifier:
        case Qualifier.MORE:
            low, high = value, _ENDLESS
        case Qualifier.NEARLY:
            low, high = -_ENDLESS, value
        case Qualifier.ABOUT:
            about = _HALF.scaleb(_last_digit(quantity.value)) * size
            low, high = value - about, value + about
        case Qualifier.AT_BEST:
            lowest = quantity.qualifier_text.casefold() in LOWEST
            low, high = (value, _ENDLESS) if lowest else (-_ENDLESS, value)
        case Qualifier.EXACT:
            pass
    return Interval(low, high, None if percent else size)


def _half_step(quantity: Quantity) -> Decimal:
    if quantity.worded or not (quantity.scale or quantity.decimals or dimension(quantity.unit) == PERCENT):
        return Decimal(0)
    return scale_factor(quantity).scaleb(-quantity.decimals) * _HALF


def _last_digit(value: Decimal) -> int:
    """The exponent of the last digit that is not 0: 2 for 300."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def aligned(left: Interval, right: Interval) -> tuple[Interval, Interval]:
    """Both in base units: a bare number in the unit of the other."""
    return _sized(left, right.size), _sized(right, left.size)


def _sized(item: Interval, size: Decimal | None) -> Interval:
    if item.size is not None or size is None:
        return item
    return Interval(item.low * size, item.high * size, size)


def _sum(parts: list[Interval]) -> Interval:
    return reduce(_add, parts)


def _add(left: Interval, right: Interval) -> Interval:
    left, right = aligned(left, right)
    return Interval(left.low + right.low, left.high + right.high, left.size)


def _difference(parts: list[Interval]) -> Interval:
    return _add(parts[0], _negative(parts[1:]))


def _negative(parts: list[Interval]) -> Interval:
    return Interval(-parts[0].high, -parts[0].low, parts[0].size)


def _product(parts: list[Interval]) -> Interval:
    left, right = parts
    ends = [_times(a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    return Interval(min(ends), max(ends), left.size or right.size)


def _quotient(parts: list[Interval]) -> Interval:
    left, right = parts
    if right.low <= 0 <= right.high:
        return Interval(-_ENDLESS, _ENDLESS)
    inverse = Interval(EXACT.divide(1, right.high), EXACT.divide(1, right.low))
    ratio = _product([left, inverse])
    return ratio if right.size is None else Interval(ratio.low, ratio.high)


def _change(parts: list[Interval]) -> Interval:
    old, new = parts
    ratio = _quotient([new, old])  # (new − old) ÷ old, with `old` once, so that no leeway is added
    return Interval(ratio.low - 1, ratio.high - 1)


def _times(left: Decimal, right: Decimal) -> Decimal:
    return Decimal(0) if not left or not right else EXACT.multiply(left, right)


_OPERATIONS: Final[dict[str, Callable[[list[Interval]], Interval]]] = {
    "+": _sum,
    "-": _difference,
    "*": _product,
    "/": _quotient,
    "negate": _negative,
    "sum": _sum,
    "total": _sum,
    "share": _quotient,
    "change": _change,
}
