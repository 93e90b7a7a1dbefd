"""`--strict` from end to end: a text that does not fit stops the build, and nothing is written."""

import sys
from pathlib import Path

import pytest

from factdeck import cli

SPEC = """\
factdeck: 1
title: 年度小结
organization: 某图书馆
language: zh-CN
sources: {}
facts: {}
sections:
  - id: a
    title: 服务
    headline: %s
    points: [到馆更方便, 活动更丰富]
"""


def build(folder: Path, headline: str, *options: str) -> int:
    spec = folder / "a.yaml"
    spec.write_text(SPEC % headline, "utf-8")
    arguments = ["factdeck", "build", str(spec), "--out", str(folder / "out"), "--only", "deck", *options]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", arguments)
        with pytest.raises(SystemExit) as ended:
            cli.main()
    return int(ended.value.code or 0)


LONG = "这是一个写得太长的标题，" * 7


def test_a_headline_too_long_is_a_warning_at_its_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path, LONG) == 0
    said = capfd.readouterr().err
    assert "text-too-long" in said and "a.yaml:10:15" in said
    assert list((tmp_path / "out").glob("*.pptx"))


def test_strict_fails_and_writes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path, LONG, "--strict") == 1
    assert "text-too-long" in capfd.readouterr().err
    assert not list(tmp_path.glob("out/**/*"))


def test_strict_lets_a_spec_pass_that_fits(tmp_path: Path) -> None:
    assert build(tmp_path, "服务更方便", "--strict") == 0


def test_what_no_size_makes_fit_fails_without_strict(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path, "标题" * 120) == 1
    assert "text-overflows" in capfd.readouterr().err
    assert not list(tmp_path.glob("out/**/*"))
