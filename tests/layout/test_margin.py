from itertools import pairwise

import pytest

from factdeck.layout.glyphs import glyphs_of
from factdeck.layout.margin import aired
from factdeck.layout.measure import Measurer
from factdeck.scene.text import Run, RunStyle
from tests.layout.exhibit_samples import FAMILIES


def room(text: str, size: float = 18.0, language: str = "zh-CN") -> float:
    """What lines give up for the text, in ems."""
    runs = (Run(text, RunStyle("sans", size, "ink")),)
    glyphs = list(glyphs_of(runs, Measurer(FAMILIES), language))
    wide = aired(glyphs, runs, 0.25)
    return (
        sum(one.advance + one.gap - own.advance - own.gap for one, own in zip(wide, glyphs, strict=True))
        / size
    )


def test_chinese_alone_gives_up_nothing() -> None:
    assert room("把工会建到职工身边，“服务”好每个人。") == pytest.approx(0)


@pytest.mark.parametrize("text", ["完成A类", "（A）", "：A。"])
def test_space_is_kept_at_every_change_of_script_signs_included(text: str) -> None:
    assert room(text) == pytest.approx(0.5, abs=0.01)


def test_a_sign_of_no_script_belongs_to_what_stands_before_it() -> None:
    assert room("职工“A") == pytest.approx(0.25, abs=0.01)
    assert room("“职工") == pytest.approx(0.25, abs=0.01)


def test_digits_may_be_a_twelfth_wider() -> None:
    assert room("7343") == pytest.approx(0.08 * 4 * 0.555, abs=0.01)


def test_a_mark_may_be_an_em_wide_in_english_too() -> None:
    assert room("it’s", language="en") > 0.6


def test_blanks_may_be_wider_among_ideographs_only() -> None:
    assert room("职 工") > 0.05
    assert room("a library", language="en") < 0.03


def test_sizes_are_rounded_up_as_programs_round_them() -> None:
    sizes = [room("职" * 100, size) for size in (18, 14)]
    assert sizes[0] == pytest.approx(0)
    assert sizes[1] == pytest.approx(0.286, abs=0.01)


def test_more_text_never_takes_less_room() -> None:
    text = "工会会员104万余人，比上年增长12.5％（约“1成”）。"
    assert all(more >= less for less, more in pairwise(room(text[:end]) for end in range(1, len(text))))
