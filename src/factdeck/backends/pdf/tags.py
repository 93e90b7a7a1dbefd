"""pdf backend: marked content around what is painted, the seam for structure tags (PDF 32000-1 §14.6)."""

from typing import Protocol

from factdeck.scene.nodes import AnyNode, Cell, Paragraph


class Tagger(Protocol):
    """Told what is about to be painted, in reading order; answers with operators, "" for none.

    A node is opened before its parts (paragraphs of a frame, cells of a table, children of a group) and
    closed after them, so that a structure tree can be grown from the calls alone. A node with Role.DECORATION
    is an artifact.
    """

    def open(self, element: AnyNode | Paragraph | Cell) -> str:
        """Operators before the element."""
        ...

    def close(self, element: AnyNode | Paragraph | Cell) -> str:
        """Operators after the element."""
        ...


class Untagged:
    """Marks nothing."""

    def open(self, element: AnyNode | Paragraph | Cell) -> str:
        """No operators."""
        return ""

    def close(self, element: AnyNode | Paragraph | Cell) -> str:
        """No operators."""
        return ""
