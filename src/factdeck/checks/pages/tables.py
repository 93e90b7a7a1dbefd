"""Checks stage: every table says in a header row what its columns are (WCAG 2.2 §1.3.1)."""

from factdeck.checks.audit.place import Part
from factdeck.checks.pages.view import View
from factdeck.scene.nodes import Table
from factdeck.scene.tables import Cell


def check_tables(view: View) -> None:
    """Report tables without a header row, or with an empty one."""
    for node in view.nodes:
        if isinstance(node, Table):
            header = [cell for row in node.cells[: node.header_rows] for cell in row]
            if not any(map(_says_something, header)):
                view.report("table-header", node.id, Part.TABLE)


def _says_something(cell: Cell) -> bool:
    return any(paragraph.text.strip() for paragraph in cell.paragraphs)
