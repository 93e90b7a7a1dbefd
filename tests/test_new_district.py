"""A new user's way from another district's spec to checked documents, without a line of YAML."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.workbook_form import Form, Row, Values, form_of
from factdeck.facts.workbook_sheet import reference
from factdeck.pipeline.build import build
from factdeck.pipeline.check import check
from factdeck.pipeline.district import StartedDistrict, start_district
from factdeck.pipeline.loading import load_project
from tests.judges import missing

ROOT = Path(__file__).resolve().parents[1]
Cells = Mapping[str, Mapping[str, float | int | str]]


def _started(folder: Path, name: str = "harbin") -> StartedDistrict:
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "deck").mkdir()
    shutil.copy(ROOT / "deck" / f"{name}.yaml", folder / "deck")
    found = Diagnostics()
    district = "松岭区" if name == "harbin" else "Easthill"
    started = start_district(district, folder / "deck" / f"{name}.yaml", found)
    assert started and not list(found)
    return started


def _typed(workbook: Path, base: Path) -> Cells:
    """What a clerk would type: half of what the base has, into the value's cell of every row."""
    project = load_project(base, Diagnostics())
    assert project
    form = form_of(project, Values.FILLED)
    values = {(row.fact, row.point): _half(row) for row in (*form.figures, *form.series)}
    typed: dict[str, dict[str, float | int | str]] = {}
    for sheet in load_workbook(workbook).worksheets:
        rows = [
            {str(cell.value): cell for cell in row if cell.value is not None} for row in sheet.iter_rows()
        ]
        head = next((row for row in rows if "编号" in row or "Id" in row), None)
        if head is None:
            continue
        column = {name: cell.column for name, cell in head.items()}
        id_column, value_column = column.get("编号") or column["Id"], column.get("数值") or column["Value"]
        point_column = column.get("时间或类别") or column.get("Period or category")
        for number in range(next(iter(head.values())).row + 1, sheet.max_row + 1):
            point = str(sheet.cell(number, point_column).value) if point_column else ""
            fact = str(sheet.cell(number, id_column).value)
            if not sheet.cell(number, value_column).protection.locked:
                cell = reference(number, value_column)
                typed.setdefault(sheet.title, {})[cell] = values[fact, point]
    return typed


def _half(row: Row) -> float | int | str:
    number = row.parts.number
    if number is None:
        return 500
    if row.parts.unit == "%":
        return int(number)
    half = max(Decimal(1).scaleb(-row.parts.decimals), round(number / 2, row.parts.decimals))
    return float(half) if half % 1 else int(half)


def _fill_with_openpyxl(workbook: Path, cells: Cells) -> None:
    book = load_workbook(workbook)
    for sheet, values in cells.items():
        for cell, value in values.items():
            book[sheet][cell] = value
    book.save(workbook)


def _fill_with_office(workbook: Path, cells: Cells) -> None:
    python = "/usr/bin/python3"
    asked = (
        subprocess.run([python, "-c", "import uno"], capture_output=True) if Path(python).exists() else None
    )
    if asked is None or asked.returncode or not shutil.which("soffice"):
        missing("LibreOffice Calc with python3-uno")
    typed = workbook.with_name("typed.json")
    typed.write_text(json.dumps(cells), "utf-8")
    script, profile = ROOT / "tests" / "office_fill.py", workbook.with_name("profile")
    subprocess.run([python, str(script), str(workbook), str(typed), str(profile)], check=True, timeout=180)
    typed.unlink()


@pytest.mark.judge
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "fill"),
    [("harbin", _fill_with_openpyxl), ("harbin", _fill_with_office), ("library", _fill_with_office)],
)
def test_new_fill_build_check(tmp_path: Path, name: str, fill: Callable[[Path, Cells], None]):
    started = _started(tmp_path, name)
    fill(started.workbook, _typed(started.workbook, tmp_path / "deck" / f"{name}.yaml"))
    result = build(started.spec, out=tmp_path / "out")
    checked = check(started.spec, out=tmp_path / "out")
    assert {item.code for item in (*result.diagnostics, *checked.diagnostics)} <= {"fell-away"}
    report = json.loads((tmp_path / "out" / f"{started.spec.stem}-report.json").read_text("utf-8"))
    given = [fact["workbook"] for fact in report["facts"] if fact["kind"] != "derived"]
    assert given and all(place.startswith("numbers.xlsx!") for place in given)
    deck = tmp_path / "out" / f"{started.spec.stem}-deck.pptx"
    assert deck.exists()


@pytest.mark.slow
def test_it_builds_before_it_is_filled_in(tmp_path: Path):
    """A draft, and a list of the cells that wait."""
    started = _started(tmp_path)
    result = build(started.spec, out=tmp_path / "out")
    waiting = [item for item in result.diagnostics if item.code == "fact-pending"]
    assert len(waiting) == 55
    assert all(item.location and item.location.file.endswith("numbers.xlsx") for item in waiting)
    assert "draft-pending" in {item.code for item in result.diagnostics}


@pytest.mark.slow
def test_a_district_inherits_no_figure(tmp_path: Path):
    started = _started(tmp_path)
    found = Diagnostics()
    project = load_project(started.spec, found)
    assert project
    given = [name for name, fact in project.spec.facts.items() if fact.value is not None]
    assert not given
    assert len(project.pending) == sum(fact.derive is None for fact in project.spec.facts.values())
    assert project.spec.organization == "松岭区总工会"
    form: Form = form_of(project)
    assert {row.parts.unit for row in form.figures if row.fact == "visits"} == {"万人次"}


@pytest.mark.slow
def test_what_is_there_is_never_overwritten(tmp_path: Path):
    started = _started(tmp_path)
    before = {path: path.read_bytes() for path in started.folder.rglob("*") if path.is_file()}
    found = Diagnostics()
    assert start_district("松岭区", tmp_path / "deck" / "harbin.yaml", found) is None
    assert {item.code for item in found} == {"district-exists"}
    assert {path: path.read_bytes() for path in started.folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["a/b", "..", "", "x ", "甲:乙"])
def test_names_that_can_be_no_folder(tmp_path: Path, name: str):
    found = Diagnostics()
    assert start_district(name, tmp_path / "no.yaml", found) is None
    assert [item.code for item in found] == ["district-name"]


@pytest.mark.slow
def test_its_template_is_one(tmp_path: Path):
    """The stub can be named as it is, and with a colour changed."""
    started = _started(tmp_path)
    (template,) = started.folder.rglob("template.yaml")
    text = template.read_text("utf-8")
    template.write_text(
        text.replace("# palette:", "palette:").replace('#   red: "#A61B1F"', '  red: "#0B6E4F"')
    )
    spec = started.spec.read_text("utf-8").replace('# template: "松岭区"', 'template: "松岭区"')
    started.spec.write_text(spec, "utf-8")
    from factdeck.pipeline.stages import template_folders
    from factdeck.theme.load import load_theme

    found = Diagnostics()
    project = load_project(started.spec, found)
    assert project
    theme = load_theme(project.spec.template, template_folders(project.path), found)
    assert theme and theme.palette["red"] == "0B6E4F"
