"""Checks stage: every number that was laid out is a fact as it reads, or words that state no quantity."""

import re
from collections.abc import Iterable
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Phrase
from factdeck.checks.audit.expected import Expected
from factdeck.checks.audit.forms import Forms, claims, compact
from factdeck.checks.audit.place import Output, Part, Place
from factdeck.facts.find import Use, find_numbers

_UNBOUND: Final = (Part.ALT, Part.NOTES)  # plain text: its figures are found by how they read
_PART: Final = re.compile(
    r"[(（]\d+/\d+[)）](?: \(\d+\))?$", re.MULTILINE
)  # of a headline whose list runs over several slides, and that an earlier slide has too
_PAGES: Final[dict[Output, str]] = {
    "factsheet": "audit-sheet",
    "handout": "audit-handout",
    "notes": "audit-notes",
    "script": "audit-script",
}
_CHARTED: Final = (Part.CHART, Part.WORKBOOK)  # bare values and names, compared with the resolved chart


def trace(
    texts: Iterable[Expected], forms: Forms, language: str, worded: frozenset[str], diagnostics: Diagnostics
) -> None:
    """Report figures that are not their fact's, and quantities that neither a fact nor the words have.

    `worded`: the quantities in the document's own words (see `words`), which layout may only repeat.
    """
    for item in texts:
        for fact, text in item.figures:
            if fact and compact(text) not in forms.of(fact):
                said = " / ".join(sorted(forms.of(fact)))
                diagnostics.add(
                    "figure-false", None, where=where(item.place), text=text, fact=fact, said=said
                )
        if item.place.part in _CHARTED:
            continue
        for claim in _untraced(item, forms, language, worded):
            diagnostics.add("number-untraced", None, where=where(item.place), text=claim)


def _untraced(item: Expected, forms: Forms, language: str, worded: frozenset[str]) -> list[str]:
    known = worded | {str(item.place.page)}
    if item.place.part not in _UNBOUND and not item.unbound:
        return [claim for claim in claims(_PART.sub("", item.rest), language) if compact(claim) not in known]
    text = _PART.sub("", item.text)
    whole = find_numbers(text, language)
    return [
        found.text
        for found in find_numbers(forms.without(text), language)
        if found.use is Use.QUANTITY
        and compact(found.text) not in known
        # 1/5人 in an arithmetic holds a figure, 5人: masked, only half of it is left.
        and not any(one.start <= found.start < one.end and compact(one.text) in known for one in whole)
    ]


def where(place: Place) -> Phrase:
    """A place in words: slide 4, chart “ideals.talks/chart”."""
    page = _page(place.output, place.page)
    part = Phrase(f"part-{place.part}")
    code = "audit-place" if place.node else "audit-place-page"
    return Phrase(code, {"page": page, "part": part, "node": place.node})


def _page(output: Output, page: int) -> Phrase:
    return Phrase(_PAGES.get(output, "audit-slide"), {"page": page})
