"""pdf backend: what is open while the structure tree grows, and small questions about nodes."""

from dataclasses import dataclass

from factdeck.backends.pdf.operators import numbers
from factdeck.backends.pdf.tags_places import Step
from factdeck.backends.pdf.tags_tree import Element
from factdeck.scene.nodes import AnyNode, Box, Freeform, Rule, Table, TextFrame
from factdeck.scene.tables import Cell
from factdeck.scene.text import Rect, Role


@dataclass(slots=True)
class OpenFrame:
    """The text frame that is open: its path, the element that its paragraphs share, its link's element."""

    frame: TextFrame
    path: list[Step]
    items: int = 0
    shared: Element | None = None
    linked: Element | None = None


@dataclass(slots=True)
class OpenTable:
    """The table that is open, and how many of its cells have been."""

    table: Table
    element: Element
    cells: list[tuple[int, Cell]]
    next: int = 0
    row: int = -1


@dataclass(slots=True)
class Opened:
    """What was opened and has to be closed. `whole`: nothing in it is marked by itself."""

    closing: str = ""
    whole: bool = False


def adorns(node: AnyNode) -> bool:
    """Whether a node says nothing."""
    return node.role is Role.DECORATION or (isinstance(node, Box | Rule | Freeform) and not node.alt)


def box_of(rect: Rect, height: float) -> str:
    """A rectangle of the scene as left, bottom, right, top on a page of this height."""
    return numbers(rect.x, height - rect.bottom, rect.right, height - rect.y)


def captioned(parent: Element) -> Element | None:
    """The figure just before, if it has no caption yet."""
    last = parent.kids[-1] if parent.kids else None
    if isinstance(last, Element) and last.kind == "Figure":
        captions = [kid for kid in last.kids if isinstance(kid, Element)]
        return None if captions else last
    return None
