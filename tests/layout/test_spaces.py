"""Space between characters: between scripts, between marks, at a line's edges."""

from dataclasses import replace

import pytest

from factdeck.base.resources import resource
from factdeck.layout.spaces import CLOSING, OPENING
from factdeck.scene.text import Piece
from factdeck.theme.fonts import open_font
from factdeck.theme.theme import TextStyle
from tests.layout.text_samples import lines, setter, text

AIRY = TextStyle(size=8, autospace=0.125)
TIGHT = TextStyle(size=10, squeeze=True)
FILES = ["noto-sans-sc/NotoSansSC-Regular", "noto-sans-sc/NotoSansSC-Bold", "noto-serif-sc/NotoSerifSC-Bold"]


def pieces(*words: str | tuple[str, str], style: TextStyle, width: float = 900) -> list[Piece]:
    here = setter()
    found = here.paragraph(here.runs(text(*words), style), style, width)
    return [piece for line in found.lines for piece in line.pieces]


def advance(words: str, style: TextStyle = TIGHT, language: str = "zh-CN") -> float:
    return setter(language).width(text(words), style)


def test_space_between_scripts_is_a_gap_and_not_a_blank():
    found = pieces("约每", ("9名", "f"), "会员有1名A级", style=AIRY)
    assert [piece.text for piece in found] == ["约每", "9名", "会员有1名A级"]
    assert [piece.spacing for piece in found] == [(), (1,), (0, 0, 1, 1, 1, 1)]
    assert found[1].x == pytest.approx(2 * 8 + 1)
    assert found[1].advance == pytest.approx(advance("9名", replace(AIRY, autospace=0)) + 1)


def test_no_space_beside_marks_blanks_circled_numbers_kana_and_full_width_forms():
    [piece] = pieces("会员，11 名①个（3个）時々１２人ア人", style=AIRY)
    assert [piece.text[place] for place, gap in enumerate(piece.spacing) if gap] == ["3"]


def test_a_figure_set_large_has_no_gap_but_its_own():
    from factdeck.facts.factbook import Figure

    here = setter()
    runs = here.runs(Figure("f", "", "104", "万余人"), AIRY)
    found = here.paragraph(runs, AIRY, 200).lines[0].pieces
    assert found[1].x == pytest.approx(found[0].advance + runs[0].gap_after)
    assert all(piece.spacing == () for piece in found)


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("mark", sorted(OPENING | CLOSING))
def test_every_mark_that_is_squeezed_leaves_half_an_em_free_in_our_fonts(path: str, mark: str):
    font = open_font(str(resource("assets", "fonts") / f"{path}.ttf"))
    if not font.glyph(mark):
        return  # it comes from a fallback font, whose outline is asked
    edges = [x for _, values in font.outline(mark) for x in values[::2]]
    blank = min(edges) if mark in OPENING else font.advance(mark) - max(edges)
    assert blank >= 0.49


@pytest.mark.parametrize(
    ("words", "ems"),
    [
        ("甲，乙", 3),
        ("甲）。乙", 3.5),  # closing, closing
        ("甲”“乙", 3.5),  # closing, opening
        ("甲：（《乙", 4),  # closing, opening, opening
        ("甲？！”乙", 4),
        ("甲）·（乙", 4),  # beside a middle dot
        ("甲——“乙", 5),
        ("甲（乙", 3),
        ("“甲", 1.5),  # a line's start
        ("甲。", 1.5),  # a line's end
        ("“甲！”", 2.5),
        ("甲……”", 3.5),
    ],
)
def test_half_an_em_goes_where_two_blanks_meet_and_at_the_edges(words: str, ems: float):
    assert advance(words) == pytest.approx(ems * 10)
    assert advance(words, replace(TIGHT, squeeze=False)) == pytest.approx(len(words) * 10)


def test_proportional_marks_of_english_are_left_alone():
    assert advance("“a” (b).", language="en") == advance("“a” (b).", replace(TIGHT, squeeze=False), "en")


def test_a_mark_in_the_middle_of_its_square_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("factdeck.layout.measure.Measurer.blanks", lambda *_: (0.4, 0.4))
    assert advance("甲，（乙）") == pytest.approx(50)


def test_room_that_is_won_is_used_for_another_character():
    here = setter()
    loose, tight = (
        lines(here.paragraph(here.runs(text("（一）“二”三四，五六"), style), style, 75))
        for style in (replace(TIGHT, squeeze=False), TIGHT)
    )
    assert (loose, tight) == (["（一）“二”三", "四，五六"], ["（一）“二”三四，", "五六"])


def test_what_a_line_says_it_takes_is_inside_and_starts_with_its_ink():
    found = pieces("“一”二三（四）。", style=TIGHT, width=60)
    assert found[0].x == -5
    assert [round(piece.x + piece.advance, 6) <= 60 for piece in found] == [True] * len(found)


@pytest.mark.parametrize(("align", "edge"), [("center", 0.5), ("right", 1.0)])
def test_what_is_squeezed_is_centred_and_aligned_by_its_ink(align: str, edge: float):
    [piece] = pieces("“一二”", style=replace(TIGHT, align=align), width=100)
    ink = 30.0  # 40 less a half at each end
    assert piece.x + 5 == pytest.approx((100 - ink) * edge)
    assert piece.x + piece.advance == pytest.approx((100 - ink) * edge + ink)


def test_an_office_program_knows_no_squeezing_nor_space_of_ours():
    style = replace(TIGHT, autospace=0.125, hyphenate=True, total_fit=True)
    here = replace(setter(), air=0.2)
    [line] = here.paragraph(here.runs(text("“甲”（乙3个）。"), style), style, 900).lines
    assert [piece.spacing for piece in line.pieces] == [()]
    assert line.pieces[0].x == 0
