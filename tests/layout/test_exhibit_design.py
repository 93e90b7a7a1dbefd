"""What a design decides about charts as wholes: columns or bars, where the sentence stands, open blocks."""

from dataclasses import replace
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.units import inch
from factdeck.chart.model import ChartKind
from factdeck.document.blocks import ChartBlock, Record
from factdeck.facts.factbook import Figure
from factdeck.layout.exhibit import ExhibitStyle, place_exhibit
from factdeck.layout.exhibit_design import read_exhibit_style
from factdeck.scene.nodes import AnyNode, Box, ChartNode, Picture, Rule, Table
from factdeck.theme.load import load_theme
from factdeck.theme.read_deck import deck_reader
from tests.layout.exhibit_samples import (
    BODY,
    STYLE,
    TAKEAWAY,
    bars,
    comparison,
    frames,
    photos,
    setter,
    single,
    table,
)

STANDING = replace(STYLE, orientation="columns", side="left", takeaway_at="side", open_blocks=True)
NAMED = Record("leading", {"figure": Figure("leading", "", "1434", "处")})


def place(block: ChartBlock, style: ExhibitStyle) -> tuple[ChartNode, tuple[AnyNode, ...]]:
    tool = setter()
    nodes = place_exhibit(block, "x", BODY, style, tool)
    assert [item.code for item in tool.diagnostics] == []
    return next(node for node in nodes if isinstance(node, ChartNode)), nodes


def items(count: int, name: str = "项目") -> list[tuple[str, str, str]]:
    return [(f"{name}{n}", str(90 - n), "家") for n in range(count)]


@pytest.mark.parametrize(
    ("count", "kind"), [(2, ChartKind.COLUMN), (7, ChartKind.COLUMN), (8, ChartKind.BAR)]
)
def test_a_design_of_columns_stands_bars_up_to_seven(count: int, kind: ChartKind) -> None:
    node, _ = place(ChartBlock(single(ChartKind.BAR, items(count))), STANDING)
    assert node.chart.kind is kind


def test_bars_with_names_that_would_be_small_under_columns_stay_bars() -> None:
    long = items(7, "困难职工帮扶中心与职工法律援助工作站点")
    node, _ = place(ChartBlock(single(ChartKind.BAR, long)), STANDING)
    assert node.chart.kind is ChartKind.BAR


def test_bars_whose_names_would_break_inside_a_word_stay_bars() -> None:
    block = ChartBlock(single(ChartKind.BAR, items(7, "Acknowledgements")))
    narrow = replace(BODY, w=inch(6))
    tool = setter("en")
    nodes = place_exhibit(block, "x", narrow, replace(STANDING, columns=6), tool)
    node = next(node for node in nodes if isinstance(node, ChartNode))
    assert node.chart.kind is ChartKind.BAR
    assert [item.code for item in tool.diagnostics] == []


def test_a_design_of_bars_lays_columns_down() -> None:
    block = ChartBlock(single(ChartKind.COLUMN, items(3)))
    assert place(block, replace(STYLE, orientation="bars"))[0].chart.kind is ChartKind.BAR
    assert place(block, STYLE)[0].chart.kind is ChartKind.COLUMN


def test_at_the_left_side_the_sentence_stands_before_the_chart_even_where_a_corner_is_empty() -> None:
    node, nodes = place(bars(), replace(STYLE, side="left", takeaway_at="side"))
    sentence = frames(nodes)["takeaway"].rect
    assert sentence.x == BODY.x and sentence.right < node.rect.x
    assert node.rect.right == pytest.approx(BODY.right)


def test_where_the_body_is_too_narrow_for_a_side_the_corner_serves() -> None:
    eight = replace(BODY, w=inch(8.022))
    style = replace(STANDING, orientation="given", columns=8)
    block = replace(bars(), figures=())
    nodes = place_exhibit(block, "x", eight, style, setter())
    node = next(node for node in nodes if isinstance(node, ChartNode))
    assert frames(nodes)["takeaway"].rect.bottom <= node.rect.bottom


def test_a_chart_too_crowded_beside_the_sentence_stands_over_it() -> None:
    wide = [(f"第{n}季", str(1_000_000 + n), "万余人次") for n in range(9)]
    block = ChartBlock(single(ChartKind.LINE, wide), TAKEAWAY)
    node, nodes = place(block, STYLE)
    assert frames(nodes)["takeaway"].rect.y > node.rect.bottom


def test_a_tables_head_may_stand_on_a_colour() -> None:
    (node,) = place_exhibit(table(), "x", BODY, replace(STYLE, head="dark"), setter())
    assert isinstance(node, Table)
    assert {cell.fill for cell in node.cells[0]} == {"dark"}
    assert "dark" not in {cell.fill for row in node.cells[1:] for cell in row}


def test_open_blocks_stand_under_rules_at_the_top_and_on_the_foot() -> None:
    _, nodes = place(bars(), STANDING)
    rules = [node for node in nodes if isinstance(node, Rule)]
    assert {rule.color for rule in rules} == {STYLE.gold.color}
    assert rules[0].rect.y == BODY.y
    found = frames(nodes)
    label = found["figures/invested/label"]
    assert label.rect.bottom <= BODY.bottom and label.paragraphs[0].runs[0].style.size == STYLE.lead.size


def test_a_figure_that_only_the_sentence_names_stands_large_over_it() -> None:
    block = replace(bars(), named=NAMED)
    found = frames(place(block, STANDING)[1])
    assert found["takeaway/figure"].text == "1434处"
    assert found["takeaway/figure"].rect.bottom <= found["takeaway"].rect.y + 1
    assert "takeaway/figure" not in frames(place(block, STYLE)[1])


def test_an_unknown_choice_is_a_finding_that_names_the_choices(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "template.yaml").write_text("extends: hongjin\n", "utf-8")
    (folder / "deck.yaml").write_text("exhibit: {orientation: upwards}\n", "utf-8")
    diagnostics = Diagnostics()
    theme = load_theme("mine", [tmp_path], diagnostics)
    assert theme
    read_exhibit_style(deck_reader(theme, diagnostics).child("exhibit"), theme)
    (found,) = diagnostics
    assert found.code == "template-name-unknown" and "columns" in found.hint("en")


def test_in_a_design_of_cards_sides_stand_on_cards_with_a_gap_and_pictures_have_round_corners() -> None:
    cards = replace(STYLE, card_radius=12.0)
    tool = setter()
    nodes = place_exhibit(comparison(), "x", BODY, cards, tool)
    one, other = (node for node in nodes if isinstance(node, Box))
    around = (one.rect.x, one.rect.right, one.rect.y, other.rect.bottom)
    assert around == pytest.approx((BODY.x, BODY.right, BODY.y, BODY.bottom))
    assert other.rect.y - one.rect.bottom == pytest.approx(cards.gutter)
    assert (one.radius, one.fill, other.fill) == (12, cards.tint, cards.panel)
    assert not [node for node in nodes if isinstance(node, Rule)]
    assert not [node for node in place_exhibit(comparison(), "x", BODY, STYLE, tool) if isinstance(node, Box)]
    (photo,) = (
        node for node in place_exhibit(photos(1), "x", BODY, cards, tool) if isinstance(node, Picture)
    )
    assert photo.radius == 12
