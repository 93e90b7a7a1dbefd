"""Layout: set runs as one paragraph of measured lines; the model of exact line spacing.

Exact leading (a:spcPts): every line is a box `leading` high, and its baseline stands one fifth of the line's
largest size above the foot of the box, whatever the font. LibreOffice places it so to match PowerPoint
(measured at sizes 14 to 60 and leadings 1 to 3 with four families: 0.200 em each time).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from factdeck.layout.composer import BLANKS, Stretch, compose
from factdeck.layout.linebreak import Break, opportunities
from factdeck.layout.measure import INVISIBLE, Measurer
from factdeck.layout.wrapping import Glyph, aired, held
from factdeck.scene.nodes import Align, Line, Paragraph, Piece, Run
from factdeck.theme.theme import TextStyle

BELOW_BASELINE: Final = 0.2  # of the largest size on a line
_OPENING: Final = "“‘「『（《〈【〔［｛"


@dataclass(frozen=True, slots=True)
class Setting:
    """A set paragraph and what the fitting asks of it. `widest`: the advance of its longest line, points."""

    paragraph: Paragraph
    widest: float
    forced: bool  # a word or figure was broken inside


def set_paragraph(
    runs: Sequence[Run],
    style: TextStyle,
    width: float,
    measurer: Measurer,
    language: str,
    *,
    wrap: bool = True,
    air: float = 0.0,
) -> Setting:
    """Break runs into lines no wider than `width` points (one line a forced break where `wrap` is off).

    `air`: what a program may add between an ideograph and a letter or digit, em; lines leave room for it.
    """
    kept, cuts = _without_breaks(runs)
    glyphs = list(_glyphs(kept, measurer, language))
    width_of_lines = width if wrap else float("inf")
    spaced = aired(glyphs, kept, air) if wrap and air else glyphs
    lines, forced = _lines(spaced, cuts, _figures(kept), style, width_of_lines, language)
    leading = style.size * style.leading
    placed = _Placing(kept, glyphs, style, width, leading)
    starts = [start for start, _ in lines[1:]]
    forced_breaks = held(glyphs, lines, cuts, width_of_lines, language)
    widest = max((placed.advance(start, end) for start, end in lines), default=0.0)
    paragraph = Paragraph(
        runs=tuple(kept),
        lines=tuple(placed.line(index, start, end) for index, (start, end) in enumerate(lines)),
        leading=leading,
        align=Align(style.align),
        breaks=tuple(starts if style.balance else forced_breaks),
    )
    return Setting(paragraph, widest, forced)


def moved(paragraph: Paragraph, dx: float, dy: float) -> Paragraph:
    """The paragraph with all its lines moved by (dx, dy) points."""
    lines = tuple(
        Line(line.baseline + dy, tuple(_moved(piece, dx) for piece in line.pieces))
        for line in paragraph.lines
    )
    return replace(paragraph, lines=lines)


def _moved(piece: Piece, dx: float) -> Piece:
    return Piece(piece.x + dx, piece.advance, piece.text, piece.run)


def _without_breaks(runs: Sequence[Run]) -> tuple[list[Run], list[int]]:
    """The runs without their newlines, and where those stood, as offsets into the text that is left."""
    kept: list[Run] = []
    cuts: list[int] = []
    offset = 0
    for run in runs:
        *before, last = run.text.split("\n")
        for part in before:
            offset += len(part)
            cuts.append(offset)
        offset += len(last)
        if text := run.text.replace("\n", ""):
            kept.append(replace(run, text=text) if before else run)
    return kept, cuts


def _glyphs(runs: Sequence[Run], measurer: Measurer, language: str) -> Iterator[Glyph]:
    for index, run in enumerate(runs):
        look = run.style
        advances = measurer.advances(run.text, look.family, look.bold, look.size, language)
        for place, (character, advance) in enumerate(zip(run.text, advances, strict=True)):
            last = place == len(run.text) - 1
            yield Glyph(character, index, advance + look.tracking, run.gap_after if last else 0.0)


def _figures(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """The extents of runs that carry the same fact: they are one figure and hold together."""
    extents: list[tuple[int, int]] = []
    offset = 0
    for fact, group in groupby(runs, key=lambda run: run.fact):
        length = sum(len(run.text) for run in group)
        if fact:
            extents.append((offset, offset + length))
        offset += length
    return extents


def _lines(
    glyphs: Sequence[Glyph],
    cuts: Sequence[int],
    figures: Sequence[tuple[int, int]],
    style: TextStyle,
    width: float,
    language: str,
) -> tuple[list[tuple[int, int]], bool]:
    """The lines as (start, end) in the text, and whether one had to be broken inside a word."""
    if not glyphs:
        return [], False
    text = "".join(glyph.character for glyph in glyphs)
    breaks = _breaks(text, language, tuple(figures))
    lines: list[tuple[int, int]] = []
    forced = False
    for start, end in pairwise((0, *cuts, len(glyphs))):
        part = glyphs[start:end]
        stretch = Stretch(
            text[start:end],
            [glyph.advance for glyph in part],
            [glyph.gap for glyph in part],
            breaks[start : end + 1],
        )
        composed = compose(stretch, width, balance=style.balance)
        lines += [(start + first, start + last) for first, last in composed.lines]
        forced = forced or composed.forced
    return lines, forced


@lru_cache(maxsize=2048)
def _breaks(text: str, language: str, figures: tuple[tuple[int, int], ...]) -> Sequence[Break]:
    """Fitting asks for the same text at many sizes and widths, on which its breaks do not depend."""
    return tuple(opportunities(text, language, figures))


@dataclass(frozen=True, slots=True)
class _Placing:
    """Places lines of glyphs relative to (0, 0)."""

    runs: Sequence[Run]
    glyphs: Sequence[Glyph]
    style: TextStyle
    width: float
    leading: float

    def line(self, index: int, start: int, end: int) -> Line:
        end = self._inked_end(start, end)
        x = self._left(start, end)
        pieces: list[Piece] = []
        for run, group in groupby(self.glyphs[start:end], key=lambda glyph: glyph.run):
            stretch = list(group)
            advance = sum(glyph.advance for glyph in stretch)
            text = "".join(glyph.character for glyph in stretch if glyph.character not in INVISIBLE)
            pieces.append(Piece(x, advance, text, run))
            x += advance + stretch[-1].gap
        return Line((index + 1) * self.leading - self._below(start, end), tuple(pieces))

    def advance(self, start: int, end: int) -> float:
        end = self._inked_end(start, end)
        stretch = self.glyphs[start:end]
        return sum(glyph.advance + glyph.gap for glyph in stretch) - (stretch[-1].gap if stretch else 0.0)

    def _inked_end(self, start: int, end: int) -> int:
        while end > start and self.glyphs[end - 1].character in BLANKS:
            end -= 1
        return end

    def _left(self, start: int, end: int) -> float:
        """Where the line begins: by alignment; an opening mark may hang out by its empty half."""
        free = self.width - self.advance(start, end)
        if self.style.align == Align.CENTER:
            return free / 2
        if self.style.align == Align.RIGHT:
            return free
        first = self.glyphs[start] if end > start else None
        if self.style.trim_start and first and first.character in _OPENING:
            return -self.runs[first.run].style.size / 2
        return 0.0

    def _below(self, start: int, end: int) -> float:
        runs = {glyph.run for glyph in self.glyphs[start:end]}
        sizes = [self.runs[run].style.size for run in runs] or [self.style.size]
        return BELOW_BASELINE * max(sizes)
