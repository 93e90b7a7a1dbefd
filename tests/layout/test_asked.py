"""A design that has a place for a list gets the slide that is offered with it."""

from dataclasses import replace

from factdeck.base.diagnostics import Diagnostics
from factdeck.layout.asked import as_asked
from factdeck.theme.load import load_theme
from factdeck.theme.read_deck import read_deck
from factdeck.theme.slide_layout import DeckDesign, GroupItem, ListItem, TextItem
from tests.document.specs import deck

DECK = deck({"id": "a", "title": "甲", "figures": ["f1"], "key": "f1"})


def hongjin() -> DeckDesign:
    theme = load_theme("hongjin", [], Diagnostics())
    assert theme
    return read_deck(theme, Diagnostics())


def test_without_a_place_for_it_the_list_is_not_shown() -> None:
    assert as_asked(DECK, hongjin()) == DECK


def test_with_a_place_in_a_variant_it_is() -> None:
    design = hongjin()
    place = GroupItem(items=(GroupItem(items=(ListItem(name="figures", treatment="tile"),)),))
    cover = replace(design.layouts["cover"], variants=(place,))
    asked = as_asked(DECK, replace(design, layouts={**design.layouts, "cover": cover}))
    assert "figures" in asked.slides[0].lists
    assert asked.slides[1:] == DECK.slides[1:]


def test_a_richer_form_is_taken_only_where_its_additions_are_placed() -> None:
    line = "五年里，经费返还基层。"
    lined = deck({"id": "a", "title": "甲", "figures": ["f1"], "key": "f1"}, cover={"line": line})
    design = hongjin()
    figures = GroupItem(items=(ListItem(name="figures", treatment="tile"),))
    both = GroupItem(items=(*figures.items, TextItem(sources=(("line", "lead"),))))

    def cover(*variants: GroupItem) -> set[str]:
        drawn = replace(design.layouts["cover"], variants=variants)
        asked = as_asked(lined, replace(design, layouts={**design.layouts, "cover": drawn}))
        return {*asked.slides[0].lists, *asked.slides[0].texts} & {"figures", "line"}

    assert cover() == set()
    assert cover(figures) == {"figures"}
    assert cover(both) == {"figures", "line"}
