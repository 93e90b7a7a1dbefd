"""Driver: all facts of a spec as a list, for `factdeck facts` and for other programs."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.format import figure
from factdeck.facts.quantity import Quantity
from factdeck.facts.references import expand
from factdeck.spec.project import Project
from factdeck.spec.references import fact_uses


def list_facts(project: Project, facts: FactBook) -> list[dict[str, Any]]:
    """One mapping a fact, in the order of the spec; all values are text, lists of text, mappings or None.

    Keys: id, label, text (as it reads), value (exact, in base units: 33.2万人次 → "332000"), high (end of a
    range), series (point → value), unit, qualifier (as written), kind
    (pending: still to be filled), sections, source, quote, formula.
    """
    uses = fact_uses(project.spec)
    return [_row(fact, facts, uses[name]) for name, fact in facts.items()]


def _row(fact: Fact, facts: FactBook, sections: tuple[str, ...]) -> dict[str, Any]:
    first = fact.quantity or next(iter(fact.series.values()), None)
    return {
        "id": fact.id,
        "label": _expanded(fact.label, facts),
        "text": str(fact.figure) if fact.figure else _points(fact, facts.language),
        "value": _exact(fact.quantity.value) if fact.quantity else None,
        "high": _exact(fact.quantity.high) if fact.quantity and fact.quantity.high is not None else None,
        "series": {name: _exact(point.value) for name, point in fact.series.items()} or None,
        "unit": first.unit if first else fact.unit,
        "qualifier": first.qualifier_text if first and first.qualifier else "",  # 第 of a rank is none
        "kind": str(fact.quantity.kind) if fact.quantity else "pending" if fact.pending else "series",
        "sections": list(sections),
        "source": fact.source,
        "quote": fact.quote,
        "formula": fact.formula,
    }


def _points(fact: Fact, language: str) -> str:
    series: Mapping[str, Quantity] = fact.series
    return ", ".join(f"{name} {figure(fact.id, point, language)}" for name, point in series.items())


def _expanded(text: str, facts: FactBook) -> str:
    """The label as it reads; its mistakes are reported when it is composed, not here."""
    return "".join(piece for piece, _ in expand(text, facts, None, Diagnostics()))


def _exact(value: Decimal) -> str:
    """All digits, no exponent, no trailing zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
