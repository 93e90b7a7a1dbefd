"""Stage layout: the body of the one-page fact sheet: sections in two columns that end together."""

from collections.abc import Sequence
from dataclasses import dataclass

from factdeck.document.blocks import SheetSection
from factdeck.layout.sheet_bands import Band
from factdeck.layout.sheet_fill import LOOSEST, fill, fit_at
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.scene.nodes import AnyNode


@dataclass(frozen=True, slots=True)
class ColumnsBand:
    """Two columns of half sections; exhibits and the gaps over rules make them end together."""

    pen: Pen
    columns: tuple[tuple[Band, ...], ...]
    width: float
    stretches: bool = False

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
        rows = self._level_rows(end, fit)
        for index, column in enumerate(self.columns):
            left = self.pen.left(x, self.width, 2, index)
            if rows:
                nodes += self._place_rows(column, left, y, rows, fit, ruled=ruled)
            else:
                nodes += self._place_column(column, left, y, end, fit, ruled=ruled)
        return nodes

    def _level_rows(self, height: float, fit: Fit) -> list[float]:
        """Heights at which sections side by side start level; empty where they are too unequal for it."""
        one, two = self.columns
        if len(one) != len(two):
            return []
        pairs = [(left.height(fit), right.height(fit)) for left, right in zip(one, two, strict=True)]
        tops = [max(pair) for pair in pairs]
        free = height - sum(tops) - self.pen.design.gaps.over_rule * fit.gap * self._gaps(one)
        apart = max((abs(left - right) for left, right in pairs), default=0.0)
        limit = self.pen.design.gaps.blocks
        if apart > limit or not 0.0 <= free <= (limit + self.pen.design.gaps.spread) * len(tops):
            return []
        return [top + free / len(tops) for top in tops]

    def _place_rows(
        self, column: Sequence[Band], x: float, y: float, rows: Sequence[float], fit: Fit, *, ruled: bool
    ) -> list[AnyNode]:
        """A column whose sections start where those beside them do."""
        nodes: list[AnyNode] = []
        for band, tall in zip(column, rows, strict=True):
            nodes += band.place(x, y, tall, fit, ruled=ruled or band is not column[0])
            y += tall + self.pen.design.gaps.over_rule * fit.gap
        return nodes

    def _place_column(
        self, column: Sequence[Band], x: float, y: float, height: float, fit: Fit, *, ruled: bool
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

    def _reach(self, column: Sequence[Band], fit: Fit) -> float:
        """How high a column can be made."""
        gaps = self.pen.design.gaps
        loosest = self._column(column, fit_at(LOOSEST, fit, _fixed(fit)))
        return loosest + gaps.spread * self._gaps(column) + gaps.blocks * len(column)

    def _gaps(self, column: Sequence[Band]) -> int:
        return max(0, len(column) - 1)

    def _column(self, column: Sequence[Band], fit: Fit) -> float:
        gap = self.pen.design.gaps.over_rule * fit.gap
        return sum(band.height(fit) for band in column) + gap * self._gaps(column)


def _fixed(fit: Fit) -> tuple[float, float, float]:
    """The scale that leaves distances as they are: heads across the gutter stay level."""
    return (fit.gap, fit.gap, fit.gap)


def two_columns(pen: Pen, halves: Sequence[Band], width: float) -> ColumnsBand:
    """Half sections in two columns, broken where the columns come out most equal."""
    heights = [half.height(Fit()) for half in halves]
    cut = min(range(len(halves) + 1), key=lambda at: (max(sum(heights[:at]), sum(heights[at:])), -at))
    return ColumnsBand(pen, (tuple(halves[:cut]), tuple(halves[cut:])), width)
