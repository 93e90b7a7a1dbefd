"""Checks stage: no quantity in prose but by reference to a fact (`{members}`), so that all are proven.

Dates, ordinals, names, marks and small numbers in words are told apart by `facts/find.py`. What else may
stand is listed in the spec under `literals`, or said in its `period` (过去五年).
"""

from collections.abc import Iterable, Sequence

from factdeck.base.diagnostics import Diagnostics, Phrase
from factdeck.checks.calendar_words import length_in_years, period_lengths
from factdeck.checks.prose import Places, Prose, prose
from factdeck.facts.factbook import FactBook
from factdeck.facts.find import Found, Use, find_numbers
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Quantity
from factdeck.spec.project import Project
from factdeck.spec.schema import Spec


def check_stray(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    """Report `stray-number` for every quantity typed into a text, and `literal-unused` for idle literals."""
    spec, places = project.spec, Places(project)
    allowed, items = allowed_wordings(spec), prose(project)
    known: list[tuple[str, Quantity]] | None = None
    for item in items:
        if _counts_rows(item, spec):
            continue
        for found in find_numbers(item.words, spec.language):
            if found.use is not Use.QUANTITY or is_allowed(item.words, found, allowed):
                continue
            known = _quantities(facts) if known is None else known
            advice = _advice(found, known)
            place = places.of(item, found.start, found.end)
            diagnostics.add("stray-number", place, number=found.text.strip(), advice=advice)
    _check_literals(project, items, diagnostics)


def allowed_wordings(spec: Spec) -> tuple[str, ...]:
    """What may stand in prose with a quantity that is no fact: literals, lengths of the period."""
    return tuple(dict.fromkeys((*spec.literals, *period_lengths(spec.period, spec.language))))


def is_allowed(text: str, found: Found, wordings: Iterable[str]) -> bool:
    """Whether the number stands inside one of the wordings: 24小时 in 24小时服务, but not in 124小时."""
    text = text.lower()
    for wording in map(str.lower, wordings):
        at = text.find(wording, max(0, found.end - len(wording))) if wording else -1
        if 0 <= at <= found.start and found.end <= at + len(wording):
            return True
    return False


def _counts_rows(item: Prose, spec: Spec) -> bool:
    """A cell that only numbers its row."""
    if len(item.path) < 3 or item.path[-3] != "rows":
        return False
    row = item.path[-2]
    return isinstance(row, int) and item.text.strip() == str(row + 1)


def _quantities(facts: FactBook) -> list[tuple[str, Quantity]]:
    """Every figure as it reads, by the reference that names it."""
    known: list[tuple[str, Quantity]] = []
    for name, fact in facts.items():
        if fact.figure is not None:
            known += _read(name, str(fact.figure))
        known += [(f"{name}.{point}", quantity) for point, quantity in fact.series.items()]
    return known


def _read(name: str, text: str) -> list[tuple[str, Quantity]]:
    try:
        return [(name, parse_quantity(text))]
    except ValueError:
        return []


def _advice(found: Found, known: list[tuple[str, Quantity]]) -> Phrase:
    """References to the facts of this value, those of the same unit first; or how to declare one."""
    if (quantity := found.quantity) is None:
        return Phrase("stray-reword")
    same = [item for item in known if (item[1].value, item[1].high) == (quantity.value, quantity.high)]
    if names := [name for name, other in same if _alike(other.unit, quantity.unit)][:3]:
        return Phrase("stray-refer", {"references": ", ".join(f"{{{name}}}" for name in names)})
    if length_in_years(found):
        return Phrase("stray-period")
    return Phrase("stray-declare", {"number": found.text.strip()})


def _alike(one: str, other: str) -> bool:
    return not one or not other or one.endswith(other) or other.endswith(one)


def _check_literals(project: Project, items: Sequence[Prose], diagnostics: Diagnostics) -> None:
    for index, literal in enumerate(project.spec.literals):
        place = project.positions.at("literals", index)
        if place.file != project.positions.file:
            continue  # of a file that is extended, whose texts need it
        if not any(literal.lower() in item.words.lower() for item in items):
            diagnostics.add("literal-unused", place, literal=literal)
