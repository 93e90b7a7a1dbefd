"""Checks stage: what of a draft is still to be filled: every number, with its section and its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.factbook import FactBook
from factdeck.facts.references import expand
from factdeck.spec.project import Project
from factdeck.spec.references import fact_uses


@dataclass(frozen=True, slots=True)
class ToFill:
    """A number that is still missing: its label as written, titles of its sections, where it goes."""

    fact: str
    label: str
    sections: tuple[str, ...]
    place: Location


def to_be_filled(project: Project) -> Iterator[ToFill]:
    """The facts whose value is missing, in the order of the spec; derived ones wait for them."""
    spec, positions = project.spec, project.positions
    if not project.pending:
        return
    uses = fact_uses(spec)
    titles = {section.id: " ".join(section.title.split()) for section in spec.sections}
    for name, entry in spec.facts.items():
        if name in project.pending:
            key = "value" if entry.series is None else "series"
            sections = tuple(titles[section] for section in uses[name])
            yield ToFill(name, entry.label, sections, positions.at("facts", name, key))


def check_pending(project: Project, facts: FactBook, diagnostics: Diagnostics) -> None:
    """Report every number that is missing, and that the outputs are marked as a draft."""
    missing = list(to_be_filled(project))
    for item in missing:
        label = "".join(text for text, _ in expand(item.label, facts, None, Diagnostics()))
        where = " · ".join(item.sections) or "—"
        diagnostics.add("fact-pending", item.place, fact=item.fact, label=label, sections=where)
    if missing:
        diagnostics.add("draft-pending", Location(project.positions.file), count=len(missing))
    elif project.spec.draft:
        diagnostics.add("draft-marked", project.positions.at("draft"))
