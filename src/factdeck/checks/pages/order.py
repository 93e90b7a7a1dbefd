"""Checks stage: reading order: title first, each column downward, the foot last (WCAG 2.2 §1.3.2).

Child order is reading order. Only what can't be meant is reported: something that stands wholly above what
was read before it, in the same column, or, of one list, wholly to its left in the same row. Which of two
things side by side is read first is the design's choice.
"""

from dataclasses import dataclass
from typing import Final

from factdeck.checks.pages.view import View, part_of
from factdeck.scene.nodes import AnyNode, Box, Freeform, Rule
from factdeck.scene.text import Rect, Role

_SHARED: Final = 0.5  # of the narrower (lower) of two: what they share of a column (row)
_SLACK: Final = 3.0  # points by which frames may reach into each other
_EXHIBIT: Final = 2  # segments of an id that name an exhibit or a lone text
_RECORD: Final = 3  # and a record of a list
_MARGINAL: Final = "/notice"  # end of the id of a mark in the page's margin


@dataclass(slots=True)
class _Block:
    """Texts that belong together: a tile, a row, an exhibit; `node` is the first of them."""

    node: AnyNode
    rect: Rect


def check_order(view: View) -> None:
    """Report the first block of a page that is read after one which stands behind it."""
    blocks = _blocks(view)
    for index, later in enumerate(blocks):
        for earlier in blocks[:index]:
            if earlier.node.role is not Role.TITLE and _stands_before(later, earlier):
                found = {"after": earlier.node.id}
                view.report("reading-order", later.node.id, part_of(later.node), **found)
                return
    titles = [number for number, block in enumerate(blocks) if block.node.role is Role.TITLE]
    if view.is_slide and titles and titles[0] > 0:
        view.report("reading-order", blocks[titles[0]].node.id, after=blocks[0].node.id)


def _blocks(view: View) -> list[_Block]:
    found: dict[str, _Block] = {}
    for node in view.page.nodes:
        drawn = isinstance(node, Box | Rule | Freeform) and not node.alt
        if node.role is Role.DECORATION or drawn or node.id.endswith(_MARGINAL):
            continue
        name = _name(node.id, is_slide=view.is_slide)
        if name in found:
            found[name].rect = _around(found[name].rect, node.rect)
        else:
            found[name] = _Block(node, node.rect)
    return list(found.values())


def _name(node: str, *, is_slide: bool) -> str:
    """The start of an id that is one for all parts of a block."""
    path = node.split("/")
    if not is_slide:
        return "/".join(path[:_RECORD])
    length = _EXHIBIT if path[1:2] == ["exhibit"] else _RECORD
    return "/".join(path[:length])


def _stands_before(one: _Block, other: _Block) -> bool:
    """Whether `one` should have been read before `other`."""
    first, second = one.rect, other.rect
    across = min(first.right, second.right) - max(first.x, second.x)
    down = min(first.bottom, second.bottom) - max(first.y, second.y)
    if across > _SHARED * min(first.w, second.w):
        return first.bottom <= second.y + _SLACK
    if _list(one) != _list(other):
        return False
    return down > _SHARED * min(first.h, second.h) and first.right <= second.x + _SLACK


def _list(block: _Block) -> str:
    """The start of the id that names the list which a block is of."""
    return "/".join(block.node.id.split("/")[:_EXHIBIT])


def _around(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)
