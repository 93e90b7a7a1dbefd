"""A comparison says what the districts' own specs say: ranked, summed where that means something."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.quantity import Kind
from factdeck.facts.resolve import resolve
from factdeck.pipeline.comparison import comparison, reported
from factdeck.pipeline.comparison_spec import Reported, Reporter, short_names
from factdeck.pipeline.loading import SpecFile
from factdeck.spec.project import Project

VISITS = Reported("Visits", "5", Decimal(5), "", Kind.NUMBER, None)


def district(folder: Path, name: str, facts: Mapping[str, Any], **more: Any) -> SpecFile:
    path = folder / f"{name}.yaml"
    own = {"source": "own", "by": "clerk", "date": "2025"}
    spec = {
        "factdeck": 1,
        "title": "T",
        "organization": f"{name} Library",
        "language": "en",
        "facts": {key: {"value": value, "label": key.title(), **own} for key, value in facts.items()},
        "sections": [{"id": "s", "title": "S"}],
        **more,
    }
    path.write_text(yaml.safe_dump(spec), "utf-8")
    return SpecFile(path)


def compared(
    folder: Path, chosen: list[str], **facts: Mapping[str, Any]
) -> tuple[Project | None, Diagnostics]:
    districts = [district(folder, name, values) for name, values in facts.items()]
    reporters = [one for each in districts if (one := reported(each, chosen))]
    found = Diagnostics()
    return comparison(reporters, chosen, districts[0], folder / "comparison.yaml", found), found


def test_districts_are_ranked_and_summed(tmp_path: Path):
    visits = {"Ash": {"visits": "1,200"}, "Birch": {"visits": "3,400"}, "Cedar": {"visits": "800"}}
    project, found = compared(tmp_path, ["visits"], **visits)
    assert project and not list(found)
    assert project.spec.literals == ["All 3"], "only what some text says"
    facts, (overview, section) = project.spec.facts, project.spec.sections
    (chart,) = section.charts
    assert [facts[one].label for one in chart.facts] == ["Birch", "Ash", "Cedar"]
    assert "Birch leads with {d2_visits}" in chart.headline
    assert facts["total_visits"].derive == "d2_visits + d1_visits + d3_visits"
    assert [row[0] for row in overview.tables[0].rows] == ["Birch", "Ash", "Cedar"]
    assert str(project.positions.at("facts", "d2_visits")).startswith(str(tmp_path / "Birch.yaml"))


def test_shares_are_not_summed_and_a_tie_names_nobody(tmp_path: Path):
    project, _ = compared(
        tmp_path, ["rate"], Ash={"rate": "80%"}, Birch={"rate": "80%"}, Cedar={"rate": "7%"}
    )
    assert project
    assert "total_rate" not in project.spec.facts
    assert project.spec.sections[1].headline == "Rate: the highest is {d1_rate}"
    assert project.spec.sections[1].charts[0].highlight == ["d1_rate", "d2_rate"]


def test_what_the_bars_do_not_show_is_said_beside_them(tmp_path: Path):
    facts = {f"D{n}": {"visits": f"{n + 1}0", "rate": f"{n + 1}%"} for n in range(14)}
    del facts["D13"]["rate"]
    project, _ = compared(tmp_path, ["visits", "rate"], **facts)
    assert project
    visits, rate = (section.charts[0].takeaway for section in project.spec.sections[1:])
    assert visits == "All 14 together: {total_visits}. The chart shows the first 12; the table has them all."
    assert rate.endswith("the table has them all. 1 of them did not report.")


def test_a_figure_that_stands_alone_says_of_what_and_whose_it_is(tmp_path: Path):
    project, _ = compared(tmp_path, ["rate"], Ash={"rate": "80%"}, Birch={"rate": "90%"})
    assert project
    assert project.spec.sections[1].key == "best_rate"
    assert project.spec.facts["best_rate"].label == "Rate (Birch)"
    assert project.spec.factsheet.hero == ["best_rate"]


def test_many_districts_are_summed_in_parts_that_a_formula_can_hold(tmp_path: Path):
    many = [Reporter(f"D{n} Library", "2025", False, {"visits": VISITS}) for n in range(45)]
    base = district(tmp_path, "Base", {"visits": "5"})
    project = comparison(many, ["visits"], base, tmp_path / "c.yaml", Diagnostics())
    found = Diagnostics()
    assert project and str(resolve(project, found)["total_visits"].figure) == "225"
    assert not list(found)
    tables = [table for section in project.spec.sections for table in section.tables]
    assert [(len(one.rows), one.only) for one in tables[:2]] == [(45, "deck"), (12, "factsheet")]
    assert sum(len(one.rows) for one in tables[1:]) == 45
    assert project.spec.factsheet.pages == 4, "each page of the sheet has the rows that it can hold"


def test_a_sum_keeps_the_scale_that_all_write_it_with(tmp_path: Path):
    project, _ = compared(tmp_path, ["fund"], Ash={"fund": "9000.3万元"}, Birch={"fund": "1234万元"})
    assert project and project.spec.facts["total_fund"].unit == "万元"


def test_the_best_rank_comes_first(tmp_path: Path):
    project, _ = compared(tmp_path, ["place"], Ash={"place": "No. 5"}, Birch={"place": "No. 2"})
    assert project
    assert project.spec.sections[1].charts[0].facts == ["d2_place", "d1_place"]


def test_what_a_district_lacks_stays_empty(tmp_path: Path):
    project, found = compared(
        tmp_path,
        ["visits", "loans"],
        Ash={"visits": "10", "loans": "5"},
        Birch={"visits": "20", "loans": "9"},
        Cedar={"visits": "30"},
    )
    assert project and not list(found)
    assert project.spec.sections[0].tables[0].rows[0] == ["Cedar", "{d3_visits}", ""]
    assert "total_loans" not in project.spec.facts, "a sum of some is no sum of all"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"Ash": {"visits": "10 visits"}, "Birch": {"visits": "20 people"}}, "comparison-units"),
        ({"Ash": {"visits": "10"}, "Birch": {"loans": "20"}}, "comparison-missing"),
    ],
)
def test_what_cannot_be_compared_is_said(tmp_path: Path, facts: dict[str, Any], code: str):
    project, found = compared(tmp_path, ["visits"], **facts)
    assert project is None
    assert [item.code for item in found] == [code]


def test_a_district_with_errors_reports_nothing(tmp_path: Path):
    assert reported(district(tmp_path, "Ash", {"visits": "many"}), ["visits"]) is None


def test_sample_data_stays_sample_data(tmp_path: Path):
    districts = [district(tmp_path, "Ash", {"v": "1"}), district(tmp_path, "Birch", {"v": "2"}, sample=True)]
    reporters = [one for each in districts if (one := reported(each, ["v"]))]
    assert [type(one) for one in reporters] == [Reporter, Reporter]
    project = comparison(reporters, ["v"], districts[0], tmp_path / "c.yaml", Diagnostics())
    assert project and project.spec.sample


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("青禾区总工会", "白桦县总工会"), ("青禾区", "白桦县")),
        (("Larkfield Public Library", "Ashby Public Library"), ("Larkfield", "Ashby")),
        (("City of Ash", "City of Birch"), ("Ash", "Birch")),
        (("Ash Library", "Ash Library"), ("Ash Library", "Ash Library")),
        (("总工会", "白桦县总工会"), ("总工会", "白桦县总工会")),
        (("甲", "乙"), ("甲", "乙")),
    ],
)
def test_names_lose_what_all_of_them_share(names: tuple[str, ...], short: tuple[str, ...]):
    assert short_names(names) == short
