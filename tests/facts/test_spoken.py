"""The arithmetic of derived facts as a speaker reads it."""

import pytest

from factdeck.facts.spoken import spoken

from .books import book

GIVEN = {"a": {"value": "763个"}, "b": {"value": "671个"}, "c": {"value": "194个"}}


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("a + b", "763个 + 671个"),
        ("sum(a, b, c)", "763个 + 671个 + 194个"),
        ("share(a, b)", "763个 ÷ 671个"),
        ("share(a, a + b)", "763个 ÷ (763个 + 671个)"),
        ("change(a, b)", "(671个 − 763个) ÷ 763个"),
        ("a - (b - c)", "763个 − (671个 − 194个)"),
        ("a + b - c", "763个 + 671个 − 194个"),
        ("2 * a", "2 × 763个"),
    ],
)
def test_a_formula_reads_with_figures_and_signs(formula: str, text: str) -> None:
    entry = (
        {"derive": formula, "unit": "个"}
        if "share" not in formula and "change" not in formula
        else {"derive": formula, "as": "percent"}
    )
    assert spoken("x", book({**GIVEN, "x": entry})) == text
