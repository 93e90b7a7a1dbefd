"""Facts stage: facts named in text, such as `{members}`; `{{` and `}}` are literal braces (PEP 3101)."""

import re
from difflib import get_close_matches
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.format import figure, to_fill_in_text
from factdeck.facts.quantity import Place

_PIECE: Final = re.compile(r"(\{\{|\}\})|\{([^{}]*)\}|([{}])|[^{}]+")
ATTRIBUTES: Final = ("value", "unit", "label")


def expand(
    text: str, facts: FactBook, location: Location | None, diagnostics: Diagnostics
) -> tuple[tuple[str, str], ...]:
    """The text with its facts as they read: pairs (text, fact id), "" for the author's own words.

    `{id}` is the whole figure; `{id.value}` the number with its qualifier, `{id.unit}` the rest: value and
    unit together read as the figure does. For a series `{id.2024}` is one point. Mistakes are reported at
    `location` and stay in the text as written.
    """
    if "{" not in text and "}" not in text:
        return ((text, ""),) if text else ()
    pairs: list[tuple[str, str]] = []
    for match in _PIECE.finditer(text):
        brace, reference, stray = match.groups()
        if stray:
            diagnostics.add("brace-unbalanced", location, text=text)
        found = _reference(reference, facts, location, diagnostics) if reference is not None else None
        _append(pairs, *(found or (brace[0] if brace else match.group(), "")))
    return tuple(pairs)


def unknown_fact(fact: str, facts: FactBook, location: Location | None, diagnostics: Diagnostics) -> bool:
    """Whether `fact` is missing; reports it, unless its own declaration was reported as wrong."""
    if fact in facts:
        return False
    if fact not in facts.broken:
        diagnostics.add("unknown-fact", location, fact=fact, known=nearest(fact, tuple(facts)))
    return True


def nearest(name: str, known: tuple[str, ...]) -> str:
    """The known names most like `name`, or the first ones, for a hint."""
    return ", ".join(get_close_matches(name, known, 3, 0.5) or known[:6]) or "—"


def _append(pairs: list[tuple[str, str]], words: str, fact: str) -> None:
    """Add a piece; the author's own words stay in one piece."""
    if not fact and pairs and not pairs[-1][1]:
        words = pairs.pop()[0] + words
    if words:
        pairs.append((words, fact))


def _reference(
    reference: str, facts: FactBook, location: Location | None, diagnostics: Diagnostics
) -> tuple[str, str] | None:
    name, dot, attribute = (part.strip() for part in reference.partition("."))
    if unknown_fact(name, facts, location, diagnostics):
        return None
    fact = facts[name]
    if attribute == "label":
        return fact.label, ""
    if fact.pending:
        return _to_fill(fact, attribute, facts.language)
    if fact.quantity is None:
        return _series_point(fact, attribute, facts.language, location, diagnostics)
    if not dot:
        return str(fact.figure), name
    if attribute not in ATTRIBUTES:
        known = ", ".join(ATTRIBUTES)
        diagnostics.add("fact-attribute", location, fact=name, attribute=attribute, known=known)
        return None
    value, unit = value_and_unit(fact)
    return (value, name) if attribute == "value" else (unit.strip(), "")


def _to_fill(fact: Fact, attribute: str, language: str) -> tuple[str, str]:
    """A number that is still missing; the unit beside it as far as it is known."""
    if attribute == "unit":
        return fact.unit, ""
    return to_fill_in_text(language), fact.id


def _series_point(
    fact: Fact, point: str, language: str, location: Location | None, diagnostics: Diagnostics
) -> tuple[str, str] | None:
    if point in fact.series:
        return str(figure(fact.id, fact.series[point], language)), fact.id
    diagnostics.add("series-reference", location, fact=fact.id, point=next(iter(fact.series), "…"))
    return None


def value_and_unit(fact: Fact) -> tuple[str, str]:
    """A figure in two: the number with sign, scale word and qualifier, and the unit: 104万余, 人."""
    assert fact.quantity is not None
    quantity, whole = fact.quantity, str(fact.figure)
    tail = quantity.qualifier_text if quantity.qualifier_place is Place.AFTER_UNIT else ""
    for unit in (f"{quantity.unit} {tail}", quantity.unit + tail):
        if quantity.unit and whole.endswith(unit.rstrip()):
            cut = len(whole) - len(unit.rstrip())
            return whole[:cut].rstrip(), whole[cut:]
    return whole, ""
