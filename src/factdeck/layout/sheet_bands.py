"""Stage layout: bands of the fact sheet: a full section, or two halves side by side.

A band starts with its section rule; on a page's first band a rule of the page may stand for it.
"""

from dataclasses import dataclass
from typing import Protocol

from factdeck.document.blocks import SheetSection
from factdeck.layout.sheet_cells import Cells, Stack
from factdeck.layout.sheet_heads import Head
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.scene.nodes import AnyNode


class Band(Protocol):
    """A part of a page as wide as the page."""

    @property
    def sections(self) -> tuple[SheetSection, ...]:
        """The sections in it, in order."""
        ...

    @property
    def stretches(self) -> bool:
        """Whether what is left of a page goes into it; else it goes to the gap under it."""
        ...

    def height(self, fit: Fit) -> float:
        """From its rule to its end."""
        ...

    def place(self, x: float, y: float, height: float, fit: Fit, *, ruled: bool = True) -> list[AnyNode]:
        """Its nodes; without `ruled` the rule over it is left to the page."""
        ...

    def spreads(self, height: float, fit: Fit) -> float:
        """The height up to which it makes use of `height` by itself; its own where it does not."""
        ...

    def ragged(self, height: float, fit: Fit) -> float:
        """By how much parts of it end apart when it is given `height`."""
        ...


class Remembered:
    """A band that remembers its heights: fitting asks for the same ones again and again."""

    def __init__(self, band: Band) -> None:
        self._band = band
        self._heights: dict[Fit, float] = {}

    @property
    def sections(self) -> tuple[SheetSection, ...]:
        """The band's sections."""
        return self._band.sections

    def height(self, fit: Fit) -> float:
        """The band's height."""
        if fit not in self._heights:
            self._heights[fit] = self._band.height(fit)
        return self._heights[fit]

    def place(self, x: float, y: float, height: float, fit: Fit, *, ruled: bool = True) -> list[AnyNode]:
        """The band's nodes."""
        return self._band.place(x, y, height, fit, ruled=ruled)

    @property
    def stretches(self) -> bool:
        """The band's answer."""
        return self._band.stretches

    def spreads(self, height: float, fit: Fit) -> float:
        """The band's answer."""
        return self._band.spreads(height, fit)

    def ragged(self, height: float, fit: Fit) -> float:
        """The band's answer."""
        return self._band.ragged(height, fit)


@dataclass(frozen=True, slots=True)
class FullBand:
    """One section over the whole width (or, in a column of the one-page form, over the column)."""

    pen: Pen
    section: SheetSection
    head: Head
    under: Stack | None
    width: float
    stretches: bool = False

    @property
    def sections(self) -> tuple[SheetSection, ...]:
        """The one section."""
        return (self.section,)

    def height(self, fit: Fit) -> float:
        """Rule, head, and what stands under it."""
        gaps = self.pen.design.gaps
        under = gaps.under_head * fit.gap + self.under.height(fit) if self.under else 0.0
        return gaps.under_rule * fit.gap + self.head.height(fit) + under

    def place(self, x: float, y: float, height: float, fit: Fit, *, ruled: bool = True) -> list[AnyNode]:
        """Rule, head, blocks."""
        gaps, bottom = self.pen.design.gaps, y + max(height, self.height(fit))
        nodes: list[AnyNode] = []
        if ruled:
            nodes.append(self.pen.rule(f"{self.head.id}/rule", x, y, self.width, "section"))
        y += gaps.under_rule * fit.gap
        tall = self.head.height(fit)
        nodes += self.head.place(x, y, tall, fit)
        y += tall + gaps.under_head * fit.gap
        return nodes + (self.under.place(x, y, bottom - y, fit) if self.under else [])

    def spreads(self, height: float, fit: Fit) -> float:
        """Its own height: what is left goes to the gaps between bands."""
        return self.height(fit)

    def ragged(self, height: float, fit: Fit) -> float:
        """Nothing: it is one section."""
        return 0.0


@dataclass(frozen=True, slots=True)
class PairBand:
    """Two half sections, level."""

    pen: Pen
    pair: tuple[SheetSection, ...]
    heads: tuple[Head, ...]
    cells: Cells
    width: float
    stretches: bool = False

    @property
    def sections(self) -> tuple[SheetSection, ...]:
        """Both sections."""
        return self.pair

    def height(self, fit: Fit) -> float:
        """Rule, the higher head, the higher cell."""
        return self._head_height(fit) + self.cells.height(fit)

    def place(self, x: float, y: float, height: float, fit: Fit, *, ruled: bool = True) -> list[AnyNode]:
        """Section after section, so that each is read as a whole."""
        gaps, bottom = self.pen.design.gaps, y + max(height, self.height(fit))
        column = self.pen.column(self.width, 2)
        start = y + self._head_height(fit)
        body = self.cells.place_each(x, start, bottom - start, fit)
        nodes: list[AnyNode] = []
        for index, head in enumerate(self.heads):
            left = self.pen.left(x, self.width, 2, index)
            if ruled:
                nodes.append(self.pen.rule(f"{head.id}/rule", left, y, column, "section"))
            nodes += head.place(left, y + gaps.under_rule * fit.gap, head.height(fit), fit)
            nodes += body[index]
        return nodes

    def _head_height(self, fit: Fit) -> float:
        gaps = self.pen.design.gaps
        return (gaps.under_rule + gaps.under_head) * fit.gap + max(head.height(fit) for head in self.heads)

    def spreads(self, height: float, fit: Fit) -> float:
        """Its own height: what is left goes to the gaps between bands."""
        return self.height(fit)

    def ragged(self, height: float, fit: Fit) -> float:
        """What a list alone lacks; all other cells are level."""
        return self.cells.ragged(fit)
