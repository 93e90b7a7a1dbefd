"""Checks stage: the quantities in a composed document's own words: prose, marks, chapters.

What the author may put into words is the spec's check (`checks/stray.py`); here it only has to be known, so
that a number which appears later, in layout or in a writer, is seen.
"""

from collections.abc import Iterator
from typing import Final

from factdeck.checks.audit.forms import claims, compact
from factdeck.checks.prose import prose
from factdeck.document.blocks import Chapter, Deck, Sheet, Span
from factdeck.document.handout import Handout
from factdeck.document.walk import leaves
from factdeck.document.wording import counted
from factdeck.facts.arithmetic import arithmetic
from factdeck.facts.factbook import FactBook, Figure
from factdeck.spec.project import Project

_PLAIN: Final = ("notes", "alt", "talk", "listed")
"""Fields of plain text, whose figures cannot be told from their words: what they may say is `authored`."""


def authored(project: Project, facts: FactBook) -> frozenset[str]:
    """Every quantity that the spec's prose, the quotes and the arithmetic of its facts state, without blanks.

    Notes repeat quotes and arithmetic; alt text the author's own. No other quantity may be in them.
    """
    texts = [item.words for item in prose(project)]
    for fact in facts.values():
        texts += [fact.quote, *project.spec.facts[fact.id].quotes.values()]
        texts += [arithmetic(fact.id, facts)] if fact.formula else []
    language = project.spec.language
    return frozenset(compact(claim) for text in texts for claim in claims(text, language))


def words(document: Deck | Sheet | Handout, language: str) -> frozenset[str]:
    """Every quantity of the document that is no fact's figure, without blanks; not those of notes.

    Numbers of chapters count in digits too: a design may write them so.
    """
    texts = dict.fromkeys(_texts(document))
    chapters = (counted(chapter.number) for chapter in leaves(document, (Chapter,)))
    said = frozenset(compact(claim) for text in texts for claim in claims(text, language))
    return said | {str(count) for count in chapters if count}


def _texts(document: Deck | Sheet | Handout) -> Iterator[str]:
    if isinstance(document, Deck):  # a design may number chapters in digits
        yield from (str(count) for chapter in document.chapters if (count := counted(chapter.number)))
    for part in leaves(document, (str, Span, Figure), without=_PLAIN):
        match part:
            case str():
                yield part
            case Span() if not part.fact:
                yield part.text
            case Figure() if not part.fact:  # the rest of a whole, that a chart computes
                yield from (str(part), part.digits)
            case _:
                pass
