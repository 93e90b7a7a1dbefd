"""Outlines cut at an edge."""

import pytest

from factdeck.layout.clip import bounds, cut_below
from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect


def square(y: float) -> tuple[PathCommand, ...]:
    return (Move(0, y), LineTo(10, y), LineTo(10, y + 10), LineTo(0, y + 10), Close())


def test_what_hangs_lower_is_cut() -> None:
    assert bounds(cut_below(square(0), 4)) == Rect(0, 0, 10, 4)


def test_a_contour_below_the_edge_vanishes() -> None:
    assert cut_below(square(20), 4) == ()


def test_a_contour_above_the_edge_keeps_its_commands() -> None:
    assert cut_below((*square(0), *square(20)), 15) == square(0)


def test_a_curve_is_cut_where_it_crosses() -> None:
    arch = (Move(0, 10), Curve(0, -3, 10, -3, 10, 10), Close())
    cut = cut_below(arch, 5)
    assert bounds(cut).bottom == pytest.approx(5)
    assert bounds(cut).y == pytest.approx(0.25, abs=0.3)


def test_a_cut_hole_begins_inside_its_contour() -> None:
    hole = (Move(2, 8), LineTo(8, 8), LineTo(8, 2), LineTo(2, 2), Close())
    first = cut_below(hole, 5)[0]
    assert isinstance(first, Move) and first.y == 2
