"""Layout: the speaker's script: slide after slide: a small picture, the headline, the talk, the figures."""

from collections.abc import Iterator
from dataclasses import replace

from factdeck.document.handout import PrintedSlide
from factdeck.layout.handout_figures import figure_strips
from factdeck.layout.handout_flow import Strip, flow
from factdeck.layout.handout_notes import talk_strips
from factdeck.layout.handout_pen import HandoutPen
from factdeck.layout.sheet_pen import words
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect, Role


def script_pages(pen: HandoutPen) -> list[list[AnyNode]]:
    """What stands between head and foot, page by page."""
    strips = [strip for slide in pen.handout.slides for strip in _slide(pen, slide)]
    return [page.nodes for page in flow(strips, pen.design.top, pen.design.top, pen.bottom)]


def _slide(pen: HandoutPen, slide: PrintedSlide) -> Iterator[Strip]:
    """A slide's strips: a rule, the headline with the picture beside it, talk, figures."""
    design = pen.design.script
    x, width = pen.left + design.left, pen.width - design.left

    def rule(y: float) -> list[AnyNode]:
        return [pen.pen.rule(f"handout/{slide.id}/rule", pen.left, y, pen.width, "section")]

    yield Strip(design.under_rule, rule, design.between, keep=True, dropped=True)
    texts = [*talk_strips(pen, slide, "handout_script", x, width), *figure_strips(pen, slide, x, width)]

    def again(y: float) -> list[AnyNode]:
        return _again(pen, slide, y)

    texts = [replace(text, again=again) for text in texts]
    tall = _side_height(pen, slide)
    head = replace(_head(pen, slide, x, width), least=tall, keep=bool(texts))
    missing = tall - head.height - sum(strip.over + strip.height for strip in texts)
    yield replace(head, height=head.height + max(0.0, missing)) if not texts else head
    yield from texts
    if texts and missing > 0:
        yield Strip(missing, lambda y: [], dropped=True)


def _head(pen: HandoutPen, slide: PrintedSlide, x: float, width: float) -> Strip:
    design, style = pen.design.script, pen.pen.style("sentence")
    title = words(slide.title)

    def place(y: float) -> list[AnyNode]:
        headline = pen.pen.text(
            f"handout/{slide.id}/headline", title, style, x, y + design.headline, width, Role.HEADING
        )
        return [*_side(pen, slide, y), headline]

    return Strip(pen.pen.height(title, style, width), place)


def _side(pen: HandoutPen, slide: PrintedSlide, y: float) -> list[AnyNode]:
    """The slide, and under it its number and its time."""
    design, at = pen.design.script, f"handout/{slide.id}/caption"
    rect = _small(pen, y)
    baseline = rect.bottom + design.number
    apart = pen.left + pen.wide(slide.number, "handout_number") + pen.design.caption.gap
    rest = pen.left + design.width - apart
    return [
        *pen.picture(slide, rect),
        pen.text(
            f"{at}/number", slide.number, "handout_number", pen.left, baseline, apart - pen.left, Role.CAPTION
        ),
        pen.text(f"{at}/time", slide.minutes, "handout_text", apart, baseline, rest, Role.CAPTION),
    ]


def _again(pen: HandoutPen, slide: PrintedSlide, y: float) -> list[AnyNode]:
    """Beside what a further page begins with: of which slide it is."""
    text, style = f"{slide.number}{pen.handout.continued}", "handout_name"
    baseline = y + pen.style("handout_figure").size + pen.design.flow.row
    at = f"handout/{slide.id}/continued"
    return [pen.text(at, text, style, pen.left, baseline, pen.design.script.width, Role.CAPTION)]


def _small(pen: HandoutPen, y: float) -> Rect:
    return pen.inside(pen.left, y, pen.design.script.width, pen.design.script.height)


def _side_height(pen: HandoutPen, slide: PrintedSlide) -> float:
    return max(node.rect.bottom for node in _side(pen, slide, 0.0))
