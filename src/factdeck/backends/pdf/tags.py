"""pdf backend: marked content around what is painted, the seam for structure tags (PDF 32000-1 §14.6)."""

from typing import Protocol

from factdeck.scene.nodes import AnyNode, Page, TextFrame
from factdeck.scene.tables import Cell
from factdeck.scene.text import Paragraph


class Tagger(Protocol):
    """Told what is about to be painted, in reading order; answers with operators, "" for none.

    A node is opened before its parts (paragraphs of a frame, cells of a table, children of a group) and
    closed after them, so that a structure tree can be grown from the calls alone. A node with Role.DECORATION
    is an artifact with all that is in it.
    """

    def turn(self, page: Page) -> None:
        """A page begins."""
        ...

    def open(self, element: AnyNode | Paragraph | Cell) -> str:
        """Operators before the element."""
        ...

    def close(self, element: AnyNode | Paragraph | Cell) -> str:
        """Operators after the element."""
        ...

    def divide(self, paragraph: Paragraph) -> str:
        """Operators between what labels the open paragraph, a bullet or a term, and its text."""
        ...

    def link(self, frame: TextFrame, name: str) -> int | None:
        """The StructParent of a link's annotation, which reportlab knows by `name`; None for none."""
        ...

    def target(self, destination: str, node: str) -> None:
        """A named destination leads to a node of the current page, "" for the page as a whole."""
        ...


class Untagged:
    """Marks nothing."""

    def turn(self, page: Page) -> None:
        """Nothing to keep."""

    def open(self, element: AnyNode | Paragraph | Cell) -> str:
        """No operators."""
        return ""

    def close(self, element: AnyNode | Paragraph | Cell) -> str:
        """No operators."""
        return ""

    def divide(self, paragraph: Paragraph) -> str:
        """No operators."""
        return ""

    def link(self, frame: TextFrame, name: str) -> int | None:
        """Not in any tree."""
        return None

    def target(self, destination: str, node: str) -> None:
        """Nothing to keep."""
