"""Break opportunities: UAX #14 as tailored by CLREQ, figures and numbers unbroken."""

import subprocess
import sys

import pytest
from uniseg.linebreak import line_break, line_break_units

from factdeck.layout import break_classes
from factdeck.layout.addresses import unbroken
from factdeck.layout.break_classes import classes
from factdeck.layout.linebreak import Break, opportunities
from factdeck.layout.quantities import quantities
from factdeck.layout.terms import terms
from tests.layout.text_samples import CORPUS_EN


def parts(text: str, language: str = "zh-CN", joined: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """The text cut at every opportunity that is not a last resort."""
    found = opportunities(text, language, joined)
    cuts = [place for place in range(1, len(text)) if found[place] >= Break.POOR]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def worth(text: str, before: str, language: str = "zh-CN") -> Break:
    """What a break before the first `before` is worth."""
    return opportunities(text, language)[text.index(before)]


def test_the_short_table_agrees_with_uniseg():
    for character, kind in break_classes._COMMON.items():
        assert line_break(character).value == kind, character


def test_common_text_does_not_load_uniseg():
    program = (
        "import sys; from factdeck.layout.linebreak import opportunities;"
        "opportunities('打造23个“基地”，占80%（约1.5亿元）——A/B……好。', 'zh-CN');"
        "assert 'uniseg' not in sys.modules; opportunities('❶', 'zh-CN'); assert 'uniseg' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "mark",
    "，。、；：？！）》」』】〕〗｝］〉〞”’·・‧•…‥⋯—⸺―–％%℃℉‰°′″／/～〜†‡,.;:?!)]}"
    "｡､･｣ｰ．｠々〻ゝゞヽヾーぁっゃゅょゎァッャュョヮヵヶｧｯｬ",
)
def test_no_line_starts_with(mark: str):
    assert worth(f"职工{mark}工会", mark) == Break.NEVER


@pytest.mark.parametrize("mark", "（《「『【〔〖｛［〈〝｟“‘｢([{￥¥$＄￡£€№§＃±−")
def test_no_line_ends_with(mark: str):
    text = f"职工{mark}工会"
    assert opportunities(text, "zh-CN")[3] == Break.NEVER
    assert opportunities(text, "zh-CN")[2] >= Break.PLAIN


@pytest.mark.parametrize("mark", ["——", "……", "”。", "）。", "？！", "》、"])
def test_double_marks_hold_together(mark: str):
    text = f"职工{mark}工会"
    assert opportunities(text, "zh-CN")[3] == Break.NEVER
    assert opportunities(text, "zh-CN")[4] >= Break.PLAIN


def test_chinese_breaks_between_any_two_ideographs():
    assert parts("职工群众") == ["职", "工", "群", "众"]


def test_a_latin_word_in_chinese_is_whole():
    assert parts("用PowerPoint做") == ["用", "PowerPoint", "做"]


def test_an_apostrophe_does_not_end_a_word():
    assert parts("It doesn’t “cost” it", "en") == ["It ", "doesn’t ", "“cost” ", "it"]
    assert worth("共‘五年’计划", "计划") >= Break.PLAIN


@pytest.mark.parametrize(
    "text", [*CORPUS_EN, "A well-known (rather) long-winded text, e.g. f(x) or $3.50 a day"]
)
def test_english_breaks_where_the_standard_breaks(text: str):
    cuts = {text[: sum(map(len, units))] for units in _prefixes(list(line_break_units(text)))}
    found = opportunities(text, "en")
    ours = {text[:place] for place in range(1, len(text)) if found[place] >= Break.POOR}
    assert ours <= cuts
    glued = {text[:place] for start, end in quantities(text) for place in range(start + 1, end)}
    held = {text[:place] for place in (*unbroken(text), *terms(text, "en"))}
    assert cuts - ours - glued - held == {text}


def _prefixes(units: list[str]) -> list[list[str]]:
    return [units[:count] for count in range(1, len(units) + 1)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("投入1.5亿元建设", "1.5亿元"),
        ("达到80%以上", "80%"),
        ("会员104万余人参加", "104万余人"),
        ("办证最快7天办结", "最快7天"),
        ("全国排第10位左右", "第10位"),
        ("投入1,376.2万元补助", "1,376.2万元"),
        ("慰问260万人次职工", "260万人次"),
        ("面积25平方米左右", "25平方米"),
        ("每天12—15天内", "12—15天"),
        ("气温−20℃上下", "−20℃"),
        ("每人30元/年计算", "30元/年"),
        ("共48项†，其中", "48项†"),
        ("占１２％以上", "１２％"),
        ("用时3小时左右", "3小时"),
        ("提高5个百分点左右", "5个百分点"),
        ("约3000余名受训", "约3000余名"),
        ("共COVID19例", "19例"),
        ("over 1.5 million visits", "1.5 million"),
        ("a 25 km route", "25 km"),
        ("cost $3.50 each", "$3.50"),
        ("the 21st day", "21st"),
        ("共3～5个工作日内", "3～5个工作日"),
        ("跨2024–25年度", "2024–25年度"),
        ("坡度±5°以内", "5°"),
        ("见No. 5", "No. 5"),
        ("速度350 km/h以上", "350 km/h"),
        ("体积3.6 m³左右", "3.6 m³"),
        ("频率2.4 GHz以上", "2.4 GHz"),
        ("剂量5 mg/kg左右", "5 mg/kg"),
    ],
)
def test_a_number_holds_to_its_qualifier_and_unit(text: str, number: str):
    assert number in [text[start:end] for start, end in quantities(text)]
    start = text.index(number)
    found = opportunities(text, "zh-CN")
    assert all(found[place] < Break.PLAIN for place in range(start + 1, start + len(number)))


def test_a_figure_that_is_a_fact_is_whole_whatever_it_says():
    assert "近千场次" not in parts("活动近千场次，")
    assert "近千场次，" in parts("活动近千场次，", joined=((2, 6),))


def test_a_pause_is_worth_more_than_a_phrase_and_that_more_than_a_plain_break():
    text = "组织更广，服务、保障更近的工会"
    assert worth(text, "服务") == Break.PAUSE
    assert worth(text, "保障") == Break.ENUMERATION
    assert worth(text, "工会") == Break.PHRASE
    assert worth(text, "织") == Break.PLAIN


@pytest.mark.parametrize("word", ["参与", "存在", "目的", "普及", "共和", "方向"])
def test_a_word_that_ends_like_a_particle_is_no_phrase(word: str):
    assert worth(f"职工{word}活动", word[1]) <= Break.PLAIN
    assert worth(f"职工{word}活动", "活动") == Break.PLAIN


def test_an_english_phrase_starts_with_its_particle():
    assert worth("Visits rose in all branches", "in all", "en") == Break.PHRASE
    assert worth("Visits rose in all branches", "rose", "en") == Break.PLAIN


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("见https://a.cn/b-c/d吧", ["见", "https://a.cn/", "b-c/", "d", "吧"]),
        (
            "at www.a-b.org/c_d/e.html?x=1&y=2#z now",
            ["at ", "www.a-b.org/", "c_d/", "e.html?", "x=1&y=2#z ", "now"],
        ),
        ("to first.last@city-library.example.org or", ["to ", "first.last@city-library.example.org ", "or"]),
        ("see a-b.example.org/e-f", ["see ", "a-b.example.org/", "e-f"]),
    ],
)
def test_an_address_is_broken_after_its_slashes_only(text: str, pieces: list[str]):
    assert parts(text, "en") == pieces


@pytest.mark.parametrize(
    "whole",
    ["24,300", "“24,300”", "$3.50", "£2.4m", "€4,000", "US$5 million", "20 %", "100%", "5 °C", "p. 12",
     "CNY 5", "10:30 a.m.", "1 January", "2024–25", "COVID-19", "Mr.\u00a0Smith", "don't", "can’t",
     "soft\u00adhyphen", "25\u202fkm", "non\u2011stop"],
)  # fmt: skip
def test_english_never_breaks_inside(whole: str):
    assert f"{whole} " in "|".join(parts(f"Then {whole} was", "en")).split("|")


def test_a_dash_ends_an_english_line_and_never_starts_one():
    assert parts("rise – see a—b, c — d", "en") == ["rise – ", "see ", "a—", "b, ", "c — ", "d"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("A Wi-Fi or e-mail", ["A ", "Wi-Fi ", "or ", "e-mail"]),
        ("a well-known and/or n/a", ["a ", "well-", "known ", "and/or ", "n/a"]),
        ("see a-b.example.org/e-f", ["see ", "a-b.example.org/", "e-f"]),
    ],
)
def test_a_short_part_stays_with_its_hyphen_or_slash(text: str, pieces: list[str]):
    assert parts(text, "en") == pieces


def test_a_slash_between_ideographs_neither_ends_nor_starts_a_line():
    assert parts("线上/线下／网") == ["线", "上/线", "下／网"]


def test_a_year_and_an_ordinal_in_chinese_numerals_are_whole():
    assert parts("在二〇二五年第二十三条中") == ["在", "二〇二五年", "第二十三条", "中"]


def test_an_english_headline_had_better_not_end_a_line_with_an_article():
    assert worth("Visits rose in the branches", "branches", "en") == Break.POOR
    assert worth("Visits rose in the branches", "the", "en") == Break.POOR


@pytest.mark.parametrize(
    ("text", "after", "grade"),
    [
        ("职工的活动", "的", Break.PHRASE),
        ("建成了基地", "了", Break.PHRASE),
        ("工会等组织", "等", Break.PHRASE),
        ("平等权利人", "等", Break.PLAIN),
        ("职工在基地", "在", Break.WORD),
        ("职工在岗人", "在", Break.PLAIN),
        ("用PPT汇报", "PPT", Break.WORD),
        ("第10位左右", "第10位", Break.PLAIN),
        ("投入80%资金", "80%", Break.WORD),
        ("投入80%资金", "投入", Break.WORD),
        ("市总工会的活动", "市总工会", Break.POOR),
        ("市总工会们活动", "市总工会", Break.POOR),
        ("工会了解职工", "工会", Break.PLAIN),
        ("职工更满意", "更", Break.POOR),
        ("夜场开放之后增长", "之", Break.POOR),
        ("检修那一年下降", "那一", Break.POOR),
        ("统一管理书房", "统一", Break.PLAIN),
    ],
)
def test_a_chinese_break_is_worth_more_between_words(text: str, after: str, grade: Break):
    assert opportunities(text, "zh-CN")[len(after) + text.index(after)] == grade


def test_combining_marks_stay_with_their_letter():
    assert opportunities("e\u0301e\u0301", "en")[1] == Break.NEVER
    assert classes("e\u0301", "en") == ["AL", "AL"]


def test_a_no_break_space_and_a_word_joiner_hold_a_zero_width_space_parts():
    assert parts("五\u00a0年") == ["五\u00a0年"]
    assert parts("五\u2060年") == ["五\u2060年"]
    assert parts("ab\u200bcd") == ["ab\u200b", "cd"]


def test_an_ambiguous_sign_is_an_ideograph_in_chinese_only():
    assert parts("见①上") == ["见", "①", "上"]
    assert parts("a①b", "en") == ["a①b"]


def test_an_empty_text_has_no_opportunity():
    assert opportunities("", "zh-CN") == [Break.NEVER]
