"""Layout stage: what has no place over the sections stands in the section that it is from."""

from dataclasses import replace
from typing import Final

from factdeck.document.blocks import Part, Priority, Record, Sheet, SheetBlock, SheetSection
from factdeck.layout.sheet_margins import band_width
from factdeck.layout.sheet_pen import Pen, words
from factdeck.layout.sheet_told import block_facts, facts_of, sentence_facts
from factdeck.theme.sheet_forms import Form

_PICTOGRAM: Final = "pictogram"  # the block's id


def arranged(pen: Pen, sheet: Sheet) -> Sheet:
    """The sheet with no more over its sections than its composition has places for."""
    return _with_moved_pictogram(pen, _with_short_labels(pen, _with_fewer_heroes(pen, sheet)))


def _with_moved_pictogram(pen: Pen, sheet: Sheet) -> Sheet:
    if sheet.pictogram is None or not _moves_pictogram(pen, sheet):
        return sheet
    title = words(sheet.pictogram.chart.title)
    block = SheetBlock(_PICTOGRAM, title, chart=sheet.pictogram, at=sheet.pictogram.at)
    sections = (
        replace(section, blocks=(*section.blocks, block))
        if section.chapter.id == sheet.pictogram_section
        else section
        for section in sheet.sections
    )
    return replace(sheet, sections=tuple(sections), pictogram=None)


def _moves_pictogram(pen: Pen, sheet: Sheet) -> bool:
    """On one page the key figures are equal: none has room for it."""
    form = pen.design.composition
    return sheet.pages == 1 or form is Form.COLUMNS or (form is Form.RAIL and sheet.chart is not None)


def _with_fewer_heroes(pen: Pen, sheet: Sheet) -> Sheet:
    """Of more key figures than the design sets, the last that no sentence tells go; without, the last."""
    while len(sheet.hero) > pen.design.hero.most and (leaving := _leaving(sheet)):
        record, home = leaving
        row = Record(record.id, {"figure": record.parts["figure"], "text": _label(record)}, Priority.HIGH)
        sections = (
            replace(section, rows=(row, *section.rows)) if section is home else section
            for section in sheet.sections
        )
        hero = tuple(other for other in sheet.hero if other is not record)
        sheet = replace(sheet, hero=hero, sections=tuple(sections))
    return sheet


def _leaving(sheet: Sheet) -> tuple[Record, SheetSection] | None:
    """A key figure that some section shows, and that section; those that a sentence tells come last."""
    told = frozenset[str]().union(*map(sentence_facts, sheet.sections))
    for record in sorted(sheet.hero, key=lambda record: (record.id in told, -sheet.hero.index(record))):
        home = next((section for section in sheet.sections if record.id in _facts(section)), None)
        if home is not None:
            return record, home
    return None


def _facts(section: SheetSection) -> frozenset[str]:
    """The facts that a section shows."""
    records = [*section.rows, *section.tiles]
    records += [record for block in section.blocks for record in (*block.rows, *block.tiles)]
    shown = sentence_facts(section).union(*map(facts_of, records))
    return shown.union(*map(block_facts, section.blocks))


def _with_short_labels(pen: Pen, sheet: Sheet) -> Sheet:
    """The facts' own labels in place of the author's that take too many lines where figures are equal."""
    column = pen.column(band_width(pen), max(1, min(len(sheet.hero), pen.design.hero.most)))
    style, most = pen.style("hero_tile_label"), pen.design.hero.label_lines
    hero = (
        replace(record, parts={**record.parts, "label": record.parts["short"]})
        if "short" in record.parts and pen.lines(record.parts["label"], style, column) > most
        else record
        for record in sheet.hero
    )
    return replace(sheet, hero=tuple(hero))


def _label(record: Record) -> Part:
    return record.parts.get("short") or record.parts.get("label") or words("")
