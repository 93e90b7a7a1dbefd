"""Layout: line icons of a design, as the record, the chapter or the design itself names them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from factdeck.base.icons import ICON_BOX
from factdeck.layout.grid import resolve
from factdeck.scene.nodes import AnyNode, Freeform, TextFrame
from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect
from factdeck.theme.slide_layout import IconItem

_COMMANDS: Final = {"M": (Move, 2), "L": (LineTo, 2), "C": (Curve, 6)}
_ABOVE: Final = 0.8  # em: what a line reaches over its baseline
_BELOW: Final = 0.12


def icon(item: IconItem, line: str, cell: Rect, nodes: Iterable[AnyNode], identity: str) -> Freeform | None:
    """The icon as one stroked shape; None where a text of its cell among `nodes` leaves it no room."""
    rect = resolve(replace(item.place, w=item.size, h=item.size), cell)
    near = rect.inset(-item.clear, -item.clear)
    if item.clear and any(_meet(near, text) for node in nodes for text in _inks(node, cell)):
        return None
    return line_icon(identity, line, rect, item.color, item.width)


def line_icon(id: str, line: str, rect: Rect, color: str, width: float) -> Freeform:
    """A line of the icons' box drawn in the square `rect`."""
    commands = tuple(_placed(command, rect, rect.w / ICON_BOX) for command in _parsed(line))
    return Freeform(id=id, rect=rect, commands=commands, stroke=color, stroke_width=width, round=True)


@cache
def _parsed(line: str) -> tuple[PathCommand, ...]:
    """The commands of a line, in units of the icon's box."""
    words = iter(line.split())
    found: list[PathCommand] = []
    for letter in words:
        if letter == "Z":
            found.append(Close())
        else:
            kind, count = _COMMANDS[letter]
            found.append(kind(*(float(next(words)) for _ in range(count))))
    return tuple(found)


def _placed(command: PathCommand, rect: Rect, scale: float) -> PathCommand:
    def at(x: float, y: float) -> tuple[float, float]:
        return rect.x + x * scale, rect.y + y * scale

    match command:
        case Move(x, y):
            return Move(*at(x, y))
        case LineTo(x, y):
            return LineTo(*at(x, y))
        case Curve(x1, y1, x2, y2, x, y):
            return Curve(*at(x1, y1), *at(x2, y2), *at(x, y))
        case Close():
            return command


def _inks(node: AnyNode, cell: Rect) -> Iterator[Rect]:
    """What the lines of a text in the cell cover."""
    if not isinstance(node, TextFrame) or not _meet(node.rect, cell):
        return
    for paragraph in node.paragraphs:
        for line in paragraph.lines:
            for piece in line.pieces:
                size = paragraph.runs[piece.run].style.size
                top = line.baseline - _ABOVE * size
                yield Rect(piece.x, top, piece.advance, (_ABOVE + _BELOW) * size)


def _meet(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > 0 and min(one.bottom, other.bottom) - max(one.y, other.y) > 0
