"""Stage layout: the hero row of the fact sheet: one large figure with tiles beside it, or equal figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from factdeck.base.units import mm
from factdeck.document.blocks import Record, Sheet, Text
from factdeck.layout.sheet_blocks import Words
from factdeck.layout.sheet_notes import SOURCES
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_ranks import People
from factdeck.layout.sheet_tiles import SMALLEST
from factdeck.scene.nodes import AnyNode, Rule
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

_MOST_EQUAL = 4
_ROW_GAP = mm(3.4)  # between two rows of equal figures, around their rule
_LEAST_NUMBER = 14.0
_DEEPER = mm(1.2)
_DESCENDING = frozenset(",;gjpqyQ")


@dataclass(frozen=True, slots=True)
class Hero:
    """The key figures of the sheet. `equal` asks for the form without a large figure (one page)."""

    pen: Pen
    sheet: Sheet
    width: float
    equal: bool
    alone: bool = False  # the first figure stays large, however few there are
    note: Text = ()  # names the sources of what stands over the sections, where the masthead doesn't

    def height(self, fit: Fit) -> float:
        """The figures and the room over and under them."""
        if not self.sheet.hero:
            return 0.0
        return self._pad(fit) + self._figures_height(fit) + max(self._pad(fit), self._note_height)

    def place(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        """The large figure first, then the tiles row by row; the note on sources under them at the right."""
        if not self.sheet.hero:
            return []
        y += self._pad(fit)
        note = self._place_note(x, y + self._figures_height(fit))
        if self._is_equal:
            return self._place_equal(x, y, fit) + note
        return self._place_large(x, y, fit) + self._place_tiles(x, y, fit) + note

    def _figures_height(self, fit: Fit) -> float:
        return self._equal_height(fit) if self._is_equal else self._large_height(fit)

    @property
    def _note(self) -> Words | None:
        """Its sources in the room under the figures, where the masthead has none for them."""
        at, link = "sheet/hero/source", f"#{SOURCES}"
        if not self.note:
            return None
        return Words(self.pen, at, self.width, self.note, "note_right", Role.SOURCE, link=link)

    @property
    def _note_height(self) -> float:
        return self._note.height(Fit()) if self._note else 0.0

    def _place_note(self, x: float, y: float) -> list[AnyNode]:
        return self._note.place(x, y, self._note_height, Fit()) if self._note else []

    @property
    def _is_equal(self) -> bool:
        count = len(self.sheet.hero)
        if self.alone:
            return False
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
            self._number
            + self._drop
            + self._label_more(self.sheet.hero[0], "hero_label", self._large_width, fit)
        )
        people = self._people()
        return tall + (design.pictogram + people.height(fit) if people else mm(1.5))

    def _people(self) -> People | None:
        at, block = f"sheet/hero/{self.sheet.hero[0].id}", self.sheet.pictogram
        return People(self.pen, f"{at}/pictogram", self._large_width, block) if block else None

    def _place_large(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        pen, record, style = self.pen, self.sheet.hero[0], self._large_style
        if not self.sheet.pictogram:
            y += (self._large_height(fit) - self._figure_height(fit)) / 2
        figure, room = record.parts["figure"], self._large_width
        baseline = y + self._number
        at = f"sheet/hero/{record.id}"
        nodes: list[AnyNode] = [pen.text(f"{at}/figure", figure, style, x, baseline, room, Role.FIGURE)]
        if label := record.parts.get("label"):
            look = pen.style("hero_label")
            nodes.append(pen.text(f"{at}/label", label, look, x, baseline + self._drop, room, Role.LABEL))
        if people := self._people():
            tall = people.height(fit)
            nodes += people.place(x, y + self._figure_height(fit) - tall, tall, fit)
        return nodes

    @property
    def _large_style(self) -> TextStyle:
        """Of the large figure: where it has the place of a chart to itself, larger if the design says so."""
        figure, alone = self.sheet.hero[0].parts["figure"], self.alone and not self._tiles
        style = self.pen.style("hero_alone" if alone else "hero")
        return self.pen.fitting(figure, style, self._large_width, 28)

    @property
    def _number(self) -> float:
        """From the top of the large figure to its baseline, as its size wants it."""
        designed = self.pen.design.hero.number
        return designed * max(1.0, self._large_style.size / self.pen.style("hero").size)

    @property
    def _drop(self) -> float:
        """From the large figure's baseline to its label's: more where a comma or a letter reaches down."""
        return self.pen.design.hero.label + descent(self.sheet.hero[0])

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
        pen = self.pen
        if not self._tiles:
            return []
        width = pen.column(self.width, 2)
        left, columns = pen.left(x, self.width, 2, 1), max(1, self._tile_columns)
        column = pen.column(width, columns)
        style = number_style(self.pen, self._tiles, "hero_tile", column)
        pitch = max(self._row_height(fit), self._large_height(fit) / self._rows)
        nodes: list[AnyNode] = []
        for index, record in enumerate(self._tiles):
            row, place = divmod(index, columns)
            at, top = pen.left(left, width, columns, place), y + row * pitch
            if row:
                nodes.append(pen.rule(f"sheet/hero/{record.id}/rule", at, top, column, "inner"))
            nodes += self._tile(record, style, at, top + self._lowered(pitch, fit), column)
        return nodes

    def _lowered(self, pitch: float, fit: Fit) -> float:
        """From a row's top to its tiles' baseline: one row stands halfway, or level with a figure alone."""
        design = self.pen.design.hero
        if self._rows > 1:
            return design.tile_number
        if self.alone:
            return (self._large_height(fit) - self._figure_height(fit)) / 2 + self._number
        return (pitch - self._row_height(fit)) / 2 + design.tile_number

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

    def _label_more(self, record: Record, style: str, width: float, fit: Fit) -> float:
        label = record.parts.get("label")
        return self.pen.more_lines(label, self.pen.style(style, fit), width) if label else 0.0

    # --- equal figures

    @property
    def _equal_columns(self) -> int:
        """As many figures abreast as stand there at a good size; long ones ask for two rows."""
        count = len(self.sheet.hero)
        figures = [record.parts["figure"] for record in self.sheet.hero]
        least = [
            self.pen.fitting(figure, self.pen.style("hero_equal"), 0.0, _LEAST_NUMBER) for figure in figures
        ]
        widest = max(self.pen.width(part, style) for part, style in zip(figures, least, strict=True))
        rows = next(
            (n for n in range(1, count) if self.pen.column(self.width, -(-count // n)) >= widest), count
        )
        return -(-count // rows)

    def _equal_rows(self, fit: Fit) -> list[float]:
        """The heights of the rows of equal figures."""
        column, design = self.pen.column(self.width, self._equal_columns), self.pen.design.hero
        more = [self._label_more(record, "hero_tile_label", column, fit) for record in self.sheet.hero]
        starts = range(0, len(more), self._equal_columns)
        return [design.equal_height + max(more[start : start + self._equal_columns]) for start in starts]

    def _equal_height(self, fit: Fit) -> float:
        rows = self._equal_rows(fit)
        return sum(rows) + _ROW_GAP * (len(rows) - 1)

    def _place_equal(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        count, rows = self._equal_columns, self._equal_rows(fit)
        column = self.pen.column(self.width, count)
        style = number_style(self.pen, self.sheet.hero, "hero_equal", column)
        nodes: list[AnyNode] = []
        for index, record in enumerate(self.sheet.hero):
            row, place = divmod(index, count)
            top = y + sum(rows[:row]) + _ROW_GAP * row
            baseline = top + self.pen.design.hero.equal_number
            left = self.pen.left(x, self.width, count, place)
            if row and not place:
                at, over = f"sheet/hero/{record.id}/rule", top - _ROW_GAP / 2
                nodes.append(self.pen.rule(at, x, over, self.width, "inner"))
            nodes += self._tile(record, style, left, baseline, column)
            if place and self.pen.design.hero.divided:
                nodes.append(self._divider(record, left, top, rows[row]))
        return nodes

    def _divider(self, record: Record, left: float, y: float, tall: float) -> AnyNode:
        """The line between a figure and the one at its left."""
        line, x = self.pen.design.rules["column"], left - self.pen.design.page.gutter / 2
        at = f"sheet/hero/{record.id}/divider"
        return Rule(id=at, rect=Rect(x, y, 0.0, tall), color=line.color, width=line.width)


def descent(record: Record) -> float:
    """How much lower a label stands where a comma or a letter of its figure reaches down."""
    return _DEEPER if _DESCENDING & set(str(record.parts["figure"])) else 0.0


def number_style(pen: Pen, records: Sequence[Record], name: str, width: float) -> TextStyle:
    """One size for all numbers of a row."""
    style = pen.style(name)
    for least in (_LEAST_NUMBER, SMALLEST):
        for record in records:
            style = pen.fitting(record.parts["figure"], style, width, least)
    return style
