"""Stage layout: on the fact sheet, the frame in the place of a chart whose values are still missing."""

from dataclasses import dataclass, replace
from typing import Final

from factdeck.base.units import mm
from factdeck.chart.model import ResolvedChart
from factdeck.layout.bounds import drawing
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect, Role

_INSET: Final = mm(3)
_APART: Final = mm(1)
_LINE: Final = 0.75  # point


@dataclass(frozen=True, slots=True)
class ToFill:
    """A dashed frame: what is to come, and the names of what is missing."""

    pen: Pen
    id: str
    width: float
    chart: ResolvedChart
    grows: bool = False

    def height(self, fit: Fit) -> float:
        """Its two texts with air around them."""
        note, missing = (self._height(name, text, fit) for name, text in self._texts)
        return note + _APART + missing + 2 * _INSET

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """One figure."""
        del height
        rect = Rect(x, y, self.width, self.height(fit))
        shapes: list[AnyNode] = [
            Box(
                id=f"{self.id}/frame",
                rect=rect,
                stroke=self.pen.style("note").color,
                stroke_width=_LINE,
                dash=True,
            )
        ]
        top = y + _INSET
        for number, (name, text) in enumerate(self._texts, 1):
            high = self._height(name, text, fit)
            style = replace(self.pen.style(name, fit), align="center")
            place = Rect(x + _INSET, top, self._room, high + 0.05)
            shapes.append(
                self.pen.setter.frame(f"{self.id}/text-{number}", words(text), style, place, role=Role.LABEL)
            )
            top += high + _APART
        return [drawing(f"{self.id}/chart", self.chart.alt, shapes)]

    @property
    def _texts(self) -> tuple[tuple[str, str], tuple[str, str]]:
        return ("bar_label", self.chart.note), ("note", self.chart.missing)

    @property
    def _room(self) -> float:
        return self.width - 2 * _INSET

    def _height(self, style: str, text: str, fit: Fit) -> float:
        return self.pen.height(words(text), self.pen.style(style, fit), self._room)
