"""Stage layout: an exhibit of the document becomes scene nodes inside a rectangle.

A table that is longer than its body is several pages, which only layout can know. Who places a slide calls
`split_table(block, body, style, setter)` first and makes one page of every block it returns; from the second
page on the headline is followed by `block.continued`. Every part repeats the header row.
"""

from typing import assert_never

from factdeck.document.blocks import ChartBlock, ComparisonBlock, Exhibit, PhotoBlock, TableBlock
from factdeck.layout.chart import place_chart
from factdeck.layout.comparison import place_comparison
from factdeck.layout.exhibit_style import ExhibitStyle, RuleStyle
from factdeck.layout.photos import place_photos
from factdeck.layout.table import place_table, split_table
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Rect

__all__ = ["ExhibitStyle", "RuleStyle", "place_exhibit", "split_table"]


def place_exhibit(
    exhibit: Exhibit, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """Nodes of `exhibit` inside `body`, in reading order; every node's id begins with `id` and a slash.

    What has no room at the design's smallest size is a diagnostic; the nodes come all the same.
    """
    match exhibit:
        case ChartBlock():
            return place_chart(exhibit, id, body, style, setter)
        case ComparisonBlock():
            return place_comparison(exhibit, id, body, style, setter)
        case TableBlock():
            return place_table(exhibit, id, body, style, setter)
        case PhotoBlock():
            return place_photos(exhibit, id, body, style, setter)
        case _:
            assert_never(exhibit)
