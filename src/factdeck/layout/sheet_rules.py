"""Stage layout: the rule over a section of the fact sheet, with a bar on it where there is a rail."""

from factdeck.layout.sheet_pen import Pen
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect


def section_rule(pen: Pen, id: str, x: float, y: float, width: float) -> list[AnyNode]:
    """A rule of `width`; in the composition `rail` a bar lies on it over the rail."""
    rail = pen.design.rail
    nodes: list[AnyNode] = [pen.rule(id, x, y, width, "section")]
    if rail:
        rect = Rect(x, y - rail.bar / 2, rail.width, rail.bar)
        nodes.append(Box(id=f"{id}-bar", rect=rect, fill=rail.bar_color))
    return nodes
