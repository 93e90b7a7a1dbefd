"""`factdeck batch` as a person at a terminal sees it."""

from pathlib import Path

import pytest

from factdeck.pipeline import batch as driver
from tests.pipeline.test_build import spec
from tests.test_cli import Run, run

__all__ = ["run"]  # the fixture


def test_every_district_has_a_line_and_the_summary_is_named(run: Run):
    spec("ash.yaml")
    spec("birch.yaml", "deck error")
    code, out, err = run("batch", "ash.yaml", "birch.yaml")
    assert code == 1
    lines = out.splitlines()
    assert [line.split("\t")[1] for line in lines[1:3]] == ["built", "failed"]
    assert lines[3:] == ["1 built, 0 unchanged, 1 failed", f"Summary: {Path('out/summary.html')}"]
    assert err.startswith("O:\nbad-date "), "whose finding it is"
    assert Path("out/ash/ash-deck.pptx").is_file()


def test_messages_are_in_the_language_of_the_specs(run: Run):
    spec("ash.yaml")
    Path("ash.yaml").write_text(
        Path("ash.yaml").read_text("utf-8").replace("language: en", "language: zh-CN")
    )
    assert "已生成 1 份" in run("batch", "ash.yaml")[1]
    assert "1 built" in run("batch", "ash.yaml", "--lang", "en")[1]


def test_a_second_run_builds_nothing(run: Run):
    spec("ash.yaml")
    run("batch", "ash.yaml")
    assert "0 built, 1 unchanged, 0 failed" in run("batch", "ash.yaml")[1]
    assert "1 built, 0 unchanged, 0 failed" in run("batch", "ash.yaml", "--force")[1]


def test_quiet_says_nothing_when_all_is_well(run: Run):
    spec("ash.yaml")
    assert run("batch", "ash.yaml", "--quiet") == (0, "", "")


@pytest.mark.parametrize("arguments", [(), ("--workbook", "all.xlsx")])
def test_a_call_that_names_no_districts_is_wrong_usage(run: Run, arguments: tuple[str, ...]):
    code, _, err = run("batch", *arguments)
    assert code == 2
    assert "--base" in err


def test_a_workbook_that_is_not_there_is_said_before_anything_is_built(run: Run):
    spec("base.yaml")
    code, _, err = run("batch", "--workbook", "all.xlsx", "--base", "base.yaml")
    assert code == 1
    assert err.startswith("no-such-file all.xlsx")
    assert not Path("out").exists()


def test_an_interrupt_says_what_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch):
    def stopped(*arguments: object, **more: object) -> None:
        raise KeyboardInterrupt

    spec("ash.yaml")
    monkeypatch.setattr(driver, "run_each", stopped)
    code, out, err = run("batch", "ash.yaml")
    assert (code, err) == (130, "")
    assert out.startswith("stopped; the 0 that were finished are kept")
