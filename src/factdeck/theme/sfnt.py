"""Theme: tables put together as a font file (OpenType 1.9, "Organization of an OpenType font")."""

import struct
from array import array
from collections.abc import Mapping
from struct import pack, pack_into, unpack_from
from sys import byteorder
from typing import Final

_MAGIC: Final = 0xB1B0AFBA
_ADJUSTMENT: Final = 8  # where the checksum of the whole file stands in `head`


def font_file(tables: Mapping[str, bytes]) -> bytes:
    """Directory and tables in the order of their tags, with checksums. `tables` must have a `head`."""
    tags = sorted(tables)
    power = 1 << (len(tags).bit_length() - 1)
    head = pack(">LHHHH", 0x10000, len(tags), power * 16, power.bit_length() - 1, (len(tags) - power) * 16)
    offset, places = 12 + 16 * len(tags), dict[str, int]()
    entries, bodies = [head], list[bytes]()
    for tag in tags:
        content = _unadjusted(tables[tag]) if tag == "head" else tables[tag]
        padded = content + bytes(-len(content) % 4)
        entries.append(pack(">4sLLL", tag.encode("latin-1"), checksum(padded), offset, len(content)))
        bodies.append(padded)
        places[tag] = offset
        offset += len(padded)
    file = bytearray(b"".join((*entries, *bodies)))
    pack_into(">L", file, places["head"] + _ADJUSTMENT, (_MAGIC - checksum(file)) & 0xFFFFFFFF)
    return bytes(file)


def changed(table: bytes | memoryview, *changes: tuple[int, str, int]) -> bytes:
    """A table with other numbers at some offsets: (offset, struct format, number) each."""
    copy = bytearray(table)
    for offset, form, value in changes:
        pack_into(form, copy, offset, value)
    return bytes(copy)


def checksum(padded: bytes | bytearray) -> int:
    """The sum of the big-endian words, of which there must be a whole number."""
    words = array("I", bytes(padded))
    if byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def faults(file: bytes) -> list[str]:
    """The tables of a font file that lie outside of it or whose checksum is wrong; `directory` for none."""
    try:
        count: int = unpack_from(">H", file, 4)[0]
        entries = [unpack_from(">4sLLL", file, 12 + 16 * index) for index in range(count)]
    except struct.error:
        return ["directory"]
    return [
        tag.decode("latin-1") for tag, total, at, size in entries if not _sound(file, tag, total, at, size)
    ]


def _sound(file: bytes, tag: bytes, total: int, at: int, size: int) -> bool:
    content = file[at : at + size]
    if len(content) != size:
        return False
    if tag == b"head":
        content = _unadjusted(content)
    return checksum(content + bytes(-size % 4)) == total


def _unadjusted(head: bytes) -> bytes:
    return changed(head, (_ADJUSTMENT, ">L", 0))
