"""Stage layout: one in n as a row of people, those that are meant filled, the others outlined."""

from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Emphasis, ResolvedChart
from factdeck.layout.bounds import drawing
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.marks import PERSON_RATIO, mark_field
from factdeck.layout.names import words
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Freeform
from factdeck.scene.text import Rect, Role

_FILLED: Final = 0.7  # of the pitch
_TALLEST: Final = inch(2.8)


def place_pictogram(
    chart: ResolvedChart, id: str, rect: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """The row of people over the width, what one in n means under it; the whole in the middle of `rect`."""
    counts = [round(float(point.value * chart.scale / chart.mark)) for point in chart.series[0].points]
    note = words(chart.note)
    text = setter.height(note, style.lead, rect.w) if chart.note else 0.0
    under = style.label_gap + text if chart.note else 0.0
    tallest = min(_TALLEST, rect.h - under)
    pitch = min((rect.w + 0.3 * rect.w / sum(counts)) / sum(counts), tallest / PERSON_RATIO / _FILLED)
    cell = pitch * _FILLED
    top = rect.y + max(0.0, rect.h - cell * PERSON_RATIO - under) / 2
    shapes: list[AnyNode] = []
    first = 0
    for index, count in enumerate(counts):
        accented = chart.series[0].points[index].emphasis is Emphasis.ACCENT
        if count:
            place = Rect(rect.x + first * pitch, top, (count - 1) * pitch + cell, cell * PERSON_RATIO)
            shapes.append(_people(f"{id}/chart/{index}", place, count, pitch, cell, style, filled=accented))
        first += count
    if chart.note:
        place = Rect(rect.x, top + cell * PERSON_RATIO + style.label_gap, rect.w, text)
        shapes.append(setter.frame(f"{id}/note", note, style.lead, place, role=Role.LABEL))
    return (drawing(f"{id}/chart", chart.alt, shapes),)


def _people(
    id: str, place: Rect, count: int, pitch: float, cell: float, style: ExhibitStyle, *, filled: bool
) -> Freeform:
    return Freeform(
        id=id,
        rect=place,
        commands=mark_field(place.x, place.y, count, count, pitch, 0, "person", cell),
        fill=style.colors[Emphasis.ACCENT] if filled else "",
        stroke="" if filled else style.outline.color,
        stroke_width=0.0 if filled else style.outline.width,
    )
