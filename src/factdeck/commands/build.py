"""The face: `factdeck build` and `factdeck preview`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factdeck import console
from factdeck.backends.pdf.standard import Standard
from factdeck.commands.options import (
    INPUT_ERROR,
    Lang,
    SpecFile,
    SpecFiles,
    outputs_of,
    show_report,
    with_sheet_forms,
)
from factdeck.commands.printing import PerPage, only_printed, printing_of

if TYPE_CHECKING:
    from factdeck.pipeline.build import BuildResult
    from factdeck.pipeline.sheet_forms import SheetForm


commands = typer.Typer()


@commands.command(
    epilog="Example: factdeck build report.yaml --out out/report. "
    "Exit codes: 0 built, 1 the input has errors, 2 wrong usage."
)
def build(
    specs: SpecFiles,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder to write to. Default: out/<name of the spec>.")
    ] = None,
    only: Annotated[
        str,
        typer.Option(
            help="Outputs to write. deck-pdf: the slides as a PDF; handout, notes, script: printed from them."
        ),
    ] = "deck,factsheet",
    per_page: PerPage = None,
    press: Annotated[
        bool, typer.Option("--print", help="Also a fact sheet for the print shop: CMYK, bleed, marks.")
    ] = False,
    gray: Annotated[
        bool,
        typer.Option(
            "--gray", help="Also a fact sheet in grey; fails where marks look alike. Handouts are in grey."
        ),
    ] = False,
    fold: Annotated[bool, typer.Option("--fold", help="Also a fact sheet on A3, to be folded.")] = False,
    one_page: Annotated[bool, typer.Option("--one-page", help="Also a fact sheet on one page.")] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes at a time. Default: one a processor.")
    ] = None,
    standard: Annotated[
        Standard,
        typer.Option(help="What PDFs keep: ua-1 is PDF/UA-1 and PDF/A-2a, ua-2 is PDF/UA-2 and PDF/A-4."),
    ] = Standard.UA_1,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at warnings too.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what is wrong.")] = False,
    lang: Lang = None,
) -> None:
    """Write the deck and the fact sheet of each spec."""
    asked, printing = outputs_of(only), printing_of(per_page, gray)
    in_gray = gray and not only_printed(asked)
    forms: dict[SheetForm, bool] = {"factsheet-print": press, "factsheet-gray": in_gray, "factsheet-a3": fold}
    forms["factsheet-onepage"] = one_page
    kinds = with_sheet_forms(asked, forms)
    from factdeck.pipeline.build import build_all
    from factdeck.pipeline.jobs import default_jobs

    language = lang or console.locale_language()
    different = list({path.resolve(): path for path in specs}.values())
    with console.progress(len(different) * len(kinds), language, quiet=quiet) as done:
        results = build_all(
            different,
            out=out,
            only=kinds,
            strict=strict,
            jobs=jobs or default_jobs(),
            done=done,
            printing=printing,
            standard=standard,
        )
    for result in results:
        _show_result(result, lang or result.language or language, quiet=quiet)
    if not all(result.outputs for result in results):
        raise typer.Exit(INPUT_ERROR)


@commands.command(
    epilog="Example: factdeck preview report.yaml --only deck. "
    "Exit codes: 0 done, 1 the input has errors, 2 wrong usage."
)
def preview(
    spec: SpecFile,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder to write to. Default: out/<name of the spec>/preview."),
    ] = None,
    only: Annotated[str, typer.Option(help="Outputs to picture.")] = "deck,factsheet",
    per_page: PerPage = None,
    gray: Annotated[bool, typer.Option("--gray", help="Handouts in grey.")] = False,
    width: Annotated[int, typer.Option(min=64, max=8000, help="Of a picture, in pixels.")] = 1280,
    lang: Lang = None,
) -> None:
    """Picture every page as a PNG, and all on one contact sheet; no office program is needed."""
    from factdeck.base.diagnostics import Phrase
    from factdeck.pipeline.jobs import default_jobs
    from factdeck.pipeline.preview import preview as write_pictures

    kinds, printing = outputs_of(only), printing_of(per_page, gray)
    result = write_pictures(spec, out=out, only=kinds, width=width, jobs=default_jobs(), printing=printing)
    language = lang or result.language or console.locale_language()
    if result.contact:
        arguments = {"folder": result.contact.parent, "pages": len(result.pages), "contact": result.contact}
        console.print_line(Phrase("previewed", arguments).text(language))
    console.show_diagnostics(result.diagnostics, language)
    if not result.contact:
        raise typer.Exit(INPUT_ERROR)


def _show_result(result: "BuildResult", language: str, *, quiet: bool) -> None:
    from factdeck.base.diagnostics import Phrase

    for output in () if quiet else result.outputs:
        size = console.readable_size(output.size)
        arguments = {"path": output.path, "pages": output.pages, "size": size}
        console.print_line(Phrase("written", arguments).text(language))
    show_report(None if quiet else result.report, language)
    console.show_diagnostics(result.diagnostics, language, notes=not quiet)
