"""Stage layout: before → after as an open and a solid dot on one scale, a row a series."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Emphasis, Point, ResolvedChart
from factdeck.layout.bounds import drawing
from factdeck.layout.exhibit_style import ExhibitStyle, colored
from factdeck.layout.marks import ellipse
from factdeck.layout.names import fit_names, one_line, words
from factdeck.layout.native import share
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Freeform, Rule
from factdeck.scene.text import Rect, Role

_NAME_SHARE: Final = 0.3
_ROW: Final = inch(1.1)  # at most
_DOT: Final = 0.8  # of the value's size
_DOT_ROW: Final = 0.3  # of the row, at most


@dataclass(frozen=True, slots=True)
class _Scale:
    """The value axis: its left end and width, the dot's diameter, the widest value."""

    x: float
    width: float
    dot: float
    value: float


def place_before_after(
    chart: ResolvedChart, id: str, rect: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """One figure, a row a series: its name, two dots with a line between, the values outside of them."""
    pitch = min(rect.h / len(chart.series), _ROW)
    top = rect.y + (rect.h - pitch * len(chart.series)) / 2
    names = [series.name for series in chart.series]
    fitted = fit_names(names, style.category, style.category.size, rect.w * _NAME_SHARE, pitch, setter)
    left = rect.x + (fitted.width + style.name_gap if any(names) else 0)
    points = [point for series in chart.series for point in series.points]
    widest = max(setter.width(point.figure, style.value) for point in points) + 1
    dot = min(style.value.size * _DOT, pitch * _DOT_ROW)
    side = dot / 2 + style.label_gap + widest
    scale = _Scale(left + side, rect.right - left - 2 * side, dot, widest)
    nodes: list[AnyNode] = []
    for index, series in enumerate(chart.series):
        middle = top + pitch * (index + 0.5)
        name = f"{id}/changes/{index}"
        if series.name:
            place = Rect(rect.x, middle - pitch / 2, fitted.width + 1, pitch)
            text = replace(fitted.style, anchor="middle")
            label = setter.frame(f"{name}/label", words(series.name), text, place, role=Role.LABEL)
            nodes.append(one_line(label) if len(fitted.lines[index]) == 1 else label)
        nodes += _change(chart, series.points, name, middle, scale, style, setter)
    return (drawing(f"{id}/chart", chart.alt, nodes),)


def _change(
    chart: ResolvedChart,
    points: Sequence[Point],
    id: str,
    y: float,
    scale: _Scale,
    style: ExhibitStyle,
    setter: Setter,
) -> list[AnyNode]:
    ends = (points[0], points[-1])
    xs = [scale.x + scale.width * share(chart, point.value) for point in ends]
    dots = [Rect(x - scale.dot / 2, y - scale.dot / 2, scale.dot, scale.dot) for x in xs]
    nodes = _shapes(ends[1], id, xs, y, dots, style)
    grows = ends[1].value >= ends[0].value
    nodes.append(_value(ends[0], f"{id}/before", dots[0], scale, style, setter, right=not grows))
    nodes.append(_value(ends[1], f"{id}/after", dots[1], scale, style, setter, right=grows))
    return nodes


def _shapes(
    after: Point, id: str, xs: Sequence[float], y: float, dots: Sequence[Rect], style: ExhibitStyle
) -> list[AnyNode]:
    color, width = style.colors[after.emphasis], style.gold.width
    line = Rect(min(xs), y, abs(xs[1] - xs[0]), 0)
    return [
        Rule(id=f"{id}/chart/line", rect=line, color=color, width=width),
        Freeform(
            id=f"{id}/chart/before",
            rect=dots[0],
            commands=ellipse(dots[0]),
            fill=style.panel,
            stroke=style.outline.color,
            stroke_width=width,
        ),
        Freeform(id=f"{id}/chart/after", rect=dots[1], commands=ellipse(dots[1]), fill=color),
    ]


def _value(
    point: Point, id: str, dot: Rect, scale: _Scale, style: ExhibitStyle, setter: Setter, *, right: bool
) -> AnyNode:
    tall = style.value.size * style.value.leading
    x = dot.right + style.label_gap if right else dot.x - style.label_gap - scale.value
    text = replace(style.value, align="left" if right else "right")
    text = colored(text, style.accent) if point.emphasis is Emphasis.ACCENT else text
    place = Rect(x, dot.y + dot.h / 2 - tall / 2, scale.value, tall)
    return setter.frame(id, point.figure, text, place, role=Role.FIGURE)
