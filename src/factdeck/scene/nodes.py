"""Scene: the finished, measured page as plain frozen data. Backends write or paint it and decide nothing.

Lengths are points, the origin is the page's top left corner, y grows downward, rectangles are absolute.
Whatever must be one object in PowerPoint is one node. Child order is paint order and reading order.
Colours are names in `Scene.palette`; a fill may also be a name in `Scene.patterns`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from factdeck.chart.model import Emphasis, ResolvedChart
from factdeck.scene.paths import PathCommand
from factdeck.scene.setting import Colors, Press, Properties
from factdeck.scene.slots import Slot
from factdeck.scene.tables import Border, Cell, TableLook
from factdeck.scene.text import Anchor, Paragraph, Rect, Role, RunStyle
from factdeck.theme.office.base import OfficeBase
from factdeck.theme.pattern import Pattern
from factdeck.theme.theme import Embedding, FontFamily


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all nodes share. `id` is stable and unique on its page: `use.figures/tiles/visits/label`."""

    id: str
    rect: Rect
    role: Role = Role.DECORATION
    alt: str = ""
    slot: str = ""  # name of the slide layout's slot it fills, "" for none


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFrame(Node):
    """One text frame, without insets, wrapping on, autofit off."""

    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = Anchor.TOP
    wrap: bool = True
    link: str = ""  # "#slide-id" or a URL

    @property
    def text(self) -> str:
        """All text, a newline between paragraphs."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Node):
    """A filled and/or outlined rectangle; `radius` in points for rounded corners.

    A pattern as fill brings its own outline where no stroke is given; so it does in a freeform and a chart.
    """

    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    dash: bool = False
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Node):
    """A straight line from the rectangle's top left to its bottom right corner (w or h is 0)."""

    color: str
    width: float
    dash: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeform(Node):
    """One shape of many contours (non-zero winding): a glyph outline, a field of unit marks, an icon."""

    commands: tuple[PathCommand, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    round: bool = False  # ends and corners of the outline
    opacity: float = 1.0  # of the fill: what lies behind shows through less than 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Node):
    """A picture file, cropped by the fractions left, top, right, bottom (0–1). `path` is absolute."""

    path: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    radius: float = 0.0  # of rounded corners, points


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Node):
    """A native table. The first `header_rows` rows head columns, the first `header_columns` columns rows."""

    columns: tuple[float, ...]  # widths
    rows: tuple[float, ...]  # heights
    cells: tuple[tuple[Cell, ...], ...]
    borders: tuple[Border, ...] = ()
    header_rows: int = 1
    header_columns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartNode(Node):
    """A chart in its place. `plot` is the inner plot area (between the axes), absolute.

    `gap` is the space between bars over the bar's width (PowerPoint's gap width: 0.79 = 79%).
    `colors` names a palette colour or a pattern for every emphasis that occurs.
    """

    chart: ResolvedChart
    plot: Rect
    category: RunStyle
    value: RunStyle  # digits of the labels; an accented point's label takes its mark's colour
    unit: RunStyle
    colors: Mapping[Emphasis, str]
    axis_color: str
    axis_width: float = 0.75
    grid_color: str = ""  # of the lines across the plot at the ticks; "" = as the axis
    gap: float = 0.79
    hole: float = 0.64  # doughnut: inner over outer diameter
    label_gap: float = 6.0  # from the mark to its label
    category_lines: tuple[tuple[str, ...], ...] = ()  # category labels as broken by layout
    accent_labels: bool = True  # off: an accented point's label keeps the colour of `value`
    unit_gap: float = 0.0  # em of the unit, between digits and unit; 0 = as figures have it everywhere
    dagger: bool = False  # † after labels that were calculated
    label_rises: tuple[tuple[int, int, float], ...] = ()  # (series, point, points) labels that stand higher
    unlabelled: tuple[tuple[int, int], ...] = ()  # (series, point) that carry no label: no room at the mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Node):
    """Nodes that move together in PowerPoint and are one figure to a reader; alt text is the group's."""

    children: tuple["AnyNode", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture(Node):
    """A page of another scene, small, in its place: real text and vectors, in that scene's colours and fonts.

    `rect` has the page's shape. Its links lead nowhere here; to a reader it is one figure, `alt` says which.
    """

    scene: "Scene"
    page: "Page"

    @property
    def scale(self) -> float:
        """Its size over the page's own."""
        return self.rect.w / self.scene.width

    @property
    def nodes(self) -> tuple["AnyNode", ...]:
        """What it shows, in the other scene's coordinates: its slide layout's nodes, then its own."""
        layout = self.scene.layouts.get(self.page.layout)
        return (*(layout.nodes if layout else ()), *self.page.nodes)

    def placed(self, rect: Rect) -> Rect:
        """A rectangle of the other page where it stands on this one."""
        scale = self.scale
        return Rect(
            self.rect.x + rect.x * scale, self.rect.y + rect.y * scale, rect.w * scale, rect.h * scale
        )


AnyNode = TextFrame | Box | Rule | Freeform | Picture | Table | ChartNode | Group | PagePicture


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A named slide layout of the generated master: background, decoration, slots.

    Slides of one kind (`kind`, a layout of the design) that place content differently have a layout each.
    """

    key: str  # key-figures, key-figures 1·2·6
    name: str  # in the spec's language: 关键数字
    background: str
    nodes: tuple[AnyNode, ...]  # decoration that every slide of this layout shows
    slots: tuple[Slot, ...]
    kind: str = ""  # key-figures


@dataclass(frozen=True, slots=True)
class Page:
    """A slide or a page of the sheet. `layout` is a key of Scene.layouts for slides, "" for sheets."""

    id: str
    title: str  # unique in the scene, also where no title is shown
    background: str
    nodes: tuple[AnyNode, ...]
    layout: str = ""
    kind: str = ""  # layout of the design that it is made with: cover, key-figures
    section: str = ""  # name of the section it belongs to
    notes: str = ""  # speaker notes


@dataclass(frozen=True, slots=True)
class Scene:
    """All pages of one output and what they share."""

    width: float
    height: float
    pages: tuple[Page, ...]
    palette: Mapping[str, str]  # name → RRGGBB
    scheme: Mapping[
        str, str
    ]  # PowerPoint theme slot (dk1, lt1, dk2, lt2, accent1…6, hlink, folHlink) → palette name
    fonts: Mapping[str, FontFamily]  # "sans", "serif"
    properties: Properties
    layouts: Mapping[str, SlideLayout] = field(default_factory=dict[str, SlideLayout])
    name: str = ""  # of the template
    table_look: TableLook | None = None
    follows: Mapping[str, str] = field(
        default_factory=dict[str, str]
    )  # palette names outside of the scheme → the name in it that they follow when a person changes it
    transition: str = ""  # between slides: fade, or "" for none
    patterns: Mapping[str, Pattern] = field(default_factory=dict[str, Pattern])  # name → fill
    embed_fonts: Embedding = "none"  # of a deck
    colors: Colors = Colors.SCREEN  # of a PDF
    press: Press | None = None  # where pages are press sheets
    folds: bool = False  # pages are the sides of sheets that will be folded, turned over at the short edge
    base: OfficeBase | None = None  # the organisation's file that a deck is written into


GIVEN: Final = "master/"
"""How ids of decoration begin that is the organisation's file's own: painted, but never written again."""
