"""Hyphenation: which words, where, how often, and how the hyphen is drawn."""

from itertools import pairwise

import pytest

from factdeck.layout.hyphens import hyphenations
from factdeck.layout.linebreak import Break, opportunities
from factdeck.scene.text import Paragraph
from factdeck.theme.theme import TextStyle
from tests.layout.text_samples import lines, setter, text

BODY = TextStyle(size=10, hyphenate=True)


def cut(words: str, language: str = "en") -> str:
    places = [0, *hyphenations(words, language), len(words)]
    return "·".join(words[start:end] for start, end in pairwise(places))


def paragraph(words: str, width: float, style: TextStyle = BODY, language: str = "en") -> Paragraph:
    here = setter(language)
    return here.paragraph(here.runs(text(words), style), style, width)


def test_words_are_parted_by_their_languages_patterns():
    assert cut("a representation of it") == "a rep·re·sen·ta·tion of it"
    assert cut("a representation of it", "en-GB") == "a rep·res·ent·a·tion of it"
    assert cut("用representation做", "zh-CN") == "用representation做"
    assert cut("representation", "tlh") == "representation"


@pytest.mark.parametrize(
    "words",
    ["London Representation", "USA representationS", "well-representation", "representation2", "PowerPoint",
     "e.g.union", "www.representation.org", "representation@example.org", "x/representation", "table"],
)  # fmt: skip
def test_names_addresses_and_short_words_are_whole(words: str):
    assert cut(words) == words


def test_two_letters_stay_and_three_go():
    for places in (list(hyphenations("reconsideration", "en")), list(hyphenations("ability", "en"))):
        assert min(places) >= 2
    assert 15 - max(hyphenations("reconsideration", "en")) >= 3


def test_it_is_worth_less_than_any_break_between_words():
    found = opportunities("a representation", "en", hyphenate=True)
    assert found[5] == Break.HYPHEN < Break.POOR
    assert Break.HYPHEN not in opportunities("a representation", "en")


def test_a_line_gets_a_hyphen_that_is_not_in_the_text_only_where_it_would_be_loose():
    found = paragraph("the representation of", 62)
    assert lines(found) == ["the repre-", "sentation of"]
    hyphen = found.lines[0].pieces[-1]
    assert (hyphen.text, hyphen.soft, hyphen.x + hyphen.advance <= 62) == ("-", True, True)
    assert found.text == "the representation of"
    assert lines(paragraph("the ground representation", 70)) == ["the ground", "representation"]


def test_no_more_than_two_lines_in_a_row_end_with_a_hyphen():
    words = "internationalisation characteristically representation administration"
    for total in (False, True):
        shown = lines(paragraph(words, 58, TextStyle(size=10, hyphenate=True, total_fit=total)))
        ends = "".join("-" if line.endswith("-") else "." for line in shown)
        assert "--" in ends
        assert "---" not in ends


def test_headlines_are_never_hyphenated():
    style = TextStyle(size=10, hyphenate=True, balance=True)
    assert all(not line.endswith("-") for line in lines(paragraph("the representation of it", 70, style)))


def test_a_justified_line_ends_with_its_hyphen_at_the_edge():
    style = TextStyle(size=10, hyphenate=True, align="justify")
    last = paragraph("of all the representation of", 82, style).lines[0].pieces[-1]
    assert last.soft
    assert last.x + last.advance == pytest.approx(82)
