"""Stage layout: sections of the fact sheet in rounded outlines, their names on the outline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factdeck.base.icons import icons
from factdeck.document.blocks import Sheet, SheetSection
from factdeck.layout.icons import line_icon
from factdeck.layout.sheet_band_maker import BandMaker
from factdeck.layout.sheet_bands import Band
from factdeck.layout.sheet_blocks import Block
from factdeck.layout.sheet_cells import CellParts, Cells, Stack
from factdeck.layout.sheet_heads import Head
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_section import SectionMaker
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect
from factdeck.theme.sheet_forms import CardDesign


def card_box(id: str, rect: Rect, card: CardDesign) -> Box:
    """The outline of a card."""
    return Box(id=id, rect=rect, stroke=card.color, stroke_width=card.line, radius=card.radius)


def card_icon(id: str, name: str, card: Rect, top: float, design: CardDesign) -> list[AnyNode]:
    """The icon `name` at the right of a card, `top` under the page's top; nothing where there is none."""
    line = icons().get(name)
    if not line:
        return []
    rect = Rect(card.right - design.side - design.icon, top, design.icon, design.icon)
    return [line_icon(id, line, rect, design.icon_color, design.icon_line)]


@dataclass(frozen=True, slots=True)
class CardBand:
    """One section in a card, or two side by side in cards of one height."""

    pen: Pen
    sections: tuple[SheetSection, ...]
    heads: tuple[Head, ...]
    body: Block | None  # of one section, or of both on their own columns
    width: float
    card: CardDesign
    stretches: bool = True

    def height(self, fit: Fit) -> float:
        """The higher head, the gap, the body, the card's foot."""
        gap = self.pen.design.gaps.under_head * fit.gap
        body = gap + self.body.height(fit) if self.body else 0.0
        return self._head(fit) + body + self._foot(fit)

    def place(self, x: float, y: float, height: float, fit: Fit, *, ruled: bool = True) -> list[AnyNode]:
        """Card after card: outline, head, body. A card needs no rule over it."""
        del ruled
        tall = max(height, self.height(fit))
        start = y + self._head(fit) + self.pen.design.gaps.under_head * fit.gap
        room = y + tall - self._foot(fit) - start
        bodies = self._bodies(x + self.card.side, start, room, fit)
        nodes: list[AnyNode] = []
        for index, head in enumerate(self.heads):
            left = x + index * (self._column + self.card.gap)
            over = self.pen.design.head.seal / 2  # the name lies on the outline
            rect = Rect(left, y + over, self._column, tall - over)
            nodes.append(card_box(f"{head.id}/card", rect, self.card))
            nodes += head.place(left + self.card.side, y, head.height(fit), fit)
            name = self.sections[index].chapter.icon
            nodes += card_icon(f"{head.id}/icon", name, rect, rect.y + self.card.top, self.card)
            nodes += bodies[index]
        return nodes

    def _bodies(self, x: float, y: float, height: float, fit: Fit) -> list[list[AnyNode]]:
        if isinstance(self.body, Cells) and len(self.heads) > 1:
            return self.body.place_each(x, y, height, fit)
        return [self.body.place(x, y, height, fit) if self.body else []]

    @property
    def _column(self) -> float:
        count = len(self.heads)
        return (self.width - self.card.gap * (count - 1)) / count

    def _head(self, fit: Fit) -> float:
        return max(head.height(fit) for head in self.heads)

    def _foot(self, fit: Fit) -> float:
        return self.card.foot * fit.gap

    def spreads(self, height: float, fit: Fit) -> float:
        """Its own height."""
        return self.height(fit)

    def ragged(self, height: float, fit: Fit) -> float:
        """Nothing: cards side by side end together."""
        return 0.0


class CardMaker(BandMaker):
    """Makes the cards of a page, each only once while sheets are tried one after another."""

    def __init__(self, pen: Pen, width: float, sheet: Sheet, card: CardDesign) -> None:
        super().__init__(pen, width, sheet)
        self.card = card

    def _inner(self, width: float) -> float:
        """The width inside a card of `width`."""
        return width - 2 * self.card.side

    @property
    def _half_card(self) -> float:
        return (self.width - self.card.gap) / 2

    def _in_card(self, section: SheetSection, width: float) -> SectionMaker:
        """Makes what stands in a card of `width`; its sentence leaves room for an icon."""
        inner = self._inner(width)
        taken = self.card.icon + self.card.side / 2 if section.chapter.icon in icons() else 0.0
        return replace(self._maker(section, inner), head_width=inner - taken)

    def _pair(self, pair: tuple[SheetSection, ...]) -> Band:
        makers = [self._in_card(section, self._half_card) for section in pair]
        cells = tuple(maker.half() for maker in makers)
        gutter = self.card.gap + 2 * self.card.side
        body = Cells(self.pen, self._inner(self.width), cells, 2, gutter=gutter)
        return self._card(pair, [maker.head() for maker in makers], body, self.width)

    def _full(self, section: SheetSection) -> Band:
        maker = self._in_card(section, self.width)
        blocks = maker.full()
        body = Stack(blocks, self.pen.design.gaps.blocks) if blocks else None
        return self._card((section,), [maker.head()], body, self.width)

    def _half(self, section: SheetSection) -> Band:
        width = self._column
        maker = self._in_card(section, width)
        cell = maker.half()
        body = Cells(self.pen, self._inner(width), (cell,), 1) if cell != CellParts() else None
        return self._card((section,), [maker.head()], body, width)

    def _card(
        self, sections: tuple[SheetSection, ...], heads: Sequence[Head], body: Block | None, width: float
    ) -> CardBand:
        return CardBand(self.pen, sections, tuple(heads), body, width, self.card)
