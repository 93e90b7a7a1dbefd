"""Layout: one size for equal things: the largest step of the type scale at which all texts of a style fit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from factdeck.document.blocks import Part
from factdeck.facts.factbook import Figure
from factdeck.layout.text import Setter, scaled
from factdeck.scene.nodes import Rect
from factdeck.theme.theme import TextStyle

_TOLERANCE = 0.01  # points


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that will be set: in the style of this name, in this room. `level`: the least step, from 0."""

    style: str
    part: Part
    rect: Rect
    level: int | None = None


def at_level(style: TextStyle, level: int) -> TextStyle:
    """The style at its `level`-th step (0: as designed), as its only size."""
    sizes = (style.size, *style.steps)
    return replace(scaled(style, sizes[min(level, len(sizes) - 1)]), steps=())


def line_count(part: Part, style: TextStyle, width: float, setter: Setter) -> int:
    """The lines that the part takes in `width`."""
    return round(setter.height(part, style, width) / (style.size * style.leading))


def fits(part: Part, style: TextStyle, rect: Rect, setter: Setter) -> bool:
    """Whether the part fits in `rect` at the style's size, within its number of lines."""
    height = setter.height(part, style, rect.w)
    if height > max(rect.h, style.size * style.leading) + _TOLERANCE:
        return False
    if isinstance(part, Figure):
        return setter.width(part, style) <= rect.w + _TOLERANCE
    return not style.max_lines or round(height / (style.size * style.leading)) <= style.max_lines


def level_of(part: Part, style: TextStyle, rect: Rect, setter: Setter) -> int | None:
    """The first step at which the part fits; None where it fits at none."""
    levels = range(len(style.steps) + 1)
    return next((level for level in levels if fits(part, at_level(style, level), rect, setter)), None)


def common(
    wanted: Iterable[Wanted], styles: Mapping[str, TextStyle], setter: Setter, *, forgiving: bool = False
) -> dict[str, TextStyle]:
    """The styles at the common size of all their texts.

    A text that fits at no step pulls the others down with it, unless `forgiving`.
    """
    levels: dict[str, int] = {}
    for item in wanted:
        style = styles[item.style]
        level = item.level if item.level is not None else level_of(item.part, style, item.rect, setter)
        if level is None:
            level = 0 if forgiving else len(style.steps)
        levels[item.style] = max(level, levels.get(item.style, 0))
    return {name: at_level(styles[name], level) for name, level in levels.items()}
