"""Theme: the names that a font file carries (OpenType `name`): read, and written for Windows in English."""

from collections.abc import Mapping
from struct import pack, unpack_from
from typing import Final

FAMILY: Final = 1
STYLE: Final = 2
FULL: Final = 4
VERSION: Final = 5
POSTSCRIPT: Final = 6

_ENCODINGS: Final = {3: "utf-16-be", 1: "mac-roman"}  # by platform: Windows, the old Macintosh
_ENGLISH: Final = 0x409


def read_names(table: memoryview) -> dict[int, str]:
    """The names by number, each as the last record for Windows or the Macintosh gives it."""
    count, strings = unpack_from(">HH", table, 2) if table else (0, 0)
    found: dict[int, str] = {}
    for index in range(count):
        platform, _, _, name, length, offset = unpack_from(">6H", table, 6 + 12 * index)
        if encoding := _ENCODINGS.get(platform):
            found[name] = bytes(table[strings + offset : strings + offset + length]).decode(encoding)
    return found


def name_table(names: Mapping[int, str]) -> bytes:
    """A `name` table of version 0."""
    records, strings = b"", b""
    for name, text in sorted(names.items()):
        encoded = text.encode("utf-16-be")
        records += pack(">6H", 3, 1, _ENGLISH, name, len(encoded), len(strings))
        strings += encoded
    return pack(">HHH", 0, len(names), 6 + len(records)) + records + strings
