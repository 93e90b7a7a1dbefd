"""The face: what several commands have in common: languages, exit codes, their options."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from factdeck import console

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factdeck.base.diagnostics import Diagnostics
    from factdeck.pipeline.sheet_forms import SheetForm
    from factdeck.pipeline.stages import Kind

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


def with_sheet_forms(kinds: "list[Kind]", wanted: "Mapping[SheetForm, bool]") -> "list[Kind]":
    """The outputs with these forms of the fact sheet, and the sheet itself where any is wanted."""
    forms: list[Kind] = [form for form, is_wanted in wanted.items() if is_wanted]
    sheet: list[Kind] = ["factsheet"] if forms and "factsheet" not in kinds else []
    return [*kinds, *sheet, *forms]


def fail(diagnostics: "Diagnostics", language: str) -> NoReturn:
    """Say what is wrong, and end."""
    console.show_diagnostics(diagnostics, language)
    raise typer.Exit(INPUT_ERROR)
