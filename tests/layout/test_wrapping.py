from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Span
from factdeck.layout.measure import Measurer
from factdeck.layout.text import Setter
from factdeck.scene.text import Paragraph
from factdeck.theme.theme import TextStyle
from tests.layout.exhibit_samples import FAMILIES

_BODY = TextStyle(size=18, leading=1.45)


def paragraph(parts: tuple[Span, ...], width: float, air: float = 0.0) -> Paragraph:
    tool = Setter(Measurer(FAMILIES), Diagnostics(), "zh-CN", air)
    return tool.paragraph(tool.runs(parts, _BODY), _BODY, width)


def lines(found: Paragraph) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in found.lines]


def test_a_break_before_a_figure_is_held_since_programs_would_part_it_from_its_unit():
    found = paragraph((Span("平均住院日降到"), Span("6.1天", fact="stay"), Span("。")), 18 * 9)
    assert lines(found) == ["平均住院日降到", "6.1天。"]
    assert found.breaks == (7,)


def test_a_break_where_every_program_breaks_is_left_to_the_program():
    found = paragraph((Span("一二三四五六七八九十"),), 18 * 6)
    assert lines(found) == ["一二三四五六", "七八九十"]
    assert found.breaks == ()


def test_a_line_leaves_room_for_the_space_programs_put_between_chinese_and_digits():
    text = (Span("全年完成6台手术和8场义诊"),)
    width = Setter(Measurer(FAMILIES), Diagnostics(), "zh-CN").width(text, _BODY) + 1
    assert len(lines(paragraph(text, width))) == 1
    assert len(lines(paragraph(text, width, air=0.2))) == 2


def test_a_break_after_a_mark_and_before_a_word_is_told_since_programs_differ():
    found = paragraph((Span("一二三四五，OpenType字体"),), 18 * 7)
    assert lines(found) == ["一二三四五，", "OpenType字体"]
    assert found.breaks == (6,)


def test_a_break_at_a_wide_blank_is_told_since_programs_take_it_to_the_next_line():
    found = paragraph((Span("一二三四五\u3000六七八九"),), 18 * 6)
    assert found.breaks == (6,)


def test_no_english_line_is_told_to_end_where_the_next_word_does_not_fit():
    tool = Setter(Measurer(FAMILIES), Diagnostics(), "en", 0.25)
    text = (Span("The library was open on three hundred days and lent books to all who came"),)
    found = tool.paragraph(tool.runs(text, _BODY), _BODY, 300)
    assert len(found.lines) > 2
    assert found.breaks == ()
