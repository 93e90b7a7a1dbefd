"""Layout: place the characters of broken lines as pieces, one a run and line, by the style's alignment."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from factdeck.layout.glyphs import Glyph
from factdeck.layout.justify import stretched
from factdeck.layout.measure import INVISIBLE, Measurer
from factdeck.layout.stretch import BLANKS
from factdeck.scene.text import Align, Line, Piece, Run
from factdeck.theme.theme import TextStyle

BELOW_BASELINE: Final = 0.2  # of the largest size on a line
HYPHEN: Final = "-"


def hyphen_advance(run: Run, measurer: Measurer, language: str) -> float:
    """The advance of a hyphen in the style of a run, points."""
    look = run.style
    return measurer.advance(HYPHEN, look.family, look.bold, look.size, language) + look.tracking


@dataclass(frozen=True, slots=True)
class Placing:
    """Places lines of glyphs relative to (0, 0), points."""

    runs: Sequence[Run]
    glyphs: Sequence[Glyph]
    style: TextStyle
    width: float
    leading: float

    def line(self, index: int, start: int, end: int, *, stretch: bool = False, hyphen: float = 0.0) -> Line:
        """A line as pieces. `stretch`: to the full width; `hyphen`: the advance of one at its end, points."""
        end = self._inked_end(start, end)
        glyphs = self.glyphs[start:end]
        free = self.width - self.advance(start, end) - hyphen
        added = stretched(glyphs, self.runs, free) if stretch and free > 0 else [0.0] * len(glyphs)
        pieces = list(self._pieces(glyphs, added, self._left(glyphs, free)))
        if hyphen:
            last = pieces[-1]
            pieces.append(Piece(last.x + last.advance, hyphen, HYPHEN, last.run, soft=True))
        return Line((index + 1) * self.leading - self._below(start, end), tuple(pieces))

    def advance(self, start: int, end: int) -> float:
        """The advance of a line, without what falls away at its edges, points."""
        stretch = self.glyphs[start : self._inked_end(start, end)]
        if not stretch:
            return 0.0
        edges = stretch[-1].gap + stretch[-1].trail + stretch[0].lead
        return sum(glyph.advance + glyph.gap for glyph in stretch) - edges

    def _pieces(self, glyphs: Sequence[Glyph], added: Sequence[float], x: float) -> list[Piece]:
        pieces: list[Piece] = []
        place = 0
        for run, group in groupby(glyphs, key=lambda glyph: glyph.run):
            stretch = list(group)
            place += len(stretch)
            gaps = [
                glyph.gap + more for glyph, more in zip(stretch, added[place - len(stretch) :], strict=False)
            ]
            advance = sum(glyph.advance for glyph in stretch) + sum(gaps[:-1])
            if place == len(glyphs):
                advance -= stretch[-1].trail
            pieces.append(Piece(x, advance, *_shown(stretch, gaps, run)))
            x += advance + gaps[-1]
        return pieces

    def _inked_end(self, start: int, end: int) -> int:
        while end > start and self.glyphs[end - 1].character in BLANKS:
            end -= 1
        return end

    def _left(self, glyphs: Sequence[Glyph], free: float) -> float:
        """Where the line begins: by alignment; the blank half of an opening mark hangs out."""
        lead = glyphs[0].lead if glyphs else 0.0
        if self.style.align == Align.CENTER:
            return free / 2 - lead
        return free - lead if self.style.align == Align.RIGHT else -lead

    def _below(self, start: int, end: int) -> float:
        runs = {glyph.run for glyph in self.glyphs[start:end]}
        sizes = [self.runs[run].style.size for run in runs] or [self.style.size]
        return BELOW_BASELINE * max(sizes)


def _shown(stretch: Sequence[Glyph], gaps: Sequence[float], run: int) -> tuple[str, int, tuple[float, ...]]:
    """The visible text of a piece, its run, and the spacing in it."""
    spaced = [(glyph.character, gap) for glyph, gap in zip(stretch, gaps, strict=True)]
    visible = [(character, gap) for character, gap in spaced if character not in INVISIBLE]
    spacing = tuple(gap for _, gap in visible[:-1])
    return "".join(character for character, _ in visible), run, spacing if any(spacing) else ()
