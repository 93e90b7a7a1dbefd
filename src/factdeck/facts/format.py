"""Facts stage: the only code that turns numbers into text (GB/T 15835-2011)."""

from decimal import Decimal
from typing import Final

from factdeck.facts.exact import rounded, tidy
from factdeck.facts.factbook import Figure
from factdeck.facts.quantity import Kind, Place, Quantity
from factdeck.facts.words import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    SCALES,
    SHORT_SCALES,
    TO_FILL,
    TO_FILL_IN_TEXT,
)

MINUS: Final = "\u2212"
EN_DASH: Final = "\u2013"


def figure(fact: str, quantity: Quantity, language: str, *, calculated: bool = False) -> Figure:
    """How `quantity` reads, as the three runs lead, digits and unit; `str()` of it is the whole text."""
    lead, digits = _digits(quantity, language)
    return Figure(fact, _lead(quantity) + lead, digits, _unit(quantity), calculated)


def to_fill(fact: str, unit: str, language: str, *, calculated: bool = False) -> Figure:
    """What stands where a number is still to be filled: 待填, with its unit as a hint."""
    english = language == "en"
    hint = (f" ({unit})" if english else f"（{unit}）") if unit else ""
    return Figure(fact, "", TO_FILL["en" if english else "zh-CN"], hint, calculated, pending=True)


def to_fill_in_text(language: str) -> str:
    """What stands in a sentence where a number is still to be filled."""
    return TO_FILL_IN_TEXT["en" if language == "en" else "zh-CN"]


def text(quantity: Quantity, language: str) -> str:
    """The whole text of `quantity`."""
    return str(figure("", quantity, language))


def plain(value: Decimal, language: str, decimals: int | None = None) -> str:
    """A bare number: all digits, or `decimals` of them rounded half up; thousands separators in English."""
    value = tidy(value) if decimals is None else rounded(value, decimals)
    digits = format(abs(value), ",f" if language == "en" else "f")
    return (MINUS if value < 0 else "") + digits


def number_format(decimals: int, language: str, *, percent: bool = False) -> str:
    """The spreadsheet number format that shows what `plain` says (ECMA-376 Part 1 §18.8.31)."""
    whole = "#,##0" if language == "en" else "0"
    fraction = "." + "0" * decimals if decimals else ""
    return whole + fraction + ('"%"' if percent else "")


def scale_factor(quantity: Quantity) -> Decimal:
    """How many base units one of the written digits is: 10000 for 33.2万; 1 for one in characters."""
    return Decimal(1) if quantity.worded else SCALES.get(quantity.scale, Decimal(1))


def _digits(quantity: Quantity, language: str) -> tuple[str, str]:
    """Sign and currency, and the digits."""
    if quantity.worded:
        # 十余万: the qualifier stands before the last character
        inside = quantity.qualifier_place is Place.INSIDE
        return "", quantity.scale[:-1] if inside else quantity.scale
    factor = scale_factor(quantity)
    low = plain(quantity.value / factor, language, quantity.decimals)
    currency = _currency_before(quantity.unit)
    sign, low = (MINUS, low[1:]) if low.startswith(MINUS) and quantity.high is None else ("", low)
    if quantity.high is None:
        return sign + currency, low
    high = plain(quantity.high / factor, language, quantity.decimals)
    return currency, f"{low}{'' if quantity.scale.isascii() else quantity.scale}{EN_DASH}{high}"


def _currency_before(unit: str) -> str:
    if unit in CURRENCY_SIGNS:
        return unit
    return f"{unit} " if unit in CURRENCY_CODES else ""


def _lead(quantity: Quantity) -> str:
    word = quantity.qualifier_text
    if quantity.qualifier_place is not Place.BEFORE or not word:
        return ""
    latin = quantity.kind is not Kind.RANK and word.isascii() and (word[-1].isalpha() or word[-1] == ".")
    return f"{word} " if latin else word


def _unit(quantity: Quantity) -> str:
    scale = "" if quantity.worded else _spaced_scale(quantity.scale)
    if quantity.worded and quantity.qualifier_place is Place.INSIDE:
        scale = quantity.scale[-1]
    unit = "" if _currency_before(quantity.unit) else _spaced(quantity.unit)
    word = _spaced(quantity.qualifier_text)
    match quantity.qualifier_place:
        case Place.BEFORE:
            return _ordinal(quantity) + scale + unit
        case Place.INSIDE:
            return word + scale + unit
        case Place.AFTER_NUMBER:
            return scale + word + unit
        case Place.AFTER_UNIT:
            return scale + unit + word


def _spaced_scale(scale: str) -> str:
    """Scale words stand off from the number, their short forms (K, bn) do not."""
    return scale if scale in SHORT_SCALES else _spaced(scale)


def _spaced(part: str) -> str:
    """English words and units stand off from the number, signs do not."""
    opens_word = part[:1].isascii() and (part[:1].isalpha() or part[:1] == "(")
    return f" {part}" if opens_word or (part[:1] == "°" and part[1:2].isalpha()) else part


def _ordinal(quantity: Quantity) -> str:
    """The ending of an English rank that has no word before it."""
    if quantity.kind is not Kind.RANK or quantity.qualifier_text:
        return ""
    number = int(quantity.value)
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
