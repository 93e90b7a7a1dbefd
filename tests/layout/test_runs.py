"""Runs: a figure's three sizes, figures in prose, daggers, space between scripts."""

from dataclasses import replace

import pytest

from factdeck.document.blocks import Span
from factdeck.facts.factbook import Figure
from factdeck.layout.runs import runs_of, scaled
from factdeck.scene.text import Run
from factdeck.theme.theme import TextStyle
from tests.layout.text_samples import text

NUMBER = TextStyle("serif", 36, "red", bold=True, leading=1.2, unit_size=18)


def shape(runs: tuple[Run, ...]) -> list[tuple[str, float, float]]:
    return [(run.text, run.style.size, run.gap_after) for run in runs]


def test_a_figure_is_digits_and_a_smaller_unit_a_sixth_of_it_apart():
    runs = runs_of(Figure("f", "", "74.6", "万人次"), NUMBER)
    assert shape(runs) == [("74.6", 36, 3.0), ("万人次", 18, 0)]
    assert {run.fact for run in runs} == {"f"}
    assert {(run.style.family, run.style.color, run.style.bold) for run in runs} == {("serif", "red", True)}


def test_a_lead_has_the_size_of_the_unit_and_stands_close():
    runs = runs_of(Figure("f", "最快", "7", "天"), NUMBER)
    assert shape(runs) == [("最快", 18, 0), ("7", 36, 3.0), ("天", 18, 0)]


def test_a_pack_may_part_lead_and_unit_further():
    runs = runs_of(Figure("f", "最快", "7", "天"), replace(NUMBER, unit_gap=0.2))
    assert shape(runs) == [("最快", 18, 3.6), ("7", 36, 3.6), ("天", 18, 0)]


def test_a_sign_stands_close():
    assert shape(runs_of(Figure("f", "约", "11", "%"), NUMBER)) == [
        ("约", 18, 0),
        ("11", 36, 0),
        ("%", 18, 0),
    ]


def test_an_english_unit_brings_its_own_space():
    runs = runs_of(Figure("f", "over ", "1.5", " million"), NUMBER)
    assert [run.gap_after for run in runs] == [0, 0, 0]


def test_a_number_in_words_is_set_like_digits():
    assert shape(runs_of(Figure("f", "近", "千", "场次"), NUMBER)) == [
        ("近", 18, 0),
        ("千", 36, 3),
        ("场次", 18, 0),
    ]


def test_a_pack_may_set_a_number_in_words_as_one_smaller_run():
    style = replace(NUMBER, worded=2)
    assert shape(runs_of(Figure("f", "近", "千", "场次"), style)) == [("近千", 34, 3), ("场次", 18, 0)]
    assert shape(runs_of(Figure("f", "", "万", "余场次"), style)) == [("万余", 34, 3), ("场次", 18, 0)]
    assert shape(runs_of(Figure("f", "", "2", "万余人次"), style)) == [("2", 36, 3), ("万余人次", 18, 0)]


@pytest.mark.parametrize(("size", "unit"), [(60, 28.2), (18, 8.5), (16, 8), (12, 8)])
def test_without_a_unit_size_it_is_47_percent_but_8_points_at_least(size: float, unit: float):
    runs = runs_of(Figure("f", "", "5", "家"), TextStyle(size=size))
    assert runs[1].style.size == unit


def test_a_figure_without_unit_is_one_run():
    assert shape(runs_of(Figure("f", "", "182,000", ""), NUMBER)) == [("182,000", 36, 0)]


def test_the_unit_may_have_its_own_weight_and_colour():
    style = replace(NUMBER, unit_bold=False, unit_color="ink")
    digits, unit = runs_of(Figure("f", "", "5", "家"), style)
    assert (digits.style.bold, digits.style.color) == (True, "red")
    assert (unit.style.bold, unit.style.color) == (False, "ink")


def test_a_calculated_figure_carries_a_raised_dagger_where_the_style_says_so():
    figure = Figure("f", "", "48", "项", calculated=True)
    assert runs_of(figure, NUMBER)[-1].text == "项"
    dagger = runs_of(figure, replace(NUMBER, dagger=True))[-1]
    assert (dagger.text, dagger.style.size, dagger.fact) == ("†", 10.8, "")
    assert dagger.style.rise > 0


def test_a_calculated_figure_in_prose_carries_a_dagger_too():
    runs = runs_of((Span("共"), Span("48项", "f", True), Span("。")), TextStyle(size=10, dagger=True))
    assert [run.text for run in runs] == ["共", "48项", "†", "。"]
    assert runs[2].style.size == 6


def test_figures_in_prose_are_one_run_and_bold_where_the_style_says_so():
    runs = runs_of(text("打造", ("23个", "bases"), "基地"), TextStyle(strong_figures=True))
    assert [(run.text, run.style.bold, run.fact) for run in runs] == [
        ("打造", False, ""),
        ("23个", True, "bases"),
        ("基地", False, ""),
    ]


def test_tracking_is_in_ems_of_the_run():
    runs = runs_of(Figure("f", "", "5", "家"), replace(NUMBER, tracking=0.1))
    assert [run.style.tracking for run in runs] == pytest.approx([3.6, 1.8])


def test_every_kind_of_line_end_is_a_newline():
    assert [run.text for run in runs_of(text("一\r\n二\v三\u2028四"), TextStyle())] == ["一\n二\n三\n四"]


def test_a_step_shrinks_the_unit_with_the_digits():
    step = scaled(NUMBER, 28)
    assert (step.size, step.unit_size) == (28, 14)
    assert scaled(replace(NUMBER, unit_size=8.5), 28).unit_size == 8
    assert scaled(NUMBER, 36) is NUMBER
    assert scaled(replace(NUMBER, unit_size=0.0), 28).unit_size == 0


def test_the_unit_may_have_its_own_family():
    digits, unit = runs_of(Figure("f", "", "5", "家"), replace(NUMBER, unit_family="sans"))
    assert (digits.style.family, unit.style.family) == ("serif", "sans")


def test_a_currency_sign_and_a_latin_letter_stand_close():
    runs = runs_of(Figure("f", "$", "3.2", "M"), replace(NUMBER, unit_gap=0.2))
    assert [run.gap_after for run in runs] == [0, 0, 0]


def test_a_wide_place_joins_what_the_author_broke_for_a_narrow_one():
    wide = TextStyle(joins=True)
    assert [run.text for run in runs_of(text("五个方面\n回看五年"), wide)] == ["五个方面回看五年"]
    assert [run.text for run in runs_of(text("Five parts\non five years"), wide)] == [
        "Five parts on five years"
    ]
    assert "\n" in runs_of(text("五个方面\n回看五年"), TextStyle())[0].text
