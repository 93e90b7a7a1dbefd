"""Stage layout: what both forms of a comparison share: word and figure of a side, and how it was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Emphasis
from factdeck.document.blocks import Compared, ComparisonBlock, Part
from factdeck.layout.exhibit_style import ExhibitStyle, RuleStyle, colored
from factdeck.layout.text import Setter
from factdeck.scene.nodes import Rect, Role, Rule, TextFrame
from factdeck.theme.theme import TextStyle

ROW: Final = inch(2.55)
"""The row that offsets inside a side are for; other rows scale them."""

WORD_TOP: Final = inch(0.4)
_FIGURE_TOP: Final = inch(0.78)
_LOW: Final = 0.7  # of `ROW`: rows lower than this take the middle figure


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: `row` is its row or panel, `strip` what shows its amount."""

    key: str
    compared: Compared
    row: Rect
    strip: Rect
    emphasis: Emphasis
    rule: RuleStyle


def top_rule(side: Side, id: str) -> Rule:
    """The rule over a side."""
    place = Rect(side.row.x, side.row.y, side.row.w, 0)
    return Rule(id=f"{id}/rule", rect=place, color=side.rule.color, width=side.rule.width)


def word_and_figure(
    side: Side, id: str, place: Rect, unit: float, style: ExhibitStyle, setter: Setter
) -> Iterator[TextFrame]:
    """The word at the top of `place`, the figure under it; `unit` is the row over `ROW`."""
    word = Rect(place.x, place.y, place.w, style.word.size * style.word.leading)
    yield setter.frame(f"{id}/word", side.compared.word, style.word, word, role=Role.LABEL)
    figure = _figure_style(side.compared, place.w, unit, style, setter)
    figure = colored(figure, style.accent) if side.emphasis is Emphasis.ACCENT else figure
    top = max(place.y + (_FIGURE_TOP - WORD_TOP) * unit, word.bottom)
    number = Rect(place.x, top, place.w, figure.size * figure.leading)
    yield setter.frame(f"{id}/figure", side.compared.figure, figure, number, role=Role.FIGURE)


def _figure_style(
    compared: Compared, width: float, unit: float, style: ExhibitStyle, setter: Setter
) -> TextStyle:
    candidates = (style.big, style.middle, style.small) if unit > _LOW else (style.middle, style.small)
    return next((text for text in candidates if setter.width(compared.figure, text) <= width), style.small)


def heading_and_text(
    block: ComparisonBlock, id: str, place: Rect, style: ExhibitStyle, setter: Setter
) -> Iterator[TextFrame]:
    """Heading and text one under the other, centred in the height of `place`."""
    parts: list[tuple[str, Part, TextStyle, Role]] = []
    if block.heading:
        parts.append(("heading", block.heading, style.takeaway, Role.HEADING))
    if block.text:
        parts.append(("text", block.text, style.lead, Role.BODY))
    heights = [setter.height(part, text, place.w) for _, part, text, _ in parts]
    y = place.y + (place.h - sum(heights)) / 2
    for (key, part, text, role), height in zip(parts, heights, strict=True):
        yield setter.frame(f"{id}/{key}", part, text, Rect(place.x, y, place.w, height), role=role)
        y += height
