"""Spec stage: what of the lower files is needed no more in a spec that extends them: sources, facts."""

from collections.abc import Mapping

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.spec.drop import without_dropped
from factdeck.spec.drop_gone import SOURCES
from factdeck.spec.given import Given, children
from factdeck.spec.inherit import FACTS
from factdeck.spec.uses import unneeded


def without_unneeded(root: Given, under: Given, files: tuple[str, ...], diagnostics: Diagnostics) -> Given:
    """Leaves out facts of lower files that nothing uses any more: nobody has to find numbers for them."""
    names = unneeded(root, under, files)
    if not names:
        return root
    place = place_of_extends(root)
    diagnostics.add("facts-unneeded", place, names=", ".join(names), count=len(names))
    facts = root.by_key[FACTS]
    gone = {
        name: Given(None, place, place, is_null=True) if name in names else fact
        for name, fact in facts.by_key.items()
    }
    marked = root.with_keys({**root.by_key, FACTS: facts.with_keys(gone)})
    return without_dropped(marked, files, (), Diagnostics())


def unused_sources(root: Given, files: tuple[str, ...]) -> dict[str, Given]:
    """Sources of lower files that no fact comes from any more: they prove nothing here."""
    sources, facts = root.by_key.get(SOURCES), root.by_key.get(FACTS)
    if sources is None or facts is None:
        return {}
    used = {fact.by_key["source"].text for fact in facts.by_key.values() if "source" in fact.by_key}
    lower = set(files[:-1])
    return {
        name: source
        for name, source in sources.by_key.items()
        if name not in used and _places(source) <= lower
    }


def without_sources(root: Given, unused: Mapping[str, Given]) -> Given:
    """The values without those sources."""
    if not unused:
        return root
    sources = root.by_key[SOURCES]
    kept = {name: source for name, source in sources.by_key.items() if name not in unused}
    return root.with_keys({**root.by_key, SOURCES: sources.with_keys(kept)})


def place_of_extends(root: Given) -> Location:
    """Where the spec says what it extends."""
    return root.by_key["extends"].place if "extends" in root.by_key else root.place


def _places(given: Given) -> set[str]:
    """The files that the values inside stand in."""
    found = {given.place.file}
    for _, inner in children(given):
        found |= _places(inner)
    return found
