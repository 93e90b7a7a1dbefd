"""Layout: choose the breaks of a text (CLREQ §3.1.7): first fit, or the best way of all (Knuth, Plass 1981).

Body text fills line after line, or is evenly full (total fit); headlines are balanced. All keep to as few
lines as filling takes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from factdeck.layout.linebreak import Break
from factdeck.layout.stretch import BLANKS, Stretch

__all__ = ["BLANKS", "Composed", "Lines", "Stretch", "compose"]

_BODY_LAST: Final = 2  # characters on the last line of body text
_HEADLINE_LAST: Final = 4
_LOOSE: Final = 0.12  # of the width: a line is hyphenated only where it would else be so much shorter
HYPHENS: Final = 2  # lines in a row that may end with one
_COST: Final = {
    Break.HYPHEN: 1.5,
    Break.POOR: 1.2,
    Break.PLAIN: 0.6,
    Break.WORD: 0.4,
    Break.PHRASE: 0.3,
    Break.ENUMERATION: 0.15,
    Break.PAUSE: 0.0,
}
_BODY_COST: Final = 0.04  # how much less breaks weigh in body text than in a headline
_SHORT: Final = 2.0  # the cost of a line that is too short: more than any other fault
_LONE: Final = 100.0  # of a last line of one character: more than any number of short lines

Lines = tuple[tuple[int, int], ...]
"""(start, end) of each line in the text, spaces at the ends included."""

_Cost = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Composed:
    """The lines. `forced`: a word or figure wider than a line was broken inside."""

    lines: Lines
    forced: bool = False


def compose(stretch: Stretch, width: float, *, balance: bool = False, total_fit: bool = False) -> Composed:
    """Break a stretch into lines no wider than `width` points, as few as possible."""
    composed = _first_fit(stretch, width)
    lines = composed.lines
    if len(lines) < 2:
        return composed
    if composed.forced:
        return Composed(_without_orphan(stretch, width, lines), forced=True)
    if balance:
        return Composed(_cheapest(stretch, width, len(lines), _balanced(stretch, width, len(lines))) or lines)
    if total_fit:
        found = _cheapest(stretch, width, len(lines), _even(stretch, width), Break.HYPHEN)
        lines = found if found and _may_be_hyphenated(stretch, found) else lines
    return Composed(_without_orphan(stretch, width, lines))


def _first_fit(stretch: Stretch, width: float) -> Composed:
    lines: list[tuple[int, int]] = []
    start, hyphens, forced = 0, 0, False
    while start < len(stretch.text) and not stretch.fits(start, len(stretch.text), width):
        end, worth = _line_end(stretch, start, width, hyphens < HYPHENS)
        hyphens = hyphens + 1 if worth == Break.HYPHEN else 0
        lines.append((start, end))
        forced = forced or worth < Break.HYPHEN
        start = end
    if start < len(stretch.text) or not lines:
        lines.append((start, len(stretch.text)))
    return Composed(tuple(lines), forced)


def _line_end(stretch: Stretch, start: int, width: float, hyphenate: bool) -> tuple[int, Break]:
    """The last good break that fits; failing that a last resort, failing that any place at all."""
    furthest = min(stretch.furthest(start, width), len(stretch.text) - 1)
    good = stretch.last(Break.POOR, furthest)
    if hyphenate and (good <= start or stretch.measure(start, good) < (1 - _LOOSE) * width):
        hyphen = _hyphen(stretch, start, furthest, width)
        if hyphen > max(good, start):
            return hyphen, Break.HYPHEN
    if good > start:
        return good, Break.POOR
    if (inside := stretch.last(Break.LAST_RESORT, furthest)) > start:
        return inside, Break.LAST_RESORT
    return max(furthest, start + 1), Break.NEVER


def _hyphen(stretch: Stretch, start: int, furthest: int, width: float) -> int:
    """The last place from which the word's rest can go to the next line, and the hyphen still fits; or 0."""
    place = stretch.last(Break.HYPHEN, furthest)
    while place > start and stretch.breaks[place] == Break.HYPHEN and not stretch.fits(start, place, width):
        place = stretch.last(Break.HYPHEN, place - 1)
    return place if stretch.breaks[place] == Break.HYPHEN else 0


def _without_orphan(stretch: Stretch, width: float, lines: Lines) -> Lines:
    """Move the last break forward until the last line has more than a lone character."""
    (start, middle), (_, end) = lines[-2:]
    place = middle
    while stretch.letters(place, end) < _BODY_LAST or (
        place != middle and stretch.breaks[place] < Break.POOR
    ):
        place -= 1
        if place <= start or not stretch.fits(place, end, width):
            return lines
    return (*lines[:-2], (start, place), (place, end))


@dataclass(frozen=True, slots=True)
class _Way:
    """The cheapest lines found so far that end at `place`."""

    cost: float
    place: int
    before: "_Way | None" = None

    def lines(self) -> Lines:
        """All its lines, first to last."""
        stops: list[int] = []
        way: _Way | None = self
        while way:
            stops.append(way.place)
            way = way.before
        return tuple(pairwise(reversed(stops)))


def _cheapest(stretch: Stretch, width: float, count: int, cost: _Cost, least: Break = Break.POOR) -> Lines:
    """The cheapest way to break into `count` lines at breaks worth `least`: shortest path; () for none."""
    end = len(stretch.text)
    places = [place for place in range(1, end) if stretch.breaks[place] >= least]
    reached = [_Way(0.0, 0)]
    for left in range(count - 1, 0, -1):
        first = _earliest(stretch, places, width, left)
        reached = _extended(stretch, width, reached, [place for place in places if place >= first], cost)
    reached = _extended(stretch, width, reached, [end], cost)
    return reached[0].lines() if reached else ()


def _earliest(stretch: Stretch, places: Sequence[int], width: float, count: int) -> int:
    """The first place after which the rest may take no more than `count` lines."""
    start = len(stretch.text)
    for _ in range(count):
        start = next((place for place in places if stretch.fits(place, start, width)), start)
    return start


def _extended(
    stretch: Stretch, width: float, reached: Sequence[_Way], stops: Sequence[int], cost: _Cost
) -> list[_Way]:
    """One line more: the cheapest way to every stop."""
    found: list[_Way] = []
    for stop in stops:
        best: _Way | None = None
        for way in reached:
            if way.place < stop and stretch.fits(way.place, stop, width):
                total = way.cost + cost(way.place, stop)
                if best is None or total < best.cost:
                    best = _Way(total, stop, way)
        if best:
            found.append(best)
    return found


def _balanced(stretch: Stretch, width: float, count: int) -> _Cost:
    """What a headline's line costs: its break, its difference from the mean length, being too short."""
    end = len(stretch.text)
    mean = stretch.measure(0, end) / count

    def cost(start: int, stop: int) -> float:
        ragged = ((stretch.measure(start, stop) - mean) / width) ** 2
        letters = stretch.letters(start, stop)
        short = _SHORT if letters < _HEADLINE_LAST else 0.0
        if stop == end and letters < _BODY_LAST:
            short = _LONE
        return ragged * 2 + short + (0.0 if stop == end else _COST[stretch.breaks[stop]])

    return cost


def _even(stretch: Stretch, width: float) -> _Cost:
    """What a line of body text costs: what it leaves empty, a little its break, a last line too short."""
    end = len(stretch.text)

    def cost(start: int, stop: int) -> float:
        if stop == end:
            return _LONE if stretch.letters(start, stop) < _BODY_LAST else 0.0
        empty = 1 - stretch.measure(start, stop) / width
        return empty * empty * 2 + _COST[stretch.breaks[stop]] * _BODY_COST

    return cost


def _may_be_hyphenated(stretch: Stretch, lines: Lines) -> bool:
    """Whether no more lines in a row than may end with a hyphen."""
    hyphens = [stretch.breaks[stop] == Break.HYPHEN for _, stop in lines[:-1]]
    return not any(all(hyphens[place : place + HYPHENS + 1]) for place in range(len(hyphens) - HYPHENS))
