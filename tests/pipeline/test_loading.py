"""What is built need not be a file: a row of a workbook is laid on a base as a spec beside it would be."""

from pathlib import Path

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.workbook_wide import DistrictRow
from factdeck.pipeline.loading import RowSpec
from factdeck.spec.project import Positions

BASE = """\
factdeck: 1
title: Year
organization: County
language: en
logo: logo.png
facts:
  visits: {value: "500", label: Visits}
  loans: {value: "400", label: Loans}
sections:
  - {id: use, title: Use, headline: "{visits} came"}
"""


def row(cell: str = "D5") -> DistrictRow:
    at, here = Location("all.xlsx", cell="Districts!A5"), Location("all.xlsx", cell=f"Districts!{cell}")
    facts = {"visits": {"value": "31", "source": "own", "by": "Ash", "date": "2025"}}
    places = {(): at, ("organization",): at, ("facts", "visits", "value"): here}
    return DistrictRow(
        "Ash", "ash", at, ({"organization": "Ash", "facts": facts}, Positions("all.xlsx", places))
    )


def test_a_row_has_the_words_of_its_base_and_its_own_numbers(tmp_path: Path):
    base, found = tmp_path / "base.yaml", Diagnostics()
    base.write_text(BASE.replace("logo: logo.png\n", ""), "utf-8")
    project = RowSpec(base, row()).examine(found)
    assert project and not found.has_errors()
    assert (project.spec.organization, project.spec.title) == ("Ash", "Year")
    assert project.spec.facts["visits"].value == "31"
    assert project.pending == {"loans"}
    assert str(project.positions.at("facts", "visits", "value")) == "all.xlsx!Districts!D5"
    assert project.path == tmp_path / "ash.yaml"


def test_only_the_row_of_its_workbook_matters(tmp_path: Path):
    one = RowSpec(tmp_path / "base.yaml", row())
    assert one.content == RowSpec(tmp_path / "base.yaml", row()).content
    assert one.content != RowSpec(tmp_path / "base.yaml", row("E5")).content
    assert one.excerpted == Path("all.xlsx").resolve()


def test_what_is_wrong_with_the_base_is_said_once_a_row(tmp_path: Path):
    base, found = tmp_path / "base.yaml", Diagnostics()
    base.write_text(BASE, "utf-8")
    RowSpec(base, row()).examine(found)
    assert [item.code for item in found if item.code == "missing-file"] == ["missing-file"]
