"""Backend stage: series, their colours, and a cache of the workbook (ECMA-376 Part 1 §21.2.2)."""

from typing import Final

from factdeck.backends.pptx.chart_labels import labels
from factdeck.backends.pptx.chart_numbers import number, number_format, unit_format
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import NOTHING, Attribute, Markup, element, joined, tagged
from factdeck.backends.pptx.text import Typesetter
from factdeck.backends.pptx.workbook import category_name, column, headings, sheet_name
from factdeck.chart.model import ChartKind, Emphasis, Series
from factdeck.scene.nodes import ChartNode

_LINE: Final = 1 / 8  # of the names' size: how thick a series' line is, as the PDF has it
_DOT: Final = 3.1  # diameter of a point over the line's width
_SLICE_EDGE: Final = 1 / 12  # of the names' size
_ROUND: Final = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT, ChartKind.RING})


def series(node: ChartNode, ink: Ink, typesetter: Typesetter) -> list[Markup]:
    """All series in their order."""
    return [_one(node, index, item, ink, typesetter) for index, item in enumerate(node.chart.series)]


def _one(node: ChartNode, index: int, item: Series, ink: Ink, typesetter: Typesetter) -> Markup:
    kind, language = node.chart.kind, typesetter.language
    sheet = sheet_name(language)
    bars = kind not in _ROUND and kind not in (ChartKind.LINE, ChartKind.AREA)
    return element(
        "c:ser",
        element("c:idx", val=index),
        element("c:order", val=index),
        element("c:tx", _texts(sheet, f"{column(index)}$1", [headings(node, language)[index + 1]])),
        _look(node, item.emphasis, ink),
        element("c:invertIfNegative", val=0) if bars else NOTHING,
        _marker(node, item.emphasis, ink) if kind is ChartKind.LINE else NOTHING,
        *_points(node, item, ink),
        labels(node, index, ink, typesetter),
        _categories(node, sheet),
        _values(node, index, item, sheet),
        element("c:smooth", val=0) if kind is ChartKind.LINE else NOTHING,
    )


def color(node: ChartNode, emphasis: Emphasis) -> str:
    """The palette colour of an emphasis."""
    return node.colors[emphasis] if emphasis in node.colors else node.colors[Emphasis.NEUTRAL]


def _look(node: ChartNode, emphasis: Emphasis, ink: Ink) -> Markup:
    if node.chart.kind is ChartKind.LINE:
        return element("c:spPr", ink.line(color(node, emphasis), node.category.size * _LINE))
    fill = color(node, emphasis)
    parted = node.chart.kind in _ROUND and fill not in ink.patterns
    return element("c:spPr", ink.fill(fill), _edge(node, ink) if parted else ink.edge(fill))


def _edge(node: ChartNode, ink: Ink) -> Markup:
    """Slices are parted by the slide's own light, whatever colour they have; a lone one by nothing."""
    parted = sum(point.value > 0 for point in node.chart.series[0].points) > 1
    return ink.line(ink.scheme.get("lt1", "") if parted else "", node.category.size * _SLICE_EDGE)


def _marker(node: ChartNode, emphasis: Emphasis, ink: Ink) -> Markup:
    look = element("c:spPr", ink.hollow(color(node, emphasis)))
    size = max(2, round(node.category.size * _LINE * _DOT))  # ST_MarkerSize: 2 to 72 points
    return element("c:marker", element("c:symbol", val="circle"), element("c:size", val=size), look)


def _points(node: ChartNode, item: Series, ink: Ink) -> list[Markup]:
    """`c:dPt` of the points that do not look like their series; of every slice."""
    written: list[Markup] = []
    for index, point in enumerate(item.points):
        kind = node.chart.kind
        if kind is ChartKind.AREA or (kind not in _ROUND and _same(node, point.emphasis, item.emphasis)):
            continue
        written.append(
            element("c:dPt", element("c:idx", val=index), *_point(node, item, point.emphasis, ink))
        )
    return written


def _same(node: ChartNode, one: Emphasis, other: Emphasis) -> bool:
    return color(node, one) == color(node, other)


def _point(node: ChartNode, item: Series, emphasis: Emphasis, ink: Ink) -> tuple[Markup, ...]:
    flat = element("c:bubble3D", val=0)
    if node.chart.kind is ChartKind.LINE:
        line = element("c:spPr", ink.line(color(node, item.emphasis), node.category.size * _LINE))
        return _marker(node, emphasis, ink), flat, line
    if node.chart.kind in _ROUND:
        return flat, _look(node, emphasis, ink)
    return element("c:invertIfNegative", val=0), flat, _look(node, emphasis, ink)


def _texts(sheet: str, place: str, values: list[str]) -> Markup:
    points = [_cached(index, value) for index, value in enumerate(values)]
    cache = element("c:strCache", element("c:ptCount", val=len(values)), *points)
    return element("c:strRef", element("c:f", f"{sheet}!${place}"), cache)


def _cached(index: int, value: str) -> Markup:
    return element("c:pt", element("c:v", value), idx=index)


def _categories(node: ChartNode, sheet: str) -> Markup:
    names = [category_name(node, index) for index in range(len(node.chart.categories))]
    return element("c:cat", _texts(sheet, f"A$2:$A${len(names) + 1}", names))


def _values(node: ChartNode, index: int, item: Series, sheet: str) -> Markup:
    letter, last = column(index), len(item.points) + 1
    common = number_format(node.chart)
    points = [_value(node, index, place, common) for place in range(len(item.points))]
    count = element("c:ptCount", val=len(points))
    cache = element("c:numCache", element("c:formatCode", common), count, *points)
    formula = element("c:f", f"{sheet}!${letter}$2:${letter}${last}")
    return element("c:val", element("c:numRef", joined(formula, cache)))


def _value(node: ChartNode, index: int, place: int, common: str) -> Markup:
    """A value with the format of its cell, where that is its own."""
    code = unit_format(node.chart, index, place)
    own: dict[str, Attribute] = {"idx": place} | ({"formatCode": code} if code != common else {})
    return tagged("c:pt", own, element("c:v", number(node.chart.series[index].points[place].value)))
