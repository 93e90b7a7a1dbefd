"""Facts stage: a formula over facts becomes a quantity, with units checked and rounding declared (GB/T 8170).

A result is qualified (约, about) when one of its inputs is; a "one in n" also when it does not come out
even. Sums and percentages of exact inputs are not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from factdeck.facts.amount import COMPOUND, Amount, add, amount, change, divide, multiply, share, total
from factdeck.facts.dimension import COUNT, NONE, PERCENT, dimension, factor
from factdeck.facts.exact import EXACT, rounded, tidy
from factdeck.facts.expression import DeriveError, Name, Node, Number
from factdeck.facts.quantity import Kind, Qualifier, Quantity
from factdeck.facts.scale import percent_decimals, scale_word, sensible_decimals
from factdeck.facts.scan import SCALE, Scanner, clean
from factdeck.facts.words import ABOUT, SCALES

_TOO_LARGE: Final = Decimal(10) ** 24
_KEPT: Final = Context(prec=28, rounding=ROUND_HALF_UP)
"""Digits of a quotient that are kept as its exact value."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the author wants the result."""

    form: str | None = None  # number, percent, one-in, times
    unit: str = ""
    decimals: int | None = None
    language: str = "zh-CN"


Known = Callable[[str], Quantity | Mapping[str, Quantity]]
"""A fact's quantity, or the points of a series, by id."""


def derive(formula: Node, known: Known, wanted: Wanted) -> Quantity:
    """The value of `formula`. Raises DeriveError; what `known` raises passes through."""
    result = evaluate(formula, known, mix=bool(wanted.unit))
    if abs(result.value) >= _TOO_LARGE:
        raise DeriveError("formula-too-large")
    form = wanted.form or result.reads_as or ("percent" if result.dimension == PERCENT else "number")
    finish = {"percent": _percent, "one-in": _one_in, "times": _times, "number": _number}[form]
    quantity = finish(result, wanted)
    quantity = replace(quantity, value=tidy(_KEPT.plus(quantity.value)))
    if quantity.qualifier is Qualifier.EXACT and result.qualified:
        quantity = _about(quantity, wanted.language)
    return quantity


def evaluate(node: Node, known: Known, *, mix: bool) -> Amount:
    """What a formula comes to, with its unit. `mix`: counters may be added, as the sum names its own unit."""
    if isinstance(node, Number):
        return Amount(node.value)
    if isinstance(node, Name):
        return _operand(node.id, known(node.id))
    if node.name == "total":
        return total([item for part in node.arguments for item in _points(part, known, mix)], mix=mix)
    return _apply(node.name, [evaluate(part, known, mix=mix) for part in node.arguments], mix=mix)


def _apply(name: str, parts: Sequence[Amount], *, mix: bool) -> Amount:
    match name:
        case "+" | "-":
            return add(parts[0], parts[1], name, mix=mix)
        case "*":
            return multiply(parts[0], parts[1])
        case "/":
            return divide(parts[0], parts[1])
        case "negate":
            return replace(parts[0], value=-parts[0].value)
        case "sum":
            return total(parts, mix=mix)
        case "share":
            return share(parts[0], parts[1])
        case _:
            return change(parts[0], parts[1])


def _operand(fact: str, found: Quantity | Mapping[str, Quantity]) -> Amount:
    if isinstance(found, Quantity):
        return amount(fact, found)
    raise DeriveError("formula-series", fact=fact)


def _points(node: Node, known: Known, mix: bool) -> list[Amount]:
    """The arguments of total(), where a series stands for all its points."""
    if isinstance(node, Name):
        found = known(node.id)
        if not isinstance(found, Quantity):
            return [amount(node.id, quantity) for quantity in found.values()]
    return [evaluate(node, known, mix=mix)]


def _ratio(result: Amount, form: str) -> Decimal:
    if result.dimension not in (NONE, PERCENT):
        raise DeriveError("formula-no-ratio", form=form, unit=result.unit or result.dimension)
    return result.value


def _percent(result: Amount, wanted: Wanted) -> Quantity:
    if wanted.unit not in ("", "%"):
        raise DeriveError("formula-result-unit", unit=wanted.unit, found="%")
    value = tidy(EXACT.multiply(_ratio(result, "percent"), Decimal(100)))
    decimals = percent_decimals(value) if wanted.decimals is None else wanted.decimals
    return Quantity(value, "%", Kind.PERCENT, decimals=decimals)


def _one_in(result: Amount, wanted: Wanted) -> Quantity:
    ratio = _ratio(result, "one-in")
    if not 0 < ratio <= 1:
        raise DeriveError("formula-one-in", value=f"{rounded(ratio, 2):f}")
    value = tidy(_KEPT.divide(Decimal(1), ratio))
    quantity = Quantity(value, wanted.unit, decimals=wanted.decimals or 0)
    even = rounded(value, quantity.decimals) == value
    return quantity if even else _about(quantity, wanted.language)


def _times(result: Amount, wanted: Wanted) -> Quantity:
    value = tidy(_ratio(result, "times"))
    decimals = wanted.decimals
    if decimals is None:
        decimals = 0 if rounded(value, 1) == rounded(value, 0) else 1
    unit = wanted.unit or ("times" if wanted.language == "en" else "倍")
    return Quantity(value, unit, decimals=decimals)


def _number(result: Amount, wanted: Wanted) -> Quantity:
    if result.dimension == PERCENT:
        return _percent(result, wanted)
    scale, unit = _split_unit(wanted.unit)
    result = _in_unit(result, unit)
    word = scale or scale_word(result.value, wanted.language, result.scales)
    decimals = wanted.decimals
    if decimals is None:
        step = Decimal(0) if scale and result.step is not None else result.step
        decimals = sensible_decimals(
            result.value, step, SCALES.get(word, Decimal(1)), qualified=result.qualified
        )
    return Quantity(tidy(result.value), result.unit, scale=word, decimals=decimals)


def _split_unit(unit: str) -> tuple[str, str]:
    """万元 → 万, 元."""
    scanner = Scanner(clean(unit))
    scale = scanner.take(SCALE).strip()
    return scale, scanner.rest


def _in_unit(result: Amount, unit: str) -> Amount:
    """The result in the unit the author declared; DeriveError where it can't be in that unit."""
    if not unit:
        if result.mixed or result.dimension == COMPOUND:
            raise DeriveError("formula-unit-needed")
        return result
    if result.dimension in (NONE, COMPOUND):
        return replace(result, unit=unit)
    if dimension(unit) != result.dimension:
        raise DeriveError("formula-result-unit", unit=unit, found=result.unit or result.dimension)
    size, wanted_size = factor(result.unit), factor(unit)
    if result.dimension == COUNT or size is None or wanted_size is None:
        return replace(result, unit=unit)
    ratio = EXACT.divide(size, wanted_size)
    step = None if result.step is None else result.step * ratio
    return replace(result, value=EXACT.multiply(result.value, ratio), step=step, unit=unit)


def _about(quantity: Quantity, language: str) -> Quantity:
    word = ABOUT["en" if language == "en" else "zh-CN"]
    return replace(quantity, qualifier=Qualifier.ABOUT, qualifier_text=word)
