"""Stage layout: unit chart, ranks, pictogram, before → after, what is to come; the panel beside them."""

from factdeck.chart.model import ChartKind, ResolvedChart
from factdeck.document.blocks import ChartBlock
from factdeck.layout.before_after import place_before_after
from factdeck.layout.beside import with_panel
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.pictogram import place_pictogram
from factdeck.layout.ranks import place_ranks
from factdeck.layout.text import Setter
from factdeck.layout.to_fill import place_to_fill
from factdeck.layout.units import place_units
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect


def place_small_form(
    block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """The form, and the panel in the last three columns or under it."""
    return with_panel(_place, block, id, body, style, setter)


def _place(
    chart: ResolvedChart, id: str, area: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    if chart.kind is ChartKind.UNIT:
        return place_units(chart, id, area, style, setter)
    if chart.kind is ChartKind.RANK:
        return place_ranks(chart, id, area, style, setter)
    if chart.kind is ChartKind.PICTOGRAM:
        return place_pictogram(chart, id, area, style, setter)
    if chart.kind is ChartKind.TO_FILL:
        return place_to_fill(chart, id, area, style, setter)
    assert chart.kind is ChartKind.BEFORE_AFTER, chart.kind
    return place_before_after(chart, id, area, style, setter)
