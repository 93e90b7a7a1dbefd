"""Which units can be compared."""

import pytest

from factdeck.facts.dimension import dimension, factor, is_percent


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("元", "money CNY"),
        ("$", "money USD"),
        ("美元", "money USD"),
        ("天", "duration"),
        ("个月", "months"),
        ("公里", "length"),
        ("人次", "count"),
        ("visits", "count"),
        ("", "count"),
        ("%", "percent"),
        ("% of members", "percent"),
        ("百分点", "points"),
        ("percentage points", "points"),
    ],
)
def test_units_have_dimensions(unit, name):
    assert dimension(unit) == name


def test_only_measures_have_a_size():
    assert factor("公里") == 1000
    assert factor("人") is None


def test_a_unit_that_begins_with_percent_is_percent():
    assert is_percent("percent of homes")
    assert not is_percent("percentage points")
