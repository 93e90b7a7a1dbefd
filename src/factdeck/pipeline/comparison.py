"""Driver: chosen facts of many districts side by side, as a spec of its own that is built like any other.

Every number is what a district's own spec says, word for word, and its source is that report.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.pipeline.comparison_spec import ComparedSpec, Reported, Reporter, fact_id
from factdeck.pipeline.loading import Unloaded
from factdeck.spec.project import Key, Positions, Project
from factdeck.spec.schema import Spec

STEM: Final = "comparison"


def reported(district: Unloaded, chosen: Sequence[str]) -> Reporter | None:
    """What a district says of the chosen facts; None where its spec has errors. Runs in any process."""
    from factdeck.facts.resolve import resolve

    found = Diagnostics()
    project = district.examine(found)
    if project is None or not project.sound:
        return None
    book = resolve(project, found)
    if found.has_errors():
        return None
    facts: dict[str, Reported] = {}
    for name in chosen:
        fact = book.get(name)
        if fact and fact.quantity and fact.figure:
            quantity = fact.quantity
            facts[name] = Reported(
                fact.label,
                str(fact.figure),
                quantity.value,
                quantity.unit,
                quantity.kind,
                fact.location,
                "" if quantity.worded else quantity.scale,
            )
    return Reporter(project.spec.organization, project.spec.date, project.spec.sample, facts)


def comparison(
    reporters: Sequence[Reporter], chosen: Sequence[str], base: Unloaded, path: Path, diagnostics: Diagnostics
) -> Project | None:
    """The spec that compares the districts: a section a fact, ranked, and a table of them all.

    `base` gives language, design and title words; `path` is where the spec would stand. A fact that fewer
    than two districts have, or that they count in different units, is a finding and is left out. None where
    nothing can be compared, or the base has errors.
    """
    found = base.examine(diagnostics)
    kept = [name for name in chosen if _comparable(name, reporters, diagnostics)]
    if not kept or not found:
        return None
    spec = Spec.model_validate(ComparedSpec(reporters, kept, found.spec).raw())
    places: dict[tuple[Key, ...], Location] = {
        ("facts", fact_id(number, name)): fact.at
        for number, reporter in enumerate(reporters)
        for name, fact in reporter.facts.items()
        if fact.at
    }
    return Project(spec, Positions(str(path), places), path, {})


def _comparable(name: str, reporters: Sequence[Reporter], diagnostics: Diagnostics) -> bool:
    facts = [reporter.facts[name] for reporter in reporters if name in reporter.facts]
    if len(facts) < 2:
        diagnostics.add("comparison-missing", fact=name, count=len(facts))
        return False
    units = dict.fromkeys((fact.unit, fact.kind) for fact in facts)
    if len(units) > 1:
        named = ", ".join(dict.fromkeys(fact.reads for fact in facts if (fact.unit, fact.kind) in units))
        diagnostics.add("comparison-units", facts[0].at, fact=name, units=named)
    return len(units) == 1
