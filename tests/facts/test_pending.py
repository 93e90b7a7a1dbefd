"""Facts whose value is still to be filled: they say so, and so does all that is computed from them."""

from dataclasses import replace
from typing import Any, Final

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.arithmetic import arithmetic
from factdeck.facts.evidence import prove
from factdeck.facts.expect import check_expectations
from factdeck.facts.factbook import FactBook
from factdeck.facts.references import expand
from factdeck.facts.resolve import resolve
from factdeck.spec.project import Project

from .books import codes, project

FACTS: Final[dict[str, Any]] = {
    "members": {"value": "104万余人", "label": "会员", "source": "own", "quote": "104万余人"},
    "halls": {"value": "", "unit": "家", "label": "职工之家"},
    "given": "20家",
    "share": {"derive": "share(halls, both)"},
    "rest": {"derive": "share(given, both)"},
    "both": {"derive": "halls + given", "unit": "家"},
    "years": {"series": {"2023": "", "2024": "5人"}},
    "alone": {"derive": "given * 2", "unit": "家"},
}


def resolved(*pending: str, language: str = "zh-CN", **changed: Any) -> tuple[Project, FactBook, Diagnostics]:
    found = Diagnostics()
    whole = project({**FACTS, **changed}, language)
    spec = whole.spec.model_copy(update={"expect": ["members == 3"], "shares": [["share", "rest"]]})
    waiting = replace(whole, spec=spec, pending=frozenset(pending))
    return waiting, resolve(waiting, found), found


@pytest.fixture(scope="module")
def book() -> FactBook:
    _, book, found = resolved("members", "halls", "years")
    assert not len(found)
    return book


def test_a_figure_says_that_it_is_to_be_filled_and_shows_its_unit(book: FactBook) -> None:
    assert str(book["halls"].figure) == "待填（家）"
    assert book["halls"].quantity is None


def test_of_an_inherited_value_only_the_unit_is_left(book: FactBook) -> None:
    members = book["members"]
    assert (str(members.figure), members.quote, members.source) == ("待填（人）", "", "")


def test_what_is_computed_from_it_waits_too_and_nothing_else(book: FactBook) -> None:
    waiting = [name for name in book if book.to_fill(name)]
    assert waiting == ["members", "halls", "share", "rest", "both", "years"]
    assert str(book["alone"].figure) == "40家"
    assert arithmetic("both", book) == "待填 + 20家 = 待填"


def test_a_series_keeps_the_names_of_its_points_and_no_number(book: FactBook) -> None:
    assert book["years"].missing == ("2023", "2024")
    assert not book["years"].series
    assert book["years"].figure is None


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("有{members}", "有待填"),
        ("{members.value}{members.unit}", "待填人"),
        ("{years.2024}", "待填"),
        ("{members.label}", "会员"),
    ],
)
def test_prose_says_it(book: FactBook, text: str, reads: str) -> None:
    found = Diagnostics()
    assert "".join(piece for piece, _ in expand(text, book, None, found)) == reads
    assert not len(found)


def test_expectations_and_quotes_about_it_are_not_judged() -> None:
    waiting, book, found = resolved("members", "halls", "given", "years")
    check_expectations(waiting, book, found)
    assert not prove(waiting, book, found)
    assert not len(found)


def test_a_formula_that_names_nothing_is_still_reported() -> None:
    _, book, found = resolved("halls", "years", both={"derive": "halls + gone", "unit": "家"})
    assert codes(found) == ["unknown-fact"]
    assert "both" in book.broken


def test_in_english() -> None:
    _, book, _ = resolved("halls", language="en", halls={"value": "", "unit": "halls"})
    assert str(book["halls"].figure) == "to fill (halls)"
