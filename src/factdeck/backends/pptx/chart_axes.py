"""Backend stage: the two axes of a chart (ECMA-376 Part 1 §21.2.2.25, §21.2.2.227)."""

from itertools import pairwise
from typing import Final

from factdeck.backends.pptx.chart_numbers import number, number_format
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import NOTHING, Markup, element, tagged
from factdeck.scene.nodes import ChartNode

BAR_AXES: Final = (111111111, 222222222)
AREA_AXES: Final = (111111112, 222222223)
"""Ids of the category and value axis; the schema wants them unsigned, python-pptx writes negative ones."""


def axes(
    node: ChartNode, ink: Ink, ids: tuple[int, int], *, lying: bool, texts: Markup
) -> tuple[Markup, ...]:
    """Category and value axis. `lying`: bars run to the right and the first category is on top."""
    return _categories(node, ink, ids, lying, texts), _values(node, ink, ids, lying, texts)


def _categories(node: ChartNode, ink: Ink, ids: tuple[int, int], lying: bool, texts: Markup) -> Markup:
    return element(
        "c:catAx",
        element("c:axId", val=ids[0]),
        element("c:scaling", element("c:orientation", val="maxMin" if lying else "minMax")),
        element("c:delete", val=0),
        element("c:axPos", val="l" if lying else "b"),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        *_ticks("low"),
        element("c:spPr", element("a:noFill"), ink.line(node.axis_color, node.axis_width)),
        texts,
        element("c:crossAx", val=ids[1]),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=0),  # text, also where categories look like dates
        element("c:lblAlgn", val="ctr"),
        element("c:lblOffset", val=100),
        element("c:tickLblSkip", val=1),
        element("c:noMultiLvlLbl", val=1),
    )


def _values(node: ChartNode, ink: Ink, ids: tuple[int, int], lying: bool, texts: Markup) -> Markup:
    chart = node.chart
    hidden = chart.direct_labels
    scaling = element(
        "c:scaling",
        element("c:orientation", val="minMax"),
        tagged("c:max", {"val": number(chart.maximum)}),
        tagged("c:min", {"val": number(chart.minimum)}),
    )
    grid = element("c:spPr", ink.line(node.grid_color or node.axis_color, 0.5))
    between = "midCat" if ids == AREA_AXES else "between"
    return element(
        "c:valAx",
        element("c:axId", val=ids[1]),
        scaling,
        element("c:delete", val=int(hidden)),
        element("c:axPos", val="b" if lying else "l"),
        NOTHING if hidden else element("c:majorGridlines", grid),
        element("c:numFmt", formatCode=number_format(chart), sourceLinked=0),
        *_ticks("nextTo"),
        element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill"))),
        texts,
        element("c:crossAx", val=ids[0]),
        element("c:crosses", val="max" if lying else "autoZero"),
        element("c:crossBetween", val=between),
        _major(node),
    )


def _ticks(labels: str) -> tuple[Markup, ...]:
    return (
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val=labels),
    )


def _major(node: ChartNode) -> Markup:
    """The distance of the ticks, where they are evenly spaced."""
    values = [tick.value for tick in node.chart.ticks]
    steps = {high - low for low, high in pairwise(values)}
    if len(steps) != 1 or min(steps) <= 0:
        return NOTHING
    return tagged("c:majorUnit", {"val": number(next(iter(steps)))})
