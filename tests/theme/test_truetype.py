"""The reader of TrueType files, against fontTools."""

import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from factdeck.base.resources import resource
from factdeck.theme.truetype import FontError, open_truetype

SANS = str(resource("assets", "fonts", "noto-sans-sc", "NotoSansSC-Regular.ttf"))
TEXT = "数字104万余人 Visit (x) 𬭚𫟹𫓧†"


def test_metrics_are_those_of_the_file() -> None:
    font, judge = open_truetype(SANS), TTFont(SANS)
    names, advances = judge.getBestCmap(), judge["hmtx"]
    for character in TEXT:
        glyph = judge.getGlyphID(names[ord(character)])
        assert font.glyph(ord(character)) == glyph
        assert font.metrics(glyph) == advances[names[ord(character)]]
    width = sum(advances[names[ord(character)]][0] for character in TEXT) / judge["head"].unitsPerEm * 12
    assert font.width(TEXT, 12) == pytest.approx(width)
    assert (font.ascent, font.descent) == (judge["hhea"].ascent, judge["hhea"].descent)
    assert font.cap_height == judge["OS/2"].sCapHeight
    assert font.name == judge["name"].getDebugName(6)


def test_a_character_the_font_lacks_has_glyph_0() -> None:
    assert open_truetype(SANS).glyph(ord("ༀ")) == 0
    assert open_truetype(SANS).glyph(0x10FFFF) == 0


def test_a_font_with_a_short_character_map_only(tmp_path: Path) -> None:
    judge = TTFont(SANS)
    judge["cmap"].tables = [table for table in judge["cmap"].tables if table.format == 4]
    judge.save(tmp_path / "short.ttf")
    font = open_truetype(str(tmp_path / "short.ttf"))
    names = TTFont(tmp_path / "short.ttf").getBestCmap()
    for code in (0x20, 0x41, 0x2020, 0x4E00, 0x9F99, 0xFF0C):
        assert font.glyph(code) == judge.getGlyphID(names[code])
    assert font.glyph(0x2CB5A) == 0


def test_a_font_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    font = open_truetype(SANS)
    monkeypatch.setattr(Path, "read_bytes", lambda _self: pytest.fail("read again"))
    assert open_truetype(SANS) is font


def test_the_first_font_of_a_collection_is_taken(tmp_path: Path) -> None:
    source = Path(SANS).read_bytes()
    shift = 16
    count = struct.unpack_from(">H", source, 4)[0]
    moved = bytearray(source)
    for index in range(count):
        at = 12 + 16 * index + 8
        struct.pack_into(">L", moved, at, struct.unpack_from(">L", moved, at)[0] + shift)
    header = b"ttcf" + struct.pack(">LLL", 0x10000, 1, shift)
    (tmp_path / "one.ttc").write_bytes(header + moved)
    assert open_truetype(str(tmp_path / "one.ttc")).width(TEXT, 1) == open_truetype(SANS).width(TEXT, 1)


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"OTTO" + bytes(20), "CFF"), (b"\0\1\0\0" + bytes(8), "cmap"), (None, "No such file")],
)
def test_what_is_no_truetype_font_is_named(tmp_path: Path, content: bytes | None, word: str) -> None:
    file = tmp_path / "bad.otf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(FontError, match=word) as error:
        open_truetype(str(file))
    assert "bad.otf" in str(error.value)
