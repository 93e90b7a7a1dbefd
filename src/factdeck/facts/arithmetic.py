"""Facts stage: the arithmetic of a derived fact with its result, in signs: 1434处 ÷ 1977处 = 72.5% ≈ 73%."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from factdeck.facts.exact import rounded
from factdeck.facts.factbook import Fact, FactBook
from factdeck.facts.format import plain, scale_factor, to_fill
from factdeck.facts.format import text as reads
from factdeck.facts.quantity import Qualifier, Quantity
from factdeck.facts.spoken import spoken

_MORE_DIGITS: Final = 3


def arithmetic(fact: str, facts: FactBook) -> str:
    """The formula with figures for ids, and what it comes to.

    `=` before an exact value, `≈` before a rounded one, or where an input is qualified. A share that was
    rounded for its list to total 100% shows its own value before. Raises DeriveError for no formula.
    """
    known = facts[fact]
    if known.pending:
        return f"{spoken(fact, facts)} = {to_fill(fact, '', facts.language).digits}"
    exact = known.unrounded or known.quantity
    assert exact is not None
    steps = [spoken(fact, facts)]
    sign = "≈" if exact.qualifier is Qualifier.ABOUT else "="
    before = _before(known, exact, facts.language)
    if before:
        steps.append(f"{sign} {before}")
        sign = "≈"
    shown = _without_about(known.quantity or exact)
    words = reads(shown, facts.language)
    steps.append(f"{sign} {'1/' if known.form == 'one-in' else ''}{words}")
    return " ".join(steps)


def _before(fact: Fact, exact: Quantity, language: str) -> str:
    """The result with a digit more than is shown, where it is rounded; "" where it is not."""
    assert fact.quantity is not None
    scaled = exact.value / scale_factor(exact)
    shown = fact.quantity.value / scale_factor(fact.quantity)
    decimals = fact.quantity.decimals
    if rounded(scaled, decimals) == scaled and fact.unrounded is None:
        return ""
    for more in range(1, _MORE_DIGITS + 1):
        value = rounded(scaled, decimals + more)
        if value != rounded(shown, decimals):
            break
    else:
        return ""
    if fact.form == "one-in":
        return f"1/{plain(value, language)}"
    longer = replace(_without_about(exact), value=_base(value, exact), decimals=decimals + more)
    return reads(longer, language)


def _base(value: Decimal, quantity: Quantity) -> Decimal:
    return value * scale_factor(quantity)


def _without_about(quantity: Quantity) -> Quantity:
    """The sign ≈ says it."""
    if quantity.qualifier is not Qualifier.ABOUT:
        return quantity
    return replace(quantity, qualifier=Qualifier.EXACT, qualifier_text="")
