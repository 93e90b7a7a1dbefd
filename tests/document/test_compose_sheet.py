"""What the fact sheet says."""

from factdeck.document.blocks import plain

from .specs import sheet

CHART = {"id": "c", "kind": "bar", "title": "比较", "facts": ["f1", "f2"]}


def test_what_a_chart_shows_is_not_repeated_in_the_list() -> None:
    made = sheet({"id": "a", "title": "甲", "figures": ["f1", "f3"], "charts": [CHART]})
    assert [block.id for block in made.sections[0].blocks] == ["c"]
    assert [row.id for row in made.sections[0].rows] == ["f3"]


def test_what_is_meant_for_the_deck_stays_off_the_sheet() -> None:
    made = sheet({"id": "a", "title": "甲", "figures": ["f3"], "charts": [{**CHART, "only": "deck"}]})
    assert made.sections[0].blocks == ()


def test_a_section_with_nothing_to_show_is_left_out() -> None:
    assert sheet({"id": "a", "title": "甲"}).sections == ()


def test_cells_put_figures_over_and_rows_under_an_exhibit() -> None:
    cell = {"show": "c", "tiles": ["f4"], "rows": ["f5", {"term": "首批", "text": "基地"}]}
    block = (
        sheet({"id": "a", "title": "甲", "charts": [CHART], "sheet": {"cells": [cell]}}).sections[0].blocks[0]
    )
    assert [record.id for record in block.tiles] == ["f4"]
    assert [sorted(record.parts) for record in block.rows] == [["figure", "text"], ["term", "text"]]


def test_the_hero_figures_stand_for_the_sections_unless_the_author_chose() -> None:
    sections = [{"id": f"a{n}", "title": "甲", "key": f"f{n}", "figures": ["f9"]} for n in (1, 2)]
    assert [record.id for record in sheet(*sections).hero] == ["f1", "f2"]
    chosen = sheet(*sections, factsheet={"hero": ["f7"], "hero_labels": {"f7": "改口"}}).hero
    assert [plain(record.parts["label"]) for record in chosen] == ["改口"]  # type: ignore[arg-type]


def test_what_is_missing_in_a_source_is_said() -> None:
    sources = {"s": {"title": "年报", "author": "某人", "incomplete": "第三章缺页"}}
    made = sheet({"id": "a", "title": "甲", "figures": ["f1"]}, sources=sources)
    assert "第三章缺页" in plain(made.footnote)
    assert plain(made.sources[0][1]) == "全部数字取自《年报》（某人）。第三章缺页。"
