"""Stage layout: a table of the fact sheet in a narrow column: a record a row, its cells under each other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from factdeck.base.units import mm
from factdeck.chart.model import Emphasis
from factdeck.document.blocks import ColumnKind, Part, Row, TableBlock, Text, plain
from factdeck.facts.factbook import Figure
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_table import amount_of
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

_SHORTEST = mm(0.35)  # a bar that is never quite nothing
_OVER = mm(1.8)  # a record's hairline to its name
_FOOT = mm(1)  # a record's last line to its end
_BAR_ROW = mm(5.6)
_CENTER = 0.36  # baseline under the middle of a line, in em
_NEAR = mm(1.6)  # a figure to what it counts


@dataclass(frozen=True)
class Line:
    """A line of a record: a figure with what it counts, a bar with its figure, or words."""

    name: str
    figure: Figure | None
    said: Text
    bar: bool = False


@dataclass(frozen=True)
class TableRecords:
    """The rows as records; what the bars' column is called stands over them.

    `first` and `last`: the rows, from 0, that this part of them has; bars have one scale in all parts.
    """

    pen: Pen
    id: str
    width: float
    block: TableBlock
    grows: bool = False
    first: int = 0
    last: int | None = None

    def parts(self) -> tuple["TableRecords", ...]:
        """Every record by itself, as columns may part them."""
        return tuple(replace(self, first=row, last=row + 1) for row in range(len(self.block.rows)))

    @property
    def _rows(self) -> tuple[Row, ...]:
        return self.block.rows[self.first : self.last]

    def height(self, fit: Fit) -> float:
        """The bars' name and all records."""
        return self._head_height + sum(self._record_height(row, fit) for row in self._rows)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Record by record."""
        del height
        pen, style = self.pen, self.pen.style("table_head")
        nodes: list[AnyNode] = []
        if self._head_height:
            nodes.append(
                pen.text(f"{self.id}/head", self._bars_title, style, x, y + style.size, self.width, Role.NOTE)
            )
        y += self._head_height
        for number, row in enumerate(self._rows, self.first + 1):
            nodes += self._record(number, row, x, y, fit)
            y += self._record_height(row, fit)
        return nodes

    # --- what the rows say

    def _name(self, row: Row) -> Text:
        first = row.cells[0] if row.cells else None
        return first if isinstance(first, tuple) else ()

    def _lines(self, row: Row) -> Iterator[Line]:
        """The cells after the name; words after a figure say what it counts, else its column's title does.

        Of a name and a figure alone the name says it.
        """
        columns = self.block.columns
        is_listed = len(columns) == 2 and bool(self._name(row))
        start = 1 if self._name(row) else 0
        taken = False
        for index, part in enumerate(row.cells[start:], start):
            column = columns[index]
            if taken or not part:
                taken = False
            elif isinstance(part, Figure):
                after = row.cells[index + 1] if index + 1 < len(row.cells) else None
                told = isinstance(after, tuple) and columns[index + 1].kind is ColumnKind.TEXT
                taken = told and not column.bars
                said = after if taken and isinstance(after, tuple) else () if is_listed else column.title
                yield Line(f"{index + 1}", part, said, column.bars and amount_of(part) is not None)
            else:
                yield Line(f"{index + 1}", None, part)

    @cached_property
    def _bars_title(self) -> Text:
        return next((column.title for column in self.block.columns if column.bars), ())

    @property
    def _head_height(self) -> float:
        style = self.pen.style("table_head")
        if self.first or not plain(self._bars_title):
            return 0.0
        return self.pen.height(self._bars_title, style, self.width) + mm(1)

    # --- heights

    def _record_height(self, row: Row, fit: Fit) -> float:
        name = self._name(row)
        tall = self.pen.height(name, self._name_style(fit), self.width) if name else 0.0
        return (
            tall + sum(self._line_height(line, fit) for line in self._lines(row)) + (_OVER + _FOOT) * fit.gap
        )

    def _name_style(self, fit: Fit) -> TextStyle:
        return self.pen.style("table_text", fit)

    def _line_height(self, line: Line, fit: Fit) -> float:
        style = self.pen.style("row", fit)
        if line.bar:
            return _BAR_ROW
        if line.figure is None:
            return self.pen.height(line.said, style, self.width)
        least = self.pen.design.rows.height.least
        if self._under(line):
            return least + self.pen.height(line.said, style, self.width)
        return least + self.pen.more_lines(line.said, style, self._room(line)) if line.said else least

    def _room(self, line: Line) -> float:
        """The width beside a line's figure."""
        assert line.figure is not None
        return self.width - self.pen.width(line.figure, self._figure_style(line.figure)) - _NEAR

    def _under(self, line: Line) -> bool:
        """Whether what a figure counts has no room beside it."""
        return bool(line.said) and self._room(line) < self.width * 0.4

    def _figure_style(self, figure: Part) -> TextStyle:
        return self.pen.fitting(figure, self.pen.style("key"), self.width, 8)

    # --- placing

    def _record(self, number: int, row: Row, x: float, y: float, fit: Fit) -> list[AnyNode]:
        pen, at, style = self.pen, f"{self.id}/record-{number}", self._name_style(fit)
        nodes: list[AnyNode] = [pen.rule(f"{at}/rule", x, y, self.width, "inner")]
        y += _OVER * fit.gap
        if name := self._name(row):
            first = y + style.size * 0.98
            nodes.append(pen.text(f"{at}/name", name, style, x, first, self.width, Role.LABEL))
            y += pen.height(name, style, self.width)
        for line in self._lines(row):
            nodes += self._line(f"{at}/{line.name}", number - 1, line, x, y, fit)
            y += self._line_height(line, fit)
        return nodes

    def _line(self, at: str, index: int, line: Line, x: float, y: float, fit: Fit) -> list[AnyNode]:
        pen, style = self.pen, self.pen.style("row", fit)
        if line.bar and line.figure:
            return self._bar(at, index, line.figure, x, y)
        if line.figure is None:
            return [pen.text(at, line.said, style, x, y + style.size * 0.98, self.width, Role.BODY)]
        look = self._figure_style(line.figure)
        baseline = y + pen.design.rows.height.least - pen.design.rows.baseline
        nodes: list[AnyNode] = [pen.phrase(f"{at}/figure", line.figure, look, x, baseline, Role.FIGURE)]
        if line.said:
            under, left = self._under(line), x + self.width - self._room(line)
            low = baseline + (style.size * style.leading if under else 0.0)
            room = self.width if under else self._room(line)
            nodes.append(pen.text(f"{at}/text", line.said, style, x if under else left, low, room, Role.BODY))
        return nodes

    @cached_property
    def _scale(self) -> float:
        """Points of bar for one unit, so that every bar and its figure have room."""
        style, gap = self.pen.style("value"), self.pen.design.bars.label_gap
        scales = [
            (self.width - gap - mm(1) - self.pen.width(line.figure, style)) / float(amount)
            for row in self.block.rows
            for line in self._lines(row)
            if line.bar and line.figure and (amount := amount_of(line.figure))
        ]
        return max(0.0, min(scales, default=0.0))

    def _bar(self, at: str, index: int, figure: Figure, x: float, y: float) -> list[AnyNode]:
        pen, style, middle = self.pen, self.pen.style("value"), y + _BAR_ROW / 2
        amount = amount_of(figure) or Decimal(0)
        tall, wide = pen.design.tables.bar * 0.8, max(_SHORTEST, float(amount) * self._scale)
        stressed = any(row.highlighted for row in self.block.rows)
        accent = self.block.rows[index].highlighted if stressed else index == 0
        color = pen.design.colors[Emphasis.ACCENT if accent else Emphasis.NEUTRAL]
        left, low = x + wide + pen.design.bars.label_gap, middle + style.size * _CENTER
        return [
            Box(id=f"{at}/bar", rect=Rect(x, middle - tall / 2, wide, tall), fill=color),
            pen.phrase(f"{at}/value", figure, style, left, low, Role.FIGURE),
        ]
