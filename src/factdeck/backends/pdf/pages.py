"""pdf backend: a page: background, what its slide layout shows, its own nodes."""

from typing import Final

from factdeck.backends.pdf.nodes import paint
from factdeck.backends.pdf.shapes import paint_fill
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.nodes import Box, Group, Page
from factdeck.scene.text import Rect

_PAPER: Final = (1.0, 1.0, 1.0)


def paint_page(surface: Surface, page: Page) -> None:
    """Paint a page in reading order."""
    layout = surface.scene.layouts.get(page.layout)
    paint_background(surface, page)
    if layout and layout.nodes:
        whole = Rect(0, 0, surface.scene.width, surface.scene.height)
        paint(surface, Group(id=f"{page.id}/layout", rect=whole, children=layout.nodes))
    for node in page.nodes:
        paint(surface, node)


def paint_background(surface: Surface, page: Page) -> None:
    """Fill the page with its colour, or its slide layout's. White paper is not painted."""
    scene = surface.scene
    layout = scene.layouts.get(page.layout)
    background = page.background or (layout.background if layout else "")
    whole = Rect(0, 0, scene.width, scene.height)
    if background and surface.rgb(background) != _PAPER:
        with surface.marked(Box(id=f"{page.id}/background", rect=whole)):
            paint_fill(surface, whole, background)
