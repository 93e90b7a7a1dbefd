"""The judge of broken lines sees every fault that it is there for, and none in lines that are right."""

import pytest

from tests.line_rules import broken_rules, inseparable, line_ends, lone_end


@pytest.mark.parametrize(
    "mark", "，。、；：！？）》」』】〕〗｝］〉”’…—·・～％‰℃｡､･｣ｰ,.;:!?)]}%／†々〻ゝヽーっャ"
)
def test_no_line_may_start_with(mark: str):
    assert broken_rules(["职工", f"{mark}工会"], "zh-CN") == [f"line 2 starts with {mark}"]


@pytest.mark.parametrize("mark", "（《「『【〔〖｛［〈“‘｢([{￥$€№§／")
def test_no_line_may_end_with(mark: str):
    assert broken_rules([f"职工{mark}", "工会"], "zh-CN") == [f"line 1 ends with {mark}"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["他说—", "—好"], "is parted"),
        (["他说…", "…好"], "is parted"),
        (["投入1", "234元"], "parts a number"),
        (["投入1,", "234元"], "parts a number"),
        (["投入1.", "5亿元"], "parts a number"),
        (["投入1.5", "亿元"], "parts a number from its unit"),
        (["占80", "%以上"], "starts with %"),
        (["面积25", "km以内"], "parts a number from its unit"),
        (["气温−", "20℃"], "parts a number from its sign"),
        (["全国第", "10位"], "parts a number from its sign"),
        (["见№", "12号"], "ends with №"),
    ],
)
def test_marks_and_numbers_are_judged_by_the_lines_alone(lines: list[str], said: str):
    assert any(said in fault for fault in broken_rules(lines, "zh-CN"))


@pytest.mark.parametrize(
    ("lines", "text", "said"),
    [
        (["用Power", "Point做"], "用PowerPoint做", "parts a word"),
        (["排放CO", "2量"], "排放CO2量", "parts a term"),
        (["见https://a.b.cn/c", "-d吧"], "见https://a.b.cn/c-d吧", "parts an address"),
        (["见https:/", "/a.b.cn"], "见https://a.b.cn", "parts an address"),
        (["to a@b", ".example"], "to a@b.example", "parts an address"),
        (["over 25", "km away"], "over 25 km away", "parts a number from its unit"),
        (["see No.", "5 there"], "see No. 5 there", "parts a number from its sign"),
        (["a rep-", "resent-", "ative-", "ly"], "a representatively", "third in a row"),
        (["a r-", "epresentation"], "a representation", "badly hyphenated"),
        (["at Lon-", "don"], "at London", "badly hyphenated"),
        (["工-", "会"], "工会", "badly hyphenated"),
        (["工", "会"], "工人会", "not what the text says"),
        (["工"], "工会", "not what the text says"),
    ],
)
def test_words_and_addresses_are_judged_with_the_text(lines: list[str], text: str, said: str):
    language = "zh-CN" if text[0] > "\u2e80" else "en"
    assert any(said in fault for fault in broken_rules(lines, language, text))


@pytest.mark.parametrize(
    ("lines", "text", "language"),
    [
        (["他说：“好……”", "是的——", "那么（一）"], "他说：“好……”是的——那么（一）", "zh-CN"),
        (["投入1.5亿元，", "占80%", "第10位"], "投入1.5亿元，占80%第10位", "zh-CN"),
        (["one two", "three"], "one two three", "en"),
        (["well-", "known"], "well-known", "en"),
        (["an inter", "esting"], "an inter esting", "en"),
        (["a represen-", "tation"], "a representation", "en"),
        (["见https://a.b.cn/", "c-d吧"], "见https://a.b.cn/c-d吧", "zh-CN"),
        (["1 2", "3"], "1 2 3", "zh-CN"),
    ],
)
def test_lines_that_are_right_have_no_fault(lines: list[str], text: str, language: str):
    assert broken_rules(lines, language, text) == []


def test_a_last_line_of_one_character_is_seen():
    assert lone_end(["职工群", "众。"])
    assert not lone_end(["职工", "群众。"])
    assert not lone_end(["众。"])


def test_what_holds_together_is_found_around_a_place():
    assert inseparable("共3.14159265，完", 4) == "共3.14159265，"
    assert inseparable("a representation of", 5) == "representation"
    assert line_ends(["one", "two"], "one two") == [4]
