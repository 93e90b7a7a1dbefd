"""The workbook that is written: complete, locked where it should be, and read back as what it says."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.parse import parse_quantity
from factdeck.facts.resolve import resolve
from factdeck.facts.workbook_form import Values, form_of
from factdeck.facts.workbook_look import Look
from factdeck.facts.workbook_parts import joined, parted
from factdeck.facts.workbook_write import workbook_bytes
from factdeck.pipeline.loading import load_project
from factdeck.spec.project import Project

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("harbin", "library")


def _shipped(name: str) -> Project:
    found = Diagnostics()
    project = load_project(ROOT / "deck" / f"{name}.yaml", found)
    assert project and not list(found)
    return project


def _sheets(content: bytes) -> Any:
    return load_workbook(BytesIO(content)).worksheets


def _table(sheet: Any) -> list[dict[str, Any]]:
    """The rows under the headings, by heading: cells."""
    rows = list(sheet.iter_rows())
    at = next(number for number, row in enumerate(rows) if row[-1].value in ("编号", "Id"))
    heads = [cell.value for cell in rows[at]]
    return [dict(zip(heads, row, strict=True)) for row in rows[at + 1 :]]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "33.2万人次",
            "近千场次",
            "万余场次",
            "2万余人次",
            "10余万人",
            "十余万人",
            "第10位",
            "前十",
            "12–15天",
        ),
        *(
            "80%",
            "-5%",
            "+5%",
            "最快7天",
            "25人以上",
            "1.5亿元",
            "12.50元",
            "三点五亿元",
            "±0",
            "约33%",
            "1个月",
        ),
        *("over 182,000 visits", "$1.3M", "US$2 billion", "10th", "No. 3", "top 5%", "300 or more visits"),
        *("USD 3 million", "12–15 days", "nearly 9,000", "£3", "3.5 million people", "5 percentage points"),
    ],
)
def test_every_quantity_has_a_form_in_cells(text: str):
    quantity = parse_quantity(text)
    parts = parted(quantity, "en" if text.isascii() else "zh-CN")
    again = parse_quantity(joined(parts.value, parts.unit, parts.qualifier))
    assert (again.value, again.unit, again.kind, again.high) == (
        quantity.value,
        quantity.unit,
        quantity.kind,
        quantity.high,
    )
    assert (again.qualifier, again.scale, again.decimals) == (
        quantity.qualifier,
        quantity.scale,
        quantity.decimals,
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_read_back(name: str, tmp_path: Path):
    """All facts as before, with their sources and quotes: filling in starts from what the spec says."""
    project = _shipped(name)
    (tmp_path / "deck").mkdir()
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    text = (ROOT / "deck" / f"{name}.yaml").read_text("utf-8")
    (tmp_path / "deck" / "spec.yaml").write_text(f"{text}\ndata: numbers.xlsx\n", "utf-8")
    (tmp_path / "deck" / "numbers.xlsx").write_bytes(workbook_bytes(form_of(project), Look()))
    found = Diagnostics()
    again = load_project(tmp_path / "deck" / "spec.yaml", found)
    assert again, [item.line("en") for item in found]
    assert not list(found)
    before, after = resolve(project, found), resolve(again, found)
    assert not list(found)
    for name, fact in before.items():
        other = after[name]
        assert (str(other.figure), other.series) == (str(fact.figure), fact.series), name
        assert (other.source, other.quote, other.note) == (fact.source, fact.quote, fact.note), name
    at = again.positions.at("facts", next(iter(before)), "value")
    assert at.cell and at.file.endswith("numbers.xlsx")


def test_an_empty_form_has_units_and_no_figure():
    project = _shipped("harbin")
    (sheet,) = _sheets(workbook_bytes(form_of(project, Values.EMPTY, "某市总工会"), Look()))
    rows = _table(sheet)
    assert len(rows) == len(project.spec.facts)
    assert {row["数值"].value for row in rows} == {None, "自动计算"}
    assert all(row["来源"].value is row["原文摘句"].value is row["上年数"].value is None for row in rows)
    visits = next(row for row in rows if row["编号"].value == "visits")
    assert (visits["部分"].value, visits["单位"].value, visits["填写示例"].value) == (
        "理想信念",
        "万人次",
        "12.3万人次",
    )
    assert sheet["A1"].value == "某市总工会　关键数字填报表"


def test_only_what_is_to_be_filled_in_is_unlocked():
    sheet, _ = _sheets(workbook_bytes(form_of(_shipped("harbin")), Look()))
    assert sheet.protection.sheet and not sheet.protection.password
    for row in _table(sheet):
        computed = row["数值"].value == "自动计算"
        opened = {name for name, cell in row.items() if not cell.protection.locked}
        assert opened == (
            set() if computed else {"数值", "单位", "限定词", "来源", "原文摘句", "说明", "上年数"}
        )


def test_people_find_their_way():
    """Frozen headings on every printed page, drop-downs, examples of what to type."""
    sheets = _sheets(workbook_bytes(form_of(_shipped("library")), Look()))
    figures, series, lists = sheets
    assert (figures.title, series.title, lists.sheet_state) == ("Key figures", "Series", "hidden")
    assert figures.freeze_panes == "C7" and figures.print_title_rows == "$6:$6"
    assert figures.page_setup.orientation == "landscape" and figures.page_setup.paperSize == 9
    rules = figures.data_validations.dataValidation
    assert {rule.formula1 for rule in rules if rule.type == "list"} >= {"factdeck!$A$1:$A$1"}
    assert any("over" in (rule.formula1 or "") for rule in rules)
    assert lists["A1"].value == "Larkfield Library, one year in figures"
    assert all(rule.prompt for rule in rules)
    assert not series["B6"].protection.locked and figures["B7"].protection.locked  # rows may be added
    assert "Sample data" in str(figures["A3"].value)
    assert [row["Period or category"].value for row in _table(series)] == [
        "2021",
        "2022",
        "2023",
        "2024",
        "2025",
    ]


def test_last_year_is_what_this_year_was():
    sheet, _ = _sheets(workbook_bytes(form_of(_shipped("harbin"), Values.LAST), Look()))
    row = next(row for row in _table(sheet) if row["编号"].value == "visits")
    assert (row["数值"].value, row["上年数"].value, row["单位"].value) == (None, 33.2, "万人次")


HOSTILE = ("=HYPERLINK(1)", "+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)", "=1+1")


def test_text_is_never_a_formula(tmp_path: Path, project_of: Callable[[str], Project]):
    labels = "\n".join(
        f"  f{n}: {{label: {text!r}, value: 5人, note: {text!r}}}" for n, text in enumerate(HOSTILE)
    )
    project = project_of(labels)
    content = workbook_bytes(form_of(project), Look())
    (sheet, *_) = _sheets(content)
    for text, row in zip(HOSTILE, _table(sheet), strict=True):
        for name in ("指标", "说明"):
            assert row[name].data_type == "s" and row[name].quotePrefix, text
            assert str(row[name].value).strip() == text.strip()


def test_the_same_form_is_the_same_bytes():
    form = form_of(_shipped("library"))
    assert workbook_bytes(form, Look()) == workbook_bytes(form, Look())


@pytest.fixture
def project_of(tmp_path: Path) -> Callable[[str], Project]:
    """A project with these facts, YAML under `facts:`."""

    def made(facts: str) -> Project:
        path = tmp_path / "spec.yaml"
        head = "factdeck: 1\ntitle: t\norganization: 某站\nsections: [{id: one, title: 一}]\nfacts:\n"
        path.write_text(f"{head}{facts}\n", "utf-8")
        found = Diagnostics()
        project = load_project(path, found)
        assert project, [item.line("en") for item in found]
        return project

    return made
