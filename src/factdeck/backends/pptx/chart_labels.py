"""Backend stage: labels at the marks as rich text: large digits, small unit (ECMA-376 Part 1 §21.2.2.47).

The digits are a live value field wherever the number format gives the same digits, so that "Edit data" keeps
the label true; otherwise they are text as the formatter wrote it.
"""

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from factdeck.backends.pptx.chart_numbers import label_format, number_format, signed_digits
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.languages import office_language, other_language, spoken
from factdeck.backends.pptx.markup import NOTHING, Attribute, Markup, element, joined, tagged
from factdeck.backends.pptx.text import LINE_BREAKS, Typesetter, hundredths
from factdeck.base.units import emu
from factdeck.chart.model import ChartKind, Point
from factdeck.facts.format import MINUS
from factdeck.layout.label_color import label_color, plate_color
from factdeck.scene.nodes import ChartNode
from factdeck.scene.text import RunStyle

_ROUND: Final = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT, ChartKind.RING})
_PLACE: Final = {
    ChartKind.BAR: "outEnd",
    ChartKind.COLUMN: "outEnd",
    ChartKind.GROUPED: "outEnd",
    ChartKind.STACKED: "ctr",
    ChartKind.LINE: "t",
    ChartKind.PIE: "ctr",
}
_GAP: Final = 1 / 6  # of the unit's size, between digits and unit
_BLANK: Final = 0.25  # advance of a blank over its size, in most fonts
_NO_BREAK: Final = "\u00a0"
_FIELD: Final = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_C15: Final = "http://schemas.microsoft.com/office/drawing/2012/chart"


def labels(node: ChartNode, index: int, ink: Ink, typesetter: Typesetter) -> Markup:
    """`c:dLbls` of a series: one label a point, or none."""
    if not node.chart.direct_labels:
        return element("c:dLbls", *_shown(value=False))
    points = node.chart.series[index].points
    each = (_label(node, index, place, point, ink, typesetter) for place, point in enumerate(points))
    common = (element("c:numFmt", formatCode=number_format(node.chart), sourceLinked=0), _clear())
    leaders = _extension(element("c15:showLeaderLines", val=0)) if node.label_rises else NOTHING
    return element("c:dLbls", *each, *common, _position(node), *_shown(value=True), leaders)


def _label(node: ChartNode, index: int, place: int, point: Point, ink: Ink, typesetter: Typesetter) -> Markup:
    if (index, place) in node.unlabelled:
        return element("c:dLbl", element("c:idx", val=place), element("c:delete", val=1))
    runs = _Runs(
        node, ink, typesetter, label_color(node, point.emphasis, ink.palette, ink.scheme, ink.patterns)
    )
    text = runs.category(point) if node.chart.kind in _ROUND else runs.figure(point, f"{index}/{place}")
    paragraph = element("a:p", tagged("a:pPr", LINE_BREAKS, element("a:defRPr")), text)
    rich = element("c:rich", _frame(node), element("a:lstStyle"), paragraph)
    return element(
        "c:dLbl",
        element("c:idx", val=place),
        _raised(node, index, place),
        element("c:tx", rich),
        element(
            "c:numFmt",
            formatCode=label_format(node.chart, point) or number_format(node.chart),
            sourceLinked=0,
        ),
        _plate(ink.fill(plate_color(node, point.emphasis, ink.patterns))),
        _position(node),
        *_shown(value=True),
        runs.extension,
    )


def _raised(node: ChartNode, index: int, place: int) -> Markup:
    """`c:layout` of a label that stands higher than its position says, as a share of the chart's height."""
    rise = sum(points for *point, points in node.label_rises if point == [index, place])
    if not rise:
        return NOTHING
    shares = (tagged("c:x", {"val": "0"}), tagged("c:y", {"val": f"{-rise / node.rect.h:.6f}"}))
    return element("c:layout", element("c:manualLayout", *shares))


def _frame(node: ChartNode) -> Markup:
    """The label's frame, tight; over a mark its inset keeps it off."""
    above = _PLACE.get(node.chart.kind) in ("outEnd", "t") and node.chart.kind is not ChartKind.BAR
    sides: dict[str, Attribute] = {"rot": 0, "wrap": "none", "lIns": 0, "tIns": 0, "rIns": 0}
    sides |= {"bIns": emu(node.label_gap) if above else 0, "anchor": "ctr"}
    return tagged("a:bodyPr", sides, element("a:spAutoFit"))


def _clear() -> Markup:
    return _plate(element("a:noFill"))


def _plate(fill: Markup) -> Markup:
    """What a label stands on: on a mark of lines the pattern's ground, else nothing."""
    return element("c:spPr", fill, element("a:ln", element("a:noFill")))


def _position(node: ChartNode) -> Markup:
    place = _PLACE.get(node.chart.kind)
    return element("c:dLblPos", val=place) if place else NOTHING


def _shown(*, value: bool) -> tuple[Markup, ...]:
    shown = {"LegendKey": 0, "Val": int(value), "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    return tuple(element(f"c:show{name}", val=flag) for name, flag in shown.items())


class _Runs:
    """The runs of one label; `extension` is what a live field needs beside it."""

    def __init__(self, node: ChartNode, ink: Ink, typesetter: Typesetter, color: str) -> None:
        self._node, self._ink, self._typesetter, self._color = node, ink, typesetter, color
        self.extension = NOTHING

    def category(self, point: Point) -> Markup:
        """A slice's name."""
        return self._run(point.category, self._node.category)

    def figure(self, point: Point, place: str) -> Markup:
        """Lead and unit small, digits large."""
        figure, gap = point.figure, self._node.unit.size * _GAP
        pieces = [self._blank(self._node.label_gap)] if self._node.chart.kind is ChartKind.BAR else []
        if figure.lead and figure.lead != MINUS:
            pieces += [self._run(figure.lead, self._node.unit), self._blank(gap)]
        pieces.append(self._digits(point, place))
        if figure.unit:
            pieces += [self._blank(gap), self._run(figure.unit, self._node.unit)]
        return joined(*pieces)

    def _digits(self, point: Point, place: str) -> Markup:
        digits = signed_digits(point.figure)
        if not label_format(self._node.chart, point):
            return self._run(digits, self._node.value)
        name = uuid5(NAMESPACE_URL, f"factdeck:{self._node.id}/{place}")
        self.extension = _extension(element("c15:dlblFieldTable"))
        content = (self._properties(self._node.value), tagged("a:pPr", LINE_BREAKS, element("a:defRPr")))
        identity = "{" + str(name).upper() + "}"
        return element("a:fld", *content, element("a:t", digits), id=identity, type="VALUE")

    def _blank(self, width: float) -> Markup:
        """Two blanks, `width` points wide together: all readers keep them, few keep insets or spacing."""
        size = width / _BLANK / 2
        return element("a:r", self._properties(self._node.unit, size), element("a:t", _NO_BREAK * 2))

    def _run(self, text: str, style: RunStyle) -> Markup:
        return element("a:r", self._properties(style, text=text), element("a:t", text))

    def _properties(self, style: RunStyle, size: float = 0.0, text: str = "") -> Markup:
        language = spoken(text, office_language(self._typesetter.language))
        look = joined(self._ink.fill(self._color), self._ink.typefaces(style.family))
        sizes = hundredths(size or style.size)
        own: dict[str, Attribute] = {"lang": language, "altLang": other_language(language)}
        return tagged("a:rPr", own | {"sz": sizes, "b": int(style.bold)}, look)


def _extension(content: Markup) -> Markup:
    return element("c:extLst", tagged("c:ext", {"uri": _FIELD, "xmlns:c15": _C15}, content))
