"""Layout stage: finished nodes moved as they are: for press sheets and pages imposed on a larger one."""

from collections.abc import Callable
from dataclasses import replace

from factdeck.layout.paragraphs import moved as moved_paragraph
from factdeck.scene.nodes import AnyNode, ChartNode, Freeform, Group, Table, TextFrame
from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.tables import Cell
from factdeck.scene.text import Rect

Place = tuple[float, float]
Path = tuple[PathCommand, ...]


def moved(node: AnyNode, dx: float, dy: float) -> AnyNode:
    """The node and what is in it, (dx, dy) points further right and down."""
    node = replace(node, rect=moved_rect(node.rect, dx, dy))
    match node:
        case TextFrame():
            return replace(node, paragraphs=tuple(moved_paragraph(item, dx, dy) for item in node.paragraphs))
        case Freeform():
            return replace(node, commands=mapped(node.commands, lambda x, y: (x + dx, y + dy)))
        case Table():
            cells = tuple(tuple(_cell(cell, dx, dy) for cell in row) for row in node.cells)
            return replace(node, cells=cells)
        case ChartNode():
            return replace(node, plot=moved_rect(node.plot, dx, dy))
        case Group():
            return replace(node, children=tuple(moved(child, dx, dy) for child in node.children))
        case _:
            return node


def moved_rect(rect: Rect, dx: float, dy: float) -> Rect:
    """A rectangle elsewhere."""
    return Rect(rect.x + dx, rect.y + dy, rect.w, rect.h)


def mapped(commands: Path, place: Callable[[float, float], Place]) -> Path:
    """A path whose every point stands where `place` puts it."""
    return tuple(_mapped(command, place) for command in commands)


def _mapped(command: PathCommand, place: Callable[[float, float], Place]) -> PathCommand:
    match command:
        case Move(x, y):
            return Move(*place(x, y))
        case LineTo(x, y):
            return LineTo(*place(x, y))
        case Curve(x1, y1, x2, y2, x, y):
            return Curve(*place(x1, y1), *place(x2, y2), *place(x, y))
        case Close():
            return command


def _cell(cell: Cell, dx: float, dy: float) -> Cell:
    paragraphs = tuple(moved_paragraph(item, dx, dy) for item in cell.paragraphs)
    return replace(cell, rect=moved_rect(cell.rect, dx, dy), paragraphs=paragraphs)
