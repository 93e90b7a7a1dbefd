"""Numbers as text: plain ones, rounding, spreadsheet formats."""

from decimal import Decimal

import pytest

from factdeck.facts.exact import rounded
from factdeck.facts.format import figure, number_format, plain
from factdeck.facts.parse import parse_quantity


@pytest.mark.parametrize(
    ("value", "language", "reads"),
    [
        ("1234567", "zh-CN", "1234567"),
        ("1234567", "en", "1,234,567"),
        ("1234.50", "en", "1,234.5"),
        ("-1234.5", "en", "−1,234.5"),
        ("0.10", "zh-CN", "0.1"),
        ("1E+6", "zh-CN", "1000000"),
        ("1E+6", "en", "1,000,000"),
        ("100", "zh-CN", "100"),
        ("0", "zh-CN", "0"),
    ],
)
def test_a_plain_number_has_no_exponent_and_separators_only_in_english(value, language, reads):
    assert plain(Decimal(value), language) == reads


@pytest.mark.parametrize(
    ("value", "decimals", "reads"),
    [("72.5", 0, "73"), ("0.25", 1, "0.3"), ("-0.04", 1, "0.0"), ("-2.5", 0, "−3"), ("2", 2, "2.00")],
)
def test_rounding_is_half_up_and_never_leaves_minus_nothing(value, decimals, reads):
    assert plain(Decimal(value), "zh-CN", decimals) == reads


def test_rounding_a_long_number_is_exact():
    assert rounded(Decimal("123456789012345678901234567890.5"), 0) == Decimal(
        "123456789012345678901234567891"
    )


@pytest.mark.parametrize(
    ("decimals", "language", "percent", "code"),
    [
        (0, "zh-CN", False, "0"),
        (1, "zh-CN", False, "0.0"),
        (0, "en", False, "#,##0"),
        (2, "en", False, "#,##0.00"),
        (0, "zh-CN", True, '0"%"'),
    ],
)
def test_the_spreadsheet_format_says_the_same(decimals, language, percent, code):
    assert number_format(decimals, language, percent=percent) == code


def test_a_calculated_figure_says_so():
    assert figure("f", parse_quantity("48项"), "zh-CN", calculated=True).calculated
    assert not figure("f", parse_quantity("48项"), "zh-CN").calculated


def test_english_separators_in_a_chinese_unit_and_the_other_way():
    assert str(figure("f", parse_quantity("12345人"), "en")) == "12,345人"
    assert str(figure("f", parse_quantity("12,345 visits"), "zh-CN")) == "12345 visits"
