from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Span
from factdeck.layout.measure import Measurer
from factdeck.layout.text import Setter
from factdeck.scene.nodes import Paragraph
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
