"""Rectangles of a design."""

import pytest

from factdeck.layout.grid import grid_cells, resolve
from factdeck.scene.text import Rect
from factdeck.theme.slide_layout import Grid, Place

PAGE = Rect(0, 0, 100, 60)
CELL = Rect(10, 20, 40, 30)


@pytest.mark.parametrize(
    ("place", "rect"),
    [
        (Place(), CELL),
        (Place(x=5, right=5, y=2, foot=3), Rect(15, 22, 30, 25)),
        (Place(w=10, right=0, h=5, foot=1), Rect(40, 44, 10, 5)),
        (Place(x=60, w=8, on_grid=True, y=1, h=2), Rect(60, 21, 8, 2)),
        (Place(x=1, w=10, h=10, middle=True), Rect(11, 30, 10, 10)),
    ],
)
def test_a_place_is_measured_from_the_edges_of_its_cell(place: Place, rect: Rect) -> None:
    assert resolve(place, CELL) == rect


def test_cells_share_out_the_place_with_gaps_between() -> None:
    cells = grid_cells(Grid(Place(), columns=2, gap_x=4, gap_y=10), 4, PAGE)
    assert cells == (Rect(0, 0, 48, 25), Rect(52, 0, 48, 25), Rect(0, 35, 48, 25), Rect(52, 35, 48, 25))


def test_a_first_cell_may_span_columns() -> None:
    cells = grid_cells(Grid(Place(), columns=2, spans=(2,)), 3, PAGE)
    assert [(cell.x, cell.w) for cell in cells] == [(0, 100), (0, 50), (50, 50)]


def test_rows_of_a_given_height_can_end_at_the_foot() -> None:
    cells = grid_cells(Grid(Place(), each=12, from_foot=True), 2, PAGE)
    assert [(cell.y, cell.h) for cell in cells] == [(36, 12), (48, 12)]


def test_as_many_columns_as_there_are_records() -> None:
    assert [cell.w for cell in grid_cells(Grid(Place(), columns=0, rows=1), 5, PAGE)] == [20] * 5


def test_no_records_take_no_cells() -> None:
    assert grid_cells(Grid(Place(), columns=0, rows=1), 0, PAGE) == ()
