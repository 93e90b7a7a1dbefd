"""Fallback from one font to the next: which family sets what, and how a design pack says so."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.theme.clusters import clusters, code_points
from factdeck.theme.fallback import Fallback
from factdeck.theme.load import load_theme
from tests.theme.test_load import codes, pack

SHIPPED = load_theme("hongjin", [], Diagnostics())
assert SHIPPED is not None
FALLBACK = Fallback(SHIPPED.families)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("职工之家104万余人", [("sans", "职工之家104万余人")]),
        ("職工", [("more", "職"), ("sans", "工")]),
        ("票价₹5，職員", [("sans", "票价"), ("western", "₹"), ("sans", "5，"), ("more", "職員")]),
        ("a\u0301é", [("western", "a\u0301"), ("sans", "é")]),
        ("甲😀乙", [("sans", "甲😀乙")]),
        ("", [("sans", "")]),
    ],
)
def test_what_a_font_lacks_comes_from_the_next_in_order(text: str, stretches: list[tuple[str, str]]) -> None:
    for bold in (False, True):
        assert list(FALLBACK.parted(text, "sans", bold)) == stretches
        assert list(FALLBACK.parted(text, "sans", bold)) == stretches  # asked again, from what is known


def test_only_what_no_font_has_is_lacking_each_once_and_whole() -> None:
    family = "👩🏽\u200d🚀"
    assert FALLBACK.lacking(f"職₹{family}甲{family}🇨🇳1\ufe0f\u20e3", "sans", False) == (
        family,
        "🇨🇳",
        "1\ufe0f\u20e3",
    )
    assert FALLBACK.lacking("職₹", "western", False) == ("職",)
    assert FALLBACK.lacking("字\n\u200b\ufe0f", "sans", False) == ()


def test_clusters_are_characters_as_readers_count_them() -> None:
    assert list(clusters("e\u0301👩🏽\u200d🚀字")) == ["e\u0301", "👩🏽\u200d🚀", "字"]
    assert code_points("👩🏽\u200d🚀") == "U+1F469 U+1F3FD U+200D U+1F680"


def test_an_extending_pack_may_put_a_font_of_its_own_first(tmp_path: Path) -> None:
    folder = pack(
        tmp_path,
        """\
extends: hongjin
families:
  sans: {regular: own.ttf, bold: own.ttf, fallback: [base, more]}
  base: {latin: Noto Sans CJK SC, east_asian: Microsoft YaHei,
         regular: fonts/noto-sans-sc/NotoSansSC-Regular.ttf, bold: fonts/noto-sans-sc/NotoSansSC-Bold.ttf}
""",
    )
    own = Path(SHIPPED.families["western"].regular)
    (folder / "mine" / "own.ttf").write_bytes(own.read_bytes())
    diagnostics = Diagnostics()
    theme = load_theme("mine", [folder], diagnostics)
    assert theme and codes(diagnostics) == []
    assert theme.families["sans"].regular == str(folder / "mine" / "own.ttf")
    assert theme.families["serif"].fallback == ("more-serif", "more", "western")
    assert Fallback(theme.families).parted("ab工職", "sans", False) == (
        ("sans", "ab"),
        ("base", "工"),
        ("more", "職"),
    )


def test_one_family_needs_no_list(tmp_path: Path) -> None:
    folder = pack(tmp_path, "extends: hongjin\nfamilies: {sans: {fallback: western}}\n")
    theme = load_theme("mine", [folder], Diagnostics())
    assert theme and theme.families["sans"].fallback == ("western",)


@pytest.mark.parametrize("name", ["mores", "sans"])
def test_a_fallback_that_is_no_other_family_is_reported(tmp_path: Path, name: str) -> None:
    folder = pack(tmp_path, f"extends: hongjin\nfamilies: {{sans: {{fallback: [{name}]}}}}\n")
    diagnostics = Diagnostics()
    assert load_theme("mine", [folder], diagnostics) is None
    assert codes(diagnostics) == ["template-name-unknown"]
    (finding,) = diagnostics
    assert finding.location and finding.location.line == 2
    assert "more" in finding.hint("en") + finding.message("en")
