"""Layout: choose the breaks of a text: first fit for body text, balanced for headlines (CLREQ §3.1.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from factdeck.layout.linebreak import Break

_TOLERANCE: Final = 0.01  # points; widths are sums of floats
_BODY_LAST: Final = 2  # characters on the last line of body text
_HEADLINE_LAST: Final = 4
_COST: Final = {
    Break.POOR: 1.2,
    Break.PLAIN: 0.6,
    Break.WORD: 0.4,
    Break.PHRASE: 0.3,
    Break.ENUMERATION: 0.15,
    Break.PAUSE: 0.0,
}
BLANKS: Final = " \u3000"  # fall away at a line's end
_SHORT: Final = 2.0  # the cost of a line that is too short: more than any other fault

Lines = tuple[tuple[int, int], ...]
"""(start, end) of each line in the text, spaces at the ends included."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The lines. `forced`: a word or figure wider than a line was broken inside."""

    lines: Lines
    forced: bool = False


class Stretch:
    """Text between two forced breaks, with its advances, gaps and break opportunities.

    `advances` and `gaps` are points by character; the gap after a character falls away at a line's end.
    """

    def __init__(
        self, text: str, advances: Sequence[float], gaps: Sequence[float], breaks: Sequence[Break]
    ) -> None:
        self.text = text
        self.breaks = breaks
        self._gaps = gaps
        pairs = zip(advances, gaps, strict=True)
        self._sums = list(accumulate((a + g for a, g in pairs), initial=0.0))

    def measure(self, start: int, end: int) -> float:
        """The advance of a line, without the spaces and the gap at its end."""
        while end > start and self.text[end - 1] in BLANKS:
            end -= 1
        return self._sums[end] - self._sums[start] - self._gaps[end - 1] if end > start else 0.0

    def fits(self, start: int, end: int, width: float) -> bool:
        """Whether a line is no wider than `width`."""
        return self.measure(start, end) <= width + _TOLERANCE

    def letters(self, start: int, end: int) -> int:
        """The characters of a line that are not punctuation or space."""
        return sum(map(str.isalnum, self.text[start:end]))


def compose(stretch: Stretch, width: float, *, balance: bool = False) -> Composed:
    """Break a stretch into lines no wider than `width` points, as few as possible."""
    composed = _first_fit(stretch, width)
    if composed.forced or len(composed.lines) < 2:
        return composed
    if balance:
        return Composed(_balanced(stretch, width, len(composed.lines)) or composed.lines)
    return Composed(_without_orphan(stretch, width, composed.lines))


def _first_fit(stretch: Stretch, width: float) -> Composed:
    lines: list[tuple[int, int]] = []
    start, forced = 0, False
    while start < len(stretch.text) and not stretch.fits(start, len(stretch.text), width):
        end, weak = _line_end(stretch, start, width)
        lines.append((start, end))
        forced = forced or weak
        start = end
    if start < len(stretch.text) or not lines:
        lines.append((start, len(stretch.text)))
    return Composed(tuple(lines), forced)


def _line_end(stretch: Stretch, start: int, width: float) -> tuple[int, bool]:
    """The last good break that fits; failing that a last resort, failing that any place at all."""
    best: dict[Break, int] = dict.fromkeys((Break.POOR, Break.LAST_RESORT, Break.NEVER), start)
    for place in range(start + 1, len(stretch.text)):
        worth = min(stretch.breaks[place], Break.POOR)
        if not stretch.fits(start, place, width):
            break
        best[worth] = place
    for worth, place in best.items():
        if place > start:
            return place, worth < Break.POOR
    return start + 1, True


def _without_orphan(stretch: Stretch, width: float, lines: Lines) -> Lines:
    """Move the last break forward until the last line has more than a lone character."""
    (start, middle), (_, end) = lines[-2:]
    place = middle
    while stretch.letters(place, end) < _BODY_LAST or stretch.breaks[place] < Break.POOR:
        place -= 1
        if place <= start or not stretch.fits(place, end, width):
            return lines
    return (*lines[:-2], (start, place), (place, end))


def _balanced(stretch: Stretch, width: float, count: int) -> Lines:
    """The cheapest way to break into `count` lines: shortest path over the break opportunities."""
    end = len(stretch.text)
    places = [place for place in range(1, end) if stretch.breaks[place] >= Break.POOR]
    reached: dict[int, tuple[float, Lines]] = {0: (0.0, ())}
    for number in range(1, count + 1):
        stops = [end] if number == count else places
        reached = _extended(stretch, width, count, reached, stops)
    return reached[end][1] if end in reached else ()


def _extended(
    stretch: Stretch, width: float, count: int, reached: dict[int, tuple[float, Lines]], stops: Sequence[int]
) -> dict[int, tuple[float, Lines]]:
    """One line more: the cheapest way to every stop."""
    found: dict[int, tuple[float, Lines]] = {}
    for stop in stops:
        for start, (cost, lines) in reached.items():
            if start < stop and stretch.fits(start, stop, width):
                total = cost + _cost(stretch, width, count, start, stop)
                if stop not in found or total < found[stop][0]:
                    found[stop] = (total, (*lines, (start, stop)))
    return found


def _cost(stretch: Stretch, width: float, count: int, start: int, stop: int) -> float:
    """What a line costs: its break, its difference from the mean length, being too short."""
    last = stop == len(stretch.text)
    mean = stretch.measure(0, len(stretch.text)) / count
    ragged = ((stretch.measure(start, stop) - mean) / width) ** 2
    short = _SHORT if stretch.letters(start, stop) < _HEADLINE_LAST else 0.0
    return ragged * 2 + short + (0.0 if last else _COST[stretch.breaks[stop]])
