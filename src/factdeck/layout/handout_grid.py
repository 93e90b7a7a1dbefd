"""Layout: slides n-up: in columns and rows, each with its name and room for notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdeck.document.handout import PrintedSlide
from factdeck.layout.handout_pen import HandoutPen
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect, Role
from factdeck.theme.handout_design import GridDesign, Name, Room


def grid_pages(pen: HandoutPen) -> list[list[AnyNode]]:
    """What stands between head and foot, page by page."""
    grid = _Grid(pen, pen.design.grids[str(pen.handout.per_page)])
    each, slides = pen.handout.per_page, pen.handout.slides
    return [grid.page(slides[start : start + each]) for start in range(0, len(slides), each)]


def caption(
    pen: HandoutPen, slide: PrintedSlide, name: Name, x: float, baseline: float, width: float
) -> list[AnyNode]:
    """Number and name of a slide; with its section goes its source note, as far as there is room."""
    design, at = pen.design.caption, f"handout/{slide.id}/caption"
    nodes: list[AnyNode] = []
    start, end = x, x + width

    def put(part: str, text: str, style: str, lines: int) -> None:
        nonlocal start
        text = pen.short(text, style, end - start, lines)
        nodes.append(pen.text(f"{at}/{part}", text, style, start, baseline, end - start, Role.CAPTION))
        start += pen.wide(text, style) + design.gap

    put("number", slide.number, "handout_number", 1)
    if name is Name.TITLE or not slide.section:
        put("name", slide.title, "handout_name", design.most)
        return nodes
    put("name", slide.section, "handout_name", 1)
    if slide.source and start < end - width / 4:
        put("source", slide.source, "handout_text", design.most)
    return nodes


@dataclass(frozen=True, slots=True)
class _Grid:
    pen: HandoutPen
    design: GridDesign

    def page(self, slides: Sequence[PrintedSlide]) -> list[AnyNode]:
        """Row by row; the ruled lines of a row are level."""
        nodes: list[AnyNode] = []
        for row, start in enumerate(range(0, len(slides), self.design.columns)):
            y = self.pen.design.top + row * self.design.pitch
            if self.design.rule and row:
                line = y - self.pen.design.ruled.over_row
                nodes.append(
                    self.pen.pen.rule(f"handout/row-{row}", self.pen.left, line, self.pen.width, "section")
                )
            nodes += self._row(slides[start : start + self.design.columns], y)
        return nodes

    def _row(self, slides: Sequence[PrintedSlide], y: float) -> Iterator[AnyNode]:
        pen, design = self.pen, self.design
        lefts = [pen.pen.left(pen.left, pen.width, design.columns, column) for column in range(len(slides))]
        rects = [pen.inside(x, y, design.width, design.height) for x in lefts]
        beside = design.room is Room.BESIDE  # then the caption ends where the lines begin
        captions = [
            caption(
                pen,
                slide,
                design.name,
                x,
                rect.bottom + pen.design.caption.baseline,
                rect.w if beside else design.width,
            )
            for slide, x, rect in zip(slides, lefts, rects, strict=True)
        ]
        foot = max(frame.rect.bottom for frames in captions for frame in frames)
        for slide, x, rect, frames in zip(slides, lefts, rects, captions, strict=True):
            yield from pen.picture(slide, rect)
            yield from frames
            yield from self._room(slide, x, y, rect, foot)

    def _room(self, slide: PrintedSlide, x: float, y: float, rect: Rect, foot: float) -> Iterator[AnyNode]:
        pen, design, ruled = self.pen, self.design, self.pen.design.ruled
        match design.room:
            case Room.BESIDE:
                yield from self._beside(slide, rect.right + self._clear, y)
            case Room.UNDER:
                last = min(y + design.pitch - ruled.over_row - ruled.clear, pen.bottom)
                first = foot + pen.design.caption.line
                yield from pen.ruled(f"handout/{slide.id}", x, first, design.width, last, design.lines)
            case Room.NONE:
                pass

    @property
    def _clear(self) -> float:
        """Between a slide that fills its box and the lines beside it; narrower slides leave longer lines."""
        return self.pen.design.ruled.left - self.design.width

    def _beside(self, slide: PrintedSlide, left: float, y: float) -> Iterator[AnyNode]:
        pen, ruled = self.pen, self.pen.design.ruled
        width = pen.left + pen.width - left
        word = pen.handout.notes_word
        yield pen.text(
            f"handout/{slide.id}/notes", word, "handout_text", left, y + ruled.word, width, Role.LABEL
        )
        yield from pen.ruled(
            f"handout/{slide.id}",
            left,
            y + ruled.first,
            width,
            y + self.design.pitch - ruled.over_row,
            self.design.lines,
        )
