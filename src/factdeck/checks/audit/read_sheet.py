"""Checks stage: all text of a PDF with its place, as PDFium extracts it (ISO 32000-2 §9.10)."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factdeck.base.diagnostics import Diagnostics

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_APART: Final = 0.45  # of a glyph's height: a wider gap parts two texts; a figure's unit stands nearer
_LINE_END_HYPHEN: Final = "\x02"  # what PDFium makes of a hyphen that ends a line
_LINE: Final = 0.6  # of a glyph's height: what stands further up or down is on another line


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn character and its box (left, top, right, bottom), points from the page's top left corner."""

    character: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def read_pages(content: bytes, diagnostics: Diagnostics) -> list[list[Glyph]]:
    """The glyphs of every page, in the order of the file. A file that is no PDF is a finding."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError:
        diagnostics.add("audit-not-pdf")
        return []
    try:
        return [list(_glyphs(document, number)) for number in range(len(document))]
    finally:
        document.close()


def _glyphs(document: "PdfDocument", number: int) -> Iterator[Glyph]:
    """PDFium adds blanks at the ends of lines and words; those in the file are told by their boxes."""
    from pypdfium2 import raw

    page = document[number]
    text = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    height = page.get_height()
    for index in range(text.count_chars()):
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        character = chr(raw.FPDFText_GetUnicode(text, index)).replace(_LINE_END_HYPHEN, "-")
        if left.value < right.value:
            yield Glyph(character, left.value, height - top.value, right.value, height - bottom.value)


def joined(glyphs: Iterable[Glyph]) -> str:
    """Their text; a newline where two of them stand apart."""
    found = list(glyphs)
    words = [glyph.character for glyph in found[:1]]
    for before, after in pairwise(found):
        tall = max(before.bottom - before.top, after.bottom - after.top)
        beside = before.top < after.bottom and after.top < before.bottom  # as ² reaches down beside m
        down = not beside and abs(after.middle[1] - before.middle[1]) > _LINE * tall
        across = not -tall <= after.left - before.right <= _APART * tall
        words.append(f"\n{after.character}" if down or across else after.character)
    return "".join(words)
