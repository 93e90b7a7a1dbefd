"""pdf backend: paint a table: fills, then rules, then the text of the cells row by row."""

from factdeck.backends.pdf.shapes import paint_fill, paint_rule
from factdeck.backends.pdf.surface import Surface
from factdeck.backends.pdf.text import paint_paragraph
from factdeck.scene.nodes import Box, Rule, Table
from factdeck.scene.tables import Border
from factdeck.scene.text import Rect


def paint_table(surface: Surface, table: Table) -> None:
    """Paint a table whose cells are set already."""
    cells = [cell for row in table.cells for cell in row]
    with surface.marked(Box(id=f"{table.id}/lines", rect=table.rect)):
        for cell in cells:
            if cell.fill:
                paint_fill(surface, cell.rect, cell.fill)
        for border in table.borders:
            paint_rule(surface, _rule(table, border))
    for cell in cells:
        with surface.marked(cell):
            for paragraph in cell.paragraphs:
                paint_paragraph(surface, paragraph)


def _rule(table: Table, border: Border) -> Rule:
    rect = Rect(table.rect.x, table.rect.y + sum(table.rows[: border.row]), sum(table.columns), 0)
    return Rule(id=f"{table.id}/border{border.row}", rect=rect, color=border.color, width=border.width)
