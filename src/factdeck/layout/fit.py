"""Layout: fit: the one place that walks down a style's scale, for one text or for equal ones.

Levels count from 0: the size as designed, the style's steps, and then the last resort: sizes below the scale,
down to `FLOOR` of its smallest. A page stays legal there, but only of a text that is reported.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from factdeck.document.blocks import Part
from factdeck.layout.runs import scaled
from factdeck.scene.text import Rect
from factdeck.theme.theme import TextStyle

FLOOR: Final = 0.6
"""Of the smallest size of a scale: nothing is ever set smaller."""

_RESORTS: Final = 8  # levels below the scale

Holds = Callable[[TextStyle], bool]
"""Whether the text in question fits, set in the style."""


@lru_cache(maxsize=512)
def scale(style: TextStyle) -> tuple[float, ...]:
    """The sizes that a style may have, largest first."""
    return (style.size, *(size for size in style.steps if size < style.size))


def last_level(style: TextStyle) -> int:
    """The level of the smallest size that a style may have."""
    return len(scale(style)) - 1


@lru_cache(maxsize=2048)  # fitting asks for the same few levels of the same styles all the time
def at_level(style: TextStyle, level: int) -> TextStyle:
    """The style at a level, as its only size; beyond the floor it stays at the floor."""
    sizes = scale(style)
    below = min(max(0, level - len(sizes) + 1), _RESORTS)
    size = sizes[min(level, len(sizes) - 1)] * (1 - (1 - FLOOR) * below / _RESORTS)
    return replace(scaled(style, round(size, 2)), steps=())


@lru_cache(maxsize=2048)
def from_level(style: TextStyle, level: int) -> TextStyle:
    """The style at a level, with the smaller sizes that it may still go down to."""
    return replace(at_level(style, level), steps=scale(style)[level + 1 :])


def own_level(style: TextStyle, level: int, last: int) -> int:
    """A style's level where several step down together, `last` being the last of any of their scales.

    On the scale each goes as far as it can; below it all go together.
    """
    return min(level, last_level(style)) + max(0, level - last)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A style at the level found. `within`: on the scale; `held`: it fits at all."""

    style: TextStyle
    level: int
    within: bool
    held: bool


def walk(style: TextStyle, holds: Holds) -> Fitted:
    """The first level at which the text fits; the floor where there is none."""
    last = last_level(style)
    level, held = walk_levels(last, lambda level: holds(at_level(style, level)))
    return Fitted(at_level(style, level), level, level <= last, held)


def walk_levels(last: int, holds: Callable[[int], bool]) -> tuple[int, bool]:
    """The same for texts that step down together: the level, and whether they fit at all.

    `last` is the last level on the scale of any of them.
    """
    lowest = last + _RESORTS
    for level in range(lowest + 1):
        if holds(level):
            return level, True
    return lowest, False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that will be set: in the style of this name, in this room; `level`: its least, if known.

    `source` is what the text is of its record: equal parts have one size even in several styles of one scale.
    """

    style: str
    part: Part
    rect: Rect
    level: int | None = None
    source: str = ""


def common(
    wanted: Iterable[Wanted],
    styles: Mapping[str, TextStyle],
    fits: Callable[[Part, TextStyle, Rect], bool],
    *,
    forgiving: bool = False,
) -> dict[str, TextStyle]:
    """The styles at the common size of all their texts: the largest step at which all of them fit.

    A text that fits at no step pulls the others down with it to the last, unless `forgiving`; none of them
    goes below the scale for another's sake.
    """
    levels: dict[tuple[str, tuple[float, ...]], int] = {}
    used: dict[str, dict[tuple[str, tuple[float, ...]], None]] = {}
    for item in wanted:
        style = styles[item.style]
        level = item.level if item.level is not None else _level(item, style, fits)
        if level > last_level(style):
            level = 0 if forgiving else last_level(style)
        for key in ((item.style, ()), (item.source, scale(style))):
            levels[key] = max(level, levels.get(key, 0))
            used.setdefault(item.style, {})[key] = None
    return {name: from_level(styles[name], max(levels[key] for key in keys)) for name, keys in used.items()}


def _level(item: Wanted, style: TextStyle, fits: Callable[[Part, TextStyle, Rect], bool]) -> int:
    """The first step at which the text fits; one more than the last where it fits at none."""
    levels = range(last_level(style) + 1)
    held = (level for level in levels if fits(item.part, at_level(style, level), item.rect))
    return next(held, len(levels))
