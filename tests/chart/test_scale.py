"""Round numbers for axes and cells."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.chart.resolve_scale import least_round, nice_steps, ticks


@pytest.mark.parametrize(
    ("least", "most", "steps"),
    [
        ("0", "182000", ["0", "50000", "100000", "150000", "200000"]),
        ("0", "7", ["0", "2", "4", "6", "8"]),
        ("90", "92", ["90.0", "90.5", "91.0", "91.5", "92.0"]),
        ("0", "0.03", ["0", "0.005", "0.01", "0.015", "0.02", "0.025", "0.03"]),
        ("-3", "14", ["-5", "0", "5", "10", "15"]),
        ("5", "5", ["5"]),
    ],
)
def test_steps_are_one_two_or_five(least, most, steps):
    assert nice_steps(Decimal(least), Decimal(most)) == tuple(map(Decimal, steps))


@pytest.mark.parametrize(
    ("value", "round_number"),
    [
        ("4700000", "5000000"),
        ("5000000", "5000000"),
        ("1300", "2000"),
        ("0.7", "1"),
        ("0.03", "0.05"),
        ("1", "1"),
    ],
)
def test_the_least_round_number_that_is_enough(value, round_number):
    assert least_round(Decimal(value)) == Decimal(round_number)


def test_tick_labels_have_one_number_of_digits():
    found = ticks(Decimal("90"), Decimal("92"), "zh-CN", percent=True)
    assert [tick.label for tick in found] == ["90.0%", "90.5%", "91.0%", "91.5%", "92.0%"]


@given(st.decimals(-(10**9), 10**9, places=2), st.decimals(-(10**9), 10**9, places=2))
def test_ticks_enclose_what_they_measure(first: Decimal, second: Decimal):
    least, most = sorted((first, second))
    steps = nice_steps(least, most)
    assert steps[0] <= least
    assert steps[-1] >= most
    assert 1 <= len(steps) <= 8
    assert len({b - a for a, b in pairwise(steps)}) <= 1
