"""Layout stage: what ends at the page's edge goes on beyond it, so that a cut a little off shows no paper.

One rule for all packs: the edge of a box, rule, shape or picture that stands within half a point of the
page's, or over it, is drawn out to the end of the bleed; a picture is enlarged a little, never stretched.
"""

from dataclasses import replace
from typing import Final

from factdeck.layout.moving import mapped
from factdeck.scene.nodes import AnyNode, Box, Freeform, Group, Picture, Rule
from factdeck.scene.text import Rect

_NEAR: Final = 0.5  # points


def bled(node: AnyNode, page: Rect, bleed: float) -> AnyNode:
    """The node as it is printed on a page that will be cut."""
    match node:
        case Box() | Rule():
            return replace(node, rect=_drawn_out(node.rect, page, bleed))
        case Picture():
            return _picture(node, _drawn_out(node.rect, page, bleed))
        case Freeform():
            rect = _drawn_out(node.rect, page, bleed)
            if rect == node.rect:
                return node
            commands = mapped(node.commands, lambda x, y: _point(x, y, page, bleed))
            return replace(node, rect=rect, commands=commands)
        case Group():
            return replace(node, children=tuple(bled(child, page, bleed) for child in node.children))
        case _:
            return node


def _point(x: float, y: float, page: Rect, bleed: float) -> tuple[float, float]:
    return _ordinate(x, page.x, page.right, bleed), _ordinate(y, page.y, page.bottom, bleed)


def _ordinate(value: float, low: float, high: float, bleed: float) -> float:
    if value <= low + _NEAR:
        return min(value, low - bleed)
    return max(value, high + bleed) if value >= high - _NEAR else value


def _drawn_out(rect: Rect, page: Rect, bleed: float) -> Rect:
    left, top = _point(rect.x, rect.y, page, bleed)
    right, bottom = _point(rect.right, rect.bottom, page, bleed)
    if rect.w == 0:
        left = right = rect.x
    if rect.h == 0:
        top = bottom = rect.y
    return Rect(left, top, right - left, bottom - top)


def _picture(picture: Picture, rect: Rect) -> Picture:
    """Enlarged about its middle until it covers the larger rectangle."""
    if rect == picture.rect:
        return picture
    old, (left, top, right, bottom) = picture.rect, picture.crop
    grown = max(rect.w / old.w, rect.h / old.h)
    across, down = 1 - left - right, 1 - top - bottom
    less_across = across * (1 - rect.w / (old.w * grown)) / 2
    less_down = down * (1 - rect.h / (old.h * grown)) / 2
    crop = (left + less_across, top + less_down, right + less_across, bottom + less_down)
    return replace(picture, rect=rect, crop=crop)
