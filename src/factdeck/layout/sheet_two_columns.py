"""Stage layout: the body of the one-page fact sheet: sections in two columns that end together."""

from collections.abc import Sequence
from dataclasses import dataclass

from factdeck.document.blocks import SheetSection
from factdeck.layout.sheet_bands import Band, FullBand, Remembered
from factdeck.layout.sheet_cells import CellParts, Cells, Stack
from factdeck.layout.sheet_fill import LOOSEST, fill, fit_at
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_section import SectionMaker
from factdeck.scene.nodes import AnyNode


@dataclass(frozen=True, slots=True)
class ColumnsBand:
    """Two columns of half sections; exhibits and the gaps over rules make them end together."""

    pen: Pen
    columns: tuple[tuple[FullBand, ...], ...]
    width: float

    @property
    def sections(self) -> tuple[SheetSection, ...]:
        """The sections of both columns."""
        return tuple(section for column in self.columns for band in column for section in band.sections)

    def height(self, fit: Fit) -> float:
        """The higher column."""
        return max((self._column(column, fit) for column in self.columns), default=0.0)

    def spreads(self, height: float, fit: Fit) -> float:
        """The height up to which both columns can be pulled."""
        return max(self.height(fit), min(height, min(self._reach(column, fit) for column in self.columns)))

    def ragged(self, height: float, fit: Fit) -> float:
        """How much short of the other the shorter column ends."""
        end = self.spreads(height, fit)
        return max(0.0, end - min(self._reach(column, fit) for column in self.columns))

    def place(self, x: float, y: float, height: float, fit: Fit, *, ruled: bool = True) -> list[AnyNode]:
        """Column after column; each is fitted by itself, so that both end together."""
        nodes: list[AnyNode] = []
        end = self.spreads(height, fit)
        for index, column in enumerate(self.columns):
            left = self.pen.left(x, self.width, 2, index)
            nodes += self._place_column(column, left, y, end, fit, ruled=ruled)
        return nodes

    def _place_column(
        self, column: Sequence[FullBand], x: float, y: float, height: float, fit: Fit, *, ruled: bool
    ) -> list[AnyNode]:
        def own_height(own: Fit) -> float:
            return self._column(column, own)

        own, extra = fill(own_height, height, fit, self._gaps(column), self.pen, _fixed(fit))
        left_over = height - self._column(column, own) - extra * self._gaps(column)
        share = min(self.pen.design.gaps.blocks, max(0.0, left_over) / max(1, len(column)))
        nodes: list[AnyNode] = []
        for band in column:
            tall = band.height(own) + share
            nodes += band.place(x, y, tall, own, ruled=ruled or band is not column[0])
            y += tall + self.pen.design.gaps.over_rule * own.gap + extra
        return nodes

    def _reach(self, column: Sequence[FullBand], fit: Fit) -> float:
        """How high a column can be made."""
        gaps = self.pen.design.gaps
        loosest = self._column(column, fit_at(LOOSEST, fit, _fixed(fit)))
        return loosest + gaps.spread * self._gaps(column) + gaps.blocks * len(column)

    def _gaps(self, column: Sequence[FullBand]) -> int:
        return max(0, len(column) - 1)

    def _column(self, column: Sequence[FullBand], fit: Fit) -> float:
        gap = self.pen.design.gaps.over_rule * fit.gap
        return sum(band.height(fit) for band in column) + gap * self._gaps(column)


def _fixed(fit: Fit) -> tuple[float, float, float]:
    """The scale that leaves distances as they are: heads across the gutter stay level."""
    return (fit.gap, fit.gap, fit.gap)


def make_columns(pen: Pen, sections: Sequence[SheetSection], width: float) -> list[Band]:
    """All sections as halves in two columns, broken where the columns come out most equal."""
    column = pen.column(width, 2)
    halves = [_half(pen, section, column) for section in sections]
    heights = [half.height(Fit()) for half in halves]
    cut = min(range(len(halves) + 1), key=lambda at: (max(sum(heights[:at]), sum(heights[at:])), -at))
    return [Remembered(ColumnsBand(pen, (tuple(halves[:cut]), tuple(halves[cut:])), width))]


def _half(pen: Pen, section: SheetSection, width: float) -> FullBand:
    maker = SectionMaker(pen, section, width)
    cell = maker.half()
    under = Stack((Cells(pen, width, (cell,), 1),), 0.0) if cell != CellParts() else None
    return FullBand(pen, section, maker.head(), under, width)
