"""The face: `factdeck init` and `factdeck schema`."""

from pathlib import Path
from typing import Annotated

import typer

from factdeck import console
from factdeck.commands.options import Lang, fail

commands = typer.Typer()


@commands.command(epilog="Example: factdeck schema > factdeck.schema.json")
def schema(
    overlay: Annotated[
        bool, typer.Option("--overlay", help="Of a spec that extends another, which says only what differs.")
    ] = False,
) -> None:
    """Print the JSON Schema of a spec, for editors that complete and check."""
    from factdeck.spec.json_schema import json_schema_text
    from factdeck.spec.overlay_schema import overlay_schema_text

    console.print_line((overlay_schema_text if overlay else json_schema_text)().rstrip("\n"))


@commands.command(epilog="Example: factdeck init my-report --lang en")
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
