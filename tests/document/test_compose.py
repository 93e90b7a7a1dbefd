"""Which slides a spec gives."""

import pytest

from factdeck.document.blocks import ChartBlock, Slide, TableBlock, plain

from .specs import deck


def ids(slides: tuple[Slide, ...]) -> list[str]:
    return [slide.id for slide in slides]


def tiles(slide: Slide) -> list[str]:
    return [record.id for record in slide.lists.get("tiles", ())]


def test_a_section_without_storyboard_gives_divider_and_elements_in_order() -> None:
    made = deck({"id": "a", "title": "甲", "figures": ["f1", "f2"], "points": ["一点", "两点"]})
    assert ids(made.slides) == ["cover", "a.divider", "a.figures", "a.points", "closing"]


def test_three_sections_get_an_agenda_that_links_to_them() -> None:
    sections = ({"id": key, "title": key, "figures": ["f1"], "key": "f1"} for key in ("a", "b", "c"))
    made = deck(*sections)
    agenda = made.slides[1]
    assert agenda.layout == "agenda"
    assert [plain(row.parts["number"]) for row in agenda.lists["rows"]] == ["一", "二", "三"]  # type: ignore[arg-type]
    assert agenda.links == {"a": "a.divider", "b": "b.divider", "c": "c.divider"}


@pytest.mark.parametrize(
    ("count", "hero", "on_slides"),
    [
        (1, False, [1]),
        (3, False, [3]),
        (4, True, [3]),
        (7, True, [6]),
        (8, False, [8]),
        (17, False, [17]),
    ],
)
def test_figures_choose_a_hero_and_stand_in_one_list(count: int, hero: bool, on_slides: list[int]) -> None:
    made = deck({"id": "a", "title": "甲", "divider": False, "figures": [f"f{n + 1}" for n in range(count)]})
    slides = [slide for slide in made.slides if slide.layout == "key-figures"]
    assert [len(tiles(slide)) for slide in slides] == on_slides
    assert ("hero" in slides[0].lists) is hero


def test_a_slide_without_a_headline_says_the_sections_line_before_its_mere_name():
    points = {"items": [{"text": "一点"}]}
    made = deck({"id": "a", "title": "甲", "line": "把服务送到身边。", "divider": False, "points": points})
    assert [plain(slide.texts["title"]) for slide in made.slides if slide.chapter] == ["把服务送到身边"]


def test_a_part_of_a_list_says_which_of_how_many_it_is_and_shows_only_its_own() -> None:
    points = [f"第{n}点" for n in "甲乙丙丁戊己庚"]
    made = deck({"id": "a", "title": "甲", "divider": False, "headline": "七点", "points": points})
    (slide,) = [slide for slide in made.slides if slide.layout == "points"]
    assert slide.flow and (slide.flow.name, slide.flow.count) == ("rows", 7)
    parts = [slide.flow.part(0, 4, 0, 2), slide.flow.part(4, 7, 1, 2)]
    assert [plain(part.texts["title"]) for part in parts] == ["七点（1/2）", "七点（2/2）"]
    assert [part.id for part in parts] == ["a.points", "a.points-2"]
    assert [[record.id for record in part.lists["rows"]] for part in parts] == [
        ["point-1", "point-2", "point-3", "point-4"],
        ["point-5", "point-6", "point-7"],
    ]


def test_a_part_of_a_table_names_only_the_sources_of_its_rows_and_says_that_it_continues() -> None:
    columns = [{"title": "项目"}, {"title": "数量", "kind": "figure"}]
    rows = [[f"第{n}项", f"{{f{n}}}"] for n in range(1, 7)]
    table = {"id": "t", "headline": "一张表", "columns": columns, "rows": rows}
    made = deck({"id": "a", "title": "甲", "divider": False, "tables": [table]})
    (slide,) = [slide for slide in made.slides if slide.layout == "table"]
    assert slide.flow
    second = slide.flow.part(3, 6, 1, 2)
    assert plain(second.texts["title"]) == "一张表（续）"
    assert "400人次" in second.notes and "100人次" not in second.notes
    block = second.exhibits[0]
    assert isinstance(block, TableBlock) and (len(block.rows), len(block.whole)) == (3, 6)


def test_what_stands_beside_a_list_is_on_its_first_part_only() -> None:
    figures = {"hero": "f1", "tiles": [f"f{n}" for n in range(2, 9)]}
    (slide,) = [
        slide
        for slide in deck({"id": "a", "title": "甲", "divider": False, "figures": figures}).slides
        if slide.layout == "key-figures"
    ]
    assert slide.flow
    first, second = slide.flow.part(0, 4, 0, 2), slide.flow.part(4, 7, 1, 2)
    assert ("hero" in first.lists, "hero" in second.lists) == (True, False)
    assert "100人次" in first.notes and "100人次" not in second.notes


def test_two_figures_stand_beside_a_bar_chart_and_one_stands_in_it() -> None:
    chart = {"id": "c", "kind": "bar", "facts": ["f1", "f2"], "headline": "发现"}
    section = {"id": "a", "title": "甲", "divider": False}
    beside = deck({**section, "charts": [{**chart, "figures": ["f3", "f4"]}]}).slides[1]
    inside = deck({**section, "charts": [{**chart, "figures": ["f3"]}]}).slides[1]
    assert beside.layout == "figures-and-chart"
    assert tiles(beside) == ["f3", "f4"]
    assert inside.layout == "chart"
    block = inside.exhibits[0]
    assert isinstance(block, ChartBlock)
    assert [record.id for record in block.figures] == ["f3"]


def test_a_storyboard_decides_what_is_shown_and_in_which_order() -> None:
    section = {"id": "a", "title": "甲", "figures": ["f1"], "points": ["一点"]}
    assert ids(deck(section, deck=["a.points", "cover"]).slides) == ["a.points", "cover"]


def test_the_source_note_names_the_sources_of_what_is_shown() -> None:
    slide = deck({"id": "a", "title": "甲", "divider": False, "figures": ["f1"]}).slides[1]
    assert plain(slide.texts["source"]) == "来源《年报》"


def test_speaker_notes_list_the_figures_with_their_source() -> None:
    section = {"id": "a", "title": "甲", "divider": False, "figures": {"tiles": ["f1"], "notes": "先讲它。"}}
    notes = deck(section).slides[1].notes
    assert notes.splitlines() == ["先讲它。", "", "本页数字", "· 第1件事：100人次（《年报》）"]


def test_notes_of_one_slide_do_not_list_the_figures_of_another() -> None:
    made = deck({"id": "a", "title": "甲", "divider": False, "figures": ["f1"], "points": ["有{f2}"]})
    points = next(slide for slide in made.slides if slide.layout == "points")
    assert "200人次" in points.notes
    assert "100人次" not in points.notes


def test_a_hero_alone_is_a_slide() -> None:
    made = deck({"id": "a", "title": "甲", "divider": False, "figures": {"hero": "f1"}})
    assert [slide.id for slide in made.slides if "hero" in slide.lists] == ["a.figures"]


def test_a_derived_figure_is_announced_in_the_footer_and_its_formula_in_the_notes() -> None:
    from .specs import FACTS

    facts = {**FACTS, "sum": {"derive": "f1 + f2", "label": "合计"}}
    slide = deck({"id": "a", "title": "甲", "divider": False, "figures": ["sum"]}, facts=facts).slides[1]
    assert plain(slide.texts["source"]) == "来源《年报》。合计、占比由来源中的数字计算得出"
    assert "计算：100人次 + 200人次" in slide.notes


def test_sample_specs_carry_the_mark_in_their_language() -> None:
    section = {"id": "a", "title": "A", "figures": ["f1"]}
    assert deck(section, sample=True).notice == "示例数据"
    assert deck(section, sample=True, language="en").notice == "Sample data"
    assert deck(section).notice == ""


def test_two_charts_share_the_slide_of_the_first() -> None:
    first = {"id": "one", "headline": "两张图", "facts": ["f1", "f2"], "beside": "two"}
    second = {"id": "two", "title": "另一张", "facts": ["f2", "f3"]}
    charts = [first, second, {"id": "three", "facts": ["f1", "f3"]}]
    made = deck({"id": "a", "title": "甲", "divider": False, "charts": charts})
    charts = [slide for slide in made.slides if slide.layout.startswith("chart")]
    assert [(slide.layout, len(slide.exhibits)) for slide in charts] == [("chart-pair", 2), ("chart", 1)]
