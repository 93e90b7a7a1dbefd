"""Forms of marks: proportional in Latin text, an em wide in Chinese; one rule for measuring and painting."""

import pytest

from factdeck.base.resources import resource
from factdeck.theme.fonts import Font, open_font
from factdeck.theme.forms import INVISIBLE, LATIN, MARKS, formed, glyph, said
from factdeck.theme.truetype import open_truetype

FONTS = resource("assets", "fonts")
FACES = sorted((*FONTS.glob("noto-sans-sc/*.ttf"), *FONTS.glob("noto-serif-sc/*.ttf")))  # the text faces


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_shipped_face_has_every_form_and_it_is_narrower(face):
    font = open_font(str(face))
    lookup = open_truetype(str(face)).glyph
    for mark in MARKS:
        assert lookup(LATIN + ord(mark)), mark
        if mark != "…":  # three full stops, about as wide as the em
            assert font.advance(chr(LATIN + ord(mark))) < 0.99 or font.advance(mark) < 0.5, mark


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_form_has_ink_between_its_edges(face):
    font = open_font(str(face))
    for mark in MARKS:
        form = chr(LATIN + ord(mark))
        edges = [value for _, values in font.outline(form) for value in values[::2]]
        assert min(edges) > -0.01, mark
        assert max(edges) < font.advance(form) + 0.01, mark


def test_latin_text_takes_the_forms_and_keeps_its_length():
    text = "The source’s “24,300” – it’s · …"
    shown = formed(text, "en")
    assert len(shown) == len(text)
    assert "".join(map(said, shown)) == text
    assert not set(shown) & set("’“”·…")
    assert formed(text, "de-CH") == shown


@pytest.mark.parametrize("language", ["zh-CN", "zh", "ja", ""])
def test_east_asian_text_takes_an_apostrophe_only(language: str):
    assert formed("“五年”·‘数据’…", language) == "“五年”·‘数据’…"
    assert formed("用don’t和1990’s", language) == f"用don{chr(LATIN + 0x2019)}t和1990{chr(LATIN + 0x2019)}s"
    assert formed("称‘Harbin’为", language) == "称‘Harbin’为"


def test_a_font_without_forms_shows_its_own_marks():
    assert glyph(lambda point: 7 if point == 0x2019 else 0, formed("’", "en")) == 7


def test_what_a_font_lacks_stays_lacking():
    font = Font(str(FACES[0]))
    assert font.glyph("😀") == 0
    assert font.glyph(chr(LATIN + ord("中"))) == 0


def test_invisible_characters_are_no_marks():
    assert "\u200b" in INVISIBLE
    assert not set(INVISIBLE) & set(MARKS + " \u00a0\u3000")
