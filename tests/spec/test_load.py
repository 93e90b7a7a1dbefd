"""YAML to plain values with places; both parsers of PyYAML."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factdeck.base.diagnostics import Diagnostics
from factdeck.spec import load
from factdeck.spec.project import Positions


@pytest.fixture(params=["libyaml", "PyYAML"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "PyYAML":
        monkeypatch.delattr(yaml, "CSafeLoader")
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")


def read(tmp_path: Path, text: str) -> tuple[Any, Positions, list[str]]:
    path, diagnostics = tmp_path / "spec.yaml", Diagnostics()
    path.write_text(text, "utf-8")
    value, positions = load.read_yaml(path, diagnostics) or (None, Positions("", {}))
    found = [
        f"{item.code} {item.location.line}:{item.location.column}" for item in diagnostics if item.location
    ]
    return value, positions, found


@pytest.mark.usefixtures("parser")
def test_scalars_stay_as_written(tmp_path: Path):
    text = "a: 80\nb: 1.50\nc: 2026-11-01\nd: 010\ne: 12:30\nf: 1_000\ng: no\nh: 80%\ni: 1e3\nj: '~'\n"
    value, _, _ = read(tmp_path, text)
    written = ["80", "1.50", "2026-11-01", "010", "12:30", "1_000", "no", "80%", "1e3", "~"]
    assert list(value.values()) == written


@pytest.mark.usefixtures("parser")
def test_true_false_and_nothing(tmp_path: Path):
    value, _, _ = read(tmp_path, "a: true\nb: false\nc:\nd: ~\ne: null\nf: ''\non: 1\nyes: 2\n2021: 3\n")
    assert value == {
        "a": True,
        "b": False,
        "c": None,
        "d": None,
        "e": None,
        "f": "",
        "on": "1",
        "yes": "2",
        "2021": "3",
    }


@pytest.mark.usefixtures("parser")
def test_every_value_and_key_has_its_place(tmp_path: Path):
    _, positions, _ = read(tmp_path, "标题: 五年\nlist:\n  - 一\n  - {键: 值, b: [x, y]}\n")
    assert (positions.places[("标题",)].line, positions.places[("标题",)].column) == (1, 5)
    assert (positions.keys[("标题",)].line, positions.keys[("标题",)].column) == (1, 1)
    assert (positions.places["list", 0].line, positions.places["list", 0].column) == (3, 5)
    assert (positions.places["list", 1, "键"].line, positions.places["list", 1, "键"].column) == (4, 9)
    assert (positions.keys["list", 1, "b"].line, positions.keys["list", 1, "b"].column) == (4, 12)
    assert (positions.places["list", 1, "b", 1].line, positions.places["list", 1, "b", 1].column) == (4, 19)
    assert str(positions.at("list", 1, "b", 7)).endswith(":4:15"), "the nearest enclosing value"


@pytest.mark.usefixtures("parser")
def test_aliases_and_merge_keys(tmp_path: Path):
    value, _, found = read(tmp_path, "a: &a {x: 1, y: 2}\nb: *a\nc:\n  <<: *a\n  y: 3\n")
    assert (value["b"], value["c"], found) == ({"x": "1", "y": "2"}, {"y": "3", "x": "1"}, [])


@pytest.mark.usefixtures("parser")
def test_duplicate_keys_name_the_first(tmp_path: Path):
    path, diagnostics = tmp_path / "spec.yaml", Diagnostics()
    path.write_text("a: 1\nb: 2\na: 3\n")
    load.read_yaml(path, diagnostics)
    (item,) = diagnostics
    assert "spec.yaml:1:1" in item.message("en")


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", "yaml-syntax 1:5"),
        ("a:\n\t- x", "yaml-syntax 2:1"),
        ("a: 1\n\tb: 2", "yaml-syntax 2:1"),
        ("a: [1, 2\nb: 3", "yaml-syntax 1:4"),
        ("a: {b: 1", "yaml-syntax 1:4"),
        ("a: [b, c]]", "yaml-syntax 1:10"),
        ("a: 'b\nc: 3\n", "yaml-syntax 1:4"),
        ("键：值\nb: c", "yaml-syntax 1:2"),
        ("a: x\n键：值\nb: c", "yaml-syntax 2:2"),
        ("a: @b", "yaml-syntax 1:4"),
        ("a: 'x' y", "yaml-syntax 1:8"),
        ("a: *b", "yaml-syntax 1:4"),
        ("a: !b c", "yaml-syntax 1:4"),
        ("? [a]\n: b", "yaml-syntax 1:3"),
        ("a: 1\n---\nb: 2", "yaml-syntax 2:1"),
        ("a: \x07", "yaml-syntax 1:4"),
        ("a: {<<: 1}", "yaml-syntax 1:9"),
        ("a: &a [*a]", "yaml-syntax 1:8"),
    ],
)
def test_broken_yaml_is_explained(tmp_path: Path, text: str, expected: str):
    value, _, found = read(tmp_path, text)
    assert (value, found) == (None, [expected])


def test_a_thousand_brackets_and_a_million_aliases_cost_nothing(tmp_path: Path):
    _, _, found = read(tmp_path, "a: " + "[" * 600_000)
    assert found in (["too-deep 1:43"], ["too-deep 1:1003"])  # where libyaml itself gives up, from 0.2.6
    bomb = "a: &a [x, x]\n" + "\n".join(f"b{n}: [{', '.join(['*a'] * 400)}]" for n in range(30))
    _, _, found = read(tmp_path, bomb)
    assert [item.split()[0] for item in found] == ["too-many-aliases"]


def test_many_values_without_aliases_are_fine(tmp_path: Path):
    value, _, found = read(tmp_path, "a: [" + "x, " * 20_000 + "x]")
    assert (len(value["a"]), found) == (20_001, [])


def test_load_gives_nothing_where_there_are_errors(tmp_path: Path):
    path = tmp_path / "spec.yaml"
    path.write_text("factdeck: 1\ntitle: A\norganization: B\nsections: []\n")
    assert load.load(path, Diagnostics()) is not None
    path.write_text("factdeck: 1\ntitle: A\norganization: B\nsections: []\nmore: 1\n")
    assert load.load(path, Diagnostics()) is None
    project = load.examine(path, Diagnostics())
    assert project is not None
    assert project.spec.title == "A"
