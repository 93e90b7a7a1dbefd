"""Facts stage: a quote is found in its source, and a number in it is the fact's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location, Phrase
from factdeck.facts.evidence_agreement import Claim, Difference, difference, needs_unit
from factdeck.facts.factbook import Fact
from factdeck.facts.find import Found, find_numbers
from factdeck.facts.format import text as reads
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Quantity
from factdeck.facts.quote import Excerpt, QuotableText
from factdeck.facts.quote_window import Window, window, window_of
from factdeck.spec.schema import FactEntry

Proof = tuple[tuple[str, ...], tuple[Excerpt, ...]]
"""The numbers as the source states them (none: not proven) and where they stand."""
NOTHING: Proof = ((), ())

_ROUND: Final = 30
_DIFFERS: Final = {
    Difference.VALUE: "differs-value",
    Difference.UNIT: "differs-unit",
    Difference.QUALIFIER: "differs-qualifier",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a source, with the words round it."""

    text: str
    quantity: Quantity
    before: str
    after: str
    start: int

    def difference(self, claim: Claim) -> Difference:
        """What sets it apart from a claim."""
        return difference(claim, self.quantity, self.before, self.after)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where quotes are looked up: in a source, or, where it has no file, in the quote alone."""

    source: QuotableText | None
    language: str
    diagnostics: Diagnostics

    def places(self, quote: str, fact: str, at: Location) -> list[tuple[Window, tuple[Excerpt, ...]]]:
        """Every place of the quote with the words round it; none and more than one are reported."""
        if self.source is None:
            return [(window_of("", quote), ())]
        found = self.source.find(quote)
        if not found:
            self._report_missing(quote, fact, at)
        elif len(found) > 1:
            where = _listed([places[0].passage.where for places in found[:3]])
            self.diagnostics.add("quote-ambiguous", at, fact=fact, count=len(found), quote=quote, where=where)
        return [(window(places, quote), places) for places in found]

    def claim(self, quantity: Quantity, entry: FactEntry) -> Claim:
        """What must be found for a quantity of this fact."""
        return Claim(quantity, entry.unit.strip(), self.language)

    def numbers(self, words: Window) -> list[Stated]:
        """The numbers that stand in the quote or reach into it, as the source has them."""
        found = find_numbers(words.text, self.language)
        inside = [item for item in found if item.start < words.end and item.end > words.start]
        return [stated for item in inside if (stated := _stated(item, words.text))]

    def report_difference(self, claim: Claim, numbers: Sequence[Stated], fact: str, at: Location) -> None:
        """Say what the fact says and what the source says."""
        ours = reads(claim.quantity, self.language)
        if not numbers:
            self.diagnostics.add("quote-no-number", at, fact=fact, ours=ours)
            return
        nearest = min(numbers, key=lambda item: (item.difference(claim), item.start))
        gap = nearest.difference(claim)
        self.report_gap(claim, gap, nearest.text.strip(), fact, at)

    def report_gap(self, claim: Claim, gap: Difference, theirs: str, fact: str, at: Location) -> None:
        """Say what differs between the fact and `theirs`."""
        ours, what = reads(claim.quantity, self.language), Phrase(_DIFFERS[gap])
        self.diagnostics.add("quote-disagrees", at, fact=fact, ours=ours, theirs=theirs, what=what)

    def check_words(self, claim: Claim, stated: Stated, fact: str, at: Location) -> None:
        """Report other words for the same number, and a unit that its source does not state."""
        if needs_unit(claim, stated.quantity) and self.source and not self.source.states(claim.unit):
            self.diagnostics.add("unit-unstated", at, fact=fact, unit=claim.unit)
        elif stated.difference(claim) is Difference.WORDS:
            ours, theirs = reads(claim.quantity, self.language), stated.text.strip()
            self.diagnostics.add("quote-reworded", at, fact=fact, ours=ours, theirs=theirs)

    def _report_missing(self, quote: str, fact: str, at: Location) -> None:
        assert self.source is not None
        near = self.source.nearest(quote)
        hint = (
            Phrase("quote-nearest", {"words": near[1], "where": near[0].where})
            if near
            else Phrase("quote-none")
        )
        self.diagnostics.add("quote-not-found", at, fact=fact, quote=quote, nearest=hint)


def check_quote(seeker: Quoted, fact: Fact, entry: FactEntry, at: Location) -> Proof:
    """The proof of a fact with one value; what stands against it is reported at the quote."""
    assert fact.quantity is not None
    claim = seeker.claim(fact.quantity, entry)
    places = seeker.places(entry.quote, fact.id, at)
    if not places:
        return NOTHING
    candidates: list[Stated] = []
    for words, excerpts in places:
        numbers = seeker.numbers(words)
        if stated := agreeing(claim, numbers):
            seeker.check_words(claim, stated, fact.id, at)
            return (stated.text.strip(),), excerpts
        candidates += numbers
    seeker.report_difference(claim, candidates, fact.id, at)
    return NOTHING


def agreeing(claim: Claim, numbers: Iterable[Stated]) -> Stated | None:
    """The number that says what is claimed, in the same words if there is such a one."""
    best: dict[Difference, Stated] = {}
    for item in numbers:
        best.setdefault(item.difference(claim), item)
    return best.get(Difference.NONE) or best.get(Difference.WORDS)


def _stated(found: Found, text: str) -> Stated | None:
    """A found number; what reads as a name or date (第39届, 2025年) may be a fact all the same."""
    quantity = found.quantity
    if quantity is None:
        try:
            quantity = parse_quantity(found.text)
        except ValueError:
            return None
    before, after = text[max(0, found.start - _ROUND) : found.start], text[found.end : found.end + _ROUND]
    return Stated(found.text, quantity, before, after, found.start)


def _listed(phrases: Sequence[Phrase]) -> Phrase:
    """Places, one after the other."""
    listed = phrases[0]
    for item in phrases[1:]:
        listed = Phrase("place-and", {"first": listed, "second": item})
    return listed
