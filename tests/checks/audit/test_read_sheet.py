"""What belongs to one text of a PDF, and where another begins."""

from factdeck.checks.audit.read_sheet import Glyph, joined


def drawn(text: str, *, top: float = 0.0, left: float = 0.0) -> list[Glyph]:
    """Characters side by side, each 4 wide and 5 high."""
    return [Glyph(one, left + 5 * n, top, left + 5 * n + 4, top + 5) for n, one in enumerate(text)]


def test_a_raised_sign_belongs_to_the_letter_that_it_reaches_down_beside():
    square = Glyph("²", 10.0, -2.9, 12.6, 1.0)
    assert joined([*drawn("km"), square]) == "km²"


def test_a_line_under_another_is_another_text():
    assert joined([*drawn("18"), *drawn("9", top=6.0, left=5.0)]) == "18\n9"


def test_what_stands_apart_on_a_line_is_another_text():
    assert joined([*drawn("18"), *drawn("9", left=30.0)]) == "18\n9"
