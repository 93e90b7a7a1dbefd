"""The face: what several commands have in common: languages, exit codes, their options."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from factdeck import console

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factdeck.base.diagnostics import Diagnostics
    from factdeck.pipeline.sheet_forms import SheetForm
    from factdeck.pipeline.stages import Kind

INPUT_ERROR: Final = 1
INTERRUPTED: Final = 130


class Language(StrEnum):
    """A language of messages."""

    ZH = "zh-CN"
    EN = "en"


Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of messages. Default: the spec's, else the locale's."),
]
AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]


SpecFile = Annotated[Path, typer.Argument(metavar="SPEC", help="A spec file (.yaml).", show_default=False)]
SpecFiles = Annotated[
    list[Path], typer.Argument(metavar="SPEC...", help="Spec files (.yaml).", show_default=False)
]


def outputs_of(text: str) -> "list[Kind]":
    """The value of --only as a list."""
    from factdeck.document.handout import PRINTED

    kinds: dict[str, Kind] = {"deck": "deck", "factsheet": "factsheet", "deck-pdf": "deck-pdf"}
    kinds |= {kind: kind for kind in PRINTED}
    names = [name.strip() for name in text.split(",")]
    if unknown := [name for name in names if name not in kinds]:
        message = f"“{unknown[0]}” is not an output; choose from {', '.join(kinds)}"
        raise typer.BadParameter(message, param_hint="--only")
    return [kinds[name] for name in names]


def with_sheet_forms(kinds: "list[Kind]", wanted: "Mapping[SheetForm, bool]") -> "list[Kind]":
    """The outputs with these forms of the fact sheet, and the sheet itself where any is wanted."""
    forms: list[Kind] = [form for form, is_wanted in wanted.items() if is_wanted]
    sheet: list[Kind] = ["factsheet"] if forms and "factsheet" not in kinds else []
    return [*kinds, *sheet, *forms]


def fail(diagnostics: "Diagnostics", language: str) -> NoReturn:
    """Say what is wrong, and end."""
    console.show_diagnostics(diagnostics, language)
    raise typer.Exit(INPUT_ERROR)


def show_report(path: Path | None, language: str) -> None:
    """Say where the report is, where there is one."""
    from factdeck.base.diagnostics import Phrase

    if path:
        console.print_line(Phrase("report-written", {"path": path}).text(language))
