"""pdf backend: a TrueType file with only the glyphs a document shows (PDF 32000-1 §9.9, OpenType `glyf`)."""

from array import array
from collections.abc import Sequence
from struct import pack, pack_into, unpack_from
from sys import byteorder
from typing import Final

from factdeck.theme.truetype import TrueType, parts

_KEPT: Final = ("cvt ", "fpgm", "prep")
_MAGIC: Final = 0xB1B0AFBA


def subset(font: TrueType, glyphs: Sequence[int]) -> bytes:
    """A font file whose glyph i is the font's `glyphs[i]`; parts of composites follow after them.

    `glyphs[0]` must be 0. One glyph may stand at several places. The file has the tables that PDF needs of a
    CIDFontType2 and no others.
    """
    outlines, order = _renumbered(font, glyphs)
    glyf, offsets = _joined(outlines)
    tables = {tag: bytes(font.tables[tag]) for tag in _KEPT if tag in font.tables}
    tables["glyf"] = glyf
    tables["loca"] = pack(f">{len(offsets)}L", *offsets)
    tables["hmtx"] = b"".join(pack(">Hh", *font.metrics(glyph)) for glyph in order)
    tables["head"] = _with(font.tables["head"], (8, ">L", 0), (50, ">h", 1))
    tables["hhea"] = _with(font.tables["hhea"], (34, ">H", len(order)))
    tables["maxp"] = _with(font.tables["maxp"], (4, ">H", len(order)))
    return _file(tables)


def _renumbered(font: TrueType, glyphs: Sequence[int]) -> tuple[list[bytes], list[int]]:
    order = list(glyphs)
    places = {glyph: place for place, glyph in reversed(list(enumerate(order)))}
    outlines: list[bytes] = []
    for glyph in order:  # grows while it is read: parts may be composites themselves
        outline = font.entry(glyph)
        if len(outline) > 10 and unpack_from(">h", outline)[0] < 0:
            outline = _with_parts(outline, order, places)
        outlines.append(outline)
    return outlines, order


def _with_parts(outline: bytes, order: list[int], places: dict[int, int]) -> bytes:
    changed = bytearray(outline)
    for _, part, at in parts(outline):
        if part not in places:
            places[part] = len(order)
            order.append(part)
        pack_into(">H", changed, at + 2, places[part])
    return bytes(changed)


def _joined(outlines: Sequence[bytes]) -> tuple[bytes, list[int]]:
    padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
    offsets = [0]
    for outline in padded:
        offsets.append(offsets[-1] + len(outline))
    return b"".join(padded), offsets


def _with(table: memoryview, *changes: tuple[int, str, int]) -> bytes:
    changed = bytearray(table)
    for offset, form, value in changes:
        pack_into(form, changed, offset, value)
    return bytes(changed)


def _file(tables: dict[str, bytes]) -> bytes:
    """Directory and tables in the order of their tags, with checksums (OpenType, Font file)."""
    tags = sorted(tables)
    power = 1 << (len(tags).bit_length() - 1)
    head = pack(">LHHHH", 0x10000, len(tags), power * 16, power.bit_length() - 1, (len(tags) - power) * 16)
    offset, entries, body = 12 + 16 * len(tags), b"", b""
    for tag in tags:
        padded = tables[tag] + bytes(-len(tables[tag]) % 4)
        entries += pack(">4sLLL", tag.encode("latin-1"), _checksum(padded), offset, len(tables[tag]))
        body += padded
        offset += len(padded)
    file = bytearray(head + entries + body)
    head_at = next(unpack_from(">L", entries, 16 * i + 8)[0] for i, tag in enumerate(tags) if tag == "head")
    pack_into(">L", file, head_at + 8, (_MAGIC - _checksum(file)) & 0xFFFFFFFF)
    return bytes(file)


def _checksum(padded: bytes | bytearray) -> int:
    words = array("I", bytes(padded))
    if byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
