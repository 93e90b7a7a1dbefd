"""Backend stage: a font file as PowerPoint keeps it, Embedded OpenType (W3C submission, 5 March 2008, §4).

Microsoft's notes on the standard ([MS-OI29500] §2.1.34) name this format for parts of the type
application/x-fontdata. The header is of version 0x00020001, which has no fields for private characters. The
font follows as it is, neither compressed (MicroType Express) nor XORed: the package packs it anyhow.
"""

from pathlib import Path
from struct import pack, unpack_from
from typing import Final

from factdeck.theme.font_names import FAMILY, FULL, STYLE, VERSION, read_names
from factdeck.theme.truetype import TrueType

VERSION_2_1: Final = 0x00020001
MAGIC: Final = 0x504C
SUBSET: Final = 0x00000001  # TTEMBED_SUBSET: not all of the font's characters
_DEFAULT_CHARSET: Final = 1
_PADDING: Final = pack("<H", 0)


def eot(font: bytes, *, whole: bool = False) -> bytes:
    """The EOT file of a font file; `whole` says that none of the font's characters was left out."""
    tables = TrueType(font, Path()).tables
    system, names = tables["OS/2"], read_names(tables["name"])
    weight, rights, selection = (unpack_from(">H", system, at)[0] for at in (4, 8, 62))
    ranges = (*unpack_from(">4L", system, 42), *unpack_from(">2L", system, 78))
    adjustment = unpack_from(">L", tables["head"], 8)[0]
    fixed = (
        pack("<LL", VERSION_2_1, 0 if whole else SUBSET)
        + bytes(system[32:42])  # PANOSE
        + pack("<BBLHH", _DEFAULT_CHARSET, selection & 1, weight, rights, MAGIC)
        + pack("<6L", *ranges)
        + pack("<5L", adjustment, 0, 0, 0, 0)
    )
    texts = [names.get(name, "").encode("utf-16-le") for name in (FAMILY, STYLE, VERSION, FULL)]
    texts.append(b"")  # the root string: bound to no web address
    strings = b"".join(_PADDING + pack("<H", len(text)) + text for text in texts)
    size = 8 + len(fixed) + len(strings) + len(font)
    return pack("<LL", size, len(font)) + fixed + strings + font
