"""Layout: what a finding says of a text that does not fit: its beginning, and how many characters would."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from factdeck.document.blocks import Part, Span, plain
from factdeck.facts.factbook import Figure

SHOWN: Final = 20
"""Characters of a text that a finding quotes."""


def most_characters(parts: Sequence[Part], fits: Callable[[tuple[Part, ...]], bool]) -> int:
    """The most characters from the start of a text that does not fit, so that they do."""
    low, high = 0, sum(len(words_of(part)) for part in parts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(first_of(parts, middle)):
            low = middle
        else:
            high = middle - 1
    return low


def words_of(part: Part) -> str:
    """What a reader reads."""
    return str(part) if isinstance(part, Figure) else plain(part)


def excerpt(text: str) -> str:
    """As much of a text as a finding quotes."""
    return text[:SHOWN] + ("…" if len(text) > SHOWN else "")


def first_of(parts: Sequence[Part], count: int) -> tuple[Part, ...]:
    """The parts up to their `count`-th character."""
    kept: list[Part] = []
    for part in parts:
        spans: list[Span] = []
        for span in (Span(str(part), part.fact),) if isinstance(part, Figure) else part:
            spans.append(replace(span, text=span.text[:count]))
            count -= len(spans[-1].text)
        kept.append(tuple(spans))
    return tuple(kept)
