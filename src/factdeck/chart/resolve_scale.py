"""Chart stage: the one scale of a chart: axis unit, domain, ticks, number format (ECMA-376-1 §18.8.31)."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Final

from factdeck.chart.model import Tick
from factdeck.chart.resolve_items import Item
from factdeck.facts.dimension import is_percent
from factdeck.facts.exact import EXACT, tidy
from factdeck.facts.format import number_format, plain, scale_factor
from factdeck.facts.scale import decimals_of
from factdeck.facts.words import CURRENCY_CODES, CURRENCY_SIGNS

HEADROOM: Final = Decimal("1.09")
"""Direct labels stand beyond the largest mark; this much of its length is kept for them."""

_CELL: Final = Context(prec=15, rounding=ROUND_HALF_UP)
"""A spreadsheet keeps fifteen digits."""

_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5))
_INTERVALS: Final = 6
_WORDS: Final = {
    "zh-CN": {
        10**2: "百",
        10**3: "千",
        10**4: "万",
        10**6: "百万",
        10**8: "亿",
        10**9: "十亿",
        10**12: "万亿",
    },
    "en": {
        10**3: "thousand",
        10**4: "ten thousand",
        10**6: "million",
        10**8: "hundred million",
        10**9: "billion",
    },
}
_AXIS_WORDS: Final = {"zh-CN": ((10**9, 10**8), (10**5, 10**4)), "en": ((10**10, 10**9), (10**6, 10**6))}
"""From which value on an axis without direct labels counts in which scale."""


def common_scale(items: Sequence[Item], language: str, *, labelled: bool) -> Decimal:
    """Base units in one unit of the axis: the smallest scale that the facts are written at.

    万 beside 亿 counts in 万, so that the digits of most labels are the digits of the values. Where
    an axis is read and not the labels, large numbers count in 万, 亿 or millions all the same.
    """
    written = min((scale_factor(item.quantity) for item in items if item.value), default=Decimal(1))
    if labelled:
        return written
    largest = max(abs(item.value) for item in items)
    for least, scale in _AXIS_WORDS["en" if language == "en" else "zh-CN"]:
        if largest >= least:
            return max(written, Decimal(scale))
    return written


def at_scale(value: Decimal, scale: Decimal) -> Decimal:
    """A value in base units at the chart's scale."""
    return tidy(_CELL.divide(value, scale))


def axis_unit(items: Sequence[Item], scale: Decimal, language: str) -> str:
    """What the axis counts, as read: 万元, million visits, $ million; "" where the points' units differ."""
    units = {item.quantity.unit for item in items}
    if len(units) != 1:
        return ""
    unit = next(iter(units))
    word = _WORDS["en" if language == "en" else "zh-CN"].get(int(scale), "")
    before = unit in CURRENCY_SIGNS or unit in CURRENCY_CODES
    if before or language == "en":
        return " ".join(part for part in ((unit, word) if before else (word, unit)) if part)
    return word + unit


def values_format(items: Sequence[Item], scale: Decimal, language: str, *, labelled: bool) -> str:
    """The number format in which the values read as their labels do, where these have one number of digits.

    Values with different numbers of digits have no such format; "General" shows each as it is.
    """
    percent = not labelled and is_percent(items[0].quantity.unit)
    decimals = {_decimals(item, scale) for item in items}
    if len(decimals) == 1:
        return number_format(decimals.pop(), language, percent=percent)
    largest = max(abs(item.value) for item in items) / scale
    if language == "en" and largest >= 1000:
        return number_format(max(decimals), language, percent=percent)
    return "General"


def _decimals(item: Item, scale: Decimal) -> int:
    quantity = item.quantity
    if scale_factor(quantity) == scale and item.value == quantity.value:
        return 0 if quantity.worded else quantity.decimals
    return min(4, decimals_of(at_scale(item.value, scale)))


def domain(values: Iterable[Decimal], *, labelled: bool) -> tuple[Decimal, Decimal]:
    """From zero to the largest value, with headroom for labels, or to a round number for an axis."""
    drawn = [Decimal(0), *values]
    least, most = min(drawn), max(drawn)
    if labelled:
        return tidy(least * HEADROOM), tidy(most * HEADROOM)
    marks = nice_steps(least, most)
    return marks[0], marks[-1]


def line_domain(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """As `domain` for an axis; a line whose values are all far from zero may start above it.

    Its least value then stands off the axis, where it would read as nothing.
    """
    least, most = min(values), max(values)
    if least > 0 and least * 5 < most * 3:
        least = Decimal(0)
    if least == most:
        least = min(Decimal(0), least)
        most = max(Decimal(0), most)
    marks = nice_steps(least, most)
    first = 2 * marks[0] - marks[1] if least > 0 and marks[0] == least else marks[0]
    return tidy(first), marks[-1]


def nice_steps(least: Decimal, most: Decimal) -> tuple[Decimal, ...]:
    """Round numbers (1, 2, 5 × 10ⁿ apart, six intervals at most) from `least` or below to `most` or above."""
    span = most - least or abs(most) or Decimal(1)
    step = next(
        step
        for step in _round_numbers(EXACT.divide(span, Decimal(_INTERVALS)))
        if _ceiling(most, step) - _floor(least, step) <= step * _INTERVALS
    )
    first, last = _floor(least, step), _ceiling(most, step)
    return tuple(tidy(first + step * index) for index in range(int((last - first) / step) + 1))


def least_round(value: Decimal) -> Decimal:
    """The least of 1, 2, 5 × 10ⁿ that is not under `value`."""
    return next(step for step in _round_numbers(value) if step >= value)


def _round_numbers(start: Decimal) -> Iterable[Decimal]:
    exponent = start.adjusted()
    while True:
        for step in _STEPS:
            yield tidy(step.scaleb(exponent))
        exponent += 1


def _floor(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def _ceiling(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_CEILING) * step


def ticks(least: Decimal, most: Decimal, language: str, *, percent: bool) -> tuple[Tick, ...]:
    """Ticks inside the domain, all with the same digits after the point."""
    values = [value for value in nice_steps(least, most) if least <= value <= most]
    decimals = max((decimals_of(value) for value in values), default=0)
    sign = "%" if percent else ""
    return tuple(Tick(value, plain(value, language, decimals) + sign) for value in values)
