"""Layout stage: what a fact sheet lost on its way to its pages, as findings with their places in the spec."""

from collections.abc import Iterator

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.document.blocks import Record, Row, Sheet, SheetBlock, SheetSection, place_of, plain
from factdeck.facts.factbook import Figure
from factdeck.layout.sheet_reduce import moved
from factdeck.layout.sheet_told import has_exhibit, name_of, row_id, wording

_NAMED = 3  # rows of a table that a finding names
_LIST_JOINT = " / "
_AND_MORE = " …"


def report_left_out(before: Sheet, after: Sheet, diagnostics: Diagnostics) -> None:
    """A finding for every part of `before` that `after` leaves out or says shorter."""
    for one, two in zip(before.sections, after.sections, strict=True):
        if one is not two:
            _section(one, two, diagnostics)


def _section(one: SheetSection, two: SheetSection, diagnostics: Diagnostics) -> None:
    name = one.chapter.name
    for block in one.blocks:
        _exhibit(name, block, two, diagnostics)
    kept = {record.id for record in _records(two)}
    for block, record in _owned(one):
        ids = {record.id, *([moved(block, record).id] if block else [])}
        if not ids & kept:
            _left_out(diagnostics, _place(record) or one.at, name, wording(record))
    if one.note and not two.note:
        _left_out(diagnostics, place_of(one.note) or one.at, name, plain(one.note))
    if one.sentence != two.sentence:
        at = place_of(two.sentence) or one.at
        diagnostics.add("sheet-short-sentence", at, section=name, text=plain(two.sentence))


def _exhibit(section: str, block: SheetBlock, after: SheetSection, diagnostics: Diagnostics) -> None:
    found = next((other for other in after.blocks if other.id == block.id and has_exhibit(other)), None)
    if found is not None:
        _table(section, block, found, diagnostics)
    elif has_exhibit(block) and row_id(block) in {row.id for row in after.rows}:
        diagnostics.add("sheet-as-row", block.at, section=section, text=name_of(block))
    elif has_exhibit(block):
        _left_out(diagnostics, block.at, section, name_of(block))


def _table(section: str, block: SheetBlock, found: SheetBlock, diagnostics: Diagnostics) -> None:
    if block.table and not found.table:
        diagnostics.add("sheet-as-bars", block.at, section=section, text=name_of(block))
        return
    if not (block.table and found.table) or len(block.table.rows) == len(found.table.rows):
        return
    kept = len(found.table.rows)
    gone = [_row_name(row) for row in block.table.rows if row not in found.table.rows]
    shown = _LIST_JOINT.join(gone[:_NAMED]) + (_AND_MORE if len(gone) > _NAMED else "")
    count = len(block.table.rows) - kept
    arguments = {"section": section, "table": name_of(block), "kept": kept, "count": count, "text": shown}
    diagnostics.add("sheet-table-cut", block.at, **arguments)


def _row_name(row: Row) -> str:
    first = next((cell for cell in row.cells if cell), ())
    return str(first) if isinstance(first, Figure) else plain(first)


def _left_out(diagnostics: Diagnostics, at: Location | None, section: str, text: str) -> None:
    diagnostics.add("sheet-left-out", at, section=section, text=text)


def _records(section: SheetSection) -> Iterator[Record]:
    return (record for _, record in _owned(section))


def _owned(section: SheetSection) -> Iterator[tuple[SheetBlock | None, Record]]:
    """Rows and tiles of a section, with the block under which they stand."""
    for block in section.blocks:
        yield from ((block, record) for record in (*block.tiles, *block.rows))
    yield from ((None, record) for record in (*section.rows, *section.tiles))


def _place(record: Record) -> Location | None:
    return record.at or next(filter(None, map(place_of, record.parts.values())), None)
