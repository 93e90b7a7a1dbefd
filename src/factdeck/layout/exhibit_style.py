"""Stage layout: what a design decides about exhibits; its numbers come in here and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Emphasis
from factdeck.layout.runs import unit_size
from factdeck.scene.text import Rect, RunStyle
from factdeck.theme.pattern import Pattern
from factdeck.theme.theme import TextStyle

TAKEAWAYS: Final = ("corner", "side", "line")
"""Where the sentence stands that reads a chart: in the empty corner under long bars, beside all of it, or as
a line over the chart (see layout/takeaway_line.py)."""

SIDES: Final = ("right", "left")

ORIENTATIONS: Final = ("given", "columns", "bars")
"""What a chart of single amounts is drawn as: what it is given as, or one of them where that has room."""


@dataclass(frozen=True, slots=True)
class RuleStyle:
    """A line: palette colour and width in points."""

    color: str
    width: float


NO_RULE: Final = RuleStyle("", 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitStyle:
    """All that a design decides about an exhibit; lengths in points, colours are palette names.

    Figures (`value`, `big`, `middle`, `small`, `table_amount`, `table_result`) set their unit at `unit_size`.
    The figure an exhibit is about takes `accent`, every other one its own style's colour.
    """

    colors: Mapping[Emphasis, str]  # of marks, for every emphasis; a colour or a pattern
    on_colors: Mapping[Emphasis, str]  # of text on those marks
    accent: str  # text and rules of what the headline names
    tint: str  # behind highlighted table rows and panels
    panel: str  # behind pictures that are missing an edge, panels without tint

    category: TextStyle  # 18: names at an axis, beside strips
    value: TextStyle  # 20 S + 14, unit regular: at marks
    takeaway: TextStyle  # 20 S: the sentence beside a chart, heading of a comparison
    big: TextStyle  # 60/28
    middle: TextStyle  # 36/18
    small: TextStyle  # 28/14
    lead: TextStyle  # 18: label under a big figure, text beside a comparison
    word: TextStyle  # 18 muted: 过去, 现在
    strong: TextStyle  # 18 b: label beside a middle figure
    label: TextStyle  # 14 muted: label under a middle or small figure, notes of list rows, captions
    name: TextStyle  # 14 b muted: group names, series names, names on a ring
    note: TextStyle  # 12 muted: keys, ends of strips
    table_head: TextStyle  # 14 b muted
    table_name: TextStyle  # 18 S
    table_text: TextStyle  # 16
    table_amount: TextStyle  # 18 S + 14
    table_result: TextStyle  # 20 S + 14: the last figure column

    axis: RuleStyle  # the axis line of a chart
    gold: RuleStyle  # over a takeaway, over what is new
    hairline: RuleStyle  # between rows
    leader: RuleStyle  # from a slice to its list
    table_top: RuleStyle  # over a table's head
    table_line: RuleStyle  # under the head and at the foot
    outline: RuleStyle  # of marks that are not filled

    takeaway_at: str = "corner"  # see TAKEAWAYS
    side: str = "right"  # where what stands beside a chart stands
    orientation: str = "given"  # see ORIENTATIONS
    open_blocks: bool = False  # see layout/panel.py
    before: RuleStyle | None = None  # over the first side of a comparison; None: as `hairline`
    closing: RuleStyle = NO_RULE  # under the figures beside a chart, which then stand on its foot
    frame: RuleStyle = NO_RULE  # around the panels of a comparison
    mark: RuleStyle = NO_RULE  # upright, at the left of highlighted table rows

    head: str = ""  # behind a table's head; "" for none
    ground: str = ""  # of the page, for the hole of a ring; "" leaves the hole to the chart
    gap: float = 0.79  # between bars, over the bar's width
    gap_many: float = 0.5  # from 8 bars on
    gap_column: float = 0.61
    hole: float = 0.64
    corner: int = 0  # columns of what stands in a corner of bars; 0: half, and as high as the bars beside it
    columns: int = 12  # of any body: half a body has columns half as wide, every other edge the page's own
    gutter: float = inch(0.2)
    panel_gap: float = inch(0.4)  # between a chart and what stands beside it
    card_radius: float = (
        0.0  # corners of pictures, of the cards that sides of a comparison stand on; 0: no cards
    )
    label_gap: float = 8.0  # from a mark to its value
    name_gap: float = inch(0.2)  # from a category's name to the axis
    cell_share: float = 0.84  # of a unit cell's pitch that is filled
    table_head_height: float = inch(0.42)
    table_row: float = inch(0.585)
    table_row_least: float = inch(0.42)
    table_margin: float = inch(0.12)

    cells: Mapping[Emphasis, str] = field(
        default_factory=dict[Emphasis, str]
    )  # of unit cells, where `colors` differ
    patterns: Mapping[str, Pattern] = field(default_factory=dict[str, Pattern])

    def cell(self, emphasis: Emphasis) -> str:
        """The fill of unit cells: marks so small that lines in them would only flicker."""
        return self.cells.get(emphasis, self.colors[emphasis])

    def plate(self, emphasis: Emphasis) -> str:
        """What text on a mark needs under it: the ground of a pattern of lines, "" on anything else."""
        pattern = self.patterns.get(self.colors[emphasis])
        return pattern.ground if pattern and pattern.busy else ""

    def span(self, body: Rect, start: int, count: int) -> tuple[float, float]:
        """Left edge and width of `count` columns of `body` from column `start` (from 1): c7/6 is (7, 6)."""
        pitch = (body.w + self.gutter) / self.columns
        return body.x + pitch * (start - 1), pitch * count - self.gutter

    def column_from(self, body: Rect, x: float) -> int:
        """The first column of `body` that starts at or right of `x`; columns + 1 where there is none."""
        pitch = (body.w + self.gutter) / self.columns
        return next(
            (n for n in range(1, self.columns + 1) if body.x + pitch * (n - 1) >= x - 0.01), self.columns + 1
        )


def colored(style: TextStyle, color: str) -> TextStyle:
    """The style in another colour, units too."""
    return replace(style, color=color, unit_color="")


def unit_style(style: TextStyle) -> RunStyle:
    """How the unit after a chart's own labels looks."""
    family, color = style.unit_family or style.family, style.unit_color or style.color
    return RunStyle(family, unit_size(style), color, style.unit_bold)
