"""Layout stage: a word across a page that marks it as a draft: one translucent shape behind the content."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import atan2, cos, hypot, sin
from typing import Final

from factdeck.base.color import contrast, rgb
from factdeck.layout.clip import bounds
from factdeck.layout.measure import Measurer
from factdeck.layout.moving import mapped
from factdeck.scene.nodes import Freeform, Page, Scene
from factdeck.theme.theme import Theme

_FAMILY: Final = "sans"
_TRIAL: Final = 100.0  # points at which the word is measured
_ACROSS: Final = 0.58  # of the page's diagonal
_HIGHEST: Final = 0.36  # of the page's shorter side
_FLATTER: Final = 0.8  # than the diagonal
_ON_DARK: Final = 0.08  # of the light colour, where a whole page is dark
_OTHERWISE: Final = 0.1  # of one between dark and light, which shows on fields of either


@dataclass(frozen=True, slots=True)
class Watermark:
    """A word that lies across pages of one size."""

    word: str
    theme: Theme
    measurer: Measurer

    def on_layouts(self, scene: Scene) -> Scene:
        """The slides with the word on their slide layouts: on each one object, over its decoration."""
        if not self.word:
            return scene
        layouts = {
            key: replace(layout, nodes=(*layout.nodes, self._across(scene, layout.background, "watermark")))
            for key, layout in scene.layouts.items()
        }
        return replace(scene, layouts=layouts)

    def on_pages(self, scene: Scene) -> Scene:
        """Printed pages with the word behind all that they show."""
        if not self.word:
            return scene
        return replace(scene, pages=tuple(self._marked(page, scene) for page in scene.pages))

    def _marked(self, page: Page, scene: Scene) -> Page:
        return replace(
            page, nodes=(self._across(scene, page.background, f"{page.id}/watermark"), *page.nodes)
        )

    def _across(self, scene: Scene, ground: str, id: str) -> Freeform:
        width, height = scene.width, scene.height
        ink = bounds(self.measurer.outline(self.word, _FAMILY, True, _TRIAL, 0.0, 0.0))
        size = _TRIAL * min(_ACROSS * hypot(width, height) / ink.w, _HIGHEST * min(width, height) / ink.h)
        outline = self.measurer.outline(self.word, _FAMILY, True, size, 0.0, 0.0)
        ink = bounds(outline)
        middle = (ink.x + ink.w / 2, ink.y + ink.h / 2)
        turn = -_FLATTER * atan2(height, width)

        def place(x: float, y: float) -> tuple[float, float]:
            dx, dy = x - middle[0], y - middle[1]
            across, down = dx * cos(turn) - dy * sin(turn), dx * sin(turn) + dy * cos(turn)
            return width / 2 + across, height / 2 + down

        commands = mapped(outline, place)
        color, opacity = _ink(ground, self.theme.scheme, scene.palette)
        return Freeform(id=id, rect=bounds(commands), commands=commands, fill=color, opacity=opacity)


def _ink(ground: str, scheme: Mapping[str, str], palette: Mapping[str, str]) -> tuple[str, float]:
    """The colour of a word on a ground, and how faint it is."""
    dark, light = rgb(palette[scheme["dk1"]]), rgb(palette[scheme["lt1"]])
    behind = rgb(palette.get(ground, "FFFFFF"))
    if contrast(light, behind) > contrast(dark, behind):
        return scheme["lt1"], _ON_DARK

    def between(name: str) -> float:
        color = rgb(palette[name])
        return min(contrast(color, dark), contrast(color, light))

    return max(dict.fromkeys(scheme.values()), key=between), _OTHERWISE
