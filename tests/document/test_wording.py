"""The words that the documents add."""

import pytest

from factdeck.document.blocks import Span, one_line
from factdeck.document.wording import EN, ZH, chinese_numeral


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "一"), (9, "九"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")]
)
def test_chapters_count_in_chinese(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


def test_dates_read_as_people_say_them() -> None:
    assert ZH.date("2026-11") == "2026年11月"
    assert ZH.date("2026-11-05") == "2026年11月5日"
    assert EN.date("2026-02-03") == "3 February 2026"
    assert EN.date("2026") == "2026"
    assert ZH.date("") == EN.date("") == ""


def test_a_title_of_two_lines_is_one_line_where_it_is_listed() -> None:
    assert one_line((Span("把工会建到\n职工身边"),)) == "把工会建到职工身边"
    assert one_line((Span("A library\n"), Span("for all"))) == "A library for all"
