"""A draft from end to end: it builds before its numbers are there, every page says so, check refuses it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import factdeck
from factdeck.pipeline.build import BuildResult, build_all, load
from factdeck.pipeline.check import check
from factdeck.pipeline.stages import Kind
from factdeck.spec.project import Project

from ..conftest import ROOT
from ..judges import office_errors, pdf_errors
from ..outputs import pdf_pages

PACKS = ("hongjin", "qinglan", "songlv", "mo")


def half_filled(name: str, pack: str) -> Project:
    project = load(ROOT / "deck" / f"{name}.yaml")
    given = [fact for fact, entry in project.spec.facts.items() if entry.derive is None]
    spec = project.spec.model_copy(update={"template": pack})
    return replace(project, spec=spec, pending=frozenset(given[::2]))


def built(project: Project, out: Path, *kinds: Kind, strict: bool = False) -> BuildResult:
    (result,) = build_all([project], out=out, only=kinds, strict=strict)
    return result


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BuildResult, Path]]:
    folder = tmp_path_factory.mktemp("draft")
    yield built(half_filled("library", "hongjin"), folder, "deck", "factsheet"), folder


@pytest.mark.slow
def test_every_missing_number_is_a_warning_at_its_line(draft: tuple[BuildResult, Path]) -> None:
    result, _ = draft
    missing = [item for item in result.diagnostics if item.code == "fact-pending"]
    assert len(missing) == 8 and len(result.outputs) == 2
    assert all(item.location and item.location.line for item in missing)
    assert "Use" in missing[0].line("en")
    assert [item.code for item in result.diagnostics].count("draft-pending") == 1


@pytest.mark.slow
def test_every_page_says_it(draft: tuple[BuildResult, Path]) -> None:
    _, folder = draft
    assert all("Draft, 8 to fill" in page for page in pdf_pages(folder / "library-factsheet.pdf"))


@pytest.mark.slow
def test_the_report_begins_with_what_is_to_be_filled(draft: tuple[BuildResult, Path]) -> None:
    _, folder = draft
    told = json.loads((folder / "library-report.json").read_text("utf-8"))
    assert len(told["to_fill"]) == told["counts"]["pending"] == 8
    html = (folder / "library-report.html").read_text("utf-8")
    headings = re.findall(r"<h2>(.*?)</h2>", html)
    assert headings[0] == "To fill: 8"


@pytest.mark.slow
def test_strict_writes_nothing(tmp_path: Path) -> None:
    result = built(half_filled("library", "hongjin"), tmp_path, "factsheet", strict=True)
    assert not result.outputs and not list(tmp_path.iterdir())


@pytest.mark.slow
def test_check_refuses_it(draft: tuple[BuildResult, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    _, folder = draft
    project = half_filled("library", "hongjin")
    monkeypatch.setattr("factdeck.pipeline.loading.examine_project", lambda *_: project)  # pyright: ignore[reportUnknownLambdaType]
    found = [item.code for item in check(project.path, out=folder).diagnostics]
    assert "draft-unfinished" in found
    assert not {"number-changed", "number-added", "number-removed"} & set(found)


@pytest.mark.slow
def test_a_finished_draft_is_marked_and_passes_check(tmp_path: Path) -> None:
    text = (ROOT / "deck" / "library.yaml").read_text("utf-8").replace("sample: true", "draft: true")
    (tmp_path / "report.md").write_bytes((ROOT / "seeds" / "library-sample.md").read_bytes())
    spec = tmp_path / "a.yaml"
    spec.write_text(text.replace("../seeds/library-sample.md", "report.md"), "utf-8")
    result = factdeck.build(spec, out=tmp_path / "out")
    assert [item.code for item in result.diagnostics] == ["draft-marked"]
    assert not check(spec, out=tmp_path / "out").diagnostics.has_errors()


@pytest.mark.judge
@pytest.mark.parametrize("pack", PACKS)
def test_office_programs_can_read_it_in_every_pack(pack: str, tmp_path: Path) -> None:
    result = built(half_filled("harbin", pack), tmp_path, "deck")
    assert {item.code for item in result.diagnostics} == {"fact-pending", "draft-pending"}
    assert office_errors(tmp_path / "harbin-deck.pptx") == []


@pytest.mark.judge
def test_its_pdfs_keep_their_standards(tmp_path: Path) -> None:
    built(half_filled("library", "songlv"), tmp_path, "deck-pdf", "factsheet", "handout")
    assert pdf_errors([*tmp_path.glob("*.pdf")], ("ua1", "2a")) == []
