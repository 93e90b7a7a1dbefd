"""Stage layout: the sentence that reads a chart as one line over it, where a design has it there.

It is set as running text of the takeaway's size: under a headline a second bold line would compete with it.
"""

from dataclasses import replace
from typing import Final

from factdeck.base.units import inch
from factdeck.document.blocks import ChartBlock
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.fit import walk
from factdeck.layout.text import Setter
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Rect, Role

_UNDER: Final = inch(0.3)  # from the line to the chart
_MOST: Final = 0.4  # of the body's height
_LEAST: Final = inch(5)  # a body narrower than this has its sentence under the chart


def line_over(
    block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[tuple[TextFrame, ...], ChartBlock, Rect]:
    """The sentence over the chart, if the design wants it there, the block without it, and what is left."""
    if style.takeaway_at != "line" or not block.takeaway or body.w < _LEAST:
        return (), block, body
    room = Rect(body.x, body.y, body.w, body.h * _MOST)
    look = replace(style.takeaway, family=style.lead.family, bold=style.lead.bold, color=style.lead.color)
    fitted = walk(look, lambda text: setter.fits(block.takeaway, text, room))
    high = min(room.h, setter.height(block.takeaway, fitted.style, room.w))
    frame = setter.frame(f"{id}/takeaway", block.takeaway, look, replace(room, h=high), role=Role.BODY)
    top = body.y + high + _UNDER
    return (frame,), replace(block, takeaway=(), named=None), replace(body, y=top, h=body.bottom - top)
