"""Facts stage: arithmetic on numbers with units; what may not be added can't be.

Money in one currency, days, kilometres and the like convert by fixed ratios. Counters (人, 家, 场次) have
none: they may be added only where the result's own unit says what is counted. Percentages count as their
hundredth.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factdeck.facts.dimension import COUNT, NONE, PERCENT, dimension, factor
from factdeck.facts.exact import EXACT
from factdeck.facts.expression import DeriveError
from factdeck.facts.format import scale_factor
from factdeck.facts.quantity import Kind, Qualifier, Quantity

COMPOUND = "compound"
"""A rate or product of different things, such as 元/人: only the author can name its unit."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number in base units on its way through a formula.

    `step`: the last digit its source gives (1000 for 33.2万); 0 for a number in the formula, None where
    multiplication has left no such digit. `scales`: the scale words of what went in.
    """

    value: Decimal
    unit: str = ""
    dimension: str = NONE
    step: Decimal | None = Decimal(0)
    qualified: bool = False
    scales: tuple[str, ...] = ()
    reads_as: str = ""  # "percent" after share and change
    mixed: bool = False  # a ratio of differently counted things: 人次 a 场次


def amount(fact: str, quantity: Quantity) -> Amount:
    """A fact as an operand. Raises DeriveError for a rank or a range, which are no sizes."""
    if quantity.kind in (Kind.RANK, Kind.RANGE):
        raise DeriveError(f"formula-{quantity.kind}", fact=fact)
    hundredth = Decimal("0.01") if quantity.kind is Kind.PERCENT else Decimal(1)
    return Amount(
        quantity.value * hundredth,
        quantity.unit,
        PERCENT if quantity.kind is Kind.PERCENT else dimension(quantity.unit),
        scale_factor(quantity).scaleb(-quantity.decimals) * hundredth,
        quantity.qualifier is not Qualifier.EXACT,
        () if quantity.worded or not quantity.scale else (quantity.scale,),
    )


def add(left: Amount, right: Amount, sign: str, *, mix: bool) -> Amount:
    """left ± right in the unit of `left`. `mix`: counters may differ, as the result names its own unit."""
    if left.dimension == NONE != right.dimension:
        left = replace(left, unit=right.unit, dimension=right.dimension)
    elif right.dimension == NONE != left.dimension:
        right = replace(right, unit=left.unit, dimension=left.dimension)
    right = _converted(right, left, mix=mix)
    step = None if left.step is None or right.step is None else max(left.step, right.step)
    value = EXACT.add(left.value, right.value) if sign == "+" else EXACT.subtract(left.value, right.value)
    unit = left.unit if left.unit == right.unit else ""
    return replace(_joined(left, right), value=value, unit=unit, dimension=left.dimension, step=step)


def total(amounts: Sequence[Amount], *, mix: bool) -> Amount:
    """The sum of all."""
    result = amounts[0]
    for item in amounts[1:]:
        result = add(result, item, "+", mix=mix)
    return result


def multiply(left: Amount, right: Amount) -> Amount:
    """left × right; two things with units make a compound."""
    value = EXACT.multiply(left.value, right.value)
    unitless = (NONE, PERCENT)
    if left.dimension in unitless and right.dimension in unitless:
        return _joined(left, right, value)
    if right.dimension in unitless:
        return replace(_joined(left, right, value), unit=left.unit, dimension=left.dimension)
    if left.dimension in unitless:
        return replace(_joined(left, right, value), unit=right.unit, dimension=right.dimension)
    return replace(_joined(left, right, value), dimension=COMPOUND)


def divide(left: Amount, right: Amount) -> Amount:
    """left ÷ right: a ratio of like things, a part by a number, or a compound. DeriveError for ÷ 0."""
    if not right.value:
        raise DeriveError("formula-zero")
    if right.dimension in (NONE, PERCENT) and left.dimension != right.dimension:
        value = EXACT.divide(left.value, right.value)
        return replace(_joined(left, right, value), unit=left.unit, dimension=left.dimension)
    if left.dimension != right.dimension or left.dimension == COMPOUND:
        return replace(_joined(left, right, EXACT.divide(left.value, right.value)), dimension=COMPOUND)
    mixed = left.dimension == COUNT and left.unit != right.unit
    right = _converted(right, left, mix=True)
    return replace(_joined(left, right, EXACT.divide(left.value, right.value)), mixed=mixed)


def share(part: Amount, whole: Amount) -> Amount:
    """part ÷ whole of like things, to be read as a percentage."""
    if part.dimension != whole.dimension:
        raise DeriveError("formula-units", left=_named(part), right=_named(whole))
    return replace(divide(part, whole), reads_as="percent")


def change(old: Amount, new: Amount) -> Amount:
    """(new − old) ÷ old, to be read as a percentage."""
    return share(add(new, old, "-", mix=False), old)


def _converted(item: Amount, target: Amount, *, mix: bool) -> Amount:
    """`item` in the unit of `target`, or DeriveError where the two have nothing in common."""
    if item.dimension != target.dimension:
        raise DeriveError("formula-units", left=_named(target), right=_named(item))
    if item.unit == target.unit or item.dimension in (NONE, PERCENT):
        return replace(item, unit=target.unit)
    size, target_size = factor(item.unit), factor(target.unit)
    if size is None or target_size is None:
        if mix:
            return item
        raise DeriveError("formula-counters", left=_named(target), right=_named(item))
    ratio = EXACT.divide(size, target_size)
    decimal = ratio.normalize(EXACT).as_tuple().digits == (1,)  # only then does a last digit stay one
    step = item.step * ratio if item.step is not None and decimal else None
    return replace(item, value=EXACT.multiply(item.value, ratio), step=step, unit=target.unit)


def _joined(left: Amount, right: Amount, value: Decimal = Decimal(0)) -> Amount:
    """What any result inherits from both sides."""
    return Amount(
        value,
        step=None,
        qualified=left.qualified or right.qualified,
        scales=left.scales + right.scales,
        mixed=left.mixed or right.mixed,
    )


def _named(item: Amount) -> str:
    return item.unit or {NONE: "1", COUNT: "1", PERCENT: "%"}.get(item.dimension, item.dimension)
