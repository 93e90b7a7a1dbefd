"""Characters that no font has: named before anything is built, with their place in the spec."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.base.resources import resource
from factdeck.checks.glyphs import check_glyphs
from factdeck.spec.load import load
from factdeck.theme.theme import FontFamily

FONTS = resource("assets", "fonts")
REGULAR, SERIF = (
    str(FONTS / name)
    for name in ("noto-sans-sc/NotoSansSC-Regular.ttf", "noto-serif-sc/NotoSerifSC-Bold.ttf")
)
FAMILIES = {"sans": FontFamily("", "", REGULAR, REGULAR), "serif": FontFamily("", "", SERIF, SERIF)}
SPEC = """\
factdeck: 1
title: 五年数读
organization: 某某工会
date: 2026-01-01
sources:
  report: {title: 报告, publisher: 工会}
facts:
  members: {value: 104万余人, label: 会员, source: report, quote: 会员104万余人}
  visits: {series: {2024年: "12", 2025年: "15"}, unit: 人次, label: 走访, source: report}
sections:
  - id: s1
    title: 服务职工
    headline: "HEADLINE"
    notes: NOTES
    figures: [members]
"""


def found(folder: Path, old: str, new: str) -> list[Diagnostic]:
    """What the check says of the spec with one text replaced."""
    path = folder / "deck.yaml"
    path.write_text(SPEC.replace(old, new), "utf-8")
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    assert project is not None, [item.line("en") for item in diagnostics]
    findings = Diagnostics()
    check_glyphs(project, FAMILIES, findings)
    return list(findings)


@pytest.mark.parametrize(
    ("character", "point"), [("😀", "U+1F600"), ("\U00030edd", "U+30EDD"), ("ༀ", "U+0F00")]
)
def test_a_character_without_glyph_is_an_error_at_its_place(tmp_path: Path, character: str, point: str):
    (finding,) = found(tmp_path, "HEADLINE", f"服务{character}职工{character}")
    assert (finding.code, finding.severity) == ("missing-glyph", "error")
    assert str(finding.location).endswith("deck.yaml:13:15")
    for language in ("zh-CN", "en"):
        assert f"“{character}”" in finding.message(language)
        assert point in finding.message(language)
        assert f"服务{character}职工" in finding.message(language)
        assert finding.hint(language)


@pytest.mark.parametrize(
    ("old", "place"),
    [("五年数读", "2:8"), ("label: 会员", "8:"), ("报告", "6:"), ("2025年", "9:34"), ("unit: 人次", "9:")],
)
def test_every_text_that_is_shown_is_looked_at(tmp_path: Path, old: str, place: str):
    (finding,) = found(tmp_path, old, f"{old}😀")
    assert f":{place}" in str(finding.location)


@pytest.mark.parametrize("old", ["NOTES", "quote: 会员104万余人"])
def test_what_is_never_drawn_may_have_any_character(tmp_path: Path, old: str):
    assert found(tmp_path, old, f"{old}😀") == []


def test_characters_that_draw_nothing_are_not_missed(tmp_path: Path):
    assert found(tmp_path, "HEADLINE", "服务\\u200b职\\u00ad工\\n与\\ufe0f“don’t”…\\U000e0100") == []


def test_the_characters_of_gb_2312_are_all_there(tmp_path: Path):
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    text = "".join(pair.decode("gb2312", "ignore") for pair in cells)
    assert len(text) == 6763
    assert found(tmp_path, "HEADLINE", f"{text}𬭚𫓯𫟹㑇䶮") == []


def test_two_characters_are_two_findings(tmp_path: Path):
    assert [item.arguments["character"] for item in found(tmp_path, "HEADLINE", "😀了😁")] == ["😀", "😁"]
