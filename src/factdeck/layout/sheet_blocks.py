"""Stage layout: what a block of the fact sheet is, and its plainest one: titles and notes.

A block knows its height at any state of fitting and draws itself from its top left corner.
"""

from dataclasses import dataclass
from typing import Protocol

from factdeck.document.blocks import Text
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.scene.nodes import AnyNode, Rect, Role

_SLACK = 0.05  # points a frame is larger than its text, against rounding


class Block(Protocol):
    """A part of the sheet; its width is given when it is made."""

    @property
    def grows(self) -> bool:
        """Whether it makes use of more height than it asks for."""
        ...

    def height(self, fit: Fit) -> float:
        """The height it asks for, in points."""
        ...

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Its nodes, in reading order, in the box at (x, y) that is `height` high."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph in one style: a chart's title, a note."""

    pen: Pen
    id: str
    width: float
    text: Text
    style: str
    role: Role
    grows: bool = False
    link: str = ""

    def height(self, fit: Fit) -> float:
        """The height of its lines."""
        return self.pen.height(self.text, self.pen.style(self.style, fit), self.width)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """One frame."""
        rect = Rect(x, y, self.width, max(height, self.height(fit)) + _SLACK)
        style = self.pen.style(self.style, fit)
        return [self.pen.setter.frame(self.id, self.text, style, rect, role=self.role, link=self.link)]
