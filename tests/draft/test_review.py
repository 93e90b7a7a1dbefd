"""The review sheet: keep, drop, rename, correct in Excel, and back into the spec."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from factdeck.pipeline.build import load
from factdeck.pipeline.draft_review import apply_review, write_review

from .test_draft import builds, codes, drafted


def reviewed(folder: Path, changes: dict[str, dict[int, str]]) -> Path:
    """A review sheet filled in: by id as drafted, what is written into which column."""
    book = folder / "numbers.xlsx"
    result = write_review(book, folder / "report.txt", drafted(folder), "hongjin")
    assert result.path is not None
    opened: Any = load_workbook(book)
    sheet = opened.worksheets[0]
    found = {row[1].value: row for row in sheet.iter_rows(min_row=4)}
    for name, cells in changes.items():
        for column, text in cells.items():
            found[name][column - 1].value = text
    opened.save(book)
    return book


def test_decisions_come_into_the_spec(tmp_path: Path):
    book = reviewed(
        tmp_path, {"引进设备": {1: "删"}, "门诊量": {2: "visits", 3: "门诊人次"}, "职工": {1: "留"}}
    )
    result = apply_review(book, None)
    assert result.path is not None, codes(result)
    spec = load(result.path).spec
    assert "引进设备" not in spec.facts
    assert (spec.facts["visits"].label, spec.facts["visits"].value) == ("门诊人次", "52.3万人次")
    assert spec.sections[0].key == "visits"


def test_what_was_applied_is_kept_by_the_next_draft(tmp_path: Path):
    apply_review(reviewed(tmp_path, {"引进设备": {1: "drop"}, "门诊量": {3: "门诊人次"}}), None)
    result = drafted(tmp_path)
    assert result.path is not None
    spec = load(result.path).spec
    assert ("引进设备" in spec.facts, spec.facts["门诊量"].label) == (False, "门诊人次")


def test_rows_that_cannot_be_used_are_told_at_their_cell(tmp_path: Path):
    changes = {"门诊量": {4: "很多"}, "职工": {2: "a b"}, "培训覆盖率": {1: "也许"}}
    result = apply_review(reviewed(tmp_path, changes), None)
    told = [item for item in result.diagnostics if item.code == "draft-review-row"]
    assert sorted(item.location.cell[-2:-1] if item.location else "" for item in told)
    assert len(told) == 3
    assert all(item.location and item.location.cell for item in told)


def test_a_workbook_that_is_no_review_is_refused(tmp_path: Path):
    from .documents import budget_xlsx, write

    result = apply_review(write(tmp_path, "other.xlsx", budget_xlsx()), None)
    assert (result.path, codes(result)) == (None, ["draft-no-review"])
    assert codes(apply_review(tmp_path / "none.xlsx", None))


@pytest.mark.slow
def test_a_reviewed_spec_builds(tmp_path: Path):
    builds(apply_review(reviewed(tmp_path, {"职工": {1: "删"}, "平均住院日原": {1: "删"}}), None), tmp_path)
