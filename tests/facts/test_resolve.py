"""The facts of a spec become one book."""

import time
from dataclasses import replace

import pytest

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.number import REASONS
from factdeck.facts.parse import parse_quantity
from factdeck.facts.resolve import resolve
from factdeck.spec.given import Given
from tests.facts.books import book, codes, project, resolved


def test_the_book_keeps_the_order_of_the_spec_whatever_depends_on_what():
    facts = book({"sum": {"derive": "a + b"}, "a": "1项", "b": {"derive": "a × 2"}})
    assert list(facts) == ["sum", "a", "b"]
    assert str(facts["sum"].figure) == "3项"


def test_a_series_keeps_its_points_in_order_and_has_no_value():
    fact = book({"visits": {"series": {"2021": "8.1万", "2022": "12.4万"}, "unit": "人次"}})["visits"]
    assert list(fact.series) == ["2021", "2022"]
    assert fact.series["2022"].unit == "人次"
    assert fact.quantity is None
    with pytest.raises(ValueError, match="series"):
        fact.value


def test_a_fact_carries_what_the_author_said_of_it():
    entry = {
        "value": "352场次",
        "label": "招聘会",
        "note": "线上线下",
        "source": "own",
        "quote": "招聘会352场次",
    }
    fact = book({"fairs": entry})["fairs"]
    assert (fact.label, fact.note, fact.source, fact.quote) == ("招聘会", "线上线下", "own", "招聘会352场次")


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({}, "fact-values"),
        ({"value": "3人", "derive": "1 + 2"}, "fact-values"),
        ({"value": "3人", "label": " "}, "fact-label"),
        ({"value": "3人", "decimals": 1}, "fact-not-computed"),
        ({"value": "3人", "as": "percent"}, "fact-not-computed"),
        ({"series": {}}, "series-empty"),
        ({"series": {"2021": "数千"}}, "value-indefinite"),
        ({"value": "许多"}, "value-indefinite"),
        ({"value": "3人", "unit": "家"}, "value-unit-twice"),
    ],
)
def test_a_faulty_fact_is_reported_once(entry, code):
    found, diagnostics = resolved({"a": entry, "b": {"derive": "a + 1"}})
    assert codes(diagnostics) == [code]
    assert found.broken == {"a", "b"}


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_has_a_sentence_in_both_languages(code):
    diagnostics = Diagnostics()
    diagnostics.add(f"value-{code}", None, text="x", fact="f")
    assert codes(diagnostics) == [f"value-{code}"]


def test_mistakes_stand_where_the_fact_was_written():
    diagnostics = Diagnostics()
    resolve(project({"a": "许多", "b": "3人"}, a=(4, 3)), diagnostics)
    assert [item.location for item in diagnostics] == [Location("spec.yaml", 4, 3)]


def test_a_circle_is_named_and_reported_once():
    formulas = {"a": {"derive": "b + 1"}, "b": {"derive": "c × 2"}, "c": {"derive": "a"}}
    found, diagnostics = resolved(formulas | {"d": "3项"})
    assert codes(diagnostics) == ["formula-cycle"]
    assert next(iter(diagnostics)).arguments["cycle"] == "a → b → c → a"
    assert list(found) == ["d"]


def test_eighty_facts_resolve_in_no_time():
    given = {f"f{index}": f"{index + 1}.5万余人" for index in range(60)}
    formulas = {f"d{index}": {"derive": f"f{index} + f{index + 1}"} for index in range(20)}
    spec = project(given | formulas)
    times = []
    for _ in range(5):
        parse_quantity.cache_clear()
        start = time.perf_counter()
        resolve(spec, Diagnostics())
        times.append(time.perf_counter() - start)
    assert min(times) < 0.03


@pytest.mark.parametrize(
    ("former", "value", "reads"),
    [
        ("第10位", "12", "第12位"),
        ("第10位", "12位", "第12位"),
        ("7th", "291", "291st"),
        ("7th", "12 miles", "12 miles"),
        ("7人", "12", "12"),
        ("第10位", "近千", "近千"),
    ],
)
def test_a_plain_number_in_the_place_of_a_rank_is_one(former: str, value: str, reads: str):
    whole = project({"place": value}, "en" if former.isascii() else "zh-CN")
    here = Location("base.yaml", 1, 1)
    was = Given({"value": Given(former, here)}, here)
    positions = replace(whole.positions, replaced={("facts", "place"): was})
    facts = resolve(replace(whole, positions=positions), Diagnostics())
    assert str(facts["place"].figure) == reads
