"""The face: the command line (Typer), thin over the library. Commands import what they need themselves.

Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 70 a fault in factdeck itself, 130 interrupted.
"""

import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from factdeck import console
from factdeck.backends.pdf.standard import Standard
from factdeck.cli_options import INPUT_ERROR, AsJson, Lang, fail, with_sheet_forms
from factdeck.cli_printing import PerPage, only_printed, printing_of
from factdeck.cli_template import template

if TYPE_CHECKING:
    from factdeck.pipeline.build import BuildResult
    from factdeck.pipeline.sheet_forms import SheetForm
    from factdeck.pipeline.stages import Kind

OWN_FAULT: Final = 70  # EX_SOFTWARE of sysexits.h
_GARBAGE: Final = 50_000  # new objects between collections: Python's 700 cost a tenth of a build's time

app = typer.Typer(
    name="factdeck",
    help="A spec of sections and key numbers becomes a PowerPoint deck and a PDF fact sheet.",
    epilog="Example: factdeck init report && cd report && factdeck build spec.yaml",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


app.add_typer(template)


def _show_version(wanted: bool) -> None:
    if wanted:
        from factdeck import __version__

        console.print_line(f"factdeck {__version__}")
        raise typer.Exit


def _outputs(text: str) -> "list[Kind]":
    """The value of --only as a list."""
    from factdeck.document.handout import PRINTED

    kinds: dict[str, Kind] = {"deck": "deck", "factsheet": "factsheet", "deck-pdf": "deck-pdf"}
    kinds |= {kind: kind for kind in PRINTED}
    names = [name.strip() for name in text.split(",")]
    if unknown := [name for name in names if name not in kinds]:
        message = f"“{unknown[0]}” is not an output; choose from {', '.join(kinds)}"
        raise typer.BadParameter(message, param_hint="--only")
    return [kinds[name] for name in names]


SpecFile = Annotated[Path, typer.Argument(metavar="SPEC", help="A spec file (.yaml).", show_default=False)]
SpecFiles = Annotated[
    list[Path], typer.Argument(metavar="SPEC...", help="Spec files (.yaml).", show_default=False)
]


@app.callback()
def top(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options before the command."""


@app.command(
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
    asked, printing = _outputs(only), printing_of(per_page, gray)
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


@app.command(
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

    kinds, printing = _outputs(only), printing_of(per_page, gray)
    result = write_pictures(spec, out=out, only=kinds, width=width, jobs=default_jobs(), printing=printing)
    language = lang or result.language or console.locale_language()
    if result.contact:
        arguments = {"folder": result.contact.parent, "pages": len(result.pages), "contact": result.contact}
        console.print_line(Phrase("previewed", arguments).text(language))
    console.show_diagnostics(result.diagnostics, language)
    if not result.contact:
        raise typer.Exit(INPUT_ERROR)


@app.command(
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
        _show_report(result.report, language)
        console.show_diagnostics(result.diagnostics, language)
    if result.diagnostics.has_errors(strict=strict):
        raise typer.Exit(INPUT_ERROR)


@app.command(epilog="Example: factdeck facts report.yaml --json > facts.json")
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


@app.command(epilog="Example: factdeck schema > factdeck.schema.json")
def schema() -> None:
    """Print the JSON Schema of a spec, for editors that complete and check."""
    from factdeck.spec.json_schema import json_schema_text

    console.print_line(json_schema_text().rstrip("\n"))


@app.command(epilog="Example: factdeck init my-report --lang en")
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.", show_default=False)],
    lang: Lang = None,
) -> None:
    """Make a working folder with a small commented spec that builds at once."""
    from factdeck.base.diagnostics import Diagnostics, Phrase
    from factdeck.starter import start

    diagnostics, language = Diagnostics(), lang or console.locale_language()
    if not start(folder, language, diagnostics):
        fail(diagnostics, language)
    console.print_line(Phrase("started", {"folder": folder}).text(language))


def _show_result(result: "BuildResult", language: str, *, quiet: bool) -> None:
    from factdeck.base.diagnostics import Phrase

    for output in () if quiet else result.outputs:
        size = console.readable_size(output.size)
        arguments = {"path": output.path, "pages": output.pages, "size": size}
        console.print_line(Phrase("written", arguments).text(language))
    _show_report(None if quiet else result.report, language)
    console.show_diagnostics(result.diagnostics, language, notes=not quiet)


def _show_report(path: Path | None, language: str) -> None:
    from factdeck.base.diagnostics import Phrase

    if path:
        console.print_line(Phrase("report-written", {"path": path}).text(language))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)  # pyright: ignore[reportUnknownArgumentType]
    return "" if value is None else str(value)


def main() -> None:
    """The entry point. A mistake of the user's never shows a traceback, nor does one of ours by default."""
    gc.set_threshold(_GARBAGE)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # we have none; looking for some takes its time
    console.accept_any_text()
    try:
        app()
    except Exception as error:
        if os.environ.get("FACTDECK_DEBUG"):
            raise
        from factdeck.base.diagnostics import Phrase

        reason = f"{type(error).__name__}: {error}"
        console.print_error(Phrase("internal-error", {"reason": reason}).text(console.locale_language()))
        sys.exit(OWN_FAULT)
