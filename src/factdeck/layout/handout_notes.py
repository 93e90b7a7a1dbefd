"""Layout: notes pages: a slide, its notes under it, on further pages where they are long.

The handout with one slide to a page is the same, with ruled lines in the room that is left.
"""

from collections.abc import Iterator

from factdeck.document.handout import PrintedSlide
from factdeck.layout.handout_figures import figure_strips
from factdeck.layout.handout_flow import Column, Strip, flow, paragraph
from factdeck.layout.handout_grid import caption
from factdeck.layout.handout_pen import HandoutPen
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect, Role
from factdeck.theme.handout_design import Name, NotesDesign


def notes_pages(pen: HandoutPen, design: NotesDesign) -> list[list[AnyNode]]:
    """What stands between head and foot, page by page; every slide begins a page."""
    return [page for slide in pen.handout.slides for page in _pages(pen, design, slide)]


def _pages(pen: HandoutPen, design: NotesDesign, slide: PrintedSlide) -> Iterator[list[AnyNode]]:
    top = pen.design.top
    rect = pen.inside(pen.left, top, design.width, design.height)
    named = _rail(pen, design, slide, rect) if design.rail else _caption(pen, slide, rect)
    end = max(rect.bottom, *(node.rect.bottom for node in named))
    again = _continued(pen, slide)
    under = max(node.rect.bottom for node in again) + design.under
    strips = [*talk_strips(pen, slide, "handout_talk", pen.left, pen.width)]
    strips += figure_strips(pen, slide, pen.left, pen.width)
    columns = flow(strips, end + design.under, under, pen.bottom)
    if not design.rail:
        columns[-1].nodes += _lines(pen, slide, columns[-1])
    for number, column in enumerate(columns):
        yield [*(again if number else [*pen.picture(slide, rect), *named]), *column.nodes]


def talk_strips(pen: HandoutPen, slide: PrintedSlide, style: str, x: float, width: float) -> Iterator[Strip]:
    """The talking text, paragraph by paragraph."""
    for number, text in enumerate(slide.talk, 1):
        over = pen.design.flow.paragraph
        yield paragraph(pen, f"handout/{slide.id}/talk-{number}", text, style, x, width, over)


def _caption(pen: HandoutPen, slide: PrintedSlide, rect: Rect) -> list[AnyNode]:
    return caption(pen, slide, Name.SECTION, pen.left, rect.bottom + pen.design.caption.baseline, pen.width)


def _rail(pen: HandoutPen, design: NotesDesign, slide: PrintedSlide, rect: Rect) -> list[AnyNode]:
    """Beside the slide, one under the other: its number, large; its section; its time."""
    x, at = rect.right + design.rail, f"handout/{slide.id}/caption"
    width = pen.left + pen.width - x
    large = pen.style("handout_large")
    baseline = rect.y + large.size
    nodes: list[AnyNode] = [
        pen.text(f"{at}/number", slide.number, "handout_large", x, baseline, width, Role.CAPTION)
    ]
    parts = [("name", slide.section, "handout_name"), ("time", slide.minutes, "handout_text")]
    for name, text, style in parts:
        if text:
            baseline += pen.style(style).size * 1.9
            nodes.append(pen.text(f"{at}/{name}", text, style, x, baseline, width, Role.CAPTION))
            baseline = nodes[-1].rect.bottom - pen.style(style).size * 0.3
    return nodes


def _continued(pen: HandoutPen, slide: PrintedSlide) -> list[AnyNode]:
    """What tops a page that goes on with a slide's notes."""
    title = f"{slide.number}  {slide.title}{pen.handout.continued}"
    baseline = pen.design.top + pen.style("handout_name").size
    return [
        pen.text(
            f"handout/{slide.id}/continued",
            title,
            "handout_name",
            pen.left,
            baseline,
            pen.width,
            Role.CAPTION,
        )
    ]


def _lines(pen: HandoutPen, slide: PrintedSlide, column: Column) -> Iterator[AnyNode]:
    """A word and ruled lines in the room under the notes, where at least two go in."""
    ruled = pen.design.ruled
    y = column.y + (pen.design.flow.over_list if column.nodes else 0.0)
    first, last = y + ruled.first, pen.bottom - ruled.clear / 2
    if first + ruled.pitch > last:
        return
    word = pen.handout.notes_word
    yield pen.text(
        f"handout/{slide.id}/notes", word, "handout_text", pen.left, y + ruled.word, pen.width, Role.LABEL
    )
    yield from pen.ruled(f"handout/{slide.id}", pen.left, first, pen.width, last, 99)
