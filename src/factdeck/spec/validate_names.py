"""Spec stage: ids are unique and well formed, and whatever names a thing names one that exists."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.icons import icons, icons_like
from factdeck.spec.project import Key, Positions
from factdeck.spec.references import Reference, references
from factdeck.spec.schema import Section, Spec
from factdeck.spec.text_file import meant, nearest

_Path = tuple[Key, ...]

OWN: Final = "own"
"""The source of figures that are the author's own."""

SLIDES: Final = ("cover", "agenda", "closing")
ELEMENTS: Final = ("divider", "figures", "points", "timeline", "photos", "quote")
EXHIBITS: Final = ("charts", "tables", "comparisons")

_ID: Final = re.compile(r"[\w-]+")
_CODES: Final = {"fact": "unknown-fact-id", "source": "unknown-source", "exhibit": "unknown-exhibit"}


def check_names(spec: Spec, positions: Positions, diagnostics: Diagnostics) -> None:
    """Report faulty ids, and references and storyboard entries that name nothing."""
    _check_ids(
        [(section.id, ("sections", i, "id")) for i, section in enumerate(spec.sections)],
        SLIDES,
        positions,
        diagnostics,
    )
    for number, section in enumerate(spec.sections):
        _check_ids(_exhibits(section, number), ELEMENTS, positions, diagnostics)
    for reference in references(spec):
        if reference.kind == "icon":
            _check_icon(reference, positions, diagnostics)
            continue
        known = _known(reference, spec) if reference.checked else []
        if reference.checked and reference.name not in known:
            place = (positions.at_key if reference.is_key else positions.at)(*reference.path)
            advice = meant(nearest(reference.name, known))
            diagnostics.add(_CODES[reference.kind], place, id=reference.name, advice=advice)
    _check_storyboard(spec, positions, diagnostics)
    _check_beside(spec, positions, diagnostics)


def _check_beside(spec: Spec, positions: Positions, diagnostics: Diagnostics) -> None:
    """Report charts that are to share a slide with what is no other chart, or that already shares one."""
    for number, section in enumerate(spec.sections):
        charts = {chart.id: chart for chart in section.charts}
        for index, chart in enumerate(section.charts):
            other = charts.get(chart.beside)
            if chart.beside and (other is None or other is chart or other.beside):
                place = positions.at("sections", number, "charts", index, "beside")
                diagnostics.add("chart-beside", place, id=chart.beside)


def _check_icon(reference: Reference, positions: Positions, diagnostics: Diagnostics) -> None:
    if reference.name not in icons():
        known = ", ".join(icons_like(reference.name))
        diagnostics.add("unknown-icon", positions.at(*reference.path), icon=reference.name, known=known)


def _check_ids(
    ids: Iterable[tuple[str, _Path]],
    reserved: tuple[str, ...],
    positions: Positions,
    diagnostics: Diagnostics,
) -> None:
    seen: dict[str, _Path] = {}
    for name, path in ids:
        place = positions.at(*path)
        if not name:
            continue
        if name in seen:
            diagnostics.add("duplicate-id", place, id=name, first=positions.at(*seen[name]))
        elif name in reserved:
            diagnostics.add("reserved-id", place, id=name)
        elif not _ID.fullmatch(name):
            diagnostics.add("bad-id", place, id=name)
        seen.setdefault(name, path)


def _exhibits(section: Section, number: int) -> Iterator[tuple[str, _Path]]:
    """The ids of a section's charts, tables and comparisons, and where they stand."""
    for kind in EXHIBITS:
        for index, exhibit in enumerate(getattr(section, kind)):
            yield exhibit.id, ("sections", number, kind, index, "id")


def _known(reference: Reference, spec: Spec) -> list[str]:
    """The names that a reference may give; exhibits of the section it stands in, or of any section."""
    if reference.kind == "fact":
        return list(spec.facts)
    if reference.kind == "source":
        return [*spec.sources, OWN]
    inside = reference.path[0] == "sections"
    return [
        name
        for number, section in enumerate(spec.sections)
        if not inside or number == reference.path[1]
        for name, _ in _exhibits(section, number)
    ]


def _check_storyboard(spec: Spec, positions: Positions, diagnostics: Diagnostics) -> None:
    known = [*SLIDES, *(step for section in spec.sections for step in _steps(section))]
    for index, entry in enumerate(spec.deck or ()):
        if entry not in known:
            advice = meant(nearest(entry, known))
            diagnostics.add("unknown-step", positions.at("deck", index), entry=entry, advice=advice)


def _steps(section: Section) -> Iterator[str]:
    """What a storyboard may name of a section: all of it, or one of its elements."""
    yield section.id
    yield from (f"{section.id}.{element}" for element in ELEMENTS if getattr(section, element))
    for kind in EXHIBITS:
        yield from (f"{section.id}.{item.id}" for item in getattr(section, kind) if item.only != "factsheet")
