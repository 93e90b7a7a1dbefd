"""Facts stage: one pattern that walks a text from number to number; each alternative is a use (GB/T 15835).

The first alternative that fits where a number begins decides, so what only looks like a quantity comes before
the quantities. Texts are matched after `narrow`, which keeps every offset.
"""

import re
from functools import cache
from typing import Final

from factdeck.facts import scan
from factdeck.facts.find_dates import BARE_YEAR_EN, BARE_YEAR_ZH, CLOCK, DATE, DATE_EN, PERIOD, TO, YEAR
from factdeck.facts.find_names import MARK, NAME, PHONE, RAISED, RINGED
from factdeck.facts.find_words import ENGLISH_NUMBER, UNIT, WORDS
from factdeck.facts.words import CURRENCY_CODES, NUMERALS, TAILS

MASK: Final = "\ue000"
"""Stands for a character that is settled already; of private use, so no pattern knows it."""
HAS_NUMBER: Final = re.compile(rf"[\d{NUMERALS}{RINGED}{RAISED}]")

_N: Final = f"[{NUMERALS}]"
_DIGIT: Final = "[零〇一二两三四五六七八九]"
# A character that belongs to the word before is no qualifier: 附近, 节约, 赶超, 通过, 以上.
_LEAD: Final = (
    r"(?:(?<![附最靠邻临亲])(?=近)|(?<![节预条合契公制签特])(?=约)|(?<![赶反彩A-Za-z])(?=超)"
    r"|(?<![通超经不])(?=过)|(?<![以加赶跟迈跨登踏])(?=上)|(?<![A-Za-z])(?=[^近约超过上]))"
    rf"(?i:{scan.LEAD.pattern})[^\S\n\u3000]?"
)
_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\d)\.\d+)"
_CURRENCY: Final = rf"(?:{scan.CURRENCY.pattern})\s?"
_INFIX: Final = r"(?:余|多|来(?=\D)|\+(?![\w+])| or more(?![a-z]))"
_TAILS: Final = "|".join(word if word != "多" else "(?<=成)多" for word in TAILS)
_TAIL: Final = rf"\s?(?:{_TAILS})(?![A-Za-z])"
_SCALE: Final = rf"(?:{scan.SCALE.pattern})"
_SCALED: Final = rf"(?:{_INFIX}?\s?{_SCALE}{_INFIX}?|{_INFIX})?(?(money)(?:{scan.MONEY_SCALE.pattern})?|)"

_NTH: Final = (
    rf"第\s?(?:\d[\d,]*|{_N}+)(?:[-–—~至到、]第?(?:\d+|{_N}+)(?=[届次批期章节条款轮]))?"
    r"(?P<seat>[位名])?[届次批期章条款]?"
    rf"|前(?:\d+|{_N}+)(?P<front>[名位强]|(?=[，。；、,;\s]|$))"
    r"|(?P<st>\d+(?:st|nd|rd|th))(?![A-Za-z])|(?<![A-Za-z])(?i:no\. ?|top )\d+(?!\.?\d)|#\d+"
)
_SHARE: Final = (
    rf"(?P<of>百分之|千分之)(?P<part>{_N}+(?:点{_DIGIT}+)?|\d+(?:\.\d+)?)(?P<share_tail>{_TAIL})?"
    rf"|{_N}+分之{_N}+|(?<![\d/])\d+/\d+(?![\d/])"
    r"|(?<![\d:：∶])\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?)+(?![\d:：∶])"
)
_VAGUE: Final = rf"(?:[数几若好]|好几)[十百千万亿]+(?:余|多)?(?:{UNIT})?|{_N}+几[万亿]?(?:{UNIT})?"
_LATE: Final = r"(?:19[5-9]|20[0-3])\d(?=[.,;:)\"”’']*(?:\s|$))(?! (?:[a-z-]+ )?[a-z-]+s\b)"
"""A year after what else is a qualifier: an increase over 2024."""
_SOLID: Final = (
    rf"(?<!\d)(?(lead)(?!{CLOCK}|{YEAR}[-/.]\d|\d{{1,2}}月\d|{_LATE})|)(?:(?<![A-Za-z0-9)）%])[-+±])?"
    rf"(?P<money>{_CURRENCY})?[-+]?(?P<low>{_NUMBER}%?{_SCALED})"
    rf"(?:(?P<to>{TO}|(?<=[\da-z%]) and (?=[$£€¥\d]))(?:{_CURRENCY})?{_NUMBER}{_SCALED})?"
    r"(?P<more>\d+(?:\.\d+)?万)?"
    rf"(?P<unit>{UNIT})?(?P<tail>{_TAIL})?"
)
_SPOKEN: Final = (
    rf"(?P<run>{_N}+(?:点{_DIGIT}+(?=[十百千万亿倍个成元]))?[万亿]?)(?P<infix>[余多来](?!自))?"
    rf"(?P<spoken_scale>[万亿])?(?P<spoken_unit>{UNIT})?(?P<spoken_tail>{_TAIL})?"
)
_FRACTION: Final = r"(?i:(?:one|two|three|four)[- ](?:thirds?|quarters?|fifths?|tenths?))(?= of\b)"
_ENGLISH: Final = rf"(?<![A-Za-z-])(?!{_FRACTION})(?P<en>(?i:{ENGLISH_NUMBER}))(?P<en_unit>{UNIT})?"
_VERSION: Final = (
    rf"(?<![A-Za-z])(?!(?:{'|'.join(CURRENCY_CODES)})(?![A-Za-z]))[a-z]*[A-Z][A-Za-z-]* \d{{1,3}}"
    rf"(?![\d.,]*\d|[余多来+–—~至到-]|\s?{UNIT}|{_SCALE})"
)
"""A Latin name among Chinese: iPhone 15."""

_START: Final = (
    rf"(?=[\d{NUMERALS}{RINGED}{RAISED}(（〔\[+±~≈<>≤≥$£€¥₹₩₽#.-]"
    "|[第前近将接超逾突大多高至不少小低约最上过破数几若好统唯惟单同逐之划专双图表例注式附见如下脚成])"
    r"|(?<![A-Za-z])(?=[A-Za-z][A-Za-z. /$£€¥+-]{0,18}\d)"
)
_START_EN: Final = "(?<![A-Za-z-])(?=(?i:one|t[wheo]|f[oi]|s[ie]|eig|nin|ele|an? [htmb]))"
"""Where a match can begin at all; nearly every place of a text ends here."""


@cache
def master(language: str) -> re.Pattern[str]:
    """The pattern for texts of `language`; `lastgroup` of a match is the use, or the sort of quantity."""
    english = language == "en"
    uses = {
        "PHONE": PHONE,
        "MARK": MARK,
        "DATE": f"{DATE}|{DATE_EN}" if english else DATE,
        "PERIOD": PERIOD,
        "NTH": _NTH,
        "WORD": WORDS,
        "NAME": NAME,
        "YEAR": BARE_YEAR_EN if english else BARE_YEAR_ZH,
        **({"ENGLISH": _ENGLISH} if english else {"VERSION": _VERSION}),
    }
    share = f"{_SHARE}|{_FRACTION}" if english else _SHARE
    amounts = {"SHARE": share, "VAGUE": _VAGUE, "SOLID": _SOLID, "SPOKEN": _SPOKEN}
    start = f"{_START}|{_START_EN}" if english else _START
    return re.compile(rf"(?:{start})(?:{_named(uses)}|(?P<lead>{_LEAD})?(?:{_named(amounts)}))")


def _named(uses: dict[str, str]) -> str:
    return "|".join(f"(?P<{use}>{text})" for use, text in uses.items())


@cache
def lead_before() -> re.Pattern[str]:
    """A qualifier that ends where the number begins."""
    return re.compile(f"(?:{_LEAD})$")


def _widths() -> dict[int, int]:
    """Full-width digits, letters and signs to ASCII; punctuation stays, as ， parts what , would join."""
    wide = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
    signs = [ord(sign) for sign in "％．－＋～／＄＃"]
    blanks = {ord(blank): ord(" ") for blank in "\xa0\u202f\u2009"}
    return (
        {code: code - 0xFEE0 for code in (*wide, *signs)} | blanks | {ord("￥"): ord("¥"), ord("−"): ord("-")}
    )


_WIDTHS: Final = _widths()
_WIDE_THOUSANDS: Final = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def narrow(text: str) -> str:
    """The text with ASCII digits, letters and signs, every character in its place."""
    if text.isascii():
        return text
    return _WIDE_THOUSANDS.sub(",", text).translate(_WIDTHS)
