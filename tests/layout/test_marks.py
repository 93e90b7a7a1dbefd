from math import pi

import pytest

from factdeck.layout.marks import (
    cut,
    ellipse,
    mark_field,
    person,
    rank_strip,
)
from factdeck.scene.paths import Close, Curve, LineTo, Move
from factdeck.scene.text import Rect


def contours(commands) -> int:
    return sum(isinstance(command, Close) for command in commands)


def extent(commands) -> tuple[float, float, float, float]:
    xs = [command.x for command in commands if not isinstance(command, Close)]
    ys = [command.y for command in commands if not isinstance(command, Close)]
    return min(xs), min(ys), max(xs), max(ys)


def area(commands) -> float:
    """By the shoelace rule; the commands have straight edges only."""
    points = [(c.x, c.y) for c in commands if isinstance(c, Move | LineTo)]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def test_a_field_has_a_contour_a_mark_and_breaks_its_rows():
    field = mark_field(10, 20, 23, 10, 5, 6, "square", 4)
    assert contours(field) == 23
    assert extent(field) == (10, 20, 10 + 9 * 5 + 4, 20 + 2 * 6 + 4)


def test_the_last_mark_is_cut_to_its_share():
    last = mark_field(0, 0, 2.25, 10, 5, 5, "square", 4)[-5:]
    assert extent(mark_field(0, 0, 2.25, 10, 5, 5, "square", 4))[2] == pytest.approx(11)
    assert contours(last) == 1


def test_a_whole_number_that_is_not_quite_one_has_no_sliver():
    assert contours(mark_field(0, 0, 3.0000000001, 10, 5, 5, "square", 4)) == 3
    assert contours(mark_field(0, 0, 2.9999999999, 10, 5, 5, "square", 4)) == 3


@pytest.mark.parametrize("share", [0.25, 0.5, 0.8])
def test_a_cut_dot_is_a_segment_of_the_circle(share: float):
    piece = cut(ellipse(Rect(0, 0, 10, 10)), 10 * share)
    assert extent(piece)[2] == pytest.approx(10 * share)
    half = cut(ellipse(Rect(0, 0, 10, 10)), 5)
    assert area(half) == pytest.approx(25 * pi / 2, rel=0.02)


def test_a_person_fills_its_rectangle_with_head_and_body():
    figure = person(Rect(1, 2, 10, 21))
    assert contours(figure) == 2 and any(isinstance(command, Curve) for command in figure)
    assert extent(figure) == pytest.approx((1, 2, 11, 23))


def test_a_tick_has_its_own_height():
    assert extent(mark_field(0, 0, 1, 10, 5, 5, "tick", 1, 20)) == (0, 0, 1, 20)


def test_a_rank_strip_ends_with_its_place():
    before, place = rank_strip(0, 0, 10, 8, 2)
    assert contours(before) == 9 and place == Rect(90, 0, 8, 8)
    assert rank_strip(0, 0, 1, 8, 2) == ((), Rect(0, 0, 8, 8))
