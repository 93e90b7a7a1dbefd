"""Declared relations are checked with the leeway that rounded and qualified numbers have, and no more."""

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.expect import check_expectations
from factdeck.facts.resolve import resolve

from .books import codes, project

FACTS = {
    "homes": "763个",
    "stations": "671家",
    "rooms": "543家",
    "sites": "1977处",
    "funds": "1.5亿元",
    "part": "7343.4万元",
    "other": "7650万元",
    "members": "104万余人",
    "gig": "11.8万人",
    "talks": "近千场次",
    "half": "约500场次",
    "fast": "最快7天",
    "week": "10天",
    "share": "73%",
    "rank": "第3位",
    "range": "12–15天",
    "sum": {"derive": "homes + stations", "unit": "处"},
    "years": {"series": {"2024": "3.2万人次", "2025": "4.1万人次"}},
    "all_years": "7.3万人次",
}


def said(text: str) -> Diagnostics:
    base = project(FACTS)
    spec = base.spec.model_copy(update={"expect": [text]})
    diagnostics = Diagnostics()
    whole = type(base)(spec, base.positions, base.path, {})
    check_expectations(whole, resolve(whole, diagnostics), diagnostics)
    return diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "sites == homes + stations + rooms",
        "sites = homes + stations + rooms",
        "sum == 1434",
        "homes > stations",
        "gig <= members",
        "funds == part + other",
        "part < funds",
        "all_years == total(years)",
        "share(homes + stations, sites) == share",
        "members >= 104 * 10000",
        "members == 2000000",
        "talks < 1001",
        "half == 530",
        "fast <= week",
        "fast == 9",
        "week - 1 == 9",
        "sites != homes",
        "change(part, other) ≥ 0",
        "homes - stations == 92",
        "2 × homes ＞ sites ÷ 2",
    ],
)
def test_what_holds_is_not_reported(text: str):
    assert codes(said(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "sites == homes + stations",
        "sites == 1978",
        "homes < stations",
        "members <= gig",
        "members == 1039999",
        "talks > 1000",
        "half == 600",
        "fast < 7",
        "fast == 6",
        "funds == part",
        "all_years == 7.1 * 10000",
        "all_years > total(years) + 2000",
        "share == share(rooms, sites)",
        "sum != 1434",
        "-homes >= 0",
    ],
)
def test_what_does_not_hold_is_an_error(text: str):
    assert codes(said(text)) == ["expect-violated"]


def test_both_sides_are_shown():
    (item,) = said("sites == homes + stations")
    assert "1977处" in item.line("zh-CN")
    assert "763个 + 671家 = 1434" in item.line("zh-CN")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sites", "expect-syntax"),
        ("a == b == c", "expect-syntax"),
        ("sites == homs", "unknown-fact"),
        ("sites ==", "formula-syntax"),
        ("sites == rank", "formula-rank"),
        ("week == range", "formula-range"),
        ("funds == members", "formula-units"),
        ("years == 3", "formula-series"),
        ("sites == homes / 0", "formula-zero"),
    ],
)
def test_what_cannot_be_checked_is_said(text: str, code: str):
    assert codes(said(text)) == [code]
