"""A design is typed once for all decks of a theme; what is wrong in it is said to each of them."""

from dataclasses import replace

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.load import load_theme
from factdeck.theme.read_deck import read_deck
from factdeck.theme.theme import Theme


def theme() -> Theme:
    found = load_theme("hongjin", [], Diagnostics())
    assert found
    return found


def test_equal_themes_share_a_design():
    assert read_deck(theme(), Diagnostics()) is read_deck(theme(), Diagnostics())


def test_another_design_of_the_same_pack_is_its_own():
    one = theme()
    other = replace(one, deck={**one.deck, "page": {"w": "1000pt", "h": "500pt"}})
    assert read_deck(one, Diagnostics()).width == pytest.approx(960)
    assert read_deck(other, Diagnostics()).width == pytest.approx(1000)


def test_every_reader_hears_of_its_faults():
    faulty = replace(theme(), deck={**theme().deck, "pages": 1})
    for _ in range(2):
        found = Diagnostics()
        read_deck(faulty, found)
        assert [item.code for item in found] == ["template-key-unknown"]
