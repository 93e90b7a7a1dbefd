"""Document stage: where facts come from, as slides and the sheet name it: sources, and own figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factdeck.document.wording import Wording
from factdeck.facts.factbook import FactBook
from factdeck.spec.schema import Spec
from factdeck.spec.validate_names import OWN


@dataclass(frozen=True, slots=True)
class Origin:
    """A source of the spec by its id; or, with "" for it, who answers for an own figure, and its date."""

    source: str
    by: str = ""
    date: str = ""


def origins(shown: Iterable[str], facts: FactBook, spec: Spec) -> list[Origin]:
    """What facts come from, through formulas, each once, in the order of first use.

    A fact without a source, or an own one that nobody answers for, has none (loading has reported it).
    """
    found: dict[Origin, None] = {}
    queue, seen = list(shown), set[str]()
    while queue:
        name = queue.pop(0)
        if name in seen or name not in facts:
            continue
        seen.add(name)
        if origin := _origin(name, facts[name].source, spec):
            found[origin] = None
        queue[:0] = facts[name].inputs
    return list(found)


def _origin(fact: str, source: str, spec: Spec) -> Origin | None:
    if source in spec.sources:
        return Origin(source)
    entry = spec.facts.get(fact)
    return Origin("", entry.by, entry.date) if entry and source == OWN and entry.by else None


def titles(sources: Iterable[str], spec: Spec, words: Wording) -> str:
    """The titles of sources as the language quotes them."""
    return words.source_joint.join(words.quoted(spec.sources[source].title) for source in sources)


def answered(found: Iterable[Origin], words: Wording) -> str:
    """Who answers for own figures and when they were taken; "" for none."""
    said = [words.answered.format(one.by, words.date(one.date)) for one in found if not one.source]
    return words.own.format(words.list_joint.join(said)) if said else ""


def origin_sentences(found: Sequence[Origin], spec: Spec, words: Wording) -> list[str]:
    """What a source note says of where facts come from: the sources, then own figures."""
    named = [one.source for one in found if one.source]
    pattern = words.source if len(named) == 1 else words.sources
    sourced = pattern.format(titles(named, spec, words)) if named else ""
    return [sentence for sentence in (sourced, answered(found, words)) if sentence]
