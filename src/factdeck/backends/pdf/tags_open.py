"""pdf backend: what is open while the structure tree grows, and small questions about nodes."""

from dataclasses import dataclass
from typing import Final

from factdeck.backends.pdf.operators import numbers
from factdeck.backends.pdf.tags_places import Step, is_list
from factdeck.backends.pdf.tags_tree import Element
from factdeck.scene.nodes import AnyNode, Box, Freeform, Rule, TextFrame
from factdeck.scene.text import Paragraph, Rect, Role

HEADS: Final = frozenset({Role.TITLE, Role.HEADING})
"""Roles that become headings."""


@dataclass(slots=True)
class OpenFrame:
    """The text frame that is open: its path, the element that its paragraphs share, its link's element."""

    frame: TextFrame
    path: list[Step]
    items: int = 0
    labelled: Paragraph | None = None  # the one whose label is open
    shared: Element | None = None
    linked: Element | None = None

    def begin(self, paragraph: Paragraph) -> None:
        """A paragraph begins: a new item of a list, or more of the last one."""
        if self.listed(paragraph):
            new = not (paragraph.level and self.items)
            self.items += new
            self.labelled = paragraph if new and (paragraph.bullet or paragraph.term) else None

    def role(self, paragraph: Paragraph) -> Role:
        """What a paragraph means."""
        return paragraph.role or self.frame.role

    def shares(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is part of one element with its neighbours: links and headings are."""
        return bool(self.frame.link) or self.role(paragraph) in HEADS

    def listed(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph is, or belongs to, an item of a list."""
        return is_list(self.frame) and not self.shares(paragraph)

    def item(self, part: str) -> list[Step]:
        """Where a part of the item, Lbl or LBody, stands."""
        name = f"{self.frame.id} {self.items}"
        return [*self.path, ("L", self.frame.id), ("LI", name), (part, name)]


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
