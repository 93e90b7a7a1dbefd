"""Checks stage: the audit: reopen the finished files and prove every number in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.audit.compare import compare
from factdeck.checks.audit.drawn import drawn_facts
from factdeck.checks.audit.expected import Expected, brought, expected
from factdeck.checks.audit.forms import Forms
from factdeck.checks.audit.place import Output, Place, Reading
from factdeck.checks.audit.read_alts import read_alts
from factdeck.checks.audit.read_deck import read_deck
from factdeck.checks.audit.read_sheet import read_pages
from factdeck.checks.audit.sheet_places import sheet_readings
from factdeck.checks.audit.trace import trace
from factdeck.checks.audit.words import words
from factdeck.document.blocks import Deck, Sheet
from factdeck.document.handout import Handout
from factdeck.facts.factbook import FactBook
from factdeck.scene.nodes import Scene


@dataclass(frozen=True, slots=True)
class Appearance:
    """A fact where it is shown, as it reads there."""

    fact: str
    place: Place
    text: str


def audit(
    scene: Scene,
    output: Output,
    content: bytes,
    document: Deck | Sheet | Handout,
    facts: FactBook,
    diagnostics: Diagnostics,
    spoken: frozenset[str] = frozenset(),
) -> tuple[Appearance, ...]:
    """Trace the scene's numbers to facts, compare the file's with the scene's; where each fact is shown.

    `content`: the written file; `document`: what the scene was laid out from; `spoken`: the quantities that
    notes and alt text may state beside figures (see `words.authored`).
    """
    texts = expected(scene, output)
    worded = words(document, facts.language) | spoken
    trace(texts, Forms(facts), facts.language, worded, diagnostics)
    readings = read(scene, output, content, diagnostics)
    compare([*texts, *brought(scene, output)], readings, facts.language, diagnostics)
    said = dict.fromkeys(_appearances(texts))
    pages = {(item.fact, item.place.page) for item in said}
    drawn = (Appearance(*item) for item in drawn_facts(document, scene, output))
    return (*said, *(item for item in drawn if (item.fact, item.place.page) not in pages))


def read(scene: Scene, output: Output, content: bytes, diagnostics: Diagnostics) -> list[Reading]:
    """All texts of a finished file with their places."""
    if output == "deck":
        return read_deck(content, diagnostics)
    glyphs = read_pages(content, diagnostics)
    return [
        *sheet_readings(scene.pages, glyphs, output),
        *read_alts(content, scene.pages, output),
    ]


def _appearances(texts: Sequence[Expected]) -> Iterable[Appearance]:
    return (Appearance(fact, item.place, text) for item in texts for fact, text in item.figures if fact)


def by_fact(appearances: Iterable[Appearance]) -> Mapping[str, list[Appearance]]:
    """Where each fact is shown, in the order of the documents."""
    found: dict[str, list[Appearance]] = {}
    for item in appearances:
        found.setdefault(item.fact, []).append(item)
    return found
