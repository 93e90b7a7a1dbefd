"""Stage layout: the columns of a fact sheet table: on the grid where there is room, else by content."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from factdeck.base.units import mm
from factdeck.document.blocks import Column, ColumnKind, Part, TableBlock, Text
from factdeck.facts.factbook import Figure
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.theme.theme import TextStyle

_GRID_LEAST = mm(120)  # a narrower table does not keep to the grid
_GRID_MOST = 4  # columns on equal columns of the grid
_TEXT_LEAST = mm(26)  # that a column of long texts asks for
_CHARACTERS = 5.0  # ems that a column of longer texts has at the least
_MANY = 8  # rows: so many figures are read down a column, not one by one
_BAR_ROOM = mm(30)  # that a column of bars asks for beside its figures


@dataclass(frozen=True)
class TableColumns:
    """Widths and styles of a table's columns in `width` points."""

    pen: Pen
    width: float
    block: TableBlock

    @cached_property
    def lefts(self) -> list[float]:
        """Left edges from the table's left edge."""
        lefts: list[float] = []
        x = 0.0
        for width in self.widths:
            lefts.append(x)
            x += width
        return lefts

    @cached_property
    def widths(self) -> list[float]:
        """Widths with the gap to the next column; thirds of the band where a bar column asks for one."""
        natural = [self._natural(index) for index in range(len(self.block.columns))]
        free = self.width - sum(natural)
        if grid := self._thirds(natural) or (free >= 0 and self._wide_bars(natural, free)):
            return grid
        if grid := self._on_grid(natural):
            return grid
        if free >= 0:
            share = free / max(1, len(natural) - 1)
            last = natural[-1] if len(natural) > 1 else self.width
            return [*(width + share for width in natural[:-1]), last]
        return self._narrowed(natural, -free)

    def _thirds(self, natural: Sequence[float]) -> list[float]:
        """Names, bars, and all other columns share three columns of the grid; empty where they do not fit."""
        columns = self.block.columns
        if len(columns) < 3 or not columns[1].bars or self.width < _GRID_LEAST:
            return []
        third = self.pen.column(self.width, 3) + self.pen.design.page.gutter
        free = self.width - 2 * third - sum(natural[2:])
        if natural[0] > third or free < -0.5:
            return []
        return [third, third, *natural[2:-1], natural[-1] + free]

    def _wide_bars(self, natural: Sequence[float], free: float) -> list[float]:
        """All free room for the bars, which compare the better the longer they are; empty without bars."""
        if not self.barred:
            return []
        wide = next(index for index, column in enumerate(self.block.columns) if column.bars)
        return [width + (free if index == wide else 0.0) for index, width in enumerate(natural)]

    def _on_grid(self, natural: Sequence[float]) -> list[float]:
        """Every column on an equal column of the page's grid; empty where one is too wide for it."""
        count = len(natural)
        pitch = self.pen.column(self.width, max(1, count)) + self.pen.design.page.gutter
        last = pitch - self.pen.design.page.gutter
        if self.width < _GRID_LEAST or not 2 <= count <= _GRID_MOST:
            return []
        if max(natural) > pitch or natural[-1] > last:
            return []
        return [pitch] * (count - 1) + [last]

    def _narrowed(self, natural: Sequence[float], over: float) -> list[float]:
        """Text columns give way down to their longest words, the widest most; figures never break."""
        spare = [width - self._least(index) for index, width in enumerate(natural)]
        total = sum(spare)
        if total <= 0:
            return list(natural)
        share = min(1.0, over / total)
        return [width - free * share for width, free in zip(natural, spare, strict=True)]

    def _least(self, index: int) -> float:
        """What a column takes at the least: its figures whole, its texts and head broken between words."""
        column = self.block.columns[index]
        cells = [row.cells[index] for row in self.block.rows if index < len(row.cells)]
        figures = [self._part_width(cell, column) for cell in cells if isinstance(cell, Figure)]
        style = self.pen.style("table_text")
        texts = [self._word_width(cell, style) for cell in cells if isinstance(cell, tuple)]
        head = self._word_width(column.title, self.pen.style("table_head"))
        least = max([*figures, *texts, head, _CHARACTERS * style.size])
        return min(self._natural(index), least + self._gap(index))

    def _word_width(self, text: Text, style: TextStyle) -> float:
        """The widest piece of a text that no line may part."""
        spans = (replace(span, text=word) for span in text for word in span.text.split())
        return max(
            (self.pen.width((span,), style) for span in spans if span.fact or span.text.isascii()),
            default=0.0,
        )

    @cached_property
    def fits(self) -> bool:
        """Whether all columns have room at their least."""
        return sum(map(self._least, range(len(self.block.columns)))) <= self.width + 0.5

    @cached_property
    def comfortable(self) -> bool:
        """Whether every cell has room on one line."""
        return sum(map(self._natural, range(len(self.block.columns)))) <= self.width + 0.5

    @cached_property
    def barred(self) -> bool:
        """Whether there is room for a column of bars beside what the others say in lines of some length."""
        figures = others = 0.0
        for index, column in enumerate(self.block.columns):
            if column.kind is ColumnKind.FIGURE:
                bar = _BAR_ROOM if column.bars else 0.0
                figures += self._words(index, bar) + self._gap(index)
            else:
                others += min(self._words(index), _TEXT_LEAST) + self._gap(index)
        return any(column.bars for column in self.block.columns) and figures + others <= self.width

    def _natural(self, index: int) -> float:
        bar = _BAR_ROOM if self.block.columns[index].bars and self.barred else 0.0
        return self._words(index, bar) + self._gap(index)

    def _words(self, index: int, bar: float = 0.0) -> float:
        """The widest cell of a column with its bar, or its head."""
        column = self.block.columns[index]
        parts = [row.cells[index] for row in self.block.rows if index < len(row.cells)]
        widest = max((self._part_width(part, column) for part in parts if part), default=0.0)
        head = self.pen.width(column.title, self.pen.style("table_head")) if column.title else 0.0
        return max(widest + bar, head)

    def _gap(self, index: int) -> float:
        """The free space at a column's right."""
        if index == len(self.block.columns) - 1:
            return 0.5
        design = self.pen.design.tables
        return design.close if self._explains(self.block.columns[index + 1]) else design.gap

    def _part_width(self, part: Part, column: Column) -> float:
        return self.pen.width(part, self.style(part, column, Fit()))

    def style(self, part: Part, column: Column, fit: Fit) -> TextStyle:
        """How a part is set in a column."""
        if isinstance(part, Figure) and (column.bars or len(self.block.rows) > _MANY):
            return self.pen.style("value")
        if isinstance(part, Figure):
            return self.pen.style("table_figure")
        return self.pen.style("row" if self._explains(column) else "table_text", fit)

    def _explains(self, column: Column) -> bool:
        """Whether a text column follows a figure column: it says what the figure counts, like a list row."""
        index = next(n for n, other in enumerate(self.block.columns) if other is column)
        before = self.block.columns[index - 1] if index else None
        return column.kind is ColumnKind.TEXT and before is not None and before.kind is ColumnKind.FIGURE

    def room(self, index: int) -> float:
        """The width that a column's text may take."""
        last = index == len(self.block.columns) - 1
        return self.widths[index] - (0.0 if last else self._gap(index))
