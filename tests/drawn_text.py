"""What stands on a page: the characters that LibreOffice drew, and the frames that should hold them."""

from collections.abc import Iterable, Iterator
from ctypes import c_double
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from factdeck.scene.nodes import AnyNode, Group, Scene, Table, TextFrame
from factdeck.scene.text import Paragraph, Rect


class Glyph(NamedTuple):
    """A drawn character: its origin and its ink, points, y downward."""

    character: str
    x: float
    baseline: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Place:
    """Where text must stand: a text frame or a table cell, as layout measured it."""

    id: str
    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    wrap: bool = True

    @property
    def letters(self) -> str:
        return bare("".join(paragraph.text for paragraph in self.paragraphs))

    @property
    def lines(self) -> list[str]:
        return [
            bare("".join(piece.text for piece in line.pieces))
            for paragraph in self.paragraphs
            for line in paragraph.lines
        ]

    @property
    def size(self) -> float:
        return max(run.style.size for paragraph in self.paragraphs for run in paragraph.runs)

    @property
    def leading(self) -> float:
        return min(paragraph.leading for paragraph in self.paragraphs)


def bare(text: str) -> str:
    """Text without blanks, which a PDF does not have to draw, and hyphens as pdfium reports them."""
    return "".join(text.split()).replace("\ufffe", "-").replace("\x02", "-").replace("\u200b", "")


def drawn(page: pypdfium2.PdfPage, scene: Scene) -> Iterator[Glyph]:
    """The characters of a page in the order they are painted, blanks left out."""
    text = page.get_textpage()
    width, height = page.get_size()
    scale = scene.width / width
    x, y = c_double(), c_double()
    high = ""
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        point = raw.FPDFText_GetUnicode(text, index)
        character = chr(point)
        if 0xD800 <= point < 0xDC00:
            high = character
            continue
        if high:
            character = (high + character).encode("utf-16", "surrogatepass").decode("utf-16")
            high = ""
        if not (character := bare(character)):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        left, bottom, right, top = text.get_charbox(index)
        right = min(right, text.get_charbox(index, loose=True)[2])  # pdfium's ink may be wider than the glyph
        yield Glyph(
            character,
            x.value * scale,
            (height - y.value) * scale,
            left * scale,
            (height - top) * scale,
            right * scale,
            (height - bottom) * scale,
        )


def places(nodes: Iterable[AnyNode]) -> Iterator[Place]:
    """Text frames and table cells in the order they are painted."""
    for node in nodes:
        match node:
            case TextFrame() if bare(node.text):
                yield Place(node.id, node.rect, node.paragraphs, node.wrap)
            case Table():
                yield from _cells(node)
            case Group():
                yield from places(node.children)
            case _:
                pass


def _cells(table: Table) -> Iterator[Place]:
    for row, cells in enumerate(table.cells):
        for column, cell in enumerate(cells):
            if bare("".join(paragraph.text for paragraph in cell.paragraphs)):
                rect = cell.rect.inset(cell.margin, 0)
                yield Place(f"{table.id}/{row}/{column}", rect, cell.paragraphs)
