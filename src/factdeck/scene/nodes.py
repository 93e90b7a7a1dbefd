"""The finished, measured page as plain frozen data. Backends write or paint it and decide nothing.

Lengths are points, the origin is the page's top left corner, y grows downward, rectangles are absolute.
Whatever must be one object in PowerPoint is one node. Child order is paint order and reading order.
Colours are names in `Scene.palette`; a fill may also be a name in `Scene.patterns`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from factdeck.chart.model import Emphasis, ResolvedChart
from factdeck.theme.pattern import Pattern
from factdeck.theme.theme import Embedding, FontFamily


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: left, top, width, height in points."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.h

    def inset(self, dx: float, dy: float) -> "Rect":
        """The rectangle made smaller by dx at left and right, dy at top and bottom."""
        return Rect(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)


class Align(StrEnum):
    """Horizontal place of a line in its frame."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"  # both edges, but for the last line


class Anchor(StrEnum):
    """Vertical place of the lines in their frame."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Role(StrEnum):
    """What a node means: for tags, reading order, alt text, placeholders."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    FIGURE = "figure"  # a number with its unit
    LABEL = "label"
    NOTE = "note"
    CAPTION = "caption"
    SOURCE = "source"
    FOOTER = "footer"
    PAGE_NUMBER = "page-number"
    CHART = "chart"
    TABLE = "table"
    PICTURE = "picture"
    DECORATION = "decoration"  # an artifact: no alt text, not read aloud


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How a run looks. `family` is "sans" or "serif" (a key of Scene.fonts); size in points."""

    family: str
    size: float
    color: str
    bold: bool = False
    tracking: float = 0.0  # points added after every character
    rise: float = 0.0  # points the baseline is raised (superscript)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style. `gap_after`: points after its last character (figure to unit)."""

    text: str
    style: RunStyle
    gap_after: float = 0.0
    fact: str = ""  # the fact whose figure this run belongs to
    language: str = ""  # BCP 47 where it differs from the page's
    solid: bool = False  # no space but `gap_after` is added to it: a figure set large


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one run on one line: where it starts (absolute x) and how far it advances.

    The empty half of a full-width mark may hang out at the line's start (x); at its end it is not counted.
    """

    x: float
    advance: float  # with `spacing`
    text: str
    run: int  # index into the paragraph's runs
    spacing: tuple[float, ...] = ()  # points after each character but the last; () for none
    soft: bool = False  # a hyphen drawn at a line's end that is not in the text


@dataclass(frozen=True, slots=True)
class Line:
    """A measured line: absolute baseline y, the pieces from left to right."""

    baseline: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs as an office program needs them, and lines as measured. `leading`: line pitch, points."""

    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    leading: float
    align: Align = Align.LEFT
    space_before: float = 0.0
    bullet: str = ""
    breaks: tuple[int, ...] = ()  # forced line breaks, as character offsets into the paragraph's text
    level: int = 0  # of its slot's levels, from 0
    hanging: float = 0.0  # left edge of all lines but for what stands before the first line's tab, points
    role: Role | None = None  # where it is not its frame's

    @property
    def text(self) -> str:
        """The paragraph's text without line breaks."""
        return "".join(run.text for run in self.runs)


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


@dataclass(frozen=True, slots=True)
class Move:
    """Start a contour at absolute (x, y)."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LineTo:
    """A straight edge."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier edge: two control points and the end."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """Close the contour."""


PathCommand = Move | LineTo | Curve | Close


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeform(Node):
    """One shape of many contours (non-zero winding): a glyph outline, a field of unit marks, an icon."""

    commands: tuple[PathCommand, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    round: bool = False  # ends and corners of the outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Node):
    """A picture file, cropped by the fractions left, top, right, bottom (0–1). `path` is absolute."""

    path: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    radius: float = 0.0  # of rounded corners, points


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text, set; `fill` behind it. `rect` is the whole cell with its margins."""

    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    fill: str = ""
    margin: float = 0.0  # left and right, points
    anchor: Anchor = Anchor.MIDDLE
    span: int = 1  # columns it covers


@dataclass(frozen=True, slots=True)
class Border:
    """A horizontal table rule above row `row` (row == number of rows: under the last)."""

    row: int
    color: str
    width: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line looks: palette colour, width in points."""

    color: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """How tables of a design look, so that one that a person adds looks so too. Colours are palette names."""

    top: Stroke  # over the table
    line: Stroke  # under its header and its last row
    between: Stroke  # between rows
    text: str
    header: str  # text of the header
    bold: bool  # whether the header's text is
    header_fill: str = ""
    band: str = ""  # behind every second row, for those who ask for it

    def over(self, row: int, rows: int, header_rows: int) -> Stroke:
        """The rule above row `row` of a table of `rows` rows (row == rows: under the last)."""
        if row == 0:
            return self.top
        return self.line if row in (rows, header_rows) else self.between


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Node):
    """A native table. The first `header_rows` rows are headers."""

    columns: tuple[float, ...]  # widths
    rows: tuple[float, ...]  # heights
    cells: tuple[tuple[Cell, ...], ...]
    borders: tuple[Border, ...] = ()
    header_rows: int = 1


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


class PlaceholderKind(StrEnum):
    """What a slot holds (ECMA-376 Part 1 §19.7.10 ST_PlaceholderType)."""

    TITLE = "title"
    BODY = "body"
    PICTURE = "pic"
    CHART = "chart"
    TABLE = "tbl"
    FOOTER = "ftr"
    DATE = "dt"
    NUMBER = "sldNum"


@dataclass(frozen=True, slots=True)
class TextLevel:
    """How text of one level of a slot looks where a slide says nothing else; lengths in points."""

    style: RunStyle
    leading: float
    align: Align = Align.LEFT
    space_before: float = 0.0  # to the paragraph above it
    hanging: float = 0.0
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A named place on a slide layout; becomes a placeholder. `levels` is what its text inherits."""

    name: str
    kind: PlaceholderKind
    rect: Rect
    levels: tuple[TextLevel, ...] = ()
    anchor: Anchor = Anchor.TOP
    wrap: bool = True
    prompt: str = ""  # of a slot for a chart, table or picture


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
class Properties:
    """Document properties of both outputs. `date` is YYYY-MM-DD, from the spec, never the clock."""

    title: str
    author: str
    subject: str
    language: str
    date: str
    keywords: tuple[str, ...] = ()
    category: str = ""


class Colors(StrEnum):
    """How a PDF of the scene writes its colours."""

    SCREEN = "screen"  # sRGB
    GRAY = "gray"
    PROCESS = "process"  # cyan, magenta, yellow, black


REGISTER = "register"
"""The palette's name for what every plate of a printing press shows: its marks."""


@dataclass(frozen=True, slots=True)
class Press:
    """The finished page on a larger press sheet, and how far colour goes on beyond its edges."""

    trim: Rect
    bleed: float

    @property
    def bled(self) -> Rect:
        """The finished page with its bleed."""
        return self.trim.inset(-self.bleed, -self.bleed)


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
