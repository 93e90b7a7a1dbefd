"""Stage layout: what a block of the fact sheet is, and its plain ones: section heads, titles, notes.

A block knows its height at any state of fitting and draws itself from its top left corner.
"""

from dataclasses import dataclass
from typing import Protocol

from factdeck.document.blocks import Chapter, Text
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode, Box, Rect, Role


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
class Head:
    """A section's head: seal with the chapter's number, name over sentence."""

    pen: Pen
    id: str
    width: float
    chapter: Chapter
    sentence: Text
    grows: bool = False

    @property
    def _indent(self) -> float:
        return self.pen.design.head.text_left if self.chapter.number else 0.0

    def height(self, fit: Fit) -> float:
        """The seal's height and what the sentence takes beyond one line."""
        if not self.sentence:
            return self.pen.design.head.seal
        style = self.pen.style("sentence", fit)
        return self.pen.design.head.seal + self.pen.more_lines(
            self.sentence, style, self.width - self._indent
        )

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Seal, name, sentence."""
        del height
        design, left = self.pen.design.head, x + self._indent
        nodes: list[AnyNode] = self._seal(x, y) if self.chapter.number else []
        name, sentence = self.pen.style("name"), self.pen.style("sentence", fit)
        room = self.width - self._indent
        nodes.append(
            self.pen.text(
                f"{self.id}/name", words(self.chapter.name), name, left, y + design.name, room, Role.LABEL
            )
        )
        if self.sentence:
            nodes.append(
                self.pen.text(
                    f"{self.id}/sentence",
                    self.sentence,
                    sentence,
                    left,
                    y + design.sentence,
                    room,
                    Role.HEADING,
                )
            )
        return nodes

    def _seal(self, x: float, y: float) -> list[AnyNode]:
        design = self.pen.design.head
        rect = Rect(x, y, design.seal, design.seal)
        number = words(self.chapter.number)
        style = self.pen.fitting(number, self.pen.style("seal"), design.seal - 2, 8)
        return [
            Box(id=f"{self.id}/seal", rect=rect, fill=design.seal_color, radius=design.seal_radius),
            self.pen.centered(f"{self.id}/number", number, style, rect, Role.LABEL),
        ]


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

    def height(self, fit: Fit) -> float:
        """The height of its lines."""
        return self.pen.height(self.text, self.pen.style(self.style, fit), self.width)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """One frame."""
        rect = Rect(x, y, self.width, max(height, self.height(fit)) + 0.05)
        return [
            self.pen.setter.frame(self.id, self.text, self.pen.style(self.style, fit), rect, role=self.role)
        ]
