"""Which slides a spec gives."""

import pytest

from factdeck.document.blocks import ChartBlock, Slide, plain

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
        (9, False, [5, 4]),
        (17, False, [6, 6, 5]),
    ],
)
def test_figures_choose_a_hero_and_split_evenly(count: int, hero: bool, on_slides: list[int]) -> None:
    made = deck({"id": "a", "title": "甲", "divider": False, "figures": [f"f{n + 1}" for n in range(count)]})
    slides = [slide for slide in made.slides if slide.layout == "key-figures"]
    assert [len(tiles(slide)) for slide in slides] == on_slides
    assert ("hero" in slides[0].lists) is hero


def test_split_slides_say_which_of_how_many_they_are() -> None:
    points = [f"第{n}点" for n in "甲乙丙丁戊己庚"]
    made = deck({"id": "a", "title": "甲", "divider": False, "headline": "七点", "points": points})
    slides = [slide for slide in made.slides if slide.layout == "points"]
    assert [plain(slide.texts["title"]) for slide in slides] == ["七点（1/2）", "七点（2/2）"]
    assert [len(slide.lists["rows"]) for slide in slides] == [4, 3]


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


def test_each_of_several_slides_lists_only_its_own_figures() -> None:
    points = [f"第{n}点有{{f{i}}}" for i, n in enumerate("甲乙丙丁戊己", start=1)]
    made = deck({"id": "a", "title": "甲", "divider": False, "points": points})
    first, second = (slide.notes for slide in made.slides if slide.layout == "points")
    assert "100人次" in first
    assert "100人次" not in second
    assert "600人次" in second


def test_a_hero_with_too_many_tiles_leaves_no_lone_tile() -> None:
    figures = {"hero": "f1", "tiles": [f"f{n}" for n in range(2, 9)]}
    made = deck({"id": "a", "title": "甲", "divider": False, "figures": figures})
    assert [len(tiles(slide)) for slide in made.slides if slide.layout == "key-figures"] == [4, 3]


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
    assert deck(section, sample=True).sample == "示例数据"
    assert deck(section, sample=True, language="en").sample == "Sample data"
    assert deck(section).sample == ""
