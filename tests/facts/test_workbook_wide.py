"""A workbook with one row a district: each row is what a spec of its own would say, or is reported."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.facts.workbook_form import Values, form_of
from factdeck.facts.workbook_look import Look
from factdeck.facts.workbook_wide import DistrictRow, read_wide
from factdeck.facts.workbook_wide_write import FIRST, IDS, District, wide_bytes
from factdeck.pipeline.loading import load_project
from factdeck.spec.load import examine_written
from factdeck.spec.project import Project
from tests.facts.workbooks import codes

BASE = """
factdeck: 1
title: 某市小结
organization: 某市服务站
language: zh-CN
date: 2026-01
facts:
  visits: {label: 接待来访, value: 33.2万人次, source: own, by: 甲, date: 2026}
  rate: {label: 就业率, value: 80%, source: own, by: 甲, date: 2026}
  place: {label: 位次, value: 第3位, source: own, by: 甲, date: 2026}
  total: {label: 合计, derive: visits + visits}
  yearly: {label: 年度, series: {2024: 5人, 2025: 6人}, source: own, by: 甲, date: 2026}
sections: [{id: one, title: 一, figures: [visits, rate, place]}]
"""
Cells = Mapping[str, object]


def _base(folder: Path) -> Project:
    (folder / "base.yaml").write_text(BASE, "utf-8")
    project = load_project(folder / "base.yaml", Diagnostics())
    assert project
    return project


def _read(folder: Path, *rows: Cells, ids: bool = True) -> tuple[list[DistrictRow], list[Diagnostic]]:
    """Rows by id of their column, as a person types them into what is written."""
    base, path = _base(folder), folder / "districts.xlsx"
    path.write_bytes(wide_bytes(form_of(base, Values.EMPTY), ["甲区"] * len(rows), Look(), is_sample=True))
    sheet: Any = load_workbook(path).active
    column = {str(cell.value): cell.column for cell in sheet[IDS] if cell.value}
    for number, row in enumerate(rows, FIRST):
        for key in ("@sample", *row):
            sheet.cell(number, column[key]).value = row.get(key)
    if not ids:
        sheet.delete_rows(IDS)
        sheet.insert_rows(1, 3)
    sheet.title = "各区"
    sheet.parent.save(path)
    found = Diagnostics()
    return read_wide(path, base, found), list(found)


FULL = {
    "@name": "甲区",
    "@organization": "甲区服务站",
    "@title": "甲区小结",
    "@sample": "是",
    "visits": 1.5,
    "rate": "75%",
    "place": 2,
    "yearly@2024": 7,
    "yearly@2025": "约8",
}


@pytest.mark.parametrize("ids", [True, False])
def test_a_row_is_an_overlay(tmp_path: Path, ids: bool):
    """Found by its ids or, where somebody has deleted their row, by its headings."""
    (row,), found = _read(tmp_path, FULL, ids=ids)
    assert not found
    assert (row.name, row.stem) == ("甲区", "甲区")
    raw, positions = row.written
    assert (raw["organization"], raw["title"], raw["sample"]) == ("甲区服务站", "甲区小结", True)
    own = {"source": "own", "by": "甲区服务站", "date": "2026-01"}
    assert raw["facts"] == {
        "visits": {"value": "1.5万人次", **own},
        "rate": {"value": "75%", **own},
        "place": {"value": "第2位", **own},
        "yearly": {"series": {"2024": "7人", "2025": "约8人"}, **own},
    }
    assert positions.at("facts", "visits", "value").cell.startswith("各区!")
    assert positions.at("title").cell.startswith("各区!")


def test_laid_on_the_base_it_is_a_spec(tmp_path: Path):
    """Structure and wording are the base's, figures never; what is empty waits."""
    (row,), _ = _read(tmp_path, {"@name": "甲区", "visits": "700人次"})
    raw, positions = row.written
    found = Diagnostics()
    project = examine_written(
        ({**raw, "factdeck": "1", "extends": "base.yaml"}, positions), tmp_path / "甲区.yaml", found
    )
    assert project, [item.line("zh-CN") for item in found]
    assert project.spec.facts["visits"].value == "700人次"
    assert project.spec.facts["visits"].label == "接待来访"
    assert project.pending == {"rate", "place", "yearly"}
    assert project.positions.at("facts", "rate", "value").cell == f"各区!K{FIRST}"
    assert project.spec.organization == "甲区"
    assert not project.spec.sample


def test_mistakes_name_their_cells(tmp_path: Path):
    rows, found = _read(
        tmp_path,
        {"@name": "甲区", "visits": "5万", "rate": 0.8, "yearly@2024": "#N/A"},
        {"@name": "甲 区", "@file": "甲区"},
        {"@name": None, "visits": 3},
        {"@name": "丙/丁", "visits": 3},
    )
    assert [row.stem for row in rows] == ["甲区"]
    assert codes(found) == {
        "workbook-scale-twice": f"各区!J{FIRST}",
        "workbook-percent-doubtful": f"各区!K{FIRST}",
        "workbook-error-cell": f"各区!M{FIRST}",
        "workbook-duplicate-district": f"各区!A{FIRST + 1}",
        "workbook-nameless-district": f"各区!A{FIRST + 2}",
        "workbook-bad-file-name": f"各区!A{FIRST + 3}",
    }
    assert all(item.message("zh-CN") and item.message("en") for item in found)


def test_columns_that_are_none_or_twice(tmp_path: Path):
    base, path = _base(tmp_path), tmp_path / "districts.xlsx"
    path.write_bytes(wide_bytes(form_of(base), [District({"name": "甲区"}, {"visits": 2.5})], Look()))
    sheet: Any = load_workbook(path).active
    last = sheet.max_column
    for offset, (label, name) in enumerate((("接待来访", "visits"), ("没有的数", None)), 1):
        sheet.cell(IDS, last + offset).value = name
        sheet.cell(IDS + 2, last + offset).value = label
        sheet.cell(FIRST, last + offset).value = 9
    sheet.parent.save(path)
    found = Diagnostics()
    (row,) = read_wide(path, base, found)
    assert set(codes(list(found))) == {"workbook-duplicate-column", "workbook-unknown-column"}
    assert row.written[0]["facts"]["visits"]["value"] == "2.5万人次"


def test_what_is_no_wide_workbook(tmp_path: Path):
    base, found = _base(tmp_path), Diagnostics()
    assert read_wide(tmp_path / "none.xlsx", base, found) == []
    (tmp_path / "text.xlsx").write_bytes(b"a,b")
    assert read_wide(tmp_path / "text.xlsx", base, found) == []
    from openpyxl import Workbook

    Workbook().save(tmp_path / "empty.xlsx")
    assert read_wide(tmp_path / "empty.xlsx", base, found) == []
    (tmp_path / "nobody.xlsx").write_bytes(wide_bytes(form_of(base), [], Look()))
    fresh = Diagnostics()
    assert read_wide(tmp_path / "nobody.xlsx", base, fresh) == []
    assert [item.code for item in found] == ["no-such-file", "workbook-format", "workbook-no-ids"]
    assert [item.code for item in fresh] == ["workbook-no-districts"]
