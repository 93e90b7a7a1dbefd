"""Layout: set paragraphs in a rectangle: whether they are inside, how high they are, where they stand."""

from collections.abc import Sequence
from typing import Final

from factdeck.layout.paragraphs import Setting, moved
from factdeck.scene.text import Anchor, Paragraph, Rect
from factdeck.theme.theme import TextStyle

_TOLERANCE: Final = 0.01  # points


def height_of(settings: Sequence[Setting]) -> float:
    """Their height one under the other, points."""
    return sum(
        item.paragraph.space_before + len(item.paragraph.lines) * item.paragraph.leading for item in settings
    )


def is_whole(settings: Sequence[Setting], style: TextStyle, rect: Rect) -> bool:
    """Whether they are inside and no word is broken."""
    return is_inside(settings, style, rect) and not any(item.forced for item in settings)


def is_inside(settings: Sequence[Setting], style: TextStyle, rect: Rect) -> bool:
    """Whether all lines are inside; a frame lower than one line is the design's affair, not the author's."""
    if any(item.widest > rect.w + _TOLERANCE for item in settings):
        return False
    if style.max_lines and any(len(item.paragraph.lines) > style.max_lines for item in settings):
        return False
    least = len(settings) * style.size * style.leading
    return height_of(settings) <= max(rect.h, least) + _TOLERANCE


def placed(settings: Sequence[Setting], rect: Rect, anchor: Anchor) -> tuple[Paragraph, ...]:
    """The paragraphs where they stand in `rect`, one under the other."""
    free = rect.h - height_of(settings)
    y = rect.y + {Anchor.TOP: 0.0, Anchor.MIDDLE: free / 2, Anchor.BOTTOM: free}[anchor]
    found: list[Paragraph] = []
    for item in settings:
        y += item.paragraph.space_before
        found.append(moved(item.paragraph, rect.x, y))
        y += len(item.paragraph.lines) * item.paragraph.leading
    return tuple(found)
