"""pdf backend: rows and cells of a table that is open, and what each cell heads (PDF 32000-1 §14.8.4.3.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from factdeck.backends.pdf.operators import text_string
from factdeck.backends.pdf.tags_tree import Element
from factdeck.scene.nodes import Table
from factdeck.scene.tables import Cell


@dataclass(slots=True)
class OpenTable:
    """A table whose cells come row by row."""

    table: Table
    element: Element
    _places: Iterator[tuple[int, int]] = field(init=False)
    _row: int = -1

    def __post_init__(self) -> None:
        self._places = places(self.table)

    def cell(self, cell: Cell) -> Element:
        """The element of the next cell: of the header rows it heads its column, of header columns its row."""
        row, column = next(self._places)
        if row != self._row:
            self._row = row
            self.element.grow("TR")
        line = self.element.kids[-1]
        assert isinstance(line, Element)
        scope = ""
        if row < self.table.header_rows:
            scope = "Column"
        elif column < self.table.header_columns and any(paragraph.text for paragraph in cell.paragraphs):
            scope = "Row"
        traits = (f"/Scope/{scope}" if scope else "") + (f"/ColSpan {cell.span}" if cell.span > 1 else "")
        return line.grow("TH" if scope else "TD", f"<</O/Table{traits}>>" if traits else "")


def places(table: Table) -> Iterator[tuple[int, int]]:
    """Row and column of every cell, in reading order."""
    for row, cells in enumerate(table.cells):
        column = 0
        for cell in cells:
            yield row, column
            column += cell.span


def summary(table: Table) -> str:
    """What the table says of itself as a whole."""
    return f"<</O/Table/Summary{text_string(table.alt)}>>" if table.alt else ""
