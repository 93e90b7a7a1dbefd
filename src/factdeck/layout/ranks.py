"""Stage layout: rank strips: as many cells as places, the last one filled and numbered, a row a rank."""

from dataclasses import dataclass, replace
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Point, ResolvedChart
from factdeck.layout.bounds import drawing
from factdeck.layout.exhibit_style import ExhibitStyle, colored
from factdeck.layout.marks import rank_strip
from factdeck.layout.names import Names, fit_names, one_line, words
from factdeck.layout.text import Setter, scaled
from factdeck.scene.nodes import AnyNode, Box, Freeform
from factdeck.scene.text import Rect, Role

_LARGEST: Final = inch(0.6)
_ROW_CELLS: Final = 1.7  # height of a row over its cell, where there is room
_NAME_SHARE: Final = 0.3
_LONGEST: Final = 24  # a place further back is said, not drawn
_GAP: Final = 0.12  # of a cell
_DIGITS: Final = 0.6  # of a cell: the size of the number in it


@dataclass(frozen=True, slots=True)
class _Strips:
    """One scale for all: names, where cells start, a cell's side, a row's height, the first row's top."""

    names: Names
    left: float
    cell: float
    row: float
    top: float


def place_ranks(
    chart: ResolvedChart, id: str, rect: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """One figure, a row a rank: its name, its strip on the scale of all, the number in the filled cell."""
    strips = _measure(chart, rect, style, setter)
    nodes: list[AnyNode] = []
    for index, point in enumerate(chart.series[0].points):
        lines = strips.names.lines[index]
        row = Rect(rect.x, strips.top + strips.row * index, rect.w, strips.row)
        name = f"{id}/ranks/{point.fact or index}"
        text = replace(strips.names.style, anchor="middle")
        place = Rect(row.x, row.y, strips.names.width + 1, row.h)
        label = setter.frame(f"{name}/label", words(point.category), text, place, role=Role.LABEL)
        nodes.append(one_line(label) if len(lines) == 1 else label)
        nodes += _rank(point, name, row, strips, style, setter)
    return (drawing(f"{id}/chart", chart.alt, nodes),)


def _measure(chart: ResolvedChart, rect: Rect, style: ExhibitStyle, setter: Setter) -> _Strips:
    points = chart.series[0].points
    pitch = rect.h / len(points)
    names = fit_names(
        chart.categories, style.category, style.category.size, rect.w * _NAME_SHARE, pitch, setter
    )
    left = rect.x + names.width + style.name_gap
    longest = max((int(point.value) for point in points if _is_drawn(point)), default=1)
    room = (rect.right - left) / (longest + _GAP * (longest - 1))
    cell = min(_LARGEST, pitch / _ROW_CELLS, room)
    row = min(pitch, max(cell * _ROW_CELLS, names.height))
    return _Strips(names, left, cell, row, rect.y + (rect.h - row * len(points)) / 2)


def _is_drawn(point: Point) -> bool:
    return 1 <= point.value <= _LONGEST


def _rank(
    point: Point, id: str, row: Rect, strips: _Strips, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    if not _is_drawn(point):
        place = Rect(strips.left, row.y, row.right - strips.left, row.h)
        text = replace(style.value, anchor="middle")
        return (setter.frame(f"{id}/figure", point.figure, text, place, role=Role.FIGURE),)
    gap = strips.cell * _GAP
    y = row.y + (row.h - strips.cell) / 2
    outlined, place = rank_strip(strips.left, y, int(point.value), strips.cell, gap)
    shapes: list[AnyNode] = []
    if outlined:
        before = Rect(strips.left, y, place.x - gap - strips.left, strips.cell)
        line = style.outline
        shapes.append(
            Freeform(
                id=f"{id}/before", rect=before, commands=outlined, stroke=line.color, stroke_width=line.width
            )
        )
    shapes.append(Box(id=f"{id}/place", rect=place, fill=style.colors[point.emphasis]))
    number = scaled(style.value, min(style.value.size, strips.cell * _DIGITS))
    text = replace(colored(number, style.on_colors[point.emphasis]), align="center", anchor="middle")
    digits = replace(point.figure, lead="", unit="")
    return (*shapes, setter.frame(f"{id}/figure", digits, text, place, role=Role.FIGURE))
