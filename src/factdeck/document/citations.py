"""Document stage: the numbered sources of the fact sheet, and the notes that name them by number."""

from collections.abc import Iterable, Iterator

from factdeck.chart.model import Point
from factdeck.document.blocks import Citation, Sheet, SheetSection, Span, Text
from factdeck.document.content import Content
from factdeck.document.origins import Origin, answered, origins
from factdeck.document.walk import leaves
from factdeck.document.wording import Wording, wording
from factdeck.facts.factbook import Figure
from factdeck.spec.schema import Spec


def facts_in(part: object) -> Iterator[str]:
    """Every fact whose figure a composed part shows; some come more than once."""
    for shown in leaves(part, (Span, Figure, Point)):
        fact = shown.fact or (shown.figure.fact if isinstance(shown, Point) else "")
        if fact:
            yield fact


def shown_in(section: SheetSection) -> frozenset[str]:
    """The facts that a section of the sheet shows."""
    parts = (section.sentence, section.blocks, section.rows, section.tiles, section.note)
    return frozenset(facts_in(parts))


def shown_on_top(sheet: Sheet) -> frozenset[str]:
    """The facts that stand over the sections: title, standfirst, hero figures."""
    return frozenset(facts_in((sheet.title, sheet.standfirst, sheet.hero, sheet.pictogram, sheet.chart)))


def shown_on(sheet: Sheet) -> frozenset[str]:
    """All facts that a sheet shows."""
    return shown_on_top(sheet).union(*map(shown_in, sheet.sections))


def citations(content: Content, shown: frozenset[str]) -> tuple[Citation, ...]:
    """What the shown facts come from, numbered: the sources in the order of the spec, then own figures."""
    spec, words = content.spec, content.words
    found: dict[Origin, set[str]] = {}
    for fact in sorted(shown):
        for origin in origins([fact], content.facts, spec):
            found.setdefault(origin, set()).add(fact)
    order = list(spec.sources)
    ranked = sorted(
        found, key=lambda one: (not one.source, one.source and order.index(one.source), one.by, one.date)
    )
    return tuple(
        Citation(
            str(number),
            (Span(words.citation.format(number, _named(origin, spec, words))),),
            frozenset(found[origin]),
            spec.sources[origin.source].url if origin.source else "",
        )
        for number, origin in enumerate(ranked, 1)
    )


def _named(origin: Origin, spec: Spec, words: Wording) -> str:
    if not origin.source:
        return answered([origin], words)
    source = spec.sources[origin.source]
    return sentences([credited(origin.source, spec, words), source.incomplete], words)


def credited(source: str, spec: Spec, words: Wording) -> str:
    """A source as the sheet names it: its title, with who wrote or published it."""
    entry = spec.sources[source]
    name = entry.author or entry.publisher
    return words.quoted(entry.title) + (words.in_parentheses.format(name) if name else "")


def sentences(parts: Iterable[str], words: Wording) -> str:
    """Parts that say something as sentences; a lone part stays as it is."""
    said = [part for part in parts if part]
    if len(said) < 2:
        return "".join(said)
    ended = (part if part.endswith(words.stop) else part + words.stop for part in said)
    return words.between_sentences.join(ended)


def source_note(sheet: Sheet, shown: frozenset[str]) -> Text:
    """The note of a block that shows these facts: the numbers of their sources; () for none."""
    words = wording(sheet.language)
    numbers = [one.number for one in sheet.citations if one.facts & shown]
    if not numbers:
        return ()
    pattern = words.cited if len(numbers) == 1 else words.cited_several
    return (Span(pattern.format(words.cited_joint.join(numbers))),)
