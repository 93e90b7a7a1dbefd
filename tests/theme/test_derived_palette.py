"""A palette from one colour: whatever colour it is, what reads in the base pack reads in it."""

from functools import cache

import pytest

from factdeck.base.color import contrast, luminance, rgb
from factdeck.base.diagnostics import Diagnostics
from factdeck.base.perceptual import apart, perceived
from factdeck.theme.derived_palette import Derived, derive_palette
from factdeck.theme.load import load_theme
from factdeck.theme.theme import Theme

PACKS = ("hongjin", "qinglan", "songlv", "mo")
HARD = ("FFE600", "FAFAFA", "FFFFFF", "000000", "00FF66", "FF00AA", "E07A1F", "0A2342", "777777")


@cache
def theme(name: str) -> Theme:
    found = load_theme(name, [], Diagnostics())
    assert found
    return found


def derived(pack: str, *colors: str) -> Derived:
    return derive_palette(theme(pack), *colors)


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("color", HARD)
def test_every_pair_keeps_the_contrast_that_it_needs(pack: str, color: str) -> None:
    found = derived(pack, color)
    assert found.pairs
    assert [pair for pair in found.pairs if pair.now < pair.needed] == []


@pytest.mark.parametrize("pack", PACKS)
def test_a_colour_that_can_be_read_is_used_as_it_is(pack: str) -> None:
    found = derived(pack, "0B6E4F")
    assert found.palette[theme(pack).scheme["accent1"]] == "0B6E4F"
    assert not found.adjusted


def test_one_that_cannot_is_brought_back_in_its_hue_and_named() -> None:
    found = derived("hongjin", "FFE600")
    (item,) = found.adjusted
    assert (item.asked, item.used) == ("FFE600", found.palette["red"])
    assert abs(apart(perceived(item.asked).hue, perceived(item.used).hue)) < 12
    assert contrast(rgb(item.used), rgb(found.palette["paper"])) >= 4.5


def test_what_was_not_asked_for_keeps_its_lightness_and_takes_the_hue() -> None:
    before, after = theme("qinglan").palette, derived("qinglan", "5B2C83").palette
    for name in ("paper", "neutral", "tint", "muted"):
        assert luminance(rgb(after[name])) == pytest.approx(luminance(rgb(before[name])), abs=0.02), name
    assert abs(apart(perceived(after["neutral"]).hue, perceived("5B2C83").hue)) < 25


def test_darker_shades_stay_darker() -> None:
    for color in ("0A2342", "000000", "C8102E"):
        palette = derived("hongjin", color).palette
        assert luminance(rgb(palette["dark"])) < luminance(rgb(palette["red"])), color


def test_a_grey_has_greys_around_it() -> None:
    palette = derived("qinglan", "777777").palette
    assert all(perceived(palette[name]).is_grey for name in ("blue", "dark", "sky", "neutral", "paper"))


def test_a_second_colour_is_used_and_papers_do_not_take_an_accent_of_another_kind() -> None:
    palette = derived("hongjin", "5B2C83", "5BC0B0").palette
    assert palette["gold"] == "5BC0B0"
    assert abs(apart(perceived(palette["tint"]).hue, perceived("5B2C83").hue)) < 40


def test_an_accent_as_warm_as_the_primary_is_turned_away() -> None:
    palette = derived("songlv", "E07A1F").palette
    assert abs(apart(perceived(palette["pine"]).hue, perceived(palette["sand"]).hue)) > 60


def test_the_sheet_gets_its_own_colours_too() -> None:
    found = derived("hongjin", "0B6E4F")
    assert set(found.sheet) == {"sheet-note", "sheet-bar", "sheet-rest", "sheet-hairline"}


def test_only_the_names_that_the_pack_shows_are_given() -> None:
    assert "ember" not in derived("qinglan", "0B6E4F").palette
