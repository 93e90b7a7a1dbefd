"""Facts stage: digits and scale word of computed numbers: 54049.6万 → 5.4亿 (GB/T 15835, GB/T 8170)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factdeck.facts.exact import EXACT, rounded, tidy
from factdeck.facts.quantity import Quantity
from factdeck.facts.words import SCALES, SHORT_SCALES

_CHINESE: Final = ("万亿", "亿", "万")
_ENGLISH: Final = ("trillion", "billion", "million")
_SHORT: Final = {"trillion": "tn", "billion": "bn", "million": "M"}
_PLAIN_LIMIT: Final = Decimal(10**6)
"""Whole numbers below a million stand without a scale word where none of their inputs has one."""
_SIGNIFICANT: Final = 3


def scale_word(value: Decimal, language: str, used: Sequence[str]) -> str:
    """The scale word for a computed `value`; `used` are the words of the numbers it was computed from."""
    size = abs(value)
    if not used and size < _PLAIN_LIMIT:
        return ""
    for word in _ENGLISH if language == "en" else _CHINESE:
        if size >= SCALES[word]:
            short = language == "en" and any(item in SHORT_SCALES for item in used)
            return _SHORT[word] if short else word
    return ""


def sensible_decimals(
    value: Decimal, step: Decimal | None, factor: Decimal, *, qualified: bool = False
) -> int:
    """Digits after the point for `value` ÷ `factor`, without trailing zeros.

    A sum keeps all its digits while they are four at most; a longer or qualified one shows nothing finer
    than `step`, the coarsest last digit of what was added (4.7亿 + 7049.6万 = 5.4亿). `step` 0 keeps all,
    None (products and quotients) means three significant digits.
    """
    shown = EXACT.divide(value, factor)
    if step is None:
        most = max(0, _SIGNIFICANT - 1 - shown.adjusted()) if shown else 0
    elif not step or (not qualified and len(tidy(shown).as_tuple().digits) <= _SIGNIFICANT + 1):
        most = 12
    else:
        most = max(0, -EXACT.divide(step, factor).adjusted())
    return decimals_of(rounded(shown, most))


def decimals_of(value: Decimal) -> int:
    """How many digits after the point `value` needs."""
    exponent = tidy(value).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def computed(value: Decimal, unit: str, language: str, used: Sequence[str] = ()) -> Quantity:
    """A quantity for a number of our own, such as what one cell of a chart stands for."""
    word = scale_word(value, language, used)
    decimals = sensible_decimals(value, Decimal(0), SCALES.get(word, Decimal(1)))
    return Quantity(tidy(value), unit, scale=word, decimals=decimals)


def percent_decimals(value: Decimal) -> int:
    """0, but as many as it takes that a part is neither called 0% nor 100%."""
    for decimals in range(7):
        shown = rounded(value, decimals)
        if shown == value or (shown != 0 and shown != 100):
            return decimals
    return 0
