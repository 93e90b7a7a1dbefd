"""Measuring: widths are sums of the font's advances; outlines lie on their baseline."""

import pytest

from factdeck.layout.measure import INVISIBLE, Measurer, measurer_of
from factdeck.scene.paths import Close, Curve, LineTo, Move
from tests.layout.text_samples import FAMILIES


@pytest.fixture(scope="module")
def measurer() -> Measurer:
    return Measurer(FAMILIES)


def test_an_ideograph_and_a_chinese_mark_are_one_em(measurer: Measurer):
    assert measurer.advance("职工，“云”", "sans", False, 18) == pytest.approx(6 * 18)


def test_digits_have_the_width_of_their_own_face(measurer: Measurer):
    assert measurer.advance("10", "sans", False, 10) == pytest.approx(2 * 5.55)
    assert measurer.advance("10", "sans", True, 10) == pytest.approx(2 * 5.9)
    assert measurer.advance("10", "serif", True, 10) == pytest.approx(4.66 + 5.93)


def test_a_width_is_the_sum_of_its_characters(measurer: Measurer):
    word = "AVATAR 慰问260万人次"
    assert measurer.advance(word, "serif", True, 28) == pytest.approx(
        sum(measurer.advance(character, "serif", True, 28) for character in word)
    )
    assert measurer.advances(word, "serif", True, 28) == pytest.approx(
        [measurer.advance(character, "serif", True, 28) for character in word]
    )


def test_invisible_characters_have_no_width_and_are_never_missing(measurer: Measurer):
    assert measurer.advance(INVISIBLE, "sans", False, 18) == 0
    assert measurer.missing(INVISIBLE, "sans", False) == ()


def test_ascent_and_descent_are_positive_and_scale(measurer: Measurer):
    assert measurer.descent("sans", False, 10) == pytest.approx(2.88)
    assert measurer.ascent("sans", False, 10) == pytest.approx(11.6)


def test_missing_names_each_lacking_character_once(measurer: Measurer):
    assert measurer.missing("好😀了\U0001f4af😀", "sans", False) == ("😀", "\U0001f4af")
    assert measurer.missing("慰问260万人次", "serif", True) == ()


def test_an_outline_stands_on_the_baseline_y_downward(measurer: Measurer):
    commands = measurer.outline("7", "serif", True, 100, 50, 200)
    assert isinstance(commands[0], Move)
    assert isinstance(commands[-1], Close)
    points = [item for item in commands if isinstance(item, (Move, LineTo, Curve))]
    assert max(point.y for point in points) == pytest.approx(200, abs=0.1)
    assert min(point.y for point in points) == pytest.approx(200 - 74.1, abs=0.2)
    assert min(point.x for point in points) == pytest.approx(50 + 5.8, abs=0.1)


def test_the_outline_of_a_word_advances(measurer: Measurer):
    one = measurer.outline("年", "serif", True, 100, 100, 0)
    assert measurer.outline("五年", "serif", True, 100, 0, 0)[-len(one) :] == one


def test_marks_are_proportional_in_english_and_an_em_wide_in_chinese(measurer: Measurer):
    for family in ("sans", "serif"):
        assert measurer.advance("’", family, True, 10, "en") < 4
        assert measurer.advance("’", family, True, 10, "zh-CN") == pytest.approx(10)
        assert measurer.advance("don’t", family, True, 10, "zh-CN") < 30
    assert measurer.advances("a’s", "sans", False, 10, "en")[1] == measurer.advance(
        "’", "sans", False, 10, "en"
    )


def test_documents_in_the_same_fonts_are_measured_by_one():
    assert measurer_of(dict(FAMILIES)) is measurer_of(dict(FAMILIES))
    assert measurer_of({"sans": FAMILIES["sans"]}) is not measurer_of(FAMILIES)
