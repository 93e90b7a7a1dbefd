"""What makes songlv look like itself: cards, the chapter in a pill, panels beside charts, icons."""

from functools import cache

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.compose import compose_deck
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import Box, ChartNode, Freeform, Page, Scene, Table, TextFrame
from factdeck.scene.text import Rect, Role
from factdeck.theme.load import load_theme
from factdeck.theme.read_deck import read_deck
from factdeck.theme.theme import Theme
from tests.conftest import ROOT
from tests.stress import prepared


@cache
def theme() -> Theme:
    found = load_theme("songlv", [], Diagnostics())
    assert found
    return found


@cache
def scene(name: str) -> Scene:
    ready = prepared(ROOT / "deck" / f"{name}.yaml")
    deck = compose_deck(ready.project, ready.facts, Diagnostics())
    return place_deck(deck, theme(), Measurer(theme().families), Diagnostics())


def page(name: str, id: str) -> Page:
    return next(one for one in scene(name).pages if one.id == id)


def boxes(name: str, one: Page, fill: str) -> list[Rect]:
    nodes = (*scene(name).layouts[one.layout].nodes, *one.nodes)
    return [node.rect for node in nodes if isinstance(node, Box) and node.fill == fill]


def inside(inner: Rect, outer: Rect) -> bool:
    across = outer.x <= inner.x and inner.right <= outer.right
    return across and outer.y <= inner.y and inner.bottom <= outer.bottom


def test_every_card_is_rounded() -> None:
    deck = scene("harbin")
    shown = [node for one in (*deck.layouts.values(), *deck.pages) for node in one.nodes]
    cards = [node for node in shown if isinstance(node, Box) and node.fill]
    marks = {"exhibit"}  # what charts draw keeps its corners
    assert all(card.radius for card in cards if not marks & set(card.id.split("/")))


@pytest.mark.parametrize("name", ["harbin", "library"])
def test_charts_and_tables_stand_on_white_cards(name: str) -> None:
    for one in scene(name).pages:
        for node in one.nodes:
            if isinstance(node, ChartNode | Table):
                assert any(inside(node.rect, card) for card in boxes(name, one, "white")), node.id


def test_the_figure_that_the_sentence_names_stands_large_on_the_dark_panel() -> None:
    sites = page("harbin", "livelihood.sites")
    (dark,) = boxes("harbin", sites, "dark")
    figure = next(node for node in sites.nodes if node.id.endswith("panels/takeaway"))
    assert isinstance(figure, TextFrame) and inside(figure.rect, dark)
    assert figure.paragraphs[0].runs[0].style.size == 60


def test_facts_bring_their_icons_and_the_chapter_its_own() -> None:
    def icons(id: str) -> set[str]:
        return {node.id for node in page("harbin", id).nodes if isinstance(node, Freeform) and node.round}

    assert len(icons("livelihood.figures")) == 7
    assert len(icons("cover")) == 3 and len(icons("agenda")) == 5
    assert icons("livelihood.divider") == {"livelihood.divider/icon"}


def test_nothing_of_the_pack_it_extends_is_seen() -> None:
    own = {
        "pine",
        "dark",
        "sand",
        "mint",
        "pale",
        "paper",
        "ink",
        "muted",
        "neutral",
        "line",
        "moss",
        "white",
    }
    styles = read_deck(theme(), Diagnostics()).styles.values()
    used = {
        run.style
        for one in scene("harbin").pages
        for node in one.nodes
        if isinstance(node, TextFrame)
        for paragraph in node.paragraphs
        for run in paragraph.runs
    }
    assert styles and {style.family for style in used} == {"sans"}
    assert {style.color for style in used} <= own


@pytest.mark.parametrize("name", ["harbin", "library"])
def test_figures_over_labels_leave_room_for_wider_digits(name: str) -> None:
    for one in scene(name).pages:
        for node in one.nodes:
            if isinstance(node, TextFrame) and len(node.paragraphs) > 1 and node.role is Role.FIGURE:
                (line,) = node.paragraphs[0].lines
                wide = sum(piece.advance for piece in line.pieces)
                assert wide * 1.055 <= node.rect.w, node.id


def test_a_lone_tile_stands_on_the_line_of_its_hero() -> None:
    ready = prepared(ROOT / "tests" / "gallery" / "little-zh-CN.yaml")
    deck = compose_deck(ready.project, ready.facts, Diagnostics())
    placed = place_deck(deck, theme(), Measurer(theme().families), Diagnostics())
    pages = [{node.id.split("/")[1]: node for node in one.nodes} for one in placed.pages]
    hero, tile = next((one["hero"], one["tiles"]) for one in pages if "hero" in one)
    assert isinstance(hero, TextFrame) and isinstance(tile, TextFrame)
    baselines = [frame.paragraphs[0].lines[0].baseline for frame in (hero, tile)]
    assert baselines[0] == pytest.approx(baselines[1], abs=0.5)
