import re

from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.text import Typesetter
from factdeck.scene.slots import PlaceholderKind, Slot
from factdeck.scene.text import Align, Paragraph, Rect, Run, RunStyle
from tests.backends.pptx.scenes import FONTS, PALETTE, SCHEME

STYLE = RunStyle("sans", 18, "ink")
NUMBER = Slot("number", PlaceholderKind.NUMBER, Rect(0, 0, 10, 10))


def write(*runs: Run, **more: object) -> str:
    setter = Typesetter(Ink(PALETTE, SCHEME, FONTS), "zh-CN", "7")
    return setter.paragraph(Paragraph(runs, (), 26.1, **more), slot=NUMBER)  # type: ignore[arg-type]


def texts(xml: str) -> list[str]:
    return re.findall(r"<a:t>(.*?)</a:t>", xml)


def test_a_run_has_language_size_weight_and_all_font_slots() -> None:
    xml = write(Run("职工763", STYLE))
    assert 'lang="zh-CN" altLang="en-US" sz="1800" b="0"' in xml
    assert 'a:latin typeface="Noto Sans CJK SC"' in xml
    assert 'a:ea typeface="Microsoft YaHei"' in xml
    assert "<a:cs " in xml


def test_a_run_in_another_language_says_so() -> None:
    assert 'lang="en-US" altLang="zh-CN"' in write(Run("GDP", STYLE, language="en"))


def test_exact_line_pitch_and_alignment() -> None:
    xml = write(Run("字", STYLE), align=Align.RIGHT, space_before=6.0)
    assert '<a:lnSpc><a:spcPts val="2610"/></a:lnSpc>' in xml
    assert '<a:spcBef><a:spcPts val="600"/></a:spcBef>' in xml
    assert 'algn="r"' in xml


def test_a_justified_paragraph_is_left_to_the_program() -> None:
    assert 'algn="just"' in write(Run("字", STYLE), align=Align.JUSTIFY)


def test_the_gap_after_a_figure_is_spacing_on_its_last_digit_only() -> None:
    xml = write(Run("763", STYLE, gap_after=3.0), Run("个", STYLE))
    assert texts(xml) == ["76", "3", "个"]
    assert re.findall(r'spc="(\d+)"', xml) == ["300"]


def test_a_single_digit_carries_its_gap_itself() -> None:
    assert texts(write(Run("7", STYLE, gap_after=3.0), Run("天", STYLE))) == ["7", "天"]


def test_forced_breaks_fall_inside_runs_and_between_them() -> None:
    xml = write(Run("把工会建到职工", STYLE), Run("身边", STYLE, gap_after=2.0), breaks=(5, 7))
    assert re.sub(r"<a:rPr.*?</a:rPr>|<a:endParaRPr.*?</a:endParaRPr>", "", xml).count("<a:br>") == 2
    assert texts(xml) == ["把工会建到", "职工", "身", "边"]


def test_no_blank_stands_before_a_forced_break_where_it_would_make_an_empty_line() -> None:
    assert texts(write(Run("A library that is open", STYLE), breaks=(18,))) == ["A library that is", "open"]
    assert texts(write(Run("and ", STYLE), Run("used more", STYLE), breaks=(9,))) == ["and ", "used", "more"]
    assert texts(write(Run("of: ", STYLE), Run("304", STYLE), breaks=(4,))) == ["of:", "304"]
    assert texts(write(Run("第一条\u3000总则", STYLE), breaks=(4,))) == ["第一条", "总则"]


def test_rise_is_a_share_of_the_size_and_tracking_hundredths() -> None:
    xml = write(Run("2", RunStyle("serif", 20, "red", bold=True, tracking=0.5, rise=6)))
    assert 'baseline="30000" spc="50"' in xml
    assert 'pitchFamily="18"' in xml


def test_text_is_escaped() -> None:
    assert texts(write(Run("<A & B>", STYLE))) == ["&lt;A &amp; B&gt;"]


def test_only_the_slides_own_number_is_a_field() -> None:
    assert "<a:fld" in write(Run(" 7", STYLE))
    assert "<a:fld" not in write(Run("77", STYLE))


def test_western_text_keeps_its_own_quotation_marks() -> None:
    assert "Microsoft YaHei" not in write(Run("the source’s", STYLE, language="en"))
    assert "Microsoft YaHei" in write(Run("the 工会", STYLE, language="en"))


def test_a_bullet_hangs_by_the_measured_indent() -> None:
    from factdeck.scene.text import Line, Piece

    line = Line(20.0, (Piece(118.0, 18.0, "字", 0),))
    setter = Typesetter(Ink(PALETTE, SCHEME, FONTS), "zh-CN")
    xml = setter.paragraph(Paragraph((Run("字", STYLE),), (line,), 26.1, bullet="•"), left=100.0)
    assert 'marL="228600" indent="-228600"' in xml
    assert '<a:buChar char="•"/>' in xml
