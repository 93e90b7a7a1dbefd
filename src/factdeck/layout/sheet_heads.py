"""Stage layout: heads of the fact sheet's sections, in the forms a design chooses from."""

from dataclasses import dataclass, replace
from typing import Protocol

from factdeck.base.units import mm
from factdeck.document.blocks import Chapter, Text
from factdeck.document.wording import counted
from factdeck.layout.sheet_notes import NOTE_GAP, SOURCES
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect, Role
from factdeck.theme.sheet_forms import HeadForm, Numerals
from factdeck.theme.theme import TextStyle

_SLACK = 0.05  # points a frame is larger than its text, against rounding
_LEAST = 9.0  # points of a sentence in a narrow place
_FOOT = mm(1.4)  # a sentence's last baseline to the head's end
_PILL_SIDE = mm(2.6)  # inside a pill, left and right
_CENTER = 0.36  # baseline under the middle of a line, in em


class Head(Protocol):
    """A section's head; a block."""

    @property
    def id(self) -> str:
        """What the ids of its nodes begin with."""
        ...

    @property
    def grows(self) -> bool:
        """It does not."""
        ...

    @property
    def names_sources(self) -> bool:
        """Whether its sources have room in it."""
        ...

    def height(self, fit: Fit) -> float:
        """What it takes."""
        ...

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Number, name, sources, sentence."""
        ...


def make_head(pen: Pen, id: str, width: float, chapter: Chapter, sentence: Text, sources: Text) -> Head:
    """A head in the form of the design."""
    kind = {HeadForm.SEAL: SealHead, HeadForm.LINE: LineHead, HeadForm.PILL: PillHead}
    return kind[pen.design.head.form](pen, id, width, chapter, sentence, sources)


def shown_number(chapter: Chapter, numerals: Numerals) -> str:
    """A chapter's number as the design writes it; "" where it shows none."""
    if numerals is Numerals.WRITTEN:
        return chapter.number
    count = counted(chapter.number)
    if count is None:
        return ""
    return f"{count:02}" if numerals is Numerals.DIGITS else chapter.number


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the forms share."""

    pen: Pen
    id: str
    width: float
    chapter: Chapter
    sentence: Text
    sources: Text = ()
    grows: bool = False

    @property
    def _number(self) -> str:
        return shown_number(self.chapter, self.pen.design.head.numerals)

    def _apart(self) -> float:
        """What the sources take of the name's line."""
        return self.pen.width(self.sources, self.pen.style("note")) + _SLACK + NOTE_GAP

    def _has_room(self, room: float) -> bool:
        """Whether the sources have room beside the name on a line of that width."""
        name = self.pen.width(words(self.chapter.name), self.pen.style("name"))
        return bool(self.sources) and name + self._apart() <= room

    def _sentence(self, x: float, baseline: float, room: float, fit: Fit) -> list[AnyNode]:
        if not self.sentence:
            return []
        style, at = self._style(room, fit), f"{self.id}/sentence"
        return [self.pen.text(at, self.sentence, style, x, baseline, room, Role.HEADING)]

    def _style(self, room: float, fit: Fit) -> TextStyle:
        """The sentence's style; smaller where a figure in it would have no room on a line."""
        style = self.pen.style("sentence", fit)
        while style.size > _LEAST and self.pen.unbroken(self.sentence, style) > room:
            style = replace(style, size=style.size - 0.5)
        return style

    def _more(self, room: float, fit: Fit) -> float:
        """What the sentence takes beyond one line."""
        return self.pen.more_lines(self.sentence, self._style(room, fit), room)

    def _name_line(self, x: float, baseline: float, room: float) -> list[AnyNode]:
        pen, style, name = self.pen, self.pen.style("name"), words(self.chapter.name)
        if not self._has_room(room):
            return [pen.text(f"{self.id}/name", name, style, x, baseline, room, Role.LABEL)]
        left = x + room - self._apart() + NOTE_GAP
        note = pen.phrase(f"{self.id}/source", self.sources, pen.style("note"), left, baseline, Role.SOURCE)
        room -= self._apart()
        shown = pen.text(f"{self.id}/name", name, style, x, baseline, room, Role.LABEL)
        return [shown, replace(note, link=f"#{SOURCES}")]


@dataclass(frozen=True, slots=True)
class SealHead(_Parts):
    """A filled square with the number, at its right the name over the sentence."""

    @property
    def names_sources(self) -> bool:
        """Whether its sources have room beside the name."""
        return self._has_room(self._room)

    @property
    def _indent(self) -> float:
        return self.pen.design.head.text_left if self._number else 0.0

    @property
    def _room(self) -> float:
        return self.width - self._indent

    def height(self, fit: Fit) -> float:
        """The seal's height and what the sentence takes beyond one line."""
        return self.pen.design.head.seal + (self._more(self._room, fit) if self.sentence else 0.0)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Seal, name, sources, sentence."""
        del height
        design, left = self.pen.design.head, x + self._indent
        nodes: list[AnyNode] = self._seal(x, y) if self._number else []
        nodes += self._name_line(left, y + design.name, self._room)
        return nodes + self._sentence(left, y + design.sentence, self._room, fit)

    def _seal(self, x: float, y: float) -> list[AnyNode]:
        design = self.pen.design.head
        rect = Rect(x, y, design.seal, design.seal)
        number = words(self._number)
        style = self.pen.fitting(number, self.pen.style("seal"), design.seal - 2, 8)
        return [
            Box(id=f"{self.id}/seal", rect=rect, fill=design.seal_color, radius=design.seal_radius),
            self.pen.centered(f"{self.id}/number", number, style, rect, Role.LABEL),
        ]


@dataclass(frozen=True, slots=True)
class LineHead(_Parts):
    """Number and name on one line, the sentence under them."""

    @property
    def names_sources(self) -> bool:
        """Whether its sources have room beside the name."""
        return self._has_room(self.width - self._indent)

    @property
    def _indent(self) -> float:
        if not self._number:
            return 0.0
        return self.pen.width(words(self._number), self.pen.style("name")) + self.pen.design.head.text_left

    def height(self, fit: Fit) -> float:
        """To the sentence's end; to the name's where there is none."""
        design = self.pen.design.head
        if not self.sentence:
            return design.name + self._name_more + _FOOT
        return design.sentence + self._name_more + self._more(self.width, fit) + _FOOT

    @property
    def _name_more(self) -> float:
        room = self.width - self._indent - (self._apart() if self.names_sources else 0.0)
        return self.pen.more_lines(words(self.chapter.name), self.pen.style("name"), room)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Number, name, sources, sentence."""
        del height
        pen, design, number = self.pen, self.pen.design.head, words(self._number)
        nodes: list[AnyNode] = []
        if self._number:
            style = pen.style("name")
            nodes.append(pen.phrase(f"{self.id}/number", number, style, x, y + design.name, Role.LABEL))
        nodes += self._name_line(x + self._indent, y + design.name, self.width - self._indent)
        return nodes + self._sentence(x, y + design.sentence + self._name_more, self.width, fit)


@dataclass(frozen=True, slots=True)
class PillHead(_Parts):
    """Number and name in a filled capsule, the sentence under it. Sources have no room in it."""

    @property
    def names_sources(self) -> bool:
        """Never: the capsule lies on the outline of a card."""
        return False

    @property
    def _label(self) -> Text:
        return words("  ".join(part for part in (self._number, self.chapter.name) if part))

    def height(self, fit: Fit) -> float:
        """To the sentence's end; to the capsule's where there is none."""
        design = self.pen.design.head
        return design.sentence + self._more(self.width, fit) + _FOOT if self.sentence else design.seal

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Capsule, name, sentence."""
        del height
        pen, design, room = self.pen, self.pen.design.head, self.width - 2 * _PILL_SIDE
        style = pen.fitting(self._label, pen.style("seal"), room, 8)
        wide = min(pen.width(self._label, style) + _SLACK, room)
        rect = Rect(x, y, wide + 2 * _PILL_SIDE, design.seal)
        baseline = y + design.seal / 2 + style.size * _CENTER
        text = pen.text(f"{self.id}/name", self._label, style, x + _PILL_SIDE, baseline, room, Role.LABEL)
        text = replace(text, rect=replace(text.rect, w=wide))
        pill = Box(id=f"{self.id}/pill", rect=rect, fill=design.seal_color, radius=design.seal / 2)
        return [pill, text, *self._sentence(x, y + design.sentence, self.width, fit)]
