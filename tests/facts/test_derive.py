"""Computed facts: values, units, rounding, what stays qualified, and what can't be computed."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.facts.expression import DeriveError, parse_expression
from tests.facts.books import book, codes, resolved

GIVEN = {
    "homes": "763个",
    "stations": "671家",
    "workshops": "129家",
    "nursing": "220家",
    "reading": "194家",
    "national": "14项",
    "provincial": "34项",
    "members": "104万余人",
    "gig": "11.8万人",
    "refund": "4.7亿元",
    "prepared": "7049.6万元",
    "fair_people": "26.2万人次",
    "reached": "74.6万人次",
    "fairs": "352场次",
    "rate": "80%",
    "trainees": "3000余名",
    "month": "1个月",
    "week": "7天",
    "dollars": "$3M",
    "road": "5 km",
    "track": "500米",
    "place": "第10位",
    "wait": "12–15天",
    "none": "0项",
    "years": {"series": {"2021": "3万人", "2022": "4.5万人"}},
    "with-hyphen": "2项",
    "sites": {"derive": "sum(homes, stations, workshops, nursing, reading)", "unit": "处"},
    "both": {"derive": "homes + stations", "unit": "处"},
}


def _derive(formula: str, language: str = "zh-CN", **wanted: Any) -> Any:
    form = {"as": wanted.pop("form")} if "form" in wanted else {}
    return book(GIVEN | {"result": {"derive": formula} | wanted | form}, language)["result"]


@pytest.mark.parametrize(
    ("formula", "wanted", "reads"),
    [
        ("sum(homes, stations, workshops, nursing, reading)", {"unit": "处"}, "1977处"),
        ("homes + stations", {"unit": "处"}, "1434处"),
        ("national + provincial", {}, "48项"),
        ("provincial − national", {}, "20项"),
        ("-(national - provincial) × 2", {}, "40项"),
        ("national + 1", {}, "15项"),
        ("share(both, sites)", {}, "73%"),
        ("share(homes, sites)", {"decimals": 1}, "38.6%"),
        ("gig ÷ members", {"form": "percent"}, "约11%"),
        ("gig / members", {"form": "percent", "decimals": 1}, "约11.3%"),
        ("gig / members", {"form": "one-in", "unit": "名"}, "约9名"),
        ("national / (national + national)", {"form": "one-in"}, "2"),
        ("national / provincial", {"form": "one-in"}, "约2"),
        ("refund / prepared", {"form": "times"}, "6.7倍"),
        ("provincial / national", {"form": "times", "decimals": 2}, "2.43倍"),
        ("change(national, provincial)", {}, "143%"),
        ("change(provincial, national)", {}, "−59%"),
        ("refund + prepared", {}, "5.4亿元"),
        ("refund + prepared", {"unit": "万元"}, "54049.6万元"),
        ("refund + prepared", {"decimals": 3}, "5.405亿元"),
        ("fair_people + reached", {}, "100.8万人次"),
        ("fair_people / fairs", {"unit": "人次/场"}, "744人次/场"),
        ("rate × trainees", {}, "约2400名"),
        ("trainees / rate", {}, "约3750名"),
        ("rate + rate", {}, "160%"),
        ("members − gig", {}, "约92万人"),
        ("road + track", {}, "5.5 km"),
        ("road + track", {"unit": "米"}, "5500米"),
        ("road / track", {"form": "times"}, "10倍"),
        ("total(years)", {}, "7.5万人"),
        ("with-hyphen + national", {}, "16项"),
        ("2 * 3", {}, "6"),
    ],
)
def test_a_formula_reads_as_it_should(formula, wanted, reads):
    assert str(_derive(formula, **wanted).figure) == reads


@pytest.mark.parametrize(
    ("facts", "formula", "wanted", "reads"),
    [
        ({"a": "$3.2M", "b": "$1.8M"}, "a + b", {}, "$5M"),
        ({"a": "1,200 visits", "b": "over 300 visits"}, "a + b", {}, "about 1,500 visits"),
        ({"a": "4,500,000 visits"}, "a * 3", {}, "13.5 million visits"),
        ({"a": "10 visits", "b": "25 visits"}, "b / a", {"as": "times"}, "2.5 times"),
        ({"a": "2 weeks", "b": "10 days"}, "a + b", {"unit": "days"}, "24 days"),
        ({"a": "about 12 members", "b": "100 members"}, "share(a, b)", {}, "about 12%"),
    ],
)
def test_formulas_in_english(facts, formula, wanted, reads):
    found = book(facts | {"r": {"derive": formula} | wanted}, "en")["r"]
    assert str(found.figure) == reads


def test_the_exact_value_is_kept_behind_the_rounded_figure():
    fact = _derive("refund + prepared")
    assert fact.value == Decimal(540496000)
    assert fact.inputs == ("refund", "prepared")
    assert fact.formula == "refund + prepared"
    assert fact.figure.calculated


def test_a_small_share_is_never_called_nothing_and_a_large_one_never_all():
    facts = {"few": "4人", "many": "9996人", "all": "10000人"}
    share = {"few_share": {"derive": "share(few, all)"}, "many_share": {"derive": "share(many, all)"}}
    found = book(facts | share)
    assert str(found["few_share"].figure) == "0.04%"
    assert str(found["many_share"].figure) == "99.96%"


@pytest.mark.parametrize(
    ("formula", "wanted", "code"),
    [
        ("refund + members", {}, "formula-units"),
        ("refund + members", {"unit": "处"}, "formula-units"),
        ("refund + dollars", {}, "formula-units"),
        ("refund + dollars", {"unit": "元"}, "formula-units"),
        ("share(gig, refund)", {}, "formula-units"),
        ("month + week", {}, "formula-units"),
        ("rate + members", {}, "formula-units"),
        ("homes + stations", {}, "formula-counters"),
        ("change(homes, stations)", {"unit": "处"}, "formula-counters"),
        ("refund / members", {}, "formula-unit-needed"),
        ("fair_people / fairs", {}, "formula-unit-needed"),
        ("members × refund", {}, "formula-unit-needed"),
        ("refund + prepared", {"unit": "人"}, "formula-result-unit"),
        ("gig / members", {"form": "percent", "unit": "人"}, "formula-result-unit"),
        ("refund / members", {"form": "percent"}, "formula-no-ratio"),
        ("members", {"form": "times"}, "formula-no-ratio"),
        ("members / gig", {"form": "one-in"}, "formula-one-in"),
        ("none / members", {"form": "one-in"}, "formula-one-in"),
        ("national / none", {}, "formula-zero"),
        ("change(none, national)", {}, "formula-zero"),
        ("place + 1", {}, "formula-rank"),
        ("wait + 1", {}, "formula-range"),
        ("years * 2", {}, "formula-series"),
        ("sum(years)", {}, "formula-series"),
        ("nobody + 1", {}, "unknown-fact"),
        ("homes +", {}, "formula-syntax"),
        ("homes homes", {}, "formula-syntax"),
        ("(homes", {}, "formula-syntax"),
        ("sum()", {}, "formula-syntax"),
        ("", {}, "formula-syntax"),
        ("homes ** 2", {}, "formula-syntax"),
        ("homes.__class__", {}, "formula-syntax"),
        ("open(homes)", {}, "formula-function"),
        ("share(homes)", {}, "formula-arguments"),
        ("homes" + " + homes" * 80, {}, "formula-too-long"),
        ("(" * 30 + "homes" + ")" * 30, {}, "formula-too-deep"),
        ("-" * 30 + "homes", {}, "formula-too-deep"),
        ("result + 1", {}, "formula-cycle"),
        ("1000000" + " * 1000000" * 20, {}, "formula-too-large"),
    ],
)
def test_what_can_not_be_computed_is_reported(formula, wanted, code):
    form = {"as": wanted["form"]} if "form" in wanted else {}
    entry = {"derive": formula} | {key: value for key, value in wanted.items() if key != "form"} | form
    found, diagnostics = resolved(GIVEN | {"result": entry})
    assert codes(diagnostics) == [code]
    assert "result" in found.broken


def test_the_place_where_a_formula_goes_wrong_is_named():
    with pytest.raises(DeriveError) as error:
        parse_expression("homes + * 2")
    assert error.value.arguments["column"] == 9


@given(st.text(alphabet="ab12+-*/(), ×÷.share", max_size=40))
def test_any_formula_is_a_tree_or_a_refusal(text: str):
    try:
        parse_expression(text, ("a", "b"))
    except DeriveError as error:
        assert error.code.startswith("formula-")


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=8))
def test_a_sum_of_counts_is_exact_and_says_so(numbers: list[int]):
    facts: dict[str, Any] = {f"f{index}": f"{number}人" for index, number in enumerate(numbers)}
    fact = book(facts | {"sum": {"derive": f"sum({', '.join(facts)})"}})["sum"]
    assert fact.value == sum(numbers)
    if fact.value < 10**6:
        assert str(fact.figure) == f"{sum(numbers)}人"
