"""What a viewer of qinglan notices: fields with the key figures, columns beside open blocks, one sans."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.units import inch
from factdeck.chart.model import ChartKind
from factdeck.document.blocks import Slide, Span
from factdeck.document.compose import compose_deck
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import AnyNode, Box, ChartNode, Page, Scene, TextFrame
from factdeck.scene.text import RunStyle
from factdeck.theme.load import load_theme
from tests.conftest import ROOT
from tests.stress import prepared

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

OWN = {
    *("blue", "dark", "sky", "light", "paper", "ink", "muted", "neutral"),
    *("hairline", "tint", "rest", "deep", "white"),
}


@cache
def scene(figures: int = 3) -> Scene:
    """The flagship in qinglan, with so many figures on its cover."""
    ready, diagnostics = prepared(ROOT / "deck" / "harbin.yaml"), Diagnostics()
    theme = load_theme("qinglan", [], diagnostics)
    assert theme
    deck = compose_deck(ready.project, ready.facts, diagnostics)
    slides = (_with_figures(deck.slides[0], figures), *deck.slides[1:])
    made = place_deck(replace(deck, slides=slides), theme, Measurer(theme.families), diagnostics)
    assert [item.line("en") for item in diagnostics] == []
    return made


def _with_figures(cover: Slide, count: int) -> Slide:
    offered = cover.offered
    assert offered
    shown = offered.lists["figures"][:count]
    return replace(
        cover, offered=replace(offered, lists={**offered.lists, "figures": shown}) if shown else None
    )


def page(id: str, figures: int = 3) -> Page:
    return next(one for one in scene(figures).pages if one.id == id)


def behind(one: Page, figures: int = 3) -> tuple[AnyNode, ...]:
    """All that is seen of a page: its layout's decoration and its own nodes."""
    return (*scene(figures).layouts[one.layout].nodes, *one.nodes)


@pytest.mark.parametrize(
    ("figures", "fills"),
    [(0, ["dark", "blue", "sky"]), (1, ["dark"]), (2, ["dark", "blue"]), (3, ["dark", "blue", "sky"])],
)
def test_the_cover_has_a_field_a_figure_and_fewer_are_larger(figures: int, fills: list[str]) -> None:
    cover = page("cover", figures)
    shown = [node for node in behind(cover, figures) if isinstance(node, Box)]
    assert [box.fill for box in shown] == fills
    width, height = scene(figures).width, scene(figures).height
    assert sum(box.rect.w * box.rect.h for box in shown) == pytest.approx(
        (width - shown[0].rect.x) * height, rel=0.001
    )
    assert sum(node.id.startswith("cover/figures/") for node in cover.nodes) == figures


def test_bars_stand_as_columns_with_open_blocks_at_their_left() -> None:
    sites = page("livelihood.sites")
    chart = next(node for node in sites.nodes if isinstance(node, ChartNode))
    assert chart.chart.kind is ChartKind.COLUMN
    words = [node for node in sites.nodes if "/exhibit/takeaway" in node.id or "/exhibit/figures/" in node.id]
    assert words and all(node.rect.right < chart.rect.x for node in words)


def test_figures_of_a_row_are_level_though_one_label_takes_two_lines() -> None:
    ready, diagnostics = prepared(ROOT / "deck" / "harbin.yaml"), Diagnostics()
    theme = load_theme("qinglan", [], diagnostics)
    assert theme
    closing = compose_deck(ready.project, ready.facts, diagnostics).slides[-1]
    first, *others = closing.lists["band"]
    long = replace(first, parts={**first.parts, "label": (Span("全市各级工会组织里的会员和农民工会员合计"),)})
    slide = replace(closing, lists={**closing.lists, "band": (long, *others)})
    deck = compose_deck(ready.project, ready.facts, diagnostics)
    made = place_deck(replace(deck, slides=(slide,)), theme, Measurer(theme.families), diagnostics)
    texts = [node for node in made.pages[0].nodes if isinstance(node, TextFrame) and "/band/" in node.id]
    assert [sum(len(paragraph.lines) for paragraph in node.paragraphs) for node in texts] == [3, 2, 2]
    figures = [node.rect.y + node.paragraphs[0].lines[0].baseline for node in texts]
    assert max(figures) - min(figures) < 0.5


def test_on_the_agenda_figures_stand_close_under_names_of_one_line() -> None:
    frames = {node.id: node for node in page("agenda").nodes if isinstance(node, TextFrame)}
    names = [node for node in frames.values() if node.id.endswith("/name")]
    assert names
    for name in names:
        under = [node for node in frames.values() if node.rect.y > name.rect.y and node.rect.x == name.rect.x]
        assert min(node.rect.y for node in under) - name.rect.bottom < inch(0.6)


def test_what_is_now_stands_on_a_field_that_bleeds_off_the_page() -> None:
    one = next(each for each in scene().pages if each.kind == "comparison")
    (field,) = [node for node in behind(one) if isinstance(node, Box) and node.fill == "tint"]
    assert field.rect.x == 0 and field.rect.w == pytest.approx(scene().width)
    after = [node for node in one.nodes if isinstance(node, TextFrame) and "/after/" in node.id]
    before = [node for node in one.nodes if isinstance(node, TextFrame) and "/before/" in node.id]
    assert after and all(field.rect.y < node.rect.y < node.rect.bottom < field.rect.bottom for node in after)
    assert before and all(node.rect.bottom < field.rect.y for node in before)


def test_the_dark_band_bleeds_off_both_sides() -> None:
    (band,) = [
        node for node in behind(page("livelihood.figures")) if isinstance(node, Box) and node.fill == "dark"
    ]
    assert band.rect.x == 0 and band.rect.w == pytest.approx(scene().width)


def test_a_tab_with_the_chapters_number_hangs_from_the_page() -> None:
    for one in scene().pages:
        if one.kind not in {"cover", "agenda", "closing"}:
            tabs = [node for node in behind(one) if isinstance(node, Box) and node.fill == "blue"]
            assert any(tab.rect.y == 0 for tab in tabs), one.id


def test_nothing_of_the_pack_it_extends_is_seen() -> None:
    named = set(_names(tuple(behind(one) for one in scene().pages)))
    assert named & set(scene().palette) <= OWN
    assert {style.family for style in _styles(tuple(one.nodes for one in scene().pages))} == {"sans"}


def _names(value: Any) -> list[str]:
    """Every text that a field of a node holds: among them its colours."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [name for field in fields(value) for name in _names(getattr(value, field.name))]
    return [name for item in _inner(value) for name in _names(item)]


def _styles(value: Any) -> list[RunStyle]:
    if isinstance(value, RunStyle):
        return [value]
    if is_dataclass(value):
        return [style for field in fields(value) for style in _styles(getattr(value, field.name))]
    return [style for item in _inner(value) for style in _styles(item)]


def _inner(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())  # pyright: ignore[reportUnknownArgumentType]
    return list(value) if isinstance(value, tuple | list) else []  # pyright: ignore[reportUnknownArgumentType]
