"""Layout: the width margin: how wide a program that sets lines itself may draw what was measured.

Measured through LibreOffice 7.4 (tests/rendered.py) in the fonts that the deck names, in Noto Sans SC alone,
and in the wider WenQuanYi Zen Hei. An ideograph is an em in every font, so that Chinese lines give up little
more than the space between scripts; Arial and Times are narrower than the Noto that is measured with.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from factdeck.layout.glyphs import Glyph
from factdeck.scene.text import Run
from factdeck.theme.forms import MARKS

LATIN: Final = "latin"
ASIAN: Final = "asian"
BLANKS: Final = " \u00a0"

_LATIN_BLOCKS: Final = (("\u0021", "\u058f"), ("\u1e00", "\u1fff"))  # letters and signs: % . ( ° · ×
_FIRST_ASIAN: Final = "\u2e80"
_GRIDS: Final = (600 / 72, 2540 / 72)  # units a point: LibreOffice rounds ems to dots at 600 dpi and 1/100 mm
_LETTERS: Final = 1.004  # each letter's advance is rounded as well
_DIGITS: Final = 1.08  # Zen Hei; Noto Sans 1.03, Arial 1.00
_AMONG_IDEOGRAPHS: Final = {" ": 0.3}  # em; ours is 0.22, but English lines make it up with narrower letters
_WIDE: Final = {  # em, where a font for Chinese stands in for the Latin one
    **dict.fromkeys(MARKS, 1.0),
    **dict.fromkeys("€£", 1.0),
    "⸺": 2.0,
    "/": 0.53,
}


def aired(glyphs: Sequence[Glyph], runs: Sequence[Run], air: float) -> list[Glyph]:
    """The glyphs as wide as a program may draw them.

    `air`: what it adds where another script follows, em of the size before; signs count: ，A and 中(.
    """
    mixed = any(script(glyph.character) == ASIAN for glyph in glyphs)
    wide = _WIDE | _AMONG_IDEOGRAPHS if mixed else _WIDE
    spaced = [glyph._replace(advance=_widest(glyph, runs[glyph.run].style.size, wide)) for glyph in glyphs]
    for place in _changes(glyphs):
        before = spaced[place - 1]
        spaced[place - 1] = before._replace(gap=before.gap + air * runs[before.run].style.size)
    return spaced


@lru_cache(maxsize=8192)
def script(character: str) -> str:
    """LATIN, ASIAN, or "" for blanks and signs, which LibreOffice counts to what is before them: “ — … №."""
    if any(low <= character <= high for low, high in _LATIN_BLOCKS) and character not in BLANKS:
        return LATIN
    return ASIAN if character >= _FIRST_ASIAN else ""


def _widest(glyph: Glyph, size: float, wide: Mapping[str, float]) -> float:
    advance = max(glyph.advance, wide.get(glyph.character, 0.0) * size)
    rounded = _rounded(size)
    if script(glyph.character) != LATIN:
        return advance * rounded
    return advance * rounded * (_DIGITS if glyph.character.isdecimal() else _LETTERS)


@lru_cache(maxsize=256)
def _rounded(size: float) -> float:
    """By what a program's rounding of ems may widen text of this size."""
    return max(1.0, *(round(size * grid) / (size * grid) for grid in _GRIDS))


def _changes(glyphs: Sequence[Glyph]) -> Iterator[int]:
    """Where another script begins. Signs that begin a paragraph count as Latin."""
    last = LATIN
    for place, glyph in enumerate(glyphs):
        following = script(glyph.character) or last
        if place and following != last:
            yield place
        last = following
