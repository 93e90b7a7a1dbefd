"""Stage layout: the box on a fact sheet's first page that says what the next page is about."""

from dataclasses import dataclass

from factdeck.base.units import mm
from factdeck.document.blocks import SheetSection
from factdeck.layout.sheet_heads import shown_number
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect, Role

_INSIDE = mm(3.6)  # the outline to the words
_UNDER_WORD = mm(2.6)  # to the first hairline
_OVER = mm(4.6)  # hairline to a name's baseline
_SENTENCE = mm(5.2)  # name's baseline to the sentence's
_FOOT = mm(3.4)  # a sentence's last baseline to the next hairline


@dataclass(frozen=True, slots=True)
class Overleaf:
    """A word over the names and sentences of the next page's sections, in an outline."""

    pen: Pen
    width: float
    word: str
    sections: tuple[SheetSection, ...]
    grows: bool = True

    def height(self, fit: Fit) -> float:
        """The word and an entry a section."""
        return self._head + sum(self._entry_height(section, fit) for section in self.sections)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Outline, word, entries."""
        pen, line, left, room = self.pen, self.pen.design.rules["ear"], x + _INSIDE, self._room
        rect = Rect(x, y, self.width, max(height, self.height(fit)))
        style, word = pen.style("name"), words(self.word)
        first = y + _INSIDE + style.size
        nodes: list[AnyNode] = [
            Box(id="sheet/overleaf/box", rect=rect, stroke=line.color, stroke_width=line.width),
            pen.text("sheet/overleaf/word", word, style, left, first, room, Role.LABEL),
        ]
        y += self._head
        for section in self.sections:
            nodes += self._entry(section, left, y, fit)
            y += self._entry_height(section, fit)
        return nodes

    @property
    def _room(self) -> float:
        return self.width - 2 * _INSIDE

    @property
    def _head(self) -> float:
        return _INSIDE + self.pen.style("name").size + _UNDER_WORD

    def _name(self, section: SheetSection) -> str:
        number = shown_number(section.chapter, self.pen.design.head.numerals)
        return "  ".join(part for part in (number, section.chapter.name) if part)

    def _entry_height(self, section: SheetSection, fit: Fit) -> float:
        name = self.pen.more_lines(words(self._name(section)), self.pen.style("name"), self._room)
        more = self.pen.more_lines(section.short or section.sentence, self.pen.style("body", fit), self._room)
        return _OVER + name + _SENTENCE + more + _FOOT * fit.gap

    def _entry(self, section: SheetSection, x: float, y: float, fit: Fit) -> list[AnyNode]:
        pen, at, room = self.pen, f"sheet/overleaf/{section.chapter.id}", self._room
        name, style = words(self._name(section)), pen.style("name")
        sentence, low = (
            section.short or section.sentence,
            y + _OVER + pen.more_lines(name, style, room) + _SENTENCE,
        )
        return [
            pen.rule(f"{at}/rule", x, y, room, "inner"),
            pen.text(f"{at}/name", name, style, x, y + _OVER, room, Role.LABEL),
            pen.text(f"{at}/sentence", sentence, pen.style("body", fit), x, low, room, Role.BODY),
        ]
