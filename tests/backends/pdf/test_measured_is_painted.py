"""What layout measured is what the page shows: every character of mixed runs stands where its pen was."""

from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import matplotlib
import pytest

from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.layout.fallback import with_fallback
from factdeck.layout.measure import Measurer
from factdeck.layout.text import Setter, moved
from factdeck.scene.nodes import Scene, TextFrame
from factdeck.scene.text import Rect, Role, Run, RunStyle
from factdeck.theme.load import load_theme
from factdeck.theme.theme import FontFamily, TextStyle
from tests.every_pdf import unjudged

from .reading import painted
from .scenes import page, scene

_THEME = load_theme("hongjin", [], Diagnostics())
assert _THEME is not None
_FOREIGN = str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")  # 2048 units to the em
FAMILIES = dict(_THEME.families) | {
    "foreign": FontFamily("DejaVu Sans", "SimSun", _FOREIGN, _FOREIGN, fallback=("sans",))
}
MEASURER = Measurer(FAMILIES)
BODY = RunStyle("sans", 11, "ink")
MIXED = (
    Run("市总工会服务职工", BODY),
    Run("104", replace(BODY, family="serif", size=30, bold=True, color="accent"), 5.0, "members"),
    Run("万余人", replace(BODY, family="serif", size=14, bold=True), fact="members"),
    Run("†", replace(BODY, size=6.6, rise=3.85)),
    Run("，其中：Average don’t “Wi-Fi” AVATAR ", BODY),
    Run("經費₹5,000", replace(BODY, bold=True)),
    Run(" spaced out", replace(BODY, tracking=1.3)),
    Run("，姓名𬭚𫟹𫓧（Ѣѣ）。", replace(BODY, family="serif", bold=True)),
)
FOREIGN = (Run("The quick brown fox jumps over a lazy dog: 工会 ", replace(BODY, family="foreign")),)


def set_frame(runs: tuple[Run, ...], language: str, width: float = 260) -> TextFrame:
    """The runs as layout sets them, one paragraph at (40, 40)."""
    setter = Setter(MEASURER, Diagnostics(), language)
    style = TextStyle(size=30, leading=1.3, autospace=0.125)
    paragraph = moved(setter.paragraph(with_fallback(runs, MEASURER), style, width), 40, 40)
    assert list(setter.diagnostics) == []
    return TextFrame(id="f", rect=Rect(40, 40, width, 200), role=Role.BODY, paragraphs=(paragraph,))


def on_page(frame: TextFrame, language: str) -> Scene:
    whole = replace(scene(page(frame)), fonts=FAMILIES)
    return replace(whole, properties=replace(whole.properties, language=language))


def pens(frame: TextFrame, language: str) -> list[tuple[str, float, float]]:
    """Each visible character of a frame with its pen, from the measured lines; a rise is the glyph's own."""
    found: list[tuple[str, float, float]] = []
    for paragraph in frame.paragraphs:
        for line in paragraph.lines:
            for piece in line.pieces:
                look = paragraph.runs[piece.run].style
                advances = MEASURER.advances(piece.text, look.family, look.bold, look.size, language)
                spacing = (*piece.spacing, *[0.0] * len(advances))
                steps = (item + look.tracking + gap for item, gap in zip(advances, spacing, strict=False))
                starts = accumulate(steps, initial=piece.x)
                found += [
                    (character, x, line.baseline)
                    for character, x in zip(piece.text, starts, strict=False)
                    if not character.isspace()
                ]
    return found


def strays(frame: TextFrame, language: str) -> list[str]:
    """The characters that stand further than a tenth of a point from where they were measured."""
    seen = [item for item in painted(write(on_page(frame, language))) if not item.character.isspace()]
    measured = pens(frame, language)
    assert "".join(item.character for item in seen) == "".join(character for character, _, _ in measured)
    return [
        f"{character}: {x:.2f}, {y:.2f}, painted at {item.x:.2f}, {item.baseline:.2f}"
        for item, (character, x, y) in zip(seen, measured, strict=True)
        if abs(item.x - x) > 0.1 or abs(item.baseline - y) > 0.1
    ]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_mixed_runs_stand_where_they_were_measured(language: str) -> None:
    frame = set_frame(MIXED, language)
    assert {run.style.family for run in frame.paragraphs[0].runs} == {"sans", "serif", "more", "western"}
    assert len(frame.paragraphs[0].lines) > 2
    assert strays(frame, language) == []


def test_a_font_of_other_units_stands_where_it_was_measured() -> None:
    assert strays(set_frame(FOREIGN, "en", width=360), "en") == []


def test_widths_of_another_font_in_the_file_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = set_frame((Run("Average widths of a regular face", BODY),), "en")
    assert strays(frame, "en") == []
    monkeypatch.setattr(Face, "_widths", lambda face: "[1 [700 700 700 700]]")
    with unjudged("its widths are not its font's"):
        assert strays(frame, "en") != []
