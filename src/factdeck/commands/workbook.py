"""The face: `factdeck workbook` and `factdeck new`: what a district fills in, and where it starts from."""

from pathlib import Path
from typing import Annotated

import typer

from factdeck import console
from factdeck.commands.options import Lang, SpecFile, fail

commands = typer.Typer()


@commands.command(
    epilog="Example: factdeck workbook report.yaml -o numbers.xlsx; then `data: numbers.xlsx` in the spec."
)
def workbook(
    spec: SpecFile,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Default: the spec's `data`, else <its name>.xlsx beside it.",
        ),
    ] = None,
    empty: Annotated[bool, typer.Option("--empty", help="For somebody else: without the values.")] = False,
    next_year: Annotated[
        bool, typer.Option("--next-year", help="For the next year: the values become last year's.")
    ] = False,
    wide: Annotated[bool, typer.Option("--wide", help="One row a district, to build them all from.")] = False,
    districts: Annotated[str, typer.Option(metavar="A,B,C", help="The districts of --wide.")] = "",
    lang: Lang = None,
) -> None:
    """Write a workbook to fill in: a row a key number, with units, examples and drop-downs."""
    from factdeck.base.diagnostics import Diagnostics, Phrase
    from factdeck.facts.workbook_form import Values
    from factdeck.pipeline.workbooks import write_wide_workbook, write_workbook

    names = [
        name.strip() for name in districts.replace("，", ",").replace("、", ",").split(",") if name.strip()
    ]
    if empty and next_year:
        raise typer.BadParameter("--empty and --next-year exclude each other", param_hint="--next-year")
    if wide != bool(names):
        raise typer.BadParameter("--wide needs --districts, and --districts --wide", param_hint="--districts")
    diagnostics, language = Diagnostics(), lang or console.locale_language()
    values = Values.EMPTY if empty else Values.LAST if next_year else Values.FILLED
    written = (
        write_wide_workbook(spec, names, output, diagnostics)
        if wide
        else write_workbook(spec, output, diagnostics, values)
    )
    if written is None:
        fail(diagnostics, language)
    arguments = {"path": written.path, "rows": written.rows, "districts": written.districts}
    console.print_line(Phrase(f"workbook-written{'-wide' if wide else ''}", arguments).text(language))
    console.show_diagnostics(diagnostics, language)


@commands.command(epilog="Example: factdeck new Easthill --from report.yaml")
def new(
    district: Annotated[str, typer.Argument(metavar="DISTRICT", help="Its name.", show_default=False)],
    base: Annotated[
        Path, typer.Option("--from", metavar="SPEC", help="The spec that it takes its structure from.")
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A new folder. Default: DISTRICT beside the spec.")
    ] = None,
    organization: Annotated[
        str, typer.Option(metavar="TEXT", help="Its full name. Default: made from DISTRICT.")
    ] = "",
    lang: Lang = None,
) -> None:
    """Start a district: a spec that extends another, a workbook to fill in, and a template of its own."""
    from factdeck.base.diagnostics import Diagnostics, Phrase
    from factdeck.pipeline.district import start_district

    diagnostics, language = Diagnostics(), lang or console.locale_language()
    made = start_district(district, base, diagnostics, folder=out, organization=organization)
    if made is None:
        fail(diagnostics, language)
    arguments = {"folder": made.folder, "workbook": made.workbook, "spec": made.spec}
    console.print_line(Phrase("district-made", arguments).text(lang or made.language))
    console.show_diagnostics(diagnostics, language)
