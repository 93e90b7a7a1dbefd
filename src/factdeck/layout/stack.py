"""Layout: text items one under the other, each as high as its lines, all at the largest step that fits."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from factdeck.document.blocks import Part
from factdeck.facts.factbook import Figure
from factdeck.layout.fit import Wanted, at_level, from_level, last_level, own_level, walk_levels
from factdeck.layout.frames import Typesetter
from factdeck.layout.grid import across
from factdeck.layout.scope import Scope
from factdeck.scene.text import Rect
from factdeck.theme.slide_layout import TextItem
from factdeck.theme.theme import TextStyle

_TOLERANCE: Final = 0.01  # points
_SPARE: Final = 1.055  # of a figure's width: DejaVu's digits are wider than layout/margin.py allows for
_SHARES: Final = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


@dataclass(frozen=True)
class Stack:
    """The items of a stack that have text, in their rectangle. `spaces`: above each but the first.

    What fitting asks for at every level is worked out once.
    """

    items: tuple[TextItem, ...]
    spaces: tuple[float, ...]
    rect: Rect
    anchor: str
    scope: Scope
    typesetter: Typesetter

    @cached_property
    def _last(self) -> int:
        """The last level of any of its styles."""
        styles = [style for item in self.items for style in self._styles(item)]
        return max(map(last_level, styles), default=0)

    @cached_property
    def _level(self) -> tuple[int, bool]:
        """The first level at which everything fits, and whether it does at all."""
        return _roomy(self._last, lambda level, spare: self._fits(self._at(level), spare))

    @cached_property
    def _rooms(self) -> tuple[Rect, ...]:
        """From where to where each item reaches, as high as the stack."""
        return tuple(across(item.place, self.rect) for item in self.items)

    @cached_property
    def _alone(self) -> tuple[int, ...]:
        """Of each item the first level at which it would fit if it had the whole rectangle."""
        return tuple(map(self._level_alone, self.items, self._rooms))

    @property
    def height(self) -> float:
        """All its texts and spaces, at the sizes that they need."""
        level, _ = self._level
        return self._total(self._heights(self._at(level)))

    def placed(self, name: Callable[[str], str]) -> tuple[Typesetter, list[tuple[TextItem, Rect]]]:
        """The items with their rectangles, and the typesetter at the sizes that they need.

        What does not fit on the scale is reported; `name` is what a finding calls a source.
        """
        level, held = self._level
        typesetter = self._at(level)
        if level > self._last:
            self._report(name, held=held)
        heights = self._heights(typesetter)
        y = self.rect.y + (self.rect.h - self._total(heights)) * _SHARES[self.anchor]
        places: list[tuple[TextItem, Rect]] = []
        for index, (item, height) in enumerate(zip(self.items, heights, strict=True)):
            y += self.spaces[index] if index else 0.0
            places.append((item, replace(self._rooms[index], y=y, h=height)))
            y += height
        return typesetter, places

    def wanted(self) -> list[Wanted]:
        """The texts that can step down, with the step that the stack needs."""
        level, _ = self._level
        return [
            Wanted(name, part, self.rect, self._own(alone, style, level), source)
            for item, alone in zip(self.items, self._alone, strict=True)
            for part, style in self.typesetter.parts(item, self.scope)[:1]
            for source, name in item.sources[:1]
            if style.steps
        ]

    def _own(self, alone: int, style: TextStyle, level: int) -> int:
        """The level of an item where the stack is at `level`: one too wide by itself goes down alone."""
        last = self._last
        return own_level(style, max(level, min(alone, last)), last)

    def _report(self, name: Callable[[str], str], *, held: bool) -> None:
        """Report the longest text: how much of it there would be room for beside the others."""
        typesetter = self._at(self._last)
        setter, heights = typesetter.setter, self._heights(typesetter)
        index = self._worst(typesetter)
        item = self.items[index]
        part, style = typesetter.parts(item, self.scope)[0]
        room = replace(self._rooms[index], h=self.rect.h - self._total(heights) + heights[index])
        where = name(item.sources[0][0])
        setter.report_long(where, (part,), style, room)
        if not held:
            setter.report_overflow(where, part)

    def _worst(self, typesetter: Typesetter) -> int:
        """The first item that does not fit by itself, else the tallest."""
        heights = self._heights(typesetter)
        for index, item in enumerate(self.items):
            part, style = typesetter.parts(item, self.scope)[0]
            if not typesetter.setter.fits(part, style, replace(self._rooms[index], h=heights[index])):
                return index
        return max(range(len(heights)), key=lambda index: heights[index])

    def _styles(self, item: TextItem) -> list[TextStyle]:
        return [self.typesetter.styles[name] for _, name in item.sources]

    def _at(self, level: int) -> Typesetter:
        """All on their scales as far down as they can; below it only the text that is too long."""
        styles, last = dict(self.typesetter.styles), self._last
        too_long = self.items[self._worst(self._at(last))].sources if level > last else ()
        for item, alone in zip(self.items, self._alone, strict=True):
            for _, name in item.sources:
                own = level if any(name == other for _, other in too_long) else min(level, last)
                style = self.typesetter.styles[name]
                styles[name] = from_level(style, self._own(alone, style, own))
        return replace(self.typesetter, styles=styles)

    def _level_alone(self, item: TextItem, room: Rect) -> int:
        setter = self.typesetter.setter
        return max(
            _roomy(
                last_level(style),
                lambda level, spare, part=part, style=style: setter.fits(
                    part, at_level(style, level), _spared(part, room, spare)
                ),
            )[0]
            for part, style in self.typesetter.parts(item, self.scope)
        )

    def _heights(self, typesetter: Typesetter) -> list[float]:
        rooms = zip(self.items, self._rooms, strict=True)
        return [typesetter.height(item, room.w, self.scope) for item, room in rooms]

    def _total(self, heights: list[float]) -> float:
        return sum(heights) + sum(self.spaces[1:])

    def _fits(self, typesetter: Typesetter, spare: float = 1.0) -> bool:
        if self._total(self._heights(typesetter)) > self.rect.h + _TOLERANCE:
            return False
        return all(
            typesetter.setter.fits(part, style, _spared(part, room, spare))
            for item, room in zip(self.items, self._rooms, strict=True)
            for part, style in typesetter.parts(item, self.scope)
        )


def _roomy(last: int, holds: Callable[[int, float], bool]) -> tuple[int, bool]:
    """As `walk_levels`, with room to spare for figures where a size on the scale leaves any."""
    level, held = walk_levels(last, lambda level: holds(level, _SPARE))
    return (level, held) if level <= last else walk_levels(last, lambda level: holds(level, 1.0))


def _spared(part: Part, room: Rect, spare: float) -> Rect:
    return replace(room, w=room.w / spare) if isinstance(part, Figure) else room
