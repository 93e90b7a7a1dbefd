"""Stage layout: a chart block becomes nodes, by kind of chart."""

from dataclasses import replace

from factdeck.chart.alt import redrawn
from factdeck.chart.model import ChartKind
from factdeck.document.blocks import ChartBlock
from factdeck.layout.bars import place_bars
from factdeck.layout.cells import place_cells
from factdeck.layout.columns import may_lie, place_columns, stands
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.share import place_share
from factdeck.layout.small_forms import place_small_form
from factdeck.layout.stacked import place_stacked
from factdeck.layout.takeaway_line import line_over
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect


def place_chart(
    block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """Nodes of the chart, its sentence and its figures inside `body`."""
    block = _oriented(block, id, body, style, setter)
    line, block, body = line_over(block, id, body, style, setter)
    return (*line, *_place(block, id, body, style, setter))


def _place(
    block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    match block.chart.kind:
        case ChartKind.BAR:
            return place_bars(block, id, body, style, setter)
        case ChartKind.COLUMN | ChartKind.GROUPED | ChartKind.LINE | ChartKind.AREA:
            return place_columns(block, id, body, style, setter)
        case ChartKind.STACKED:
            return place_stacked(block, id, body, style, setter)
        case ChartKind.PIE | ChartKind.DOUGHNUT | ChartKind.RING:
            return place_share(block, id, body, style, setter)
        case ChartKind.CELLS:
            return place_cells(block, id, body, style, setter)
        case _:
            return place_small_form(block, id, body, style, setter)


def _oriented(block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter) -> ChartBlock:
    """Single amounts as the design prefers them: bars as columns where these have room, columns as bars."""
    kind = block.chart.kind
    if style.orientation == "columns" and kind is ChartKind.BAR:
        standing = replace(block, chart=redrawn(block.chart, ChartKind.COLUMN))
        return standing if stands(standing, id, body, style, setter) else block
    if style.orientation == "bars" and kind is ChartKind.COLUMN and may_lie(block.chart):
        return replace(block, chart=redrawn(block.chart, ChartKind.BAR))
    return block
