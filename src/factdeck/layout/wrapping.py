"""Layout: what a program does to lines of its own accord: space between scripts, breaks by UAX #14 alone."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from factdeck.layout.linebreak import Break, uax14
from factdeck.scene.nodes import Run

_IDEOGRAPHS: Final = "\u2e80"  # from here on
_CLOSE: Final = 0.25  # of a character: office fonts may be so much narrower than ours


class Glyph(NamedTuple):
    """One character as it is measured: its run, advance and the gap after it, points."""

    character: str
    run: int
    advance: float
    gap: float


def aired(glyphs: Sequence[Glyph], runs: Sequence[Run], air: float) -> list[Glyph]:
    """The glyphs with `air` em more after each that meets one of the other script."""
    follows = (*(glyph.character for glyph in glyphs[1:]), "")
    return [
        glyph._replace(gap=glyph.gap + air * runs[glyph.run].style.size)
        if _meet(glyph.character, after) or _meet(after, glyph.character)
        else glyph
        for glyph, after in zip(glyphs, follows, strict=True)
    ]


def _meet(one: str, other: str) -> bool:
    return one >= _IDEOGRAPHS and one.isalpha() and other.isascii() and other.isalnum()


def held(
    glyphs: Sequence[Glyph],
    lines: Sequence[tuple[int, int]],
    cuts: Sequence[int],
    width: float,
    language: str,
) -> tuple[int, ...]:
    """Where the text must be told to break, as offsets: its `cuts`, and the line starts that wrapping misses.

    A program that wraps by itself knows no figures that hold together and minds no lone last character.
    """
    text = "".join(glyph.character for glyph in glyphs)
    places = [place for place, worth in enumerate(_plain_breaks(text, language)) if worth >= Break.PLAIN]
    missed: list[int] = []
    for (start, _), (after, end) in pairwise(lines):
        piece = next((place for place in places if after < place <= end), end)
        room = width - sum(glyph.advance + glyph.gap for glyph in glyphs[start:piece])
        if after not in cuts and room >= -glyphs[after].advance * _CLOSE:
            missed.append(after)
    return tuple(sorted((*cuts, *missed)))


@lru_cache(maxsize=512)
def _plain_breaks(text: str, language: str) -> Sequence[Break]:
    """The breaks that every program knows."""
    return tuple(uax14(text, language))
