"""Stage layout: the last block of the fact sheet: where numbers come from, how to read them, a code."""

from dataclasses import dataclass

from factdeck.base.units import mm
from factdeck.document.blocks import Sheet
from factdeck.layout.sheet_masthead import contained
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.scene.nodes import AnyNode, Picture, Rect, Role


@dataclass(frozen=True, slots=True)
class Sources:
    """Texts in two columns and the QR code where one is given."""

    pen: Pen
    sheet: Sheet
    width: float

    def height(self, fit: Fit) -> float:
        """From its rule to the end of the longest text, or of the code."""
        del fit
        if not self.sheet.sources and not self._code:
            return 0.0
        design = self.pen.design.source
        texts = max((self._text_height(index) for index in range(len(self.sheet.sources))), default=0.0)
        tall = design.head + design.text + texts + design.foot
        return max(tall, mm(4) + design.code + mm(0.5)) if self._code else tall

    def place(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        """Rule, texts, code."""
        if not self.height(fit):
            return []
        pen = self.pen
        nodes: list[AnyNode] = [pen.rule("sheet/sources/rule", x, y, self.width, "section")]
        design, head, text = pen.design.source, pen.style("source_head"), pen.style("source_text")
        for index, (heading, words) in enumerate(self.sheet.sources):
            left, room, at = (
                pen.left(x, self.width, self._columns, index),
                self._room(index),
                f"sheet/sources/{index + 1}",
            )
            nodes.append(pen.text(f"{at}/heading", heading, head, left, y + design.head, room, Role.HEADING))
            if words:
                nodes.append(
                    pen.text(
                        f"{at}/text", words, text, left, y + design.head + design.text, room, Role.SOURCE
                    )
                )
        return nodes + self._picture(x, y)

    @property
    def _code(self) -> str:
        return self.sheet.pictures.get("qr", "")

    @property
    def _columns(self) -> int:
        return max(2, len(self.sheet.sources))

    def _room(self, index: int) -> float:
        column = self.pen.column(self.width, self._columns)
        beside_code = bool(self._code) and index == self._columns - 1
        return column - (self.pen.design.source.code + mm(5) if beside_code else 0.0)

    def _text_height(self, index: int) -> float:
        words, style = self.sheet.sources[index][1], self.pen.style("source_text")
        return self.pen.more_lines(words, style, self._room(index)) if words else 0.0

    def _picture(self, x: float, y: float) -> list[AnyNode]:
        if not self._code:
            return []
        side = self.pen.design.source.code
        rect = Rect(x + self.width - side, y + mm(4), side, side)
        alt = "QR"
        rect = contained(rect, self.sheet.picture_sizes.get("qr"))
        return [Picture(id="sheet/sources/code", rect=rect, role=Role.PICTURE, alt=alt, path=self._code)]
