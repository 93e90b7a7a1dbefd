"""Layout stage: the one-page form of the fact sheet: a section keeps an exhibit or two and a few list rows.

What is most important stays: the exhibit of the highest priority, first the one that shows the sentence's
figure; of the rows first those whose figure the title, the hero or the sentence names.
"""

from dataclasses import replace

from factdeck.document.blocks import Record, Sheet, SheetBlock, SheetSection
from factdeck.layout.sheet_reduce import moved
from factdeck.layout.sheet_told import as_row, block_facts, facts_of, has_exhibit, told_facts

_MOST_ROWS = 5
_MOST_TILES = 3


def condensed(sheet: Sheet, most: int = 1) -> Sheet:
    """The sheet with every section cut down to `most` exhibits, three tiles and five list rows."""
    return replace(sheet, sections=tuple(_section(sheet, section, most) for section in sheet.sections))


def _section(sheet: Sheet, section: SheetSection, most: int) -> SheetSection:
    told = told_facts(sheet, section)
    kept = _best(section, told, most)
    others = [block for block in section.blocks if block not in kept]
    tiles = [tile for block in section.blocks for tile in block.tiles] + list(section.tiles)
    over = tiles[:_MOST_TILES] if kept else []
    rows = [
        *(row for row in (as_row(block) for block in others) if row),
        *(moved(block, row) for block in section.blocks for row in block.rows),
        *section.rows,
        *(_tile_row(tile) for tile in tiles if tile not in over),
    ]
    blocks = tuple(
        replace(block, tiles=() if number else tuple(over), rows=()) for number, block in enumerate(kept)
    )
    return replace(section, blocks=blocks, rows=_first(rows, told), tiles=())


def _best(section: SheetSection, told: frozenset[str], most: int) -> list[SheetBlock]:
    """The exhibits that stay, in their order; tables only where there is nothing else."""
    exhibits = [block for block in section.blocks if has_exhibit(block)]
    rank = {
        block.id: (block.priority, not block_facts(block) & told, block.table is not None)
        for block in exhibits
    }
    chosen = sorted(exhibits, key=lambda block: rank[block.id])[:most]
    return [block for block in exhibits if block in chosen]


def _tile_row(tile: Record) -> Record:
    return Record(tile.id, {"figure": tile.parts["figure"], "text": tile.parts.get("label", ())})


def _first(rows: list[Record], told: frozenset[str]) -> tuple[Record, ...]:
    """The rows that stay, in their order; the same fact only once."""
    seen: set[str] = set()
    unique: list[Record] = []
    for row in rows:
        if row.id not in seen:
            unique.append(row)
        seen.add(row.id)
    chosen = sorted(range(len(unique)), key=lambda index: (not facts_of(unique[index]) & told, index))[
        :_MOST_ROWS
    ]
    return tuple(unique[index] for index in sorted(chosen))
