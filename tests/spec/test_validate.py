"""What authors may leave out or write in more than one way."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.spec.load import examine
from factdeck.spec.project import Project
from factdeck.spec.validate_files import project_root
from factdeck.spec.validate_values import is_date

HEAD = "factdeck: 1\ntitle: 2026\norganization: B\n"


def read(tmp_path: Path, text: str) -> tuple[Project, list[Diagnostic]]:
    path, diagnostics = tmp_path / "spec.yaml", Diagnostics()
    path.write_text(HEAD + text, "utf-8")
    project = examine(path, diagnostics)
    assert project is not None
    return project, list(diagnostics)


def test_numbers_are_text_where_text_is_wanted_and_numbers_where_numbers_are(tmp_path: Path):
    text = (
        "facts: {a: {derive: b, label: 12, decimals: 2}, b: {value: 1.50, label: x}}\n"
        "sections:\n- id: s\n  title: 1\n"
        "  tables: [{id: t, columns: [{title: A}], rows: [[1], [2.0]], highlight: [2]}]\n"
        "  comparisons: [{id: c, before: a, after: b, amounts: {a: 1.5}}]\n"
        "factsheet: {pages: 1}\nsample: true\n"
    )
    project, found = read(tmp_path, text)
    spec = project.spec
    assert found == []
    assert (spec.title, spec.facts["a"].label, spec.facts["a"].decimals) == ("2026", "12", 2)
    assert (spec.facts["b"].value, spec.sections[0].tables[0].rows) == ("1.50", [["1"], ["2.0"]])
    assert (spec.sections[0].tables[0].highlight, spec.factsheet.pages, spec.sample) == ([2], 1, True)
    assert str(spec.sections[0].comparisons[0].amounts["a"]) == "1.5"


def test_a_key_with_nothing_after_it_counts_as_not_written(tmp_path: Path):
    project, found = read(
        tmp_path, "period:\ndeck: ~\nsections:\n- {id: s, title: S, points: , number: ''}\n"
    )
    assert found == []
    assert (project.spec.period, project.spec.deck, project.spec.sections[0].number) == ("", None, "")


def test_figures_and_points_by_shape(tmp_path: Path):
    text = (
        "facts: {a: {value: 1, label: x}}\nsections:\n"
        "- {id: s, title: S, figures: [a], points: [word, {text: t, term: u}]}\n"
        "- {id: t, title: T, figures: {hero: a}, points: {items: [word]}}\n"
    )
    project, found = read(tmp_path, text)
    first, second = project.spec.sections
    assert found == []
    assert first.figures == ["a"]
    assert not isinstance(second.figures, list)
    assert second.figures is not None
    assert second.figures.hero == "a"


def test_hints_say_what_was_meant(tmp_path: Path):
    _, found = read(
        tmp_path, "sections:\n- {id: s, title: S, figures: a, hedline: H, zzz: 1}\nsubject: true\n"
    )
    hints = {(item.code, item.location.line, item.location.column): item.hint("en") for item in found}
    assert hints["wrong-type", 5, 30] == "write [a]"
    assert hints["unknown-key", 5, 33] == "did you mean “headline”?"
    assert hints["unknown-key", 5, 45].startswith("known here: id, title, ")
    assert "quotes" in hints["wrong-type", 6, 10]


def test_a_spec_that_is_no_mapping(tmp_path: Path):
    path, diagnostics = tmp_path / "spec.yaml", Diagnostics()
    path.write_text("- a\n- b\n")
    assert examine(path, diagnostics) is None
    assert [item.code for item in diagnostics] == ["wrong-type"]


def test_facts_with_stand_ins_are_not_judged_further(tmp_path: Path):
    assert not read(tmp_path, "facts: {a: {value: [1], label: x}}\nsections: []\n")[0].sound
    assert read(tmp_path, "facts: {a: {value: 1, label: x, more: 1}}\nsections: []\n")[0].sound


@pytest.mark.parametrize("text", ["2026", "2026-11", "2026-11-01", "2028-02-29"])
def test_dates(text: str):
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["26", "2026-13", "2026-02-29", "2026/11/01", "２０２６", "0000", "2026-1", "soon"]
)
def test_no_dates(text: str):
    assert not is_date(text)


def test_project_root(tmp_path: Path):
    spec = tmp_path / "work" / "deck" / "districts" / "a.yaml"
    spec.parent.mkdir(parents=True)
    assert project_root(spec) == tmp_path / "work", "a folder named deck stands in its project"
    (tmp_path / ".factdeck").touch()
    assert project_root(spec) == tmp_path
    assert project_root(tmp_path / "work" / "a.yaml") == tmp_path
    (tmp_path / "work" / "pyproject.toml").touch()
    assert project_root(spec) == tmp_path / "work", "the nearest marker counts"


def test_links_out_of_the_project_are_followed(tmp_path: Path):
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / ".factdeck").touch()
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "project" / "inside.md").symlink_to(tmp_path / "secret.md")
    _, found = read(tmp_path / "project", "sources: {a: {title: A, file: inside.md}}\nsections: []\n")
    assert [item.code for item in found] == ["path-outside-project"]


def test_names_no_system_can_hold(tmp_path: Path):
    _, found = read(tmp_path, f"sources: {{a: {{title: A, file: {'x' * 5000}.md}}}}\nsections: []\n")
    assert [item.code for item in found] == ["missing-file"]
