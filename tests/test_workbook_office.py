"""What office programs make of our workbooks: they open as they were meant, and what they save is read."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.resolve import resolve
from factdeck.facts.workbook_cells import read_cells
from factdeck.facts.workbook_form import form_of
from factdeck.facts.workbook_look import Look
from factdeck.facts.workbook_wide_write import District, wide_bytes
from factdeck.facts.workbook_write import workbook_bytes
from factdeck.pipeline.loading import load_project
from tests.judges import missing, office_errors

ROOT = Path(__file__).resolve().parents[1]
pytestmark = [pytest.mark.judge, pytest.mark.slow]


def _converted(file: Path, kind: str) -> Path:
    """The file as LibreOffice saves it."""
    office, folder = shutil.which("soffice"), file.with_name("converted")
    if not office:
        missing("LibreOffice Calc")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    made = folder / f"{file.stem}.{kind.partition(':')[0]}"
    if not made.exists():
        missing("LibreOffice Calc (apt-get install libreoffice-calc)")
    return made


@pytest.mark.parametrize("name", ["harbin", "library"])
def test_libreoffice_saves_what_we_read(name: str, tmp_path: Path):
    """Also through its own format, which has other ways to say nearly everything."""
    found = Diagnostics()
    project = load_project(ROOT / "deck" / f"{name}.yaml", found)
    assert project
    before = resolve(project, found)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    deck = tmp_path / "deck"
    deck.mkdir()
    text = (ROOT / "deck" / f"{name}.yaml").read_text("utf-8")
    (deck / "spec.yaml").write_text(f"{text}\ndata: numbers.xlsx\n", "utf-8")
    workbook = deck / "numbers.xlsx"
    workbook.write_bytes(workbook_bytes(form_of(project), Look()))
    assert not office_errors(workbook)
    ods = _converted(workbook, "ods")
    shutil.copy(_converted(ods, "xlsx"), workbook)
    again = load_project(deck / "spec.yaml", found)
    assert again and not list(found)
    after = resolve(again, found)
    assert {key: (str(fact.figure), fact.quote) for key, fact in after.items()} == {
        key: (str(fact.figure), fact.quote) for key, fact in before.items()
    }


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path):
    found = Diagnostics()
    project = load_project(ROOT / "deck" / "library.yaml", found)
    assert project
    hostile = ("=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("http://x","y")')
    districts = [District({"name": text, "title": text}, {}) for text in hostile]
    workbook = tmp_path / "districts.xlsx"
    workbook.write_bytes(wide_bytes(form_of(project), districts, Look()))
    assert not office_errors(workbook)
    for file in (workbook, _converted(workbook, "xlsx")):
        (sheet,) = read_cells(file)
        shown = {cell.text for cells in sheet.rows.values() for cell in cells.values()}
        assert set(hostile) <= shown
    with _converted(workbook, "csv:Text - txt - csv (StarCalc):44,34,76").open(encoding="utf-8") as stream:
        values = {value for line in csv.reader(stream) for value in line}
    assert set(hostile) <= values
