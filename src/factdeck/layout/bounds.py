"""Stage layout: the extent of nodes."""

from collections.abc import Sequence

from factdeck.scene.nodes import AnyNode, Group
from factdeck.scene.text import Rect, Role


def around(nodes: Sequence[AnyNode]) -> Rect:
    """The smallest rectangle that holds all nodes."""
    left, top = min(node.rect.x for node in nodes), min(node.rect.y for node in nodes)
    right, bottom = max(node.rect.right for node in nodes), max(node.rect.bottom for node in nodes)
    return Rect(left, top, right - left, bottom - top)


def drawing(id: str, alt: str, shapes: Sequence[AnyNode]) -> Group:
    """Shapes, and the words that mean nothing without them, as one figure with an alt text."""
    return Group(id=id, rect=around(shapes), role=Role.CHART, alt=alt, children=tuple(shapes))
