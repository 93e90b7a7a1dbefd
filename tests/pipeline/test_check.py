"""`factdeck check`: what was built is proven; what somebody changed since is found, and nothing is lost."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from factdeck import cli
from factdeck.pipeline.build import build
from factdeck.pipeline.check import check
from tests.mutations import rewritten
from tests.pipeline.test_build import STARTER


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the English starter and what it builds."""
    folder = tmp_path_factory.mktemp("check") / "x"
    shutil.copytree(STARTER / "en", folder)
    build(folder / "spec.yaml", out=folder / "out")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it to spoil."""
    return shutil.copytree(made, tmp_path / "x")


def _edit(deck: Path, before: str, after: str) -> None:
    part = "ppt/slides/slide3.xml"
    content = rewritten(
        deck.read_bytes(), part, lambda data: data.decode().replace(before, after, 1).encode()
    )
    assert content != deck.read_bytes()
    deck.write_bytes(content)


def test_what_was_built_is_proven(folder: Path):
    result = check(folder / "spec.yaml", out=folder / "out")
    assert [item.line("en") for item in result.diagnostics] == []
    assert result.report == folder / "out" / "spec-report.html"


def test_a_number_somebody_edited_is_an_error_and_the_edited_file_stays(folder: Path):
    deck = folder / "out" / "spec-deck.pptx"
    _edit(deck, "3,200", "3,300")
    edited = deck.read_bytes()
    result = check(folder / "spec.yaml", out=folder / "out")
    (found,) = [item.line("en") for item in result.diagnostics]
    assert found.startswith("number-changed slide 3")
    assert "3,300" in found and "3,200" in found
    assert deck.read_bytes() == edited
    report = json.loads((folder / "out" / "spec-report.json").read_text("utf-8"))
    assert [item["code"] for item in report["findings"]] == ["number-changed"]


def test_an_output_that_was_never_built_is_an_error(folder: Path):
    (folder / "out" / "spec-factsheet.pdf").unlink()
    result = check(folder / "spec.yaml", out=folder / "out")
    assert [item.code for item in result.diagnostics] == ["output-missing"]


def test_a_spec_with_mistakes_is_not_checked_further(folder: Path):
    spec = folder / "spec.yaml"
    spec.write_text(spec.read_text("utf-8").replace("quote:", "qoute:", 1), "utf-8")
    result = check(spec, out=folder / "out")
    assert result.report is None
    assert result.diagnostics.has_errors()


@pytest.mark.parametrize("edited", [False, True])
def test_the_exit_code_says_whether_all_is_proven(
    folder: Path, edited: bool, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    if edited:
        _edit(folder / "out" / "spec-deck.pptx", "3,200", "9,200")
    arguments = ["factdeck", "check", str(folder / "spec.yaml"), "--out", str(folder / "out"), "--json"]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = json.loads(capfd.readouterr().out)
    assert (ended.value.code or 0, said["ok"]) == ((1, False) if edited else (0, True))


# --- handouts


@pytest.mark.slow
def test_handouts_are_checked_as_they_were_asked_for(folder: Path):
    spec, out = folder / "spec.yaml", folder / "out"
    build(spec, out=out, only=["handout", "notes"], per_page=6, gray=True)
    build(spec, out=out, only=["deck"])  # another report, which still tells of the handouts
    for _ in range(2):  # and so does that of a check
        assert [item.line("en") for item in check(spec, out=out).diagnostics] == []
    report = json.loads((out / "spec-report.json").read_text("utf-8"))
    assert report["printed"]["handout"] == {"per_page": 6, "gray": True}
    assert {"handout", "notes"} <= report["files"].keys()


@pytest.mark.slow
def test_a_handout_of_other_numbers_is_found(folder: Path):
    spec, out = folder / "spec.yaml", folder / "out"
    build(spec, out=out, only=["handout"], per_page=4)
    spec.write_text(spec.read_text("utf-8").replace("3,200", "3,300"), "utf-8")
    sources = [path for path in folder.rglob("*") if path.suffix in {".md", ".txt", ".csv", ".yaml"}]
    for source in sources:
        source.write_text(source.read_text("utf-8").replace("3,200", "3,300"), "utf-8")
    found = check(spec, out=out).diagnostics
    assert any(item.code == "number-changed" and "handout" in item.line("en") for item in found)


@pytest.mark.slow
@pytest.mark.parametrize("printed", [None, 3, {}, {"handout": {"per_page": 5, "gray": True}}])
def test_a_handout_of_which_nothing_is_recorded_is_named(folder: Path, printed: object):
    spec, out = folder / "spec.yaml", folder / "out"
    build(spec, out=out, only=["handout"])
    report = out / "spec-report.json"
    report.write_text(json.dumps({"printed": printed}), "utf-8")
    assert "handout-unrecorded" in [item.code for item in check(spec, out=out).diagnostics]
