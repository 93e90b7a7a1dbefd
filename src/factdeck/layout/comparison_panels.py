"""Stage layout: a comparison without a common scale: two panels and an arrow, how it was done under them."""

from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Emphasis
from factdeck.document.blocks import ComparisonBlock
from factdeck.layout.comparison_parts import (
    ROW,
    Side,
    ground,
    heading_and_text,
    top_rule,
    with_even_words,
    word_and_figure,
)
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.marks import arrow
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Box, Freeform
from factdeck.scene.text import Rect, Role

_HIGHEST: Final = ROW * 1.2
_TEXT_MOST: Final = 0.45  # of the body's height
_PADDING: Final = inch(0.25)
_ARROW: Final = inch(0.6)  # its height
_STEM: Final = inch(0.2)
_ARROW_SHARE: Final = 0.7  # of the two columns between the panels


def place_panels(
    block: ComparisonBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """Tinted panels in the first and last five columns, an arrow between, the text over the whole width."""
    style = with_even_words(block, style.span(body, 1, 5)[1] - 2 * _PADDING, style, setter)
    texts = ((block.heading, style.takeaway), (block.text, style.lead))
    text = sum(setter.height(part, look, body.w) for part, look in texts if part)
    text = min(text, body.h * _TEXT_MOST)
    under = text + style.gutter * 2 if text else 0.0
    height = min(_HIGHEST, body.h - under)
    top = body.y + (0 if text else (body.h - height) / 2)
    left, right = (Rect(x, top, width, height) for x, width in (style.span(body, n, 5) for n in (1, 8)))
    before = Side("before", block.before, left, left, Emphasis.NEUTRAL, style.hairline)
    after = Side("after", block.after, right, right, Emphasis.ACCENT, style.gold)
    nodes = [
        *_panel(before, f"{id}/before", style, setter),
        _arrow(block, id, body, top + height / 2, style),
        *_panel(after, f"{id}/after", style, setter),
    ]
    if text:
        place = Rect(body.x, top + height + style.gutter * 2, body.w, text)
        nodes += heading_and_text(block, id, place, place, style, setter)
    return tuple(nodes)


def _panel(side: Side, id: str, style: ExhibitStyle, setter: Setter) -> list[AnyNode]:
    panel = side.row
    tall = style.word.size * style.word.leading + style.big.size * style.big.leading
    inner = Rect(panel.x + _PADDING, panel.y + (panel.h - tall) / 2, panel.w - 2 * _PADDING, 0)
    return [
        Box(
            id=f"{id}/panel",
            rect=panel,
            fill=ground(side, style),
            stroke=style.frame.color,
            stroke_width=style.frame.width,
            radius=style.card_radius,
        ),
        *([] if style.card_radius else [top_rule(side, id)]),
        *word_and_figure(side, id, inner, 1.0, style, setter),
    ]


def _arrow(block: ComparisonBlock, id: str, body: Rect, middle: float, style: ExhibitStyle) -> Freeform:
    x, width = style.span(body, 6, 2)
    inset = width * (1 - _ARROW_SHARE) / 2
    place = Rect(x + inset, middle - _ARROW / 2, width * _ARROW_SHARE, _ARROW)
    return Freeform(
        id=f"{id}/chart",
        rect=place,
        role=Role.CHART,
        alt=block.alt,
        commands=arrow(place, _STEM),
        fill=style.colors[Emphasis.NEUTRAL],
    )
