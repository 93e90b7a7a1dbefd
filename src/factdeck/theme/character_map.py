"""Theme: which glyph of a TrueType file shows a code point (OpenType `cmap`, formats 4 and 12)."""

from bisect import bisect_right
from collections.abc import Callable
from struct import unpack_from

CharacterMap = Callable[[int], int]
"""Code point → glyph, 0 where the font lacks it."""


def read_character_map(table: memoryview) -> CharacterMap:
    """The richest Unicode subtable: format 12 before format 4. Raises LookupError where there is none."""
    formats: dict[int, int] = {}
    for index in range(unpack_from(">H", table, 2)[0]):
        platform, encoding, offset = unpack_from(">HHL", table, 4 + 8 * index)
        if (platform, encoding) in {(3, 10), (3, 1)} or platform == 0:
            formats[unpack_from(">H", table, offset)[0]] = offset
    if 12 in formats:
        return _groups(table, formats[12])
    if 4 in formats:
        return _segments(table, formats[4])
    raise LookupError("no Unicode character map")


def _groups(table: memoryview, offset: int) -> CharacterMap:
    """Format 12: runs of code points on runs of glyphs."""
    count = unpack_from(">L", table, offset + 12)[0]
    numbers = unpack_from(f">{3 * count}L", table, offset + 16)
    starts, ends, glyphs = numbers[0::3], numbers[1::3], numbers[2::3]

    def glyph(code: int) -> int:
        index = bisect_right(starts, code) - 1
        return glyphs[index] + code - starts[index] if index >= 0 and code <= ends[index] else 0

    return glyph


def _segments(table: memoryview, offset: int) -> CharacterMap:
    """Format 4: the same for the first 65 536 code points, with deltas or an array of glyphs."""
    count = unpack_from(">H", table, offset + 6)[0] // 2
    form, size = f">{count}H", 2 * count
    ends = unpack_from(form, table, offset + 14)
    starts = unpack_from(form, table, offset + 16 + size)
    deltas = unpack_from(form, table, offset + 16 + 2 * size)
    ranges_at = offset + 16 + 3 * size
    ranges = unpack_from(form, table, ranges_at)

    def glyph(code: int) -> int:
        index = bisect_right(starts, code) - 1
        if index < 0 or code > ends[index]:
            return 0
        if not ranges[index]:
            return (code + deltas[index]) & 0xFFFF
        place = ranges_at + 2 * index + ranges[index] + 2 * (code - starts[index])
        found = unpack_from(">H", table, place)[0] if place + 2 <= len(table) else 0
        return (found + deltas[index]) & 0xFFFF if found else 0

    return glyph
