"""Justified lines: what is stretched first, how far, and which lines are left alone."""

from dataclasses import replace

import pytest

from factdeck.layout.justify import BLANK, IDEOGRAPHS, SCRIPTS
from factdeck.scene.text import Align, Paragraph
from factdeck.theme.theme import TextStyle
from tests.layout.text_samples import CORPUS_EN, setter, text

BODY = TextStyle(size=10, align="justify")


def paragraph(words: str, width: float, style: TextStyle = BODY, language: str = "zh-CN") -> Paragraph:
    here = setter(language)
    return here.paragraph(here.runs(text(words), style), style, width)


def right_edges(found: Paragraph) -> list[float]:
    return [line.pieces[-1].x + line.pieces[-1].advance for line in found.lines]


def gaps(found: Paragraph, line: int = 0) -> list[tuple[str, float]]:
    """Each character of a line that has space after it."""
    [piece] = found.lines[line].pieces
    return [(piece.text[place], gap) for place, gap in enumerate(piece.spacing) if gap]


@pytest.mark.parametrize("width", [103, 120.5, 200, 251])
def test_all_lines_but_the_last_end_at_the_right_edge(width: float):
    found = paragraph("职工群众" * 30 + "工会吧", width)
    assert right_edges(found)[:-1] == pytest.approx([width] * (len(found.lines) - 1))
    assert right_edges(found)[-1] < width
    assert found.align is Align.JUSTIFY


def test_a_line_before_a_forced_break_is_not_stretched():
    found = paragraph("职工群众职工\n工会会员", 43)
    assert right_edges(found) == pytest.approx([43, 20, 40])


def test_blanks_are_stretched_first_then_gaps_between_scripts_then_the_rest():
    words = "甲乙丙A丁 戊己庚representation辛"
    natural = setter().width(text("甲乙丙A丁 戊己庚"), BODY)
    assert [mark for mark, _ in gaps(paragraph(words, natural + 4))] == [" "]
    scripts = gaps(paragraph(words, natural + 5 + 3))
    assert dict(scripts) == pytest.approx({" ": 10 * BLANK, "丙": 1.5, "A": 1.5})
    everything = dict(gaps(paragraph(words, natural + 5 + 5 - 0.5 + 5 * 0.3)))
    assert everything.keys() == {"甲", "乙", "丙", "A", " ", "戊", "己"}
    assert everything["丙"] == pytest.approx(10 * SCRIPTS)


def test_a_line_that_would_need_too_much_keeps_its_width():
    words = "工会会员www.example.org/abcdefghij/k职工"
    for line in paragraph(words, 200).lines:
        assert all(piece.spacing == () for piece in line.pieces)
    limit = 3 * IDEOGRAPHS * 10
    assert right_edges(paragraph("甲乙丙丁戊己庚", 40 + limit))[0] == pytest.approx(40 + limit)
    assert right_edges(paragraph("甲乙丙丁ABCDEFG戊己", 40 + limit + 1))[0] == pytest.approx(40)


def test_marks_stay_with_what_they_belong_to_and_dashes_in_one_piece():
    spaced = gaps(paragraph("甲乙（丙丁），戊——己庚辛壬癸子丑寅卯", 116))
    assert [mark for mark, _ in spaced] == ["甲", "乙", "丙", "，", "戊", "—"]


def test_english_is_stretched_at_its_blanks_only():
    for width in (180, 230):
        found = paragraph(CORPUS_EN[0], width, language="en")
        assert right_edges(found)[:-1] == pytest.approx([width] * (len(found.lines) - 1))
        assert {mark for line in range(len(found.lines) - 1) for mark, _ in gaps(found, line)} == {" "}


def test_a_squeezed_mark_at_the_end_stands_with_its_ink_at_the_edge():
    found = paragraph("职工、群众，" * 9, 120, replace(BODY, squeeze=True))
    assert {line.pieces[-1].text[-1] for line in found.lines} & {"、", "，"}
    assert all(edge == pytest.approx(120) for edge in right_edges(found)[:-1])
