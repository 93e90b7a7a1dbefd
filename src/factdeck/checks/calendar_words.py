"""Checks stage: which years a wording names, and how many it says they are (ISO 8601)."""

import re
from dataclasses import dataclass
from typing import Final

from factdeck.facts.find import Found, Use, find_numbers
from factdeck.facts.find_words import ENGLISH_VALUES
from factdeck.facts.words import numeral_value

_YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|[一二][零〇一二三四五六七八九]{3}(?=年)")
_SHORT: Final = re.compile(r"((?:1[89]|20)\d\d)年?[-–—/](\d\d)(?!\d)")
_RANGE: Final = re.compile(r"[-–—~～/至到、和及与]|\bto\b")
_PLAN: Final = re.compile(r"十[一二三四五六七八九]?(?=五)")
_YEARS: Final = re.compile(r"年|years?")
_THIRD_PLAN: Final = 1966
"""Plans have followed one another without a gap since the third."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years from `first` to `last`, both included; `found` is the wording."""

    first: int
    last: int
    found: Found

    def __str__(self) -> str:
        return f"{self.first}–{self.last}" if self.last > self.first else str(self.first)


@dataclass(frozen=True, slots=True)
class Length:
    """A number of whole years: 五年, five years, 5-year."""

    years: int
    found: Found


def named_years(found: Found) -> Years | None:
    """The years of a date, of a range of dates, or of a five-year plan; None where it names none."""
    if found.use is Use.PERIOD:
        return _plan(found)
    if found.use is not Use.DATE:
        return None
    if short := _SHORT.search(found.text):
        first = int(short[1])
        return (
            Years(first, first - first % 100 + int(short[2]), found)
            if _follows(short)
            else Years(first, first, found)
        )
    years = [_number(year) for year in _YEAR.findall(found.text)]
    return Years(min(years), max(years), found) if years else None


def _follows(short: re.Match[str]) -> bool:
    """2024-25 are two years; 2024-03 is a month."""
    return int(short[2]) > int(short[1]) % 100 and int(short[2]) > 12


def _number(year: str) -> int:
    return int(year) if year.isdigit() and year.isascii() else int(numeral_value(year))


def _plan(found: Found) -> Years | None:
    match = _PLAN.search(found.text)
    if match is None:
        return None
    first = _THIRD_PLAN + 5 * (int(numeral_value(match.group())) - 3)
    return Years(first, first + 4, found)


def length_in_years(found: Found) -> Length | None:
    """How many years a wording says, if it says a whole number of years and no more or less."""
    text = found.text.strip()
    if found.quantity and not found.quantity.qualifier and found.quantity.high is None:
        quantity = found.quantity
        whole = quantity.value == int(quantity.value)
        return Length(int(quantity.value), found) if whole and _YEARS.fullmatch(quantity.unit) else None
    word, _, unit = re.sub("[- ]", " ", text.lower()).partition(" ")
    if found.use is Use.WORDED and word in ENGLISH_VALUES and _YEARS.fullmatch(unit):
        return Length(ENGLISH_VALUES[word], found)
    return Length(1, found) if text == "一年" else None


def period_lengths(period: str, language: str) -> tuple[str, ...]:
    """The wordings of how long the period is: those in it, and what its years come to."""
    said: list[str] = []
    for found in find_numbers(period, language):
        years, length = named_years(found), length_in_years(found)
        if length:
            said.append(found.text)
        if years and years.last > years.first:
            count = years.last - years.first + 1
            said += [f"{count}年", f"{spelled(count)}年", f"{count} years", f"{count}-year"]
    return tuple(dict.fromkeys(said))


def spelled(number: int) -> str:
    """A number below a hundred in Chinese characters."""
    digits = " 一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones]}".replace(" ", "")
