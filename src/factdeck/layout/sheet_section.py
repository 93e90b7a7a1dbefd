"""Stage layout: a section of the fact sheet: its head, its exhibits in cells, its lists, its small figures.

A section is half as wide as the page or as wide as the page, by content. Two halves in a row pair up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.document.blocks import Record, SheetBlock, SheetSection, Text
from factdeck.layout.sheet_blocks import Block, Words
from factdeck.layout.sheet_cells import CellParts, Cells, Stack, Titled, columns_of
from factdeck.layout.sheet_exhibit import is_wide, make_tiles, spreads_out, tiles_beside, titled
from factdeck.layout.sheet_heads import Head, make_head
from factdeck.layout.sheet_margins import band_width
from factdeck.layout.sheet_marks import Units
from factdeck.layout.sheet_notes import SOURCES
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.layout.sheet_records import TableRecords
from factdeck.layout.sheet_rows import ListRows, list_columns
from factdeck.layout.sheet_told import has_exhibit
from factdeck.scene.text import Role

_HALF_FIGURES = 6  # more than these ask for the whole width
_HALF_EXHIBITS = 1
_CELL_TILES = 3  # the most tiles over an exhibit
_UNLEVEL = 1.4  # ems that two columns may end apart: one line
_NARROW = 0.9  # of the page: half of a band narrower than this is too narrow for an exhibit that can be wide
_SHORT_LIST = 5  # rows that no column parts from the exhibit over them
_GROWN = mm(8)  # what an exhibit is let grow to end level with a list


def needs_full_width(pen: Pen, section: SheetSection) -> bool:
    """Full when it has a table, a wide field of marks, more than 6 figures, or several exhibits."""
    exhibits = [block for block in section.blocks if has_exhibit(block)]
    figures = len(section.tiles) + len(section.rows)
    figures += sum(len(block.tiles) + len(block.rows) + _points(block) for block in section.blocks)
    wide = any(is_wide(pen, block) for block in exhibits)
    return wide or len(exhibits) > _HALF_EXHIBITS or figures > _HALF_FIGURES


def _points(block: SheetBlock) -> int:
    if block.chart:
        return sum(len(series.points) for series in block.chart.chart.series)
    return 2 if block.comparison else 0


@dataclass(frozen=True, slots=True)
class SectionMaker:
    """Makes a section's blocks at a width. Ids begin with `sheet/` and the section's id."""

    pen: Pen
    section: SheetSection
    width: float
    sources: Text = ()  # the note that names them
    head_width: float = 0.0  # 0: the head is as wide as the section

    @property
    def _at(self) -> str:
        return f"sheet/{self.section.chapter.id}"

    def head(self) -> Head:
        """The section's head."""
        section, width = self.section, self.head_width or self.width
        return make_head(self.pen, self._at, width, section.chapter, section.sentence, self.sources)

    def half(self) -> CellParts:
        """The section as one cell: exhibits under each other, its list under them."""
        listed = bool(self.section.rows)
        bodies: list[Block] = [
            Cells(self.pen, self.width, (self._cell(block, self.width, block.rows, ends=not listed),), 1)
            for block in self.section.blocks
        ]
        bodies += self._foot(ruled=bool(bodies))
        body = Stack(tuple(bodies), self.pen.design.gaps.blocks) if bodies else None
        return CellParts(None, body, self._list("rows", self.width, self.section.rows, 1))

    def full(self) -> tuple[Block, ...]:
        """The section as a band: exhibits two or three abreast, lists under them, small figures last."""
        blocks: list[Block] = []
        runs, rows = self._runs(), self.section.rows
        carrier = self._carrier(runs)
        for number, run in enumerate(runs):
            blocks.append(self._run(run, rows if number == carrier else ()))
        if not runs and (only := self._list("rows", self.width, rows, self._abreast(rows))):
            blocks.append(only)
        return (*blocks, *self._foot(ruled=bool(blocks)))

    @property
    def parted(self) -> bool:
        """Whether its exhibits are so many, or so large, that rules part them in a column."""
        blocks = self.section.blocks
        return len(blocks) > 1 + (not any(block.tiles for block in blocks))

    def pieces(self) -> tuple[tuple[Block, bool, bool], ...]:
        """The section under each other: its head with what follows it, then what columns may part from it.

        With each whether it ends lower when it is given more height: a list at its foot then stands lower;
        and whether it goes on with the records of the one before.
        """
        blocks = self.section.blocks
        parts = [part for block in blocks for part in self._parts(block)]
        rows = self._list("rows", self.width, self.section.rows, 1)
        if rows and parts and len(self.section.rows) <= _SHORT_LIST:
            last, _, runs_on = parts[-1]
            parts[-1] = Stack((last, rows), self.pen.design.gaps.over_rows), True, runs_on
        elif rows:
            parts.append((rows, False, False))
        parts += [(block, False, False) for block in self._foot(ruled=bool(parts) and not self.parted)]
        first = Stack((self.head(), *(block for block, _, _ in parts[:1])), self.pen.design.gaps.under_head)
        every = [(first, bool(parts) and parts[0][1], False), *parts[1:]]
        return tuple((block, pulled and block.grows, runs_on) for block, pulled, runs_on in every)

    def _parts(self, block: SheetBlock) -> list[tuple[Block, bool, bool]]:
        """A block as one piece; a table set as records as one a record, the block's list under the last."""
        cell = self._cell(block, self.width, block.rows)
        body = cell.body
        if not isinstance(body, Titled) or not isinstance(body.exhibit, TableRecords):
            return [(self.piece(block), bool(block.rows), False)]
        first, *others = body.exhibit.parts()
        cells = [replace(cell, body=replace(body, exhibit=first), rows=None)]
        cells += [CellParts(body=part) for part in others]
        cells[-1] = replace(cells[-1], rows=cell.rows)
        return [
            (Cells(self.pen, self.width, (part,), 1), part.rows is not None, number > 0)
            for number, part in enumerate(cells)
        ]

    def piece(self, block: SheetBlock) -> Block:
        """One block by itself, its tiles and rows with it."""
        return Cells(self.pen, self.width, (self._cell(block, self.width, block.rows),), 1)

    # --- rows of cells

    def _runs(self) -> list[list[SheetBlock]]:
        """Blocks that stand alone at full width, and rows of cells of two or three."""
        runs: list[list[SheetBlock]] = []
        cells: list[SheetBlock] = []
        for block in self.section.blocks:
            if self._alone(block):
                runs += [*self._rows_of(cells), [block]]
                cells = []
            else:
                cells.append(block)
        return runs + self._rows_of(cells)

    def _rows_of(self, cells: list[SheetBlock]) -> list[list[SheetBlock]]:
        rows: list[list[SheetBlock]] = []
        if cells:
            for count in columns_of(len(cells), self.pen.design.page.abreast):
                rows.append(cells[:count])
                cells = cells[count:]
        return rows

    def _carrier(self, runs: list[list[SheetBlock]]) -> int:
        """The run that takes the section's list: a lone exhibit with room beside it, else the last one."""
        lone = [number for number, run in enumerate(runs) if len(run) == 1 and not self._alone(run[0])]
        return lone[-1] if lone else len(runs) - 1

    def _alone(self, block: SheetBlock) -> bool:
        return is_wide(self.pen, block) or (not has_exhibit(block) and len(block.tiles) > 1)

    def _run(self, run: list[SheetBlock], rows: tuple[Record, ...]) -> Block:
        if len(run) > 1:
            return self._abreast_cells(run, rows)
        return self._lone(run[0], rows) if self._alone(run[0]) else self._beside_list(run[0], rows)

    def _lone(self, block: SheetBlock, rows: tuple[Record, ...]) -> Block:
        """One block over the whole width, its list and the section's under it."""
        every = (*block.rows, *rows)
        lists = self._list(f"{block.id}/rows", self.width, every, self._abreast(every))
        at, top = f"{self._at}/{block.id}", None
        if block.tiles:
            top = make_tiles(self.pen, block.tiles, at, self.width, self.pen.design.tiles.abreast)
        if not has_exhibit(block):
            return Cells(self.pen, self.width, (CellParts(None, top, lists),), 1)
        body = titled(self.pen, self.section, block, at, self.width)
        return Cells(self.pen, self.width, (CellParts(top, body, lists),), 1)

    def _beside_list(self, block: SheetBlock, rows: tuple[Record, ...]) -> Block:
        """One exhibit in the left half, the section's list in the right and, where it is long, also under it.

        Where no deal of the rows makes both end together, or the band is narrower than the page, an exhibit
        that can be wide takes the whole width.
        """
        if self._is_narrow and spreads_out(block):
            return self._lone(block, rows)
        deals = [self._deal(block, rows, under) for under in range(len(rows))] if rows else []
        best = min(deals, key=lambda deal: deal[0], default=None)
        if best is None or (best[0] > self.pen.style("body").size * _UNLEVEL and spreads_out(block)):
            return self._lone(block, rows)
        return best[1]

    @property
    def _is_narrow(self) -> bool:
        return self.width < band_width(self.pen) * _NARROW

    def _deal(self, block: SheetBlock, rows: tuple[Record, ...], under: int) -> tuple[float, Block]:
        """The exhibit with the first `under` rows under it, the others beside it; how far ends are apart."""
        column, natural = self.pen.column(self.width, 2), Fit()
        left = self._cell(block, column, (*block.rows, *rows[:under]))
        name = "rows" if not under else "more-rows"
        listed = ListRows(self.pen, f"{self._at}/{name}", column, rows[under:], grows=True)
        one = Cells(self.pen, self.width, (left,), 2).height(natural)
        grown = one + (_GROWN if left.body and left.body.grows else 0.0)
        apart = max(0.0, one - listed.greatest(natural), listed.height(natural) - grown)
        return apart, Cells(self.pen, self.width, (left, CellParts(None, None, listed)), 2)

    def _abreast_cells(self, run: list[SheetBlock], rows: tuple[Record, ...]) -> Block:
        """Two or three cells; the section's list is dealt out under them, what is over to the lowest."""
        column, count = self.pen.column(self.width, len(run)), len(run)
        heights = [self._cell_height(block, column) for block in run]
        order = sorted(range(count), key=lambda index: heights[index]) if len(rows) % count else range(count)
        dealt = {cell: rows[place::count] for place, cell in enumerate(order)}
        listed = [(*block.rows, *dealt[index]) for index, block in enumerate(run)]
        cells = [self._cell(block, column, own) for block, own in zip(run, listed, strict=True)]
        abreast = Cells(self.pen, self.width, tuple(cells), count)
        joined = self._joined(run, [row for own in listed for row in own]) if self._is_narrow else None
        return joined if joined and joined.height(Fit()) < abreast.height(Fit()) else abreast

    def _joined(self, run: list[SheetBlock], rows: list[Record]) -> Block | None:
        """The cells with all their lists as one under them, whose texts wrap less in its wider columns."""
        column, count = self.pen.column(self.width, len(run)), len(run)
        one = self._list(f"{run[0].id}/rows", self.width, rows, 2)
        if count <= 2 or len(rows) <= 2 or one is None:
            return None
        cells = Cells(self.pen, self.width, tuple(self._cell(b, column, ()) for b in run), count)
        return Stack((cells, one), self.pen.design.gaps.over_rows)

    def _cell_height(self, block: SheetBlock, column: float) -> float:
        cell = self._cell(block, column, block.rows)
        return Cells(self.pen, column, (cell,), 1).height(Fit())

    def _cell(
        self, block: SheetBlock, width: float, rows: tuple[Record, ...], *, ends: bool = True
    ) -> CellParts:
        """One cell; `ends`: nothing of its section follows under it."""
        at, top, body = f"{self._at}/{block.id}", None, None
        if block.tiles and not tiles_beside(self.pen, block, width):
            top = make_tiles(self.pen, block.tiles, at, width, _CELL_TILES)
        if has_exhibit(block):
            body = titled(self.pen, self.section, block, at, width)
            if isinstance(body.exhibit, Units) and ends and not rows:
                body = replace(body, exhibit=replace(body.exhibit, lowers=True))
        return CellParts(top, body, self._list(f"{block.id}/rows", width, rows, 1))

    # --- lists and small figures

    def _list(self, name: str, width: float, rows: Sequence[Record], count: int) -> Block | None:
        return list_columns(self.pen, f"{self._at}/{name}", width, rows, count) if rows else None

    def _abreast(self, rows: Sequence[Record]) -> int:
        """Two columns of list rows, or three where every text fits a third of the band; a lone row in one."""
        if len(rows) == 1 and self._is_narrow:
            return 1
        third = self.pen.column(self.width, 3) - self.pen.design.rows.key - 1
        style = self.pen.style("row")
        texts = [record.parts.get("text") or record.parts.get("label") or words("") for record in rows]
        short = all(self.pen.width(text, style) <= third for text in texts)
        return 3 if short and len(rows) % 3 == 0 and len(rows) % 2 else 2

    def _foot(self, *, ruled: bool) -> list[Block]:
        """Small figures, the note, and the sources that have no room in the head."""
        blocks: list[Block] = []
        if self.section.tiles:
            blocks.append(
                make_tiles(
                    self.pen,
                    self.section.tiles,
                    self._at,
                    self.width,
                    self.pen.design.tiles.abreast,
                    ruled=ruled,
                )
            )
        if self.section.note:
            note = self.section.note
            blocks.append(Words(self.pen, f"{self._at}/note", self.width, note, "note", Role.NOTE))
        if self.sources and not self.head().names_sources:
            at, link = f"{self._at}/source", f"#{SOURCES}"
            blocks.append(Words(self.pen, at, self.width, self.sources, "note_right", Role.SOURCE, link=link))
        return blocks
