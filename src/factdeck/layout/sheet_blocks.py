"""Stage layout: what a block of the fact sheet is, and its plain ones: section heads, titles, notes.

A block knows its height at any state of fitting and draws itself from its top left corner.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from factdeck.document.blocks import Chapter, Text
from factdeck.layout.sheet_notes import NOTE_GAP, SOURCES
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode, Box, Rect, Role

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
class Head:
    """A section's head: seal with the chapter's number, name over sentence, its sources beside the name."""

    pen: Pen
    id: str
    width: float
    chapter: Chapter
    sentence: Text
    sources: Text = ()
    grows: bool = False

    @property
    def names_sources(self) -> bool:
        """Whether its sources have room beside the name."""
        name = self.pen.width(words(self.chapter.name), self.pen.style("name"))
        return bool(self.sources) and name + self._apart <= self._room

    @property
    def _indent(self) -> float:
        return self.pen.design.head.text_left if self.chapter.number else 0.0

    @property
    def _room(self) -> float:
        return self.width - self._indent

    @property
    def _apart(self) -> float:
        """What the sources take of the name's line."""
        return self.pen.width(self.sources, self.pen.style("note")) + _SLACK + NOTE_GAP

    def height(self, fit: Fit) -> float:
        """The seal's height and what the sentence takes beyond one line."""
        if not self.sentence:
            return self.pen.design.head.seal
        style = self.pen.style("sentence", fit)
        return self.pen.design.head.seal + self.pen.more_lines(self.sentence, style, self._room)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Seal, name, sources, sentence."""
        del height
        nodes: list[AnyNode] = self._seal(x, y) if self.chapter.number else []
        nodes += self._name_line(x + self._indent, y + self.pen.design.head.name)
        if self.sentence:
            style, low = self.pen.style("sentence", fit), y + self.pen.design.head.sentence
            at, left = f"{self.id}/sentence", x + self._indent
            nodes.append(self.pen.text(at, self.sentence, style, left, low, self._room, Role.HEADING))
        return nodes

    def _name_line(self, x: float, baseline: float) -> list[AnyNode]:
        pen, style, room = self.pen, self.pen.style("name"), self._room
        if not self.names_sources:
            name = pen.text(f"{self.id}/name", words(self.chapter.name), style, x, baseline, room, Role.LABEL)
            return [name]
        left = x + room - self._apart + NOTE_GAP
        note = pen.phrase(f"{self.id}/source", self.sources, pen.style("note"), left, baseline, Role.SOURCE)
        room -= self._apart
        name = pen.text(f"{self.id}/name", words(self.chapter.name), style, x, baseline, room, Role.LABEL)
        return [name, replace(note, link=f"#{SOURCES}")]

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
    link: str = ""

    def height(self, fit: Fit) -> float:
        """The height of its lines."""
        return self.pen.height(self.text, self.pen.style(self.style, fit), self.width)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """One frame."""
        rect = Rect(x, y, self.width, max(height, self.height(fit)) + _SLACK)
        style = self.pen.style(self.style, fit)
        return [self.pen.setter.frame(self.id, self.text, style, rect, role=self.role, link=self.link)]
