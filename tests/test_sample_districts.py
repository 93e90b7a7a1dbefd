"""The shipped sample of eighteen districts: invented, marked as such, and what its script writes."""

import importlib.util
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.workbook_cells import read_cells
from factdeck.facts.workbook_wide import read_wide
from factdeck.pipeline.build import build_all
from factdeck.pipeline.loading import load_project, rows_of

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "deck" / "districts" / "districts.xlsx"


@pytest.mark.slow
def test_it_is_what_the_script_writes(tmp_path: Path):
    """Cell for cell; the bytes may differ with the version of openpyxl."""
    script = importlib.util.spec_from_file_location("make_sample", SAMPLE.with_name("make_sample.py"))
    assert script and script.loader
    module = importlib.util.module_from_spec(script)
    script.loader.exec_module(module)
    base = load_project(ROOT / "deck" / "harbin.yaml", Diagnostics())
    again = tmp_path / "again.xlsx"
    again.write_bytes(module.sample(base))
    assert read_cells(again) == read_cells(SAMPLE)


@pytest.mark.slow
def test_every_page_says_so(tmp_path: Path):
    from pypdfium2 import PdfDocument

    first = rows_of(SAMPLE, ROOT / "deck" / "harbin.yaml", Diagnostics())[0]
    (result,) = build_all([first], out=tmp_path, only=("deck-pdf", "factsheet"))
    assert len(result.outputs) == 2
    for output in result.outputs:
        with PdfDocument(output.path) as document:
            assert all("示例数据" in page.get_textpage().get_text_range() for page in document)


@pytest.mark.slow
def test_every_district_is_marked():
    base, found = load_project(ROOT / "deck" / "harbin.yaml", Diagnostics()), Diagnostics()
    assert base
    districts = read_wide(SAMPLE, base, found)
    assert len({district.stem for district in districts}) == 18
    assert not list(found)
    assert all(district.written[0]["sample"] is True for district in districts)
    assert all("（示例）" in district.written[0]["organization"] for district in districts)
    (sheet,) = read_cells(SAMPLE)
    assert "示例数据" in sheet.rows[1][1].text
