"""Layout: where a text may be broken into lines, and how well (UAX #14 tailored by CLREQ §3.1.6–7).

classes (`break_classes`) → break opportunities (here) → lines (`composer`). English breaks at spaces by the
same rules; a figure (a run that carries a fact) and a number with its unit are never broken inside.
"""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final

from factdeck.layout.addresses import unbroken
from factdeck.layout.break_classes import classes, is_wide, joins_previous
from factdeck.layout.hyphens import hyphenations
from factdeck.layout.phrases import bindings, boundaries, phrases
from factdeck.layout.quantities import quantities
from factdeck.layout.terms import terms


class Break(IntEnum):
    """What a break between two characters would be worth."""

    NEVER = 0  # a forbidden mark would start or end a line
    LAST_RESORT = 1  # inside a word or a figure: only when it is wider than the line
    HYPHEN = 2  # inside a word, with a hyphen
    POOR = 3  # parts a word from one that belongs to it
    PLAIN = 4
    WORD = 5  # between two words, where a plain break may be inside one
    PHRASE = 6
    ENUMERATION = 7  # after 、
    PAUSE = 8  # after ，；：。


_NO_START: Final = frozenset({"CL", "CP", "EX", "IS", "SY", "NS", "IN"})
_NO_START_TIGHT: Final = frozenset({"BA", "HY", "PO"})  # after a space they are words of their own
_NO_END: Final = frozenset({"OP", "BB", "PR"})
_JOINED: Final = {  # class → classes it makes one word or number with: LB19, LB23–LB25, LB28, LB29
    "AL": {"AL", "NU", "PR", "PO"},
    "NU": {"AL", "NU", "PR", "PO"},
    "IS": {"AL", "NU"},
    "SY": {"NU"},
    "HY": {"NU"},
    "PO": {"AL", "NU"},
    "CL": {"PO"},
    "CP": {"PO"},
}
_PAUSES: Final = "，；：。！？,;:"
_LOOSE_DASH: Final = re.compile(r"(?<= )[-–](?= )|[—⸺―]")  # ends a line, does not start one


def opportunities(
    text: str, language: str, joined: Iterable[tuple[int, int]] = (), *, hyphenate: bool = False
) -> list[Break]:
    """What a break before each character of `text` is worth; one longer than the text, the ends NEVER.

    `joined`: extents (start, end) that hold together, such as the figures in it.
    """
    found = uax14(text, language)
    if hyphenate:
        for place in hyphenations(text, language):
            found[place] = max(found[place], Break.HYPHEN)
    figures = (*joined, *quantities(text))
    for start, end in figures:
        _hold(found, range(start + 1, end))
    _hold(found, unbroken(text))
    _hold(found, terms(text, language))
    for match in _LOOSE_DASH.finditer(text):
        found[match.start()] = Break.NEVER
    _grade(text, found, language, figures)
    return found


def _hold(found: list[Break], places: Iterable[int]) -> None:
    for place in places:
        found[place] = min(found[place], Break.LAST_RESORT)


def uax14(text: str, language: str) -> list[Break]:
    """The breaks of UAX #14 alone, that any program finds: PLAIN or NEVER before each character."""
    kinds = classes(text, language)
    found = [Break.NEVER] * (len(text) + 1)
    before = ""  # class of the last character that is not a space
    for place in range(1, len(text)):
        if kinds[place - 1] != "SP":
            before = kinds[place - 1]
        if not joins_previous(text[place]):
            found[place] = _worth(before, kinds[place], kinds[place - 1] == "SP", text[place - 1 : place + 1])
    return found


def _worth(before: str, after: str, spaced: bool, pair: str) -> Break:
    """The pair rules, in the order of UAX #14 §6.1."""
    if after in ("SP", "ZW"):
        return Break.NEVER
    if before == "ZW":
        return Break.PLAIN
    if after in _NO_START or before == "OP" or {before, after} & {"WJ"}:
        return Break.NEVER
    if (before, after) == ("B2", "B2"):
        return Break.NEVER
    if spaced:
        return Break.PLAIN
    return _worth_unspaced(before, after, pair)


def _worth_unspaced(before: str, after: str, pair: str) -> Break:
    if after in _NO_START_TIGHT or before in _NO_END:
        return Break.NEVER
    if "GL" in (before, after) or "QU" in (before, after) or after in _JOINED.get(before, ()):
        return Break.LAST_RESORT
    if after == "OP" and before in ("AL", "NU") and not is_wide(pair[1]):  # LB30: f(x)
        return Break.LAST_RESORT
    if before == "CP" and after in ("AL", "NU") and not is_wide(pair[0]):
        return Break.LAST_RESORT
    return Break.PLAIN


def _grade(text: str, found: list[Break], language: str, figures: Sequence[tuple[int, int]]) -> None:
    """Say what is worth more than a plain break, or less."""
    grades = dict.fromkeys(boundaries(text, language, figures), Break.WORD)
    grades.update(dict.fromkeys(phrases(text, language), Break.PHRASE))
    grades.update(dict.fromkeys(bindings(text, language), Break.POOR))
    for place in range(1, len(text)):
        if found[place] == Break.PLAIN:
            found[place] = _pause(text[:place]) or grades.get(place, Break.PLAIN)


def _pause(before: str) -> Break | None:
    """What the mark that ends a text is worth."""
    mark = before.rstrip(" ”’）)》")[-1:]
    if mark and mark in _PAUSES:
        return Break.PAUSE
    return Break.ENUMERATION if mark == "、" else None
