"""Layout stage: the one-page form of the fact sheet: a section keeps an exhibit or two and a few list rows.

What is most important stays: the exhibit of the highest priority, first the one that shows the sentence's
figure; of the rows first those whose figure the title, the hero or the sentence names. A second exhibit is
given back, section by section, as long as the page holds it. A table whose bars have no room is its bars.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from factdeck.document.blocks import Priority, Record, Sheet, SheetBlock, SheetSection, Text
from factdeck.facts.factbook import Figure
from factdeck.layout.sheet_columns import TableColumns
from factdeck.layout.sheet_exhibit import tile_columns, tiles_beside
from factdeck.layout.sheet_fill import TIGHTEST
from factdeck.layout.sheet_pen import Pen
from factdeck.layout.sheet_reduce import moved
from factdeck.layout.sheet_told import as_row, block_facts, facts_of, has_exhibit, told_facts

_MOST_ROWS = 5
_FEW_ROWS = 2
_MOST_TILES = 3
_MOST_EXHIBITS = 2
_PRESSED = -1.0  # distances at their least, all else as it is


_LINE = 13.0  # points that columns may end apart
Holds = Callable[[Sheet, float], bool]
"""Whether a sheet fits its page, pressed no further than to that tension."""


@dataclass(frozen=True, slots=True)
class _Room:
    """How many exhibits and list rows a section may have."""

    exhibits: int = 1
    rows: int = 2

    def at_least(self, other: "_Room") -> "_Room":
        """The larger of both."""
        return _Room(max(self.exhibits, other.exhibits), max(self.rows, other.rows))


@dataclass(frozen=True, slots=True)
class Condenser:
    """Cuts sections down to what has room in columns of `width`, each only once for a room."""

    pen: Pen
    sheet: Sheet
    width: float
    _made: dict[tuple[str, _Room], SheetSection] = field(
        default_factory=dict[tuple[str, _Room], SheetSection]
    )

    def fullest(self, holds: Holds, ragged: Callable[[Sheet], float]) -> Sheet | None:
        """The sheet with an exhibit and some list rows a section, and with more as long as the page holds it.

        `ragged(sheet)`: how far apart its columns end; rows that mend that are worth pressing the page.
        None where not even the least fits.
        """
        rooms = next((rooms for rooms in self._least() if holds(self._condensed(rooms), TIGHTEST)), None)
        if rooms is None:
            return None
        best = self._condensed(rooms)
        for name, room, tension in self._wishes():
            wanted = {**rooms, name: rooms[name].at_least(room)}
            fuller = self._condensed(wanted)
            if fuller != best and holds(fuller, tension):
                best, rooms = fuller, wanted
        return self._leveled(best, rooms, holds, ragged)

    def _leveled(
        self, best: Sheet, rooms: dict[str, _Room], holds: Holds, ragged: Callable[[Sheet], float]
    ) -> Sheet:
        """With a row more or fewer wherever columns end closer together by it."""
        apart = ragged(best)
        for name, change in product(rooms, (1, 2, -1)):
            wanted = {**rooms, name: replace(rooms[name], rows=max(0, rooms[name].rows + change))}
            other = self._condensed(wanted)
            if apart > _LINE and other != best and holds(other, TIGHTEST) and ragged(other) < apart - 1:
                best, rooms, apart = other, wanted, ragged(other)
        return best

    def shortest(self) -> Sheet:
        """The sheet with an exhibit and two list rows a section."""
        return self._condensed(next(self._least()))

    def _least(self) -> Iterator[dict[str, _Room]]:
        """What every section has at first: two rows, or fewer."""
        names = [section.chapter.id for section in self.sheet.sections]
        for rows in range(_FEW_ROWS, -1, -1):
            yield {name: _Room(rows=rows) for name in names}

    def _wishes(self) -> Iterator[tuple[str, _Room, float]]:
        """What sections would have beside that, in order; how far the page may be pressed for it.

        A second exhibit for the one that has most, a few rows for all, then exhibits and rows for all.
        """
        wanting = [section.chapter.id for section in sorted(self.sheet.sections, key=_wanting)]
        for name in wanting[:1]:
            yield name, _Room(_MOST_EXHIBITS, 0), TIGHTEST
        for count in range(1, _FEW_ROWS + 1):
            for name in wanting:
                yield name, _Room(1, count), TIGHTEST
        for name in wanting:
            yield name, _Room(_MOST_EXHIBITS, 0), _PRESSED
        for count in range(_FEW_ROWS + 1, _MOST_ROWS + 1):
            for name in wanting:
                yield name, _Room(1, count), _PRESSED

    def _condensed(self, rooms: Mapping[str, _Room]) -> Sheet:
        rooms_of = [(section, rooms[section.chapter.id]) for section in self.sheet.sections]
        return replace(self.sheet, sections=tuple(self._section(*pair) for pair in rooms_of))

    def _section(self, section: SheetSection, room: _Room) -> SheetSection:
        key = (section.chapter.id, room)
        if key not in self._made:
            self._made[key] = self._cut(section, room)
        return self._made[key]

    def _cut(self, section: SheetSection, room: _Room) -> SheetSection:
        told = told_facts(self.sheet, section)
        kept = _best(section, told, room.exhibits)
        tiles = _Tiles.of(self, section, kept)
        others = [block for block in section.blocks if block not in kept]
        rows = [
            *(row for row in (as_row(block) for block in others) if row),
            *(moved(block, row) for block in section.blocks for row in block.rows),
            *section.rows,
            *(_tile_row(tile) for tile in tiles.over),
        ]
        blocks = [replace(self._barred(block), tiles=tiles.of_block(block), rows=()) for block in kept]
        shown = frozenset[str]().union(*map(_shown_by, blocks))
        return replace(
            section,
            sentence=self._sentence(section),
            blocks=tuple(blocks),
            rows=_first(
                [row for row in rows if not _figures(row) & shown], told, room.rows if kept else _MOST_ROWS
            ),
            tiles=(),
        )

    def _barred(self, block: SheetBlock) -> SheetBlock:
        """A table by its bars alone where it has no room for bars beside its other columns."""
        table = block.table
        if table is None or table.bars is None or TableColumns(self.pen, self.width, table).barred:
            return block
        return replace(block, chart=table.bars, table=None)

    def _sentence(self, section: SheetSection) -> Text:
        """The author's shorter sentence where the other takes several lines."""
        style, room = self.pen.style("sentence"), self.width - self.pen.design.head.text_left
        long = section.short and self.pen.lines(section.sentence, style, room) > 1
        return section.short if long else section.sentence


@dataclass(frozen=True, slots=True)
class _Tiles:
    """Where a section's tiles go: beside their ring, in one row over the first exhibit, or among the rows."""

    first: str  # id of the block that takes the row
    row: tuple[Record, ...]
    beside: Mapping[str, tuple[Record, ...]]
    over: tuple[Record, ...]

    @staticmethod
    def of(condenser: Condenser, section: SheetSection, kept: list[SheetBlock]) -> "_Tiles":
        """The tiles of a section of which these blocks stay."""
        pen, width = condenser.pen, condenser.width
        beside = {block.id: block.tiles for block in kept if block.tiles and tiles_beside(pen, block, width)}
        free = [tile for block in section.blocks if block.id not in beside for tile in block.tiles]
        free += section.tiles
        first = next((block.id for block in kept if block.id not in beside), "")
        room = tile_columns(pen, tuple(free), width, _MOST_TILES) if free and first else 0
        while room and tile_columns(pen, tuple(free[:room]), width, room) < min(room, len(free)):
            room -= 1  # one row of them
        return _Tiles(first, tuple(free[:room]), beside, tuple(free[room:]))

    def of_block(self, block: SheetBlock) -> tuple[Record, ...]:
        """The tiles that stand with a block."""
        return self.beside.get(block.id, self.row if block.id == self.first else ())


def _wanting(section: SheetSection) -> tuple[str, int]:
    """The most important sections first, of these the one with most exhibits."""
    return section.priority, -sum(map(has_exhibit, section.blocks))


def _best(section: SheetSection, told: frozenset[str], most: int) -> list[SheetBlock]:
    """The exhibits that stay, in their order; tables only where they have bars, or there is nothing else."""
    exhibits = [block for block in section.blocks if has_exhibit(block)]
    rank = {
        block.id: (block.priority, not block_facts(block) & told, block.table is not None)
        for block in exhibits
    }
    chosen = sorted(exhibits, key=lambda block: rank[block.id])[:most]
    return [block for block in exhibits if block in chosen]


def _tile_row(tile: Record) -> Record:
    return replace(tile, parts={"figure": tile.parts["figure"], "text": tile.parts.get("label", ())})


def _shown_by(block: SheetBlock) -> frozenset[str]:
    return block_facts(block).union(*map(facts_of, block.tiles))


def _figures(row: Record) -> frozenset[str]:
    """The fact whose figure a row begins with."""
    figure = row.parts.get("figure")
    return frozenset([figure.fact]) if isinstance(figure, Figure) else frozenset()


def _first(rows: list[Record], told: frozenset[str], most: int) -> tuple[Record, ...]:
    """The rows that stay, in their order; the same fact only once."""
    seen: set[str] = set()
    unique: list[Record] = []
    for row in rows:
        if row.id not in seen:
            unique.append(row)
        seen.add(row.id)
    ranks = {
        index: (row.priority is not Priority.HIGH, not facts_of(row) & told, row.priority, index)
        for index, row in enumerate(unique)
    }
    high = sum(row.priority is Priority.HIGH for row in unique)  # what has to stay
    kept = sorted(ranks, key=lambda index: ranks[index])[: max(most, high)]
    return tuple(unique[index] for index in sorted(kept))
