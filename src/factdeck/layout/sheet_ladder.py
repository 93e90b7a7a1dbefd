"""Layout stage: in which order parts leave a fact sheet that is too full, least important first.

Long lists and long tables lose their last line, the longest first; exhibits become a list row, the last one
of the section that has most; sentences give way to shorter ones; sections keep only sentence and strongest
figure. Before the last rung the author's priorities decide: 3 leaves before 2, and 1 stays. Never a hero
number, a section's sentence, a source, or a row whose figure the title, the hero or the sentence names.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factdeck.document.blocks import Priority, Record, Sheet, SheetBlock, SheetSection
from factdeck.layout.sheet_reduce import (
    BARE,
    EXHIBIT,
    NOTE,
    SHORT,
    Key,
    Reducer,
    Step,
    bare,
    table_key,
    tile_key,
)
from factdeck.layout.sheet_told import facts_of, has_exhibit, told_facts

Rung = Callable[[Sheet], Step | None]
"""Gives the next step on a sheet; None when this rung has none left."""


def reductions(sheet: Sheet) -> Iterator[Step]:
    """The steps in order; each counts on the ones before it."""
    reducer, taken = Reducer(sheet), list[Step]()
    for rung in _rungs():
        while step := rung(reducer.without(taken)):
            taken.append(step)
            yield step


def _rungs() -> Iterator[Rung]:
    low, middle = Priority.LOW, Priority.MIDDLE
    yield _Lists(low, rows=1, table=5)
    yield lambda sheet: _exhibit(sheet, low, 0)
    yield _short_sentence
    yield lambda sheet: _tiles(sheet, low)
    yield _Lists(low, rows=0, table=3)
    yield _Lists(middle, rows=0, table=3)
    yield lambda sheet: _exhibit(sheet, middle, 1)
    yield lambda sheet: _tiles(sheet, middle)
    yield lambda sheet: _exhibit(sheet, middle, 0)
    yield _Lists(middle, rows=0, table=3)
    yield _note
    yield _bare


# --- lists and tables


@dataclass(frozen=True, slots=True)
class _Lists:
    """Takes the last line of the longest list down to `rows` lines; a table keeps `table` rows."""

    priority: Priority
    rows: int
    table: int

    def __call__(self, sheet: Sheet) -> Step | None:
        """The last line of the longest list of all sections; the last section's of equal ones."""
        best: tuple[int, Step] | None = None
        for section in sheet.sections:
            told = told_facts(sheet, section)
            for lines, step in self._lines(section, told):
                if best is None or lines >= best[0]:
                    best = (lines, step)
        return best[1] if best else None

    def _lines(self, section: SheetSection, told: frozenset[str]) -> Iterator[tuple[int, Step]]:
        """What may go from lists under exhibits, from the section's own list, from tables: lines, step."""
        name = section.chapter.id
        lists = [block for block in section.blocks if self._free(block.rows, told)]
        lines = max((len(block.rows) for block in lists), default=0)
        if lines > self.rows:  # of lists side by side one line each: they stay level
            longest = [block for block in lists if len(block.rows) == lines]
            keys = ((name, block.id, self._free(block.rows, told)[0].id) for block in longest)
            yield lines, Step(tuple(keys))
        yield from self._own(section, told)
        for block in section.blocks:
            if (index := self._table_row(block)) is not None and block.table:
                yield len(block.table.rows), Step(((name, block.id, table_key(index)),))

    def _own(self, section: SheetSection, told: frozenset[str]) -> Iterator[tuple[int, Step]]:
        abreast = 2 if len(section.rows) > 2 else 1
        last = self._free(section.rows, told)[:abreast]
        if last and len(section.rows) - len(last) >= self.rows:
            keys = tuple((section.chapter.id, "", row.id) for row in last)
            yield -(-len(section.rows) // abreast), Step(keys)

    def _free(self, rows: tuple[Record, ...], told: frozenset[str]) -> list[Record]:
        """The rows that may go, the last first."""
        return [row for row in reversed(rows) if row.priority >= self.priority and not facts_of(row) & told]

    def _table_row(self, block: SheetBlock) -> int | None:
        """The last row of a table that may be cut; never one that the author stresses."""
        table = block.table
        if table is None or block.priority is Priority.HIGH or len(table.rows) <= self.table:
            return None
        plain = [index for index, row in enumerate(table.rows) if not row.highlighted]
        return plain[-1] if plain else None


# --- exhibits, tiles, sentences, sections


def _exhibit(sheet: Sheet, priority: Priority, least: int) -> Step | None:
    """The last exhibit of the section that has most of them, as long as it keeps `least`."""
    best: tuple[int, Key] | None = None
    for section in sheet.sections:
        exhibits = [block for block in section.blocks if has_exhibit(block)]
        free = [block for block in exhibits if block.priority >= priority]
        if free and len(exhibits) > least and (best is None or len(exhibits) >= best[0]):
            lowest = max(free, key=lambda block: (block.priority, exhibits.index(block)))
            best = (len(exhibits), (section.chapter.id, lowest.id, EXHIBIT))
    return Step((best[1],)) if best else None


def _tiles(sheet: Sheet, priority: Priority) -> Step | None:
    """The last tiles of the last section that has some: a row of its own, or one of every exhibit."""
    for section in reversed(sheet.sections):
        told, name = told_facts(sheet, section), section.chapter.id
        for block, tiles in (
            ("", section.tiles),
            *((block.id, block.tiles) for block in reversed(section.blocks)),
        ):
            free = [tile for tile in tiles if tile.priority >= priority and not facts_of(tile) & told]
            if free:
                return Step(tuple((name, block, tile_key(tile)) for tile in free))
    return None


def _short_sentence(sheet: Sheet) -> Step | None:
    """The longest sentence that has a shorter form."""
    lengths = [
        (sum(len(span.text) for span in section.sentence), -place, section.chapter.id)
        for place, section in enumerate(sheet.sections)
        if section.short
    ]
    return Step(((max(lengths)[2], "", SHORT),)) if lengths else None


def _note(sheet: Sheet) -> Step | None:
    noted = [section.chapter.id for section in sheet.sections if section.note]
    return Step(((noted[-1], "", NOTE),)) if noted else None


def _bare(sheet: Sheet) -> Step | None:
    """The last section of the lowest priority that has more than its sentence and its strongest figure."""
    more = [section for section in sheet.sections if bare(section) != section]
    if not more:
        return None
    lowest = max(section.priority for section in more)
    last = [section.chapter.id for section in more if section.priority == lowest][-1]
    return Step(((last, "", BARE),))
