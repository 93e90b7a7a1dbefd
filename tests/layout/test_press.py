"""Press sheets: what bleeds, what is moved, and where the marks stand."""

from dataclasses import replace

import pytest

from factdeck.base.units import mm
from factdeck.layout.bleed import bled
from factdeck.layout.press import press_sheets
from factdeck.scene.nodes import Box, Freeform, Picture, Rule
from factdeck.scene.paths import Close, LineTo, Move
from factdeck.scene.text import Rect
from tests.packed_sheets import PACKS, packed_sheet

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

A4 = Rect(0, 0, mm(210), mm(297))
BLEED = mm(3)


def test_a_tab_at_the_edge_goes_on_and_one_inside_stays() -> None:
    tab = Box(id="tab", rect=Rect(A4.right - 30, 100, 30, 60), fill="red")
    grown = bled(tab, A4, BLEED)
    assert (grown.rect.x, grown.rect.y, grown.rect.h) == (tab.rect.x, 100, 60)
    assert grown.rect.right == pytest.approx(A4.right + BLEED)
    inside = Box(id="card", rect=Rect(40, 40, 100, 100), fill="red")
    assert bled(inside, A4, BLEED) == inside


def test_a_rule_across_the_page_goes_on_at_both_ends_and_stays_level() -> None:
    grown = bled(Rule(id="r", rect=Rect(0, 200, A4.w, 0), color="red", width=1), A4, BLEED)
    assert grown.rect == Rect(-BLEED, 200, pytest.approx(A4.w + 2 * BLEED), 0)


def test_a_shape_at_the_edge_goes_on() -> None:
    corners = (Move(0, 0), LineTo(50, 0), LineTo(0, 50), Close())
    grown = bled(Freeform(id="f", rect=Rect(0, 0, 50, 50), commands=corners, fill="red"), A4, BLEED)
    assert isinstance(grown, Freeform)
    assert grown.commands[:3] == (Move(-BLEED, -BLEED), LineTo(50, -BLEED), LineTo(-BLEED, 50))


def test_a_picture_at_the_edge_is_enlarged_and_not_stretched() -> None:
    picture = Picture(id="p", rect=Rect(0, 0, A4.w, 200), path="x.jpg", crop=(0, 0.1, 0, 0.1))
    grown = bled(picture, A4, BLEED)
    assert isinstance(grown, Picture)
    before, after = (shape(item) for item in (picture, grown))
    assert after == pytest.approx(before)
    assert grown.rect.w == pytest.approx(A4.w + 2 * BLEED)
    assert min(grown.crop) >= 0


@pytest.mark.parametrize("pack", PACKS)
def test_marks_stay_out_of_the_bleed_and_text_far_from_the_cut(pack: str) -> None:
    sheet = packed_sheet(pack).scene
    scene = press_sheets(sheet)
    assert scene.press
    for page, own in zip(scene.pages, sheet.pages, strict=True):
        marks = [node for node in page.nodes if node.id.startswith("press/") and node.id != "press/ground"]
        assert len(marks) == 8 + 4 * 3
        assert not any(meet(mark.rect, scene.press.bled) for mark in marks)
        first = next(node for node in page.nodes if not node.id.startswith("press/"))
        assert first.rect.x - own.nodes[0].rect.x == pytest.approx(mm(10))


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", ["harbin", "library"])
def test_margins_leave_room_for_binding_on_either_side(pack: str, name: str) -> None:
    """Printed on both sides, the left edge of one page is bound with the right edge of the other."""
    scene = packed_sheet(pack, name=name).scene
    for page in scene.pages:
        inside = [
            node.rect for node in page.nodes if not (node.rect.x <= 0.5 and node.rect.right >= scene.width)
        ]
        assert min(rect.x for rect in inside) >= mm(12)
        assert max(rect.right for rect in inside) <= scene.width - mm(12)


def test_a_page_ground_bleeds() -> None:
    sheet = packed_sheet("hongjin").scene
    tinted = replace(sheet, pages=(replace(sheet.pages[0], background="tint"),))
    scene = press_sheets(tinted)
    ground = scene.pages[0].nodes[0]
    assert scene.press and isinstance(ground, Box)
    assert (ground.fill, ground.rect) == ("tint", scene.press.bled)


def meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and one.right > other.x and one.y < other.bottom and one.bottom > other.y


def shape(picture: Picture) -> float:
    """Width over height of what is seen, in units of the whole picture's, over the rectangle's."""
    left, top, right, bottom = picture.crop
    return (1 - left - right) / (1 - top - bottom) / (picture.rect.w / picture.rect.h)
