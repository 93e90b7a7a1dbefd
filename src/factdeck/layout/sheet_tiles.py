"""Stage layout: tiles of the fact sheet: numbers over labels, no boxes."""

from dataclasses import dataclass, replace
from math import ceil

from factdeck.document.blocks import Record
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Role
from factdeck.theme.theme import TextStyle

SMALLEST = 8.0
"""Points: the least size of a figure that must stand in a narrow column."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Numbers over labels in `columns` equal columns, all numbers in one size, no boxes."""

    pen: Pen
    id: str
    width: float
    records: tuple[Record, ...]
    columns: int
    style: str = "tile"
    ruled: bool = False  # a hairline over the first row
    grows: bool = False

    def height(self, fit: Fit) -> float:
        """The rows of tiles and the gaps between them."""
        rows = self._rows(fit)
        gaps = self.pen.design.gaps.parts * fit.gap * (len(rows) - 1)
        return sum(rows) + gaps + (self.pen.design.tiles.rule if self.ruled else 0.0)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Tiles row by row."""
        del height
        nodes: list[AnyNode] = []
        if self.ruled:
            nodes.append(self.pen.rule(f"{self.id}/rule", x, y, self.width, "inner"))
            y += self.pen.design.tiles.rule
        for row, tall in enumerate(self._rows(fit)):
            for index, record in enumerate(self._members(row)):
                left = self.pen.left(x, self.width, self.columns, index)
                nodes += self._tile(record, left, y, fit)
            y += tall + self.pen.design.gaps.parts * fit.gap
        return nodes

    @property
    def _column(self) -> float:
        return self.pen.column(self.width, self.columns)

    def _members(self, row: int) -> tuple[Record, ...]:
        return self.records[row * self.columns : (row + 1) * self.columns]

    def _number(self, fit: Fit) -> TextStyle:
        style, design = self.pen.style(self.style), self.pen.design.tiles
        steps = fit.tile_steps - fit.type_steps
        style = replace(style, size=style.size + steps * design.step)
        for least in (design.least, SMALLEST):  # a long unit at last costs size: a figure is never cut
            for record in self.records:
                style = self.pen.fitting(record.parts["figure"], style, self._column, least)
        return style

    def _rows(self, fit: Fit) -> list[float]:
        return [self._row(self._members(row), fit) for row in range(ceil(len(self.records) / self.columns))]

    def _row(self, records: tuple[Record, ...], fit: Fit) -> float:
        design, label = self.pen.design.tiles, self.pen.style("tile_label", fit)
        more = max(
            self.pen.more_lines(record.parts.get("label", ()), label, self._column) for record in records
        )
        return design.ascent * self._number(fit).size + design.label + more + design.foot

    def _tile(self, record: Record, x: float, y: float, fit: Fit) -> list[AnyNode]:
        pen, at, number = self.pen, f"{self.id}/{record.id}", self._number(fit)
        baseline = y + pen.design.tiles.ascent * number.size
        figure = record.parts["figure"]
        nodes: list[AnyNode] = [
            pen.text(f"{at}/figure", figure, number, x, baseline, self._column, Role.FIGURE)
        ]
        if label := record.parts.get("label"):
            style = pen.style("tile_label", fit)
            low = baseline + pen.design.tiles.label
            nodes.append(pen.text(f"{at}/label", label, style, x, low, self._column, Role.LABEL))
        return nodes
