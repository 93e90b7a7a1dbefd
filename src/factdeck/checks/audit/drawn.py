"""Checks stage: the facts that a page shows without saying them, in charts drawn from paths (one in n)."""

from collections.abc import Iterator

from factdeck.chart.model import ResolvedChart
from factdeck.checks.audit.place import Output, Part, Place
from factdeck.document.blocks import Deck, Sheet
from factdeck.document.handout import Handout
from factdeck.document.walk import leaves
from factdeck.scene.nodes import AnyNode, ChartNode, Group, PagePicture, Scene


def drawn_facts(
    document: Deck | Sheet | Handout, scene: Scene, output: Output
) -> Iterator[tuple[str, Place, str]]:
    """Every (fact, place, how it reads) of charts that are paths; their alt text tells which chart it is."""
    charts = {chart.alt: chart for chart in leaves(document, (ResolvedChart,))}
    for number, page in enumerate(scene.pages, 1):
        for node in page.nodes:
            for drawn in _drawings(node):
                if chart := charts.get(drawn.alt):
                    place = Place(output, number, drawn.id, Part.CHART)
                    yield from ((fact, place, text) for fact, text in _points(chart))


def _points(chart: ResolvedChart) -> Iterator[tuple[str, str]]:
    for series in chart.series:
        for point in series.points:
            if fact := point.fact or point.figure.fact:
                yield fact, str(point.figure)


def _drawings(node: AnyNode) -> Iterator[AnyNode]:
    if node.alt and not isinstance(node, ChartNode):
        yield node
    inside = (
        node.children if isinstance(node, Group) else node.page.nodes if isinstance(node, PagePicture) else ()
    )
    for child in inside:
        yield from _drawings(child)
