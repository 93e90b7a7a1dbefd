"""Layout: text items one under the other, each as high as its lines, all at the largest step that fits."""

from dataclasses import dataclass, replace
from typing import Final

from factdeck.layout.frames import Typesetter
from factdeck.layout.grid import resolve
from factdeck.layout.scope import Scope
from factdeck.layout.sizes import Wanted, at_level, fits
from factdeck.scene.nodes import Rect
from factdeck.theme.slide_layout import TextItem
from factdeck.theme.theme import TextStyle

_TOLERANCE: Final = 0.01  # points
_SHARES: Final = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


@dataclass(frozen=True, slots=True)
class Stack:
    """The items of a stack that have text, in their rectangle."""

    items: tuple[TextItem, ...]
    rect: Rect
    anchor: str
    scope: Scope
    typesetter: Typesetter

    def level(self) -> int:
        """The first step (0: as designed) at which everything fits; the last where nothing does."""
        most = max((len(style.steps) for item in self.items for style in self._styles(item)), default=0)
        return next((level for level in range(most) if self._fits(self._at(level))), most)

    def placed(self) -> tuple[Typesetter, list[tuple[TextItem, Rect]]]:
        """The items with their rectangles, and the typesetter at the sizes that they need."""
        typesetter = self._at(self.level())
        heights = self._heights(typesetter)
        y = self.rect.y + (self.rect.h - self._total(heights)) * _SHARES[self.anchor]
        places: list[tuple[TextItem, Rect]] = []
        for index, (item, height) in enumerate(zip(self.items, heights, strict=True)):
            y += item.gap if index else 0.0
            places.append((item, replace(self._across(item), y=y, h=height)))
            y += height
        return typesetter, places

    def wanted(self) -> list[Wanted]:
        """The texts that can step down, with the step that the stack needs."""
        level = self.level()
        return [
            Wanted(item.sources[0][1], part, self.rect, min(level, len(style.steps)))
            for item in self.items
            for part, style in self.typesetter.parts(item, self.scope)[:1]
            if style.steps
        ]

    def _styles(self, item: TextItem) -> list[TextStyle]:
        return [self.typesetter.styles[name] for _, name in item.sources]

    def _at(self, level: int) -> Typesetter:
        names = {name for item in self.items for _, name in item.sources}
        lowered = {name: at_level(self.typesetter.styles[name], level) for name in sorted(names)}
        return replace(self.typesetter, styles={**self.typesetter.styles, **lowered})

    def _across(self, item: TextItem) -> Rect:
        return resolve(replace(item.place, y=None, foot=None, h=None), self.rect)

    def _heights(self, typesetter: Typesetter) -> list[float]:
        return [typesetter.height(item, self._across(item).w, self.scope) for item in self.items]

    def _total(self, heights: list[float]) -> float:
        return sum(heights) + sum(item.gap for item in self.items[1:])

    def _fits(self, typesetter: Typesetter) -> bool:
        if self._total(self._heights(typesetter)) > self.rect.h + _TOLERANCE:
            return False
        return all(
            fits(part, style, self._across(item), typesetter.setter)
            for item in self.items
            for part, style in typesetter.parts(item, self.scope)
        )
