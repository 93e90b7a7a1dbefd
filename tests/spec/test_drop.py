"""A dropped fact goes with every sentence, tile, mark, row and chart that uses it, and nothing else does."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic
from factdeck.spec.project import Project
from factdeck.spec.references import references

from .overlays import BASE, OWN, lay, told


def dropped(folder: Path, *facts: str, more: str = "", base: str = BASE) -> tuple[Project, list[Diagnostic]]:
    lines = [
        f"  {fact}: null" if (fact := line.strip().partition(":")[0]) in facts else line
        for line in OWN.splitlines()
    ]
    project, found = lay(folder, "\n".join(lines) + "\n" + more, base=base)
    assert project
    return project, found


def fell(found: list[Diagnostic]) -> list[str]:
    return [item.arguments["what"] for item in found if item.code == "fell-away"]


def test_a_fact_goes_with_what_is_computed_from_it_and_all_that_uses_them(tmp_path: Path):
    project, found = dropped(tmp_path, "halls")
    spec, section = project.spec, project.spec.sections[0]
    assert not told(found)
    assert list(spec.facts) == ["rooms", "rate", "years"]
    assert (section.headline, section.key) == ("", "")
    assert section.figures.model_dump(exclude_defaults=True) == {"facts": ["rooms"], "tiles": ["rate"]}  # pyright: ignore
    assert section.points == ["They are warm.", "{rooms} rooms", "Plain"]
    assert spec.expect == []
    assert (spec.factsheet.hero, spec.factsheet.hero_labels) == (["rate"], {})


def test_a_chart_of_bars_with_one_bar_left_goes_with_its_slide(tmp_path: Path):
    project, _ = dropped(tmp_path, "halls")
    spec = project.spec
    assert [chart.id for chart in spec.sections[0].charts] == ["share"]
    assert spec.deck == [
        "cover",
        "places.divider",
        "places.figures",
        "time.divider",
        "time.line",
        "end",
        "closing",
    ]
    assert spec.factsheet.chart == ""
    sheet = spec.sections[0].sheet
    assert sheet and [(cell.show, cell.rows) for cell in sheet.cells] == [("share", ["rooms"])]


def test_a_chart_with_enough_left_loses_a_mark_its_name_and_its_headline(tmp_path: Path):
    base = BASE.replace("facts: [halls, rooms], names", "facts: [halls, rooms, rate], names")
    chart = dropped(tmp_path, "halls", base=base)[0].spec.sections[0].charts[0]
    assert (chart.facts, chart.names, chart.highlight, chart.headline) == (["rooms", "rate"], {}, [], "")


def test_tables_lose_rows_and_emptied_columns_and_their_highlights_follow(tmp_path: Path):
    table = dropped(tmp_path, "halls")[0].spec.sections[0].tables[0]
    assert table.rows == [["two", "{rooms}", "{rate}"], ["three", "{rate}", ""]]
    assert table.highlight == [1]
    table = dropped(tmp_path, "rate")[0].spec.sections[0].tables[0]
    assert table.rows == [["one", "{halls}"], ["two", "{rooms}"]]
    assert [column.title for column in table.columns] == ["A", "B"]


def test_an_emptied_section_goes_with_its_storyboard_entries(tmp_path: Path):
    spec = dropped(tmp_path, "years")[0].spec
    assert [section.id for section in spec.sections] == ["places", "end"]
    assert spec.deck == ["cover", "places.divider", "places.figures", "places.sizes", "end", "closing"]


def test_a_section_left_to_the_sheet_has_no_divider(tmp_path: Path):
    more = "kind: line, series: [years]}, {id: marks, kind: unit, facts: [rooms], only: factsheet}"
    base = BASE.replace("kind: line, series: [years]}", more)
    spec = dropped(tmp_path, "years", base=base)[0].spec
    assert "time.divider" not in (spec.deck or [])
    assert [section.divider for section in spec.sections] == [True, False, True]


def test_groups_stay_even(tmp_path: Path):
    groups = "[{title: A, facts: [halls, rooms]}, {title: B, facts: [rate, total]}]"
    chart = f"charts: [{{id: line, kind: grouped, names: {{rate: R, rooms: S}}, groups: {groups}}}]"
    base = BASE.replace("charts: [{id: line, kind: line, series: [years]}]", chart).replace(
        '"Places, {halls} too"', "All"
    )
    base = base.replace("derive: halls + rooms", "derive: rooms + rooms")
    left = dropped(tmp_path, "halls", base=base)[0].spec.sections[1].charts[0]
    assert [group.facts for group in left.groups] == [["rooms"], ["total"]]
    assert left.names == {"rooms": "S"}


def test_lists_that_are_right_only_as_a_whole_go_as_a_whole(tmp_path: Path):
    base = BASE.replace("expect:", "shares: [[rate, halls], [rooms, rate]]\nexpect:")
    assert dropped(tmp_path, "halls", base=base)[0].spec.shares == [["rooms", "rate"]]


def test_what_fell_away_is_noted_once_with_its_place_and_cause(tmp_path: Path):
    _, found = dropped(tmp_path, "rate")
    assert fell(found) == [
        "sections.places.figures.tiles.1",
        "sections.places.charts.share",
        "sections.places.tables.table.rows.2.3",
        "sections.places.tables.table.rows.3",
        "sections.places.sheet.cells.1.show",
        "cover.band",
        "factsheet.hero.2",
    ]
    first = next(item for item in found if item.code == "fell-away")
    assert str(first.location).endswith("base.yaml:18:52")
    assert str(first.arguments["place"]).endswith("o1.yaml:5:3")
    assert "rate" in first.message("en") and "rate" in first.message("zh-CN")


@pytest.mark.parametrize(
    ("more", "finding"),
    [
        ("title: 'With {halls}'\n", "dropped-used o1.yaml:7:8"),
        ("factsheet: {hero: [rooms, halls]}\n", "dropped-used o1.yaml:7:27"),
        ("deck: [cover, places.sizes]\n", "dropped-used o1.yaml:7:15"),
        ("sections: [{id: time, key: total}]\n", "dropped-used o1.yaml:7:28"),
    ],
)
def test_a_file_may_not_use_what_it_drops(tmp_path: Path, more: str, finding: str):
    _, found = dropped(tmp_path, "halls", more=more)
    assert finding in told(found)


def test_a_title_that_names_it_must_be_written_anew(tmp_path: Path):
    base = BASE.replace("title: Places", "title: Places {halls}")
    _, found = dropped(tmp_path, "halls", base=base)
    assert told(found) == ["dropped-unsaid o1.yaml:3:3"]
    _, found = dropped(tmp_path, "halls", base=base, more="sections: [{id: places, title: Own}]\n")
    assert not told(found)


def test_a_level_below_may_take_up_again_what_one_dropped(tmp_path: Path):
    again = "facts: {halls: {label: Halls, value: 7 halls, source: own, by: Clerk, date: 2026}}\n"
    project, found = lay(
        tmp_path, OWN.replace("{value: 2 halls, source: own, by: Clerk, date: 2026}", "null"), again
    )
    assert project and not told(found)
    assert project.spec.sections[0].key == "halls"


@pytest.mark.parametrize("fact", ["halls", "rooms", "rate", "years"])
def test_nothing_that_is_left_names_what_is_gone(tmp_path: Path, fact: str):
    project, found = dropped(tmp_path, fact)
    assert not told(found)
    left = set(project.spec.facts)
    assert fact not in left
    assert {item.name for item in references(project.spec) if item.kind == "fact"} <= left
    assert f"{{{fact}" not in project.spec.model_dump_json()


def test_facts_that_nothing_uses_any_more_need_no_value(tmp_path: Path):
    project, found = lay(tmp_path, "sections: [{remove: time}]\n")
    assert project and project.pending == {"halls", "rooms", "rate"}
    (note,) = [item for item in found if item.code == "facts-unneeded"]
    assert (note.arguments["names"], note.location and note.location.column) == ("years", 10)
    _, found = lay(tmp_path, OWN + "sections: [{remove: time}]\n")
    assert "facts-unneeded" not in [item.code for item in found]  # it was given a value here


def test_a_fact_is_needed_for_what_must_hold_of_one_that_is_shown(tmp_path: Path):
    base = BASE.replace("expect: [", "expect: [spare <= halls, lone == odd, ")
    more = "  spare: {value: 1 hall, label: S}\n  lone: {value: 1, label: L}\n  odd: {value: 1, label: O}\n"
    project, _ = lay(tmp_path, OWN, base=base.replace("  total:", more + "  total:"))
    assert project and project.pending == {"spare", "lone", "odd"}  # the base shows those two nowhere either
    removed = "sections: [{remove: places}]\nfactsheet: null\n"
    project, _ = lay(tmp_path, removed, base=base.replace("  total:", more + "  total:"))
    assert project and project.pending == {"lone", "odd", "years"}
    assert project.spec.expect == ["lone == odd"]


def test_something_must_be_left(tmp_path: Path):
    base = (
        BASE.replace("  - {id: end, title: End, points: [Done]}\n", "")
        .replace(", Plain", "")
        .replace(" end,", "")
    )
    base = base.replace("We have {halls}. They are warm.", "{halls}")
    project, found = dropped(tmp_path, "halls", "rooms", "rate", "years", base=base)
    assert told(found) == ["nothing-left o1.yaml:3:3"]
    assert project.spec.sections == []
