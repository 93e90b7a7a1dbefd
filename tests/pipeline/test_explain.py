"""Where values come from, what a spec changes, and whom a change of the base touches."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factdeck import cli
from factdeck.pipeline.explain import explain, explain_changes, explain_touched, listed
from factdeck.spec.changes import Kind
from tests.spec.overlays import BASE, OWN, lay

CHANGES = """\
sections:
  - {id: places, headline: "{halls}, new", charts: [{remove: share}]}
  - {add: {id: parks, title: Parks, points: [Green]}, place: first}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path, OWN.replace("{value: 3 rooms, source: own, by: Clerk, date: 2026}", "null") + CHANGES)
    return tmp_path


def test_every_value_has_its_place_and_what_it_replaced(folder: Path):
    found = explain(folder / "o1.yaml")
    by_key = {origin.key: origin for origin in found.origins}
    headline = by_key["sections.places.headline"]
    assert (headline.value, headline.was) == ("{halls}, new", "{total} in all")
    assert (str(headline.place), str(headline.was_at)) == (
        f"{folder / 'o1.yaml'}:8:28",
        f"{folder / 'base.yaml'}:16:15",
    )
    halls = by_key["facts.halls.value"]
    assert (halls.value, halls.was) == ("2 halls", "12 halls")
    assert by_key["sections.places.points"].value == "We have {halls}. They are warm., Plain"
    assert by_key["sections.places.figures.tiles"].value == "rate"
    assert by_key["transition"].place is None
    assert by_key["embed_fonts"].place is not None
    assert by_key["embed_fonts"].place.file.endswith("template.yaml")
    assert "sections.places.charts.share.id" not in by_key


def test_under_a_key_defaults_are_told_too(folder: Path):
    keys = {origin.key: origin for origin in explain(folder / "o1.yaml", "sections.end").origins}
    assert list(keys)[:3] == ["sections.end.id", "sections.end.title", "sections.end.points"]
    assert keys["sections.end.divider"].place is None
    assert all(key.startswith("sections.end.") for key in keys)


def test_a_key_that_is_not_there_is_an_error_with_a_hint(folder: Path):
    (finding,) = [
        item for item in explain(folder / "o1.yaml", "sections.place").diagnostics if item.severity == "error"
    ]
    assert finding.code == "explain-no-key"
    assert "sections.places" in finding.hint("en")


def test_changes_are_told_by_kind(folder: Path):
    told: dict[Kind, list[str]] = {}
    for change in explain_changes(folder / "o1.yaml").changes:
        told.setdefault(change.kind, []).append(change.origin.key)
    assert told[Kind.CHANGED] == ["facts.halls", "facts.rate", "facts.years", "sections.places.headline"]
    assert told[Kind.ADDED] == ["sections.parks"]
    assert told[Kind.REMOVED] == ["facts.rooms", "sections.places.charts.share"]
    assert "facts.total" in told[Kind.FELL_AWAY]
    assert Kind.PENDING not in told
    assert {"title", "sections.time", "facts.halls", "sections.places"} <= set(told[Kind.INHERITED])


def test_facts_without_a_value_are_to_fill(folder: Path):
    lay(folder, "organization: D\n")
    pending = [
        one.origin.key for one in explain_changes(folder / "o1.yaml").changes if one.kind is Kind.PENDING
    ]
    assert pending == ["facts.halls", "facts.rooms", "facts.rate", "facts.years"]


def test_whom_a_change_touches(folder: Path):
    (folder / "other.yaml").write_text(BASE, "utf-8")
    (folder / "o2.yaml").write_text("extends: o1.yaml\n", "utf-8")
    found = explain_touched(folder / "base.yaml", [folder])
    assert [path.name for path in found.touched] == ["o1.yaml", "o2.yaml"]
    first, second = ({one.key: str(one.kind) for one in every} for every in found.touched.values())
    assert first["sections.places.headline"] == second["sections.places.headline"] == "changed"
    assert first["sections.time.title"] == second["facts.halls.label"] == "inherited"
    assert first["sections.places.charts"] == first["facts.rooms"] == "removed"
    assert first["facts.halls.value"] == "changed"
    assert second["facts.halls.value"] == "removed"  # it waits for its own


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["factdeck", "explain", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        code = ended.value.code
        out, err = capfd.readouterr()
        return code if isinstance(code, int) else 0, out, err

    return call


def test_the_command_prints_tables(run: Run):
    code, out, err = run("o1.yaml", "sections.places.headline")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Key\tValue\tFrom",
        "sections.places.headline\t{halls}, new ← {total} in all\to1.yaml:8:28 ← base.yaml:16:15",
    ]
    _, out, _ = run("o1.yaml", "facts.halls", "--changes", "--lang", "zh-CN")
    assert out.splitlines()[1].startswith("改\tfacts.halls\t2 halls ← 12 halls\to1.yaml:3:11")
    _, out, _ = run("base.yaml", "facts.halls.label", "--touches", ".")
    assert out.splitlines()[1:] == ["o1.yaml\tfollows\tfacts.halls.label\t"]
    code, _, err = run("o1.yaml", "nothing")
    assert (code, err.split()[0]) == (1, "explain-no-key")


def test_the_command_prints_json(run: Run):
    _, out, _ = run("o1.yaml", "facts.halls.value", "--json")
    assert json.loads(out) == [
        {
            "key": "facts.halls.value",
            "value": "2 halls",
            "place": "o1.yaml:3:18",
            "replaced": {"value": "12 halls", "place": "base.yaml:7:18"},
        }
    ]


def test_lists_for_programs_have_one_form_each(folder: Path):
    touched = listed(explain_touched(folder / "base.yaml", [folder / "o1.yaml"], "sections.places.headline"))
    assert [(item["key"], item["state"]) for item in touched] == [("sections.places.headline", "changed")]
    assert {item["state"] for item in listed(explain_changes(folder / "o1.yaml"))} >= {"changed", "removed"}
