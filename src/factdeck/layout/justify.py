"""Layout: stretch a line to its width (CLREQ §3.1.6.2, JLREQ §3.8.3): blanks, gaps between scripts, the rest.

Every kind of place takes what it may before the next kind is asked; a line that would need more than the
limits allow keeps its natural width.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factdeck.layout.glyphs import Glyph
from factdeck.layout.spaces import CLOSING, OPENING, is_mixed
from factdeck.scene.text import Run

BLANK: Final = 0.5  # em that a blank may grow by
SCRIPTS: Final = 0.25  # between an ideograph and a Latin letter or digit
IDEOGRAPHS: Final = 0.125  # between ideographs
_LIMITS: Final = (BLANK, SCRIPTS, IDEOGRAPHS)
_WIDE: Final = "\u2e80"  # from here on characters that stand in a square of their own
_INSEPARABLE: Final = frozenset("—…⋯⸺")


def stretched(glyphs: Sequence[Glyph], runs: Sequence[Run], free: float) -> list[float]:
    """The points to add after each glyph of a line, so that it grows by `free`; zeros where it can't."""
    added = [0.0] * len(glyphs)
    kinds = [_kind(before, after, runs) for before, after in pairwise(glyphs)]
    ems = [runs[glyph.run].style.size for glyph in glyphs]
    for kind, limit in enumerate(_LIMITS):
        places = [place for place, found in enumerate(kinds) if found == kind]
        room = sum(limit * ems[place] for place in places)
        share = min(1.0, free / room) if room else 0.0
        for place in places:
            added[place] = share * limit * ems[place]
        free -= share * room
        if free <= 1e-6:
            return added
    return [0.0] * len(glyphs)


def _kind(before: Glyph, after: Glyph, runs: Sequence[Run]) -> int:
    """Which limit holds between two glyphs: an index, or −1 where nothing is added."""
    if before.character == " ":
        return 0
    if runs[before.run].solid or after.character == " ":
        return -1
    if is_mixed(before.character, after.character):
        return 1
    return 2 if _apart(before.character, after.character) else -1


def _apart(before: str, after: str) -> bool:
    """Whether a little space between two characters looks no worse than none."""
    if before in OPENING or after in CLOSING or (before in _INSEPARABLE and before == after):
        return False
    return (_is_square(before) and _is_square(after)) or before in CLOSING or after in OPENING


def _is_square(character: str) -> bool:
    return character >= _WIDE or character in _INSEPARABLE
