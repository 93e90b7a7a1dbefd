"""Layout stage: what the fact sheet is without some of its parts.

A part is named by its section, its block ("" for the section's own) and a word for it: a row's id, a tile
(`tile …`), a row of a table (`#…`), or one of the words below.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from factdeck.document.blocks import Record, Sheet, SheetBlock, SheetSection, Span, TableBlock
from factdeck.layout.sheet_told import as_row, facts_of, sentence_facts

EXHIBIT: Final = ""
"""The exhibit of a block: it becomes a list row."""
SHORT: Final = "#short"
"""A section's sentence: the author's shorter one stands for it."""
NOTE: Final = "#note"
"""A section's note."""
BARE: Final = "#bare"
"""All of a section but its sentence and its strongest figure."""

Key = tuple[str, str, str]  # section, block, part


@dataclass(frozen=True, slots=True)
class Step:
    """Parts that leave together."""

    keys: tuple[Key, ...]


def tile_key(record: Record) -> str:
    """The word for a tile."""
    return f"tile {record.id}"


def table_key(index: int) -> str:
    """The word for a row of a table, from 0."""
    return f"#{index}"


class Reducer:
    """Takes parts from one sheet; a section without the same parts is the same object every time."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._made: dict[tuple[str, frozenset[Key]], SheetSection] = {}

    def without(self, steps: Iterable[Step]) -> Sheet:
        """The sheet without what `steps` take away."""
        keys: dict[str, set[Key]] = {}
        for step in steps:
            for key in step.keys:
                keys.setdefault(key[0], set()).add(key)
        sections = (
            self._section(section, frozenset(keys.get(section.chapter.id, ())))
            for section in self.sheet.sections
        )
        return replace(self.sheet, sections=tuple(sections))

    def _section(self, section: SheetSection, keys: frozenset[Key]) -> SheetSection:
        if not keys:
            return section
        name = (section.chapter.id, keys)
        if name not in self._made:
            self._made[name] = _without(section, frozenset(key[1:] for key in keys), self.sheet.more)
        return self._made[name]


def reduced(sheet: Sheet, steps: Iterable[Step]) -> Sheet:
    """The sheet without what `steps` take away."""
    return Reducer(sheet).without(steps)


_Parts = frozenset[tuple[str, str]]


def _without(section: SheetSection, parts: _Parts, more: str) -> SheetSection:
    if ("", SHORT) in parts:
        section = replace(section, sentence=section.short, short=())
    if ("", BARE) in parts:
        return bare(section)
    gone = [block for block in section.blocks if (block.id, EXHIBIT) in parts]
    blocks = tuple(_block(block, parts, more) for block in section.blocks if block not in gone)
    rows = [row for block in gone for row in (_told(section, block), *_moved_rows(block, parts)) if row]
    tiles = [tile for block in gone for tile in _moved_tiles(block, parts)]
    return replace(
        section,
        blocks=tuple(block for block in blocks if block),
        rows=_kept((*section.rows, *rows), parts, ""),
        tiles=_kept_tiles((*section.tiles, *tiles), parts, ""),
        note=() if ("", NOTE) in parts else section.note,
    )


def moved(block: SheetBlock, record: Record) -> Record:
    """A row or tile of a block as it stands among those of its section, under an id of its own there."""
    return replace(record, id=f"{block.id}-{record.id}")


def _moved_rows(block: SheetBlock, parts: _Parts) -> list[Record]:
    return [moved(block, row) for row in _kept(block.rows, parts, block.id)]


def _moved_tiles(block: SheetBlock, parts: _Parts) -> list[Record]:
    return [moved(block, tile) for tile in _kept_tiles(block.tiles, parts, block.id)]


def bare(section: SheetSection) -> SheetSection:
    """A section's sentence, with its strongest figure where the sentence does not name it."""
    strongest = section.strongest
    told = strongest is None or facts_of(strongest) & sentence_facts(section)
    rows = () if told or strongest is None else (strongest,)
    return replace(section, blocks=(), rows=rows, tiles=(), note=())


def _told(section: SheetSection, block: SheetBlock) -> Record | None:
    """The row for an exhibit; none where the sentence over it says the same figure."""
    row = as_row(block)
    return None if row is None or facts_of(row) & sentence_facts(section) else row


def _block(block: SheetBlock, parts: _Parts, more: str) -> SheetBlock | None:
    rows = _kept(block.rows, parts, block.id)
    tiles = _kept_tiles(block.tiles, parts, block.id)
    table = _table(block, parts)
    note = block.note
    if block.table and table and len(table.rows) < len(block.table.rows):
        note = (Span(more.format(len(block.table.rows) - len(table.rows))),) if more else ()
    if not (block.chart or table or block.comparison or rows or tiles):
        return None
    if len(rows) == len(block.rows) and len(tiles) == len(block.tiles) and table is block.table:
        return block
    return replace(block, rows=rows, tiles=tiles, table=table, note=note)


def _table(block: SheetBlock, parts: _Parts) -> TableBlock | None:
    table = block.table
    if table is None:
        return None
    kept = tuple(row for index, row in enumerate(table.rows) if (block.id, table_key(index)) not in parts)
    return table if len(kept) == len(table.rows) else replace(table, rows=kept)


def _kept(rows: tuple[Record, ...], parts: _Parts, block: str) -> tuple[Record, ...]:
    return tuple(row for row in rows if (block, row.id) not in parts)


def _kept_tiles(tiles: tuple[Record, ...], parts: _Parts, block: str) -> tuple[Record, ...]:
    return tuple(tile for tile in tiles if (block, tile_key(tile)) not in parts)
