"""Text as readers of the PDF get it: by eye, by copying, by searching."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from factdeck.backends.pdf.writer import write
from factdeck.layout.measure import Measurer
from factdeck.scene.text import RunStyle
from factdeck.theme.truetype import FontError

from .reading import fonts, picture_of, text_of
from .scenes import BODY, FONTS, advance, frame, page, run, scene

NUMBER = RunStyle("serif", 64, "number", bold=True)
UNIT = RunStyle("serif", 30, "ink", bold=True)
KICKER = RunStyle("sans", 9, "accent", bold=True, tracking=0.9)
RARE = "𬭚𫟹𫓧"
FIGURE = frame(
    "figure", run("104", NUMBER, gap_after=6, fact="members"), run("万余人", UNIT, fact="members"), y=80
)


def test_text_reads_in_the_order_of_the_scene() -> None:
    frames = (
        frame("b", run("后画的先读？不，先画的先读。"), y=200),
        frame("a", run("Second line, in Latin (100%)"), y=20),
    )
    assert text_of(write(scene(page(*frames)))) == "\n".join(item.text for item in frames)


def test_characters_beyond_the_basic_plane_copy_as_themselves() -> None:
    assert text_of(write(scene(page(frame("name", run(f"姓名{RARE}。")))))) == f"姓名{RARE}。"


def test_characters_that_look_alike_stay_apart() -> None:
    """Fonts draw some characters with one glyph; each copies as it was written."""
    assert text_of(write(scene(page(frame("dots", run("·・—―")))))) == "·・—―"


@pytest.mark.parametrize(("runs", "said"), [((0,), "104万余人"), ((1,), "数读五年 · 总工会")])
def test_pieces_set_apart_read_as_one(runs: tuple[int], said: str) -> None:
    frames = (FIGURE, frame("kicker", run("数读五年 · 总工会", KICKER)))
    pdf = write(scene(page(frames[runs[0]])))
    assert text_of(pdf) == said
    if pdftotext := shutil.which("pdftotext"):
        result = subprocess.run([pdftotext, "-", "-"], input=pdf, capture_output=True, check=True)
        assert result.stdout.decode().strip() == said


def test_without_its_text_a_figure_would_fall_apart() -> None:
    """The test above can fail: the same pieces as two frames read as two words."""
    apart = (
        frame("n", run("104", NUMBER)),
        frame("u", run("万余人", UNIT), x=40 + advance("104", NUMBER) + 6),
    )
    assert text_of(write(scene(page(*apart)))) != "104万余人"


def test_fonts_are_embedded_subsets_and_nothing_else_is_there() -> None:
    found = fonts(write(scene(page(FIGURE, frame("k", run("工会", KICKER)), frame("t", run("正文"))))))
    assert len(found) == 3
    assert all(
        re.fullmatch(r"/[A-Z]{6}\+Noto\w+SC-\w+", name) and embedded for name, embedded in found.items()
    )


def test_many_characters_are_one_font() -> None:
    text = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 600) if _has(code))
    pdf = write(scene(page(frame("all", run(text)))))
    assert len(fonts(pdf)) == 1
    assert text_of(pdf) == text


def _has(code: int) -> bool:
    from factdeck.theme.truetype import open_truetype

    return open_truetype(FONTS["sans"].regular).glyph(code) > 0


def test_a_character_without_a_glyph_is_named() -> None:
    with pytest.raises(FontError, match=r"U\+0F00"):
        write(scene(page(frame("bad", run("ༀ")))))


def test_an_invisible_character_the_font_lacks_is_left_out() -> None:
    assert text_of(write(scene(page(frame("zero", run("甲\u2060乙")))))) == "甲乙"


def test_pieces_stand_where_layout_put_them() -> None:
    ink = picture_of(write(scene(page(FIGURE))), 4).convert("L").point(lambda value: 255 - value).getbbox()
    assert ink is not None
    left, top, right, bottom = (edge / 4 for edge in ink)
    width = advance("104", NUMBER) + 6 + advance("万余人", UNIT)
    assert 40 < left < 45
    assert 40 + width - 5 < right < 40 + width
    assert 100 - 0.75 * 64 - 2 < top < 100 - 0.75 * 64 + 6  # digits are about three quarters of an em high
    assert 100 <= bottom < 100 + 0.12 * 30


def test_tracking_and_rise_are_painted() -> None:
    tight, wide = (
        _ink(frame("t", run("工会", replace(BODY, tracking=tracking)))) for tracking in (0.0, 10.0)
    )
    assert wide[2] - tight[2] == pytest.approx(10, abs=0.5)
    low, high = (_ink(frame("t", run("工会", replace(BODY, rise=rise)))) for rise in (0.0, 5.0))
    assert low[1] - high[1] == pytest.approx(5, abs=0.5)


def _ink(item: object) -> tuple[float, ...]:
    image = picture_of(write(scene(page(item))), 4).convert("L").point(lambda value: 255 - value)  # type: ignore[arg-type]
    box = image.getbbox()
    assert box is not None
    return tuple(edge / 4 for edge in box)


def test_links_go_to_pages_and_addresses(tmp_path: Path) -> None:
    first = page(
        frame("in", run("第二页"), link="#page-2"),
        frame("out", run("网站"), y=80, link="https://example.org/a?b=1"),
    )
    (tmp_path / "links.pdf").write_bytes(write(scene(first, page(id="page-2", title="第二页"))))
    with pikepdf.open(tmp_path / "links.pdf") as document:
        inner, outer = document.pages[0].Annots
        assert inner.A.D[0].objgen == document.pages[1].objgen
        assert str(inner.Contents) == "第二页"
        assert str(outer.A.URI) == "https://example.org/a?b=1"
        assert [float(edge) for edge in outer.Rect] == [40, 190, 340, 220]


def test_links_go_to_a_place_on_a_page(tmp_path: Path) -> None:
    first = page(frame("in", run("来源 1"), link="#page-2/sources"))
    second = page(frame("page-2/sources", run("来源"), y=100), id="page-2", title="第二页")
    (tmp_path / "links.pdf").write_bytes(content := write(scene(first, second)))
    with pikepdf.open(tmp_path / "links.pdf") as document:
        (link,) = document.pages[0].Annots
        assert link.A.D[0].objgen == document.pages[1].objgen
        assert str(link.A.D[1]) == "/XYZ"
        assert float(link.A.D[3]) == float(document.pages[1].MediaBox[3]) - 100
    assert content == write(scene(first, second))


ENGLISH = "The source’s “own” words – 3 × 4 … well‐known · †"


def _english(text: str) -> bytes:
    page_ = scene(page(frame("en", run(text))), width=800)
    return write(replace(page_, properties=replace(page_.properties, language="en")))


def test_english_marks_copy_as_the_characters_that_were_written() -> None:
    assert text_of(_english(ENGLISH)) == ENGLISH


def test_english_marks_are_painted_as_wide_as_they_were_measured() -> None:
    measurer = Measurer(FONTS)
    width = measurer.advance(f"{ENGLISH}|", BODY.family, BODY.bold, BODY.size, "en")
    assert 40 + width - 4 < _right(_english(f"{ENGLISH}|")) < 40 + width
    assert measurer.advance(ENGLISH, BODY.family, BODY.bold, BODY.size, "zh-CN") > width + 2 * BODY.size


def test_an_apostrophe_in_a_latin_word_is_narrow_in_chinese_text_too() -> None:
    word, quote = (_right(write(scene(page(frame("zh", run(text)))))) for text in ("don’t|", "don’中|"))
    assert quote - word > 0.5 * BODY.size


def _right(pdf: bytes) -> float:
    ink = picture_of(pdf, 4).convert("L").point(lambda value: 255 - value).getbbox()
    assert ink is not None
    return ink[2] / 4
