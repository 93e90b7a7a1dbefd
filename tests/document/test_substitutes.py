"""Charts that were written for other numbers: a table in their place, not an error nobody can mend."""

from pathlib import Path

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.substitutes import with_substitutes
from factdeck.facts.resolve import resolve
from factdeck.pipeline.loading import load_project
from factdeck.spec.project import Project

BASE = """\
factdeck: 1
title: Year
organization: County
language: en
facts:
  a: {value: "500", label: Readers}
  b: {value: "400", label: Borrowers}
  c: {value: "20", label: Volunteers}
  one_in: {derive: "share(c, a)", as: percent, label: Who volunteers}
sections:
  - id: use
    title: Use
    charts:
      - {id: small, kind: bar, facts: [b, c], headline: Small}
      - {id: bars, kind: bar, facts: [a, b, c], headline: All three, names: {a: All readers}, beside: small}
      - {id: people, kind: pictogram, facts: [one_in], headline: People}
      - {id: last, kind: bar, facts: [a, b], headline: The last}
    sheet: {show: [bars, people, last]}
deck: [cover, use.bars, use.people, use.last]
factsheet: {pictogram: people}
"""
OVERLAY = """\
factdeck: 1
extends: base.yaml
facts:
  a: {value: "%s"}
  b: {value: "400"}
  c: {value: "%s"}
"""


def substituted(folder: Path, base: str, overlay: str = "") -> tuple[Project, Project, list[str]]:
    (folder / "base.yaml").write_text(base, "utf-8")
    (folder / "own.yaml").write_text(overlay or base, "utf-8")
    found = Diagnostics()
    project = load_project(folder / "own.yaml", found)
    assert project, [item.line("en") for item in found]
    facts, told = resolve(project, found), Diagnostics()
    return project, with_substitutes(project, facts, told), [item.line("en") for item in told]


def test_a_chart_for_other_numbers_becomes_a_table(tmp_path: Path):
    before, project, told = substituted(tmp_path, BASE, OVERLAY % ("90,000", "20"))
    (section,) = project.spec.sections
    assert [chart.id for chart in section.charts] == ["small"]
    bars, last = section.tables
    assert (bars.id, bars.headline) == ("bars", "All three")
    assert bars.rows == [["All readers", "{a}"], ["{b.label}", "{b}"], ["{c.label}", "{c}"]]
    assert last.id == "last"
    assert project.spec.deck == ["cover", "use.bars", "use.last"]
    assert section.sheet and section.sheet.show == ["bars", "last"]
    assert project.spec.factsheet.pictogram == ""
    assert "differ more than a hundredfold" in told[0]
    assert "“people” is left out" in told[1]
    assert project.positions.at("sections", 0, "tables", 1, "headline") == before.positions.at(
        "sections", 0, "charts", 3, "headline"
    )
    assert "base.yaml:15:" in told[0]


def test_what_fits_is_left_as_it_is(tmp_path: Path):
    before, project, told = substituted(tmp_path, BASE, OVERLAY % ("600", "60"))
    assert project is before
    assert not told


def test_the_author_of_both_mends_it(tmp_path: Path):
    base = BASE.replace('"500"', '"90,000"')
    before, project, told = substituted(tmp_path, base)
    assert project is before
    assert not told, "composing reports it as the error that it is"
