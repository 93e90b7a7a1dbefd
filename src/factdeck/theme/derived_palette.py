"""Theme stage: a whole palette from one or two colours, as readable as that of the pack it starts from.

Every colour keeps the luminance that it has in the base pack, and takes hue and chroma from the new colours:
contrast depends on luminance alone (WCAG 2.2), so that every pair reads as before. The new colours may
themselves be lighter or darker: others give way a little; beyond that they are brought back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from factdeck.base.color import contrast, luminance, rgb
from factdeck.base.perceptual import Perceived, apart, colored, perceived
from factdeck.theme.color_roles import color_roles, own_names, promised
from factdeck.theme.theme import Theme

_SPARE: Final = 0.03  # of a ratio, for colours in whole steps of 1/255
_DARKEST: Final = 0.03  # luminance of a primary: what is darker has no darker shade beside it
_ANALOGOUS: Final = 40.0  # degrees: a secondary no further from the primary follows it
_APART: Final = 35.0  # a secondary of another hue that comes nearer than this is turned away …
_TURN: Final = 150.0  # … by so much
_NO_HUE: Final = 0.004  # chroma under which a colour stays as it is: white, black, pure greys
_QUIET: Final = 0.05  # chroma under which a colour is a paper, a tint or a neutral
_ROUNDS: Final = 8  # times two hundredths: so far others give way
_FULLER: Final = 1.3  # times the chroma of the base at most


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A colour that was asked for and can't be read as it is: what is used in its place."""

    role: str
    asked: str
    used: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours of a palette, the contrast that they need, what it is in the base pack and here."""

    one: str
    other: str
    needed: float
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Derived:
    """RRGGBB by name: the palette, and the sheet's own colours; `pairs`: what had to be kept."""

    palette: Mapping[str, str]
    sheet: Mapping[str, str]
    adjusted: tuple[Adjusted, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class _Family:
    """A colour of the base pack and what takes its place: hue and chroma for all that are of its hue."""

    base: Perceived
    hue: float
    chroma: float  # factor

    @property
    def is_turned(self) -> bool:
        """Whether the new colour is of another kind than the old: what was a warm accent is a cool one."""
        return abs(apart(self.base.hue, self.hue)) > _APART


_PLAIN: Final = ("white", "paper")


def _keeps(found: Derived) -> bool:
    return all(pair.now >= pair.needed for pair in found.pairs)


def derive_palette(theme: Theme, primary: str, secondary: str = "") -> Derived:
    """The palette of `theme` in other colours, RRGGBB each. Pure; the same colours give the same palette."""
    return _Derivation(theme, primary, secondary).derived()


class _Derivation:
    """From the roles of the base pack to the new palette."""

    def __init__(self, theme: Theme, primary: str, secondary: str) -> None:
        self._theme = theme
        self._base = {name: theme.palette[name] for name in own_names(theme)}
        self._sheet = dict(color_roles(theme).own)
        self._before = {**self._base, **self._sheet}
        self._first, self._second = theme.scheme["accent1"], theme.scheme["accent2"]
        self._asked = {self._first: primary}
        if secondary and self._second != self._first:
            self._asked[self._second] = secondary
        self._seen = {name: perceived(value) for name, value in self._before.items()}
        self._pairs = list(promised(theme, self._before))

    def derived(self) -> Derived:
        """With the colours as asked, as far as others can give way; where that is not enough, stricter."""
        found = self._around(frozenset({self._theme.scheme["dk1"], self._theme.scheme["lt1"], *_PLAIN}))
        return found if _keeps(found) else self._around(frozenset(self._before))

    def _around(self, fixed: frozenset[str]) -> Derived:
        """The colours asked for first, fit for what stays as it is, then all others around them."""
        found: dict[str, str] = {}
        adjusted: list[Adjusted] = []
        for role, color in self._asked.items():
            found[role] = self._readable(role, color, found, fixed)
            if found[role] != color:
                adjusted.append(Adjusted(role, color, found[role]))
        families = self._families(found)
        depth = self._depth(found[self._first])
        for name in self._seen:
            if name not in found:
                found[name] = self._placed(name, families, depth)
        self._settle(found)
        pairs = tuple(self._told(found))
        sheet = {name: found[name] for name in self._sheet}
        return Derived({name: found[name] for name in self._base}, sheet, tuple(adjusted), pairs)

    # --- hues

    def _families(self, found: Mapping[str, str]) -> tuple[_Family, ...]:
        old, new = self._seen[self._first], perceived(found[self._first])
        factor = min(_FULLER, new.chroma / old.chroma) if not old.is_grey else 0.0
        first = _Family(old, new.hue, 0.0 if new.is_grey else factor)
        second = self._seen[self._second]
        if old.is_grey:
            return ()
        if second.is_grey or self._second == self._first:
            return (first,)
        return first, self._second_family(first, second, found)

    def _second_family(self, first: _Family, second: Perceived, found: Mapping[str, str]) -> _Family:
        """The colour asked for; else one as far from the primary as in the base pack, or the base's own."""
        if self._second in found:
            new = perceived(found[self._second])
            factor = min(_FULLER, new.chroma / second.chroma)
            return _Family(second, new.hue, 0.0 if new.is_grey else factor)
        offset = apart(first.base.hue, second.hue)
        if abs(offset) < _ANALOGOUS:
            return _Family(second, first.hue + offset, first.chroma)
        close = first.chroma > 0 and abs(apart(first.hue, second.hue)) < _APART
        return _Family(second, first.hue + _TURN if close else second.hue, 1.0)

    def _placed(self, name: str, families: tuple[_Family, ...], depth: float) -> str:
        """A colour of the base pack in its family's hue, as light as it was."""
        old = self._seen[name]
        if old.chroma < _NO_HUE or not families:
            return self._before[name]
        nearest = min(families, key=lambda family: abs(apart(family.base.hue, old.hue)))
        if nearest is not families[0] and nearest.is_turned and old.chroma < _QUIET:
            hue = families[0].hue  # papers and tints go with the primary, not with an accent of another kind
            return colored(old.chroma * min(1.0, families[0].chroma), hue, old.luminance)
        darker = nearest is families[0] and old.luminance < self._seen[self._first].luminance
        hue = nearest.hue + apart(nearest.base.hue, old.hue)
        factor = min(1.0, nearest.chroma) if old.is_grey else nearest.chroma
        return colored(old.chroma * factor, hue, old.luminance * (depth if darker else 1.0))

    def _depth(self, primary: str) -> float:
        """By how much shades darker than the primary go down with it, so that they stay so."""
        return min(1.0, luminance(rgb(primary)) / self._seen[self._first].luminance)

    # --- contrast

    def _readable(self, role: str, color: str, found: Mapping[str, str], fixed: frozenset[str]) -> str:
        """The colour, or the same hue as much lighter or darker as every pair with it needs."""
        low, high = self._bounds(role, found, fixed)
        wanted = perceived(color)
        if low <= wanted.luminance <= high:
            return color
        return colored(wanted.chroma, wanted.hue, min(max(wanted.luminance, low), high))

    def _bounds(self, role: str, found: Mapping[str, str], fixed: frozenset[str]) -> tuple[float, float]:
        """The luminances at which a role can be read with all that it is paired with."""
        own = self._seen[role].luminance
        low = _DARKEST if role == self._first and not self._seen[role].is_grey else 0.0
        high = 1.0
        for one, other, needed in self._pairs:
            partner = other if one == role else one
            if role not in (one, other) or not ({partner} & {*fixed, *found}):
                continue
            light = luminance(rgb(found[partner])) if partner in found else self._seen[partner].luminance
            if self._seen[partner].luminance > own:
                high = min(high, (light + 0.05) / (needed + _SPARE) - 0.05)
            else:
                low = max(low, (needed + _SPARE) * (light + 0.05) - 0.05)
        return min(low, own), max(high, own) if high < low else high

    def _settle(self, found: dict[str, str]) -> None:
        """Whole steps of 1/255 may cost a pair a hundredth: the one that was not asked for gives way."""
        for _ in range(_ROUNDS):
            failing = [pair for pair in self._told(found) if pair.now < pair.needed]
            if not failing:
                return
            for pair in failing:
                name, partner = (
                    (pair.one, pair.other) if pair.other in self._asked else (pair.other, pair.one)
                )
                old, light = perceived(found[name]), luminance(rgb(found[partner]))
                away = 1.02 if old.luminance > light else 0.98
                found[name] = colored(old.chroma, old.hue, min(1.0, old.luminance * away))

    def _told(self, found: Mapping[str, str]) -> Iterator[Pair]:
        for one, other, needed in self._pairs:
            ratios = (contrast(rgb(colors[one]), rgb(colors[other])) for colors in (self._before, found))
            yield Pair(one, other, needed, *ratios)
