"""Stage layout: the last block of the fact sheet: where numbers come from, how to read them, a code."""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.document.blocks import Sheet, Text
from factdeck.layout.sheet_masthead import contained
from factdeck.layout.sheet_notes import names_sources
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_rules import section_rule
from factdeck.scene.nodes import AnyNode, Picture
from factdeck.scene.text import Rect, Role


@dataclass(frozen=True, slots=True)
class Sources:
    """Texts in two columns and the QR code where one is given."""

    pen: Pen
    sheet: Sheet
    width: float
    indent: float = 0.0  # where texts begin; a code then stands at their left, in the indent
    columns: int = 2  # of texts, at the least
    over: float = 0.0  # room over its rule, beyond that over every rule

    def height(self, fit: Fit) -> float:
        """From its rule to the end of the longest text, or of the code."""
        del fit
        if not self.sheet.sources and not self._code:
            return 0.0
        design = self.pen.design.source
        texts = max((self._text_height(index) for index in range(len(self.sheet.sources))), default=0.0)
        tall = design.head + design.text + texts + design.foot
        return self.over + (max(tall, mm(4) + design.code + mm(0.5)) if self._code else tall)

    def place(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        """Rule, texts, code."""
        if not self.height(fit):
            return []
        pen, y = self.pen, y + self.over
        nodes = section_rule(pen, "sheet/sources/rule", x, y, self.width)
        design, head = pen.design.source, pen.style("source_head")
        for index, (heading, _) in enumerate(self.sheet.sources):
            left, room = x + self._left(index), self._room(index)
            at = f"sheet/sources/{index + 1}"
            nodes.append(pen.text(f"{at}/heading", heading, head, left, y + design.head, room, Role.HEADING))
            nodes += self._place_texts(index, left, y + design.head + design.text)
        return nodes + self._picture(x, y)

    @property
    def _code(self) -> str:
        return self.sheet.pictures.get("qr", "")

    @property
    def _columns(self) -> int:
        return max(self.columns, len(self.sheet.sources))

    @property
    def _spare(self) -> int:
        """Columns that no text needs: the first text takes them too, but for the one of a code."""
        free = self._columns - len(self.sheet.sources)
        return max(0, free - (1 if self._code and not self.indent else 0))

    def _left(self, index: int) -> float:
        place = index + (self._spare if index else 0)
        return self.indent + self.pen.left(0.0, self.width - self.indent, self._columns, place)

    def _room(self, index: int) -> float:
        wide = self.width - self.indent
        column = self.pen.column(wide, self._columns)
        if index == 0 and self._spare and len(self.sheet.sources) > 1:
            return column + self._spare * (column + self.pen.design.page.gutter)
        last = index == self._columns - 1
        beside_code = bool(self._code) and not self.indent and last
        return column - (self.pen.design.source.code + mm(5) if beside_code else 0.0)

    def _texts(self, index: int) -> list[tuple[str, Text, str]]:
        """Name, words and link of what stands under a heading: a text, or the numbered sources."""
        sources = self.sheet.citations if index == 0 else ()
        if len(sources) > 1 or (sources and names_sources(self.pen, self.sheet)):
            return [(source.number, source.text, source.link) for source in sources]
        words = self.sheet.sources[index][1]
        return [("text", words, sources[0].link if sources else "")] if words else []

    def _text_height(self, index: int) -> float:
        """What the texts take beyond the first line."""
        style, room = self.pen.style("source_text"), self._room(index)
        heights = [self.pen.height(words, style, room) for _, words, _ in self._texts(index)]
        gaps = self.pen.design.source.item * (len(heights) - 1)
        return sum(heights) + gaps - style.size * style.leading if heights else 0.0

    def _place_texts(self, index: int, x: float, baseline: float) -> list[AnyNode]:
        pen, style, room = self.pen, self.pen.style("source_text"), self._room(index)
        nodes: list[AnyNode] = []
        for name, words, link in self._texts(index):
            at = f"sheet/sources/{index + 1}/{name}"
            frame = pen.text(at, words, style, x, baseline, room, Role.SOURCE)
            nodes.append(replace(frame, link=link))
            baseline += pen.height(words, style, room) + pen.design.source.item
        return nodes

    def _picture(self, x: float, y: float) -> list[AnyNode]:
        if not self._code:
            return []
        side = self.pen.design.source.code
        left = x if self.indent else x + self.width - side
        rect = Rect(left, y + mm(4), side, side)
        alt = "QR"
        rect = contained(rect, self.sheet.picture_sizes.get("qr"))
        return [Picture(id="sheet/sources/code", rect=rect, role=Role.PICTURE, alt=alt, path=self._code)]
