"""Layout: which lines an office program may break itself, and which breaks it must be told.

A line is left to the program only where every program would end it at the same place.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from factdeck.layout.break_classes import is_wide
from factdeck.layout.glyphs import Glyph
from factdeck.layout.linebreak import Break, uax14
from factdeck.layout.margin import BLANKS, LATIN, script

_CLOSE: Final = 0.25  # of a character: office fonts may be so much narrower than ours


def held(
    glyphs: Sequence[Glyph],
    lines: Sequence[tuple[int, int]],
    cuts: Sequence[int],
    width: float,
    language: str,
) -> tuple[int, ...]:
    """Where the text must be told to break, as offsets: its `cuts`, and line starts that wrapping may miss.

    A program that wraps by itself knows no figures that hold together and minds no lone last character.
    """
    text = "".join(glyph.character for glyph in glyphs)
    sure, possible = _program_breaks(text, language)
    missed: list[int] = []
    for (start, _), (after, end) in pairwise(lines):
        piece = next((place for place in range(after + 1, end) if place in possible), end)
        room = width - sum(glyph.advance + glyph.gap for glyph in glyphs[start:piece])
        if after not in cuts and (after not in sure or room >= -glyphs[after].advance * _CLOSE):
            missed.append(after)
    return tuple(sorted((*cuts, *missed)))


@lru_cache(maxsize=512)
def _program_breaks(text: str, language: str) -> tuple[frozenset[int], frozenset[int]]:
    """Where every program may end a line, and where some programs do.

    Sure are a blank and two wide characters; signs, hyphens and slashes each program treats in its own way.
    Possible is also much that UAX #14 forbids: all but the inside of Western words, and of these the place
    before a last letter that a closing mark follows, since LibreOffice takes the letter along with the mark.
    """
    worth = uax14(text, language)
    sure: set[int] = set()
    possible: set[int] = set()
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        letters = script(before) == script(after) == LATIN
        if worth[place] >= Break.PLAIN:
            possible.add(place)
            if before == " " or _plainly_wide(before, after):
                sure.add(place)
        elif before not in BLANKS and (not letters or _taken_along(text, place, worth)):
            possible.add(place)
    return frozenset(sure), frozenset(possible)


def _plainly_wide(before: str, after: str) -> bool:
    """Between two wide characters, or an ideograph and a word. Not between a mark and a word, as in ，A."""
    if is_wide(before) and is_wide(after):
        return not before.isspace()
    return (is_wide(before) or is_wide(after)) and before.isalnum() and after.isalnum()


def _taken_along(text: str, place: int, worth: Sequence[Break]) -> bool:
    following = text[place + 1 : place + 2]
    return is_wide(following) and worth[place + 1] < Break.PLAIN if following else False
