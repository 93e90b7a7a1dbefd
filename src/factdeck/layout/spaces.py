"""Layout: the space between two characters that stand together (CLREQ §3.1.6.1, §3.2.2; JLREQ §3.1.4).

A gap where an ideograph meets a Latin letter or digit; half an em less where the blanks of two full-width
marks meet, and none of a mark's outer blank at a line's edge. A mark is squeezed only where its glyph leaves
the half em free, as its outline tells: marks of Taiwan and Hong Kong stand in the middle of their square.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factdeck.layout.break_classes import is_han
from factdeck.layout.glyphs import Glyph
from factdeck.layout.measure import Measurer
from factdeck.scene.text import Run
from factdeck.theme.theme import TextStyle

OPENING: Final = frozenset("（《「『【〔〖｛［〈“‘〝｟")
CLOSING: Final = frozenset("）》」』】〕〗｝］〉”’〞｠，。、．；：！？")
MIDDLE: Final = frozenset("·・‧•")
HALF: Final = 0.5  # em
_WESTERN: Final = "\u2100"  # below it
_LEAST: Final = 0.49  # em that must be blank for half an em to be taken away


def spaced(glyphs: Sequence[Glyph], runs: Sequence[Run], style: TextStyle, measurer: Measurer) -> list[Glyph]:
    """The glyphs with the gaps between them and the blanks at their sides that `style` asks for."""
    found = list(glyphs)
    if style.autospace:
        _part_scripts(found, runs, style.autospace)
    if style.squeeze:
        _squeeze(found, runs, measurer)
    return found


def is_mixed(before: str, after: str) -> bool:
    """Whether an ideograph and a Latin letter or digit meet."""
    if (before < _WESTERN) == (after < _WESTERN):
        return False
    return (is_han(before) and _is_latin(after)) or (_is_latin(before) and is_han(after))


def _is_latin(character: str) -> bool:
    """A letter or digit of a Western script; not ①, kana or a full-width form."""
    return character < _WESTERN and character.isalnum()


def _part_scripts(glyphs: list[Glyph], runs: Sequence[Run], ems: float) -> None:
    for place, (glyph, after) in enumerate(pairwise(glyphs)):
        run = runs[glyph.run]
        if is_mixed(glyph.character, after.character) and not (run.solid and runs[after.run].solid):
            glyphs[place] = glyph._replace(gap=ems * run.style.size)


def _squeeze(glyphs: list[Glyph], runs: Sequence[Run], measurer: Measurer) -> None:
    for place, glyph in enumerate(glyphs):
        character = glyph.character
        if character in OPENING or character in CLOSING:
            lead, trail = _blanks(glyph, runs[glyph.run], measurer)
            glyphs[place] = glyph._replace(lead=lead, trail=trail)
    for place, less in _overlaps(glyphs):
        glyphs[place] = glyphs[place]._replace(gap=glyphs[place].gap - less)


def _overlaps(glyphs: Sequence[Glyph]) -> Iterator[tuple[int, float]]:
    """Where the blanks of two marks meet, and how much of them is too much, points."""
    for place, (glyph, after) in enumerate(pairwise(glyphs)):
        if glyph.trail and (after.trail or after.lead or after.character in MIDDLE):
            yield place, glyph.trail
        elif after.lead and (glyph.lead or glyph.character in MIDDLE):
            yield place, after.lead


def _blanks(glyph: Glyph, run: Run, measurer: Measurer) -> tuple[float, float]:
    """The halves of a mark that may fall away, points: the left of an opening, the right of a closing one."""
    size = run.style.size
    left, right = measurer.blanks(glyph.character, run.style.family, run.style.bold)
    if run.solid or glyph.advance < size:  # a proportional form, as in English
        return 0.0, 0.0
    if glyph.character in OPENING:
        return (HALF * size if left >= _LEAST else 0.0), 0.0
    return 0.0, (HALF * size if right >= _LEAST else 0.0)
