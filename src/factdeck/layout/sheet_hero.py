"""Stage layout: the hero row of the fact sheet: one large figure with tiles beside it, or equal figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from factdeck.base.units import mm
from factdeck.document.blocks import Record, Sheet
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_ranks import People
from factdeck.scene.nodes import AnyNode, Role
from factdeck.theme.theme import TextStyle

_MOST_EQUAL = 4
_LEAST_NUMBER = 14.0


@dataclass(frozen=True, slots=True)
class Hero:
    """The key figures of the sheet. `equal` asks for the form without a large figure (one page)."""

    pen: Pen
    sheet: Sheet
    width: float
    equal: bool

    def height(self, fit: Fit) -> float:
        """The figures and the room over and under them."""
        if not self.sheet.hero:
            return 0.0
        return 2 * self._pad(fit) + (self._equal_height(fit) if self._is_equal else self._large_height(fit))

    def place(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        """The large figure first, then the tiles row by row."""
        if not self.sheet.hero:
            return []
        y += self._pad(fit)
        if self._is_equal:
            return self._place_equal(x, y, fit)
        return self._place_large(x, y, fit) + self._place_tiles(x, y, fit)

    @property
    def _is_equal(self) -> bool:
        count = len(self.sheet.hero)
        return self.equal or (not self.sheet.pictogram and 1 < count <= _MOST_EQUAL)

    def _pad(self, fit: Fit) -> float:
        return self.pen.design.hero.pad.at(fit.pitch if fit.gap <= 1 else fit.gap - 0.5)

    # --- one large figure

    @property
    def _tiles(self) -> tuple[Record, ...]:
        return self.sheet.hero[1:]

    @property
    def _large_width(self) -> float:
        return self.pen.column(self.width, 2) if self._tiles else self.width

    def _large_height(self, fit: Fit) -> float:
        return max(self._figure_height(fit), self._rows * self._row_height(fit))

    def _figure_height(self, fit: Fit) -> float:
        design = self.pen.design.hero
        tall = (
            design.number
            + design.label
            + self._label_more(self.sheet.hero[0], "hero_label", self._large_width, fit)
        )
        return tall + (design.pictogram + design.person if self.sheet.pictogram else mm(1.5))

    def _place_large(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        pen, design, record = self.pen, self.pen.design.hero, self.sheet.hero[0]
        if not self.sheet.pictogram:
            y += (self._large_height(fit) - self._figure_height(fit)) / 2
        figure, room = record.parts["figure"], self._large_width
        style = pen.fitting(figure, pen.style("hero"), room, 28)
        baseline = y + design.number
        at = f"sheet/hero/{record.id}"
        nodes: list[AnyNode] = [pen.text(f"{at}/figure", figure, style, x, baseline, room, Role.FIGURE)]
        if label := record.parts.get("label"):
            look = pen.style("hero_label")
            nodes.append(pen.text(f"{at}/label", label, look, x, baseline + design.label, room, Role.LABEL))
        if self.sheet.pictogram:
            top = y + self._figure_height(fit) - design.person
            people = People(pen, f"{at}/pictogram", room, self.sheet.pictogram)
            nodes += people.place(x, top, design.person, fit)
        return nodes

    # --- tiles beside it

    @property
    def _rows(self) -> int:
        return -(-len(self._tiles) // 2)

    @property
    def _tile_columns(self) -> int:
        return min(2, len(self._tiles))

    def _row_height(self, fit: Fit) -> float:
        room = self.pen.column(self.pen.column(self.width, 2), 2)
        more = max(
            (self._label_more(tile, "hero_tile_label", room, fit) for tile in self._tiles), default=0.0
        )
        return self.pen.design.hero.row + more

    def _place_tiles(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        pen, design = self.pen, self.pen.design.hero
        if not self._tiles:
            return []
        width = pen.column(self.width, 2)
        left, columns = pen.left(x, self.width, 2, 1), max(1, self._tile_columns)
        column = pen.column(width, columns)
        style = self._number_style(self._tiles, "hero_tile", column)
        pitch = max(self._row_height(fit), self._large_height(fit) / self._rows)
        nodes: list[AnyNode] = []
        for index, record in enumerate(self._tiles):
            row, place = divmod(index, columns)
            at, top = pen.left(left, width, columns, place), y + row * pitch
            if row:
                nodes.append(pen.rule(f"sheet/hero/{record.id}/rule", at, top, column, "inner"))
            shift = (pitch - self._row_height(fit)) / 2 if self._rows == 1 else 0.0
            nodes += self._tile(record, style, at, top + shift + design.tile_number, column)
        return nodes

    def _tile(
        self, record: Record, style: TextStyle, x: float, baseline: float, width: float
    ) -> list[AnyNode]:
        pen, at = self.pen, f"sheet/hero/{record.id}"
        figure = record.parts["figure"]
        nodes: list[AnyNode] = [pen.text(f"{at}/figure", figure, style, x, baseline, width, Role.FIGURE)]
        if label := record.parts.get("label"):
            look = pen.style("hero_tile_label")
            low = baseline + pen.design.hero.tile_label
            nodes.append(pen.text(f"{at}/label", label, look, x, low, width, Role.LABEL))
        return nodes

    def _number_style(self, records: Sequence[Record], name: str, width: float) -> TextStyle:
        """One size for all numbers of the row."""
        style = self.pen.style(name)
        for record in records:
            style = self.pen.fitting(record.parts["figure"], style, width, _LEAST_NUMBER)
        return style

    def _label_more(self, record: Record, style: str, width: float, fit: Fit) -> float:
        label = record.parts.get("label")
        return self.pen.more_lines(label, self.pen.style(style, fit), width) if label else 0.0

    # --- equal figures

    def _equal_height(self, fit: Fit) -> float:
        column = self.pen.column(self.width, len(self.sheet.hero))
        more = max(self._label_more(record, "hero_tile_label", column, fit) for record in self.sheet.hero)
        return self.pen.design.hero.equal_height + more

    def _place_equal(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        del fit
        count = len(self.sheet.hero)
        column = self.pen.column(self.width, count)
        style = self._number_style(self.sheet.hero, "hero_equal", column)
        baseline = y + self.pen.design.hero.equal_number
        return [
            node
            for index, record in enumerate(self.sheet.hero)
            for node in self._tile(
                record, style, self.pen.left(x, self.width, count, index), baseline, column
            )
        ]
