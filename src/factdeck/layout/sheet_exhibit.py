"""Stage layout: a block of a section becomes the block that draws it: its title, its exhibit, its tiles."""

from factdeck.base.units import mm
from factdeck.chart.model import ChartKind
from factdeck.document.blocks import ChartBlock, Record, SheetBlock, SheetSection, TableBlock, Text
from factdeck.layout.sheet_axes import AXES, Axes
from factdeck.layout.sheet_blocks import Block, Words
from factdeck.layout.sheet_cells import Titled
from factdeck.layout.sheet_chart import Bars, points_of
from factdeck.layout.sheet_columns import TableColumns
from factdeck.layout.sheet_margins import band_width
from factdeck.layout.sheet_marks import Units, wants_width
from factdeck.layout.sheet_pen import Pen, words
from factdeck.layout.sheet_plot import Columns, fits_as_columns
from factdeck.layout.sheet_ranks import People, Ranks
from factdeck.layout.sheet_records import TableRecords
from factdeck.layout.sheet_ring import Ring
from factdeck.layout.sheet_strips import Amounts, Strips
from factdeck.layout.sheet_table import TableRows
from factdeck.layout.sheet_tiles import Tiles
from factdeck.layout.sheet_to_fill import ToFill
from factdeck.layout.sheet_told import has_exhibit
from factdeck.scene.text import Role

_ROUND = frozenset({ChartKind.RING, ChartKind.DOUGHNUT, ChartKind.PIE})
_SPREADING = AXES | {ChartKind.BAR, ChartKind.COLUMN, ChartKind.UNIT}
_NARROW = mm(80)  # a column in which a table has little room
_MOST_BESIDE = 2  # tiles beside a ring
_LISTED = 2  # columns of a table that is a list of figures


def is_wide(pen: Pen, block: SheetBlock) -> bool:
    """Whether a block asks for the page's whole width: a field of many marks, a table of more than a list."""
    chart = block.chart.chart if block.chart else None
    marks = chart is not None and chart.kind is ChartKind.UNIT and wants_width(pen, chart)
    return marks or (block.table is not None and not _is_list(pen, block.table))


def _is_list(pen: Pen, table: TableBlock) -> bool:
    """Whether a table only names figures, each on one line of a half of the page, as a list of rows does."""
    if len(table.columns) > _LISTED or any(column.bars for column in table.columns):
        return False
    return TableColumns(pen, pen.column(band_width(pen), 2), table).comfortable


def too_wide(pen: Pen, block: SheetBlock, width: float) -> bool:
    """Whether a table's columns have no room in `width` even with every text broken between words."""
    return block.table is not None and not TableColumns(pen, width, block.table).fits


def spreads_out(block: SheetBlock) -> bool:
    """Whether an exhibit fills the page's width well: bars, columns, lines, marks; not rings."""
    return block.chart is not None and block.chart.chart.kind in _SPREADING


def tiles_beside(pen: Pen, block: SheetBlock, width: float) -> bool:
    """Whether a block's tiles stand beside its exhibit: rings have room there for short figures."""
    if block.chart is None or block.chart.chart.kind not in _ROUND or len(block.tiles) > _MOST_BESIDE:
        return False
    room = width - pen.design.rings.outside.least - pen.design.rings.gap
    return all(_least_width(pen, tile, "tile_small") <= room for tile in block.tiles)


def _least_width(pen: Pen, tile: Record, style: str) -> float:
    """The width of a tile's figure at its least size."""
    figure = tile.parts["figure"]
    return pen.width(figure, pen.fitting(figure, pen.style(style), 0.0, pen.design.tiles.least))


def titled(pen: Pen, section: SheetSection, block: SheetBlock, at: str, width: float) -> Titled:
    """The block's exhibit under its title. `at` begins the ids of its nodes."""
    exhibit = _exhibit(pen, section, block, at, width)
    title = block.title or words(block.chart.chart.title if block.chart else "")
    if not any(span.text for span in title) or _says_itself(section, block):
        return Titled(pen, None, exhibit)
    return Titled(pen, Words(pen, f"{at}/title", width, title, "chart_title", Role.LABEL), exhibit)


def make_tiles(
    pen: Pen, records: tuple[Record, ...], at: str, width: float, most: int, *, ruled: bool = False
) -> Tiles:
    """Tiles in one row, or in rows that are as equal as can be; small numbers in narrow columns."""
    columns = tile_columns(pen, records, width, most)
    narrow = columns > 1 and pen.column(width, columns) < pen.column(band_width(pen), 4)
    style = "tile_small" if narrow or columns > 3 else "tile"
    return Tiles(pen, f"{at}/tiles", width, records, columns, style, ruled)


def tile_columns(pen: Pen, records: tuple[Record, ...], width: float, most: int) -> int:
    """How many of the tiles stand abreast, at most `most`, in rows that are as equal as can be."""
    least = pen.column(band_width(pen), 6) * 0.99
    widest = max(_least_width(pen, record, "tile_small") for record in records)
    fitting = [count for count in range(1, 7) if pen.column(width, count) >= max(least, widest)]
    most = max(1, min(most, len(records), max(fitting, default=1)))
    rows = -(-len(records) // most)
    return -(-len(records) // rows)


def _says_itself(section: SheetSection, block: SheetBlock) -> bool:
    """A lone field of marks needs no title: the sentence over it is its title, its caption its names."""
    lone = sum(has_exhibit(other) for other in section.blocks) == 1
    return lone and block.chart is not None and block.chart.chart.kind is ChartKind.UNIT


def _exhibit(pen: Pen, section: SheetSection, block: SheetBlock, at: str, width: float) -> Block:
    if block.table and not _has_room(pen, width, block.table):
        return TableRecords(pen, at, width, block.table)
    if block.table:
        return TableRows(pen, at, width, block.table)
    if block.comparison:
        return Strips(pen, at, width, block.comparison)
    assert block.chart is not None
    if block.chart.chart.kind is ChartKind.UNIT:
        captioned = _says_itself(section, block) or not _said(block.title, block.chart)
        return Units(pen, at, width, block.chart, captioned)
    return _chart(pen, block, block.chart, at, width)


def _has_room(pen: Pen, width: float, table: TableBlock) -> bool:
    """Whether a table stands well as one: in a narrow column only with every cell on one line."""
    columns = TableColumns(pen, width, table)
    return columns.comfortable if width < _NARROW else columns.fits


def _chart(pen: Pen, block: SheetBlock, chart: ChartBlock, at: str, width: float) -> Block:
    kind = chart.chart.kind
    if kind is ChartKind.TO_FILL:
        return ToFill(pen, at, width, chart.chart)
    if kind in _ROUND:
        return Ring(pen, at, width, chart, block.tiles if tiles_beside(pen, block, width) else ())
    if kind in AXES:
        return Axes(pen, at, width, chart.chart)
    if kind is ChartKind.COLUMN:
        return _columns(pen, chart, at, width)
    if kind is ChartKind.PICTOGRAM:
        return People(pen, at, width, chart)
    plain = {ChartKind.RANK: Ranks, ChartKind.CELLS: Amounts}.get(kind, Bars)
    return plain(pen, at, width, chart.chart)


def _columns(pen: Pen, chart: ChartBlock, at: str, width: float) -> Block:
    """Columns with their values on top; many are read against an axis, crowded ones become bars."""
    if not chart.chart.direct_labels:
        return Axes(pen, at, width, chart.chart)
    columns = fits_as_columns(pen, width, chart.chart)
    return Columns(pen, at, width, chart.chart) if columns else Bars(pen, at, width, chart.chart)


def _said(title: Text, chart: ChartBlock) -> bool:
    """Whether a title names the only figure of a chart."""
    points = points_of(chart.chart)
    return len(points) == 1 and any(span.fact and span.fact == points[0].fact for span in title)
