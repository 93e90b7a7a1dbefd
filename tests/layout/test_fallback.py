"""Runs parted where their font lacks a character: the same words, each part in a font that has it."""

from collections.abc import Sequence

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.facts.factbook import Figure
from factdeck.layout.fallback import with_fallback
from factdeck.layout.measure import Measurer
from factdeck.layout.text import Setter
from factdeck.scene.text import Rect, Role, Run, RunStyle
from factdeck.theme.load import load_theme
from factdeck.theme.theme import TextStyle
from tests.layout.text_samples import text

_THEME = load_theme("hongjin", [], Diagnostics())
assert _THEME is not None
MEASURER = Measurer(_THEME.families)
STYLE = RunStyle("serif", 20, "ink", bold=True, tracking=0.5)


def families(runs: Sequence[Run]) -> list[tuple[str, str]]:
    return [(run.style.family, run.text) for run in runs]


def test_runs_that_lack_nothing_are_the_same_objects() -> None:
    runs = (Run("慰问260万人次", STYLE), Run("104", STYLE, 3.0, "members"))
    assert with_fallback(runs, MEASURER) is runs


def test_a_parted_run_keeps_all_else_and_its_gap_at_the_end() -> None:
    run = Run("會員104萬人", STYLE, 3.0, "members", "zh-TW")
    parts = with_fallback((run,), MEASURER)
    assert families(parts) == [
        ("more-serif", "會員"),
        ("serif", "104"),
        ("more-serif", "萬"),
        ("serif", "人"),
    ]
    assert [part.gap_after for part in parts] == [0, 0, 0, 3.0]
    assert {(part.fact, part.language, part.style.size, part.style.tracking) for part in parts} == {
        ("members", "zh-TW", 20, 0.5)
    }


def test_what_is_set_is_measured_in_the_font_that_sets_it() -> None:
    for bold in (False, True):
        whole = MEASURER.advance("₹Ѣ5會", "sans", bold, 10)
        apart = MEASURER.advance("₹Ѣ", "western", bold, 10) + MEASURER.advance("5", "sans", bold, 10) + 10
        assert whole == pytest.approx(apart)
    assert MEASURER.outline("會", "serif", True, 9, 0, 0) == MEASURER.outline(
        "會", "more-serif", True, 9, 0, 0
    )
    assert MEASURER.outline("會", "serif", True, 10, 0, 0)


def test_a_frame_of_mixed_writing_breaks_as_ever_and_reports_nothing() -> None:
    setter = Setter(MEASURER, Diagnostics(), "zh-CN")
    said = "服務職工，推進“雙聯繫”工作：ヨーロッパの友人Ѣ。"
    frame = setter.frame("f", text(said), TextStyle(size=12), Rect(0, 0, 90, 200), role=Role.BODY)
    (paragraph,) = frame.paragraphs
    assert frame.text == said
    assert {run.style.family for run in paragraph.runs} == {"sans", "more", "western"}
    assert len(paragraph.lines) > 2
    assert all(line.pieces[-1].x + line.pieces[-1].advance <= 90.01 for line in paragraph.lines)
    assert list(setter.diagnostics) == []


def test_a_figure_with_a_unit_from_elsewhere_is_one_figure() -> None:
    setter = Setter(MEASURER, Diagnostics(), "zh-CN")
    figure = Figure("members", "", "104", "萬餘人")
    runs = setter.runs(figure, TextStyle(size=40))
    assert families(runs) == [("sans", "104"), ("more", "萬餘"), ("sans", "人")]
    assert {run.fact for run in runs} == {"members"}
    frame = setter.frame("f", figure, TextStyle(size=40), Rect(0, 0, 30, 60), role=Role.FIGURE)
    assert len(frame.paragraphs[0].lines) == 1


def test_what_no_font_has_is_reported_once_with_all_its_code_points() -> None:
    setter = Setter(MEASURER, Diagnostics(), "zh-CN")
    for identity in ("here", "there"):
        said = text("職工👩🏽\u200d🚀與👩🏽\u200d🚀")
        setter.frame(identity, said, TextStyle(size=12), Rect(0, 0, 300, 40), role=Role.BODY)
    (finding,) = setter.diagnostics
    assert finding.code == "missing-glyph"
    assert finding.arguments["point"] == "U+1F469 U+1F3FD U+200D U+1F680"


def test_a_tab_is_a_blank_and_not_a_missing_character() -> None:
    setter = Setter(MEASURER, Diagnostics(), "zh-CN")
    frame = setter.frame("f", text("服务\t职工"), TextStyle(size=12), Rect(0, 0, 300, 40), role=Role.BODY)
    assert frame.text == "服务 职工"
    assert list(setter.diagnostics) == []
