"""Stage layout: rings and doughnuts of the fact sheet, the figure in the middle, figures or parts beside."""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.chart.model import ChartKind, Emphasis
from factdeck.document.blocks import ChartBlock, Record
from factdeck.facts.factbook import Figure
from factdeck.layout.sheet_chart import chart_node, points_of
from factdeck.layout.sheet_parts import Parts
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_tiles import Tiles
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect, Role

_CLEAR = mm(3)  # in the hole, from the ring to its figure on both sides together
_LEAST = 10.0  # points: the least size of the figure in the middle


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring with its percent inside; beside it tiles, or the names of its parts."""

    pen: Pen
    id: str
    width: float
    block: ChartBlock
    tiles: tuple[Record, ...] = ()
    grows: bool = True

    def height(self, fit: Fit) -> float:
        """The ring, or what stands beside it where that is higher; long names of parts stand under it."""
        if self._below:
            gap = self.pen.design.gaps.parts * fit.gap
            return self._outside(fit) + gap + self._list(self.width).height(fit)
        return max(self._outside(fit), self._beside_height(fit))

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Ring, figure in the middle, what stands beside; a higher box makes it larger, then centres it."""
        design = self.pen.design.rings
        outside = self._outside(fit)
        if not self._below:
            outside = max(outside, min(height, design.outside.greatest, self._largest))
        top = y if self._below else y + max(0.0, (height - outside) / 2)
        square = Rect(x, top, outside, outside)
        chart = self.block.chart
        hole = 1 - 2 * design.stroke / outside
        plain = replace(chart, direct_labels=False)
        nodes: list[AnyNode] = [chart_node(self.pen, self.id, plain, square, square, hole=hole)]
        nodes += self._center(square, outside - 2 * design.stroke)
        if self._below:
            parts = self._list(self.width)
            return nodes + parts.place(x, y + height - parts.height(fit), parts.height(fit), fit)
        left, middle = x + outside + design.gap, top + outside / 2
        if self._records:
            return nodes + self._tiles(left, middle, outside, fit)
        return nodes + self._parts(left, middle, outside, fit)

    @property
    def _largest(self) -> float:
        """The largest ring beside which every label of the tiles, or name of a part, stays on one line."""
        if self._listed and not self._records:
            return self.width - self.pen.design.rings.gap - self._list(self.width).natural - 0.1
        label, number = self.pen.style("tile_label"), self.pen.style("tile_small")
        widths = [self.pen.width(tile.parts.get("label", ()), label) for tile in self._records]
        widths += [self.pen.width(tile.parts["figure"], number) for tile in self._records]
        return self.width - self.pen.design.rings.gap - max(widths, default=0.0) - 0.1

    def _outside(self, fit: Fit) -> float:
        design = self.pen.design.rings.outside
        return min(design.at(fit.field), max(design.least, self._largest), self.width)

    def _beside_width(self, outside: float) -> float:
        return self.width - outside - self.pen.design.rings.gap

    def _figure(self) -> Figure | None:
        if self.block.center and isinstance(self.block.center.parts.get("figure"), Figure):
            figure = self.block.center.parts["figure"]
            return figure if isinstance(figure, Figure) else None
        first = next(
            (point for point in points_of(self.block.chart) if point.emphasis is Emphasis.ACCENT), None
        )
        return first.figure if first and self.block.chart.kind is not ChartKind.PIE else None

    def _center(self, square: Rect, room: float) -> list[AnyNode]:
        figure = self._figure()
        if figure is None:
            return []
        if self._is_wide(figure, room) or self._records != self.tiles:
            return []  # what stands beside the ring says it
        style = self.pen.fitting(figure, self.pen.style("center"), room - _CLEAR, _LEAST)
        return [self.pen.centered(f"{self.id}/center", figure, style, square, Role.FIGURE)]

    def _is_wide(self, figure: Figure, room: float) -> bool:
        """Whether a figure has no room in a hole, even at its least size."""
        style = self.pen.fitting(figure, self.pen.style("center"), room - _CLEAR, _LEAST)
        return self.pen.width(figure, style) > room - _CLEAR

    # --- what stands beside the ring

    @property
    def _records(self) -> tuple[Record, ...]:
        """The tiles, with the ring's own figure over them where it is too long to stand in the least ring."""
        figure, design = self._figure(), self.pen.design.rings
        if (
            self._listed
            or figure is None
            or not self._is_wide(figure, design.outside.least - 2 * design.stroke)
        ):
            return self.tiles
        label = self.block.center.parts.get("label", ()) if self.block.center else ()
        return (Record("share", {"figure": figure, "label": label}), *self.tiles)

    def _stack(self, fit: Fit, outside: float) -> Tiles:
        return Tiles(
            self.pen, f"{self.id}/tiles", self._beside_width(outside), self._records, 1, "tile_small"
        )

    def _beside_height(self, fit: Fit) -> float:
        if self._records:
            return self._stack(fit, self._outside(fit)).height(fit)
        if not self._listed:
            return 0.0
        return self._list(self._beside_width(self._outside(fit))).height(fit)

    def _list(self, width: float) -> Parts:
        return Parts(self.pen, self.id, width, self.block.chart)

    @property
    def _below(self) -> bool:
        """Whether the names of the parts are too long to stand beside even the least ring."""
        least = self._beside_width(min(self.pen.design.rings.outside.least, self.width))
        return self._listed and not self._records and not self._list(least).fits

    def _tiles(self, x: float, middle: float, outside: float, fit: Fit) -> list[AnyNode]:
        stack = self._stack(fit, outside)
        tall = stack.height(fit)
        return stack.place(x, middle - tall / 2, tall, fit)

    @property
    def _listed(self) -> bool:
        """Whether the parts are named beside the ring: a share of a whole needs no list."""
        return self.block.chart.kind is not ChartKind.RING

    def _parts(self, x: float, middle: float, outside: float, fit: Fit) -> list[AnyNode]:
        if not self._listed:
            return self._share_name(x, middle)
        parts = self._list(self._beside_width(outside))
        tall = parts.height(fit)
        return parts.place(x, middle - tall / 2, tall, fit)

    def _share_name(self, x: float, middle: float) -> list[AnyNode]:
        label = self.block.center.parts.get("label") if self.block.center else None
        width = self._beside_width(self.pen.design.rings.outside.natural)
        if not label or width < mm(16):
            return []
        style = self.pen.style("tile_label")
        tall = self.pen.height(label, style, width)
        baseline = middle - tall / 2 + style.size * 1.05
        return [self.pen.text(f"{self.id}/label", label, style, x, baseline, width, Role.LABEL)]
