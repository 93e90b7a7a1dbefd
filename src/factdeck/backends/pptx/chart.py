"""Backend stage: native charts as the resolved chart wants them (ECMA-376 Part 1 §21.2)."""

from typing import Final

from factdeck.backends.pptx.chart_axes import AREA_AXES, BAR_AXES, axes
from factdeck.backends.pptx.chart_series import series
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import (
    NAMESPACES,
    NOTHING,
    Attribute,
    Markup,
    document,
    element,
    joined,
    tagged,
)
from factdeck.backends.pptx.text import LINE_BREAKS, Typesetter, hundredths, office_language, other_language
from factdeck.base.diagnostics import FactdeckError
from factdeck.chart.model import ChartKind
from factdeck.scene.nodes import ChartNode
from factdeck.scene.text import RunStyle

_BARS: Final = frozenset({ChartKind.BAR, ChartKind.COLUMN, ChartKind.GROUPED, ChartKind.STACKED})
_ROUND: Final = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT, ChartKind.RING})
_LYING: Final = frozenset({ChartKind.BAR, ChartKind.STACKED})


def graphic(relation: str) -> Markup:
    """The `a:graphic` that shows the chart part of `relation`."""
    reference = tagged("c:chart", {"xmlns:c": NAMESPACES["c"], "r:id": relation})
    return element("a:graphic", element("a:graphicData", reference, uri=NAMESPACES["c"]))


def chart_part(node: ChartNode, ink: Ink, typesetter: Typesetter, workbook: str) -> bytes:
    """`chartN.xml`. `workbook`: the relationship to the embedded workbook."""
    area = element("c:plotArea", _inner(node), *_plot(node, ink, typesetter), _none())
    chart = element(
        "c:chart",
        element("c:autoTitleDeleted", val=1),
        area,
        _legend(node, ink, typesetter.language) if node.chart.legend else NOTHING,
        element("c:plotVisOnly", val=1),
        element("c:dispBlanksAs", val="gap"),
    )
    external = tagged("c:externalData", {"r:id": workbook}, element("c:autoUpdate", val=0))
    settings = (
        element("c:date1904", val=0),
        element("c:lang", val=office_language(typesetter.language)),
        element("c:roundedCorners", val=0),
        element("c:style", val=2),
    )
    texts = text_properties(ink, node.category, typesetter.language)
    return document("c:chartSpace", "c a r", *settings, chart, _none(), texts, external)


def text_properties(ink: Ink, style: RunStyle, language: str) -> Markup:
    """`c:txPr`: how text without runs of its own looks."""
    look = joined(ink.fill(style.color), ink.typefaces(style.family))
    office = office_language(language)
    languages: dict[str, Attribute] = {"lang": office, "altLang": other_language(office)}
    run = tagged("a:defRPr", languages | {"sz": hundredths(style.size), "b": int(style.bold)}, look)
    paragraph = element("a:p", tagged("a:pPr", LINE_BREAKS, run), tagged("a:endParaRPr", languages))
    return element("c:txPr", element("a:bodyPr"), element("a:lstStyle"), paragraph)


def _none() -> Markup:
    return element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill")))


def _inner(node: ChartNode) -> Markup:
    """The plot between the axes, as shares of the frame."""
    frame, plot = node.rect, node.plot
    places = (
        ("c:x", (plot.x - frame.x) / frame.w),
        ("c:y", (plot.y - frame.y) / frame.h),
        ("c:w", plot.w / frame.w),
        ("c:h", plot.h / frame.h),
    )
    modes = (element("c:xMode", val="edge"), element("c:yMode", val="edge"))
    sizes = (tagged(tag, {"val": f"{share:.6f}"}) for tag, share in places)
    layout = element("c:manualLayout", element("c:layoutTarget", val="inner"), *modes, *sizes)
    return element("c:layout", layout)


def _plot(node: ChartNode, ink: Ink, typesetter: Typesetter) -> tuple[Markup, ...]:
    kind = node.chart.kind
    if kind in _BARS:
        return _bars(node, ink, typesetter)
    if kind in _ROUND:
        return (_round(node, ink, typesetter),)
    if kind is ChartKind.LINE:
        return _lines(node, ink, typesetter)
    if kind is ChartKind.AREA:
        return _areas(node, ink, typesetter)
    raise FactdeckError(f"chart {node.chart.id}: {kind} is drawn from paths, not a native chart")


def _bars(node: ChartNode, ink: Ink, typesetter: Typesetter) -> tuple[Markup, ...]:
    lying = node.chart.kind in _LYING
    stacked = node.chart.kind is ChartKind.STACKED
    overlap = 100 if stacked else 0
    group = element(
        "c:barChart",
        element("c:barDir", val="bar" if lying else "col"),
        element("c:grouping", val="stacked" if stacked else "clustered"),
        element("c:varyColors", val=0),
        *series(node, ink, typesetter),
        element("c:gapWidth", val=min(max(round(node.gap * 100), 0), 500)),
        element("c:overlap", val=overlap),
        *_ids(BAR_AXES),
    )
    return (
        group,
        *axes(
            node, ink, BAR_AXES, lying=lying, texts=text_properties(ink, node.category, typesetter.language)
        ),
    )


def _lines(node: ChartNode, ink: Ink, typesetter: Typesetter) -> tuple[Markup, ...]:
    group = element(
        "c:lineChart",
        element("c:grouping", val="standard"),
        element("c:varyColors", val=0),
        *series(node, ink, typesetter),
        element("c:marker", val=1),
        *_ids(BAR_AXES),
    )
    return (
        group,
        *axes(
            node, ink, BAR_AXES, lying=False, texts=text_properties(ink, node.category, typesetter.language)
        ),
    )


def _areas(node: ChartNode, ink: Ink, typesetter: Typesetter) -> tuple[Markup, ...]:
    group = element(
        "c:areaChart",
        element("c:grouping", val="standard"),
        element("c:varyColors", val=0),
        *series(node, ink, typesetter),
        *_ids(AREA_AXES),
    )
    return (
        group,
        *axes(
            node, ink, AREA_AXES, lying=False, texts=text_properties(ink, node.category, typesetter.language)
        ),
    )


def _round(node: ChartNode, ink: Ink, typesetter: Typesetter) -> Markup:
    """Pie, doughnut and ring from 12 o'clock, clockwise."""
    solid = node.chart.kind is ChartKind.PIE
    hole = NOTHING if solid else element("c:holeSize", val=min(max(round(node.hole * 100), 1), 90))
    return element(
        "c:pieChart" if solid else "c:doughnutChart",
        element("c:varyColors", val=1),
        *series(node, ink, typesetter),
        element("c:firstSliceAng", val=0),
        hole,
    )


def _ids(pair: tuple[int, int]) -> tuple[Markup, ...]:
    return tuple(element("c:axId", val=identifier) for identifier in pair)


def _legend(node: ChartNode, ink: Ink, language: str) -> Markup:
    place = element("c:legendPos", val="b")
    return element(
        "c:legend", place, element("c:overlay", val=0), text_properties(ink, node.category, language)
    )
