"""Charts at their ends: every native kind, few and many points, one to four series, odd values, names."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import openpyxl
import pytest

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.scene.nodes import ChartNode, Scene

from .chart_specs import Case, chart_cases, chart_spec
from .judges import office_errors
from .scene_rules import faults
from .stress import deck_scene, prepared

pytestmark = pytest.mark.slow  # the quick tests have others of the kind

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SPOKEN = {"chart-too-many-parts", "chart-lone-point", "chart-label-too-wide"}
"""What these charts are expected to be told: eight slices, one point of a line, segments without room."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    path = tmp_path_factory.mktemp("ends") / "charts.yaml"
    path.write_text(chart_spec(chart_cases()), "utf-8")
    found = Diagnostics()
    made = deck_scene(prepared(path), found)
    assert {item.code for item in found} <= SPOKEN
    return made


@pytest.fixture(scope="module")
def written(scene: Scene) -> bytes:
    return write(scene)


def charts(scene: Scene) -> list[ChartNode]:
    return [node for page in scene.pages for node in page.nodes if isinstance(node, ChartNode)]


def test_nothing_stands_over_another_or_outside(scene: Scene) -> None:
    assert len(charts(scene)) == len(list(chart_cases()))
    assert faults(scene) == []


def test_values_below_zero_keep_off_the_names(scene: Scene) -> None:
    """The fault: an axis that ends where the lowest column does."""
    page = next(page for page in scene.pages if page.title.startswith(Case("column", 5, 1, "negative").id))
    chart = next(node for node in page.nodes if isinstance(node, ChartNode))
    lowest = min(point.value for point in chart.chart.series[0].points)
    short = replace(chart, chart=replace(chart.chart, minimum=lowest * Decimal("1.02")))
    assert chart.chart.minimum < lowest * Decimal("1.09")
    assert any("#name" in fault for fault in faults(replace(scene, pages=(replace(page, nodes=(short,)),))))


def test_bars_are_as_thick_in_every_program_as_in_ours(scene: Scene) -> None:
    """Office programs take gap widths up to 500%."""
    assert [node.id for node in charts(scene) if not 0 <= node.gap <= 5] == []


def parts(written: bytes) -> Iterator[tuple[Element, list[list[object]]]]:
    """Every chart part with the rows of its workbook's only sheet."""
    with zipfile.ZipFile(BytesIO(written)) as package:
        for number in range(1, sum("charts/chart" in name for name in package.namelist())):
            try:
                chart = package.read(f"ppt/charts/chart{number}.xml")
            except KeyError:
                return
            book = package.read(f"ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
            sheet = openpyxl.load_workbook(BytesIO(book)).worksheets[0]
            yield fromstring(chart), [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.slow
def test_what_a_chart_remembers_is_what_its_cells_say(written: bytes) -> None:
    seen = 0
    for chart, rows in parts(written):
        for index, series in enumerate(chart.iter(f"{C}ser")):
            letter = "BCDEFGH"[index]
            formulas = [one.text for one in series.iter(f"{C}f")]
            last = len(rows)
            assert formulas == [
                f"数据!${letter}$1",
                f"数据!$A$2:$A${last}",
                f"数据!${letter}$2:${letter}${last}",
            ]
            cached = [one.text for one in series.iter(f"{C}v")]
            cells = [rows[0][index + 1], *(row[0] for row in rows[1:])]
            assert cached[:last] == cells
            assert [float(one or 0) for one in cached[last:]] == [row[index + 1] for row in rows[1:]]
            seen += 1
        assert all(len(row) == len(rows[0]) and None not in row for row in rows)
    assert seen > 200


@pytest.mark.judge
@pytest.mark.slow
def test_microsofts_validator_takes_every_kind(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "charts.pptx"
    path.write_bytes(written)
    assert office_errors(path) == []
