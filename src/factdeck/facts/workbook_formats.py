"""Facts stage: what number formats of workbooks show (ECMA-376 Part 1 §18.8.30 f.)."""

import re
from dataclasses import dataclass
from typing import Final

_LITERAL: Final = re.compile(r'"[^"]*"|[\\!].|\[[^\]]*\]|_.')
_SCALED: Final = re.compile(r"[!\\]\.|[0#?],+(?![0#?,])")
BUILT_IN: Final = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    39: "#,##0.00",
}
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_MONTHS: Final = frozenset((17, 27, 57))
"""Built-in formats that show no day; 27 and 57 are those of the Chinese editions."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a style shows numbers: its code, and what follows from it."""

    code: str
    is_date: bool = False
    shows_day: bool = True
    is_scaled: bool = False  # shows another number than it holds
    is_percent: bool = False

    @staticmethod
    def of(known: int, code: str) -> "NumberFormat":
        """`known`: its number, which says by itself that it is one of the built-in dates."""
        first = code.partition(";")[0]
        plain = _LITERAL.sub("", first).lower()
        is_date = known in _DATES or ("general" not in plain and any(letter in plain for letter in "ymdhs"))
        shows_day = "d" in plain if "m" in plain or "y" in plain else known not in _MONTHS
        return NumberFormat(code, is_date, shows_day, bool(_SCALED.search(first)), "%" in plain)


GENERAL: Final = NumberFormat("General")
