"""Fonts: the shipped subsets and the reading of foreign files."""

import hashlib
import subprocess
import sys
import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._c_m_a_p import cmap_format_4

from factdeck.base.resources import resource
from factdeck.theme.fonts import Font, FontError, open_font

FONTS = resource("assets", "fonts")
RECORD = tomllib.loads((FONTS / "fonts.toml").read_text("utf-8"))
FACES = sorted(RECORD)
HELPERS = [face for face in FACES if "-more/" in face or face.startswith("noto-sans/")]
TEXT = [face for face in FACES if face not in HELPERS]


@pytest.mark.parametrize("face", FACES)
def test_a_shipped_face_is_what_its_script_recorded(face: str):
    content = (FONTS / face).read_bytes()
    assert hashlib.sha256(content).hexdigest() == RECORD[face]["sha256"]
    assert len(content) == RECORD[face]["bytes"] < 4_200_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / face).with_name("OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("face", FACES)
def test_a_face_says_what_fonttools_says(face: str):
    ours, theirs = Font(str(FONTS / face)), TTFont(FONTS / face)
    mapping, metrics = theirs.getBestCmap(), theirs["hmtx"]
    assert len(mapping) == RECORD[face]["characters"]
    for point in [*mapping][::37]:
        name = mapping[point]
        assert ours.glyph(chr(point)) == theirs.getGlyphID(name)
        assert ours.advance(chr(point)) == metrics[name][0] / 1000
    assert ours.ascent == theirs["hhea"].ascent / 1000
    assert ours.descent == -theirs["hhea"].descent / 1000


@pytest.mark.parametrize("face", TEXT)
def test_a_face_has_the_characters_of_the_standard_and_the_signs_of_figures(face: str):
    font = open_font(str(FONTS / face))
    wanted = "劳模𬭚𫓯〇①㎡℃№‰†‡÷×−≈≤≥±→←■□●○▲△￥€—…“”《》·、，。％０Ａéāü½²"
    assert [character for character in wanted if not font.glyph(character)] == []
    assert font.glyph("\U0001f600") == 0
    assert [0 < font.advance(space) < 0.61 for space in "\u00a0\u2007\u2009\u200a\u202f"] == [True] * 5
    assert font.outline("\u202f") == ()
    assert font.glyph("\uffff") == 0


@pytest.mark.parametrize("face", TEXT)
def test_two_dashes_are_one_stroke_two_ems_long(face: str):
    font = open_font(str(FONTS / face))
    corners = [values for name, values in font.outline("—") if name != "close"]
    assert font.advance("—") == 1
    assert {x for x, _ in corners} == {0.0, 1.0}


def test_a_font_that_helps_out_holds_what_the_text_faces_lack():
    assert sorted({face.partition("/")[0] for face in HELPERS}) == [
        "noto-sans",
        "noto-sans-sc-more",
        "noto-serif-sc-more",
    ]
    assert all(RECORD[face]["bytes"] <= 1_500_000 for face in HELPERS)
    text, more, western = (
        open_font(str(FONTS / face))
        for face in (
            "noto-sans-sc/NotoSansSC-Regular.ttf",
            "noto-sans-sc-more/NotoSansSC-More-Regular.ttf",
            "noto-sans/NotoSans-Regular.ttf",
        )
    )
    traditional = _level_one_of_big5()
    assert len(traditional) == 5401
    assert [item for item in traditional if not text.glyph(item) and not more.glyph(item)] == []
    assert [item for item in "ゔゖヷヾㄪƠǹḿ⏎♠⚠" if not more.glyph(item)] == []
    assert [item for item in "₹₽₿₺⁄ЃѢѣάἀőṽ\u0301" if not western.glyph(item)] == []
    assert [item for item in RADICALS if text.glyph(item) or more.glyph(item)] == []
    assert [item for item in traditional if text.glyph(item) and more.glyph(item)] == []


RADICALS = "".join(map(chr, range(0x2F00, 0x2FD6)))


def _level_one_of_big5() -> str:
    rows, cells = range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    text = "".join(bytes((row, cell)).decode("big5", "ignore") for row in rows for cell in cells)
    return "".join(item for item in dict.fromkeys(text) if "\u4e00" <= item <= "\u9fff")


def test_an_outline_is_closed_cubic_contours_in_ems():
    outline = open_font(str(FONTS / TEXT[0])).outline("国")
    assert [name for name, _ in outline].count("move") == [name for name, _ in outline].count("close") > 1
    assert {len(values) for name, values in outline if name == "curve"} == {6}
    values = [value for _, values in outline for value in values]
    assert -0.3 < min(values) < max(values) < 1.2
    assert open_font(str(FONTS / TEXT[0])).outline(" ") == ()


def _square() -> TTGlyphPen:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 500), (500, 500), (500, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen


def _circle() -> TTGlyphPen:
    """A contour without any on-curve point."""
    pen = TTGlyphPen(None)
    pen.qCurveTo((0, 0), (0, 500), (500, 500), (500, 0), None)
    pen.closePath()
    return pen


def _built(tables: FontBuilder, path: Path) -> str:
    tables.setupHorizontalHeader(ascent=800, descent=-200)
    tables.setupOS2()
    tables.setupNameTable({"familyName": "Sample", "styleName": "Regular"})
    tables.setupPost()
    tables.save(path)
    return str(path)


def _truetype(path: Path) -> str:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A", "B", "b"])
    builder.setupCharacterMap({0x41: "B", 0x42: "A", 0x61: "b"})
    builder.setupGlyf(
        {name: (_circle() if name == "b" else _square()).glyph() for name in builder.font.getGlyphOrder()}
    )
    # A and those after it are as wide as each other: hmtx lists fewer widths than there are glyphs
    builder.setupHorizontalMetrics({".notdef": (300, 0), "A": (400, 0), "B": (600, 0), "b": (600, 0)})
    return _built(builder, path)


def test_format_4_is_read_with_deltas_and_with_glyph_lists(tmp_path: Path):
    font = Font(_truetype(tmp_path / "sample.ttf"))
    with TTFont(tmp_path / "sample.ttf") as theirs:
        assert all(isinstance(table, cmap_format_4) for table in theirs["cmap"].tables)
    assert [font.glyph(character) for character in "ABab@"] == [2, 1, 3, 0, 0]
    assert [font.advance(character) for character in "ABa@"] == [0.6, 0.4, 0.6, 0.3]


def test_a_contour_without_points_on_it_starts_half_way(tmp_path: Path):
    outline = Font(_truetype(tmp_path / "sample.ttf")).outline("a")
    assert [name for name, _ in outline] == ["move", *["curve"] * 4, "close"]
    assert outline[0][1] == outline[4][1][-2:]


def test_of_a_collection_the_first_face_is_read(tmp_path: Path):
    collection = TTCollection()
    collection.fonts = [TTFont(_truetype(tmp_path / "one.ttf")), TTFont(FONTS / FACES[0])]
    with (tmp_path / "two.ttc").open("wb") as file:
        collection.save(file)
    font = Font(str(tmp_path / "two.ttc"))
    assert font.advance("A") == 0.6
    assert len(font.outline("A")) == 6 - 1


def test_a_font_that_a_pdf_can_not_embed_is_refused_with_its_name(tmp_path: Path):
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    pen = T2CharStringPen(500, None)
    builder.setupCFF("Sample", {}, {".notdef": pen.getCharString()}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    path = _built(builder, tmp_path / "cff.otf")
    with pytest.raises(FontError, match=r"cff\.otf: not a TrueType font"):
        Font(path)


def test_a_damaged_file_is_refused_with_its_name(tmp_path: Path):
    whole = Path(_truetype(tmp_path / "sample.ttf")).read_bytes()
    (tmp_path / "cut.ttf").write_bytes(whole[:150])
    with pytest.raises(FontError, match=r"cut\.ttf: damaged"):
        Font(str(tmp_path / "cut.ttf"))
    (tmp_path / "text.ttf").write_text("not a font")
    with pytest.raises(FontError, match="not a TrueType"):
        Font(str(tmp_path / "text.ttf"))


@pytest.mark.parametrize("face", FACES)
def test_an_outline_turns_where_fonttools_has_points(face: str):
    ours, theirs = Font(str(FONTS / face)), TTFont(FONTS / face)
    glyphs = theirs.getGlyphSet()
    for point, name in [*theirs.getBestCmap().items()][::97]:
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        drawn = {points[-1] for _, points in pen.value if points and points[-1]}
        outline = {
            tuple(round(v * 1000, 6) for v in values[-2:]) for _, values in ours.outline(chr(point)) if values
        }
        assert drawn <= outline, chr(point)


def test_a_composite_is_drawn_from_its_scaled_and_moved_parts(tmp_path: Path):
    pen = TTGlyphPen({"A": None})
    pen.addComponent("A", (0.5, 0, 0, 0.5, 100, -50))
    pen.addComponent("A", (0, 1, -1, 0, 0, 0))
    with TTFont(_truetype(tmp_path / "sample.ttf")) as font:
        font["glyf"]["b"], font["hmtx"]["b"] = pen.glyph(), (600, -500)
        font.save(tmp_path / "composite.ttf")
    outline = Font(str(tmp_path / "composite.ttf")).outline("a")
    assert [values for name, values in outline if name == "move"] == [(0.1, -0.05), (0.0, 0.0)]
    corners = [values for _, values in outline if values]
    assert corners[2] == (0.35, 0.2)
    assert corners[6] == (-0.5, 0.5)


def test_a_glyph_that_contains_itself_is_a_damaged_font(tmp_path: Path):
    pen = TTGlyphPen({"b": None})
    pen.addComponent("b", (1, 0, 0, 1, 0, 0))
    with TTFont(_truetype(tmp_path / "sample.ttf"), recalcBBoxes=False) as font:
        loop = font["glyf"]["b"] = pen.glyph()
        loop.xMin = loop.yMin = loop.xMax = loop.yMax = 0
        font.save(tmp_path / "loop.ttf")
    with pytest.raises(FontError, match=r"loop\.ttf: damaged"):
        Font(str(tmp_path / "loop.ttf")).outline("a")


def test_fonttools_is_not_needed_to_read_a_font():
    program = (
        "import sys; from factdeck.theme.fonts import open_font; font = open_font(sys.argv[1]);"
        "font.advance('国'); font.outline('国'); assert 'fontTools' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(FONTS / FACES[0])], check=True)


def test_the_subset_script_refuses_another_package_version(tmp_path: Path):
    package = tmp_path / "@expo-google-fonts" / "noto-sans-sc"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"version": "0.0.1"}')
    done = subprocess.run(
        [sys.executable, str(FONTS / "make_subsets.py"), str(tmp_path)], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "noto-sans-sc: need 0.4.3, found 0.0.1" in done.stderr


def test_reportlab_can_embed_every_face():
    from reportlab.pdfbase.ttfonts import TTFont as EmbeddedFont

    for face in FACES:
        known = "国" if face in TEXT else "國" if "-more" in face else "₹"
        widths = EmbeddedFont(face, BytesIO((FONTS / face).read_bytes())).face.charWidths
        assert widths[ord(known)] == (572 if known == "₹" else 1000)
