"""Stage layout: what a block of the fact sheet is, and its plainest one: titles and notes.

A block knows its height at any state of fitting and draws itself from its top left corner.
"""

from dataclasses import dataclass
from typing import Protocol

from factdeck.document.blocks import Text
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect, Role

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


class RememberedBlock:
    """A block that remembers its heights: columns are cut and filled by them again and again."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._heights: dict[Fit, float] = {}

    @property
    def grows(self) -> bool:
        """The block's answer."""
        return self._block.grows

    def height(self, fit: Fit) -> float:
        """The block's height."""
        if fit not in self._heights:
            self._heights[fit] = self._block.height(fit)
        return self._heights[fit]

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """The block's nodes."""
        return self._block.place(x, y, height, fit)
