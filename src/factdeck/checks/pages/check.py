"""Checks stage: finished pages against what readers need of them: WCAG 2.2, assertion-evidence slides."""

from collections.abc import Callable
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.audit.place import Output
from factdeck.checks.pages.alt import check_alt
from factdeck.checks.pages.apart import check_apart
from factdeck.checks.pages.contrast import check_contrast
from factdeck.checks.pages.headlines import check_headlines
from factdeck.checks.pages.lists import check_lists
from factdeck.checks.pages.order import check_order
from factdeck.checks.pages.pictures import check_pictures
from factdeck.checks.pages.sizes import check_sizes
from factdeck.checks.pages.tables import check_tables
from factdeck.checks.pages.view import View, slides_of, views
from factdeck.document.blocks import Deck, Sheet
from factdeck.document.handout import PRINTED, Handout
from factdeck.layout.grayscale import has_hue
from factdeck.scene.nodes import Scene
from factdeck.scene.setting import Colors

_OF_PAGES: Final[tuple[Callable[[View], None], ...]] = (
    check_contrast,
    check_sizes,
    check_lists,
    check_order,
    check_tables,
    check_pictures,
)


def check_pages(
    scene: Scene, output: Output, document: Deck | Sheet | Handout, diagnostics: Diagnostics
) -> None:
    """Report what a reader of the pages would stumble over.

    All findings are warnings, but for marks that look alike in grey.
    `diagnostics` holds what layout has said: a text that was set too small for want of room is in it already.
    """
    pages = views(scene, document, output, diagnostics)
    for check in _OF_PAGES:
        for view in pages:
            check(view)
    if output == "factsheet" and (scene.colors is Colors.GRAY or not has_hue(scene)):
        for view in pages:
            check_apart(view)
    if output in PRINTED:
        for view in pages:
            for slide in slides_of(view):
                if scene.colors is Colors.GRAY or not has_hue(slide.scene):
                    check_apart(slide)
    check_headlines(pages)
    check_alt(pages, document)


def check_press(scene: Scene, document: Deck | Sheet | Handout, diagnostics: Diagnostics) -> None:
    """Report what only the print shop minds: pictures with fewer pixels than offset shows."""
    for view in views(scene, document, "factsheet", diagnostics):
        check_pictures(view)
