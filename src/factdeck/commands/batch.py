"""The face: `factdeck batch`: the documents of many districts at once."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factdeck import console
from factdeck.commands.options import INPUT_ERROR, INTERRUPTED, Lang, fail, outputs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factdeck.pipeline.batch_outcome import Outcome
    from factdeck.pipeline.loading import Unloaded

commands = typer.Typer()


@commands.command(
    epilog="Example: factdeck batch deck/districts/*.yaml --compare members,visits. "
    "Exit codes: 0 all built, 1 some failed, 2 wrong usage, 130 interrupted."
)
def batch(
    specs: Annotated[
        list[Path] | None, typer.Argument(metavar="SPEC...", help="Spec files (.yaml).", show_default=False)
    ] = None,
    workbook: Annotated[
        Path | None,
        typer.Option(metavar="XLSX", help="One district a row, each laid on the spec --base."),
    ] = None,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder that holds a folder for each, and the summary.")
    ] = Path("out"),
    only: Annotated[str, typer.Option(help="Outputs to write, as for build.")] = "deck,factsheet",
    compare: Annotated[
        str, typer.Option(metavar="FACT,…", help="Facts to compare across the districts.")
    ] = "",
    base: Annotated[
        Path | None,
        typer.Option(metavar="SPEC", help="What rows are laid on; whose the comparison is, else the first."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes at a time. Default: one a processor.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Build also what has not changed.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what is wrong.")] = False,
    lang: Lang = None,
) -> None:
    """Build many specs on all processors; what has not changed is kept, one that fails stops no other.

    The districts are spec files, the rows of a workbook (as `factdeck workbook --wide` writes it), or both.
    """
    from factdeck.base.diagnostics import Diagnostics
    from factdeck.pipeline.batch import compare_all, run_batch, write_summary
    from factdeck.pipeline.batch_outcome import Batch
    from factdeck.pipeline.jobs import default_jobs

    first, processes = base or next(iter(specs or []), None), jobs or default_jobs()
    language = lang or _language_of(first) or console.locale_language()
    wanted = Batch(out, tuple(outputs_of(only)), strict, language=language)
    districts = _districts(specs or [], workbook, base, language)
    finished: list[Outcome] = []
    try:
        with console.progress(len(districts), language, quiet=quiet) as done:

            def note(outcome: "Outcome") -> None:
                finished.append(outcome)
                done(outcome.title or outcome.name)

            outcomes = run_batch(districts, wanted, jobs=processes, force=force, done=note)
        chosen = [name.strip() for name in compare.split(",") if name.strip()]
        whose = _whose(base, districts)
        compared = compare_all(districts, chosen, whose, wanted, processes) if chosen else None
    except KeyboardInterrupt:
        _say("stopped", language, count=len(finished))
        raise typer.Exit(INTERRUPTED) from None
    found = Diagnostics()
    summary = write_summary(outcomes, compared, wanted, found)
    every = (*outcomes, *([_titled(compared, language)] if compared else []))
    if not quiet:
        _show(every, language)
    console.show_groups(_groups(every, language), language)
    console.show_diagnostics(found, language)
    if summary and not quiet:
        _say("summary", language, path=summary)
    if not all(one.outputs for one in every):
        raise typer.Exit(INPUT_ERROR)


def _districts(
    specs: "Sequence[Path]", workbook: Path | None, base: Path | None, language: str
) -> "list[Unloaded]":
    """What is to be built. Raises BadParameter where nothing is named, Exit for a faulty workbook."""
    from factdeck.base.diagnostics import Diagnostics, Phrase
    from factdeck.pipeline.loading import SpecFile, rows_of

    if workbook and not base:
        raise typer.BadParameter(Phrase("batch-no-base").text(language), param_hint="--base")
    if not workbook and not specs:
        raise typer.BadParameter(Phrase("batch-no-districts").text(language), param_hint="SPEC...")
    districts: list[Unloaded] = [SpecFile(path) for path in {path.resolve(): path for path in specs}.values()]
    if workbook and base:
        found = Diagnostics()
        districts += rows_of(workbook, base, found)
        if found.has_errors():
            fail(found, language)
        console.show_diagnostics(found, language)
    return districts


def _language_of(spec: Path | None) -> str:
    """The language of a spec; "" where there is none, or it can't be read, which building reports."""
    from factdeck.base.diagnostics import Diagnostics
    from factdeck.pipeline.loading import SpecFile

    project = SpecFile(spec).examine(Diagnostics()) if spec else None
    return project.spec.language if project else ""


def _whose(base: Path | None, districts: "Sequence[Unloaded]") -> "Unloaded":
    from factdeck.pipeline.loading import SpecFile

    return SpecFile(base) if base else districts[0]


def _say(code: str, language: str, **arguments: Any) -> None:
    from factdeck.base.diagnostics import Phrase

    console.print_line(Phrase(f"batch-{code}", arguments).text(language))


def _titled(comparison: "Outcome", language: str) -> "Outcome":
    """The comparison, which the base's organization publishes, under a name of its own."""
    from factdeck.base.diagnostics import Phrase

    return replace(comparison, title=Phrase("batch-comparison").text(language))


def _show(outcomes: "Sequence[Outcome]", language: str) -> None:
    """A line for each, and the count of all."""
    from factdeck.base.diagnostics import Phrase
    from factdeck.pipeline.batch_outcome import Status

    def word(code: str, **arguments: Any) -> str:
        return Phrase(f"batch-{code}", arguments).text(language)

    headings = [word(name) for name in ("district", "outcome", "files", "errors", "warnings", "seconds")]
    console.print_table(headings, [_row(one, word(one.status)) for one in outcomes])
    counts = {str(state): sum(one.status is state for one in outcomes) for state in Status}
    _say("verdict", language, **counts)


def _row(outcome: "Outcome", status: str) -> list[str]:
    counts = [str(outcome.count(severity) or "") for severity in ("error", "warning")]
    seconds = f"{outcome.seconds:.1f}" if outcome.seconds else ""
    return [outcome.title or outcome.name, status, str(len(outcome.outputs) or ""), *counts, seconds]


def _groups(outcomes: "Sequence[Outcome]", language: str) -> "Iterator[tuple[str, list[console.Line]]]":
    """What is wrong with each, by its name, errors first; notes, which many share, are in the summary."""
    for outcome in outcomes:
        lines = list(_lines(outcome, language))
        if lines:
            yield outcome.title or outcome.name, lines


def _lines(outcome: "Outcome", language: str) -> "Iterator[console.Line]":
    from factdeck.base.diagnostics import Severity
    from factdeck.checks.report.report import said, said_place

    for severity in (Severity.ERROR, Severity.WARNING):
        for item in outcome.findings:
            if item["severity"] == severity:
                yield severity, item["code"], said(item, language), said_place(item)
