"""Stage layout: a native table (ECMA-376 Part 1 §21.1.3), digits right-aligned, units beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil
from typing import Final

from factdeck.document.blocks import TableBlock
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.table_columns import Content, Look, Track, contents, head, measure_tracks, resolve_tracks
from factdeck.layout.text import Setter, moved
from factdeck.scene.nodes import AnyNode, Rule, Table
from factdeck.scene.tables import Border, Cell, Stroke, TableLook
from factdeck.scene.text import Anchor, Rect, Role

_SIZES: Final = ((1.0, False), (8 / 9, False), (8 / 9, True), (7 / 9, True))
"""Of the design's sizes (the second keeps 18 and 16 points at 16 and 14), and whether units may break."""

_LONG: Final = _SIZES[1]  # tables longer than a page
_RESORTS: Final = (0.7, 0.63, 0.56, 0.5)  # so small only with a finding
_PADDING: Final = 4.0  # over and under a cell's text
_ROW_MOST: Final = 1.75  # of the design's row: how high rows of a short table become


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table measured: its look, its tracks with their widths, the height its rows need at least."""

    look: Look
    tracks: tuple[Track, ...]
    widths: tuple[float, ...]
    head: float
    needs: tuple[float, ...]
    wanted: float = 0.0  # width that the columns need at least at the smallest size; 0 where they have it

    @property
    def height(self) -> float:
        return self.head + sum(self.needs)


def place_table(
    block: TableBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """One native table. Rows share the body up to the design's row height."""
    grid = _grid(block, body, style, setter)
    _report(block, grid, body, setter)
    heights = (grid.head, *_heights(grid, body.h, style))
    lines = [head(block, grid.look), *(contents(block, row, grid.look) for row in block.rows)]
    fills = [style.head, *(style.tint if row.highlighted else "" for row in block.rows)]
    tops = list(accumulate(heights, initial=body.y))
    cells = tuple(
        _cells(f"{id}/table/{index}", line, grid, body.x, top, height, fill, setter)
        for index, (line, top, height, fill) in enumerate(zip(lines, tops, heights, fills, strict=False))
    )
    node = Table(
        id=f"{id}/table",
        rect=Rect(body.x, body.y, sum(grid.widths), sum(heights)),
        role=Role.TABLE,
        alt=block.alt,
        columns=grid.widths,
        rows=heights,
        cells=cells,
        borders=_borders(len(block.rows), style),
        header_columns=block.naming,
    )
    return (node, *_marks(block, id, node.rect, heights, style))


def _marks(
    block: TableBlock, id: str, rect: Rect, heights: Sequence[float], style: ExhibitStyle
) -> Iterator[Rule]:
    """An upright rule at the left of each run of highlighted rows, inside the margin of their cells."""
    tops = list(accumulate(heights, initial=rect.y))[1:]
    marked = [n for n, row in enumerate(block.rows) if row.highlighted] if style.mark.width else []
    for first in (row for row in marked if row - 1 not in marked):
        last = next(row for row in marked if row >= first and row + 1 not in marked)
        place = Rect(rect.x + style.mark.width / 2, tops[first], 0, tops[last + 1] - tops[first])
        yield Rule(id=f"{id}/mark/{first}", rect=place, color=style.mark.color, width=style.mark.width)


def table_look(style: ExhibitStyle) -> TableLook:
    """How every table of the design looks."""
    return TableLook(
        top=Stroke(style.table_top.color, style.table_top.width),
        line=Stroke(style.table_line.color, style.table_line.width),
        between=Stroke(style.hairline.color, style.hairline.width),
        text=style.table_text.color,
        header=style.table_head.color,
        bold=style.table_head.bold,
        header_fill=style.head,
        band=style.tint,
    )


def split_table(block: TableBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> tuple[TableBlock, ...]:
    """The table as one block a page: as few pages as hold all rows at their least height, evenly filled."""
    grid = _grid(block, body, style, setter)
    if grid.height <= body.h + 0.01 or len(block.rows) < 2:
        return (block,)
    pages = ceil(sum(grid.needs) / (body.h - grid.head))
    while True:
        cuts = [ceil(len(block.rows) * page / pages) for page in range(pages + 1)]
        heights = [grid.head + sum(grid.needs[start:end]) for start, end in pairwise(cuts)]
        if pages == len(block.rows) or all(height <= body.h + 0.01 for height in heights):
            parts = (block.rows[start:end] for start, end in pairwise(cuts))
            return tuple(replace(block, rows=part, whole=block.rows) for part in parts)
        pages += 1


def _grid(block: TableBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> _Grid:
    """The table measured, its columns and sizes by all rows of the whole of which it is a part.

    The first size at which columns need not be squeezed and all rows fit; a long table has a size of its own,
    a wide one at the first that is small enough.
    """
    whole = replace(block, rows=block.whole or block.rows, whole=())
    chosen = setter.once((whole, body), lambda: _chosen(whole, body, style, setter))
    return chosen if whole.rows == block.rows else _rows_of(block, chosen, body, style, setter)


def _chosen(block: TableBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> _Grid:
    long: _Grid | None = None
    for size in _SIZES:
        grid = _measured(block, *size, body, style, setter)
        if _is_held(grid, body):
            if grid.height <= body.h:
                return grid
            long = grid if long is None or size == _LONG else long
    return long or _squeezed(block, body, style, setter)


def _is_held(grid: _Grid, body: Rect) -> bool:
    """Whether the columns are wide enough, and no row is higher than a page."""
    tall = grid.head + max(grid.needs, default=0.0)
    return sum(track.least for track in grid.tracks) <= body.w + 0.01 and tall <= body.h + 0.01


def _squeezed(block: TableBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> _Grid:
    """A table that is too wide, or has too tall a row, at every size: set smaller still."""
    grid = _measured(block, *_SIZES[-1], body, style, setter)
    wanted = sum(track.least for track in grid.tracks)
    for factor in _RESORTS:
        grid = _measured(block, factor, True, body, style, setter)
        if _is_held(grid, body):
            break
    return replace(grid, wanted=wanted)


def _report(block: TableBlock, grid: _Grid, body: Rect, setter: Setter) -> None:
    """Say what does not fit at the sizes of the design."""
    if grid.wanted > body.w:
        share = ceil(100 * grid.wanted / body.w)
        setter.report("table-too-wide", table=block.id, columns=len(block.columns), share=share)
    elif grid.wanted or grid.height > body.h + 0.01:
        setter.report("table-too-tall", table=block.id, rows=len(block.rows))


def _measured(
    block: TableBlock, factor: float, parted: bool, body: Rect, style: ExhibitStyle, setter: Setter
) -> _Grid:
    look = Look(style, setter.measurer, factor, parted)
    tracks = measure_tracks(block, look, setter)
    grid = _Grid(look, tracks, resolve_tracks(tracks, body.w), style.table_head_height, ())
    return _rows_of(block, grid, body, style, setter)


def _rows_of(block: TableBlock, grid: _Grid, body: Rect, style: ExhibitStyle, setter: Setter) -> _Grid:
    """The same columns with the block's own rows."""
    lines = [head(block, grid.look), *(contents(block, row, grid.look) for row in block.rows)]
    heights = [_need(line, grid.tracks, grid.widths, setter) for line in lines]
    least = min(style.table_row_least, body.h)
    needs = tuple(max(least, height) for height in heights[1:])
    return replace(grid, head=max(style.table_head_height, heights[0]), needs=needs)


def _need(row: Sequence[Content], tracks: Sequence[Track], widths: Sequence[float], setter: Setter) -> float:
    heights = [
        setter.height(cell.part, cell.style, width - 2 * track.margin)
        for cell, track, width in zip(row, tracks, widths, strict=True)
        if cell.part
    ]
    return max(heights, default=0.0) + 2 * _PADDING


def _heights(grid: _Grid, height: float, style: ExhibitStyle) -> list[float]:
    """Equal rows as far as their text allows: the body shared out, up to `_ROW_MOST` of the design's row."""
    share = (height - grid.head) / len(grid.needs)
    wanted = min(share, style.table_row * _ROW_MOST)
    tall = sum(need for need in grid.needs if need > wanted)
    short = sum(1 for need in grid.needs if need <= wanted)
    if short and tall + short * wanted > height - grid.head:
        wanted = max(style.table_row_least, (height - grid.head - tall) / short)
    return [max(wanted, need) for need in grid.needs]


def _cells(
    id: str,
    row: Sequence[Content],
    grid: _Grid,
    left: float,
    top: float,
    height: float,
    fill: str,
    setter: Setter,
) -> tuple[Cell, ...]:
    lefts = list(accumulate(grid.widths, initial=left))
    return tuple(
        _cell(f"{id}/{index}", cell, Rect(x, top, width, height), track.margin, fill, setter)
        for index, (cell, track, x, width) in enumerate(
            zip(row, grid.tracks, lefts, grid.widths, strict=False)
        )
    )


def _cell(id: str, cell: Content, rect: Rect, margin: float, fill: str, setter: Setter) -> Cell:
    if not cell.part:
        return Cell(rect, (), fill, margin, Anchor.MIDDLE)
    frame = setter.frame(id, cell.part, cell.style, rect.inset(margin, 0), role=Role.TABLE)
    # A frame is seated where the design has it; a cell has no place of its own to be moved to.
    paragraphs = tuple(moved(paragraph, 0, rect.y - frame.rect.y) for paragraph in frame.paragraphs)
    return Cell(rect, paragraphs, fill, margin, Anchor.MIDDLE)


def _borders(rows: int, style: ExhibitStyle) -> tuple[Border, ...]:
    top, line, hair = style.table_top, style.table_line, style.hairline
    between = (Border(row, hair.color, hair.width) for row in range(2, rows + 1))
    return (
        Border(0, top.color, top.width),
        Border(1, line.color, line.width),
        *between,
        Border(rows + 1, line.color, line.width),
    )
