"""Checks stage: no text is smaller than can be read: from the back of a room, or on paper."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from factdeck.checks.pages.view import View, excerpt, paragraphs, part_of
from factdeck.layout.listing import TAB
from factdeck.scene.nodes import AnyNode, ChartNode, Table
from factdeck.scene.text import Paragraph, Role, RunStyle

_FOOT: Final = 9.0
_DECK: Final[Mapping[Role, float]] = {
    Role.TITLE: 16.0,
    Role.HEADING: 16.0,
    Role.BODY: 16.0,
    Role.SOURCE: _FOOT,
    Role.FOOTER: _FOOT,
    Role.PAGE_NUMBER: _FOOT,
}
_OTHER_DECK: Final = 12.0  # labels, notes
_CHARTED: Final = 11.0  # names and figures of charts with many marks
_TABLED: Final = 10.5  # cells of tables with many columns
_SHEET: Final[Mapping[Role, float]] = {Role.BODY: 9.0, Role.HEADING: 9.0, Role.TITLE: 9.0}
_OTHER_SHEET: Final = 8.0
_UNIT: Final[Mapping[bool, float]] = {True: 8.0, False: 7.0}  # beside larger digits, by whether it is a slide
_MARGINAL: Final = ("/notice",)  # ends of ids of what stands in the page's margin
_NAVIGATION: Final = "/progress/"
_SAID: Final = frozenset({"text-too-long", "text-overflows", "word-too-wide"})  # `where` is a node's id
_SAID_OF_TABLE: Final = frozenset({"table-too-wide", "table-too-tall"})  # `table` is the block's
_SLACK: Final = 0.05
_HEIGHT: Final = 540.0  # of a slide that the sizes are for, points


def check_sizes(view: View) -> None:
    """Report texts below the least size of what they are, unless layout has said that they have no room."""
    said = _said(view)
    for node in view.nodes:
        if _block(node.id) in said or (node.role is Role.DECORATION and not isinstance(node, ChartNode)):
            continue
        small = list(_small(node, least(node, is_slide=view.is_slide) * scale(view), view))
        if small:
            size, bound, text = min(small)
            view.report(
                "text-small", node.id, part_of(node), size=f"{size:g}", least=f"{bound:g}", text=excerpt(text)
            )


def scale(view: View) -> float:
    """How much smaller than 7.5 inches a slide is: what is shown on a wall is larger by that."""
    return min(1.0, view.scene.height / _HEIGHT) if view.is_slide else 1.0


def least(node: AnyNode, *, is_slide: bool) -> float:
    """The least size in points of the text of a node."""
    if not is_slide:
        return _SHEET.get(node.role, _OTHER_SHEET) if not isinstance(node, Table) else _OTHER_SHEET
    if node.id.endswith(_MARGINAL):
        return _FOOT
    if isinstance(node, Table | ChartNode):
        return _TABLED if isinstance(node, Table) else _CHARTED
    return _OTHER_DECK if _NAVIGATION in node.id else _DECK.get(node.role, _OTHER_DECK)


def _small(node: AnyNode, bound: float, view: View) -> Iterator[tuple[float, float, str]]:
    """Size, least size and text of what is too small in a node."""
    unit = min(_UNIT[view.is_slide] * scale(view), bound)
    if isinstance(node, ChartNode):
        for style, lowest in _chart_styles(node, bound, unit):
            if style.size < lowest - _SLACK:
                yield style.size, lowest, node.chart.title
    for paragraph in paragraphs(node):
        own = _of_role(paragraph.role, bound, view)
        yield from _small_runs(paragraph, own, min(unit, own))


def _of_role(role: Role | None, bound: float, view: View) -> float:
    """The least size of a paragraph that has another role than its frame."""
    return _DECK.get(role, _OTHER_DECK) * scale(view) if role and view.is_slide else bound


def _small_runs(paragraph: Paragraph, bound: float, unit: float) -> Iterator[tuple[float, float, str]]:
    """The largest run is the text, before and after a tab; what is raised is a mark at it."""
    for tabbed, group in groupby(paragraph.runs, key=lambda run: run.text == TAB):
        runs = [run for run in group if not tabbed and run.text.strip() and run.style.rise <= 0]
        largest = max((run.style.size for run in runs), default=bound)
        for run in runs:
            lowest = bound if run.style.size == largest else unit
            if run.style.size < lowest - _SLACK:
                yield run.style.size, lowest, run.text


def _chart_styles(node: ChartNode, bound: float, unit: float) -> Iterator[tuple[RunStyle, float]]:
    """The styles that a chart's own texts are set in."""
    chart = node.chart
    points = [point for series in chart.series for point in series.points]
    if node.category_lines != () and not any(map(any, node.category_lines)):
        names = False
    else:
        names = any(point.category for point in points)
    if names or (not chart.direct_labels and chart.ticks):
        yield node.category, bound
    if chart.direct_labels and len(node.unlabelled) < len(points):
        yield node.value, bound
        if any(point.figure.unit or point.figure.lead for point in points):
            yield node.unit, unit


def _said(view: View) -> frozenset[str]:
    """The blocks of the page that hold a text without room: it draws those of its rank down with it."""
    found: set[str] = set()
    for item in view.findings.diagnostics:
        if item.code in _SAID:
            found.add(_block(str(item.arguments.get("where", ""))))
        elif item.code in _SAID_OF_TABLE and str(item.arguments.get("table")) in view.page.id.split("."):
            found.add(view.page.id)
    return frozenset(found)


def _block(node: str) -> str:
    """The start of an id that names its slide, or its section on the sheet."""
    first, _, rest = node.partition("/")
    return f"{first}/{rest.partition('/')[0]}" if first == "sheet" else first
