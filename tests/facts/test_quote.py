"""A quote is found as a person would find it, and nowhere else."""

from pathlib import Path

import pytest

from factdeck.facts.quote import QuotableText, key_of
from factdeck.facts.quote_window import window
from factdeck.facts.source import Passage, SourceText, typed_source

from .source_files import SCANNED, docx, source, two_columns


def quotable(*texts: str) -> QuotableText:
    passages = tuple(Passage(text, number) for number, text in enumerate(texts, 1))
    return QuotableText(SourceText("s", "", passages))


SCAN = QuotableText(typed_source("s", SCANNED))


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("新建城市书房36座", "新建城市书房3\n6座"),
        ("接待读者183.5万人次", "接待读者１８３．\n５万人次"),
        ("图书外借 260 万册次", "图书外借２６０万册次"),
        (
            "618名“阅读之星”、94个优秀读书小组（集体）受到表彰。",
            "618\n名“阅读之星”、94个优秀读书小组(集体)受到表彰。",
        ),
        ('618名"阅读之星",94个', "618\n名“阅读之星”、94个"),
        ("讲故事", "讲 故 事"),
        ("①云溪市第十二届", "云溪市第十二届"),
        ("电子书近千种", "电子书近千种"),
    ],
)
def test_breaks_spaces_widths_and_marks_do_not_matter(quote: str, words: str):
    ((excerpt,),) = SCAN.find(quote)
    assert excerpt.passage.text[excerpt.start : excerpt.end] == words


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("information services", "infor-\nmation  services"),
        ("well-known readers", "well-\nknown readers"),
        ("soft hyphen", "so\u00adft\u200b hyphen"),
        ("2021–2025", "2021—2025"),
        ("Friends’ Day", "FRIENDS' DAY"),
        ("面积36㎡", "面积 36 m2"),
        ("约⼈", "约人"),
    ],
)
def test_what_printing_changes_does_not_matter(quote: str, text: str):
    assert len(quotable(text).find(quote)) == 1


@pytest.mark.parametrize("quote", ["接待读者183.6万人次", "接待读者183.5亿人次", "电子书千种", "", "⑨"])
def test_other_words_are_not_found(quote: str):
    assert SCAN.find(quote) == []


def test_a_quote_may_run_over_a_page(tmp_path: Path):
    text = quotable("全年接待读者183.", "5万人次，外借")
    (places,) = text.find("接待读者183.5万人次")
    assert [(item.index, item.start, item.end) for item in places] == [(0, 2, 10), (1, 0, 4)]
    assert window(places, "接待读者183.5万人次").text == "全年接待读者183.5万人次，外借"


def test_columns_and_tables_can_be_quoted(tmp_path: Path):
    columns = QuotableText(source(two_columns(tmp_path / "a.pdf", pages=1)))
    ((excerpt,),) = columns.find("读者证持有人数21万余人")
    assert (excerpt.passage.page, "21\n万余人" in excerpt.passage.text) == (1, True)
    table = QuotableText(source(docx(tmp_path / "a.docx")))
    ((excerpt,),) = table.find("购书经费 1376.2")
    assert excerpt.passage.text == "购书经费\t1376.2\t含电子书"


def test_every_place_is_found():
    places = quotable("活动近千场次", "另有活动近千场次，近千场次").find("近千场次")
    assert [(item.index, item.start) for (item,) in places] == [(0, 2), (1, 4), (1, 9)]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("全年接待读者183.6万人次", "全年接待读者１８３．"),
        ("办证时间由15个工作日缩短到最快2天", "办证时间由15个工作日缩短至最快2天"),
        ("馆藏图书104万多册", "馆藏图书104万余册"),
    ],
)
def test_the_nearest_words_are_a_hint(quote: str, words: str):
    found = SCAN.nearest(quote)
    assert found
    assert words in found[1]


@pytest.mark.parametrize("quote", ["quarterly revenue in Brazil", "食堂菜价", "a", ""])
def test_there_is_no_hint_where_nothing_is_near(quote: str):
    assert SCAN.nearest(quote) is None


def test_the_window_keeps_what_a_quote_leaves_out():
    (places,) = SCAN.find("馆藏图书104万")
    found = window(places, "馆藏图书104万")
    assert found.text[found.start : found.end] == "馆藏图书104万"
    assert found.text[found.end :].startswith("余册")


def test_the_window_reads_as_running_text():
    (places,) = quotable("over\n 182,\u00ad000\n  visits ① in １２ 天").find("182,000 visits")
    assert window(places, "182,000 visits").text == "over 182,000 visits in 12天"


def test_keys_are_the_same_for_the_same_words():
    assert key_of("（一）“甲、乙”…3．5万") == key_of('(一) "甲,乙"...3.5万')
