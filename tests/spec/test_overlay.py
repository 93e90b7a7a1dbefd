"""A spec that extends another: what comes down, what is laid on it, and where each value stands."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.spec.given import flatten, grow
from factdeck.spec.inherit import inherited, without_figures
from factdeck.spec.load import Written, load
from factdeck.spec.merge import Merger
from factdeck.spec.project import Positions
from factdeck.spec.read_yaml import read_yaml

from .overlays import BASE, OWN, laid, lay, told


def test_wording_comes_down_and_figures_do_not(tmp_path: Path):
    project, found = lay(tmp_path, "organization: District\n")
    assert project
    halls = project.spec.facts["halls"]
    assert (halls.label, halls.icon) == ("Halls", "house")
    assert (halls.value, halls.source, halls.quote) == (None, "", "")
    assert project.spec.facts["total"].derive == "halls + rooms"
    assert project.pending == {"halls", "rooms", "rate", "years"}
    assert (project.spec.title, project.spec.organization) == ("Year", "District")
    assert not told(found)


def test_a_spec_that_extends_none_may_not_leave_values_out(tmp_path: Path):
    path, found = tmp_path / "a.yaml", Diagnostics()
    path.write_text(BASE.replace("value: 12 halls, ", ""), "utf-8")
    project = load(path, found)
    assert project and not project.pending


def test_every_value_stands_in_the_file_that_says_it(tmp_path: Path):
    positions = laid(tmp_path, OWN + "sections: [{id: places, headline: New}]\n").positions
    assert positions.at("sections", 0, "headline") == Location(str(tmp_path / "o1.yaml"), 7, 35)
    assert positions.at("sections", 0, "title") == Location(str(tmp_path / "base.yaml"), 15, 12)
    assert positions.at("facts", "halls", "value") == Location(str(tmp_path / "o1.yaml"), 3, 18)
    assert positions.at("facts", "halls", "label").line == 7
    was = positions.replaced["sections", 0, "headline"]
    assert (was.text, was.place.line) == ("{total} in all", 16)
    assert positions.replaced["facts", "halls"].by_key["value"].text == "12 halls"


def test_two_levels_and_each_has_its_figures_alone(tmp_path: Path):
    middle = OWN + "title: Middle\nsections: [{id: places, headline: Second}]\n"
    project, _ = lay(tmp_path, middle, "facts: {halls: {value: 9 halls}}\n")
    assert project
    assert (project.spec.title, project.spec.sections[0].headline) == ("Middle", "Second")
    assert project.pending == {"rooms", "rate", "years"}
    assert project.positions.replaced["sections", 0, "headline"].text == "{total} in all"


def test_a_value_takes_the_place_of_a_formula(tmp_path: Path):
    total = "  total: {value: 6 places, source: own, by: Clerk, date: 2026}\n"
    fact = laid(tmp_path, OWN + total).spec.facts["total"]
    assert (fact.value, fact.derive) == ("6 places", None)


def test_null_takes_away_and_an_empty_key_does_not(tmp_path: Path):
    project = laid(tmp_path, OWN + "deck: null\ncover:\nfactsheet: {hero_labels: null}\n")
    assert project.spec.deck is None
    assert project.spec.factsheet.hero == ["halls", "rate"]
    assert not project.spec.factsheet.hero_labels


def test_amounts_of_facts_are_figures_too(tmp_path: Path):
    base = BASE.replace(
        "    sheet:",
        "    comparisons: [{id: c, before: halls, after: rooms, amounts: {halls: 3}}]\n    sheet:",
    )
    assert not laid(tmp_path, OWN, base=base).spec.sections[0].comparisons[0].amounts


def test_what_says_such_an_amount_goes_with_it(tmp_path: Path):
    compared = "{id: c, before: halls, after: rooms, amounts: {halls: 30}, title: 130 halls"
    compared += ", source_note: Drawn as 30}"
    base = BASE.replace("    sheet:", f"    comparisons: [{compared}]\n    sheet:")
    (comparison,) = laid(tmp_path, OWN, base=base).spec.sections[0].comparisons
    assert (comparison.title, comparison.source_note) == ("130 halls", "")


def test_a_source_that_proves_nothing_here_goes_with_the_words_that_cite_it(tmp_path: Path):
    project, found = lay(tmp_path, OWN)
    assert project and not project.spec.sources
    assert not project.spec.cover.band
    assert [item.arguments["what"] for item in found if item.code == "fell-away"] == ["cover.band"]
    kept = OWN.replace("own, by: Clerk, date: 2026}", "report, quote: 12 halls}", 1)
    assert lay(tmp_path, kept)[0].spec.cover.band  # pyright: ignore[reportOptionalMemberAccess]


def test_files_are_where_the_file_that_names_them_says(tmp_path: Path):
    (tmp_path / "deck" / "districts").mkdir(parents=True)
    (tmp_path / "deck" / "a.txt").write_text("12 halls", "utf-8")
    base = BASE.replace("text: 12 halls", "file: a.txt")
    (tmp_path / "deck" / "base.yaml").write_text(base, "utf-8")
    path, found = tmp_path / "deck" / "districts" / "d.yaml", Diagnostics()
    own = OWN.replace("own, by: Clerk, date: 2026}", "report, quote: 12 halls}", 1)
    path.write_text("extends: ../base.yaml\n" + own, "utf-8")
    project = load(path, found)
    assert project and project.spec.sources["report"].file == "../a.txt"
    assert project.path == path
    assert project.positions.at("title").file == str(tmp_path / "deck" / "base.yaml")


@pytest.mark.parametrize(
    ("overlay", "finding"),
    [
        ("facts: {hals: {value: 1}}\n", "overlay-orphan o1.yaml:2:9"),
        ("facts: {hals: null}\n", "overlay-orphan o1.yaml:2:9"),
        ("factsheet: {kicker: null}\n", "overlay-orphan o1.yaml:2:13"),
        ("sections: [{id: plces, title: A}]\n", "overlay-orphan o1.yaml:2:17"),
        ("sections: [{remove: plces}]\n", "overlay-orphan o1.yaml:2:21"),
        ("sections: [{order: [end, plces]}]\n", "overlay-orphan o1.yaml:2:26"),
        ("deck: [{remove: places.line}]\n", "overlay-orphan o1.yaml:2:17"),
        ("sections: [{replace: {id: x, title: A}}]\n", "overlay-orphan o1.yaml:2:22"),
        ("sections: [{id: time, tables: [{remove: t}]}]\n", "overlay-orphan o1.yaml:2:41"),
        ("sections: [{add: {id: end, title: A}}]\n", "overlay-exists o1.yaml:2:18"),
        ("sections: [{id: end, line: A}, {remove: end}]\n", "overlay-twice o1.yaml:2:41"),
        ("sections: [{id: end, line: A}, {id: end, line: B}]\n", "overlay-twice o1.yaml:2:37"),
        ("sections: [{order: [end, end]}]\n", "overlay-twice o1.yaml:2:26"),
        ("sections: [{title: A}]\n", "overlay-entry o1.yaml:2:12"),
        ("sections: [{id: end, place: middle}]\n", "overlay-place o1.yaml:2:29"),
        ("sections: [{id: end, place: after tim}]\n", "overlay-anchor o1.yaml:2:29"),
        ("sections: [{id: end, place: after end}]\n", "overlay-anchor o1.yaml:2:29"),
        ("sections: [{remove: end, place: first}]\n", "unknown-key o1.yaml:2:26"),
        ("deck: [{move: end}]\n", "overlay-place o1.yaml:2:8"),
        ("deck: [{move: ends, place: first}]\n", "overlay-orphan o1.yaml:2:15"),
        ("sections: [{add: {id: sizes, title: A}, plase: first}]\n", "unknown-key o1.yaml:2:41"),
        (
            "sections: [{id: places, tables: [{add: {id: sizes, columns: [], rows: []}}]}]\n",
            "duplicate-id o1.yaml:2:45",
        ),
        ("template: 3\nsections: [{id: places, colour: red}]\n", "unknown-key o1.yaml:3:25"),
    ],
)
def test_orphans_and_conflicts_are_errors_at_their_place(tmp_path: Path, overlay: str, finding: str):
    _, found = lay(tmp_path, overlay)
    assert told(found) == [finding]
    for item in found:
        for language in ("zh-CN", "en"):
            assert "{" not in item.line(language)


def test_the_hint_names_what_is_near(tmp_path: Path):
    _, (finding, *_) = lay(tmp_path, "facts: {hals: {value: 1}}\n")
    assert "halls" in finding.hint("en")


@pytest.mark.parametrize(
    ("extends", "finding"),
    [
        ("bse.yaml", "missing-file a.yaml:1:10"),
        ("a.yaml", "extends-loop a.yaml:1:10"),
        ("b.yaml", "extends-loop b.yaml:1:10"),
        ("../../../etc/hosts", "path-outside-project a.yaml:1:10"),
        ("broken.yaml", "yaml-syntax broken.yaml:1:4"),
    ],
)
def test_files_that_can_not_be_extended(tmp_path: Path, extends: str, finding: str):
    for name, text in (("base", BASE), ("b", "extends: a.yaml\n"), ("broken", "a: [1\n")):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    path, found = tmp_path / "a.yaml", Diagnostics()
    path.write_text(f"extends: {extends}\n", "utf-8")
    assert load(path, found) is None
    assert told(list(found)) == [finding]


def test_what_fills_in_knows_what_it_took_the_place_of(tmp_path: Path):
    cell = Location("numbers.xlsx", cell="Numbers!C7")

    def fill(written: Written, path: Path, diagnostics: Diagnostics) -> Written:
        values, positions = written
        values["facts"]["halls"]["value"] = "4 halls"
        values["title"] = "Filled"
        places = {**positions.places, ("facts", "halls", "value"): cell, ("title",): cell}
        return values, replace(positions, places=places)

    project, _ = lay(tmp_path, "organization: District\n", fill=fill)
    assert project and project.spec.facts["halls"].value == "4 halls"
    assert project.positions.at("facts", "halls", "value") == cell
    assert project.positions.replaced["title",].text == "Year"
    assert "halls" not in project.pending


def test_an_empty_overlay_gives_the_base_without_its_figures(tmp_path: Path):
    path = tmp_path / "base.yaml"
    path.write_text(BASE, "utf-8")
    written = read_yaml(path, Diagnostics())
    assert written
    bare = without_figures(grow(*written))
    merged = Merger(Diagnostics(), inherited).merge(bare, grow({}, Positions("o", {})))
    assert flatten(merged, "o")[0] == flatten(bare, "o")[0]
    assert list(flatten(merged, "o")[0]) == list(written[0])


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, NAMES, st.data())
def test_lists_keep_their_order(base: list[str], changed: list[str], data: st.DataObject):
    """Changes move nothing, additions come last, removals close up, `order` puts first what it names."""
    new = [name for name in changed if name not in base]
    old = [name for name in changed if name in base]
    gone = data.draw(st.lists(st.sampled_from(old), unique=True)) if old else []
    stays = [name for name in base if name not in gone]
    first = data.draw(st.permutations(stays)) if stays else []
    entries = [
        *({"id": name, "n": "2"} for name in old if name not in gone),
        *({"add": {"id": name, "n": "1"}} for name in new),
        {"remove": gone},
        {"order": first[:2]},
    ]
    under = {"list": [{"id": name, "n": "1"} for name in base]}
    found = Diagnostics()
    none = Positions("f", {})
    merged = Merger(found, lambda path, one, two: one).merge(grow(under, none), grow({"list": entries}, none))
    result = flatten(merged, "f")[0]["list"]
    rest = [name for name in stays if name not in first[:2]]
    if base:
        assert not list(found)
        assert [item["id"] for item in result] == [*first[:2], *rest, *new]
        assert {item["id"] for item in result if item["n"] == "2"} == set(old) - set(gone)


def test_texts_are_added_removed_and_placed_like_items(tmp_path: Path):
    edits = (
        "deck: [{remove: closing}, {add: agenda, place: after cover}, {order: [end]},"
        " {add: places.table, place: before places.sizes}, {move: time.line, place: last}]\n"
    )
    deck = laid(tmp_path, OWN + edits).spec.deck
    assert deck == [
        "end",
        "cover",
        "agenda",
        "places.divider",
        "places.figures",
        "places.table",
        "places.sizes",
        "time.divider",
        "time.line",
    ]


def test_what_is_removed_leaves_the_storyboard_and_the_sheet(tmp_path: Path):
    project = laid(tmp_path, OWN + "sections: [{id: places, charts: [{remove: sizes}]}, {remove: time}]\n")
    assert project.spec.deck == ["cover", "places.divider", "places.figures", "end", "closing"]
    assert project.spec.factsheet.chart == ""
    sheet = project.spec.sections[0].sheet
    assert sheet and [(cell.show, cell.rows) for cell in sheet.cells] == [("share", ["halls", "rooms"])]
