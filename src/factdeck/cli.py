"""The face: the command line (Typer), thin over the library. Commands import what they need themselves.

Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 70 a fault in factdeck itself, 130 interrupted.
"""

import gc
import os
import sys
from typing import Annotated, Final

import typer

from factdeck import console
from factdeck.commands import batch, build, check, draft, explain, start, workbook
from factdeck.commands.template import template

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
for module in (build, batch, check, draft, explain, start, workbook):
    app.add_typer(module.commands)
app.add_typer(template)


def _show_version(wanted: bool) -> None:
    if wanted:
        from factdeck import __version__

        console.print_line(f"factdeck {__version__}")
        raise typer.Exit


@app.callback()
def top(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options before the command."""


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
