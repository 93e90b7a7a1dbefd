"""Headlines that the numbers under them contradict, where words are inherited and numbers are not."""

from dataclasses import replace
from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.claims import check_claims
from factdeck.facts.resolve import resolve
from factdeck.spec.schema import Spec
from tests.facts.books import project

FACTS: dict[str, Any] = {
    "homes": {"value": "2个", "label": "职工之家"},
    "stations": {"value": "3家", "label": "驿站"},
    "fund": {"value": "8万元", "label": "补助"},
    "other": {"value": "9000元", "label": "奖金"},
    "before": {"value": "5天", "label": "原来"},
    "after": {"value": "最快5天", "label": "现在"},
    "quick": {"value": "20小时", "label": "如今"},
    "years": {"label": "年度", "series": {"2023": "5人", "2024": "9人", "2025": "8人"}},
    "rising": {"label": "年度", "series": {"2023": "5人", "2024": "9人"}},
}


def claims(*, headline: str = "", **section: list[dict[str, Any]]) -> list[str]:
    whole = project(FACTS)
    written = whole.spec.model_dump(by_alias=True, exclude_defaults=True)
    written["sections"] = [{"id": "s", "title": "S", "headline": headline, **section}]
    changed = replace(whole, spec=Spec.model_validate(written))
    found = Diagnostics()
    check_claims(changed, resolve(changed, Diagnostics()), found)
    return [
        f"{item.code} {item.arguments['where']}" for item in found if item.line("en") and item.line("zh-CN")
    ]


def chart(headline: str, **more: Any) -> dict[str, Any]:
    return {"id": "c", "facts": ["homes", "stations"], "headline": headline, **more}


@pytest.mark.parametrize(
    "one",
    [
        chart("{homes}最多"),
        chart("阵地里，职工之家最多"),
        chart("最多的是谁", highlight=["homes"]),
        chart("The largest: {homes}"),
    ],
)
def test_what_is_called_the_largest_and_is_not(one: dict[str, Any]):
    assert claims(charts=[one]) == ["claim-most sections.s.charts.c.headline"]


@pytest.mark.parametrize(
    "one",
    [
        chart("{stations}最多"),
        chart("{homes}"),
        chart("最多的是谁", highlight=["homes", "stations"]),
        chart("{fund}最多", facts=["fund", "other", "homes"]),
        chart("almost all: {homes}"),
    ],
)
def test_what_holds_is_not_reported(one: dict[str, Any]):
    assert claims(charts=[one]) == []


def test_rows_of_a_table_are_the_largest_in_one_of_its_columns():
    columns = [{"title": "名称"}, {"title": "数", "kind": "figure"}]
    rows = [["家", "{homes}"], ["站", "{stations}"]]
    table = {"id": "t", "columns": columns, "rows": rows, "headline": "家最多"}
    assert claims(tables=[table | {"highlight": [1]}]) == ["claim-most sections.s.tables.t.headline"]
    assert claims(tables=[table | {"highlight": [2]}]) == []


def test_growth_every_year_is_growth_every_year():
    one = {"id": "c", "headline": "人数逐年增长"}
    assert claims(charts=[one | {"series": ["years"]}]) == ["claim-growth sections.s.charts.c.headline"]
    assert claims(charts=[one | {"series": ["rising"]}]) == []
    excepted = {"headline": "除一年闭馆外，人数逐年增长", "series": ["years"]}
    assert claims(charts=[one | excepted]) == [], "what is taken out of the claim may be this very year"


def test_what_has_not_become_shorter():
    compared = {"id": "k", "before": "before", "after": "after", "unit": "天"}
    assert claims(comparisons=[compared | {"headline": "办理提速"}]) == [
        "claim-shorter sections.s.comparisons.k.headline"
    ]
    assert claims(comparisons=[compared], headline="由{before}到{after}") == [
        "claim-shorter sections.s.headline"
    ]
    assert claims(comparisons=[compared | {"after": "quick", "headline": "办理提速"}]) == []
