"""Facts named in text."""

import pytest

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.facts.references import expand
from tests.facts.books import book, codes, resolved

FACTS = {
    "members": {"value": "104万余人", "label": "工会会员"},
    "fast": "最快7天",
    "firms": "25人以上",
    "cost": "$3.2M",
    "people": "25 people or more",
    "visits": {"series": {"2024": "3万人次", "2025": "3.5万人次"}},
}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("没有事实", (("没有事实", ""),)),
        ("", ()),
        ("会员{members}。", (("会员", ""), ("104万余人", "members"), ("。", ""))),
        ("{members}", (("104万余人", "members"),)),
        ("{ members }", (("104万余人", "members"),)),
        ("{members.value}|{members.unit}", (("104万余", "members"), ("|人", ""))),
        ("{fast.value}|{fast.unit}", (("最快7", "fast"), ("|天", ""))),
        ("{firms.value}|{firms.unit}", (("25", "firms"), ("|人以上", ""))),
        ("{cost.value}|{cost.unit}", (("$3.2M", "cost"), ("|", ""))),
        ("{people.value}|{people.unit}", (("25", "people"), ("|people or more", ""))),
        ("{members.label}很多", (("工会会员很多", ""),)),
        ("{visits.2025}", (("3.5万人次", "visits"),)),
        ("集合{{a}}", (("集合{a}", ""),)),
        ("{{{members}}}", (("{", ""), ("104万余人", "members"), ("}", ""))),
    ],
)
def test_facts_stand_in_text_as_they_read(text, pairs):
    diagnostics = Diagnostics()
    assert expand(text, book(FACTS), None, diagnostics) == pairs
    assert not len(diagnostics)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{member}", "unknown-fact"),
        ("{}", "unknown-fact"),
        ("{members.total}", "fact-attribute"),
        ("{members.}", "fact-attribute"),
        ("会员{members", "brace-unbalanced"),
        ("会员members}", "brace-unbalanced"),
        ("{visits}", "series-reference"),
        ("{visits.2020}", "series-reference"),
    ],
)
def test_mistakes_are_reported_where_the_text_stands(text, code):
    diagnostics, place = Diagnostics(), Location("spec.yaml", 7, 3)
    pairs = expand(text, book(FACTS), place, diagnostics)
    assert codes(diagnostics) == [code]
    assert next(iter(diagnostics)).location == place
    assert "".join(words for words, _ in pairs) == text


def test_the_hint_names_what_was_probably_meant():
    diagnostics = Diagnostics()
    expand("{member}", book(FACTS), None, diagnostics)
    assert next(iter(diagnostics)).hint("en") == "did you mean one of: members"


def test_a_series_hint_shows_how_to_name_a_point():
    diagnostics = Diagnostics()
    expand("{visits}", book(FACTS), None, diagnostics)
    assert next(iter(diagnostics)).hint("en") == "for example {visits.2024}"


def test_a_fact_that_was_reported_itself_is_not_reported_again():
    facts, found = resolved(FACTS | {"bad": "许多"})
    assert codes(found) == ["value-indefinite"]
    diagnostics = Diagnostics()
    expand("{bad}", facts, None, diagnostics)
    assert not len(diagnostics)
