"""A look is checked as it is loaded: at the line of the colour, at the line of the font."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.theme.load import load_theme

from ..conftest import ROOT

HEAD = "extends: hongjin\nname: mine\n"


def findings(folder: Path, text: str) -> list[Diagnostic]:
    (folder / "mine").mkdir()
    (folder / "mine" / "template.yaml").write_text(HEAD + text, "utf-8")
    found = Diagnostics()
    assert load_theme("mine", [folder], found)
    return list(found)


def test_a_colour_that_cannot_be_read_is_named_at_its_line(tmp_path: Path) -> None:
    found = findings(tmp_path, 'palette:\n  dark: "#12365F"\n  red: "#F08A8A"\n')
    assert {item.code for item in found} == {"template-contrast"}
    line = found[0].line("en")
    assert "template.yaml:5:8 “red” and “" in line
    assert "need 4.5:1" in line


def test_a_readable_colour_passes(tmp_path: Path) -> None:
    assert (
        findings(tmp_path, 'palette:\n  red: "#07553C"\n  dark: "#0F3D33"\n  gold-light: "#F6E4C0"\n') == []
    )


def test_a_font_that_lacks_usual_characters_is_named_at_its_line(tmp_path: Path) -> None:
    font = ROOT / "assets" / "fonts" / "noto-sans" / "NotoSans-Regular.ttf"
    text = f"families:\n  sans:\n    regular: {font}\n    bold: {font}\n    fallback: []\n"
    (item,) = findings(tmp_path, text)
    assert (item.code, item.location and item.location.line) == ("template-glyphs", 5)
    assert item.arguments["count"] > 3755
    assert "NotoSans-Regular.ttf" in item.line("zh-CN")


def test_a_font_that_another_helps_out_passes(tmp_path: Path) -> None:
    font = ROOT / "assets" / "fonts" / "noto-sans" / "NotoSans-Regular.ttf"
    text = f"families:\n  serif:\n    regular: {font}\n    bold: {font}\n    fallback: [sans]\n"
    assert findings(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("wording:\n  zh: {content: 目次}\n", "template-key-unknown", 4),
        ("wording:\n  zh: {part: 部分}\n", "template-value", 4),
        ("wording:\n  fr: {part: x}\n", "template-key-unknown", 4),
    ],
)
def test_words_that_cannot_be_used_are_named(tmp_path: Path, text: str, code: str, line: int) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "template.yaml").write_text(HEAD + text, "utf-8")
    found = Diagnostics()
    assert load_theme("mine", [tmp_path], found) is None
    assert [(item.code, item.location and item.location.line) for item in found] == [(code, line)]


def test_every_word_that_a_pack_may_say_is_one_of_the_documents() -> None:
    from factdeck.document.wording import EN, ZH
    from factdeck.theme.read_words import WORDS

    for words in (ZH, EN):
        assert {name: str(getattr(words, name)).count("{}") for name in WORDS} == dict(WORDS)
