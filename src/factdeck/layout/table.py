"""Stage layout: a native table (ECMA-376 Part 1 §21.1.3), digits right-aligned, units beside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil
from typing import Final

from factdeck.document.blocks import TableBlock
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.table_columns import Content, Look, Track, contents, head, measure_tracks, resolve_tracks
from factdeck.layout.text import Setter, moved
from factdeck.scene.nodes import Anchor, AnyNode, Border, Cell, Rect, Role, Table

_FACTORS: Final = (1.0, 8 / 9)  # of the design's sizes; the second keeps 18 and 16 points at 16 and 14
_PADDING: Final = 4.0  # over and under a cell's text
_ROW_MOST: Final = 1.35  # of the design's row: how high rows of a short table become


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table measured: its look, its tracks with their widths, the height its rows need at least."""

    look: Look
    tracks: tuple[Track, ...]
    widths: tuple[float, ...]
    head: float
    needs: tuple[float, ...]

    @property
    def height(self) -> float:
        return self.head + sum(self.needs)


def place_table(
    block: TableBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """One native table. Rows share the body up to the design's row height; too many are `table-too-tall`."""
    grid = _grid(block, body, style, setter)
    if grid.height > body.h + 0.01:
        setter.diagnostics.add("table-too-tall", table=block.id, rows=len(block.rows))
    heights = (grid.head, *_heights(grid, body.h, style))
    lines = [head(block, grid.look), *(contents(block, row, grid.look) for row in block.rows)]
    fills = ["", *(style.tint if row.highlighted else "" for row in block.rows)]
    tops = list(accumulate(heights, initial=body.y))
    cells = tuple(
        _cells(f"{id}/table/{index}", line, grid, body.x, top, height, fill, setter)
        for index, (line, top, height, fill) in enumerate(zip(lines, tops, heights, fills, strict=False))
    )
    node = Table(
        id=f"{id}/table",
        rect=Rect(body.x, body.y, sum(grid.widths), sum(heights)),
        role=Role.TABLE,
        columns=grid.widths,
        rows=heights,
        cells=cells,
        borders=_borders(len(block.rows), style),
    )
    return (node,)


def split_table(block: TableBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> tuple[TableBlock, ...]:
    """The table as one block a page: as few pages as hold all rows at their least height, evenly filled."""
    needs = _grid(block, body, style, setter)
    if needs.height <= body.h + 0.01 or len(block.rows) < 2:
        return (block,)
    pages = ceil(sum(needs.needs) / (body.h - needs.head))
    while True:
        size = ceil(len(block.rows) / pages)
        parts = [block.rows[start : start + size] for start in range(0, len(block.rows), size)]
        blocks = tuple(replace(block, rows=part) for part in parts)
        if size == 1 or all(_grid(part, body, style, setter).height <= body.h + 0.01 for part in blocks):
            return blocks
        pages += 1


def _grid(block: TableBlock, body: Rect, style: ExhibitStyle, setter: Setter) -> _Grid:
    """The table at the first size at which its text columns need not be squeezed, else at the smallest."""
    grid = None
    for factor in _FACTORS:
        look = Look(style, setter.measurer, factor)
        tracks = measure_tracks(block, look, setter)
        widths = resolve_tracks(tracks, body.w)
        rows = [head(block, look), *(contents(block, row, look) for row in block.rows)]
        heights = [_need(row, tracks, widths, setter) for row in rows]
        least = min(style.table_row_least, body.h)
        needs = tuple(max(least, height) for height in heights[1:])
        grid = _Grid(look, tracks, widths, max(style.table_head_height, heights[0]), needs)
        if grid.height <= body.h and sum(track.least for track in tracks) <= body.w:
            return grid
    assert grid is not None
    return grid


def _need(row: Sequence[Content], tracks: Sequence[Track], widths: Sequence[float], setter: Setter) -> float:
    heights = [
        setter.height(cell.part, cell.style, width - 2 * track.margin)
        for cell, track, width in zip(row, tracks, widths, strict=True)
        if cell.part
    ]
    return max(heights, default=0.0) + 2 * _PADDING


def _heights(grid: _Grid, height: float, style: ExhibitStyle) -> list[float]:
    """Equal rows as far as their text allows: the body shared out, up to a little over the design's row."""
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
