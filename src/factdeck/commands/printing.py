"""The face: the options that say how handouts are wanted."""

from typing import TYPE_CHECKING, Annotated

import typer

from factdeck import console

if TYPE_CHECKING:
    from factdeck.document.handout import PerPage as Count
    from factdeck.pipeline.stages import Kind, Printing

PerPage = Annotated[
    int | None,
    typer.Option(
        "--per-page",
        metavar="1|2|3|4|6|9",
        help="Slides to a page of the handout. Default: as the spec says.",
    ),
]


def printing_of(per_page: int | None, gray: bool) -> "Printing":
    """How handouts are wanted. Raises BadParameter for slides to a page that no handout has."""
    from factdeck.base.diagnostics import Phrase
    from factdeck.document.handout import PER_PAGE
    from factdeck.pipeline.stages import Printing

    known: dict[int, Count] = {int(count): count for count in PER_PAGE}
    if per_page is not None and per_page not in known:
        arguments = {"number": per_page, "known": ", ".join(map(str, PER_PAGE))}
        message = Phrase("per-page-unknown", arguments).text(console.locale_language())
        raise typer.BadParameter(message, param_hint="--per-page")
    return Printing(known[per_page] if per_page is not None else None, gray or None)


def only_printed(kinds: "list[Kind]") -> bool:
    """Whether nothing but handouts is asked for: then `--gray` is of them alone."""
    from factdeck.document.handout import PRINTED

    return all(kind in PRINTED for kind in kinds)
