"""Compose stage: a chart that was written for other numbers and can't show these becomes a table of them.

Who fills in the numbers of a workbook or an overlay has not written the chart and can't mend it. Where chart
and numbers stand in one file, what does not fit stays the author's error.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location, Phrase
from factdeck.chart.resolve import resolve
from factdeck.document.wording import wording
from factdeck.facts.factbook import FactBook
from factdeck.spec.elements import Chart, Table, TableColumn
from factdeck.spec.project import Key, Positions, Project
from factdeck.spec.schema import Section, Spec

_UNFIT: Final = frozenset(
    {"chart-too-unequal", "chart-pictogram", "chart-all-zero", "chart-negative", "chart-range"}
    | {"chart-unit-mismatch", "chart-rank", "chart-not-rank"}
)
"""What is wrong with the numbers, not with how the chart is written."""


@dataclass(frozen=True, slots=True)
class _Unfit:
    """A chart that can't show its numbers; the table in its place, None where it would have one number."""

    chart: Chart
    index: int
    table: Table | None


def with_substitutes(project: Project, facts: FactBook, diagnostics: Diagnostics) -> Project:
    """The project with tables in place of such charts, each noted. A table of a single number is left out."""
    sections = enumerate(project.spec.sections)
    found = {number: list(_unfit(section, number, project, facts)) for number, section in sections}
    for number, charts in found.items():
        for one, reason in charts:
            place = project.positions.at("sections", number, "charts", one.index)
            code = "chart-as-table" if one.table else "chart-left-out"
            diagnostics.add(code, place, chart=one.chart.id, reason=reason)
    unfit = {number: [one for one, _ in charts] for number, charts in found.items() if charts}
    if not unfit:
        return project
    spec = _spec(project.spec, unfit)
    return replace(project, spec=spec, positions=_positions(project, unfit))


def _unfit(
    section: Section, number: int, project: Project, facts: FactBook
) -> Iterator[tuple[_Unfit, Phrase]]:
    """The section's unfit charts that were written for other numbers, and what is wrong with each."""
    for index, chart in enumerate(section.charts):
        place = project.positions.at("sections", number, "charts", index, "id")
        if not _written_elsewhere(chart, place, project, facts):
            continue
        found = Diagnostics()
        resolve(chart, facts, None, found)
        reason = next((item for item in found if item.code in _UNFIT), None)
        if reason:
            table = _table(chart, project.spec.language)
            yield _Unfit(chart, index, table), Phrase(reason.code, reason.arguments)


def _written_elsewhere(chart: Chart, own: Location, project: Project, facts: FactBook) -> bool:
    """Whether the chart, written at `own`, stands in another file than a number behind it."""
    given = {name for shown in _shown(chart) for name in _behind(shown, facts)}
    return any(project.positions.at("facts", name, "value").file != own.file for name in given)


def _behind(name: str, facts: FactBook) -> Iterator[str]:
    """The given facts that a fact is, or is computed from."""
    fact = facts.get(name)
    if fact and fact.inputs:
        for other in fact.inputs:
            yield from _behind(other, facts)
    else:
        yield name


def _shown(chart: Chart) -> tuple[str, ...]:
    grouped = (name for group in chart.groups for name in group.facts)
    return (*grouped, *chart.facts, *filter(None, [chart.share if not chart.facts else ""]))


def _table(chart: Chart, language: str) -> Table | None:
    """The chart's numbers, a row each; None for a single one, or for series."""
    names, words = _shown(chart), wording(language)
    if len(names) < 2 or chart.series:
        return None
    return Table(
        id=chart.id,
        headline=chart.headline,
        title=chart.title,
        columns=[
            TableColumn(title=words.data_categories, kind="name"),
            TableColumn(title=words.data_values, kind="figure"),
        ],
        rows=[[chart.names.get(name) or f"{{{name}.label}}", f"{{{name}}}"] for name in names],
        notes=chart.notes,
        source_note=chart.source_note,
        only=chart.only,
        priority=chart.priority,
    )


_Unfits = Mapping[int, Sequence[_Unfit]]
"""Unfit charts by their section's number."""


def _spec(spec: Spec, unfit: _Unfits) -> Spec:
    """The spec without these charts and what names them, with the tables."""
    names = frozenset(one.chart.id for charts in unfit.values() for one in charts)
    lost = {(number, one.chart.id) for number, charts in unfit.items() for one in charts if one.table is None}
    sections = [
        _section(section, unfit.get(number, ()), frozenset(name for at, name in lost if at == number))
        for number, section in enumerate(spec.sections)
    ]
    sheet = {key: "" for key in ("pictogram", "chart") if getattr(spec.factsheet, key) in names}
    update: dict[str, object] = {
        "sections": sections,
        "factsheet": spec.factsheet.model_copy(update=sheet),
    }
    if spec.deck is not None:
        gone = {f"{spec.sections[number].id}.{name}" for number, name in lost}
        update["deck"] = [step for step in spec.deck if step not in gone]
    return spec.model_copy(update=update)


def _section(section: Section, unfit: Sequence[_Unfit], lost: Set[str]) -> Section:
    if not unfit:
        return section
    names = {one.chart.id for one in unfit}
    charts = [
        chart.model_copy(update={"beside": ""}) if chart.beside in names else chart
        for chart in section.charts
        if chart.id not in names
    ]
    tables = [*section.tables, *(one.table for one in unfit if one.table)]
    update: dict[str, object] = {"charts": charts, "tables": tables}
    if plan := section.sheet:
        shown = [name for name in plan.show if name not in lost] if plan.show is not None else None
        cells = [cell.model_copy(update={"show": ""}) if cell.show in lost else cell for cell in plan.cells]
        filled = [cell for cell in cells if cell.show or cell.tiles or cell.rows]
        update["sheet"] = plan.model_copy(update={"show": shown, "cells": filled})
    return section.model_copy(update=update)


def _positions(project: Project, unfit: _Unfits) -> Positions:
    """Where everything stands after charts have become tables and others have moved up."""
    positions, spec = project.positions, project.spec

    def moved(path: tuple[Key, ...]) -> tuple[Key, ...] | None:
        if len(path) < 4 or path[0] != "sections" or path[2] != "charts":
            return path
        number, index = int(path[1]), int(path[3])
        charts = unfit.get(number, ())
        if index not in [one.index for one in charts]:
            return (*path[:3], index - sum(one.index < index for one in charts), *path[4:])
        tables = [one.index for one in charts if one.table]
        if index not in tables:
            return None
        return (*path[:2], "tables", len(spec.sections[number].tables) + tables.index(index), *path[4:])

    def renamed(places: Mapping[tuple[Key, ...], Location]) -> dict[tuple[Key, ...], Location]:
        return {new: place for path, place in places.items() if (new := moved(path))}

    return replace(positions, places=renamed(positions.places), keys=renamed(positions.keys))
