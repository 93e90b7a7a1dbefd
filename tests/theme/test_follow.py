"""Which theme colour a palette colour follows by itself, and what a pack may say about it."""

from pathlib import Path

import pytest

from factdeck.base.color import luminance, rgb
from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.follow import followed, taken_along
from factdeck.theme.load import load_theme

from .test_load import codes, pack

SCHEME = {"dk1": "ink", "lt1": "paper", "accent1": "blue", "accent2": "sand", "hlink": "blue"}
BASES = {"ink": "1E2A36", "paper": "F7FAFC", "blue": "1F5FA8", "sand": "D9B26F"}


@pytest.mark.parametrize(
    ("color", "base"),
    [
        ("CFE0F2", "blue"),  # a pale blue
        ("F2E6CC", "sand"),
        ("FFFFFF", "paper"),
        ("333333", "ink"),
        ("D9D9D9", "paper"),
    ],
)
def test_the_nearest_hue_is_followed_and_greys_follow_text_or_ground(color: str, base: str) -> None:
    assert followed({**BASES, "new": color}, SCHEME, {}) == {"new": base}


def test_a_pack_of_greys_has_only_text_and_ground_to_follow() -> None:
    palette = {"ink": "111111", "paper": "FFFFFF", "mid": "777777", "pale": "EEEEEE", "mark": "AA2222"}
    scheme = {"dk1": "ink", "lt1": "paper", "accent1": "mid"}
    assert followed(palette, scheme, {}) == {"pale": "paper", "mark": "ink"}


def test_what_the_pack_says_goes_first() -> None:
    assert followed({**BASES, "new": "CFE0F2"}, SCHEME, {"new": "sand"}) == {"new": "sand"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("follows: {hairline: golden}", "template-name-unknown"),
        ("follows: {hairline: white}", "template-name-unknown"),  # no theme colour itself
        ("follows: {hairlin: gold}", "template-key-unknown"),
        ("follows: {red: gold}", "template-key-unknown"),  # red is a theme colour
    ],
)
def test_slips_in_it_are_reported(line: str, code: str, tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    load_theme("mine", [pack(tmp_path, f"extends: hongjin\n{line}\n")], diagnostics)
    assert codes(diagnostics) == [code]


def test_what_a_pack_inherits_and_its_scheme_makes_void_is_no_slip(tmp_path: Path) -> None:
    mine = 'extends: hongjin\npalette: {moss: "#3F6B2F"}\nscheme: {accent2: moss, accent6: glyph}\n'
    diagnostics = Diagnostics()
    theme = load_theme("mine", [pack(tmp_path, mine)], diagnostics)
    assert theme and codes(diagnostics) == []
    assert theme.follows["hairline"] != "gold" and theme.follows["gold"]
    assert "glyph" not in theme.follows


def test_a_look_that_changes_a_colour_takes_along_what_follows_it() -> None:
    below = {"red": "A61B1F", "glyph": "8C161A", "gold": "C8963E", "gold-light": "F2DDB4", "white": "FFFFFF"}
    follows = {"glyph": "red", "gold-light": "gold", "white": "gold"}
    palette = taken_along({**below, "red": "0A4D3C", "gold": "3E96C8"}, below, {"red", "gold"}, follows)
    red, green, blue = rgb(palette["glyph"])
    assert green > max(red, blue)
    assert luminance(rgb(palette["glyph"])) < luminance(rgb("0A4D3C"))
    assert luminance(rgb(palette["gold-light"])) == pytest.approx(luminance(rgb("F2DDB4")), abs=0.01)
    assert palette["white"] == "FFFFFF"


def test_what_the_look_names_itself_stays() -> None:
    below = {"red": "A61B1F", "glyph": "8C161A"}
    palette = {"red": "0A4D3C", "glyph": "111111"}
    assert taken_along(palette, below, {"red", "glyph"}, {"glyph": "red"}) == palette
