"""Layout: rectangles of a deck design: an item in its cell, the cells of a list."""

from dataclasses import replace

from factdeck.scene.text import Rect
from factdeck.theme.slide_layout import CellPlace, Grid, ListItem, Place


def resolve(place: Place, cell: Rect) -> Rect:
    """The rectangle of `place` in `cell`; what the place leaves open reaches to the cell's edge."""
    x, w = _across(place, cell)
    y, h = _down(place, cell)
    return Rect(x, y, w, h)


def across(place: Place, cell: Rect) -> Rect:
    """From where to where `place` reaches in `cell`, as high as the cell."""
    x, w = _across(place, cell)
    return Rect(x, cell.y, w, cell.bottom - cell.y)


def _across(place: Place, cell: Rect) -> tuple[float, float]:
    if place.x is None and place.w is not None and place.right is not None:
        return cell.right - place.right - place.w, place.w
    left = (place.x or 0.0) if place.on_grid else cell.x + (place.x or 0.0)
    width = place.w if place.w is not None else cell.right - (place.right or 0.0) - left
    return left, width


def _down(place: Place, cell: Rect) -> tuple[float, float]:
    if place.middle and place.h is not None:
        return cell.y + (cell.h - place.h) / 2, place.h
    if place.y is None and place.foot is not None and place.h is not None:
        return cell.bottom - place.foot - place.h, place.h
    top = cell.y + (place.y or 0.0)
    return top, place.h if place.h is not None else cell.bottom - (place.foot or 0.0) - top


def cells(item: ListItem, count: int, page: Rect) -> tuple[tuple[Rect, str], ...]:
    """A cell and its treatment for each of `count` records; fewer where the design has no more cells."""
    if item.grid is None:
        return tuple((resolve(cell.place, page), _treatment(cell, item)) for cell in item.cells[:count])
    return tuple((rect, item.treatment) for rect in grid_cells(item.grid, count, page))


def _treatment(cell: CellPlace, item: ListItem) -> str:
    return cell.treatment or item.treatment


def grid_cells(grid: Grid, count: int, page: Rect) -> tuple[Rect, ...]:
    """Equal cells, row by row; the first ones may span several columns. None for no records."""
    if not count:
        return ()
    area = resolve(grid.place, page)
    spans = [*grid.spans, *([1] * count)][:count]
    columns = grid.columns or sum(spans)
    places = _flow(spans, columns)
    rows = grid.rows or places[-1][0] + 1
    width = (area.w - grid.gap_x * (columns - 1)) / columns
    height = grid.each or (area.h - grid.gap_y * (rows - 1)) / rows
    if grid.from_foot:
        area = replace(area, y=area.bottom - rows * height - (rows - 1) * grid.gap_y)
    return tuple(
        Rect(
            area.x + column * (width + grid.gap_x),
            area.y + row * (height + grid.gap_y),
            span * width + (span - 1) * grid.gap_x,
            height,
        )
        for (row, column), span in zip(places, spans, strict=True)
    )


def _flow(spans: list[int], columns: int) -> list[tuple[int, int]]:
    """Row and first column of every cell."""
    places: list[tuple[int, int]] = []
    row = column = 0
    for span in spans:
        if column + span > columns:
            row, column = row + 1, 0
        places.append((row, column))
        column += span
    return places
