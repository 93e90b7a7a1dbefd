"""Neighbouring marks in grey: proved for what is shipped, and found where they look alike."""

from dataclasses import replace
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.pages.apart import apart
from factdeck.layout.grayscale import in_gray
from factdeck.pipeline.stages import LaidOut, lay_out, prepare
from factdeck.scene.nodes import Box, ChartNode
from factdeck.scene.text import Rect, Role
from factdeck.spec.load import load
from tests.chart_specs import Case, chart_spec
from tests.packed_sheets import PACKS, packed_sheet

from .scenes import changed, codes, findings

CASES = (
    Case("grouped", 2, 4),
    Case("stacked", 2, 4),
    Case("line", 2, 4),
    Case("pie", 5, facts=True),
    Case("doughnut", 5, facts=True),
)


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("name", ["harbin", "library"])
def test_shipped_sheets_are_told_apart_in_grey(pack: str, name: str) -> None:
    assert "gray-too-close" not in codes(gray(packed_sheet(pack, "factsheet-gray", name)), output="factsheet")


@pytest.mark.parametrize("pack", PACKS)
def test_every_kind_of_chart_is_told_apart_in_grey_with_its_key(pack: str, tmp_path: Path) -> None:
    for number, case in enumerate(CASES):
        laid_out = charts(pack, case, tmp_path / f"{number}.yaml")
        assert "gray-too-close" not in codes(laid_out.scene, output="factsheet")
        (chart,) = (n for page in laid_out.scene.pages for n in page.nodes if isinstance(n, ChartNode))
        squares = [
            n.fill
            for p in laid_out.scene.pages
            for n in p.nodes
            if isinstance(n, Box) and n.id.endswith("/mark")
        ]
        assert set(squares) == set(chart.colors.values())


def test_colours_that_hue_alone_tells_apart_are_an_error_that_names_the_chart() -> None:
    scene = gray(packed_sheet("hongjin", "factsheet-gray"))
    alike = replace(scene, palette={**scene.palette, "sheet-bar": "2F6F3A"})
    (first, *_) = findings(alike, output="factsheet")
    assert first.startswith("gray-too-close") and "sheet/ideals/screen_bars/chart" in first
    assert "sheet-accent" in first and "3:1" in first


def test_drawn_marks_of_one_form_that_touch_are_looked_at_too() -> None:
    scene = gray(packed_sheet("hongjin", "factsheet-gray"))
    at = "sheet/results/awards_marks/marks-"
    boxes = {
        f"{at}{number}": Box(
            id=f"{at}{number}", rect=Rect(50 + 20 * number, 200, 18, 18), fill=fill, role=Role.CHART
        )
        for number, fill in ((1, "sheet-accent"), (2, "sheet-number"))
    }
    for at, box in boxes.items():
        scene = changed(scene, at, lambda _, box=box: box)
    assert "gray-too-close" in codes(scene, output="factsheet")


def test_a_pack_without_hue_is_held_to_it_in_every_form() -> None:
    scene = packed_sheet("mo").scene
    same = {**scene.patterns, "sheet-bar": scene.patterns["sheet-rest"], "open": scene.patterns["sheet-rest"]}
    alike = replace(scene, patterns=same)
    assert apart("sheet-bar", "open", alike) < 3
    assert apart("sheet-accent", "sheet-bar", alike) >= 3
    assert "gray-too-close" not in codes(scene, output="factsheet")


def test_a_sheet_in_colour_is_left_alone() -> None:
    scene = packed_sheet("hongjin").scene
    alike = replace(scene, palette={**scene.palette, "sheet-bar": "2F6F3A"})
    assert "gray-too-close" not in codes(alike, output="factsheet")
    assert "gray-too-close" in codes(in_gray(alike, {}), output="factsheet")


def gray(laid_out: LaidOut):
    return laid_out.scene


def charts(pack: str, case: Case, file: Path) -> LaidOut:
    """A sheet in grey with one chart."""
    file.write_text(chart_spec([case]), "utf-8")
    diagnostics = Diagnostics()
    project = load(file, diagnostics)
    assert project
    project = replace(project, spec=project.spec.model_copy(update={"template": pack}))
    prepared = prepare(project, diagnostics)
    made = prepared and lay_out(prepared, "factsheet-gray", diagnostics)
    assert made, [item.line("en") for item in diagnostics]
    return made
