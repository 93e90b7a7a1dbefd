"""Hard paragraphs at many widths, with the shipped fonts: no line breaks a rule or hangs over.

Every rule is also taken away once, to see that the check notices.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdeck.base.diagnostics import Diagnostics
from factdeck.layout import composer, hyphens, justify, linebreak, paragraphs, spaces, stretch
from factdeck.layout.linebreak import Break
from factdeck.layout.measure import Measurer
from factdeck.layout.paragraphs import Setting, set_paragraph
from factdeck.layout.text import Setter
from factdeck.scene.text import Rect, Role
from factdeck.theme.load import load_theme
from factdeck.theme.theme import TextStyle
from tests.corpus import EMOJI, PARAGRAPHS
from tests.layout.text_samples import lines, text
from tests.line_rules import Fault, faults, inseparable, line_ends, lone_end

pytestmark = pytest.mark.slow

SIZE = 10.0
WIDTHS = [SIZE * (6 + step * 0.83) for step in range(50)]
STYLES = {
    "first fit": TextStyle(size=SIZE),
    "squeezed": TextStyle(size=SIZE, squeeze=True, autospace=0.125),
    "total fit": TextStyle(size=SIZE, total_fit=True, strong_figures=True),
    "headline": TextStyle("serif", SIZE, bold=True, balance=True, squeeze=True),
    "justified": TextStyle(
        size=SIZE, align="justify", squeeze=True, autospace=0.125, total_fit=True, hyphenate=True
    ),
}
_theme = load_theme("hongjin", [], Diagnostics())
assert _theme is not None
MEASURER = Measurer(_theme.families)


def set_(words: str, language: str, style: TextStyle, width: float) -> Setting:
    runs = Setter(MEASURER, Diagnostics(), language).runs(text(words), style)
    return set_paragraph(runs, style, width, MEASURER, language)


def found(words: str, language: str, style: TextStyle, width: float) -> list[str]:
    """The faults of a paragraph; what is wider than a line may be broken, where the setting says so."""
    setting = set_(words, language, style, width)
    shown = lines(setting.paragraph)
    broken = faults(shown, language, words)
    if setting.forced:
        ends = line_ends(shown, words)
        broken = [item for item in broken if not excused(item, ends, words, language, style, width)]
    return [item.what for item in broken] + overhanging(setting, width)


def excused(fault: Fault, ends: list[int], words: str, language: str, style: TextStyle, width: float) -> bool:
    """Whether a fault is where no line could hold what belongs together."""
    place = ends[fault.line - 1] if 0 < fault.line <= len(ends) else -1
    if place < 0:
        return False
    setter = Setter(MEASURER, Diagnostics(), language)
    return setter.width(text(inseparable(words, place)), style) > width


def overhanging(setting: Setting, width: float) -> list[str]:
    """Lines that reach over the frame; at the left the blank half of an opening mark may."""
    wrong: list[str] = []
    for line in setting.paragraph.lines:
        first, last = line.pieces[0], line.pieces[-1]
        if last.x + last.advance > width + 0.02 and len("".join(piece.text for piece in line.pieces)) > 1:
            wrong.append(f"{last.text} hangs over by {last.x + last.advance - width:.2f}")
        if first.x < -(SIZE / 2 if first.text[0] in spaces.OPENING else 0) - 0.01:
            wrong.append(f"{first.text} hangs out")
    return wrong


def all_faults(style: TextStyle, widths: list[float], paragraphs: Any = PARAGRAPHS) -> list[str]:
    return [
        fault
        for words, language in paragraphs
        for width in widths
        for fault in found(words, language, style, width)
    ]


QUICK = ("first fit", "headline")
ALL = [
    pytest.param(STYLES[name], id=name, marks=[] if name in QUICK else [pytest.mark.slow]) for name in STYLES
]


@pytest.mark.parametrize("style", ALL)
def test_no_line_of_the_corpus_breaks_a_rule_at_any_width(style: TextStyle):
    assert len(PARAGRAPHS) >= 20
    assert len(WIDTHS) == 50
    assert all_faults(style, WIDTHS) == []


def clauses() -> list[tuple[str, str]]:
    return [(clause, language) for words, language in PARAGRAPHS for clause in words.split("，")]


@st.composite
def paragraph(draw: st.DrawFn) -> tuple[str, str]:
    """A paragraph of clauses of the corpus in any order."""
    language = draw(st.sampled_from(["zh-CN", "en"]))
    own = [clause for clause, of in clauses() if of == language]
    between = "，" if language == "zh-CN" else " "
    return between.join(draw(st.lists(st.sampled_from(own), min_size=1, max_size=6))), language


@settings(max_examples=100, deadline=None)
@given(paragraph(), st.floats(SIZE * 8, SIZE * 60), st.sampled_from(list(STYLES)))
def test_no_line_of_any_paragraph_breaks_a_rule(sample: tuple[str, str], width: float, style: str):
    assert found(*sample, STYLES[style], width) == []


@pytest.mark.slow
@pytest.mark.parametrize("style", ["first fit", "total fit", "justified", "headline"])
def test_all_ways_take_as_few_lines_as_filling(style: str):
    look = replace(STYLES[style], align="left")
    filled = replace(look, balance=False, total_fit=False)
    for words, language in PARAGRAPHS:
        for width in WIDTHS[::7]:
            count, least = (
                len(set_(words, language, item, width).paragraph.lines) for item in (look, filled)
            )
            assert count == least, (words, width)


@settings(max_examples=80, deadline=None)
@given(paragraph(), st.floats(SIZE * 9, SIZE * 40), st.sampled_from(["headline", "total fit", "first fit"]))
def test_no_last_line_is_a_lone_character_or_mark(sample: tuple[str, str], width: float, style: str):
    setting = set_(*sample, STYLES[style], width)
    shown = lines(setting.paragraph)
    assert not lone_end(shown) or not could_end_better(sample, shown, STYLES[style], width), shown


def could_end_better(sample: tuple[str, str], shown: list[str], style: TextStyle, width: float) -> bool:
    """Whether the last two lines could be parted elsewhere, so that the last has two letters."""
    words, language = sample
    start, end = ([0, *line_ends(shown, words)])[-2:]
    breaks = linebreak.opportunities(words, language)
    return any(
        breaks[place] >= Break.POOR
        and sum(map(str.isalnum, words[place:])) > 1
        and len(set_(words[place:], language, style, width).paragraph.lines) == 1
        for place in range(start + 1, end)
    )


def test_an_emoji_is_reported_with_its_code_point_and_place():
    setter = Setter(MEASURER, Diagnostics(), EMOJI[1])
    setter.frame("closing/text", text(EMOJI[0]), STYLES["first fit"], Rect(0, 0, 200, 90), role=Role.BODY)
    missing = [item for item in setter.diagnostics if item.code == "missing-glyph"]
    assert len(missing) == 3
    assert "U+1F600" in missing[0].line("zh-CN")


# Each rule taken away once

_TAKEN: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "no-start": (lambda patch: patch.setattr(linebreak, "_NO_START", frozenset()), "starts with ，"),
    "no-end": (lambda patch: patch.setattr(linebreak, "_NO_END", frozenset()), "ends with §"),
    "opening": (
        lambda patch: patch.setattr(linebreak, "classes", lambda *_: _as_words(*_, "（“", "ID")),
        "ends with “",
    ),
    "dash": (lambda patch: patch.setattr(linebreak, "_LOOSE_DASH", _NEVER), "starts with —"),
    "dash inside": (lambda patch: _no_dashes(patch), "is parted"),
    "figures": (lambda patch: patch.setattr(linebreak, "quantities", _none), "parts a number from its unit"),
    "words": (lambda patch: _plain_inside(patch), "parts a word"),
    "addresses": (lambda patch: patch.setattr(linebreak, "unbroken", _none), "parts an address"),
    "widths": (
        lambda patch: patch.setattr(stretch, "_TOLERANCE", 6.0),
        "hangs over",
    ),
}


def _none(*_: object) -> tuple[()]:
    return ()


class _Never:
    def finditer(self, _: str) -> tuple[()]:
        return ()


_NEVER = _Never()
_classes = linebreak.classes


def _as_words(words: str, language: str, marks: str, kind: str) -> list[str]:
    kinds = _classes(words, language)
    return [kind if mark in marks else own for mark, own in zip(words, kinds, strict=True)]


def _no_dashes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(linebreak, "_LOOSE_DASH", _NEVER)
    patch.setattr(linebreak, "classes", lambda *_: _as_words(*_, "—", "ID"))


def _plain_inside(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(linebreak, "_JOINED", {})


@pytest.mark.parametrize("rule", _TAKEN)
def test_without_the_rule_the_check_fails(rule: str, monkeypatch: pytest.MonkeyPatch):
    take, said = _TAKEN[rule]
    paragraphs._breaks.cache_clear()
    take(monkeypatch)
    try:
        assert any(said in fault for fault in all_faults(STYLES["first fit"], WIDTHS[4::5]))
    finally:
        paragraphs._breaks.cache_clear()


@pytest.mark.parametrize(
    ("module", "name", "value", "said"),
    [
        (hyphens, "_WORD", re.compile("[A-Za-z]{5,}"), "badly hyphenated"),
        (composer, "HYPHENS", 99, "third in a row"),
    ],
)
def test_without_the_limits_of_hyphens_the_check_fails(
    module: Any, name: str, value: Any, said: str, monkeypatch: pytest.MonkeyPatch
):
    paragraphs._breaks.cache_clear()
    hyphens._patterns.cache_clear()
    monkeypatch.setattr(module, name, value)
    words = "Internationalisation characteristically representation administration library hospitality"
    style = TextStyle(size=SIZE, hyphenate=True)
    try:
        assert any(said in fault for fault in all_faults(style, WIDTHS[:20], [(words, "en")]))
    finally:
        paragraphs._breaks.cache_clear()
        hyphens._patterns.cache_clear()


def test_without_the_care_for_last_lines_the_check_fails(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(composer, "_without_orphan", lambda _stretch, _width, shown: shown)
    sample = PARAGRAPHS[0]
    assert any(lone_end(lines(set_(*sample, STYLES["first fit"], width).paragraph)) for width in WIDTHS)


def test_without_its_limit_a_justified_line_stands_too_wide(monkeypatch: pytest.MonkeyPatch):
    style = STYLES["justified"]
    assert _widest_gap(style) <= justify.BLANK * SIZE + 0.01
    monkeypatch.setattr(justify, "_LIMITS", (9.0, 9.0, 9.0))
    assert _widest_gap(style) > justify.BLANK * SIZE + 0.01


def _widest_gap(style: TextStyle) -> float:
    settings_ = [
        set_(words, language, style, width) for words, language in PARAGRAPHS for width in WIDTHS[::9]
    ]
    return max(
        gap
        for setting in settings_
        for line in setting.paragraph.lines
        for piece in line.pieces
        for gap in (*piece.spacing, 0.0)
    )
