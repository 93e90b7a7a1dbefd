"""Driver: check a spec and what was built from it, as it lies in its folder, whoever has edited it since."""

import os
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.document.handout import PRINTED
from factdeck.pipeline.jobs import run_all
from factdeck.pipeline.outputs import write_outputs
from factdeck.pipeline.printed import as_printed, as_record, recorded
from factdeck.pipeline.proof import Audited, examine, report_files
from factdeck.pipeline.stages import KINDS, USUAL, Kind, Prepared, lay_out, output_name, prepare


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found; `report` is the page that was written, None where the spec itself has errors."""

    diagnostics: Diagnostics
    language: str
    report: Path | None = None


def check(
    spec: str | os.PathLike[str], *, out: str | os.PathLike[str] | None = None, jobs: int = 1
) -> CheckResult:
    """Prove every number of the spec and of its outputs in the folder `out` (default: out/<spec's name>).

    The outputs are not changed; a report is written beside them. What is wrong is in the diagnostics. `jobs`:
    processes, as in `build`.
    """
    from factdeck.pipeline.loading import examine_project

    path, diagnostics = Path(spec), Diagnostics()
    project = examine_project(path, diagnostics)
    language = project.spec.language if project else ""
    prepared = prepare(project, diagnostics) if project else None
    if prepared is None or diagnostics.has_errors():
        return CheckResult(diagnostics, language)
    folder = Path(out) if out is not None else Path("out") / path.stem
    printed = recorded(folder, path)
    kinds: list[Kind] = [
        kind for kind in KINDS if kind in USUAL or (folder / output_name(path, kind)).exists()
    ]
    _report_unrecorded(kinds, printed, folder, path, diagnostics)
    kinds = [kind for kind in kinds if kind not in PRINTED or kind in printed]
    work = [(as_printed(prepared, kind, printed), kind, folder) for kind in kinds]
    audited: dict[Kind, Audited] = {}
    for kind, (seen, found) in zip(kinds, run_all(_output, work, jobs, lambda _: None), strict=True):
        diagnostics.extend(found)
        if seen:
            audited[kind] = seen
    if pending := prepared.project.pending:
        diagnostics.add("draft-unfinished", Location(str(path)), count=len(pending))
    if not audited:
        return CheckResult(diagnostics, language)
    names: dict[Kind, str] = {kind: output_name(path, kind) for kind in audited}
    reports = report_files(prepared, audited, names, diagnostics, as_record(printed))
    written = write_outputs(folder, reports, diagnostics)
    return CheckResult(diagnostics, language, next(iter(written.values()), None))


def _report_unrecorded(
    kinds: Iterable[Kind], printed: Container[str], folder: Path, spec: Path, diagnostics: Diagnostics
) -> None:
    """Handouts of which no report tells how they were asked for can't be laid out again."""
    for kind in kinds:
        if kind in PRINTED and kind not in printed:
            diagnostics.add("handout-unrecorded", Location(str(folder / output_name(spec, kind))))


def _output(prepared: Prepared, kind: Kind, folder: Path) -> tuple[Audited | None, Diagnostics]:
    """The audit of one output's file, None where it was never built, and what was found."""
    diagnostics = Diagnostics()
    file = folder / output_name(prepared.project.path, kind)
    try:
        content = file.read_bytes()
    except OSError as error:
        code = "output-missing" if isinstance(error, FileNotFoundError) else "output-unreadable"
        diagnostics.add(code, Location(str(file)), reason=error.strerror or "")
        return None, diagnostics
    laid_out = lay_out(prepared, kind, diagnostics)
    if laid_out is None:
        return None, diagnostics
    if kind == "deck":
        from factdeck.checks.package import check_package

        diagnostics.extend(check_package(content))
    return examine(laid_out, kind, content, prepared, diagnostics), diagnostics


def findings(result: CheckResult, language: str) -> dict[str, Any]:
    """The result for other programs: ok, report (path), findings (see `checks.report.report.finding`)."""
    from factdeck.checks.report.report import finding

    found = [finding(item, language) for item in result.diagnostics]
    return {
        "ok": not result.diagnostics.has_errors(),
        "report": str(result.report) if result.report else "",
        "findings": found,
    }
