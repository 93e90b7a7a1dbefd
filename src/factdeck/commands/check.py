"""The face: `factdeck check` and `factdeck facts`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from factdeck import console
from factdeck.commands.options import INPUT_ERROR, AsJson, Lang, SpecFile, fail, show_report

commands = typer.Typer()


@commands.command(
    epilog="Example: factdeck check report.yaml. Exit codes: 0 all proven, 1 something wrong, 2 wrong usage."
)
def check(
    spec: SpecFile,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where the outputs are. Default: out/<name of the spec>."),
    ] = None,
    as_json: AsJson = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    lang: Lang = None,
) -> None:
    """Reopen what was built and prove every number in it, also after somebody has edited it."""
    from factdeck.pipeline.check import check as check_outputs
    from factdeck.pipeline.check import findings
    from factdeck.pipeline.jobs import default_jobs

    result = check_outputs(spec, out=out, jobs=default_jobs())
    language = lang or result.language or console.locale_language()
    if as_json:
        console.print_line(json.dumps(findings(result, language), ensure_ascii=False, indent=1))
    else:
        show_report(result.report, language)
        console.show_diagnostics(result.diagnostics, language)
    if result.diagnostics.has_errors(strict=strict):
        raise typer.Exit(INPUT_ERROR)


@commands.command(epilog="Example: factdeck facts report.yaml --json > facts.json")
def facts(
    spec: SpecFile,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """List every fact: as it reads, its exact value, unit, where it is used and where it comes from."""
    from factdeck.base.diagnostics import Diagnostics
    from factdeck.facts.resolve import resolve
    from factdeck.pipeline.listing import list_facts
    from factdeck.pipeline.loading import load_project

    diagnostics = Diagnostics()
    project = load_project(spec, diagnostics)
    book = resolve(project, diagnostics) if project else None
    language = lang or (project.spec.language if project else console.locale_language())
    if project is None or book is None or diagnostics.has_errors():
        fail(diagnostics, language)
    rows = list_facts(project, book)
    if as_json:
        console.print_line(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        headings = ("id", "label", "text", "value", "unit", "qualifier", "sections", "source")
        console.print_table(headings, [[_cell(row[name]) for name in headings] for row in rows])
    console.show_diagnostics(diagnostics, language)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)  # pyright: ignore[reportUnknownArgumentType]
    return "" if value is None else str(value)
