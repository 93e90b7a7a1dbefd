"""Driver: the documents of many districts: built on all processors, each for itself, only where need be."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.checks.report.report import finding
from factdeck.pipeline.batch_outcome import Batch, Outcome, Status
from factdeck.pipeline.batch_page import SUMMARY, summary_page
from factdeck.pipeline.batch_record import Record
from factdeck.pipeline.build import build_all
from factdeck.pipeline.comparison import STEM as COMPARISON
from factdeck.pipeline.comparison import Reporter, comparison, reported
from factdeck.pipeline.loading import LoadedSpec, Unloaded
from factdeck.pipeline.outputs import write_outputs
from factdeck.pipeline.spread import run_each
from factdeck.pipeline.stages import USUAL
from factdeck.spec.project import Project


def run_batch(
    districts: Sequence[Unloaded],
    batch: Batch,
    *,
    jobs: int = 1,
    force: bool = False,
    done: Callable[[Outcome], None] = lambda outcome: None,
) -> tuple[Outcome, ...]:
    """Build every district into a folder of its name under `batch.out`; outcomes in the order given.

    One that fails does not stop the others. What was built before of the same inputs with the same options
    is kept unless `force`: so a run goes on where an interrupt has ended the last one. `done` is told each
    outcome as it is known.
    """
    record = Record.read(batch.out)
    outcomes = _clashes(districts, batch)
    if not force:
        outcomes |= _kept(districts, batch, record, outcomes)
    for outcome in outcomes.values():
        done(outcome)
    for number, outcome in _built_now(districts, batch, jobs, outcomes):
        record.add(districts[number], outcome, batch)
        outcomes[number] = outcome
        done(outcome)
    return tuple(outcomes[number] for number in range(len(districts)))


_Outcomes = dict[int, Outcome]
"""By the districts' numbers."""


def _kept(districts: Sequence[Unloaded], batch: Batch, record: Record, but: _Outcomes) -> _Outcomes:
    numbered = ((number, district) for number, district in enumerate(districts) if number not in but)
    return {number: kept for number, district in numbered if (kept := record.kept(district, batch))}


def _built_now(
    districts: Sequence[Unloaded], batch: Batch, jobs: int, but: _Outcomes
) -> Iterator[tuple[int, Outcome]]:
    waiting = [number for number in range(len(districts)) if number not in but]
    for index, result in run_each(_built, [(districts[number], batch) for number in waiting], jobs):
        number = waiting[index]
        yield number, _crashed(districts[number], batch, result) if isinstance(result, Exception) else result


def _built(district: Unloaded, batch: Batch) -> Outcome:
    """Build one district. Runs in any process."""
    started, name = time.perf_counter(), district.path.stem
    (result,) = build_all(
        [district], out=batch.out / name, only=batch.only, strict=batch.strict, standard=batch.standard
    )
    return Outcome(
        name,
        Status.BUILT if result.outputs else Status.FAILED,
        result.organization,
        result.outputs,
        _findings(result.diagnostics, batch.language or result.language),
        result.report,
        result.language,
        time.perf_counter() - started,
        result.inputs,
    )


def _findings(found: Diagnostics, language: str) -> tuple[dict[str, Any], ...]:
    return tuple(finding(item, language) for item in found)


def _crashed(district: Unloaded, batch: Batch, error: Exception) -> Outcome:
    """A fault of the program's own is said of the district that it happened to."""
    found = Diagnostics()
    reason = f"{type(error).__name__}: {error}"
    found.add("district-crashed", Location(str(district.path)), reason=reason)
    return Outcome(district.path.stem, Status.FAILED, findings=_findings(found, batch.language))


def _clashes(districts: Sequence[Unloaded], batch: Batch) -> _Outcomes:
    """Districts that would write into the folder of an earlier one; names are compared as Windows does."""
    seen: dict[str, Path] = {}
    clashes: _Outcomes = {}
    for number, district in enumerate(districts):
        name, path = district.path.stem, district.path
        if name.casefold() in seen:
            found = Diagnostics()
            found.add("same-output", Location(str(path)), name=name, other=str(seen[name.casefold()]))
            clashes[number] = Outcome(name, Status.FAILED, findings=_findings(found, batch.language))
        seen.setdefault(name.casefold(), path)
    return clashes


def compare_all(
    districts: Sequence[Unloaded], chosen: Sequence[str], base: Unloaded, batch: Batch, jobs: int = 1
) -> Outcome:
    """A deck and a sheet that compare chosen facts (ids) of the districts, in `batch.out`/comparison.

    `base` gives its organisation, language and design. A district whose spec has errors is left out, with a
    finding.
    """
    found = Diagnostics()
    reporters: list[Reporter] = []
    told = dict(run_each(reported, [(district, tuple(chosen)) for district in districts], jobs))
    for number, district in enumerate(districts):
        reporter = told[number]
        if isinstance(reporter, Reporter):
            reporters.append(reporter)
        else:
            found.add("comparison-left-out", Location(str(district.path)))
    path = batch.out / f"{COMPARISON}.yaml"
    project = comparison(reporters, chosen, base, path.resolve(), found)
    return _compared(project, batch, found) if project else _without(found, batch)


def _compared(project: Project, batch: Batch, found: Diagnostics) -> Outcome:
    outcome = _built(LoadedSpec(project), replace(batch, only=USUAL))
    return replace(outcome, findings=(*_findings(found, batch.language), *outcome.findings))


def _without(found: Diagnostics, batch: Batch) -> Outcome:
    return Outcome(COMPARISON, Status.FAILED, findings=_findings(found, batch.language))


def write_summary(
    outcomes: Sequence[Outcome], compared: Outcome | None, batch: Batch, diagnostics: Diagnostics
) -> Path | None:
    """Write the page that lists what became of every district into `batch.out`; None where that failed."""
    language = batch.language or next((one.language for one in outcomes if one.language), "en")
    page = summary_page(outcomes, compared, batch.out, language)
    return write_outputs(batch.out, {SUMMARY: page.encode()}, diagnostics).get(SUMMARY)
