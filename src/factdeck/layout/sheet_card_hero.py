"""Stage layout: key figures of the fact sheet in cards: a large one beside small ones, or equal ones."""

from dataclasses import dataclass, replace

from factdeck.document.blocks import Record, Sheet, Text
from factdeck.layout.sheet_cards import card_box
from factdeck.layout.sheet_hero import Hero, number_style
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect, Role
from factdeck.theme.sheet_forms import CardDesign
from factdeck.theme.theme import TextStyle

_ABREAST = 4  # equal cards in a row
_GOOD = 19.0  # points of a figure in a card


@dataclass(frozen=True, slots=True)
class CardHero:
    """The key figures. `equal` asks for the form without a large figure (one page)."""

    pen: Pen
    sheet: Sheet
    width: float
    card: CardDesign
    equal: bool
    note: Text = ()

    def height(self, fit: Fit) -> float:
        """The cards and the gap under them."""
        if not self.sheet.hero:
            return 0.0
        return self._top(fit) + self._cards_height(fit) + self._under(fit)

    def place(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        """The large card, then the small ones row by row."""
        if not self.sheet.hero:
            return []
        y += self._top(fit)
        tall = self._cards_height(fit)
        if self._large is None:
            return self._place_small(self.sheet.hero, x, y, self.width, tall, fit)
        left = x + self._large_width + self.card.gap
        rect = Rect(x, y, self._large_width, tall)
        nodes: list[AnyNode] = [card_box("sheet/hero/card", rect, self.card)]
        shift = (tall - self._large.height(fit)) / 2
        nodes += self._large.place(x + self.card.side, y + shift, fit)
        if self._tiles:
            nodes += self._place_small(self._tiles, left, y, self.width - (left - x), tall, fit)
        return nodes

    # --- which form

    @property
    def _large(self) -> Hero | None:
        """The first figure with its pictogram; None where all figures are equal."""
        count = len(self.sheet.hero)
        if self.equal or (not self.sheet.pictogram and 1 < count <= _ABREAST):
            return None
        first = replace(self.sheet, hero=self.sheet.hero[:1])
        return Hero(self.pen, first, self._large_width - 2 * self.card.side, equal=False, alone=True)

    @property
    def _tiles(self) -> tuple[Record, ...]:
        return self.sheet.hero[1:]

    @property
    def _large_width(self) -> float:
        return (self.width - self.card.gap) / 2 if self._tiles else self.width

    def _top(self, fit: Fit) -> float:
        return self.card.gap * fit.gap

    def _under(self, fit: Fit) -> float:
        """The same gap as over the next cards, whose names lie on their outlines."""
        return max(0.0, self.pen.design.gaps.over_rule * fit.gap)

    def _cards_height(self, fit: Fit) -> float:
        if self._large is None:
            return self._small_height(self.sheet.hero, self.width, fit)
        small = self._small_height(self._tiles, self._large_width, fit) if self._tiles else 0.0
        return max(self._large.height(fit), small)

    # --- small cards

    def _abreast(self, records: tuple[Record, ...], width: float) -> int:
        """As many cards in a row as hold figures of a good size; rows as equal as can be."""
        for most in range(_ABREAST if width > self.width * 0.9 else 2, 1, -1):
            rows = -(-len(records) // most)
            count = -(-len(records) // rows)
            room = (width - self.card.gap * (count - 1)) / count - 2 * self.card.side
            if number_style(self.pen, records, "hero_tile", room).size >= _GOOD:
                return count
        return min(2, len(records))

    def _column(self, records: tuple[Record, ...], width: float) -> float:
        count = self._abreast(records, width)
        return (width - self.card.gap * (count - 1)) / count

    def _rows(self, records: tuple[Record, ...], width: float) -> list[tuple[Record, ...]]:
        count = self._abreast(records, width)
        return [records[start : start + count] for start in range(0, len(records), count)]

    def _row_height(self, row: tuple[Record, ...], width: float, fit: Fit) -> float:
        """A row's height by the longest of its labels; its cards share the width."""
        column = (width - self.card.gap * (len(row) - 1)) / len(row)
        style, room = self.pen.style("hero_tile_label", fit), column - 2 * self.card.side
        labels = [record.parts.get("label", ()) for record in row]
        more = max((self.pen.more_lines(label, style, room) for label in labels if label), default=0.0)
        return self.pen.design.hero.row + more

    def _small_height(self, records: tuple[Record, ...], width: float, fit: Fit) -> float:
        rows = self._rows(records, width)
        return sum(self._row_height(row, width, fit) for row in rows) + (len(rows) - 1) * self.card.gap

    def _place_small(
        self, records: tuple[Record, ...], x: float, y: float, width: float, tall: float, fit: Fit
    ) -> list[AnyNode]:
        """Row by row; the cards of each row share its width."""
        gap, rows = self.card.gap, self._rows(records, width)
        free = (tall - self._small_height(records, width, fit)) / len(rows)
        room = self._column(records, width) - 2 * self.card.side
        style = number_style(self.pen, records, "hero_tile", room)
        nodes: list[AnyNode] = []
        for row in rows:
            column, high = (width - gap * (len(row) - 1)) / len(row), self._row_height(row, width, fit) + free
            for index, record in enumerate(row):
                rect = Rect(x + index * (column + gap), y, column, high)
                nodes += self._small(record, style, rect, free, fit)
            y += high + gap
        return nodes

    def _small(self, record: Record, style: TextStyle, rect: Rect, free: float, fit: Fit) -> list[AnyNode]:
        pen, at, design = self.pen, f"sheet/hero/{record.id}", self.pen.design.hero
        x, room = rect.x + self.card.side, rect.w - 2 * self.card.side
        baseline = rect.y + free / 2 + design.tile_number
        nodes: list[AnyNode] = [
            card_box(f"{at}/card", rect, self.card),
            pen.text(f"{at}/figure", record.parts["figure"], style, x, baseline, room, Role.FIGURE),
        ]
        if label := record.parts.get("label"):
            look, low = pen.style("hero_tile_label", fit), baseline + design.tile_label
            nodes.append(pen.text(f"{at}/label", label, look, x, low, room, Role.LABEL))
        return nodes
