"""Stage layout: pie, doughnut, ring: the figure in the middle, the list that its slice leads to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import ChartKind, Point
from factdeck.document.blocks import ChartBlock, Record
from factdeck.facts.factbook import Figure
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.names import one_line, words
from factdeck.layout.native import native
from factdeck.layout.panel import panel_height, place_panel
from factdeck.layout.ring import Ring
from factdeck.layout.share_center import lead_of, place_center, record_of
from factdeck.layout.share_list import ListRow, fitted_list, list_heights, place_list
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Box, Rule, TextFrame
from factdeck.scene.text import Rect, Role

_LEADER_GAP: Final = 5.0  # from the slice's edge to its leader
_LIST_START: Final = inch(0.4)  # least distance from the ring to its list
_EDGE: Final = 0.98  # of the radius: a leader starts no higher
_LIST_SHARE: Final = 0.95  # of the ring's height that a list is level with, if it can
_NEARLY: Final = 0.9  # of the wanted height that a list with a leader must have
_PLATE: Final = 3.0  # what a plate reaches beyond its name
_NARROW: Final = inch(5)  # a body narrower than this has its list under the ring
_RING_LEAST: Final = 0.3  # of a narrow body's height


def place_share(
    block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """The native chart in a square at the left, its centre and names, and the list its slice leads to."""
    ring, zone = _places(block, body, style, setter)
    chart = replace(block.chart, direct_labels=False)
    nodes: list[AnyNode] = [native(chart, id, ring.square, ring.square, style, hole=ring.hole)]
    if ring.hole:
        nodes += place_center(block, id, ring, style, setter)
    names = _names(block, id, ring, style, setter)
    rows = _rows(block, frozenset(names), style)
    return (
        *nodes,
        *_plates(block, names, style),
        *names.values(),
        *_beside(block, rows, id, zone, ring, style, setter),
    )


def _places(block: ChartBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> tuple[Ring, Rect]:
    """The ring and the zone of its list: beside it from column 7, in a narrow body under it."""
    if body.w < _NARROW:
        rows = _rows(block, frozenset(), style)
        room = body.h * (1 - _RING_LEAST) - style.gutter
        list_h = list_heights(rows, body.w, room, style, setter)[0] if rows else 0.0
        side = min(body.w, max(body.h * _RING_LEAST, body.h - style.gutter - list_h))
        ring = _ring(block, Rect(body.x, body.y, side, side), style)
        top = side + style.gutter
        return ring, Rect(body.x, body.y + top, body.w, body.h - top)
    x, width = style.span(body, 7, 6)
    side = min(body.h, x - body.x - _LIST_START)
    square = Rect(body.x, body.y + (body.h - side) / 2, side, side)
    return _ring(block, square, style), Rect(x, body.y, width, body.h)


def _ring(block: ChartBlock, square: Rect, style: ExhibitStyle) -> Ring:
    values = [float(point.value) for point in block.chart.series[0].points]
    ends = [sum(values[: index + 1]) / sum(values) for index in range(len(values))]
    hole = 0.0 if block.chart.kind is ChartKind.PIE else style.hole
    return Ring(square, hole, tuple(zip([0.0, *ends[:-1]], ends, strict=True)))


def _names(
    block: ChartBlock, id: str, ring: Ring, style: ExhibitStyle, setter: Setter
) -> dict[str, TextFrame]:
    """Names that have room on their slices, by category; the slice with the leader has its name in the list.

    On the ring stand the rest and what the author's figures tell; the list tells the others, name and amount.
    """
    frames: dict[str, TextFrame] = {}
    lead = lead_of(block)
    for index, point in enumerate(block.chart.series[0].points):
        if point is lead or (point.fact and not _is_told(point, block)):
            continue
        text = replace(style.name, color=style.on_colors[point.emphasis], align="center", anchor="middle")
        name = words(point.category)
        width, height = setter.width(name, text), text.size * text.leading
        if place := ring.place_on(index, width + 1, height):
            frame = setter.frame(f"{id}/names/{index}", name, text, place, role=Role.LABEL)
            frames[point.category] = one_line(frame)
    return frames


def _plates(block: ChartBlock, names: dict[str, TextFrame], style: ExhibitStyle) -> list[Box]:
    """Under names that stand on a pattern's lines."""
    points = {point.category: point for point in block.chart.series[0].points}
    return [
        Box(id=f"{frame.id}/plate", rect=frame.rect.inset(-_PLATE, 0), fill=ground)
        for name, frame in names.items()
        if (ground := style.plate(points[name].emphasis))
    ]


def _is_told(point: Point, block: ChartBlock) -> bool:
    """Whether one of the author's figures is the slice's amount."""
    return any(_is_of(record, point) for record in block.figures)


def _rows(block: ChartBlock, named: frozenset[str], style: ExhibitStyle) -> tuple[ListRow, ...]:
    """The author's figures, that of the slice in the accent; then slices that are named nowhere else."""
    lead = lead_of(block)
    rows = [ListRow(record, accented=_is_of(record, lead)) for record in block.figures]
    points = block.chart.series[0].points
    keyed = len(points) > 2 or all(point.fact for point in points)
    for point in points:
        told = point.category in named or _is_told(point, block) or (point is lead and bool(block.figures))
        if not told:
            swatch = style.colors[point.emphasis] if keyed else ""
            rows.append(ListRow(record_of(point), point is lead, swatch))
    return tuple(rows)


def _is_of(record: Record, point: Point) -> bool:
    """Whether the record tells the amount of the slice."""
    figure = record.parts.get("figure")
    return isinstance(figure, Figure) and bool(point.fact) and figure.fact == point.fact


def _beside(
    block: ChartBlock,
    rows: Sequence[ListRow],
    id: str,
    zone: Rect,
    ring: Ring,
    style: ExhibitStyle,
    setter: Setter,
) -> tuple[AnyNode, ...]:
    """Leader and list in `zone` and, on its foot, the sentence."""
    sentence = ChartBlock(block.chart, takeaway=block.takeaway)
    reserved = panel_height(sentence, zone.w, style, setter) if block.takeaway else 0.0
    nodes: tuple[AnyNode, ...] = ()
    if block.takeaway:
        place = Rect(zone.x, zone.bottom - reserved, zone.w, reserved)
        nodes = place_panel(sentence, id, place, style, setter)
    if not rows:
        return nodes
    room = zone.h - (reserved + style.gutter if reserved else 0)
    free = Rect(zone.x, zone.y, zone.w, room)
    fitted = fitted_list(rows, free, style, setter)
    if not fitted.whole:
        setter.report("chart-list-too-long", chart=block.chart.id, count=len(rows))
    rows, style = fitted.rows, fitted.style
    start, place = _list_place(block, ring, free, rows, style, setter)
    line = style.leader if rows[0].accented else style.gold
    top = Rect(start, place.y, place.right - start, 0)
    leader = Rule(id=f"{id}/leader", rect=top, color=line.color, width=line.width)
    return (leader, *place_list(rows, id, place, style, setter), *nodes)


def _list_place(
    block: ChartBlock, ring: Ring, zone: Rect, rows: Sequence[ListRow], style: ExhibitStyle, setter: Setter
) -> tuple[float, Rect]:
    """Where the leader starts, and the rectangle of the list, level with the middle of the ring.

    It starts at the middle of the slice's edge, or higher on it where the list needs height. Where the first
    row is not about the slice, the list is under the ring or higher than it, or the slice is not at the upper
    right, there is only a rule on the list.
    """
    least, ideal = list_heights(rows, zone.w, zone.h, style, setter)
    wanted = min(ideal, zone.h, max(least, 2 * ring.radius * _LIST_SHARE))
    middle = ring.center[1]
    begin, end = ring.slices[block.chart.series[0].points.index(lead_of(block))]
    highest = ring.edge(wanted / 2)
    led = rows[0].accented and begin < highest and zone.x >= ring.square.right
    if led and wanted / 2 < ring.radius * _EDGE:
        x, y = ring.at(min((begin + end) / 2, highest), ring.radius)
        bottom = min(2 * middle - y, zone.bottom)
        if bottom - y >= max(least, wanted * _NEARLY):
            return x + _LEADER_GAP, Rect(zone.x, y, zone.w, bottom - y)
    top = min(max(zone.y, middle - wanted / 2), zone.bottom - wanted)
    return zone.x, Rect(zone.x, top, zone.w, wanted)
