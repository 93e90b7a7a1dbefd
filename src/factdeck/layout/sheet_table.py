"""Stage layout: tables of the fact sheet: no vertical rules, ink rules at top and foot, bars on one scale."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from factdeck.base.units import mm
from factdeck.chart.model import Emphasis
from factdeck.document.blocks import Column, Part, Row, TableBlock
from factdeck.facts.factbook import Figure
from factdeck.facts.parse import parse_quantity
from factdeck.layout.sheet_columns import TableColumns
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode, Box, Table
from factdeck.scene.tables import Border, Cell
from factdeck.scene.text import Paragraph, Rect, Role
from factdeck.theme.theme import TextStyle

_SHORTEST = mm(0.35)  # a bar that is never quite nothing


def amount_of(part: Part | None) -> Decimal | None:
    """The exact value of a figure as it reads; None for anything else."""
    if not isinstance(part, Figure):
        return None
    try:
        return parse_quantity(str(part)).value
    except ValueError:
        return None


@dataclass(frozen=True)
class TableRows:
    """A table; its columns stand on the page's grid where there is room."""

    pen: Pen
    id: str
    width: float
    block: TableBlock
    grows: bool = True

    @cached_property
    def _columns(self) -> TableColumns:
        return TableColumns(self.pen, self.width, self.block)

    def height(self, fit: Fit) -> float:
        """Head and rows; a cell of several lines makes its row higher."""
        return self._head + sum(self._row_heights(fit))

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """The bars, then the table with all its text."""
        design, rows = self.pen.design.tables, self._row_heights(fit)
        free = max(0.0, height - self.height(fit)) / max(1, len(rows))
        rows = [row + min(free, max(0.0, design.row.greatest - row)) for row in rows]
        tops = [y + self._head + sum(rows[:index]) for index in range(len(rows))]
        middles = [
            top + self._first(row, tall, fit)
            for row, top, tall in zip(self.block.rows, tops, rows, strict=True)
        ]
        bars = [node for index, middle in enumerate(middles) for node in self._bars(index, x, middle)]
        cells = [self._head_cells(x, y)]
        cells += [
            self._cells(row, x, top, tall, fit)
            for row, top, tall in zip(self.block.rows, tops, rows, strict=True)
        ]
        heights = (self._head, *rows)
        table = Table(
            id=f"{self.id}/table",
            rect=Rect(x, y, self.width, sum(heights)),
            role=Role.TABLE,
            columns=tuple(self._columns.widths),
            rows=heights,
            cells=tuple(cells),
            borders=self._borders(len(rows)),
            header_columns=self.block.naming,
        )
        return [*bars, table]

    # --- rows

    def _row_heights(self, fit: Fit) -> list[float]:
        least = self.pen.design.tables.row.at(fit.pitch)
        return [least + self._more(row, fit) for row in self.block.rows]

    def _more(self, row: Row, fit: Fit) -> float:
        texts = [
            (part, self._columns.style(part, self.block.columns[index], fit), self._columns.room(index))
            for index, part in enumerate(row.cells)
            if part and not isinstance(part, Figure)
        ]
        return max((self.pen.more_lines(part, style, room) for part, style, room in texts), default=0.0)

    def _first(self, row: Row, tall: float, fit: Fit) -> float:
        """The middle of a row's first line, from the row's top."""
        return (tall - self._more(row, fit)) / 2

    def _head_cells(self, x: float, y: float) -> tuple[Cell, ...]:
        style = self.pen.style("table_head")
        last = y + self._head - self.pen.design.tables.head + self.pen.design.tables.head_baseline
        return tuple(
            self._cell(
                column.title, style, x + left, y, self._head, last - self._head_more(column, index), index
            )
            for index, (column, left) in enumerate(zip(self.block.columns, self._columns.lefts, strict=True))
        )

    @cached_property
    def _head(self) -> float:
        """The head's height: a title of several lines makes it higher, all end on one line."""
        more = (self._head_more(column, index) for index, column in enumerate(self.block.columns))
        return self.pen.design.tables.head + max(more, default=0.0)

    def _head_more(self, column: Column, index: int) -> float:
        if not column.title:
            return 0.0
        return self.pen.more_lines(column.title, self.pen.style("table_head"), self._columns.room(index))

    def _cells(self, row: Row, x: float, y: float, tall: float, fit: Fit) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        text = self.pen.style("table_text", fit)
        baseline = y + self._first(row, tall, fit) + text.size * 0.42
        for index, column in enumerate(self.block.columns):
            part = row.cells[index] if index < len(row.cells) else None
            shown = part or words(self.block.missing)
            barred = column.bars and self._columns.barred
            left = x + self._columns.lefts[index] + (self._bar(part) if barred else 0.0)
            style = self._columns.style(shown, column, fit)
            cells.append(
                self._cell(shown, style, left, y, tall, baseline, index, x + self._columns.lefts[index])
            )
        return tuple(cells)

    def _cell(
        self,
        part: Part,
        style: TextStyle,
        x: float,
        y: float,
        tall: float,
        baseline: float,
        index: int,
        left: float | None = None,
    ) -> Cell:
        edge = x if left is None else left
        rect = Rect(edge, y, self._columns.widths[index], tall)
        if not part or part == words(""):
            return Cell(rect, ())
        room = self._columns.room(index) - (x - edge)
        frame = self.pen.text(self.id, part, style, x, baseline, room, Role.TABLE)
        return Cell(rect, _kept(frame.paragraphs))

    def _borders(self, rows: int) -> tuple[Border, ...]:
        table, inner = self.pen.design.rules["table"], self.pen.design.rules["table_inner"]
        between = [Border(index, inner.color, inner.width) for index in range(2, rows + 1)]
        return (Border(1, table.color, table.width), *between, Border(rows + 1, table.color, table.width))

    # --- bars

    @cached_property
    def _amounts(self) -> list[Decimal | None]:
        index = next((index for index, column in enumerate(self.block.columns) if column.bars), None)
        if index is None or not self._columns.barred:
            return []
        return [amount_of(row.cells[index]) if index < len(row.cells) else None for row in self.block.rows]

    @cached_property
    def _scale(self) -> float:
        """Points of bar for one unit, so that the bar and label that need most fill the column."""
        index = next(index for index, column in enumerate(self.block.columns) if column.bars)
        style, gap = self.pen.style("value"), self.pen.design.bars.label_gap
        room = self._columns.room(index)
        scales = [
            (room - gap - mm(1) - self.pen.width(part, style)) / float(amount)
            for row, amount in zip(self.block.rows, self._amounts, strict=True)
            if amount and (part := row.cells[index])
        ]
        return max(0.0, min(scales, default=0.0))

    def _length(self, amount: Decimal) -> float:
        return max(_SHORTEST, float(amount) * self._scale)

    def _bar(self, part: Part | None) -> float:
        """How far the figure is moved to the right by its bar."""
        amount = amount_of(part)
        return self._length(amount) + self.pen.design.bars.label_gap if amount is not None else 0.0

    def _bars(self, index: int, x: float, middle: float) -> list[AnyNode]:
        amount = self._amounts[index] if self._amounts else None
        if amount is None:
            return []
        column = next(number for number, item in enumerate(self.block.columns) if item.bars)
        bar = self.pen.design.tables.bar
        rect = Rect(x + self._columns.lefts[column], middle - bar / 2, self._length(amount), bar)
        emphasis = Emphasis.ACCENT if self._accented(index) else Emphasis.NEUTRAL
        return [Box(id=f"{self.id}/bar-{index + 1}", rect=rect, fill=self.pen.design.colors[emphasis])]

    def _accented(self, index: int) -> bool:
        if any(row.highlighted for row in self.block.rows):
            return self.block.rows[index].highlighted
        amounts = [amount if amount is not None else Decimal(-1) for amount in self._amounts]
        return amounts.index(max(amounts)) == index


def _kept(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Paragraphs of a cell, which carries no space before its first."""
    return (replace(paragraphs[0], space_before=0.0), *paragraphs[1:]) if paragraphs else ()
