"""Layout: what all pages of a handout draw with: pictures of slides, captions, ruled lines, margins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.document.handout import Handout, PrintedSlide
from factdeck.layout.sheet_margins import band_width, foot_line, head_line
from factdeck.layout.sheet_masthead import bars
from factdeck.layout.sheet_pen import Pen, words
from factdeck.scene.nodes import AnyNode, Box, PagePicture, Rule, Scene, TextFrame
from factdeck.scene.text import Rect, Role
from factdeck.theme.handout_design import HandoutDesign
from factdeck.theme.sheet_layout import SheetDesign
from factdeck.theme.theme import TextStyle

_SLACK = 0.05  # points


@dataclass(frozen=True, slots=True)
class HandoutPen:
    """The design, the sheet's pen for text and rules, the words, and the slides' own scene."""

    design: HandoutDesign
    pen: Pen
    handout: Handout
    slides: Scene

    @property
    def left(self) -> float:
        """Where the page's content begins."""
        return self.sheet.page.left

    @property
    def width(self) -> float:
        """Between the margins."""
        return band_width(self.pen)

    @property
    def bottom(self) -> float:
        """Where the page's content ends."""
        return self.sheet.page.bottom

    @property
    def sheet(self) -> SheetDesign:
        """The fact sheet's design."""
        return self.pen.design

    def style(self, name: str) -> TextStyle:
        """A style of handouts."""
        return self.design.styles[name]

    def inside(self, x: float, y: float, width: float, height: float) -> Rect:
        """The slide in its box: as large as goes in, at its top left."""
        scale = min(width / self.slides.width, height / self.slides.height)
        return Rect(x, y, self.slides.width * scale, self.slides.height * scale)

    def picture(self, slide: PrintedSlide, rect: Rect) -> list[AnyNode]:
        """The slide and its outline."""
        page = next(page for page in self.slides.pages if page.id == slide.id)
        outline, at = self.design.outline, f"handout/{slide.id}/slide"
        return [
            PagePicture(id=at, rect=rect, role=Role.PICTURE, alt=slide.alt, scene=self.slides, page=page),
            Box(id=f"{at}/outline", rect=rect, stroke=outline.color, stroke_width=outline.width),
        ]

    def line(self, id: str, x: float, y: float, width: float) -> Rule:
        """A line to write on."""
        writing = self.design.writing
        return Rule(id=id, rect=Rect(x, y, width, 0.0), color=writing.color, width=writing.width)

    def text(
        self, id: str, text: str, style: str, x: float, baseline: float, width: float, role: Role
    ) -> TextFrame:
        """A text whose first line stands on `baseline`."""
        return self.pen.text(id, words(text), self.style(style), x, baseline, width, role)

    def wide(self, text: str, style: str) -> float:
        """The width of a text on one line."""
        return self.pen.width(words(text), self.style(style)) + _SLACK

    def high(self, text: str, style: str, width: float) -> float:
        """The height of a text set in `width`."""
        return self.pen.height(words(text), self.style(style), width)

    def short(self, text: str, style: str, width: float, lines: int) -> str:
        """As much of a text as goes on so many lines; an ellipsis says that there is more."""
        look = self.style(style)
        if self.pen.lines(words(text), look, width) <= lines:
            return text
        low, high = 0, len(text) - 1
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.pen.lines(words(text[:middle].rstrip() + "…"), look, width) <= lines
            low, high = (middle, high) if fits else (low, middle - 1)
        return _whole_words(text, low) + "…"

    def head(self, number: int) -> list[AnyNode]:
        """Bars, what it is, whose and of when. What is repeated on later pages is not read again."""
        pen, page = self.pen, self.sheet.page
        baseline, end = page.top + self.sheet.masthead.running, page.width - page.right
        title, right = words(self.handout.title), words(self.handout.at_right)
        if pen.width(title, pen.style("kicker")) + pen.width(right, pen.style("running")) > self.width - mm(
            6
        ):
            right = ()
        nodes = head_line(pen, "handout/head", title, right, "running", page.left, end, baseline)
        return [*bars(pen), *(_in_role(node, number) for node in nodes)]

    def foot(self, number: int, count: int, note: str) -> list[AnyNode]:
        """Rule, note, notice, page number."""
        pen, page = self.pen, self.sheet.page
        rule, *others = foot_line(pen, "handout", f"{number} / {count}", self.handout.deck.notice)
        low, style = page.foot_baseline, pen.style("note")
        said = [pen.phrase("handout/foot", words(note), style, page.left, low, Role.FOOTER)] if note else []
        return [rule, *said, *others]

    def ruled(
        self, id: str, x: float, first: float, width: float, last: float, most: int
    ) -> Iterator[AnyNode]:
        """Lines from `first` down to `last` at the lowest."""
        for index in range(most):
            y = first + index * self.design.ruled.pitch
            if y <= last:
                yield self.line(f"{id}/line-{index + 1}", x, y, width)


def _whole_words(text: str, length: int) -> str:
    """The start of a text of at most so many characters, without a part of a word in letters."""
    cut = text[:length]
    if text[length : length + 1].isspace() or not cut[-1:].isascii() or not text[length].isascii():
        return cut.rstrip()
    return (cut.rpartition(" ")[0] or cut).rstrip()


def _in_role(node: AnyNode, number: int) -> AnyNode:
    if not isinstance(node, TextFrame):
        return node
    if number > 1:
        return replace(node, role=Role.DECORATION)
    return replace(node, role=Role.TITLE) if node.id.endswith("/kicker") else node
