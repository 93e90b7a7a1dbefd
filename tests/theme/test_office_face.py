"""Faces for office programs open in fontTools: the characters, widths and outlines that were asked for."""

import struct
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from factdeck.base.resources import resource
from factdeck.theme.office_face import may_be_embedded, office_face
from factdeck.theme.sfnt import changed, faults, font_file
from factdeck.theme.truetype import FontError, TrueType, open_truetype

FONTS = resource("assets", "fonts")
SANS = str(FONTS / "noto-sans-sc" / "NotoSansSC-Regular.ttf")
MORE = str(FONTS / "noto-sans-sc-more" / "NotoSansSC-More-Regular.ttf")
SERIF = str(FONTS / "noto-serif-sc" / "NotoSerifSC-Bold.ttf")
TEXT = "104万余人 𬭚Visit（x）†…"
REQUIRED = {"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}


def face(path: str = SANS, text: str = TEXT, *, bold: bool = False, family: str = "Noto Sans SC") -> bytes:
    font = open_truetype(path)
    return office_face({ord(one): (font, font.glyph(ord(one))) for one in text}, font, family, bold=bold)


def opened(content: bytes) -> TTFont:
    return TTFont(BytesIO(content), checkChecksums=2)


def outline(font: TTFont, character: str) -> object:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getBestCmap()[ord(character)]].draw(pen)
    return pen.value


def test_the_characters_with_their_widths_and_outlines_and_no_others() -> None:
    made, whole = opened(face()), TTFont(SANS)
    assert set(made.getBestCmap()) == set(map(ord, TEXT))
    assert set(made.keys()) >= REQUIRED
    for character in TEXT:
        assert outline(made, character) == outline(whole, character)
        advances = [font["hmtx"][font.getBestCmap()[ord(character)]] for font in (made, whole)]
        assert advances[0] == advances[1]
    assert made["maxp"].numGlyphs == len(set(TEXT)) + 1
    assert len(face()) < 12_000


def test_one_font_of_two_files() -> None:
    sans, more = open_truetype(SANS), open_truetype(MORE)
    picks = {ord("职"): (sans, sans.glyph(ord("职"))), ord("職"): (more, more.glyph(ord("職")))}
    made = opened(office_face(picks, sans, "Noto Sans SC", bold=False))
    assert outline(made, "职") == outline(TTFont(SANS), "职")
    assert outline(made, "職") == outline(TTFont(MORE), "職")


def test_the_names_are_those_that_the_deck_says() -> None:
    names = opened(face(family="Our Sans", bold=True))["name"]
    assert [names.getDebugName(number) for number in (1, 2, 4, 6)] == [
        *("Our Sans", "Bold", "Our Sans Bold", "OurSans-Bold")
    ]
    assert "SIL Open Font License" in names.getDebugName(13)
    assert names.getDebugName(0) == TTFont(SANS)["name"].getDebugName(0)


@pytest.mark.parametrize(
    ("path", "bold", "weight"),
    [(SANS, False, 400), (SERIF, True, 700), (SERIF, False, 400), (SANS, True, 700)],
)
def test_a_face_says_which_of_its_family_it_is(path: str, bold: bool, weight: int) -> None:
    """So that no program thickens a heavy face that serves as the regular one, or looks for another."""
    made = opened(face(path, bold=bold))
    system, head = made["OS/2"], made["head"]
    assert (system.usWeightClass, system.fsSelection & 0x61) == (weight, 0x20 if bold else 0x40)
    assert head.macStyle == int(bold)
    assert system.fsType == 0
    assert (system.usFirstCharIndex, system.usLastCharIndex) == (0x20, 0xFFFF)


def test_simplified_chinese_is_among_the_code_pages_of_the_subset() -> None:
    assert opened(face(text="1"))["OS/2"].ulCodePageRange1 & 1 << 18


def with_rights(rights: int) -> TrueType:
    tables = {tag: bytes(table) for tag, table in open_truetype(SANS).tables.items()}
    return TrueType(font_file(tables | {"OS/2": changed(tables["OS/2"], (8, ">H", rights))}), Path("own.ttf"))


@pytest.mark.parametrize(
    ("rights", "allowed"), [(0, True), (8, True), (2, False), (0x100, False), (0x200, False)]
)
def test_a_licence_that_forbids_embedding_is_kept(rights: int, allowed: bool) -> None:
    font = with_rights(rights)
    assert may_be_embedded(font) == allowed
    if not allowed:
        with pytest.raises(FontError, match="licence"):
            office_face({65: (font, font.glyph(65))}, font, "Own", bold=False)


def test_fonts_of_other_units_are_not_mixed() -> None:
    sans = open_truetype(SANS)
    tables = {tag: bytes(table) for tag, table in sans.tables.items()}
    other = TrueType(font_file(tables | {"head": changed(tables["head"], (18, ">H", 2048))}), Path("own.ttf"))
    with pytest.raises(FontError, match="units"):
        office_face({65: (other, other.glyph(65))}, sans, "Noto Sans SC", bold=False)


def test_damage_is_found_table_by_table() -> None:
    sound = face()
    assert faults(sound) == []
    assert faults(sound[:-8]) == ["post"]
    at = next(
        struct.unpack_from(">L", sound, 12 + 16 * n + 8)[0]
        for n in range(12)
        if sound[12 + 16 * n :][:4] == b"glyf"
    )
    assert faults(sound[: at + 20] + bytes([sound[at + 20] ^ 1]) + sound[at + 21 :]) == ["glyf"]
    assert faults(b"") == ["directory"]
