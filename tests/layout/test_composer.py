"""Lines: first fit, no lone character at the end, balanced headlines."""

from factdeck.layout.composer import Composed, Stretch, compose
from factdeck.layout.linebreak import opportunities


def cut(text: str, width: float, *, balance: bool = False, language: str = "zh-CN") -> list[str]:
    """The lines when every character is one wide."""
    return [text[start:end] for start, end in composed(text, width, balance, language).lines]


def composed(text: str, width: float, balance: bool = False, language: str = "zh-CN") -> Composed:
    stretch = Stretch(text, [1.0] * len(text), [0.0] * len(text), opportunities(text, language))
    return compose(stretch, width, balance=balance)


def test_text_that_fits_stays_on_one_line():
    assert cut("一二三四", 4) == ["一二三四"]
    assert cut("", 4) == [""]


def test_body_text_fills_line_after_line():
    assert cut("一二三四五六七八九十甲乙", 5) == ["一二三四五", "六七八九十", "甲乙"]


def test_a_mark_that_may_not_start_a_line_takes_the_character_before_it_along():
    assert cut("一二三四五，六七", 5) == ["一二三四", "五，六七"]


def test_a_mark_that_may_not_end_a_line_goes_to_the_next():
    assert cut("一二三四（六七）", 5) == ["一二三四", "（六七）"]


def test_the_last_line_of_body_text_has_two_characters():
    assert cut("一二三四五六", 5) == ["一二三四", "五六"]
    assert cut("一二三四五六。", 6) == ["一二三四", "五六。"]


def test_the_line_above_gives_up_whole_words_only():
    assert cut("one two three a", 13, language="en") == ["one two ", "three a"]


def test_a_space_at_a_line_end_takes_no_room():
    assert cut("abc def ghi", 7, language="en") == ["abc def ", "ghi"]


def test_a_gap_at_a_line_end_falls_away():
    text = "一二三四"
    stretch = Stretch(text, [1.0] * 4, [0.0, 5.0, 0.0, 0.0], opportunities(text, "zh-CN"))
    assert compose(stretch, 2).lines == ((0, 2), (2, 4))
    assert stretch.measure(0, 3) == 8


def test_what_is_wider_than_a_line_is_broken_and_said_so():
    result = composed("见abcdefgh吧", 4)
    assert result.forced
    assert [end - start for start, end in result.lines] == [1, 4, 4, 1]
    assert not composed("一二三四五", 4).forced


def test_a_wide_word_is_broken_between_letters_before_marks_are_torn_off():
    assert cut("（abcdef）", 4) == ["（abc", "def）"]


def test_a_width_of_nothing_still_ends():
    assert cut("一二，三", 0.5) == ["一", "二", "，", "三"]


def test_a_headline_breaks_at_its_comma():
    assert cut("慰问职工，保障伸向新就业形态劳动者", 14, balance=True) == [
        "慰问职工，",
        "保障伸向新就业形态劳动者",
    ]


def test_a_headline_prefers_the_comma_to_an_enumeration():
    text = "基地、示范岗、文体活动，把劳模精神带到职工中间"
    assert cut(text, 18, balance=True) == ["基地、示范岗、文体活动，", "把劳模精神带到职工中间"]


def test_a_headline_without_comma_has_lines_of_like_length():
    assert cut("一二三四五六七八九十甲", 8, balance=True) in (
        ["一二三四五", "六七八九十甲"],
        ["一二三四五六", "七八九十甲"],
    )


def test_a_headline_breaks_before_a_phrase_when_one_is_near_the_middle():
    assert cut("思想引领落在基地和万余场次活动上", 14, balance=True) == [
        "思想引领落在基地",
        "和万余场次活动上",
    ]


def test_a_headline_without_a_mark_parts_no_word_that_it_can_see():
    assert cut("市总工会建成覆盖全市的职工服务体系", 13, balance=True) == [
        "市总工会建成覆盖全市的",
        "职工服务体系",
    ]
    assert cut("五年投入1.5亿元改造职工之家和驿站", 13, balance=True) == [
        "五年投入1.5亿元",
        "改造职工之家和驿站",
    ]
    assert cut("全市基层工会的工作人员满意率提高", 12, balance=True)[1][0] != "的"


def test_a_headline_is_broken_inside_no_figure():
    text = "服务职工两百六十万人次投入1,376.2万元补助困难职工"
    for width in range(9, 27):
        assert any("1,376.2万元" in line for line in cut(text, width, balance=True)), width


def test_the_last_line_of_a_headline_has_four_characters():
    assert cut("思想引领落在基地活动，很好", 12, balance=True)[-1] != "很好"


def test_the_last_line_of_a_headline_is_no_lone_character_though_other_lines_get_short():
    assert cut("见№12、§3.2、＃7。", 9.1, balance=True) == ["见№12、", "§3.2、＃7。"]


def test_balance_takes_no_more_lines_than_filling_does():
    text = "一二三四五六七八九十甲乙丙丁"
    for width in range(3, 15):
        assert len(cut(text, width, balance=True)) == len(cut(text, width))


def test_an_english_headline_breaks_before_its_phrase():
    lines = cut("Visits to the library rose by a third in one year", 30, balance=True, language="en")
    assert lines == ["Visits to the library rose ", "by a third in one year"]
