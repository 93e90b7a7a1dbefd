"""Driver: fill-in workbooks of a spec, in its design pack's colours, never over one that may be filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.workbook import fill
from factdeck.facts.workbook_form import Form, Values, form_of
from factdeck.facts.workbook_look import Look
from factdeck.pipeline.loading import load_project
from factdeck.pipeline.outputs import write_new
from factdeck.pipeline.stages import template_folders
from factdeck.spec.load import load
from factdeck.spec.project import Project
from factdeck.spec.read_yaml import Written


@dataclass(frozen=True, slots=True)
class WrittenWorkbook:
    """A workbook that was written: rows to fill in; districts of a wide one."""

    path: Path
    rows: int
    districts: int = 0


def write_workbook(
    spec: Path, out: Path | None, diagnostics: Diagnostics, values: Values = Values.FILLED
) -> WrittenWorkbook | None:
    """The fill-in workbook of a spec; None with every mistake in `diagnostics`, or where `out` is there.

    Without `out`: what the spec calls its `data`, if that is not there yet; else beside it with its name.
    """
    from factdeck.facts.workbook_write import workbook_bytes

    project = load(spec, diagnostics, _fill_from_what_is_there)
    if project is None:
        return None
    out = out or _usual(spec, project)
    form = form_of(project, values)
    written = _write(out, workbook_bytes(form, look_of(project)), diagnostics)
    return WrittenWorkbook(out, form.count) if written else None


def _fill_from_what_is_there(written: Written, path: Path, diagnostics: Diagnostics) -> Written:
    """As `fill`; a workbook that is named and not there yet is the one that is to be written."""
    raw, positions = written
    name = raw.get("data") if isinstance(raw, dict) else None
    if isinstance(name, str) and not (Path(positions.at("data").file).parent / name).exists():
        return written
    return fill(written, path, diagnostics)


def _usual(spec: Path, project: Project) -> Path:
    named = spec.parent / project.spec.data
    return named if project.spec.data and not named.exists() else spec.with_suffix(".xlsx")


def write_wide_workbook(
    spec: Path, districts: Sequence[str], out: Path | None, diagnostics: Diagnostics
) -> WrittenWorkbook | None:
    """A workbook with one row a district, to build them all from; as `write_workbook`."""
    from factdeck.facts.workbook_wide_write import wide_bytes

    project = load_project(spec, diagnostics)
    if project is None:
        return None
    out = out or spec.with_suffix(".xlsx")
    form: Form = form_of(project, Values.EMPTY)
    written = _write(out, wide_bytes(form, districts, look_of(project)), diagnostics)
    return WrittenWorkbook(out, form.count, len(districts)) if written else None


def look_of(project: Project) -> Look:
    """The colours of the spec's design pack; neutral ones where it can't be used, which building reports."""
    from factdeck.theme.load import load_theme

    theme = load_theme(project.spec.template, template_folders(project.path), Diagnostics())
    if theme is None:
        return Look()
    heading = theme.palette[theme.scheme["accent1"]]
    return Look(heading=heading, ink=theme.palette[theme.scheme["dk1"]])


def _write(out: Path, content: bytes, diagnostics: Diagnostics) -> bool:
    if out.exists():
        diagnostics.add("workbook-exists", Location(str(out)), name=out.name)
        return False
    return write_new(out.parent, {out.name: content}, diagnostics)
