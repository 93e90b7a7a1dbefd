"""Facts stage: every point of a series is found in its source, under its own name."""

import re
from collections.abc import Callable, Mapping, Sequence

from factdeck.base.diagnostics import Location
from factdeck.facts.evidence_agreement import Claim
from factdeck.facts.evidence_quote import NOTHING, Proof, Quoted, Stated, agreeing
from factdeck.facts.factbook import Fact
from factdeck.facts.quote import Excerpt
from factdeck.facts.quote_window import Window
from factdeck.spec.schema import FactEntry

At = Callable[..., Location]


def check_series(seeker: Quoted, fact: Fact, entry: FactEntry, at: At) -> Proof:
    """The proof of a series, from one quote for all points or one for each."""
    if entry.quotes:
        return _check_each(seeker, fact, entry, at)
    claims = {point: seeker.claim(quantity, entry) for point, quantity in fact.series.items()}
    place = at("quote")
    for words, excerpts in seeker.places(entry.quote, fact.id, place):
        numbers = seeker.numbers(words)
        if proof := _in_order(claims, numbers, words):
            for point, stated in proof.items():
                seeker.check_words(claims[point], stated, f"{fact.id}.{point}", place)
            return tuple(stated.text.strip() for stated in proof.values()), excerpts
        for point, claim in claims.items():
            if not agreeing(claim, numbers):
                seeker.report_difference(claim, numbers, f"{fact.id}.{point}", at("series", point))
                return NOTHING
        seeker.diagnostics.add("series-order", place, fact=fact.id)
    return NOTHING


def _check_each(seeker: Quoted, fact: Fact, entry: FactEntry, at: At) -> Proof:
    states: list[str] = []
    excerpts: list[Excerpt] = []
    for point in entry.quotes:
        if point not in fact.series:
            seeker.diagnostics.add("quotes-point", at("quotes", point), fact=fact.id, point=point)
    for point, quantity in fact.series.items():
        if point not in entry.quotes:
            seeker.diagnostics.add("quote-missing", at("series", point), fact=f"{fact.id}.{point}")
            continue
        claim, place, name = seeker.claim(quantity, entry), at("quotes", point), f"{fact.id}.{point}"
        places = seeker.places(entry.quotes[point], name, place)
        numbers = [(number, where) for words, where in places for number in seeker.numbers(words)]
        if stated := agreeing(claim, [number for number, _ in numbers]):
            seeker.check_words(claim, stated, name, place)
            states.append(stated.text.strip())
            excerpts += next(where for number, where in numbers if number is stated)
        elif places:
            seeker.report_difference(claim, [number for number, _ in numbers], name, place)
    return (tuple(states), tuple(excerpts)) if len(states) == len(fact.series) else NOTHING


def _in_order(
    claims: Mapping[str, Claim], numbers: Sequence[Stated], words: Window
) -> dict[str, Stated] | None:
    """The number of each point: the one behind, or else before, its name where all are named in the quote."""
    names = _names(claims, words)
    if names is None:
        found = {point: stated for point, claim in claims.items() if (stated := agreeing(claim, numbers))}
        return found if len(found) == len(claims) else None
    ends = [*names.values(), (words.end, words.end)]
    for before in (False, True):
        spans = [
            (
                (names[point][1], ends[index + 1][0])
                if not before
                else (_previous(ends, index, words), names[point][0])
            )
            for index, point in enumerate(names)
        ]
        found = {
            point: stated
            for point, (start, end) in zip(names, spans, strict=True)
            if (stated := agreeing(claims[point], [item for item in numbers if start <= item.start < end]))
        }
        if len(found) == len(claims):
            return {point: found[point] for point in claims}
    return None


def _names(claims: Mapping[str, Claim], words: Window) -> dict[str, tuple[int, int]] | None:
    """Where the points are named, in the order of the quote; None where one is not."""
    found: dict[str, tuple[int, int]] = {}
    for point in sorted(claims, key=len, reverse=True):  # 新区 is not in 高新区, nor 1月 in 11月
        name = re.compile(rf"(?<!\d){re.escape(point)}(?!\d)")
        spans = (match.span() for match in name.finditer(words.text, words.start, words.end))
        free = (
            span
            for span in spans
            if not any(span[0] < end and start < span[1] for start, end in found.values())
        )
        if (span := next(free, None)) is None:
            return None
        found[point] = span
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _previous(ends: Sequence[tuple[int, int]], index: int, words: Window) -> int:
    return ends[index - 1][1] if index else words.start
