"""`factdeck workbook` and `factdeck new` on the command line."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.test_cli import Run, run

__all__ = ["run"]
SPEC = """
factdeck: 1
title: 某市小结
organization: 甲市服务站
language: zh-CN
date: 2026-01
facts: {visits: {label: 接待来访, value: 33.2万人次, source: own, by: 甲, date: 2026}}
sections: [{id: one, title: 一, headline: 甲市的数, figures: [visits]}]
"""


@pytest.fixture(autouse=True)
def spec(tmp_path: Path) -> Path:
    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")
    return tmp_path / "spec.yaml"


def test_workbook_never_overwrites(run: Run):
    code, out, err = run("workbook", "spec.yaml", "--lang", "zh-CN")
    assert (code, out, err) == (0, "spec.xlsx　1 行待填\n", "")
    before = Path("spec.xlsx").read_bytes()
    code, _, err = run("workbook", "spec.yaml", "--empty")
    assert code == 1
    assert err.startswith("workbook-exists spec.xlsx ")
    assert Path("spec.xlsx").read_bytes() == before


def test_workbooks_for_the_next_year_and_for_others(run: Run):
    for option, expected in (
        ((), (33.2, None)),
        (("--next-year",), (None, 33.2)),
        (("--empty",), (None, None)),
    ):
        assert run("workbook", "spec.yaml", "-o", f"{len(option)}{option}.xlsx", *option)[0] == 0
        sheet = load_workbook(f"{len(option)}{option}.xlsx").active
        assert sheet and (sheet["C6"].value, sheet["G6"].value) == expected


def test_a_wide_workbook(run: Run):
    code, out, _ = run("workbook", "spec.yaml", "--wide", "--districts", "甲区、乙区,丙区", "-o", "all.xlsx")
    assert (code, out) == (0, "all.xlsx  3 districts × 1 figures\n")
    sheet = load_workbook("all.xlsx").active
    assert sheet and [sheet.cell(row, 1).value for row in (7, 8, 9)] == ["甲区", "乙区", "丙区"]


def test_the_workbook_that_the_spec_already_names(run: Run):
    text = SPEC.replace(", value: 33.2万人次, source: own, by: 甲, date: 2026", "")
    Path("spec.yaml").write_text(f"{text}data: numbers.xlsx\n", "utf-8")
    assert run("workbook", "spec.yaml")[0] == 0
    assert Path("numbers.xlsx").exists()
    assert run("build", "spec.yaml")[0] == 0


@pytest.mark.parametrize("options", [("--wide",), ("--districts", "甲"), ("--empty", "--next-year")])
def test_options_that_do_not_go_together(run: Run, options: tuple[str, ...]):
    assert run("workbook", "spec.yaml", *options)[0] == 2


def test_new_says_what_to_do_next(run: Run):
    code, out, err = run("new", "乙县", "--from", "spec.yaml")
    assert (code, err) == (0, "")
    assert "numbers.xlsx" in out and "factdeck build 乙县/乙县.yaml" in out
    text = Path("乙县/乙县.yaml").read_text("utf-8")
    assert 'organization: "乙县服务站"' in text and "sections.one.headline: 甲市的数" in text
    code, out, _ = run("build", "乙县/乙县.yaml", "--lang", "zh-CN")
    assert code == 0 and "乙县-deck.pptx" in out  # before anything is filled in
    code, _, err = run("new", "乙县", "--from", "spec.yaml")
    assert code == 1
    assert "district-exists 乙县/numbers.xlsx" in err


def test_new_stays_in_the_project(run: Run, tmp_path: Path):
    (tmp_path / ".factdeck").touch()
    code, _, err = run("new", "乙县", "--from", "spec.yaml", "--out", "../elsewhere")
    assert code == 1
    assert err.startswith("path-outside-project ")
    assert not (tmp_path.parent / "elsewhere").exists()
