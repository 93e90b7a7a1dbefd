"""Findings on a terminal: in an order that people read in, and never a screenful of one kind."""

import pytest

from factdeck import console
from factdeck.base.diagnostics import Diagnostics, Location


def shown(capsys: pytest.CaptureFixture[str], *cells: str, code: str = "fact-pending") -> list[str]:
    found = Diagnostics()
    for cell in cells:
        place = Location("numbers.xlsx", cell=f"数字!{cell}")
        found.add(code, place, fact=cell, label=cell, sections="—", text=cell)
    console.show_diagnostics(found, "en")
    return capsys.readouterr().err.splitlines()


def test_cells_stand_in_the_order_of_the_sheet(capsys: pytest.CaptureFixture[str]):
    lines = shown(capsys, "C10", "AA9", "C9")
    assert [line.split("!")[2].split()[0] for line in lines[:3]] == ["C9", "AA9", "C10"]


def test_of_many_warnings_of_a_kind_the_others_are_places(capsys: pytest.CaptureFixture[str]):
    lines = shown(capsys, *(f"C{row}" for row in (*range(1, 13), 14, 20)))
    assert len(lines) == 10
    assert lines[8] == "fact-pending 6 more: numbers.xlsx!数字!C9–C12, C14, C20"
    assert lines[9] == "errors: 0, warnings: 14"


def test_errors_are_all_said_in_full(capsys: pytest.CaptureFixture[str]):
    assert len(shown(capsys, *(f"C{row}" for row in range(1, 15)), code="workbook-error-cell")) == 15
