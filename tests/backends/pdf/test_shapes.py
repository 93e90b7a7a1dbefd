"""Boxes, rules and freeforms, looked at and read back."""

from factdeck.backends.pdf.writer import write
from factdeck.scene.nodes import Box, Freeform, Rule
from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect

from .reading import color_at, fills, picture_of
from .scenes import page, scene


def test_a_box_is_filled_and_outlined_where_it_stands() -> None:
    box = Box(id="b", rect=Rect(100, 50, 40, 20), fill="gold", stroke="ink", stroke_width=4)
    pdf = write(scene(page(box)))
    assert color_at(pdf, 120, 60) == "C8963E"
    assert color_at(pdf, 100, 60) == color_at(pdf, 120, 70) == "2A2422"
    assert color_at(pdf, 97, 60) == "FFFFFF"
    (filled,) = fills(pdf)
    assert (filled.x0, filled.y0, filled.x1, filled.y1) == (100, 230, 140, 250)


def test_round_corners_are_cut() -> None:
    pdf = write(scene(page(Box(id="b", rect=Rect(100, 50, 40, 40), fill="gold", radius=20))))
    assert color_at(pdf, 102, 52) == "FFFFFF"
    assert color_at(pdf, 120, 51) == color_at(pdf, 106.5, 56.5) == "C8963E"


def test_a_rule_is_as_long_and_wide_as_said() -> None:
    pdf = write(scene(page(Rule(id="r", rect=Rect(50, 100, 80, 0), color="accent", width=4))))
    assert color_at(pdf, 90, 98.5) == color_at(pdf, 90, 101.5) == color_at(pdf, 51, 100) == "A61B1F"
    assert color_at(pdf, 90, 103) == color_at(pdf, 131, 100) == "FFFFFF"


def test_a_dashed_rule_has_gaps_and_leaves_the_next_one_solid() -> None:
    dashed = Rule(id="d", rect=Rect(50, 100, 80, 0), color="accent", width=4, dash=True)
    solid = Rule(id="s", rect=Rect(50, 120, 80, 0), color="accent", width=4)
    pdf = write(scene(page(dashed, solid)))
    colors = [[color_at(pdf, 50 + x, y) for x in range(2, 70, 4)] for y in (100, 120)]
    assert set(colors[0]) == {"A61B1F", "FFFFFF"}
    assert set(colors[1]) == {"A61B1F"}


def test_contours_that_run_the_same_way_do_not_cut_holes_and_others_do() -> None:
    outer = (Move(10, 10), LineTo(90, 10), LineTo(90, 90), LineTo(10, 90), Close())
    same = (Move(30, 30), LineTo(70, 30), LineTo(70, 70), LineTo(30, 70), Close())
    other = (Move(30, 30), LineTo(30, 70), LineTo(70, 70), LineTo(70, 30), Close())
    colors = [
        color_at(
            write(
                scene(page(Freeform(id="f", rect=Rect(10, 10, 80, 80), commands=outer + inner, fill="ink")))
            ),
            50,
            50,
        )
        for inner in (same, other)
    ]
    assert colors == ["2A2422", "FFFFFF"]


def test_curves_are_curves() -> None:
    half = (Move(20, 100), Curve(20, 50, 100, 50, 100, 100), Close())
    pdf = write(scene(page(Freeform(id="f", rect=Rect(20, 60, 80, 40), commands=half, fill="ink"))))
    assert color_at(pdf, 60, 65) == "2A2422"
    assert color_at(pdf, 60, 61) == color_at(pdf, 24, 70) == "FFFFFF"


def test_a_shape_without_fill_and_line_leaves_no_mark() -> None:
    assert fills(write(scene(page(Box(id="b", rect=Rect(0, 0, 10, 10)))))) == []


def _squares(*places: tuple[float, float], side: float = 10) -> tuple[PathCommand, ...]:
    return tuple(
        command
        for x, y in places
        for command in (
            Move(x, y),
            LineTo(x + side, y),
            LineTo(x + side, y + side),
            LineTo(x, y + side),
            Close(),
        )
    )


def _field(commands: tuple[PathCommand, ...]) -> bytes:
    rect = Rect(0, 0, 200, 200)
    return write(
        scene(page(Freeform(id="f", rect=rect, commands=commands, fill="ink", stroke="gold", stroke_width=2)))
    )


PLACES = tuple((20.0 + 15 * column, 30.0 + 15 * row) for row in range(5) for column in range(8))


def test_a_field_of_equal_marks_looks_like_its_contours() -> None:
    odd = (Move(300, 200), LineTo(305, 200), LineTo(300, 205), Close())  # makes it no field of equals
    field, plain = _field(_squares(*PLACES)), _field(_squares(*PLACES) + odd)
    one, other = picture_of(field, 3).crop((0, 0, 600, 600)), picture_of(plain, 3).crop((0, 0, 600, 600))
    assert one.tobytes() == other.tobytes()
    assert color_at(field, 25, 35) == "2A2422"


def test_a_field_costs_little() -> None:
    many = tuple((20.0 + 4.7 * column, 30.0 + 4.7 * row) for row in range(9) for column in range(75))
    assert len(_field(_squares(*many, side=3))) < 9_000


def test_contours_of_different_size_are_no_field() -> None:
    commands = _squares(*PLACES[:5]) + _squares((150, 150), side=30)
    assert color_at(_field(commands), 175, 175) == "2A2422"


def test_round_ends_reach_over_the_line_and_leave_the_next_rule_straight() -> None:
    line = (Move(50, 100), LineTo(90, 100))
    rect = Rect(50, 100, 40, 0)
    icon = Freeform(id="i", rect=rect, commands=line, stroke="ink", stroke_width=8, round=True)
    rule = Rule(id="r", rect=Rect(50, 140, 40, 0), color="ink", width=8)
    pdf = write(scene(page(icon, rule)))
    assert [color_at(pdf, 47.5, y) for y in (100, 140)] == ["2A2422", "FFFFFF"]
