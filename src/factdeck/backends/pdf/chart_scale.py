"""pdf backend: where values and categories of a resolved chart stand in its plot; nothing is scaled here."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from factdeck.chart.model import ChartKind
from factdeck.scene.nodes import ChartNode
from factdeck.scene.text import Rect

LYING: Final = frozenset({ChartKind.BAR, ChartKind.STACKED})
"""Kinds whose values run to the right, the first category on top; of the others values run upward."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The axes of a chart, in scene coordinates."""

    node: ChartNode

    @property
    def lying(self) -> bool:
        """Whether values run to the right."""
        return self.node.chart.kind in LYING

    @property
    def count(self) -> int:
        """How many categories there are."""
        return len(self.node.chart.categories)

    @property
    def band(self) -> float:
        """What one category takes of the category axis."""
        plot = self.node.plot
        return (plot.h if self.lying else plot.w) / self.count

    @property
    def zero(self) -> Decimal:
        """Where bars start: at 0, or at the end of the domain nearest to it."""
        return min(max(Decimal(0), self.node.chart.minimum), self.node.chart.maximum)

    def along(self, value: Decimal) -> float:
        """The x (lying) or y of a value."""
        chart, plot = self.node.chart, self.node.plot
        share = float((value - chart.minimum) / (chart.maximum - chart.minimum))
        return plot.x + plot.w * share if self.lying else plot.bottom - plot.h * share

    def middle(self, index: int) -> float:
        """The y (lying) or x of a category's middle; an area reaches from edge to edge."""
        plot = self.node.plot
        if self.node.chart.kind is ChartKind.AREA and self.count > 1:
            return plot.x + plot.w * index / (self.count - 1)
        return (plot.y if self.lying else plot.x) + self.band * (index + 0.5)

    def bar(self, index: int, low: Decimal, high: Decimal, slot: int = 0, slots: int = 1) -> Rect:
        """The bar of a category from value to value; `slot` of `slots` bars that stand side by side."""
        thick = self.band / (slots + self.node.gap)
        across = self.middle(index) + thick * (slot - slots / 2)
        start, end = sorted((self.along(low), self.along(high)))
        return (
            Rect(start, across, end - start, thick) if self.lying else Rect(across, start, thick, end - start)
        )
