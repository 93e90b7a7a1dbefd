"""Checks stage: the numbers of a text as they are compared: blanks and forms of digits do not count."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from factdeck.facts.factbook import Fact, FactBook, Figure
from factdeck.facts.find import Use, find_numbers
from factdeck.facts.format import figure, to_fill, to_fill_in_text
from factdeck.facts.references import value_and_unit

_BLANK: Final = re.compile(r"[\s\u00ad\u200b\u2060\ufeff†]+")
_BETWEEN_DIGITS: Final = re.compile(r"(?<=[0-9０-９])[\s†]+(?=[0-9０-９])")
_APART: Final = "\x1f"  # blanks between two numbers keep them apart


def compact(text: str) -> str:
    """A text without blanks, soft hyphens and daggers."""
    return _BLANK.sub("", _BETWEEN_DIGITS.sub(_APART, text))


def counted(text: str, language: str) -> Counter[str]:
    """Every number of a text, whatever its use, without blanks, with how often it stands there."""
    return Counter(compact(found.text) for found in find_numbers(text, language))


def claims(text: str, language: str) -> list[str]:
    """The quantities that a text states; names, dates and marks such as 第三十九届 or 2025 are none."""
    return [found.text for found in find_numbers(text, language) if found.use is Use.QUANTITY]


class Forms:
    """How each fact may read: whole, or its number and its unit apart; a series by its points."""

    def __init__(self, book: FactBook) -> None:
        self._language = book.language
        reads = {name: list(self._figures(fact)) for name, fact in book.items()}
        self._forms = {name: frozenset(_forms(figures)) for name, figures in reads.items()}
        for name, fact in book.items():
            if fact.pending:
                self._forms[name] |= {compact(to_fill_in_text(self._language))}
            if fact.quantity is not None:
                self._forms[name] |= frozenset(map(compact, value_and_unit(fact)))
        self._whole = _any_of({str(read) for figures in reads.values() for read in figures})

    def of(self, fact: str) -> frozenset[str]:
        """The forms of a fact, without blanks; none for an unknown one."""
        return self._forms.get(fact, frozenset())

    def without(self, text: str) -> str:
        """A text with every whole figure in it masked, the longest first."""
        return self._whole.sub(lambda found: "\x1f" * len(found.group()), text)

    def _figures(self, fact: Fact) -> list[Figure]:
        if fact.pending:
            return [fact.figure or to_fill(fact.id, "", self._language)]
        if fact.quantity is None:
            return [figure(fact.id, point, self._language) for point in fact.series.values()]
        assert fact.figure is not None
        return [fact.figure]


def _forms(figures: Iterable[Figure]) -> Iterator[str]:
    for read in figures:
        for form in (str(read), read.lead + read.digits, read.digits, read.unit):
            yield compact(form)


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(texts, key=lambda text: (-len(text), text))
    words = "|".join(map(re.escape, ordered)) or "(?!)"
    return re.compile(rf"(?<!\d)(?<!\d[.,])(?:{words})(?!\d)")
