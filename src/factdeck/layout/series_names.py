"""Stage layout: names of series as text frames of ours: a row with colour boxes, or at the ends of lines."""

from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import ResolvedChart, Series
from factdeck.layout.exhibit_style import ExhibitStyle, colored
from factdeck.layout.names import one_line, words
from factdeck.layout.native import share
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Box, TextFrame
from factdeck.scene.text import Rect, Role

_SWATCH: Final = 0.75  # of the name's size
_SWATCH_GAP: Final = 5.0
_NAME_GAP: Final = inch(0.3)


def row_height(chart: ResolvedChart, width: float, style: ExhibitStyle, setter: Setter) -> float:
    """The height of the row of names with the gap under it; 0 for a single series."""
    if len(chart.series) < 2:
        return 0.0
    rows = max(row for _, row in _places(chart, width, style, setter)) + 1
    return rows * _line(style) + style.name_gap / 2


def place_row(
    chart: ResolvedChart, id: str, area: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """Names of all series with colour boxes, from the area's top left corner; nothing for a single series."""
    if len(chart.series) < 2:
        return ()
    nodes: list[AnyNode] = []
    places = _places(chart, area.w, style, setter)
    for index, (series, (x, row)) in enumerate(zip(chart.series, places, strict=True)):
        nodes += _entry(
            series, f"{id}/series/{index}", area.x + x, area.y + row * _line(style), style, setter
        )
    return tuple(nodes)


def _places(
    chart: ResolvedChart, width: float, style: ExhibitStyle, setter: Setter
) -> list[tuple[float, int]]:
    """Offset from the left and row of each name."""
    places: list[tuple[float, int]] = []
    x, row = 0.0, 0
    for series in chart.series:
        entry = _entry_width(series, style, setter)
        if x and x + entry > width:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += entry + _NAME_GAP
    return places


def _entry_width(series: Series, style: ExhibitStyle, setter: Setter) -> float:
    return style.name.size * _SWATCH + _SWATCH_GAP + setter.width(words(series.name), style.name)


def _line(style: ExhibitStyle) -> float:
    return style.name.size * style.name.leading


def _entry(
    series: Series, id: str, x: float, y: float, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    side = style.name.size * _SWATCH
    line = _line(style)
    left = x + side + _SWATCH_GAP
    width = setter.width(words(series.name), style.name)
    box = Rect(x, y + (line - side) / 2, side, side)
    place = Rect(left, y, width + 1, line)
    return (
        Box(id=f"{id}/swatch", rect=box, fill=style.colors[series.emphasis]),
        one_line(setter.frame(f"{id}/name", words(series.name), style.name, place, role=Role.LABEL)),
    )


def ends_width(chart: ResolvedChart, style: ExhibitStyle, setter: Setter) -> float:
    """Room that names at the ends of lines need at the right; 0 for a single series."""
    if len(chart.series) < 2:
        return 0.0
    names = max(setter.width(words(series.name), style.name) for series in chart.series)
    return _after(chart, style, setter) + 1 + names


def _after(chart: ResolvedChart, style: ExhibitStyle, setter: Setter) -> float:
    """From a line's last point to its name: clear of the value over the point."""
    if not chart.direct_labels:
        return style.label_gap
    values = (setter.width(series.points[-1].figure, style.value) for series in chart.series)
    return style.label_gap / 2 + max(values) / 2


def place_ends(
    chart: ResolvedChart, id: str, plot: Rect, x: float, style: ExhibitStyle, setter: Setter
) -> tuple[TextFrame, ...]:
    """Each name right of its line's last point at `x`, moved up or down where two would touch."""
    if len(chart.series) < 2:
        return ()
    line = _line(style)
    wanted = [plot.bottom - plot.h * share(chart, series.points[-1].value) for series in chart.series]
    middles = spread(wanted, line, plot.y, plot.bottom - line / 2)  # off the axis line
    frames: list[TextFrame] = []
    for index, (series, middle) in enumerate(zip(chart.series, middles, strict=True)):
        name = words(series.name)
        text = colored(style.name, style.colors[series.emphasis] if _dark(series) else style.name.color)
        place = Rect(x + _after(chart, style, setter), middle - line / 2, setter.width(name, text) + 1, line)
        frames.append(one_line(setter.frame(f"{id}/series/{index}/name", name, text, place, role=Role.LABEL)))
    return tuple(frames)


def _dark(series: Series) -> bool:
    """Only the accent is sure to be legible as a text colour."""
    return series.emphasis == "accent"


def spread(wanted: list[float], distance: float, low: float, high: float) -> list[float]:
    """Positions close to `wanted`, at least `distance` apart; between `low` and `high` if they all fit."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    placed = dict.fromkeys(order, 0.0)
    floor = low
    for index in order:
        placed[index] = floor = max(wanted[index], floor)
        floor += distance
    ceiling = max(high, low + distance * (len(wanted) - 1))
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - distance
    return [placed[index] for index in range(len(wanted))]
