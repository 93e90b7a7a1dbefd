"""Numbers in Chinese characters."""

import pytest

from factdeck.facts.words import numeral_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("千", 1000),
        ("万", 10000),
        ("百万", 1000000),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三百零五", 305),
        ("两千", 2000),
        ("一万五千", 15000),
        ("一千二百万", 12000000),
        ("三亿五千万", 350000000),
        ("万亿", 10**12),
        ("二〇二五", 2025),
        ("零", 0),
    ],
)
def test_characters_are_a_number(text, value):
    assert numeral_value(text) == value


@pytest.mark.parametrize("text", ["五一", "三五", "亿亿亿", "万" * 40 + "亿" * 40])
def test_a_name_is_no_number(text):
    with pytest.raises(ValueError, match=text):
        numeral_value(text)
