"""Stage layout: cells side by side on the fact sheet: exhibits start together, lists end together.

A cell is figures over exhibits over list rows. In a row of cells what stands on top is equally high, lists
end together, and the exhibits take what is left over them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from factdeck.layout.sheet_blocks import Block
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.scene.nodes import AnyNode


@dataclass(frozen=True, slots=True)
class Titled:
    """An exhibit under its title."""

    pen: Pen
    title: Block | None
    exhibit: Block

    @property
    def grows(self) -> bool:
        """As its exhibit does."""
        return self.exhibit.grows

    def height(self, fit: Fit) -> float:
        """Title, gap, exhibit."""
        return self._over(fit) + self.exhibit.height(fit)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """The title keeps its height, the exhibit takes the rest."""
        over = self._over(fit)
        title = self.title.place(x, y, self.title.height(fit), fit) if self.title else []
        return title + self.exhibit.place(x, y + over, height - over, fit)

    def _over(self, fit: Fit) -> float:
        if self.title is None:
            return 0.0
        return self.title.height(fit) + self.pen.design.gaps.under_title * fit.gap


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks under each other with one gap between; surplus goes to those that grow."""

    blocks: tuple[Block, ...]
    gap: float

    @property
    def grows(self) -> bool:
        """Whether one of them does."""
        return any(block.grows for block in self.blocks)

    def height(self, fit: Fit) -> float:
        """All heights and gaps."""
        return sum(block.height(fit) for block in self.blocks) + self.gap * fit.gap * max(
            0, len(self.blocks) - 1
        )

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """From the top; each growing block gets an equal part of the surplus."""
        growing = sum(block.grows for block in self.blocks)
        free = max(0.0, height - self.height(fit)) / growing if growing else 0.0
        nodes: list[AnyNode] = []
        for block in self.blocks:
            tall = block.height(fit) + (free if block.grows else 0.0)
            nodes += block.place(x, y, tall, fit)
            y += tall + self.gap * fit.gap
        return nodes


@dataclass(frozen=True, slots=True)
class CellParts:
    """One cell: what stands on top, exhibits, list rows. Absent parts are None."""

    top: Block | None = None
    body: Block | None = None
    rows: Block | None = None


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of cells on equal columns, level."""

    pen: Pen
    width: float
    cells: tuple[CellParts, ...]
    columns: int
    under_top: float = 0.0  # gap under the top parts; 0: the design's gap between parts
    gutter: float = 0.0  # between the columns; 0: the page's

    @property
    def grows(self) -> bool:
        """Whether an exhibit makes use of more height."""
        return any(cell.body and cell.body.grows for cell in self.cells)

    def height(self, fit: Fit) -> float:
        """The highest cell once tops and lists are level."""
        return max(self._whole(cell, fit) for cell in self.cells)

    def _whole(self, cell: CellParts, fit: Fit) -> float:
        """A cell with its list; one without any takes the place of the others' lists, too."""
        return self._upper(cell, fit) + (self._rows_height(fit) if cell.rows else 0.0)

    def ragged(self, fit: Fit) -> float:
        """How much higher than the others the lowest list ends that has no exhibit over it."""
        lists = [cell for cell in self.cells if cell.rows and not self._aligned(cell)]
        lows = [self._whole(cell, fit) for cell in lists]
        return self.height(fit) - min(lows, default=self.height(fit))

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Cell after cell, from left to right."""
        return [node for cell in self.place_each(x, y, height, fit) for node in cell]

    def place_each(self, x: float, y: float, height: float, fit: Fit) -> list[list[AnyNode]]:
        """The nodes of every cell by itself."""
        bottom = y + max(height, self.height(fit))
        rows_top = bottom - self._rows_height(fit)
        gutter = self.gutter or self.pen.design.page.gutter
        pitch = (self.width + gutter) / self.columns
        lefts = (x + index * pitch for index in range(len(self.cells)))
        return [
            self._cell(cell, left, y, rows_top, fit) for cell, left in zip(self.cells, lefts, strict=True)
        ]

    # --- heights of the parts

    def _gap(self, fit: Fit) -> float:
        return (self.under_top or self.pen.design.gaps.parts) * fit.gap

    def _over_rows(self, fit: Fit) -> float:
        return self.pen.design.gaps.over_rows * fit.gap

    def _top(self, fit: Fit) -> float:
        """The height of the top parts where all cells have one; else each keeps its own."""
        tops = [cell.top.height(fit) for cell in self.cells if cell.top]
        return max(tops) if len(tops) == len(self.cells) else 0.0

    def _top_of(self, cell: CellParts, fit: Fit) -> float:
        return max(self._top(fit), cell.top.height(fit)) if cell.top else 0.0

    def _aligned(self, cell: CellParts) -> bool:
        """Whether the cell's list starts on the common line: a list under nothing starts at the top."""
        return cell.rows is not None and cell.body is not None

    def _upper(self, cell: CellParts, fit: Fit) -> float:
        """The cell without a list that starts on the common line."""
        tall = self._top_of(cell, fit)
        if cell.body:
            tall += (self._gap(fit) if cell.top else 0.0) + cell.body.height(fit)
        if cell.rows and not self._aligned(cell):
            own = tall + (self._gap(fit) if cell.top else 0.0) + cell.rows.height(fit)
            return own - self._rows_height(fit)
        return tall

    def _rows_height(self, fit: Fit) -> float:
        heights = [cell.rows.height(fit) for cell in self.cells if cell.rows and self._aligned(cell)]
        return max(heights) + self._over_rows(fit) if heights else 0.0

    def _cell(self, cell: CellParts, x: float, y: float, rows_top: float, fit: Fit) -> list[AnyNode]:
        nodes: list[AnyNode] = []
        top = self._top_of(cell, fit)
        if cell.top:
            nodes += cell.top.place(x, y, top, fit)
            y += top + (self._gap(fit) if cell.body or cell.rows else 0.0)
        if cell.rows and self._aligned(cell):
            rows_top += self._rows_height(fit) - self._over_rows(fit) - cell.rows.height(fit)
        if cell.body:
            end = rows_top if cell.rows else rows_top + self._rows_height(fit)
            nodes += cell.body.place(x, y, end - y, fit)
        if cell.rows and self._aligned(cell):
            nodes += cell.rows.place(x, rows_top + self._over_rows(fit), cell.rows.height(fit), fit)
        elif cell.rows:
            bottom = rows_top + self._rows_height(fit)
            nodes += cell.rows.place(x, y, max(bottom - y, cell.rows.height(fit)), fit)
        return nodes


def columns_of(count: int, most: int) -> Sequence[int]:
    """How many of `count` cells stand in each row: at most `most`, rows as equal as can be."""
    rows = -(-count // most)
    base, more = divmod(count, rows)
    return [base + 1] * more + [base] * (rows - more)
