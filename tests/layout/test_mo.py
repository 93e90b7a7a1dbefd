"""The pack mo: one ink and one grey, patterns in place of colours, columns and ledgers on shared rules."""

from functools import cache

import pytest

from factdeck.base.color import contrast, luminance, rgb
from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.model import Emphasis
from factdeck.document.compose import compose_deck
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import AnyNode, Box, ChartNode, Freeform, Group, Page, Rule, Scene, TextFrame
from factdeck.scene.text import Role
from factdeck.theme.load import load_theme
from tests.conftest import ROOT
from tests.stress import prepared

_MARKS = 0.02  # of the page: no plate or square of a mark is larger


@cache
def scene() -> Scene:
    ready = prepared(ROOT / "deck" / "harbin.yaml")
    theme = load_theme("mo", [], Diagnostics())
    assert theme
    found = Diagnostics()
    deck = compose_deck(ready.project, ready.facts, found)
    return place_deck(deck, theme, Measurer(theme.families), found)


def page(id: str) -> Page:
    return next(page for page in scene().pages if page.id == id)


def nodes(page: Page) -> list[AnyNode]:
    def inside(node: AnyNode) -> list[AnyNode]:
        return (
            [node, *(one for child in node.children for one in inside(child))]
            if isinstance(node, Group)
            else [node]
        )

    return [one for node in (*scene().layouts[page.layout].nodes, *page.nodes) for one in inside(node)]


def rules(page: Page, *, upright: bool = False) -> list[Rule]:
    found = [node for node in nodes(page) if isinstance(node, Rule)]
    return [rule for rule in found if (rule.rect.w == 0) is upright]


@pytest.mark.slow
def test_there_is_no_colour() -> None:
    assert all(len({value[0:2], value[2:4], value[4:6]}) == 1 for value in scene().palette.values())
    assert set(scene().palette.values()) == {"1A1A1A", "6B6B6B", "FFFFFF"}


def test_no_panel_is_filled() -> None:
    area = scene().width * scene().height
    for one in scene().pages:
        assert one.background == "paper"
        boxes = [node for node in nodes(one) if isinstance(node, Box) and node.fill not in ("", "paper")]
        assert all(box.rect.w * box.rect.h < _MARKS * area for box in boxes), one.id


@pytest.mark.parametrize("id", ["livelihood.sites", "reform.gig", "results.awards"])
def test_marks_differ_on_a_photocopy(id: str) -> None:
    (chart,) = [node for node in nodes(page(id)) if isinstance(node, ChartNode)]
    accent, neutral = chart.colors[Emphasis.ACCENT], chart.colors[Emphasis.NEUTRAL]
    hatch = scene().patterns[neutral]
    share = hatch.width / hatch.pitch
    ink, paper = (luminance(rgb(scene().palette[name])) for name in (hatch.color, hatch.ground))
    grey = share * ink + (1 - share) * paper  # what the eye mixes from afar
    solid = luminance(rgb(scene().palette[accent]))
    assert (grey + 0.05) / (solid + 0.05) > 3
    assert hatch.outline == 0.75 and hatch.busy


def test_unit_cells_are_outlined() -> None:
    fields = [
        node for node in nodes(page("reform.money")) if isinstance(node, Freeform) and "/chart/" in node.id
    ]
    assert sorted({field.fill for field in fields}) == ["accent", "open"]


def test_facts_stand_on_rules_of_the_ledger() -> None:
    one = page("livelihood.figures")
    (column,) = rules(one, upright=True)
    body = [rule.rect for rule in rules(one) if column.rect.y < rule.rect.y < column.rect.bottom]
    left = {round(rule.y, 1) for rule in body if rule.right < column.rect.x}
    right = {round(rule.y, 1) for rule in body if rule.x > column.rect.x}
    assert len(left) == 2 and len(right) == 5 and left <= right
    assert column.rect.x == pytest.approx(6.1528 * 72, abs=0.1)


def test_the_cover_tells_three_figures_between_column_rules() -> None:
    cover = page("cover")
    figures = {node.id.split("/")[2] for node in nodes(cover) if node.id.startswith("cover/figures/")}
    assert figures == {"members", "unions", "condolence"}
    assert len(rules(cover, upright=True)) == 2
    assert contrast(rgb(scene().palette["grey"]), rgb("FFFFFF")) > 4.5


def test_headlines_broken_for_narrow_panels_stand_on_one_line() -> None:
    titles = [
        node
        for name in ("cover", "agenda")
        for node in nodes(page(name))
        if isinstance(node, TextFrame) and node.role is Role.TITLE
    ]
    assert len(titles) == 2
    assert all(len(title.paragraphs[0].lines) == 1 for title in titles)
