"""Theme stage: a deck design as typed data: styles, components, slide layouts and their variants by count.

An item is drawn in a cell: the page for the items of a layout, the record's cell for those of a treatment.
Lengths are points. `theme/read_deck.py` reads these from deck.yaml; nothing here knows content or a pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from factdeck.theme.theme import TextStyle

LISTS = ("hero", "facts", "tiles", "rows", "side", "band", "progress", "figures", "panels")
PARTS = ("figure", "label", "note", "term", "text", "number", "name", "meaning", "value", "word", "caption")
TEXTS = ("title", "kicker", "line", "organization", "mark", "source", "quote", "attribution", "qr", "running")
OTHERS = (
    *("chapter.number", "chapter.name", "chapter.kicker", "page", "notice"),
    *("exhibit.0.title", "exhibit.1.title"),
    *(f"band.{number}.{part}" for number in (1, 2, 3, 4) for part in ("label", "text", "figure")),
)
PICTURES = ("logo", "qr")
ICONS = ("record", "chapter")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands in its cell. `x`, `right`, `y`, `foot` are distances from the cell's edges.

    With `on_grid`, `x` and `w` are columns of the page. What is None reaches to the cell's edge. With
    `auto`, a text frame is as high as its lines; with `middle`, what is `h` high stands halfway down.
    """

    x: float | None = None
    right: float | None = None
    w: float | None = None
    y: float | None = None
    foot: float | None = None
    h: float | None = None
    on_grid: bool = False
    auto: bool = False
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the count named `key` lies in minimum…maximum.

    Keys: a list (`tiles`), a part of its records (`rows.term`: how many have it, `rows.term.chars`: the most
    characters, `tiles.icon`: how many have one), a text or part (1 when present), `title.lines`,
    `picture.logo`, `exhibits`, `photos`, `strips` (comparisons on one scale), `chapter.icon`, and in a list
    `icon`, `first`, `last`, `current`.
    """

    key: str
    minimum: int
    maximum: int


When = tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What all items share."""

    place: Place = Place()
    when: When = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextItem(Item):
    """A text frame: one or more sources (parts, texts) run together, each in a style."""

    sources: tuple[tuple[str, str], ...]  # source, style
    between: str = ""
    role: str = ""
    slot: str = ""
    link: bool = True  # whether it leads where its record or the chapter stands for
    gap: float = 0.0  # in a stack: space above


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxItem(Item):
    """A rectangle."""

    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    dash: bool = False
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleItem(Item):
    """A straight rule, centred on its y (or x, when `vertical`)."""

    color: str
    width: float
    vertical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GlyphItem(Item):
    """The outline of a short text (a source, or the design's own `letters`) as one freeform.

    `sizes` by number of characters (the last for more), points; `baseline` from the cell's top; the left or
    right edge of what is seen stands on `left` / `right_edge` (from the cell's left); below `cut` nothing is
    drawn.
    """

    source: str
    letters: str
    family: str
    bold: bool
    color: str
    sizes: tuple[float, ...]
    baseline: float
    left: float | None = None
    right_edge: float | None = None
    cut: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureItem(Item):
    """A picture of the slide (logo, qr), fitted into its place without distortion."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IconItem(Item):
    """A square line icon: of the record or the chapter (`source` says whose), or the design's own `name`.

    With `clear`, it is left out where a text of its cell, drawn before it, would come nearer than that.
    """

    source: str
    name: str
    size: float
    color: str
    width: float  # of the line
    clear: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StackItem(Item):
    """Text items one under the other, each as high as its lines, the whole anchored top, middle or bottom.

    They are the paragraphs of one text frame, unless one of them has a slot or a place of its own.
    """

    items: tuple[TextItem, ...]
    anchor: str = "top"
    slot: str = ""  # of the one frame; without it, it is called after the first text

    @property
    def is_frame(self) -> bool:
        """Whether it is one text frame."""
        return all(item.place == Place() and not item.slot for item in self.items)


@dataclass(frozen=True, slots=True)
class CellPlace:
    """One cell of a list, with its own treatment or the list's."""

    place: Place
    treatment: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Equal cells, row by row. 0 columns or rows: as many as there are records.

    `each`: height of a row (0: the place's height shared out); rows then start at the top, or end at the foot
    with `from_foot`. `spans`: how many columns the first records cover.
    """

    place: Place
    columns: int = 1
    rows: int = 0
    gap_x: float = 0.0
    gap_y: float = 0.0
    each: float = 0.0
    from_foot: bool = False
    spans: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Item):
    """The records of a list, each in a cell by a treatment. Equal styles in one list get one size.

    `together`: where each record is a text, or a term of one line before a text, all are one text frame.
    `level`: stacks that stand on one foot begin on one line: figures are level though their labels are not.
    """

    name: str
    treatment: str
    cells: tuple[CellPlace, ...] = ()
    grid: Grid | None = None
    first: int = 1  # the first record placed, from 1
    omits: tuple[str, ...] = ()  # parts that this design leaves out on purpose
    together: bool = False
    level: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitCard:
    """A box behind an exhibit, `pad_x` and `pad_y` larger, that ends where what is drawn ends."""

    fill: str
    radius: float = 0.0
    pad_x: float = 0.0
    pad_y: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitItem(Item):
    """The slide's n-th exhibit (from 0) in its place."""

    index: int
    slot: str = ""
    card: ExhibitCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupItem(Item):
    """Items under one condition."""

    items: tuple["AnyItem", ...]


Drawing = BoxItem | RuleItem | GlyphItem | PictureItem
DrawingItem = Drawing | IconItem
AnyItem = TextItem | DrawingItem | StackItem | ListItem | ExhibitItem | GroupItem


@dataclass(frozen=True, slots=True)
class SlotKind:
    """What a named slot becomes in PowerPoint, and its prompt by language."""

    kind: str
    prompt: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LayoutDesign:
    """A slide layout. Every slide shows `fixed`, its decoration; the first variant that holds is drawn.

    `omits`: lists that this design leaves out on purpose.
    """

    key: str
    name: Mapping[str, str]  # by language: zh, en
    background: str
    fixed: tuple[AnyItem, ...]
    items: tuple[AnyItem, ...]
    variants: tuple[GroupItem, ...]
    omits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckDesign:
    """A whole deck design. Texts of a style in `uniform` have one size in the whole deck.

    `canvas`: left, top, width and height of the page that items of layouts stand on, points of the slide.
    """

    width: float
    height: float
    pitch: float  # from one column to the next
    styles: Mapping[str, TextStyle]
    uniform: tuple[str, ...]
    components: Mapping[str, tuple[AnyItem, ...]]
    layouts: Mapping[str, LayoutDesign]
    slots: Mapping[str, SlotKind]
    icons: Mapping[str, str] = field(default_factory=dict[str, str])  # name → line (base.icons)
    source_notes: bool = True  # whether slides show their source note
    numerals: str = "written"  # of chapters: as the document writes them, or `digits` (layout/numerals.py)
    canvas: tuple[float, float, float, float] = (0.0, 0.0, 960.0, 540.0)
    figure_notes: bool = True  # whether speaker notes list the slide's figures
