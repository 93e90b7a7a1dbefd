"""pdf backend: paint measured lines (PDF 32000-1 §9.4) so that they also read and copy as what they say.

Text extractors put a blank wherever glyphs stand apart, which would split a figure from its unit (104 万余人)
and a letter-spaced line into letters; such pieces carry their text as ActualText (§14.9.4). A hyphen that
parts a word is a plain one: pdftotext joins a word that ends a line with `-`, and not one with U+00AD.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.jumps import address
from factdeck.backends.pdf.languages import other_language
from factdeck.backends.pdf.operators import number, numbers, text_string
from factdeck.backends.pdf.outline import destination
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Line, Paragraph, Piece, Run, RunStyle

_APART: Final = 0.04  # em
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

    @property
    def spaced(self) -> bool:
        """Whether its letters stand so far apart that extractors see blanks."""
        tracking = self.style.tracking
        gaps = [gap for letter, gap in zip(self.text, self.spacing, strict=False) if letter != " "]
        return max(abs(tracking), *gaps, 0.0) > _APART * self.style.size


def paint_frame(surface: Surface, frame: TextFrame) -> None:
    """Paint all lines of a text frame and lay its link over it."""
    for paragraph in frame.paragraphs:
        with surface.marked(paragraph):
            paint_paragraph(surface, paragraph)
    if frame.link and not surface.scene.press:
        _link(surface, frame)


def paint_paragraph(surface: Surface, paragraph: Paragraph) -> None:
    """Paint a paragraph's bullet and lines."""
    if paragraph.bullet and paragraph.lines and paragraph.lines[0].pieces:
        paint_words(surface, (_bullet(surface, paragraph),))
    for line in paragraph.lines:
        for words in _figures(line, paragraph.runs):
            paint_words(surface, words)


def paint_words(surface: Surface, words: Sequence[Word]) -> None:
    """Paint words that belong together and read as one."""
    if not any(word.text for word in words):
        return
    operators, text = ["BT", *_shown(surface, words), "ET"], "".join(word.text for word in words)
    language = words[0].language or other_language(text, surface.scene.properties.language)
    traits = f"/Lang ({language})" if language else ""
    if len(words) > 1 or words[0].spaced:
        traits += f"/ActualText {text_string(text)}"
    if traits:
        operators = [f"/Span <<{traits}>> BDC", *operators, "EMC"]
    surface.emit("\n".join(operators))


def _shown(surface: Surface, words: Sequence[Word]) -> Iterator[str]:
    font = color = ""
    tracking = 0.0
    for word in (part for whole in words for part in _parted(surface, whole)):
        face, style = surface.face(word.style), word.style
        selected = f"/{face.resource} {number(style.size)} Tf"
        filled = surface.text_fill(word.color or style.color)
        place = f"1 0 0 1 {numbers(word.x, surface.flip(word.baseline) + style.rise)} Tm"
        spacing = f"{number(style.tracking)} Tc" if style.tracking != tracking else ""
        changes = [selected if selected != font else "", filled if filled != color else "", spacing]
        yield " ".join([change for change in changes if change] + [place, _codes(face, word)])
        font, color, tracking = selected, filled, style.tracking
    if tracking:
        yield "0 Tc"  # character spacing outlives the text object


def _codes(face: Face, word: Word) -> str:
    """The operator that shows a word, with its spacing in thousandths of the size (§9.4.3)."""
    if not word.spacing:
        return f"{face.encode(word.text)} Tj"
    parts: list[str] = []
    start = 0
    for end, gap in enumerate(word.spacing, 1):
        if gap:
            parts += [face.encode(word.text[start:end]), number(-1000 * gap / word.style.size)]
            start = end
    return f"[{' '.join([*parts, face.encode(word.text[start:])])}] TJ"


def _parted(surface: Surface, word: Word) -> Iterator[Word]:
    """The word's stretches where its font lacks a character; as layout parts runs."""
    parts = surface.parted(word.text, word.style)
    if len(parts) == 1:
        yield replace(word, style=parts[0][1])
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
