"""Layout: text between two forced breaks, measured so that any line of it is one subtraction."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final

from factdeck.layout.linebreak import Break

BLANKS: Final = " \u3000"  # fall away at a line's end
_TOLERANCE: Final = 0.01  # points; widths are sums of floats


class Stretch:
    """Text with its advances, the gaps between its characters, and its break opportunities.

    `advances` and `gaps` are points by character; the gap after a character falls away at a line's end, and
    so do the blanks at its sides: `leads` at a line's start, `trails` at its end. `hyphens`: the advance
    of the hyphen that a line needs which ends at a place.
    """

    def __init__(
        self,
        text: str,
        advances: Sequence[float],
        gaps: Sequence[float],
        breaks: Sequence[Break],
        *,
        leads: Sequence[float] = (),
        trails: Sequence[float] = (),
        hyphens: Mapping[int, float] | None = None,
    ) -> None:
        self.text = text
        self.breaks = breaks
        sums = list(accumulate(map(float.__add__, advances, gaps), initial=0.0))
        self._starts = [at + lead for at, lead in zip(sums, (*leads, 0.0), strict=True)] if leads else sums
        falls = [gap + trail for gap, trail in zip(gaps, trails, strict=True)] if trails else gaps
        self._ends = _ends(text, sums, falls)
        self._hyphens = hyphens or {}
        self._letters = list(accumulate(map(str.isalnum, text), initial=0))
        self._last: dict[Break, list[int]] = {}

    def measure(self, start: int, end: int) -> float:
        """The advance of a line, without what falls away at its edges and with its hyphen."""
        return max(0.0, self._ends[end] - self._starts[start]) + self._hyphens.get(end, 0.0)

    def fits(self, start: int, end: int, width: float) -> bool:
        """Whether a line is no wider than `width`."""
        return self.measure(start, end) <= width + _TOLERANCE

    def furthest(self, start: int, width: float) -> int:
        """The last place to which a line from `start` can reach, hyphens aside; more than `start`."""
        limit = self._starts[start] + width + _TOLERANCE
        return max(bisect_right(self._ends, limit, start + 1) - 1, start)

    def last(self, worth: Break, place: int) -> int:
        """The last place up to `place` where a break is worth at least so much, or 0."""
        if worth not in self._last:
            places = range(len(self.text) + 1)
            good = (at if self.breaks[at] >= worth else 0 for at in places)
            self._last[worth] = list(accumulate(good, max))
        return self._last[worth][place]

    def letters(self, start: int, end: int) -> int:
        """The characters of a line that are not punctuation or space."""
        return self._letters[end] - self._letters[start]


def _ends(text: str, sums: Sequence[float], falls: Sequence[float]) -> list[float]:
    """Where a line ends that ends before each character: after the last one that is not a blank."""
    ends = [0.0]
    for character, end, fall in zip(text, sums[1:], falls, strict=True):
        ends.append(ends[-1] if character in BLANKS else end - fall)
    return ends
