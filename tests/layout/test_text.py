"""Setting text: measured lines in their frames, fitting by steps, what is reported."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck.base.diagnostics import Location
from factdeck.document.blocks import Span
from factdeck.facts.factbook import Figure
from factdeck.layout.break_classes import classes
from factdeck.layout.text import moved, seat
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Anchor, Rect, Role
from factdeck.theme.theme import TextStyle
from tests.layout.text_samples import CORPUS_EN, CORPUS_ZH, codes, frame_lines, lines, setter, text

BODY = TextStyle(size=18, leading=1.45, strong_figures=True)
HEADLINE = TextStyle(
    "serif", 28, bold=True, leading=1.2, anchor="middle", balance=True, max_lines=2, steps=(28, 24)
)
NUMBER = TextStyle("serif", 36, bold=True, leading=1.2, unit_size=18, steps=(36, 28))


def frame(content: object, style: TextStyle, rect: Rect, language: str = "zh-CN") -> TextFrame:
    return setter(language).frame("slide/text", content, style, rect, role=Role.BODY)  # type: ignore[arg-type]


def baselines(found: TextFrame) -> list[float]:
    return [line.baseline for paragraph in found.paragraphs for line in paragraph.lines]


# Where text stands: figures measured on the mock-ups (hongjin-04, points)


def test_the_headline_stands_where_the_mock_up_has_it():
    found = frame(text("慰问260万人次"), HEADLINE, Rect(124, 0.447 * 72, 792, 0.933 * 72))
    assert baselines(found) == pytest.approx([77.9], abs=0.3)


def test_a_tile_figure_stands_where_the_mock_up_has_it():
    found = frame(Figure("f", "", "74.6", "万人次"), NUMBER, Rect(357.2, 1.82 * 72, 200, 43.2))
    assert baselines(found) == pytest.approx([168.0], abs=0.3)
    digits, unit = found.paragraphs[0].lines[0].pieces
    assert digits.x == pytest.approx(357.2)
    assert unit.x == pytest.approx(digits.x + digits.advance + 3)


def test_a_baseline_is_a_fifth_of_the_largest_size_above_the_foot_of_its_line():
    content = setter().runs(Figure("f", "最快", "7", "天"), NUMBER)
    set_ = setter().paragraph(content, NUMBER, 300)
    assert set_.leading == pytest.approx(43.2)
    assert [line.baseline for line in set_.lines] == pytest.approx([43.2 - 7.2])


def test_lines_follow_each_other_by_the_leading():
    found = frame(text(CORPUS_ZH[0]), BODY, Rect(0, 0, 200, 300))
    steps = [after - before for before, after in zip(baselines(found), baselines(found)[1:], strict=False)]
    assert steps == pytest.approx([26.1] * len(steps))
    assert len(steps) > 1


def test_a_slot_is_moved_like_its_frame():
    rect = Rect(10, 20, 200, 60)
    assert frame(text("职工"), BODY, rect).rect == seat(rect, BODY, setter().measurer)


@pytest.mark.parametrize(("align", "x"), [("left", 10), ("center", 92), ("right", 174)])
def test_lines_are_placed_by_align(align: str, x: float):
    found = frame(text("职工"), replace(BODY, align=align), Rect(10, 0, 200, 60))
    assert found.paragraphs[0].lines[0].pieces[0].x == pytest.approx(x)


@pytest.mark.parametrize(("anchor", "down"), [("top", 0), ("middle", 36.95), ("bottom", 73.9)])
def test_lines_are_placed_by_anchor(anchor: str, down: float):
    rect = Rect(0, 0, 200, 100)
    top = baselines(frame(text("职工"), BODY, rect))[0]
    found = frame(text("职工"), replace(BODY, anchor=anchor), rect)
    assert found.anchor is Anchor(anchor)
    assert baselines(found)[0] == pytest.approx(top + down)


def test_the_space_at_a_line_end_does_not_push_right_aligned_text():
    found = frame(text("one two three"), replace(BODY, align="right"), Rect(0, 0, 70, 90), "en")
    for line in found.paragraphs[0].lines:
        assert line.pieces[-1].x + line.pieces[-1].advance == pytest.approx(70)
        assert not line.pieces[-1].text.endswith(" ")


def test_an_opening_mark_hangs_out_by_its_empty_half_where_the_style_says_so():
    style = replace(BODY, squeeze=True)
    assert frame(text("“开学第一课”"), style, Rect(10, 0, 200, 30)).paragraphs[0].lines[0].pieces[0].x == 1
    assert frame(text("开学第一课"), style, Rect(10, 0, 200, 30)).paragraphs[0].lines[0].pieces[0].x == 10


def test_moved_moves_every_piece_and_baseline():
    before = setter().paragraph(setter().runs(text(CORPUS_ZH[0]), BODY), BODY, 200)
    after = moved(before, 5, 7)
    for old, new in zip(before.lines, after.lines, strict=True):
        assert new.baseline == old.baseline + 7
        assert [piece.x - 5 for piece in new.pieces] == pytest.approx([piece.x for piece in old.pieces])


def test_several_parts_are_a_paragraph_each():
    found = frame((text("职工"), Figure("f", "", "5", "家"), text("工会")), BODY, Rect(0, 0, 200, 100))
    assert found.text == "职工\n5家\n工会"
    steps = [after - before for before, after in zip(baselines(found), baselines(found)[1:], strict=False)]
    assert steps == pytest.approx([26.1, 26.1])


def test_empty_text_is_an_empty_frame():
    found = frame((), BODY, Rect(0, 0, 200, 100))
    assert (found.text, baselines(found)) == ("", [])


# Breaks


def test_a_newline_in_the_text_is_a_forced_break_in_one_paragraph():
    found = frame(text("数读\n五年\n\n", ("48项", "f")), BODY, Rect(0, 0, 200, 200)).paragraphs[0]
    assert lines(found) == ["数读", "五年", "", "48项"]
    assert (found.text, found.breaks) == ("数读五年48项", (2, 4, 4))


def test_body_text_reflows_so_its_breaks_are_not_forced():
    assert frame(text(CORPUS_ZH[0]), BODY, Rect(0, 0, 200, 300)).paragraphs[0].breaks == ()


def test_a_headline_in_two_lines_keeps_our_break():
    found = frame(
        text("慰问", ("260万人次", "f"), "，保障伸向劳动者"), HEADLINE, Rect(0, 0, 330, 67.2)
    ).paragraphs[0]
    assert lines(found) == ["慰问260万人次，", "保障伸向劳动者"]
    assert found.breaks == (9,)


def test_a_figure_in_prose_is_never_broken():
    for width in range(90, 400, 7):
        found = frame(text("主题宣传教育活动办了", ("近千场次", "f"), "，很好"), BODY, Rect(0, 0, width, 400))
        assert any("近千场次" in line for line in frame_lines(found))


def test_a_dagger_stays_with_its_figure():
    style = replace(BODY, dagger=True)
    for width in range(60, 200, 5):
        found = frame(
            (Span("表彰奖励共"), Span("48项", "f", True), Span("很好")), style, Rect(0, 0, width, 400)
        )
        assert any("48项†" in line for line in frame_lines(found))


# Fitting


def test_text_that_fits_has_its_full_size_and_no_finding():
    here = setter()
    found = here.frame("a", text("慰问260万人次"), HEADLINE, Rect(0, 0, 400, 67.2), role=Role.TITLE)
    assert found.paragraphs[0].runs[0].style.size == 28
    assert codes(here) == []


def test_text_steps_down_until_it_fits():
    here = setter()
    long = "哈尔滨市工会组织和会员覆盖面持续扩大服务更近"  # 22 characters: 2 × 10 at 28 pt, 2 × 12 at 24 pt
    found = here.frame("a", text(long), HEADLINE, Rect(0, 0, 290, 67.2), role=Role.TITLE)
    assert found.paragraphs[0].runs[0].style.size == 24
    assert len(frame_lines(found)) == 2
    assert codes(here) == []


def test_text_that_fits_at_no_step_is_reported_and_set_smaller_so_that_it_stays_inside():
    here = setter()
    found = here.frame("s/title", text("工会" * 16), HEADLINE, Rect(0, 0, 290, 67.2), role=Role.TITLE)
    assert 24 * 0.6 <= found.paragraphs[0].runs[0].style.size < 24
    assert len(frame_lines(found)) == 2
    [finding] = here.diagnostics
    assert (finding.code, finding.severity) == ("text-too-long", "warning")
    assert finding.arguments == {"where": "s/title", "text": "工会" * 10 + "…", "measured": 32, "allowed": 24}
    assert "32 个字符" in finding.line("zh-CN")
    assert "32 characters" in finding.line("en")


def test_text_that_no_size_makes_fit_is_an_error():
    here = setter()
    found = here.frame("s/title", text("工会" * 40), HEADLINE, Rect(0, 0, 290, 67.2), role=Role.TITLE)
    assert found.paragraphs[0].runs[0].style.size == pytest.approx(24 * 0.6)
    assert codes(here) == ["text-too-long", "text-overflows"]
    assert here.diagnostics.has_errors()


def test_a_finding_names_the_place_where_the_text_was_written():
    here = setter()
    place = Location("a.yaml", 7, 3)
    content = (Span("共有"), Span("工会" * 20, at=place))
    here.frame("s/title", content, HEADLINE, Rect(0, 0, 290, 67.2), role=Role.TITLE)
    figure = Figure("f", "", "7343.4", "万元", at=Location("a.yaml", 9, 5))
    here.frame("a", figure, NUMBER, Rect(0, 0, 60, 43.2), role=Role.FIGURE)
    assert {str(item.location) for item in here.diagnostics} == {"a.yaml:7:3", "a.yaml:9:5"}


def test_what_has_no_place_of_its_own_is_found_at_the_setters():
    here = replace(setter(), at=Location("a.yaml", 2, 1))
    here.frame("s/title", text("工会" * 16), HEADLINE, Rect(0, 0, 290, 67.2), role=Role.TITLE)
    assert [str(item.location) for item in here.diagnostics] == ["a.yaml:2:1"]


@pytest.mark.parametrize("width", [120, 200, 290])
@pytest.mark.parametrize("words", [*CORPUS_ZH, "工会" * 60, "a representation of everything " * 6])
def test_as_many_characters_as_a_finding_allows_do_fit(words: str, width: float):
    here = setter()
    here.frame("s/title", text(words), HEADLINE, Rect(0, 0, width, 67.2), role=Role.TITLE)
    allowed = [item.arguments["allowed"] for item in here.diagnostics if item.code == "text-too-long"]
    again = setter()
    again.frame(
        "s/title", text(words[: min(allowed, default=0)]), HEADLINE, Rect(0, 0, width, 67.2), role=Role.TITLE
    )
    assert codes(again) == []


def test_a_figure_never_wraps_and_steps_down_when_too_wide():
    here = setter()
    found = here.frame(
        "a", Figure("f", "", "7343.4", "万元"), NUMBER, Rect(0, 0, 140, 43.2), role=Role.FIGURE
    )
    assert [run.style.size for run in found.paragraphs[0].runs] == [28, 14]
    assert (frame_lines(found), found.wrap, codes(here)) == (["7343.4万元"], False, [])


def test_a_figure_too_wide_at_every_step_is_reported_on_one_line():
    here = setter()
    found = here.frame("a", Figure("f", "", "7343.4", "万元"), NUMBER, Rect(0, 0, 90, 43.2), role=Role.FIGURE)
    assert frame_lines(found) == ["7343.4万元"]
    assert found.paragraphs[0].lines[0].pieces[-1].x + found.paragraphs[0].lines[0].pieces[-1].advance <= 90
    assert codes(here) == ["text-too-long"]


def test_a_word_wider_than_its_frame_is_broken_and_reported():
    here = setter("en")
    found = here.frame("a", text("a representation"), BODY, Rect(0, 0, 60, 300), role=Role.BODY)
    assert "".join(frame_lines(found)).replace(" ", "") == "arepresentation"
    assert codes(here) == ["word-too-wide"]


def test_a_frame_lower_than_a_line_is_not_the_authors_fault():
    here = setter()
    here.frame("a", text("职工"), BODY, Rect(0, 0, 100, 10), role=Role.BODY)
    assert codes(here) == []


def test_a_character_that_the_font_lacks_is_an_error_that_names_it():
    here = setter()
    here.frame("tiles/1", text("很好😀"), BODY, Rect(0, 0, 100, 60), role=Role.BODY)
    [finding] = here.diagnostics
    assert (finding.code, finding.severity) == ("missing-glyph", "error")
    assert all(part in finding.line("zh-CN") for part in ("“😀”", "U+1F600", "很好😀"))


def test_a_lone_paragraph_reports_missing_characters_too():
    here = setter()
    here.paragraph(here.runs(text("很好\n😀"), BODY), BODY, 100, where="table/2")
    assert codes(here) == ["missing-glyph"]


# Measures


def test_width_counts_digits_gap_and_unit():
    measured = setter().width(Figure("f", "", "74.6", "万人次"), NUMBER)
    digits = setter().measurer.advance("74.6", "serif", True, 36)
    assert measured == pytest.approx(digits + 3 + 3 * 18)


def test_width_of_a_text_is_that_of_its_longest_line():
    assert setter().width(text("职工\n工会会员"), BODY) == pytest.approx(4 * 18)
    assert setter().width((), BODY) == 0


def test_height_is_lines_times_leading():
    assert setter().height(text("职工工会会员"), BODY, 3 * 18) == pytest.approx(2 * 26.1)
    assert setter().height(Figure("f", "", "7343.4", "万元"), BODY, 10) == pytest.approx(26.1)
    assert setter().height((), BODY, 10) == 0


# What must always hold

FORBIDDEN_START = {"CL", "CP", "EX", "IS", "NS", "IN", "SY"}


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([("zh-CN", line) for line in CORPUS_ZH] + [("en", line) for line in CORPUS_EN]),
    st.floats(150, 700),
    st.sampled_from([12.0, 18.0, 28.0]),
    st.booleans(),
    st.sampled_from([0.0, 0.125]),
)
def test_lines_stay_inside_join_to_the_text_and_break_no_rule(
    sample: tuple[str, str], width: float, size: float, balance: bool, autospace: float
):
    language, words = sample
    here = setter(language)
    style = TextStyle(size=size, balance=balance, autospace=autospace)
    found = here.frame("a", text(words), style, Rect(20, 0, width, 5000), role=Role.BODY)
    paragraph = found.paragraphs[0]
    for line in paragraph.lines:
        assert line.pieces[0].x == 20
        assert line.pieces[-1].x + line.pieces[-1].advance <= 20 + width + 0.02
    shown = lines(paragraph)
    assert "".join(shown).replace(" ", "") == words.replace(" ", "") == paragraph.text.replace(" ", "")
    if "word-too-wide" not in codes(here):
        assert all(classes(line[0], language)[0] not in FORBIDDEN_START for line in shown)
        assert all(classes(line[-1], language)[0] not in {"OP", "PR"} for line in shown)


def test_english_marks_take_the_room_of_latin_marks_and_stay_themselves():
    source = "The source’s “own” words"
    english, chinese = (
        setter(language).paragraph(setter(language).runs(text(source), BODY), BODY, 900)
        for language in ("en", "zh-CN")
    )
    assert english.text == source
    assert lines(english) == [source]
    wide, narrow = (sum(piece.advance for piece in item.lines[0].pieces) for item in (chinese, english))
    assert wide - narrow > 18 * 1  # “ and ”: about half an em each
