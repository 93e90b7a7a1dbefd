"""Backend stage: native tables (ECMA-376 Part 1 §21.1.3): exact row heights, header row, horizontal rules."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import NOTHING, Attribute, Markup, element, joined, tagged
from factdeck.backends.pptx.table_style import style_id
from factdeck.backends.pptx.text import Typesetter
from factdeck.base.units import emu
from factdeck.scene.nodes import Table
from factdeck.scene.tables import Border, Cell, Stroke
from factdeck.scene.text import Anchor

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
        element("a:tr", *_cells(index, node, borders, ink, typesetter), h=heights[index])
        for index in range(len(node.cells))
    ]
    flags: dict[str, Attribute] = {"firstRow": 1} if node.header_rows else {}
    if node.header_columns:
        flags["firstCol"] = 1
    properties = tagged("a:tblPr", flags, element("a:tableStyleId", style_id(ink.table_look)))
    content = element("a:tbl", properties, columns, *rows)
    return element("a:graphic", element("a:graphicData", content, uri=_URI))


def _steps(start: float, lengths: tuple[float, ...]) -> list[int]:
    """Lengths in EMU whose sum is rounded once."""
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length)
    return [emu(high) - emu(low) for low, high in pairwise(edges)]


def _cells(
    row: int, node: Table, borders: Mapping[int, Border], ink: Ink, typesetter: Typesetter
) -> list[Markup]:
    written: list[Markup] = []
    cells = node.cells[row]
    # An empty cell of 18 points, which is what a program takes, would make a low row higher.
    like = next((paragraph for cell in cells for paragraph in cell.paragraphs), None)
    empty = typesetter.empty_body("a:txBody", like)
    sides = _sides(row, node, borders, ink)
    for cell in cells:
        properties = _properties(cell, sides, _given_fill(row, node, ink), ink)
        left = cell.rect.x + cell.margin
        text = typesetter.body("a:txBody", cell.paragraphs, left=left) if cell.paragraphs else empty
        spans: dict[str, Attribute] = {"gridSpan": cell.span} if cell.span > 1 else {}
        written.append(tagged("a:tc", spans, text, properties))
        covered = element("a:tc", empty, properties, hMerge=1)
        written += [covered] * (cell.span - 1)
    return written


def _properties(cell: Cell, sides: Markup, given: str | None, ink: Ink) -> Markup:
    """Margins, and what differs from the table's style. `given`: the fill that the style gives the cell."""
    margin = emu(cell.margin) if cell.paragraphs else 0  # LibreOffice widens columns that are all margin
    attributes: dict[str, Attribute] = {"marL": margin, "marR": margin, "marT": 0, "marB": 0}
    fill = NOTHING if cell.fill == given else ink.fill(cell.fill)
    return tagged("a:tcPr", attributes | {"anchor": _ANCHOR[cell.anchor]}, sides, fill)


def _given_fill(row: int, node: Table, ink: Ink) -> str | None:
    if ink.table_look is None:
        return None
    return ink.table_look.header_fill if row < node.header_rows else ""


def _sides(row: int, node: Table, borders: Mapping[int, Border], ink: Ink) -> Markup:
    """The rules at a row's cells that are not those of the style."""
    bare = [ink.line("", 0, tag=tag) for tag in ("a:lnL", "a:lnR")] if ink.table_look is None else []
    edges = (_edge(row, "a:lnT", node, borders, ink), _edge(row + 1, "a:lnB", node, borders, ink))
    return joined(*bare, *edges)


def _edge(at: int, tag: str, node: Table, borders: Mapping[int, Border], ink: Ink) -> Markup:
    """The rule above row `at`, unless the style has the same."""
    border, look = borders.get(at), ink.table_look
    usual = look.over(at, len(node.rows), node.header_rows) if look else None
    if border is None:
        return ink.line("", 0, tag=tag)
    # Under the header LibreOffice draws what the style has between rows, so that rule is said once more.
    if usual == Stroke(border.color, border.width) and at != node.header_rows:
        return NOTHING
    return ink.line(border.color, border.width, tag=tag)
