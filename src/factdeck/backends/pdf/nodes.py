"""pdf backend: one painter for every kind of node; what is not among them does not pass the type checker."""

from typing import assert_never

from factdeck.backends.pdf.shapes import paint_box, paint_freeform, paint_rule
from factdeck.backends.pdf.surface import Surface
from factdeck.backends.pdf.tables import paint_table
from factdeck.backends.pdf.text import paint_frame
from factdeck.scene.nodes import (
    AnyNode,
    Box,
    ChartNode,
    Freeform,
    Group,
    PagePicture,
    Picture,
    Rule,
    Table,
    TextFrame,
)


def paint(surface: Surface, node: AnyNode) -> None:
    """Paint a node and what is in it. Raises PaintError or FontError where that is not possible."""
    with surface.marked(node):
        _paint(surface, node)


def _paint(surface: Surface, node: AnyNode) -> None:
    match node:
        case TextFrame():
            paint_frame(surface, node)
        case Box():
            paint_box(surface, node)
        case Rule():
            paint_rule(surface, node)
        case Freeform():
            paint_freeform(surface, node)
        case Table():
            paint_table(surface, node)
        case Picture():
            from factdeck.backends.pdf.pictures import paint_picture  # Pillow

            paint_picture(surface, node)
        case ChartNode():
            from factdeck.backends.pdf.chart import paint_chart  # matplotlib

            paint_chart(surface, node)
        case Group():
            for child in node.children:
                paint(surface, child)
        case PagePicture():
            from factdeck.backends.pdf.page_pictures import paint_page_picture  # it paints pages in turn

            paint_page_picture(surface, node)
        case _:
            assert_never(node)
