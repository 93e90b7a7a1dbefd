"""Layout stage: which notes on sources the parts of the fact sheet carry: the design decides when."""

from typing import Final

from factdeck.base.units import mm
from factdeck.document.blocks import Sheet, SheetSection, Text
from factdeck.document.citations import shown_in, source_note
from factdeck.layout.sheet_pen import Pen
from factdeck.theme.sheet_layout import SourceNotes

SOURCES: Final = "sheet/sources/1/heading"
"""The node that notes lead to: the heading of the sources."""

NOTE_GAP: Final = mm(4)
"""Between such a note and what stands before it on its line."""


def names_sources(pen: Pen, sheet: Sheet) -> bool:
    """Whether the sheet's parts name their sources by number."""
    few = {SourceNotes.ALWAYS: 1, SourceNotes.SEVERAL: 2}.get(pen.design.source_notes)
    return few is not None and len(sheet.citations) >= few


def section_note(pen: Pen, sheet: Sheet, section: SheetSection) -> Text:
    """The note of a section as it stands, with what is left of it; () for none."""
    return source_note(sheet, shown_in(section)) if names_sources(pen, sheet) else ()


def top_note(pen: Pen, sheet: Sheet) -> Text:
    """The note of what stands over the sections; () for none."""
    return sheet.top_sources if names_sources(pen, sheet) else ()
