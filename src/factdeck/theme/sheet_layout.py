"""Stage theme: the fact sheet's design as typed values, lengths in points; `read_sheet` fills it.

A design pack's numbers come in here and nowhere else. In the file lengths are millimetres and type is points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from factdeck.chart.model import Emphasis
from factdeck.theme.sheet_forms import CardDesign, ColumnsDesign, Form, HeadForm, Numerals, RailDesign
from factdeck.theme.sheet_measures import Length, LineStyle, Stretch
from factdeck.theme.theme import TextStyle


class SourceNotes(StrEnum):
    """When the parts of the sheet name their sources by number."""

    ALWAYS = "always"
    SEVERAL = "several"  # where the sheet draws on more than one
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class PageDesign:
    """The page: its size, its margins, where content ends, where the foot stands."""

    width: Length
    height: Length
    left: Length
    right: Length
    top: Length
    bottom: Length  # where content ends
    foot_rule: Length
    foot_baseline: Length
    columns: int
    gutter: Length
    level: Length  # ends of columns on one page differ by no more than this
    abreast: int = 3  # the most exhibits side by side


@dataclass(frozen=True, slots=True)
class MastheadDesign:
    """Bars over the page, the first page's title block, the others' running head; from the top margin."""

    bar: Length
    bar_color: str
    line: Length
    line_gap: Length
    logo: Length  # side of the logo's square
    logo_top: Length
    text_left: Length  # of the words where a logo stands beside them
    kicker: Length  # baselines
    title: Length
    standfirst: Length
    foot: Length  # last baseline to the rule under it
    running: Length
    running_rule: Length
    thin_first: bool = False  # the thin bar over the thick one
    pill: Length | None = None  # height of a capsule around the kicker


@dataclass(frozen=True, slots=True)
class HeroDesign:
    """The key figures under the masthead: one large with tiles beside it, or several equal ones."""

    pad: Stretch  # over and under the figures
    number: Length  # baselines from the top of the padded box
    label: Length  # number's baseline to label's baseline
    pictogram: Length  # label's baseline to the marks' top
    person: Length  # height of a mark
    person_pitch: Length
    row: Length  # a row of tiles
    tile_number: Length
    tile_label: Length  # number's baseline to label's baseline
    equal_number: Length
    equal_height: Length
    divided: bool = False  # equal figures have lines between them
    most: int = 5  # figures; what is over stands in a list row of its section
    label_lines: int = 9  # a label that needs more gives way to the fact's own


@dataclass(frozen=True, slots=True)
class HeadDesign:
    """A section's head: the chapter's number, its name over its sentence."""

    seal: Length  # side of the seal; height of the pill
    seal_color: str
    seal_radius: Length
    text_left: Length
    name: Length  # baselines from the head's top
    sentence: Length
    form: HeadForm = HeadForm.SEAL
    numerals: Numerals = Numerals.WRITTEN


@dataclass(frozen=True, slots=True)
class GapDesign:
    """Distances that shrink and grow with the page."""

    over_rule: Length  # a section's end to the next section's rule
    under_rule: Length
    under_head: Length
    parts: Length  # tile to chart title
    under_title: Length
    over_rows: Length  # chart to its list
    blocks: Length  # block to block inside a section
    scale: tuple[float, ...]  # least, natural, greatest factor
    spread: Length  # the most that one gap takes when a page stays too empty


@dataclass(frozen=True, slots=True)
class RowDesign:
    """List rows: hairline, key, text on one baseline."""

    height: Stretch
    baseline: Length  # above the row's end
    key: Length  # width of the key column
    key_gap: Length  # the least from a key to its text
    key_clear: Length  # what it is where that takes no more lines


@dataclass(frozen=True, slots=True)
class TileDesign:
    """Tiles: number over label, no boxes."""

    ascent: float  # top to the number's baseline, in em of the number
    label: Length  # number's baseline to label's baseline
    foot: Length  # label's baseline to the tile's end
    rule: Length  # hairline to the tiles' top
    step: float  # points that a number goes up or down
    least: float  # size in points that no number goes under
    abreast: int = 6  # the most over the width of the page


@dataclass(frozen=True, slots=True)
class BarDesign:
    """Bars with their names at the left or above."""

    pitch: Stretch
    pitch_above: Stretch
    share: float  # of the pitch that a bar fills
    share_above: float
    bar: tuple[float, ...]  # least and greatest bar, mm
    short_name: float  # names up to this many em stand at the left
    name_gap: Length
    name_above: Length  # name's baseline from the top of its band
    bar_above: Length  # name's baseline to the bar
    label_gap: Length


@dataclass(frozen=True, slots=True)
class PlotDesign:
    """Columns and charts with axes."""

    height: Stretch
    column: Length
    names: Length  # axis to the first name's baseline
    over: Length  # room for a value over the highest column


@dataclass(frozen=True, slots=True)
class RingDesign:
    """Rings and doughnuts with figures beside them."""

    outside: Stretch
    stroke: Length
    gap: Length
    tile_pitch: Length
    swatch: Length
    part: Stretch  # a row of the list of parts


@dataclass(frozen=True, slots=True)
class UnitDesign:
    """Fields of countable marks."""

    square: Length
    square_pitch: Stretch
    dot_pitch: Stretch  # few dots
    dot_share: float  # diameter over pitch
    small_pitch: Stretch  # many dots
    small_share: float
    tick: Length
    tick_height: Stretch
    tick_pitch: Length  # no closer than this
    few: int  # up to here large dots
    some: int  # up to here ticks or squares
    wide: int  # from here a field asks for the whole width
    gap: Length  # between two kinds
    caption: Length  # marks to the caption's baseline
    caption_foot: Length
    rank: Length  # side of a rank box
    rank_pitch: Stretch  # rows
    rank_gap: Length


@dataclass(frozen=True, slots=True)
class StripDesign:
    """Before over after on one scale, and cells of amounts."""

    height: Stretch
    gap: Length  # between boxes
    name: Length  # name's baseline from the top
    under_name: Length
    between: Length
    apart: Length  # the most that the two sides are set further apart


@dataclass(frozen=True, slots=True)
class TableDesign:
    """Tables without vertical rules."""

    head: Length
    head_baseline: Length
    row: Stretch
    bar: Length
    gap: Length  # between columns
    close: Length  # between a figure and the text that says what it counts


@dataclass(frozen=True, slots=True)
class SourceDesign:
    """The last block: where the numbers come from, how to read them, a code."""

    head: Length  # baselines
    text: Length
    foot: Length
    code: Length  # side of the QR code
    item: Length  # between two numbered sources


@dataclass(frozen=True, slots=True)
class SheetDesign:
    """All that a pack decides about the fact sheet. `palette` is added to the pack's own."""

    page: PageDesign
    palette: Mapping[str, str]
    colors: Mapping[Emphasis, str]
    outline: LineStyle  # of marks that are not filled
    styles: Mapping[str, TextStyle]
    rules: Mapping[str, LineStyle]  # masthead, section, inner, table, table_inner, foot
    masthead: MastheadDesign
    hero: HeroDesign
    head: HeadDesign
    gaps: GapDesign
    rows: RowDesign
    tiles: TileDesign
    bars: BarDesign
    plots: PlotDesign
    rings: RingDesign
    units: UnitDesign
    strips: StripDesign
    tables: TableDesign
    source: SourceDesign
    source_notes: SourceNotes = SourceNotes.SEVERAL
    composition: Form = Form.BANDS
    rail: RailDesign | None = None  # what the composition of that name asks for
    newspaper: ColumnsDesign | None = None
    card: CardDesign | None = None
