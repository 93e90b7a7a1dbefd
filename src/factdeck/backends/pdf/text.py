"""pdf backend: paint measured lines (PDF 32000-1 §9.4) so that they also read and copy as what they say.

Text extractors put a blank wherever glyphs stand apart, which would split a figure from its unit (104 万余人)
and a letter-spaced line into letters; ActualText (§14.9.4) helps with half of them. So a gap is part of the
glyph before it, whose advance is longer (`Face.encode`). A hyphen that parts a word is a plain one: pdftotext
joins a word that ends a line with `-`, and not one with U+00AD.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.jumps import address
from factdeck.backends.pdf.operators import number, numbers
from factdeck.backends.pdf.outline import destination
from factdeck.backends.pdf.surface import Surface
from factdeck.base.languages import other_language
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Line, Paragraph, Piece, Run, RunStyle

_GRAIN: Final = 50  # thousandths of the em: gaps inside of a word are so many, and what is left is moved
_LEAST: Final = 0.5  # thousandth of the em: less is nothing
_TOUCHING: Final = 0.001  # points


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of text in one style with its pen position: absolute x and baseline, scene coordinates."""

    x: float
    baseline: float
    text: str
    style: RunStyle
    color: str = ""  # where it differs from the style's
    spacing: tuple[float, ...] = ()  # points after each character but the last
    language: str = ""  # where its run says that it differs from the page's


def paint_frame(surface: Surface, frame: TextFrame) -> None:
    """Paint all lines of a text frame; in a tagged file its link is laid over it."""
    for paragraph in frame.paragraphs:
        with surface.marked(paragraph):
            paint_paragraph(surface, paragraph)
    if frame.link and surface.is_tagged:
        _link(surface, frame)


def paint_paragraph(surface: Surface, paragraph: Paragraph) -> None:
    """Paint a paragraph's label, if it has one, and its lines."""
    if not paragraph.lines:
        return
    first, term = paragraph.lines[0], paragraph.term
    if paragraph.bullet and first.pieces:
        paint_words(surface, (_bullet(surface, paragraph),))
    if term:
        _paint_line(surface, replace(first, pieces=term), paragraph)
        first = replace(first, pieces=first.pieces[len(term) :])
    if term or (paragraph.bullet and first.pieces):
        surface.emit(surface.tagger.divide(paragraph))
    for line in (first, *paragraph.lines[1:]):
        _paint_line(surface, line, paragraph)


def _paint_line(surface: Surface, line: Line, paragraph: Paragraph) -> None:
    for words in _figures(line, paragraph.runs):
        paint_words(surface, words)


def paint_words(surface: Surface, words: Sequence[Word]) -> None:
    """Paint words that belong together and read as one."""
    if not any(word.text for word in words):
        return
    operators: list[str] = []
    for language, shown in groupby(_shown(surface, words), key=lambda pair: pair[0]):
        parts = [operator for _, operator in shown]
        operators += [f"/Span <</Lang ({language})>> BDC", *parts, "EMC"] if language else parts
    surface.emit("\n".join(["BT", *operators, "ET"]))


def _shown(surface: Surface, words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """The language of each part, "" for the document's, and the operators that show it."""
    font = color = ""
    own = surface.scene.properties.language
    parts = [part for whole in words for part in _parted(surface, whole)]
    for word, after in zip(parts, (*parts[1:], None), strict=True):
        face, style = surface.face(word.style), word.style
        selected = f"/{face.resource} {number(style.size)} Tf"
        filled = surface.text_fill(word.color or style.color)
        place = f"1 0 0 1 {numbers(word.x, surface.flip(word.baseline))} Tm"
        changes = [selected if selected != font else "", filled if filled != color else ""]
        gap = after.x - word.x - surface.width(word.text, style) - sum(word.spacing) if after else 0.0
        language = word.language or other_language(word.text, own)
        yield language, " ".join([change for change in changes if change] + [place, _codes(face, word, gap)])
        font, color = selected, filled


def _codes(face: Face, word: Word, after: float) -> str:
    """The operator that shows a word, with its spacing in thousandths of the size (§9.4.3).

    `after`: the gap to the next word that belongs to it, points.
    """
    scale = 1000 / word.style.size
    gaps = [(gap + word.style.tracking) * scale for gap in word.spacing or (0.0,) * (len(word.text) - 1)]
    rise = round(word.style.rise * scale)
    parts: list[str] = []
    start = 0
    for end, gap in enumerate(gaps, 1):
        if abs(gap) >= _LEAST:
            blank = _GRAIN * round(gap / _GRAIN)
            parts += [face.encode(word.text[start:end], blank, rise), number(blank - gap)]
            start = end
    parts.append(face.encode(word.text[start:], round(after * scale), rise))
    return f"[{' '.join(part for part in parts if part != '0')}] TJ" if parts[1:] else f"{parts[0]} Tj"


def _parted(surface: Surface, word: Word) -> Iterator[Word]:
    """The word's stretches where its font lacks a character; as layout parts runs."""
    parts = surface.parted(word.text, word.style)
    if len(parts) == 1:
        yield word if parts[0][1] is word.style else replace(word, style=parts[0][1])
        return
    x, start = word.x, 0
    for text, style in parts:
        spacing = word.spacing[start : start + len(text)]
        yield replace(word, x=x, text=text, style=style, spacing=spacing[: len(text) - 1])
        x += surface.width(text, style) + sum(spacing)
        start += len(text)


def _figures(line: Line, runs: Sequence[Run]) -> Iterator[list[Word]]:
    """The pieces of a line, those together that a gap sets apart though they are one (figure and unit)."""
    group: list[Word] = []
    for index, piece in enumerate(line.pieces):
        run = runs[piece.run]
        group.append(
            Word(piece.x, line.baseline, piece.text, run.style, spacing=piece.spacing, language=run.language)
        )
        if not _goes_on(line.pieces, index, runs):
            yield group
            group = []


def _goes_on(pieces: Sequence[Piece], index: int, runs: Sequence[Run]) -> bool:
    if index + 1 == len(pieces):
        return False
    here, after = pieces[index], pieces[index + 1]
    same_fact = after.run != here.run and bool(fact := runs[here.run].fact) and fact == runs[after.run].fact
    return same_fact or abs(after.x - here.x - here.advance) > _TOUCHING


def _bullet(surface: Surface, paragraph: Paragraph) -> Word:
    """The bullet hangs before the first line, 0.4 em from it."""
    line, style = paragraph.lines[0], paragraph.runs[0].style
    width = surface.width(paragraph.bullet, replace(style, tracking=0.0))
    return Word(line.pieces[0].x - width - 0.4 * style.size, line.baseline, paragraph.bullet, style)


def _link(surface: Surface, frame: TextFrame) -> None:
    rect = frame.rect
    area = (rect.x, surface.flip(rect.bottom), rect.right, surface.flip(rect.y))
    if frame.link.startswith("#"):
        action = surface.canvas.jump(destination(frame.link[1:]))
    else:
        action = address(frame.link)
    parent = surface.tagger.link(frame, surface.canvas.next_link())
    surface.canvas.add_link(area, frame.text, action, parent)
