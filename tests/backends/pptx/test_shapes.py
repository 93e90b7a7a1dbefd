import re

from factdeck.backends.pptx.contours import paths
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import element
from factdeck.backends.pptx.shapes import box, freeform, identity, picture, rule
from factdeck.scene.nodes import Box, Freeform, Picture, Rule
from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect, Role
from tests.backends.pptx.scenes import FONTS, PALETTE, SCHEME

INK = Ink(PALETTE, SCHEME, FONTS)
NOTHING = element("p:cNvPr", id=2, name="x")


def square(x: float, y: float, side: float, *, hole: bool = False) -> list[PathCommand]:
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    first, *rest = corners[::-1] if hole else corners
    return [Move(*first), *(LineTo(*corner) for corner in rest), Close()]


def drawn(*commands: PathCommand) -> str:
    node = Freeform(id="mark", rect=Rect(0, 0, 1, 1), commands=commands, fill="red")
    return freeform(NOTHING, node, INK, element("p:txBody"))


def test_marks_that_lie_apart_are_one_path() -> None:
    field = [command for column in range(10) for command in square(column * 10, 0, 8)]
    assert len(paths(field)) == 1


def test_contours_that_overlap_are_filled_one_after_the_other() -> None:
    assert len(paths([*square(0, 0, 10), *square(5, 5, 10)])) == 2


def test_a_hole_stays_with_the_contour_around_it() -> None:
    ring = [*square(0, 0, 30), *square(10, 10, 10, hole=True)]
    assert paths(ring) == [ring]
    crossed = paths([*ring, *square(25, 0, 30)])
    assert [len(path) for path in crossed] == [10, 5]


def test_a_freeform_is_placed_by_what_it_spans() -> None:
    xml = drawn(Move(10, 20), Curve(10, 30, 40, 30, 40, 20), Close())
    assert '<a:off x="127000" y="254000"/><a:ext cx="381000" cy="127000"/>' in xml
    assert '<a:path w="381000" h="127000">' in xml
    assert re.search(r'<a:cubicBezTo><a:pt x="0" y="127000"/>', xml)


def test_rounded_corners_are_a_share_of_the_shorter_side_and_at_most_half() -> None:
    def corner(radius: float) -> str:
        given = Box(id="x", rect=Rect(0, 0, 100, 40), fill="red", radius=radius)
        return re.findall(r"val (\d+)", box(NOTHING, given, INK, element("p:txBody")))[0]

    assert (corner(8), corner(90)) == ("20000", "50000")


def test_an_outline_is_never_empty() -> None:
    plain = box(NOTHING, Box(id="x", rect=Rect(0, 0, 1, 1), fill="red"), INK, element("p:txBody"))
    dashed = box(
        NOTHING,
        Box(id="x", rect=Rect(0, 0, 1, 1), stroke="red", stroke_width=1, dash=True),
        INK,
        element("p:txBody"),
    )
    assert "<a:ln><a:noFill/></a:ln>" in plain
    assert (
        '<a:ln w="12700"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:prstDash val="dash"/>'
        in dashed
    )


def test_a_rule_is_a_line_without_height() -> None:
    xml = rule(NOTHING, Rule(id="x", rect=Rect(10, 20, 30, 0), color="gold", width=2), INK)
    assert '<a:ext cx="381000" cy="0"/>' in xml
    assert '<a:ln w="25400">' in xml


def test_only_what_says_nothing_is_decoration() -> None:
    seal = Box(id="seal", rect=Rect(0, 0, 1, 1))
    figure = Box(id="figure", rect=Rect(0, 0, 1, 1), role=Role.FIGURE, alt="104 <万> 人")
    assert "decorative" in identity(2, seal)
    assert 'descr="104 &lt;万&gt; 人"/>' in identity(3, figure)


def test_an_icon_is_a_line_with_round_ends_that_nothing_fills() -> None:
    node = Freeform(
        id="icon",
        rect=Rect(0, 0, 24, 24),
        commands=(Move(0, 0), LineTo(24, 0), Move(0, 24), LineTo(24, 24)),
        stroke="red",
        stroke_width=2,
        round=True,
    )
    xml = freeform(NOTHING, node, INK, element("p:txBody"))
    assert xml.count("<a:path ") == 1 and 'fill="none">' in xml
    assert re.search(r'<a:ln w="25400" cap="rnd"><a:solidFill>.*</a:solidFill><a:round/></a:ln>', xml)


def test_a_picture_may_have_round_corners() -> None:
    node = Picture(id="p", rect=Rect(0, 0, 100, 40), path="p.png", radius=8)
    assert re.findall(r"val (\d+)", picture(NOTHING, node, "rId2", NOTHING)) == ["20000"]
