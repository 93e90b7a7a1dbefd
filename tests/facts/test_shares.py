"""Shares of a whole are shown so that they total 100%, and say when they were rounded for it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.arithmetic import arithmetic
from factdeck.facts.factbook import FactBook
from factdeck.facts.quantity import Kind, Qualifier, Quantity
from factdeck.facts.resolve import resolve
from factdeck.facts.shares import largest_remainder, rest_of_hundred

from .books import codes, project

PARTS: dict[str, Any] = {
    "whole": "3人",
    "one": "1人",
    "two": "1人",
    "three": "1人",
    "s1": {"derive": "share(one, whole)"},
    "s2": {"derive": "share(two, whole)"},
    "s3": {"derive": "share(three, whole)"},
    "given": "33%",
    "double": {"derive": "s1 * 2", "as": "percent"},
}


def resolved(shares: list[list[str]], facts: dict[str, Any] = PARTS) -> tuple[FactBook, Diagnostics]:
    base = project(facts)
    whole = type(base)(base.spec.model_copy(update={"shares": shares}), base.positions, base.path, {})
    diagnostics = Diagnostics()
    return resolve(whole, diagnostics), diagnostics


def test_a_list_totals_a_hundred():
    book, diagnostics = resolved([["s1", "s2", "s3"]])
    assert codes(diagnostics) == []
    assert [str(book[name].figure) for name in ("s1", "s2", "s3")] == ["34%", "33%", "33%"]
    assert all(book[name].unrounded for name in ("s1", "s2", "s3"))
    assert sum(book[name].value for name in ("s1", "s2", "s3")) == 100


def test_without_a_list_each_is_rounded_alone():
    book, _ = resolved([])
    assert [str(book[name].figure) for name in ("s1", "s2", "s3")] == ["33%", "33%", "33%"]
    assert not book["s1"].unrounded


def test_formulas_use_what_was_not_rounded():
    book, _ = resolved([["s1", "s2", "s3"]])
    assert str(book["double"].figure) == "67%"


def test_the_arithmetic_shows_both():
    book, _ = resolved([["s1", "s2", "s3"]])
    assert arithmetic("s1", book) == "1人 ÷ 3人 = 33.3% ≈ 34%"
    assert arithmetic("s2", book) == "1人 ÷ 3人 = 33.3% ≈ 33%"


def test_the_finest_of_a_list_decides_the_digits():
    facts = PARTS | {"s1": {"derive": "share(one, whole)", "decimals": 1}}
    book, _ = resolved([["s1", "s2", "s3"]], facts)
    assert [str(book[name].figure) for name in ("s1", "s2", "s3")] == ["33.4%", "33.3%", "33.3%"]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["s1", "s2"], "shares-total"),
        (["s1", "s2", "given"], "shares-part"),
        (["s1", "s2", "whole"], "shares-part"),
        (["s1", "s9"], "unknown-fact"),
    ],
)
def test_lists_that_are_no_shares_of_one_whole(names: list[str], code: str):
    book, diagnostics = resolved([names])
    assert codes(diagnostics) == [code]
    assert str(book["s1"].figure) == "33%"


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any), st.integers(0, 3))
def test_any_parts_total_the_whole_and_none_is_off_by_a_digit(parts: list[int], decimals: int):
    whole = sum(parts)
    exact = [Decimal(part) * 100 / whole for part in parts]
    shown = largest_remainder(exact, decimals)
    unit = Decimal(1).scaleb(-decimals)
    assert sum(shown) == 100
    assert all(abs(one - other) < unit for one, other in zip(exact, shown, strict=True))


def percent(value: str, decimals: int = 0) -> Quantity:
    return Quantity(Decimal(value), "%", Kind.PERCENT, decimals=decimals)


@pytest.mark.parametrize(
    ("shares", "rest"),
    [(["12.5"], "87"), (["11.346"], "89"), (["33.4", "33.4"], "34"), (["100"], "0"), (["99.6"], "0")],
)
def test_the_rest_is_what_the_shown_shares_leave(shares: list[str], rest: str):
    assert rest_of_hundred([percent(share) for share in shares]) == Decimal(rest)


def test_qualified_shares_stay_qualified():
    facts = PARTS | {"one": "近1人"}
    book, _ = resolved([["s1", "s2", "s3"]], facts)
    assert book["s1"].quantity
    assert book["s1"].quantity.qualifier is Qualifier.ABOUT
