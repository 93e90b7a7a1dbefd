"""The arithmetic of a derived fact can be followed with a pencil."""

from typing import Any

import pytest

from factdeck.facts.arithmetic import arithmetic

from .books import book

GIVEN: dict[str, Any] = {
    "homes": "763个",
    "stations": "671家",
    "rooms": "543家",
    "gig": "11.8万人",
    "members": "104万余人",
    "small": "4.7亿元",
    "prep": "7049.6万元",
    "old": "120人",
    "new": "150人",
    "years": {"series": {"2024": "3人", "2025": "4人"}},
}


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ({"derive": "homes + stations + rooms", "unit": "处"}, "763个 + 671家 + 543家 = 1977处"),
        (
            {"derive": "share(homes + stations, homes + stations + rooms)", "unit": "%"},
            "(763个 + 671家) ÷ (763个 + 671家 + 543家) = 72.5% ≈ 73%",
        ),
        ({"derive": "share(gig, members)"}, "11.8万人 ÷ 104万余人 ≈ 11.3% ≈ 11%"),
        ({"derive": "gig / members", "as": "one-in", "unit": "名"}, "11.8万人 ÷ 104万余人 ≈ 1/8.8 ≈ 1/9名"),
        ({"derive": "small + prep", "decimals": 1}, "4.7亿元 + 7049.6万元 = 5.405亿元 ≈ 5.4亿元"),
        ({"derive": "change(old, new)"}, "(150人 − 120人) ÷ 120人 = 25%"),
        ({"derive": "new / old", "as": "times"}, "150人 ÷ 120人 = 1.25倍 ≈ 1.3倍"),
        ({"derive": "total(years)"}, "3人 + 4人 = 7人"),
        ({"derive": "old - new"}, "120人 − 150人 = −30人"),
    ],
)
def test_the_arithmetic_ends_in_what_is_shown(fact: dict[str, Any], text: str):
    assert arithmetic("result", book(GIVEN | {"result": fact})) == text


def test_in_english_too():
    facts: dict[str, Any] = {
        "young": "6,075",
        "members": "24,300 members",
        "s": {"derive": "young / members"},
    }
    facts["s"] = {"derive": "share(young, members)"}
    assert arithmetic("s", book(facts, "en")) == "6,075 ÷ 24,300 members = 25%"
