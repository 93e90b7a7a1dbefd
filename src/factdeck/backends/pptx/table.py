"""Backend stage: native tables (ECMA-376 Part 1 §21.1.3): exact row heights, header row, horizontal rules."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import Attribute, Markup, element, joined, tagged
from factdeck.backends.pptx.text import Typesetter
from factdeck.base.units import emu
from factdeck.scene.nodes import Anchor, Border, Cell, Table

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's built-in "No Style, No Grid"."""

_URI: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
_ANCHOR: Final = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}


def table(node: Table, ink: Ink, typesetter: Typesetter) -> Markup:
    """The `a:graphic` of a table."""
    borders = {border.row: border for border in node.borders}
    columns = element(
        "a:tblGrid", *(element("a:gridCol", w=width) for width in _steps(node.rect.x, node.columns))
    )
    heights = _steps(node.rect.y, node.rows)
    rows = [
        element("a:tr", *_cells(index, cells, borders, ink, typesetter), h=heights[index])
        for index, cells in enumerate(node.cells)
    ]
    flags: dict[str, Attribute] = {"firstRow": 1} if node.header_rows else {}
    properties = tagged("a:tblPr", flags, element("a:tableStyleId", NO_STYLE))
    content = element("a:tbl", properties, columns, *rows)
    return element("a:graphic", element("a:graphicData", content, uri=_URI))


def _steps(start: float, lengths: tuple[float, ...]) -> list[int]:
    """Lengths in EMU whose sum is rounded once."""
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length)
    return [emu(high) - emu(low) for low, high in pairwise(edges)]


def _cells(
    row: int, cells: tuple[Cell, ...], borders: Mapping[int, Border], ink: Ink, typesetter: Typesetter
) -> list[Markup]:
    written: list[Markup] = []
    # An empty cell of 18 points, which is what a program takes, would make a low row higher.
    like = next((paragraph for cell in cells for paragraph in cell.paragraphs), None)
    empty = typesetter.empty_body("a:txBody", like)
    for cell in cells:
        properties = _properties(row, cell, borders, ink)
        left = cell.rect.x + cell.margin
        text = typesetter.body("a:txBody", cell.paragraphs, left=left) if cell.paragraphs else empty
        spans: dict[str, Attribute] = {"gridSpan": cell.span} if cell.span > 1 else {}
        written.append(tagged("a:tc", spans, text, properties))
        covered = element("a:tc", empty, properties, hMerge=1)
        written += [covered] * (cell.span - 1)
    return written


def _properties(row: int, cell: Cell, borders: Mapping[int, Border], ink: Ink) -> Markup:
    sides = joined(
        ink.line("", 0, tag="a:lnL"),
        ink.line("", 0, tag="a:lnR"),
        _border(borders.get(row), "a:lnT", ink),
        _border(borders.get(row + 1), "a:lnB", ink),
    )
    margin = emu(cell.margin) if cell.paragraphs else 0  # LibreOffice widens columns that are all margin
    attributes: dict[str, Attribute] = {"marL": margin, "marR": margin, "marT": 0, "marB": 0}
    return tagged("a:tcPr", attributes | {"anchor": _ANCHOR[cell.anchor]}, sides, ink.fill(cell.fill))


def _border(border: Border | None, tag: str, ink: Ink) -> Markup:
    return ink.line(border.color, border.width, tag=tag) if border else ink.line("", 0, tag=tag)
