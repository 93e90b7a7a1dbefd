"""Characters that no font has: named before anything is built, with their place in the spec."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.base.resources import resource
from factdeck.checks.glyphs import check_glyphs
from factdeck.pipeline.stages import KINDS, finish, prepare
from factdeck.spec.load import load
from factdeck.theme.load import load_theme
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


def found(
    folder: Path, old: str, new: str, families: Mapping[str, FontFamily] = FAMILIES
) -> list[Diagnostic]:
    """What the check says of the spec with one text replaced."""
    path = folder / "deck.yaml"
    path.write_text(SPEC.replace(old, new), "utf-8")
    diagnostics = Diagnostics()
    project = load(path, diagnostics)
    assert project is not None, [item.line("en") for item in diagnostics]
    findings = Diagnostics()
    check_glyphs(project, families, findings)
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


def test_an_emoji_of_many_parts_is_one_finding_with_all_its_code_points(tmp_path: Path):
    emoji = "👩🏽\u200d🚀"
    (finding,) = found(tmp_path, "HEADLINE", f"服务{emoji}职工{emoji}")
    for language in ("zh-CN", "en"):
        assert f"“{emoji}”" in finding.message(language)
        assert "U+1F469 U+1F3FD U+200D U+1F680" in finding.message(language)


def test_each_of_several_emoji_is_a_finding_of_its_own(tmp_path: Path):
    findings = found(tmp_path, "HEADLINE", "好👍🏽🇨🇳1️⃣")
    assert [item.arguments["point"] for item in findings] == [
        "U+1F44D U+1F3FD",
        "U+1F1E8 U+1F1F3",
        "U+0031 U+FE0F U+20E3",
    ]


def test_what_a_fallback_has_is_not_missed(tmp_path: Path):
    theme = load_theme("hongjin", [], Diagnostics())
    assert theme
    assert found(tmp_path, "HEADLINE", "會員與₹ёヨーロッパ", families=theme.families) == []
    assert [item.arguments["character"] for item in found(tmp_path, "HEADLINE", "會₹")] == ["會", "₹"]


def test_what_one_family_alone_lacks_is_said_once_at_its_place(tmp_path: Path):
    """A title is shown on several slides and in the sheet; layout finds the character at each of them."""
    pack = tmp_path / "templates" / "mine"
    pack.mkdir(parents=True)
    (pack / "template.yaml").write_text("extends: hongjin\nfamilies: {serif: {fallback: []}}\n", "utf-8")
    path = tmp_path / "deck.yaml"
    path.write_text(
        "factdeck: 1\ntitle: 職工之家\norganization: 工會\ntemplate: mine\n"
        "sections:\n- {id: s, title: 服務, headline: 服務職工, points: [為職工服務]}\n",
        "utf-8",
    )
    findings = Diagnostics()
    project = load(path, findings)
    prepared = project and prepare(project, findings)
    assert prepared, [item.line("en") for item in findings]
    for kind in KINDS:
        findings.extend(finish(prepared, kind).diagnostics)
    missing = [item for item in findings if item.code == "missing-glyph"]
    places = [
        (item.arguments["character"], str(item.location).rpartition("deck.yaml:")[2]) for item in missing
    ]
    assert len(set(places)) == len(places)
    assert {("職", "2:8"), ("會", "3:15")} <= set(places)
    assert all(":" in place for _, place in places)
    assert not any(place.startswith("6:") and character == "為" for character, place in places)  # sans has it
