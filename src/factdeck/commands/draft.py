"""The face: `factdeck draft`."""

from pathlib import Path
from typing import Annotated

import typer

from factdeck import console
from factdeck.commands.options import INPUT_ERROR, Lang

commands = typer.Typer()


@commands.command(
    epilog="Example: factdeck draft report.docx -o deck/new.yaml --workbook numbers.xlsx. "
    "Exit codes: 0 written, 1 the report can't be read, 2 wrong usage."
)
def draft(
    report: Annotated[
        Path | None,
        typer.Argument(
            metavar="REPORT", help="A report: .txt, .md, .docx, .pdf, .html, .xlsx.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="SPEC", help="The spec to write. Default: deck/<report's name>.yaml."
        ),
    ] = None,
    workbook: Annotated[
        Path | None, typer.Option(metavar="XLSX", help="Also write a review sheet of all figures.")
    ] = None,
    apply: Annotated[
        Path | None,
        typer.Option("--apply", metavar="XLSX", help="Bring a filled-in review sheet into its spec."),
    ] = None,
    template: Annotated[str, typer.Option(help="Design pack of the spec.")] = "hongjin",
    lang: Lang = None,
) -> None:
    """Draft a first spec from a report: figures with their quotes, headlines, points, charts, to review."""
    from factdeck.pipeline.draft import Wish
    from factdeck.pipeline.draft import draft as draft_spec
    from factdeck.pipeline.draft_review import apply_review, write_review

    if (report is None) is (apply is None):
        raise typer.BadParameter("give a report, or a review sheet with --apply", param_hint="REPORT")
    if apply is not None:
        result = apply_review(apply, out)
    else:
        assert report is not None
        result = draft_spec(report, Wish(out, template))
        if result.path and workbook:
            result = write_review(workbook, report, result, template)
    language = lang or result.language or console.locale_language()
    for phrase in result.said:
        console.print_line(phrase.text(language))
    console.show_diagnostics(result.diagnostics, language)
    if result.path is None:
        raise typer.Exit(INPUT_ERROR)
