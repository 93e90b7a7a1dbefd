"""Words of another language are told by their script; abbreviations, units and addresses are none."""

import pytest

from factdeck.base.languages import other_language, stretches


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("使用Larkfield系统", "zh-CN", ["Larkfield"]),
        (
            "见 Larkfield Library, one year in figures 一书",
            "zh-CN",
            ["Larkfield Library, one year in figures"],
        ),
        ("R&D Center成立，reader’s choice", "zh-CN", ["R&D Center", "reader’s choice"]),
        ("GDP增长，AI助手，A类，3km，5 GB", "zh-CN", []),
        ("www.example.org、https://example.org/a、a.b@example.org", "zh-CN", []),
        ("The 图书馆 of 哈尔滨、北京 (2026)", "en", ["图书馆", "哈尔滨、北京"]),
        ("“Quoted” — 2026", "en", []),
        ("第3页……", "zh-CN", []),
    ],
)
def test_words_of_another_language(text: str, language: str, found: list[str]) -> None:
    parts = list(stretches(text, language))
    assert "".join(part for part, _ in parts) == text
    assert [part for part, said in parts if said] == found
    assert {said for _, said in parts if said} <= {"en" if language == "zh-CN" else "zh-CN"}


def test_a_text_is_of_another_language_as_a_whole_or_not() -> None:
    assert other_language("（Larkfield 2026）", "zh-CN") == "en"
    assert other_language("Larkfield图书馆", "zh-CN") == ""
    assert other_language("图书馆", "en") == "zh-CN"
    assert other_language("2026", "en") == ""
