"""Driver: the forms in which a fact sheet is printed beside the usual one, all from one spec."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal

from factdeck.base.diagnostics import Diagnostics
from factdeck.scene.nodes import Scene
from factdeck.spec.project import Project

SheetForm = Literal["factsheet-print", "factsheet-gray", "factsheet-a3", "factsheet-onepage"]
"""For the print shop; in grey; two pages up, to be folded; on one page."""

SHEET_FORMS: Final[tuple[SheetForm, ...]] = (
    "factsheet-print",
    "factsheet-gray",
    "factsheet-a3",
    "factsheet-onepage",
)


def formed(scene: Scene, form: str, gray: Mapping[str, str]) -> Scene:
    """The sheet's pages in this form; `gray`: the design pack's (`Theme.gray`)."""
    from factdeck.layout.grayscale import in_gray
    from factdeck.layout.impose import folded
    from factdeck.layout.press import press_sheets

    match form:
        case "factsheet-print":
            return press_sheets(scene)
        case "factsheet-gray":
            return in_gray(scene, gray)
        case "factsheet-a3":
            return folded(scene)
        case _:
            return scene


SHORTER: Final = frozenset(
    {"sheet-left-out", "sheet-as-row", "sheet-as-bars", "sheet-table-cut", "sheet-short-sentence"}
)
"""What a page says of a sheet that is longer than it."""


def said_once(found: Diagnostics, diagnostics: Diagnostics) -> None:
    """Take over what was found on the one page, what it leaves out as one note: the longer sheet has it."""
    left_out = sum(item.code in SHORTER for item in found)
    for item in found:
        if item.code not in SHORTER:
            diagnostics.add(item.code, item.location, **item.arguments)
    if left_out:
        diagnostics.add("one-page-shorter", None, count=left_out)


def on_one_page(project: Project) -> Project:
    """The project whose sheet has one page.

    A sheet planned for two says under its title what is overleaf: that line is left out.
    """
    plan = project.spec.factsheet
    if plan.pages == 1:
        return project
    plan = plan.model_copy(update={"pages": 1, "standfirst": ""})
    return replace(project, spec=project.spec.model_copy(update={"factsheet": plan}))
