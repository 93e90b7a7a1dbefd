"""Stage layout: the frame in the place of a chart whose values are still missing, with the names of these."""

from dataclasses import replace
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import ResolvedChart
from factdeck.layout.bounds import drawing
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.names import words
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect, Role

_INSET: Final = inch(0.3)
_LINE: Final = 0.75  # point


def place_to_fill(
    chart: ResolvedChart, id: str, rect: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """One figure: a dashed frame where the chart will be; in it what is to come, what is missing."""
    frame = Box(id=f"{id}/chart/frame", rect=rect, stroke=style.label.color, stroke_width=_LINE, dash=True)
    x, width = rect.x + _INSET, rect.w - 2 * _INSET
    kind = replace(style.strong, align="center", max_lines=0)
    names = replace(style.label, align="center", max_lines=0)
    tall = setter.height(words(chart.note), kind, width)
    low = setter.height(words(chart.missing), names, width)
    top = rect.y + max(_INSET / 2, (rect.h - tall - style.label_gap - low) / 2)
    under = top + tall + style.label_gap
    return (
        drawing(
            f"{id}/chart",
            chart.alt,
            [
                frame,
                setter.frame(
                    f"{id}/chart/note",
                    words(chart.note),
                    kind,
                    Rect(x, top, width, tall + 1),
                    role=Role.LABEL,
                ),
                setter.frame(
                    f"{id}/chart/missing",
                    words(chart.missing),
                    names,
                    Rect(x, under, width, max(low, rect.bottom - _INSET / 2 - under)),
                    role=Role.LABEL,
                ),
            ],
        ),
    )
