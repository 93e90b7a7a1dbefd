"""Styles in the looks of placeholders: a colour that reads as large text only is never small."""

import pytest

from factdeck.base.color import contrast, rgb
from factdeck.theme.office.model import Frame, Holder, Look
from factdeck.theme.office.palette import LARGE, TEXT
from factdeck.theme.office.styles import Styles

_ORANGE = "DD4100"
_PALETTE = {"ink": "000000", "red": "4F81BD", "muted": "555555"}


def made(height: float) -> tuple[str, list[float]]:
    """The colour of a title in a place of this height, and its sizes, points."""
    look = Look(33.0, _ORANGE, False, "left", "middle", "+mj-lt", 1.2)
    styles = Styles(_PALETTE, 1.0)
    holder = Holder("title", 0, Frame(0, 0, 700, height), (0, 0, 0, 0), look)
    styles.of_holder("headline", holder, "FFFFFF", "serif", lines=3)
    style = styles.made["headline"]
    color = styles.colors.get(style["color"]) or _PALETTE[style["color"]]
    return color, [float(size) for size in (style["size"], *style["steps"])]


def test_a_title_with_room_keeps_its_colour_and_stays_large() -> None:
    color, sizes = made(80.0)
    assert LARGE <= contrast(rgb(_ORANGE), rgb("FFFFFF")) < TEXT
    assert color == _ORANGE and min(sizes) >= 18


@pytest.mark.parametrize("height", [30.0, 40.0])
def test_a_title_that_has_to_be_small_is_made_readable(height: float) -> None:
    color, sizes = made(height)
    assert min(sizes) < 18 and contrast(rgb(color), rgb("FFFFFF")) >= 4.5
