"""Checks stage: a fact shown in several places reads the same in all of them, rounding and scale included."""

from collections.abc import Iterable

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.audit.audit import Appearance, by_fact
from factdeck.checks.audit.forms import compact
from factdeck.checks.audit.trace import where
from factdeck.facts.factbook import FactBook


def agree(appearances: Iterable[Appearance], facts: FactBook, diagnostics: Diagnostics) -> None:
    """Report facts with one value that are written in two ways. A part of the figure is no other way: tables
    have number and unit in columns of their own. The points of a series differ by nature.
    """
    for fact, places in by_fact(appearances).items():
        whole = str(facts[fact].figure) if fact in facts and facts[fact].quantity is not None else ""
        for item in places:
            if whole and compact(item.text) not in compact(whole):
                place = where(item.place)
                diagnostics.add("figure-differs", None, fact=fact, text=whole, place=place, reads=item.text)
