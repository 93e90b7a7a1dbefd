"""Colours that follow a theme colour come back to their own RGB, by the arithmetic of office programs."""

import random
import re

import pytest

from factdeck.backends.pptx.color_change import change, changed
from factdeck.backends.pptx.ink import Ink
from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.load import known_templates, load_theme
from tests.backends.pptx.scenes import FONTS, PALETTE, SCHEME


def colors(seed: int) -> list[str]:
    """Colours of all sorts: any, greys, black, white."""
    chance = random.Random(seed)
    greys = (f"{chance.randrange(256):02X}" * 3 for _ in range(20))
    return ["000000", "FFFFFF", *greys, *(f"{chance.randrange(1 << 24):06X}" for _ in range(60))]


def test_any_colour_is_a_change_of_any_other() -> None:
    missed = [
        (base, wanted)
        for base in colors(1)
        for wanted in colors(2)
        if changed(base, change(base, wanted)) != wanted
    ]
    assert missed == []


def test_the_hue_never_turns_past_the_circle_where_libreoffice_stops() -> None:
    for base, wanted in zip(colors(3), reversed(colors(4)), strict=True):
        turn = dict(change(base, wanted)).get("hueOff", 0)
        assert -21_600_000 < turn < 21_600_000


def test_a_tint_is_mixed_with_white_and_a_shade_is_a_share() -> None:
    assert [tag for tag, _ in change("A61B1F", "F4D6D7")][-2:] == ["lumMod", "lumOff"]
    assert [tag for tag, _ in change("A61B1F", "530D0F")][-1] == "lumMod"
    assert change("A61B1F", "A61B1F") == ()


@pytest.mark.parametrize("name", known_templates([]))
def test_no_colour_of_a_shipped_pack_stays_when_its_theme_changes(name: str) -> None:
    theme = load_theme(name, [], Diagnostics())
    assert theme
    ink = Ink(theme.palette, theme.scheme, theme.families, theme.follows)
    assert [color for color in theme.palette if "srgbClr" in ink.color(color)] == []


def test_a_colour_outside_the_scheme_is_its_base_with_the_difference() -> None:
    ink = Ink(PALETTE, SCHEME, FONTS, {"glyph": "red"})
    written = ink.color("glyph")
    assert written.startswith('<a:schemeClr val="accent1"><a:')
    steps = tuple((tag, int(value)) for tag, value in re.findall(r'<a:(\w+) val="(-?\d+)"/>', written))
    assert changed(PALETTE["red"], steps) == PALETTE["glyph"]
    assert ink.color("red") == '<a:schemeClr val="accent1"/>'
    assert ink.color("muted") == '<a:schemeClr val="accent4"/>'
