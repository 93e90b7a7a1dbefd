"""The header of EOT files, field by field (W3C submission of 5 March 2008, §4)."""

from io import BytesIO
from struct import unpack_from

from fontTools.ttLib import TTFont

from factdeck.backends.pptx.eot import eot
from factdeck.base.resources import resource
from factdeck.theme.office_face import office_face
from factdeck.theme.truetype import open_truetype

SERIF = open_truetype(str(resource("assets", "fonts", "noto-serif-sc", "NotoSerifSC-Bold.ttf")))
FONT = office_face({0x804C: (SERIF, SERIF.glyph(0x804C))}, SERIF, "Noto Serif SC", bold=True)
MADE = eot(FONT)
JUDGE = TTFont(BytesIO(FONT))


def test_sizes_add_up_and_the_font_follows_as_it_is() -> None:
    size, length = unpack_from("<LL", MADE)
    assert size == len(MADE)
    assert MADE[size - length :] == FONT


def test_version_flags_and_magic_number() -> None:
    assert unpack_from("<LL", MADE, 8) == (0x00020001, 0x00000001)  # a subset, not packed
    assert unpack_from("<LL", eot(FONT, whole=True), 8) == (0x00020001, 0)
    assert unpack_from("<H", MADE, 34)[0] == 0x504C


def test_what_windows_chooses_a_font_by() -> None:
    system = JUDGE["OS/2"]
    assert list(MADE[16:26]) == list(vars(system.panose).values())
    assert unpack_from("<BBLH", MADE, 26) == (1, 0, 700, 0)  # charset, italic, weight, fsType
    ranges = [getattr(system, f"ulUnicodeRange{number}") for number in (1, 2, 3, 4)]
    pages = [system.ulCodePageRange1, system.ulCodePageRange2]
    assert list(unpack_from("<6L", MADE, 36)) == [*ranges, *pages]
    assert unpack_from("<5L", MADE, 60) == (JUDGE["head"].checkSumAdjustment, 0, 0, 0, 0)


def test_the_names_in_their_order() -> None:
    place, texts = 80, list[str]()
    for _ in range(5):
        padding, size = unpack_from("<HH", MADE, place)
        assert padding == 0
        texts.append(MADE[place + 4 : place + 4 + size].decode("utf-16-le"))
        place += 4 + size
    version = str(JUDGE["name"].getDebugName(5))
    assert texts == ["Noto Serif SC", "Bold", version, "Noto Serif SC Bold", ""]
    assert MADE[place:] == FONT
