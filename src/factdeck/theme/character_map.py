"""Theme: which glyph shows a code point (OpenType `cmap`, formats 4 and 12): read, and written."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from struct import pack, unpack_from
from typing import Final

from factdeck.base.diagnostics import FactdeckError

CharacterMap = Callable[[int], int]
"""Code point → glyph, 0 where the font lacks it."""

_BASIC: Final = 0xFFFF  # the last code point that format 4 can name; there it must map to nothing
_LENGTH: Final = 0xFFFF  # what the length of a format 4 subtable may be


def read_character_map(table: memoryview) -> CharacterMap:
    """The richest Unicode subtable: format 12 before format 4. Raises LookupError where there is none."""
    kind, offset = _richest(table)
    return _groups(table, offset) if kind == 12 else _segments(table, offset)


def code_points(table: memoryview) -> Iterator[int]:
    """The code points of the same subtable, in order; of format 4 some may have no glyph."""
    kind, offset = _richest(table)
    if kind == 12:
        numbers = unpack_from(f">{3 * unpack_from('>L', table, offset + 12)[0]}L", table, offset + 16)
        ranges = zip(numbers[0::3], numbers[1::3], strict=True)
    else:
        count = unpack_from(">H", table, offset + 6)[0] // 2
        ends = unpack_from(f">{count}H", table, offset + 14)
        starts = unpack_from(f">{count}H", table, offset + 16 + 2 * count)
        ranges = zip(starts, (min(end, _BASIC - 1) for end in ends), strict=True)
    for start, end in ranges:
        yield from range(start, end + 1)


def character_map(glyphs: Mapping[int, int]) -> bytes:
    """A `cmap` table with the glyphs of code points, as Windows wants it: format 4, and 12 beyond U+FFFF.

    Raises FactdeckError where format 4 is too short for so many gaps (8190 runs of neighbours).
    """
    runs = list(_runs(glyphs))
    basic = [run for run in runs if run[0] < _BASIC]
    tables = [(1, _segments_table(basic))]
    if len(basic) < len(runs):
        tables.append((10, _groups_table(runs)))
    records, offset = b"", 4 + 8 * len(tables)
    for encoding, content in tables:
        records += pack(">HHL", 3, encoding, offset)
        offset += len(content)
    return pack(">HH", 0, len(tables)) + records + b"".join(content for _, content in tables)


def _runs(glyphs: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """First and last code point, and first glyph, of neighbours with neighbouring glyphs."""
    run: tuple[int, int, int] | None = None
    for code, glyph in sorted(glyphs.items()):
        if run and code == run[1] + 1 and glyph == run[2] + code - run[0] and code != _BASIC + 1:
            run = (run[0], code, run[2])
            continue
        if run:
            yield run
        run = (code, code, glyph)
    if run:
        yield run


def _segments_table(runs: list[tuple[int, int, int]]) -> bytes:
    """Format 4, closed by the segment that must end at U+FFFF."""
    closed = [*runs, (_BASIC, _BASIC, 0)]
    count = len(closed)
    length = 16 + 8 * count
    if length > _LENGTH:
        raise FactdeckError("too many characters for one font: its character map has more than 64 kB")
    power = 1 << (count.bit_length() - 1)
    head = (4, length, 0, 2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power))
    ends, starts = [end for _, end, _ in closed], [start for start, _, _ in closed]
    deltas = [(glyph - start) & 0xFFFF if start != _BASIC else 1 for start, _, glyph in closed]
    return pack(f">7H{count}HH{3 * count}H", *head, *ends, 0, *starts, *deltas, *[0] * count)


def _groups_table(runs: list[tuple[int, int, int]]) -> bytes:
    """Format 12."""
    numbers = [number for run in runs for number in run]
    return pack(f">HHLLL{len(numbers)}L", 12, 0, 16 + 4 * len(numbers), 0, len(runs), *numbers)


def _richest(table: memoryview) -> tuple[int, int]:
    """Format and place of the subtable to read."""
    formats: dict[int, int] = {}
    for index in range(unpack_from(">H", table, 2)[0]):
        platform, encoding, offset = unpack_from(">HHL", table, 4 + 8 * index)
        if (platform, encoding) in {(3, 10), (3, 1)} or platform == 0:
            formats[unpack_from(">H", table, offset)[0]] = offset
    for kind in (12, 4):
        if kind in formats:
            return kind, formats[kind]
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
