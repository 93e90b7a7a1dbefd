"""Checks stage: the facts of a spec taken together: no two of one name, none idle, one unit to a scale."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.dimension import COUNT, dimension
from factdeck.facts.factbook import Fact, FactBook, Figure
from factdeck.facts.format import figure
from factdeck.facts.quantity import Quantity
from factdeck.spec.elements import Chart
from factdeck.spec.mentions import all_references, all_texts
from factdeck.spec.project import Project
from factdeck.spec.references import names_in

_DECLARED: Final = frozenset({"facts", "shares", "expect"})  # where a fact is named but not shown
_NO_WORD: Final = re.compile(r"[\W_]+")
_PEOPLE: Final = frozenset({"人", "名", "位", "口", "people", "persons"})
_SUMMED: Final = frozenset({"pie", "doughnut", "stacked"})  # parts of one whole
_ON_AXIS: Final = frozenset({"grouped", "line", "area"})  # read off one axis


def check_facts(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    """Report facts of one label with different values, charts of mixed units, facts that are used nowhere.

    In a spec with errors a fact may be idle because what should name it is misspelt: that is not reported.
    """
    _check_labels(project, facts, diagnostics)
    _check_charts(project, facts, diagnostics)
    if not project.spec.draft and not diagnostics.has_errors():  # a draft lists more than it shows
        _check_uses(project, facts, diagnostics)


def _check_labels(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    seen: dict[tuple[str, str], Fact] = {}
    for name, fact in facts.items():
        if fact.quantity is None:
            continue
        first = seen.setdefault((_spelled(fact), _kind(fact.quantity)), fact)
        if first.quantity and (first.quantity.value, first.quantity.high) != _sizes(fact.quantity):
            pair = {"first": first.id, "one": first.figure, "second": name, "other": fact.figure}
            place = project.positions.at_key("facts", name)
            diagnostics.add("fact-conflict", place, label=fact.label, **pair)


def _spelled(fact: Fact) -> str:
    """The label and the note, as far as they tell facts apart."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", f"{fact.label}{fact.note}").casefold())


def _sizes(quantity: Quantity) -> tuple[object, object]:
    return quantity.value, quantity.high


def _kind(quantity: Quantity) -> str:
    """What is counted: 人 and 名 are one."""
    return f"{quantity.kind} {'people' if quantity.unit in _PEOPLE else quantity.unit}"


def _check_uses(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    used: dict[str, None] = {}
    waiting = list(_named(project, facts))
    while waiting:
        name = waiting.pop()
        if name in facts and name not in used:
            used[name] = None
            waiting += [*facts[name].inputs, *names_in(facts[name].label), *names_in(facts[name].note)]
    for name in facts:
        if name not in used:
            diagnostics.add("fact-unused", project.positions.at_key("facts", name), fact=name)


def _named(project: Project, facts: FactBook) -> Iterator[str]:
    """What the outputs show, and what an expectation checks."""
    spec = project.spec
    for item in all_references(project):
        if item.kind == "fact" and not item.is_key and item.path[0] not in _DECLARED:
            yield item.name
    for path, text in all_texts(project):
        if path[0] not in _DECLARED:
            yield from names_in(text)
    yield from (name for name in facts if any(_mentions(rule, name) for rule in spec.expect))


def _mentions(rule: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rule) is not None


def _check_charts(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    """Counters have no ratio: 人 and 家 stand side by side at most, each with its own label."""
    for number, section in enumerate(project.spec.sections):
        for index, chart in enumerate(section.charts):
            quantities = list(_drawn(chart, facts))
            first, other = _unlike(quantities) if _on_one_scale(chart, facts) else (None, None)
            if first and other:
                place = project.positions.at("sections", number, "charts", index)
                pair = {"first": first.fact, "left": first, "second": other.fact, "right": other}
                diagnostics.add("chart-units", place, chart=chart.id, **pair)


def _on_one_scale(chart: Chart, facts: FactBook) -> bool:
    """Whether values are added up or read off one axis, rather than labelled each by itself."""
    series = chart.series or [fact for fact in chart.facts if fact in facts and facts[fact].series]
    return bool(chart.whole or series) or chart.kind in _SUMMED | _ON_AXIS


def _drawn(chart: Chart, facts: FactBook) -> Iterator[tuple[Figure, Quantity]]:
    grouped = (name for group in chart.groups for name in group.facts)
    for name in filter(None, (chart.whole, *grouped, *chart.facts, *chart.series)):
        fact = facts.get(name)
        if fact is None:
            continue
        if fact.quantity is not None and fact.figure is not None:
            yield fact.figure, fact.quantity
        for quantity in fact.series.values():
            yield figure(name, quantity, facts.language), quantity


def _unlike(drawn: list[tuple[Figure, Quantity]]) -> tuple[Figure | None, Figure | None]:
    """The first two that count different things; other differences are errors of the chart itself."""
    counted = [item for item in drawn if item[1].unit and dimension(item[1].unit) == COUNT]
    for reads, quantity in counted:
        if _kind(quantity) != _kind(counted[0][1]):
            return counted[0][0], reads
    return None, None
