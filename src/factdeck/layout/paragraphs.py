"""Layout: set runs as one paragraph of measured lines; the model of exact line spacing.

Exact leading (a:spcPts): every line is a box `leading` high, and its baseline stands one fifth of the line's
largest size above the foot of the box, whatever the font. LibreOffice places it so to match PowerPoint
(measured at sizes 14 to 60 and leadings 1 to 3 with four families: 0.200 em each time).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from factdeck.layout.composer import compose
from factdeck.layout.glyphs import Glyph, glyphs_of
from factdeck.layout.linebreak import Break, opportunities
from factdeck.layout.margin import aired
from factdeck.layout.measure import Measurer
from factdeck.layout.placing import BELOW_BASELINE, Placing, hyphen_advance
from factdeck.layout.spaces import spaced
from factdeck.layout.stretch import Stretch
from factdeck.layout.wrapping import held
from factdeck.scene.text import Align, Line, Paragraph, Piece, Run
from factdeck.theme.theme import TextStyle

__all__ = ["BELOW_BASELINE", "Setting", "moved", "set_paragraph", "top_of"]


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
    Where there is any, a program sets the lines, and it knows none of the style's spacing and hyphens.
    """
    if air:
        style = _as_programs_set(style)
    kept, cuts = _without_breaks(runs)
    glyphs = spaced(list(glyphs_of(kept, measurer, language)), kept, style, measurer)
    width_of_lines = width if wrap else float("inf")
    roomy = aired(glyphs, kept, air) if air else glyphs
    broken = _broken(roomy, kept, cuts, style, width_of_lines, measurer, language)
    leading = style.size * style.leading
    placing = Placing(kept, glyphs, style, width, leading)
    paragraph = Paragraph(
        runs=tuple(kept),
        lines=tuple(_placed(placing, broken, cuts, stretch=wrap and not air)),
        leading=leading,
        align=Align(style.align),
        breaks=_told(glyphs, broken.lines, cuts, style, width_of_lines, language),
    )
    room = replace(placing, glyphs=roomy)
    advances = (room.advance(start, end) for start, end in broken.lines)
    widest = max(
        (at + broken.hyphens.get(end, 0.0) for at, (_, end) in zip(advances, broken.lines, strict=True)),
        default=0.0,
    )
    return Setting(paragraph, widest, broken.forced)


@lru_cache(maxsize=512)
def _as_programs_set(style: TextStyle) -> TextStyle:
    return replace(style, autospace=0.0, squeeze=False, total_fit=False, hyphenate=False)


def _placed(placing: Placing, broken: "_Broken", cuts: Sequence[int], *, stretch: bool) -> Iterator[Line]:
    """The lines; in a justified paragraph all but those before a forced break are stretched."""
    justified = stretch and placing.style.align == Align.JUSTIFY
    ends = {*cuts, len(placing.glyphs)}
    for index, (start, end) in enumerate(broken.lines):
        hyphen = broken.hyphens.get(end, 0.0)
        yield placing.line(index, start, end, stretch=justified and end not in ends, hyphen=hyphen)


def _told(
    glyphs: Sequence[Glyph],
    lines: Sequence[tuple[int, int]],
    cuts: Sequence[int],
    style: TextStyle,
    width: float,
    language: str,
) -> tuple[int, ...]:
    """The breaks that an office program is told: a headline's are all ours."""
    if style.balance:
        return tuple(start for start, _ in lines[1:])
    return held(glyphs, lines, cuts, width, language)


def moved(paragraph: Paragraph, dx: float, dy: float) -> Paragraph:
    """The paragraph with all its lines moved by (dx, dy) points."""
    lines = tuple(
        Line(line.baseline + dy, tuple([_moved(piece, dx) for piece in line.pieces]))
        for line in paragraph.lines
    )
    return replace(paragraph, lines=lines)


def top_of(paragraph: Paragraph) -> float:
    """The top of a set paragraph's first line."""
    first = paragraph.lines[0]
    sizes = [paragraph.runs[piece.run].style.size for piece in first.pieces]
    return first.baseline - paragraph.leading + BELOW_BASELINE * max(sizes)


def _moved(piece: Piece, dx: float) -> Piece:
    return Piece(piece.x + dx, piece.advance, piece.text, piece.run, piece.spacing, piece.soft)


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


@dataclass(frozen=True, slots=True)
class _Broken:
    """Lines as (start, end) in the text. `hyphens`: the advance of a hyphen at a line's end, by that end."""

    lines: Sequence[tuple[int, int]]
    hyphens: Mapping[int, float]
    forced: bool = False  # a line had to be broken inside a word


def _broken(
    glyphs: Sequence[Glyph],
    runs: Sequence[Run],
    cuts: Sequence[int],
    style: TextStyle,
    width: float,
    measurer: Measurer,
    language: str,
) -> _Broken:
    """Choose the lines of all stretches between forced breaks."""
    if not glyphs:
        return _Broken((), {})
    text = "".join([glyph.character for glyph in glyphs])
    breaks = _breaks(text, language, tuple(_figures(runs)), style.hyphenate and not style.balance)
    hyphens = {
        place: hyphen_advance(runs[glyphs[place - 1].run], measurer, language)
        for place, worth in enumerate(breaks)
        if worth == Break.HYPHEN
    }
    lines: list[tuple[int, int]] = []
    forced = False
    for start, end in pairwise((0, *cuts, len(glyphs))):
        stretch = _stretch(text, glyphs, breaks, hyphens, start, end)
        composed = compose(stretch, width, balance=style.balance, total_fit=style.total_fit)
        lines += [(start + first, start + last) for first, last in composed.lines]
        forced = forced or composed.forced
    ends = {end for _, end in lines[:-1]}
    return _Broken(lines, {place: advance for place, advance in hyphens.items() if place in ends}, forced)


def _stretch(
    text: str,
    glyphs: Sequence[Glyph],
    breaks: Sequence[Break],
    hyphens: Mapping[int, float],
    start: int,
    end: int,
) -> Stretch:
    part = glyphs[start:end]
    return Stretch(
        text[start:end],
        [glyph.advance for glyph in part],
        [glyph.gap for glyph in part],
        breaks[start : end + 1],
        leads=[glyph.lead for glyph in part],
        trails=[glyph.trail for glyph in part],
        hyphens={place - start: advance for place, advance in hyphens.items() if start < place < end},
    )


@lru_cache(maxsize=2048)
def _breaks(
    text: str, language: str, figures: tuple[tuple[int, int], ...], hyphenate: bool
) -> Sequence[Break]:
    """Fitting asks for the same text at many sizes and widths, on which its breaks do not depend."""
    return tuple(opportunities(text, language, figures, hyphenate=hyphenate))
