"""Facts stage: every number in running text, Chinese and English, and what it is used for (GB/T 15835).

A number is reported once, with its qualifier, scale word and unit as far as they can be told: 近千场次,
104万余人, over 182,000 visits. What is a date, a name or a mark is told apart from quantities.

Numbers in characters are quantities from 十 on, or with 百千万亿, before a unit; before a unit of measure
(三年, 两倍) always. Below ten before a measure word (三支队伍) they are prose: `Use.WORDED`. So are vague
amounts (数百名), which have no value, and English words without hundred, million or percent (twelve).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from factdeck.facts import find_patterns as patterns
from factdeck.facts.find_amount import english_amount, nth_amount, share_amount, solid_amount, spoken_amount
from factdeck.facts.find_names import addresses, line_marks
from factdeck.facts.quantity import Quantity


class Use(StrEnum):
    """What a number in a text is there for."""

    QUANTITY = "quantity"
    ORDINAL = "ordinal"  # 第三十九届, 39th congress
    DATE = "date"  # 2025年, 2021–2025, 2026-11, 3月5日
    PERIOD = "period"  # 十四五
    NAME = "name"  # 五一, 百强, 3D, COVID-19, GB/T 15835
    WORDED = "worded"  # 三支队伍, 数百名, twelve
    PHONE = "phone"
    MARK = "mark"  # 1. （一） ① page 3, figure 2
    ADDRESS = "address"  # URL, e-mail


@dataclass(frozen=True, slots=True)
class Found:
    """A number: offsets into the text, that slice, its use, and its quantity where it has one.

    A QUANTITY may have none: 三分之一, 3:1 have no value of one number.
    """

    start: int
    end: int
    text: str
    use: Use
    quantity: Quantity | None = None


_SHORT: Final = 1000
_PLAIN: Final = {"YEAR": Use.DATE, "WORD": Use.NAME, "VAGUE": Use.WORDED, "VERSION": Use.NAME}


def find_numbers(text: str, language: str = "zh-CN") -> tuple[Found, ...]:
    """All numbers of `text` from left to right; none overlap. `language` is "zh-CN" or "en"."""
    if language != "en" and not patterns.HAS_NUMBER.search(text):
        return ()
    return _remembered(text, language) if len(text) <= _SHORT else _find(text, language)


@lru_cache(maxsize=4096)
def _remembered(text: str, language: str) -> tuple[Found, ...]:
    """Several checks read the same short texts."""
    return _find(text, language)


def _find(text: str, language: str) -> tuple[Found, ...]:
    found: list[Found] = []
    plain = patterns.narrow(text)
    for use, spans in ((Use.ADDRESS, addresses(plain)), (Use.MARK, line_marks(plain))):
        for start, end in spans:
            if patterns.MASK in plain[start:end]:
                continue
            if patterns.HAS_NUMBER.search(plain, start, end):
                found.append(Found(start, end, text[start:end], use))
            plain = plain[:start] + patterns.MASK * (end - start) + plain[end:]
    settled = len(found)
    _walk(text, plain, language, found)
    return tuple(sorted(found, key=lambda item: item.start) if settled else found)


def _walk(text: str, plain: str, language: str, found: list[Found]) -> None:
    search = patterns.master(language).search
    place = 0
    while match := search(plain, place):
        start, end, use, quantity = _judge(match)
        if use is not None:
            found.append(Found(start, end, text[start:end], use, quantity))
        place = max(end, place + 1, match.start() + 1)


def _judge(match: re.Match[str]) -> tuple[int, int, Use | None, Quantity | None]:
    """Extent, use and quantity of one match; no use for a word that is none."""
    sort = match.lastgroup or ""
    if sort == "SOLID":
        end, quantity = solid_amount(match)
        start = match.start() if quantity is None or quantity.qualifier_text else _after_lead(match, "lead")
        return start, end, Use.QUANTITY, quantity
    if sort == "SPOKEN":
        start, end, name, quantity = spoken_amount(match)
        return start, end, Use(name), quantity
    if sort == "SHARE":
        return *match.span(), Use.QUANTITY, share_amount(match)
    if sort == "NTH":
        quantity = nth_amount(match)
        return *match.span(), Use.ORDINAL if quantity is None else Use.QUANTITY, quantity
    if sort == "ENGLISH":
        start, quantity = english_amount(match)
        return start, match.end(), Use.WORDED if quantity is None else Use.QUANTITY, quantity
    return *match.span(), _PLAIN.get(sort) or Use[sort], None


def _after_lead(match: re.Match[str], group: str) -> int:
    return match.end(group) if match[group] else match.start()
