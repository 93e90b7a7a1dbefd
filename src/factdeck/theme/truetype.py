"""Theme: what measuring, drawing and embedding need of a TrueType file (OpenType 1.9, `glyf` outlines).

Only the tables' places and the character map are read when a file is opened; widths and outlines are looked
up when asked for, so that a face of ten thousand glyphs opens in a millisecond or two. fontTools would take
sixty, and it names and keeps every glyph of a face before it tells of one.
"""

import struct
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from struct import unpack_from
from typing import Final

from factdeck.base.diagnostics import FactdeckError
from factdeck.theme import forms
from factdeck.theme.character_map import code_points, read_character_map
from factdeck.theme.font_names import POSTSCRIPT, read_names

WORDS: Final = 0x0001  # flags of a composite glyph's part (OpenType `glyf`, composite glyph description)
SCALE: Final = 0x0008
MORE: Final = 0x0020
TWO_SCALES: Final = 0x0040
MATRIX: Final = 0x0080

_SIGNATURES: Final = (b"\0\1\0\0", b"true")
_REQUIRED: Final = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")


class FontError(FactdeckError):
    """A font file that can't be used: not TrueType, or broken; or a character it lacks."""


class TrueType:
    """An open font file. Lengths are font units, `units` to the em, but where the em is named."""

    def __init__(self, content: bytes, file: Path) -> None:
        self.tables: Final[Mapping[str, memoryview]] = _tables(content, file)
        head, hhea = self.tables["head"], self.tables["hhea"]
        self.units: Final[int] = unpack_from(">H", head, 18)[0]
        self.ascent: Final[int] = unpack_from(">h", hhea, 4)[0]
        self.descent: Final[int] = unpack_from(">h", hhea, 6)[0]  # negative below the baseline
        self.glyph: Final = read_character_map(self.tables["cmap"])  # of a code point, 0 where there is none
        self._file = file
        self._full: int = unpack_from(">H", hhea, 34)[0]  # glyphs with an advance of their own
        self._loca = (">LL", 4, 1) if unpack_from(">h", head, 50)[0] else (">HH", 2, 2)
        self._advances: dict[str, float] = {}
        if not 0 < 4 * self._full <= len(self.tables["hmtx"]):
            raise ValueError("hmtx")

    def metrics(self, glyph: int) -> tuple[int, int]:
        """Advance and left side bearing of a glyph (hmtx)."""
        table, full = self.tables["hmtx"], self._full
        place = 4 * glyph + 2 if glyph < full else 4 * full + 2 * (glyph - full)
        return self._advance(glyph), unpack_from(">h", table, place)[0]

    def entry(self, glyph: int) -> bytes:
        """The glyph's `glyf` entry; empty for a blank."""
        form, size, unit = self._loca
        start, end = unpack_from(form, self.tables["loca"], glyph * size)
        return bytes(self.tables["glyf"][start * unit : end * unit])

    def code_points(self) -> Iterator[int]:
        """The code points that the font has glyphs for, in order."""
        return (code for code in code_points(self.tables["cmap"]) if self.glyph(code))

    def glyph_of(self, character: str) -> int:
        """The glyph of a character or form; 0 (.notdef) where the font lacks it."""
        return forms.glyph(self.glyph, character)

    def advance(self, character: str) -> float:
        """The advance of a character in ems; that of .notdef where the font lacks it."""
        advance = self._advances.get(character)
        if advance is None:
            advance = self._advances[character] = self._advance(self.glyph_of(character)) / self.units
        return advance

    def width(self, text: str, size: float) -> float:
        """The advance of `text` set solid at `size`, in the unit of `size`."""
        return size * sum([self.advance(character) for character in text])

    def _advance(self, glyph: int) -> int:
        return unpack_from(">H", self.tables["hmtx"], 4 * min(glyph, self._full - 1))[0]

    @cached_property
    def name(self) -> str:
        """The PostScript name; where there is none, the file's."""
        return _postscript_name(self.tables.get("name", memoryview(b"")), self._file.stem)

    @cached_property
    def cap_height(self) -> int:
        """The height of capitals (OS/2 from version 2 on; else a guess)."""
        os2, height = self.tables.get("OS/2"), 0
        if os2 and unpack_from(">H", os2)[0] > 1:
            height = unpack_from(">h", os2, 88)[0]
        return height or round(self.ascent * 0.7)

    @property
    def line_metrics(self) -> tuple[float, float, float]:
        """Ascent, descent (positive) and gap of lines in ems, as typographers have them (OS/2; else hhea)."""
        table, place = (os2, 68) if (os2 := self.tables.get("OS/2")) else (self.tables["hhea"], 4)
        ascent, descent, gap = unpack_from(">3h", table, place)
        return ascent / self.units, -descent / self.units, gap / self.units

    @property
    def weight(self) -> int:
        """The weight class, 400 for regular (OS/2)."""
        os2 = self.tables.get("OS/2")
        return unpack_from(">H", os2, 4)[0] if os2 else 400

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The box around all glyphs: left, bottom, right, top (head)."""
        return unpack_from(">4h", self.tables["head"], 36)


def open_truetype(path: str) -> TrueType:
    """The font in a TrueType file (of a collection the first), read once a process. Raises FontError."""
    file = Path(path)
    try:
        stat = file.stat()
        return _read(file, stat.st_mtime_ns, stat.st_size)
    except OSError as error:
        raise FontError(f"{path}: {error.strerror}") from error


def parts(entry: bytes) -> Iterator[tuple[int, int, int]]:
    """What a composite `glyf` entry is made of: flags, glyph, and where in the entry each part begins."""
    place, flags = 10, MORE
    while flags & MORE:
        flags, glyph = unpack_from(">HH", entry, place)
        yield flags, glyph, place
        place += 8 if flags & WORDS else 6
        place += 2 * scales(flags)


def scales(flags: int) -> int:
    """How many numbers of a part's matrix follow its offsets."""
    return 1 if flags & SCALE else 2 if flags & TWO_SCALES else 4 if flags & MATRIX else 0


@cache
def _read(file: Path, changed: int, size: int) -> TrueType:
    try:
        return TrueType(file.read_bytes(), file)
    except (LookupError, ValueError, struct.error) as error:
        raise FontError(f"{file}: damaged font file ({error})") from error


def _tables(content: bytes, file: Path) -> dict[str, memoryview]:
    """Tables by tag (OpenType §"Organization of an OpenType font"); of a collection, its first face's."""
    start: int = unpack_from(">L", content, 12)[0] if content[:4] == b"ttcf" else 0
    if content[start : start + 4] not in _SIGNATURES:
        raise FontError(f"{file}: not a TrueType font; fonts with CFF outlines can't be embedded")
    whole, tables = memoryview(content), dict[str, memoryview]()
    for index in range(unpack_from(">H", content, start + 4)[0]):
        tag, _, offset, length = unpack_from(">4sLLL", content, start + 12 + 16 * index)
        tables[tag.decode("latin-1")] = whole[offset : offset + length]
    missing = [tag for tag in _REQUIRED if tag not in tables]
    if missing:
        raise FontError(f"{file}: table {', '.join(missing)} is missing")
    return tables


def _postscript_name(table: memoryview, default: str) -> str:
    """Name 6, as PDF can write it."""
    found = read_names(table).get(POSTSCRIPT, default)
    return "".join(letter for letter in found if letter.isascii() and (letter.isalnum() or letter in "-_"))
