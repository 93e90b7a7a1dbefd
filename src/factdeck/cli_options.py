"""The face: what several commands have in common: languages, exit codes, their options."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from factdeck import console

if TYPE_CHECKING:
    from factdeck.base.diagnostics import Diagnostics

INPUT_ERROR: Final = 1


class Language(StrEnum):
    """A language of messages."""

    ZH = "zh-CN"
    EN = "en"


Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of messages. Default: the spec's, else the locale's."),
]
AsJson = Annotated[bool, typer.Option("--json", help="For other programs.")]


def fail(diagnostics: "Diagnostics", language: str) -> NoReturn:
    """Say what is wrong, and end."""
    console.show_diagnostics(diagnostics, language)
    raise typer.Exit(INPUT_ERROR)
