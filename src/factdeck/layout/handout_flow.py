"""Layout: what runs down the pages of notes and script: strips, and where pages end."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from factdeck.layout.handout_pen import HandoutPen
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Role

_SENTENCE: Final = re.compile("[。！？；][”’」』）]*|[.!?;][”’\"')]*(?= )")
_LEAST_LINES: Final = 2  # of a paragraph at a page's foot


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the flow, as high as it is; `place(y)` makes its nodes.

    `over`: the gap above it, but for a page's top. `keep`: it stands on the page of the next strip.
    `dropped`: a page does not begin with it. `least`: room that a page must have from its top on.
    `cut(room)`: it in two, of which the first goes into `room`; None where that can't be.
    `again(y)`: what stands beside it where a further page begins with it.
    """

    height: float
    place: Callable[[float], Sequence[AnyNode]]
    over: float = 0.0
    keep: bool = False
    dropped: bool = False
    least: float = 0.0
    cut: "Callable[[float], tuple[Strip, Strip] | None]" = lambda room: None
    again: Callable[[float], Sequence[AnyNode]] = lambda y: ()


@dataclass(slots=True)
class Column:
    """One page's strips: they stand from `top` down; `y` is where the next one goes."""

    top: float
    y: float
    nodes: list[AnyNode] = field(default_factory=list[AnyNode])


def flow(strips: Sequence[Strip], first: float, following: float, bottom: float) -> list[Column]:
    """The strips page by page; the first page begins at `first`, others at `following`."""
    pages = [Column(first, first)]
    queue = list(strips)
    while queue:
        page, strip = pages[-1], queue.pop(0)
        begins = page.y == page.top
        if begins and strip.dropped:
            continue
        if begins and len(pages) > 1 and not page.nodes:
            page.nodes += strip.again(page.y)
        over = 0.0 if begins else strip.over
        if page.y + over + _needed(strip, queue) <= bottom:
            page.nodes += strip.place(page.y + over)
            page.y += over + strip.height
            continue
        parts = strip.cut(bottom - page.y - over)
        if parts:
            queue[:0] = [replace(part, again=strip.again) for part in parts]
        elif begins:  # higher than a page: it can't be helped here
            page.nodes += strip.place(page.y)
            page.y += strip.height
        else:
            queue.insert(0, strip)
            pages.append(Column(following, following))
    return pages


def _needed(strip: Strip, following: Sequence[Strip]) -> float:
    """The height of a strip and of those that it is kept with."""
    total, last = strip.height, strip
    for other in following:
        if not last.keep:
            break
        total += other.over + other.height
        last = other
    return max(total, strip.least)


def paragraph(pen: HandoutPen, id: str, text: str, style: str, x: float, width: float, over: float) -> Strip:
    """A paragraph of talk; where a page ends inside it, it is cut at a sentence, else at a word."""
    look = pen.style(style)
    pitch = look.size * look.leading

    def place(y: float) -> list[AnyNode]:
        return [pen.text(id, text, style, x, y + look.size, width, Role.BODY)]

    def cut(room: float) -> tuple[Strip, Strip] | None:
        lines = int((room + 0.01) / pitch)
        end = _end(text, lambda part: pen.high(part, style, width) <= lines * pitch + 0.01)
        if lines < _LEAST_LINES or not end:
            return None
        first = paragraph(pen, id, text[:end].rstrip(), style, x, width, over)
        return first, paragraph(pen, f"{id}-", text[end:].lstrip(), style, x, width, 0.0)

    return Strip(pen.high(text, style, width), place, over, cut=cut)


def _end(text: str, fits: Callable[[str], bool]) -> int:
    """The last place to cut at, so that what stands before it fits: a sentence's end, a word's, or any; 0."""
    for places in (_sentences(text), _pauses(text), _ideographs(text)):
        count = bisect_left(places, True, key=lambda place: not fits(text[:place].rstrip()))
        if count:
            return places[count - 1]
    return 0


def _sentences(text: str) -> list[int]:
    """Where a sentence has ended, its closing quotes with it; a point in Latin text only before a blank."""
    return [found.end() for found in _SENTENCE.finditer(text) if found.end() < len(text)]


def _pauses(text: str) -> list[int]:
    return [index for index in range(1, len(text)) if text[index - 1] in " ，、"]


def _ideographs(text: str) -> list[int]:
    return [index for index in range(1, len(text)) if min(text[index - 1 : index + 1]) >= "\u2e80"]
