"""A batch: every district for itself, only what has changed, and all of it said at the end."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline import batch as driver
from factdeck.pipeline import build
from factdeck.pipeline.batch import run_batch, write_summary
from factdeck.pipeline.batch_outcome import Batch, Outcome, Status
from factdeck.pipeline.loading import SpecFile
from tests.pipeline.test_build import finish

SPEC = "factdeck: 1\ntitle: T\norganization: %s\nlanguage: en\nsections:\n- {id: s, title: S, notes: %s}\n"


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every test works in a folder of its own, with the stages after `prepare` replaced."""
    monkeypatch.setattr(build, "finish", finish)
    monkeypatch.chdir(tmp_path)


def specs(**notes: str) -> list[SpecFile]:
    """A spec a district; the notes say what becomes of it."""
    for name, text in notes.items():
        Path(f"{name}.yaml").write_text(SPEC % (name.title(), text), "utf-8")
    return [SpecFile(Path(f"{name}.yaml")) for name in notes]


def run(districts: Sequence[SpecFile], batch: Batch | None = None, **more: bool) -> list[Status]:
    return [one.status for one in run_batch(districts, batch or Batch(), **more)]


B, U, F = Status.BUILT, Status.UNCHANGED, Status.FAILED


def test_one_that_fails_stops_no_other():
    outcomes = run_batch(specs(ash="fine", birch="deck error", cedar="fine"), Batch())
    assert [one.status for one in outcomes] == [B, F, B]
    assert [one.title for one in outcomes] == ["Ash", "Birch", "Cedar"]
    assert Path("out/cedar/cedar-deck.pptx").is_file()
    assert not Path("out/birch").exists()
    assert [item["code"] for item in outcomes[1].findings] == ["bad-date"]


def test_what_has_not_changed_is_kept():
    districts = specs(ash="fine", birch="fine")
    assert run(districts) == [B, B]
    assert run(districts) == [U, U]
    specs(ash="other")
    assert run(districts) == [B, U]
    assert run(districts, force=True) == [B, B]


def test_other_options_build_again():
    districts = specs(ash="fine")
    assert run(districts) == [B]
    assert run(districts, Batch(only=("deck",))) == [B]
    assert run(districts, Batch(only=("deck",))) == [U]


def test_a_lost_output_and_a_failure_are_built_again():
    districts = specs(ash="fine", birch="deck error")
    assert run(districts) == [B, F]
    Path("out/ash/ash-factsheet.pdf").unlink()
    assert run(districts) == [B, F]


def test_an_output_that_a_person_has_changed_is_kept():
    districts = specs(ash="fine")
    run(districts)
    Path("out/ash/ash-deck.pptx").write_bytes(b"edited")
    assert run(districts) == [U]
    assert run(districts, force=True) == [B]
    assert Path("out/ash/ash-deck.pptx").read_bytes() == b"edited"


def test_the_whole_folder_can_be_moved():
    districts = specs(ash="fine")
    run(districts)
    Path("work").mkdir()
    for name in ("ash.yaml", "out"):
        Path(name).rename(Path("work", name))
    assert run([SpecFile(Path("work/ash.yaml"))], Batch(Path("work/out"))) == [U]


def test_an_interrupt_keeps_what_is_finished():
    districts = specs(ash="fine", birch="fine", cedar="fine")

    def stop(outcome: Outcome) -> None:
        if outcome.name == "birch":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(districts, Batch(), done=stop)
    assert run(districts) == [U, U, B]


def test_two_of_one_name_do_not_overwrite_each_other():
    Path("more").mkdir()
    districts = [*specs(ash="fine"), SpecFile(Path("more/Ash.yaml"))]
    Path("more/Ash.yaml").write_text(SPEC % ("Other", "fine"), "utf-8")
    outcomes = run_batch(districts, Batch())
    assert [one.status for one in outcomes] == [B, F]
    assert outcomes[1].findings[0]["code"] == "same-output"


def test_a_fault_of_our_own_is_said_of_its_district(monkeypatch: pytest.MonkeyPatch):
    def fails(*arguments: object, **more: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(driver, "build_all", fails)
    (outcome,) = run_batch(specs(ash="fine"), Batch())
    assert outcome.status is F
    assert "ZeroDivisionError: oops" in outcome.findings[0]["message"]


def test_a_record_that_nobody_can_read_is_as_none():
    districts = specs(ash="fine")
    run(districts)
    for content in ("", "[]", '{"districts": {"ash": {"inputs": 3}}}', '{"districts": []}'):
        Path("out/.factdeck-batch.json").write_text(content, "utf-8")
        assert run(districts) == [B], content
    assert json.loads(Path("out/.factdeck-batch.json").read_text("utf-8"))["districts"]["ash"]


def test_the_summary_names_and_links_everything():
    outcomes = run_batch(specs(ash="fine", birch="deck error"), Batch(language="en"))
    path = write_summary(outcomes, None, Batch(language="en"), Diagnostics())
    assert path
    page = path.read_text("utf-8")
    assert 'href="ash/ash-deck.pptx"' in page
    assert "1 built, 0 unchanged, 1 failed" in page
    assert page.index(">Birch<") < page.index("bad-date")
    assert "<script" not in page


def test_names_in_the_summary_are_text_not_markup():
    (outcome,) = run_batch(specs(ash="fine"), Batch())
    path = write_summary([replace(outcome, title="<b>&")], None, Batch(), Diagnostics())
    assert path and "&lt;b&gt;&amp;" in path.read_text("utf-8")
