"""Fit: the walk down a scale, equal sizes, what a slide holds, and what happens when nothing helps."""

from collections.abc import Callable
from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Span, plain
from factdeck.facts.resolve import resolve
from factdeck.layout.deck import place_deck
from factdeck.layout.fit import FLOOR, Wanted, at_level, common, last_level, walk
from factdeck.layout.flow import even_parts
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import Page, Scene, Table, TextFrame
from factdeck.scene.text import Rect, Role
from factdeck.theme.load import load_theme
from factdeck.theme.theme import TextStyle, Theme
from tests.document.specs import FACTS, project
from tests.scene_rules import faults

STYLE = TextStyle(size=28, steps=(24, 20))
ROOM = Rect(0, 0, 100, 100)


# The scale


def test_the_walk_takes_the_largest_size_that_fits() -> None:
    fitted = walk(STYLE, lambda step: step.size <= 24)
    assert (fitted.style.size, fitted.within, fitted.held) == (24, True, True)


def test_below_the_scale_the_walk_goes_in_small_steps_and_says_so() -> None:
    fitted = walk(STYLE, lambda step: step.size <= 17)
    assert 16 <= fitted.style.size <= 17 and (fitted.within, fitted.held) == (False, True)


def test_nothing_is_set_below_the_floor() -> None:
    fitted = walk(STYLE, lambda step: False)
    assert fitted.style.size == pytest.approx(20 * FLOOR) and not fitted.held


def _narrow(part: Any, style: TextStyle, rect: Rect) -> bool:
    return len(plain(part)) * style.size <= rect.w


def test_equal_texts_take_the_size_of_the_one_that_needs_the_smallest() -> None:
    wanted = [Wanted("s", (Span("字" * count),), ROOM) for count in (3, 4, 5)]
    assert common(wanted, {"s": STYLE}, _narrow)["s"].size == 20


def test_a_text_that_fits_at_no_step_pulls_equal_ones_no_lower_than_the_scale() -> None:
    wanted = [Wanted("s", (Span("字" * count),), ROOM) for count in (3, 40)]
    assert common(wanted, {"s": STYLE}, _narrow)["s"].size == 20
    assert common(wanted, {"s": STYLE}, _narrow, forgiving=True)["s"].size == 28


def test_equal_parts_have_one_size_in_two_styles_of_one_scale() -> None:
    styles = {"name": STYLE, "current": TextStyle(size=28, steps=(24, 20), bold=True)}
    wanted = [Wanted("name", (Span("字" * 3),), ROOM, source="name")]
    wanted += [Wanted("current", (Span("字" * 4),), ROOM, source="name")]
    assert {style.size for style in common(wanted, styles, _narrow).values()} == {24}


def test_levels_below_the_scale_follow_its_last() -> None:
    sizes = [at_level(STYLE, level).size for level in range(last_level(STYLE) + 3)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == len(sizes)


# How many on a slide


@pytest.mark.parametrize(
    ("count", "most", "parts"),
    [(5, 4, (3, 2)), (9, 5, (5, 4)), (17, 8, (6, 6, 5)), (8, 8, (8,)), (7, 6, (4, 3)), (3, 1, (1, 1, 1))],
)
def test_parts_are_few_and_even(count: int, most: int, parts: tuple[int, ...]) -> None:
    assert even_parts(count, lambda start, end: end - start <= most) == parts


def test_the_first_slide_may_hold_less() -> None:
    assert even_parts(6, lambda start, end: end - start <= (2 if start == 0 else 5)) == (2, 4)


def test_what_fits_nowhere_stays_together() -> None:
    assert even_parts(4, lambda start, end: False) == (4,)


# Whole slides


@pytest.fixture(scope="module")
def theme() -> Theme:
    found = load_theme("hongjin", [], Diagnostics())
    assert found
    return found


Build = Callable[..., tuple[Scene, Diagnostics]]


@pytest.fixture(scope="module")
def build(theme: Theme) -> Build:
    measurer = Measurer(theme.families)

    def made(section: dict[str, Any], **values: Any) -> tuple[Scene, Diagnostics]:
        from factdeck.document.compose import compose_deck

        here = {"id": "a", "title": "甲", "divider": False, **section}
        spec, diagnostics = project(here, deck=["a"], **values), Diagnostics()
        deck = compose_deck(spec, resolve(spec, diagnostics), diagnostics)
        return place_deck(deck, theme, measurer, diagnostics), diagnostics

    return made


def _named(page: Page, ending: str) -> list[TextFrame]:
    return [node for node in page.nodes if isinstance(node, TextFrame) and node.id.split("/")[-1] == ending]


def _tiles(page: Page) -> list[TextFrame]:
    return [node for node in page.nodes if isinstance(node, TextFrame) and "/tiles/" in node.id]


def _size(frame: TextFrame) -> float:
    return frame.paragraphs[0].runs[0].style.size


def _titles(scene: Scene) -> list[str]:
    return [node.text for page in scene.pages for node in page.nodes if node.role is Role.TITLE]  # type: ignore[union-attr]


def test_long_points_go_over_two_slides_in_one_size(build: Build) -> None:
    points = ["这是一条相当长的要点，" * 8 for _ in range(8)] + ["短的一条。"]
    scene, diagnostics = build({"headline": "九点", "points": points})
    assert [len(_named(page, "rows")[0].paragraphs) for page in scene.pages] == [5, 4]
    assert _titles(scene) == ["九点（1/2）", "九点（2/2）"]
    sizes = {_size(frame) for page in scene.pages for frame in _named(page, "rows")}
    assert len(sizes) == 1 and min(sizes) >= 16
    assert not list(diagnostics) and faults(scene) == []


def test_points_too_long_for_five_a_slide_are_fewer_a_slide(build: Build) -> None:
    scene, diagnostics = build({"headline": "四点", "points": ["很长的要点，" * 36 for _ in range(4)]})
    assert [len(_named(page, "text")) for page in scene.pages] == [2, 2]
    assert not list(diagnostics)


def test_tiles_with_long_labels_are_fewer_a_slide_before_any_text_is_too_small(build: Build) -> None:
    label = "这一项的名称特别长而且一个字也不能少所以两行放不下的"
    long = {key: {**fact, "label": label} for key, fact in FACTS.items()}
    plain_scene, _ = build({"figures": [f"f{n}" for n in range(1, 9)]})
    scene, diagnostics = build({"figures": [f"f{n}" for n in range(1, 9)]}, facts=long)
    assert [len(_tiles(page)) for page in plain_scene.pages] == [8]
    assert [len(_tiles(page)) for page in scene.pages] == [4, 4]
    labels = {tile.paragraphs[1].runs[0].style.size for page in scene.pages for tile in _tiles(page)}
    assert len(labels) == 1
    assert not list(diagnostics) and faults(scene) == []


def test_a_label_that_fits_on_no_slide_does_not_part_the_others(build: Build) -> None:
    facts = {**FACTS, "f2": {**FACTS["f2"], "label": "长得不像样的名称" * 12}}
    scene, diagnostics = build({"figures": [f"f{n}" for n in range(1, 9)]}, facts=facts)
    assert len(scene.pages) == 1
    assert [item.code for item in diagnostics][:1] == ["text-too-long"]


def test_events_whose_text_is_too_long_for_columns_stand_in_rows(build: Build) -> None:
    items = [{"when": f"{n}月", "text": "这一件事要说得详细一些，" * 9} for n in range(1, 5)]
    scene, diagnostics = build({"timeline": {"items": items}})
    assert [len(_named(page, "rows")[0].paragraphs) for page in scene.pages] == [4]
    assert not list(diagnostics)


def test_a_long_wide_table_repeats_its_header_and_keeps_columns_and_size(build: Build) -> None:
    columns = [{"title": "单位"}, *({"title": f"第{n}个指标的名称", "kind": "figure"} for n in range(7))]
    rows = [[f"某某单位第{n}分中心", *(f"{{f{n % 9 + k}}}" for k in range(1, 8))] for n in range(30)]
    scene, diagnostics = build({"tables": [{"id": "t", "headline": "表", "columns": columns, "rows": rows}]})
    tables = [node for page in scene.pages for node in page.nodes if isinstance(node, Table)]
    assert len(tables) > 1 and len({table.columns for table in tables}) == 1
    heads = {tuple(cell.paragraphs[0].text for cell in table.cells[0] if cell.paragraphs) for table in tables}
    assert len(heads) == 1
    sizes = {
        cell.paragraphs[0].runs[0].style.size
        for table in tables
        for row in table.cells[1:]
        for cell in row[:1]
    }
    assert len(sizes) == 1
    counts = [len(table.cells) - 1 for table in tables]
    assert sum(counts) == 30 and max(counts) - min(counts) <= 1
    assert not list(diagnostics) and faults(scene) == []


def test_a_table_with_too_many_columns_is_named_and_stays_on_the_page(build: Build) -> None:
    columns = [{"title": "说明"} for _ in range(14)]
    rows = [["这一格里有一些文字" for _ in range(14)] for _ in range(3)]
    scene, diagnostics = build({"tables": [{"id": "t", "headline": "表", "columns": columns, "rows": rows}]})
    (finding,) = diagnostics
    assert finding.code == "table-too-wide" and finding.arguments["share"] > 100
    (table,) = (node for node in scene.pages[0].nodes if isinstance(node, Table))
    assert table.rect.right <= 960 - 43


def test_a_headline_too_long_for_two_lines_is_reported_and_stays_in_its_frame(build: Build) -> None:
    scene, diagnostics = build({"headline": "这是一个写得太长的标题" * 7, "points": ["一", "二"]})
    (finding,) = diagnostics
    assert (finding.code, finding.arguments["measured"]) == ("text-too-long", 77)
    assert [fault for fault in faults(scene) if "outside" in fault or "over" in fault] == []
    _, again = build(
        {"headline": ("这是一个写得太长的标题" * 7)[: finding.arguments["allowed"]], "points": ["一", "二"]}
    )
    assert not list(again)


def test_a_headline_that_no_size_makes_fit_stops_the_build(build: Build) -> None:
    _, diagnostics = build({"headline": "标题" * 120, "points": ["一", "二"]})
    assert "text-overflows" in {item.code for item in diagnostics} and diagnostics.has_errors()


def test_nine_chapters_go_over_two_agendas_that_link(theme: Theme) -> None:
    from factdeck.document.compose import compose_deck

    sections = [{"id": f"s{n}", "title": f"第{n}部分", "points": ["一", "二"]} for n in range(9)]
    spec, diagnostics = project(*sections), Diagnostics()
    deck = compose_deck(spec, resolve(spec, diagnostics), diagnostics)
    scene = place_deck(deck, theme, Measurer(theme.families), diagnostics)
    agendas = [page for page in scene.pages if page.kind == "agenda"]
    assert [len(_named(page, "name")) for page in agendas] == [5, 4]
    assert all(frame.link for page in agendas for frame in _named(page, "name"))


# Exhibits


def _clear(scene: Scene) -> list[str]:
    """Faults of place; sizes below the scale are told by the findings."""
    return [fault for fault in faults(scene) if not fault.startswith(("too small", "unequal", "headlines"))]


def test_a_comparison_with_long_words_and_a_long_text_stays_in_its_rows(build: Build) -> None:
    words = {"before_word": "改革以前很多年来一直都是这样办理的老办法", "after_word": "现在"}
    plan = {
        "id": "k",
        "before": "f1",
        "after": "f2",
        "unit": "人次",
        "text": "讲得太多的说明，" * 30,
        **words,
    }
    scene, diagnostics = build({"headline": "对比", "comparisons": [plan]})
    assert [item.code for item in diagnostics] == ["text-too-long"]
    assert len({_size(frame) for frame in _named(scene.pages[0], "word")}) == 1
    assert _clear(scene) == []


def test_columns_without_room_for_their_names_lie_down(build: Build) -> None:
    name = "名称相当长而且还要再长一些才放不下的一个服务项目"
    facts = {key: {**fact, "label": name + key} for key, fact in FACTS.items()}
    chart = {"id": "c", "kind": "column", "facts": [f"f{n}" for n in range(1, 11)], "headline": "柱"}
    scene, diagnostics = build({"charts": [chart]}, facts=facts)
    assert [item.code for item in diagnostics] == ["chart-as-bars"]
    assert _clear(scene) == []


def test_a_sentence_too_long_for_a_column_stands_under_the_chart(build: Build) -> None:
    chart = {"id": "c", "kind": "column", "facts": ["f1", "f2", "f3"], "headline": "柱", "figures": ["f4"]}
    lefts: list[float] = []
    for words in ("一句话。", "一句很长很长的话，" * 10):
        scene, diagnostics = build({"charts": [{**chart, "takeaway": words}]})
        assert not list(diagnostics) and _clear(scene) == []
        lefts += [frame.rect.x for frame in _named(scene.pages[0], "takeaway")]
    assert lefts[0] > 480 > lefts[1]
