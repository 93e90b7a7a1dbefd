"""The storyboard: which slides the deck has, in which order, before any of them is composed.

Without one from the author, every section gives its divider and then its elements in a fixed order.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from factdeck.spec.schema import Section, Spec


@dataclass(frozen=True, slots=True)
class Step:
    """One entry: cover, agenda, closing, or an element of a section (`kind`, and `index` in its list)."""

    kind: str
    section: int = -1
    index: int = 0


def outline(spec: Spec) -> tuple[Step, ...]:
    """The steps of the author's storyboard, or of the composed one.

    An entry is `cover`, `agenda`, `closing`, a section id (the whole section), or `section.element` with
    divider, figures, points, timeline, photos, quote or the id of a chart, table or comparison.
    """
    entries = spec.deck if spec.deck is not None else _default(spec)
    return tuple(step for entry in entries for step in _steps(spec, entry))


def _default(spec: Spec) -> list[str]:
    counted = sum(section.number is None for section in spec.sections)
    agenda = ["agenda"] if counted >= 3 else []
    return ["cover", *agenda, *(section.id for section in spec.sections), "closing"]


def _steps(spec: Spec, entry: str) -> Iterator[Step]:
    name, _, element = entry.partition(".")
    if not element and name in {"cover", "agenda", "closing"}:
        yield Step(name)
        return
    for number, section in enumerate(spec.sections):
        if section.id == name:
            yield from (step for key, step in section_steps(section, number) if not element or key == element)


def section_steps(section: Section, number: int) -> Iterator[tuple[str, Step]]:
    """(element name, step) of all a section can show on slides, in the composed order."""
    if section.divider:
        yield "divider", Step("divider", number)
    for kind in ("figures", "points", "timeline"):
        if getattr(section, kind):
            yield kind, Step(kind, number)
    shared = {chart.beside for chart in section.charts if chart.only != "factsheet"}
    for index, chart in enumerate(section.charts):
        if chart.only != "factsheet" and chart.id not in shared:
            yield chart.id, Step("chart", number, index)
    for index, comparison in enumerate(section.comparisons):
        if comparison.only != "factsheet":
            yield comparison.id, Step("comparison", number, index)
    for index, table in enumerate(section.tables):
        if table.only != "factsheet":
            yield table.id, Step("table", number, index)
    for kind in ("photos", "quote"):
        if getattr(section, kind):
            yield kind, Step(kind, number)
