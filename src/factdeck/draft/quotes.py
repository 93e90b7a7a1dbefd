"""Draft stage: for each figure the shortest words of its source that state it and stand there once."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factdeck.draft.figure import Figure
from factdeck.facts.evidence_agreement import Claim, Difference, difference, needs_unit
from factdeck.facts.find import find_numbers
from factdeck.facts.quote import QuotableText
from factdeck.facts.quote_window import Window, window

_MOST: Final = 44
_ROUND: Final = 30
_EDGE: Final = " \t，。；、,;：:！？!?）)"
_MARK: Final = re.compile(
    r"^(?:\d{1,2}[.、．)）](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,2}、"
    r"|[（(][一二三四五六七八九十\d]{1,2}[）)])\s*"
)
_ENDS: Final = re.compile(r"[。！？；!?;，：、\n]|(?<!\d)[,:]|[,:](?!\d)|\.(?=\s|$)")


def quote_figures(
    figures: Sequence[Figure], texts: dict[int, str], source: QuotableText, language: str
) -> list[Figure]:
    """Give figures their quotes; those whose words the source does not have so are returned.

    `texts`: the running text of each block by its number.
    """
    failed: list[Figure] = []
    for figure in figures:
        if figure.cell or figure.quantity is None:
            continue
        text = texts.get(figure.block, "")
        candidates = [figure.quote] if figure.row else list(_candidates(text, figure))
        figure.quote = _best(candidates, figure, source, language)
        if not figure.quote:
            failed.append(figure)
    return failed


def _candidates(text: str, figure: Figure) -> Iterator[str]:
    """The clause, then more and more of the paragraph round it, on either side."""
    ends = [0, *(match.end() for match in _ENDS.finditer(text)), len(text)]
    left = [end for end in reversed(ends) if end <= figure.start]
    right = [end for end in ends if end >= figure.end]
    first = _MARK.sub("", text[left[0] : right[0]].strip(_EDGE))
    if len(first) > _MOST:
        first = text[_word_start(text, max(left[0], figure.start - _ROUND)) : figure.end].strip(_EDGE)
    yield first
    for number in range(1, 6):
        start, end = left[min(number, len(left) - 1)], right[min(number - 1, len(right) - 1)]
        yield _MARK.sub("", text[start:end].strip(_EDGE))
        yield _MARK.sub("", text[start : right[min(number, len(right) - 1)]].strip(_EDGE))


def _word_start(text: str, at: int) -> int:
    """Where the Latin word or number begins that `at` stands in."""
    while at > 0 and text[at - 1] < "\u2e80" and not text[at - 1].isspace():
        at -= 1
    return at


def _best(candidates: Sequence[str], figure: Figure, source: QuotableText, language: str) -> str:
    """The first that stands once and proves the figure; else one that stands several times."""
    spare = ""
    for quote in candidates:
        places = source.find(quote)
        if not places or not any(_proves(window(place, quote), figure, source, language) for place in places):
            continue
        if len(places) == 1:
            return quote
        spare = spare or quote
    return spare


def _proves(words: Window, figure: Figure, source: QuotableText, language: str) -> bool:
    assert figure.quantity is not None
    claim = Claim(figure.quantity, figure.unit, language)
    for found in find_numbers(words.text, language):
        if found.quantity and found.start < words.end and found.end > words.start:
            before = words.text[max(0, found.start - _ROUND) : found.start]
            after = words.text[found.end : found.end + _ROUND]
            if needs_unit(claim, found.quantity) and not source.states(claim.unit):
                continue
            if difference(claim, found.quantity, before, after) is Difference.NONE:
                return True
    return False
