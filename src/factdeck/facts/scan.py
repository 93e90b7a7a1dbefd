"""Facts stage: the parts of a written quantity, from left to right (GB/T 15835)."""

import re
from dataclasses import dataclass
from typing import Final

from factdeck.facts.words import CURRENCY_CODES, CURRENCY_SIGNS, INFIXES, LEADS, NUMERALS, TAILS

_CJK: Final = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0xA0: " ",
    0x202F: " ",
    0x2009: " ",
    0xFFE5: "¥",
    0xFFE1: "£",
    0xFE6A: "%",
    0x2212: "-",
}
_SPACE: Final = re.compile(r"\s+")
_SPACE_AT_CJK: Final = re.compile(rf"(?<=[{_CJK}]) | (?=[{_CJK}])")


def _alternatives(words: object) -> str:
    """A pattern for any of `words`, longest first; Latin words end at a word boundary."""
    ordered = sorted((str(word) for word in words), key=len, reverse=True)  # type: ignore[attr-defined]
    return "|".join(
        re.escape(word) + (r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else "")
        for word in ordered
    )


_CURRENCY: Final = rf"(?:{_alternatives(CURRENCY_SIGNS)}|(?:{'|'.join(CURRENCY_CODES)})(?=[ \d]))"

VERB: Final = re.compile(r"达到|达|共计|共|合计|累计|总计|总共")
LEAD: Final = re.compile(
    rf"(?:{_alternatives(LEADS)})(?:可?达)?|上(?=[十百千万亿])|[过破](?=[百千万亿])", re.IGNORECASE
)
RANK: Final = re.compile(
    rf"第(?=[\d{NUMERALS}])|前(?=[\d{NUMERALS}])|no\. ?(?=\d)|#(?=\d)|top (?=\d)", re.IGNORECASE
)
ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])", re.IGNORECASE)
SIGN: Final = re.compile(r"[-+±]")
CURRENCY: Final = re.compile(_CURRENCY)
NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
NUMERAL: Final = re.compile(f"[{NUMERALS}]+(?:点[零〇一二三四五六七八九]+[万亿]*)?")
MORE_DIGITS: Final = re.compile(r"[.,:/]\d|[eE][-+]?\d")
# 千 and 百 may open a unit (千瓦, 百分点) instead of being a scale word.
SCALE: Final = re.compile(
    r"[百千万十]亿|[百千]万|亿|万|千(?![克米瓦卡伏帕焦赫])|百(?![分帕])"
    r"| ?(?:thousand|million|billion|trillion|mn|bn|tn)(?![A-Za-z])|[KkMB](?![A-Za-z²³\d/])"
)
MONEY_SCALE: Final = re.compile(r" ?m(?![A-Za-z²³\d/])")
WORD_SCALE: Final = re.compile(r"[万亿]")
INFIX: Final = re.compile(rf" ?(?:{_alternatives(INFIXES)})")
RANGE: Final = re.compile(rf" ?(?:[–—~-]|至|到|(?<= )to ) ?(?=-?(?:{_CURRENCY})? ?\.?\d)")
TAIL: Final = re.compile(rf" ?({_alternatives(TAILS)})$")
UNIT: Final = re.compile(r"(?:[^\W\d_]|[°%‰℃℉㎡㎥²³µ·/&'’()（）-]|(?<=[A-Za-z])\d| (?=[A-Za-z(]))+")
INDEFINITE: Final = re.compile(
    r"[数几若多许无]|some|several|many|dozens|hundreds|thousands|millions", re.IGNORECASE
)
NO_UNIT: Final = re.compile(r"[-/&'’·)）至到之]|分之|[几数]")


_MONEY_HEAD: Final = re.compile(
    rf"({_alternatives(CURRENCY_SIGNS)}|{'|'.join(CURRENCY_CODES)})\s?"
    r"(?:(?P<K>['’]?000s?|[Kk]|thousands?)|(?P<m>[mM]n?|millions?)|(?P<bn>[bB]n|billions?))"
)


def money_head(unit: str) -> tuple[str, str] | None:
    """Currency and scale of a column of money: £000 as £, K; $ million as $, m. None for another unit."""
    match = _MONEY_HEAD.fullmatch(unit)
    return (match[1], match.lastgroup or "") if match else None


def clean(text: str) -> str:
    """The text with ASCII digits and signs, single spaces, and no spaces at Chinese characters."""
    text = _SPACE.sub(" ", text.translate(_FULL_WIDTH)).strip()
    return _SPACE_AT_CJK.sub("", text)


@dataclass(slots=True)
class Scanner:
    """A place in a text."""

    text: str
    place: int = 0

    def take(self, pattern: re.Pattern[str]) -> str:
        """The text that `pattern` matches here, "" if none; moves behind it and behind a space."""
        match = pattern.match(self.text, self.place)
        if not match:
            return ""
        self.place = match.end()
        return match.group()

    def skip_space(self) -> None:
        """Move behind a space."""
        if self.text.startswith(" ", self.place):
            self.place += 1

    def sees(self, pattern: re.Pattern[str]) -> bool:
        """Whether `pattern` matches here."""
        return pattern.match(self.text, self.place) is not None

    @property
    def rest(self) -> str:
        """What is left."""
        return self.text[self.place :].strip()
