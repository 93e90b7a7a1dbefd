"""Checks stage: the fonts of a .pptx, read without the code that writes them (W3C submission EOT, §4).

A font that an office program can't load is not reported to anyone: the text is set in another font.
"""

import struct
from collections import Counter
from struct import unpack_from
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.archive import OFFICE, Archive
from factdeck.theme.sfnt import faults

_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_PRESENTATION: Final = "ppt/presentation.xml"
_MAGIC: Final = 0x504C
_FIXED: Final = 80  # bytes before the header's texts: family, style, version, full name, root string
_TAIL: Final = {0x00020001: 0, 0x00020002: 20}  # by version: bytes after them, without private characters
_PACKED: Final = 0x10000004  # compressed or XORed: sizes can be checked, the font can't


def check_fonts(archive: Archive, diagnostics: Diagnostics) -> None:
    """Every entry has a name of its own; every part of it is an EOT file of the family that it names."""
    tree = archive.trees.get(_PRESENTATION)
    if tree is None:
        return
    parts = {item.id: item.target for item in archive.relations(_PRESENTATION) if item.kind == "font"}
    names: Counter[str] = Counter()
    for entry in tree.iter(f"{_P}embeddedFont"):
        font = entry.find(f"{_P}font")
        name = font.get("typeface", "") if font is not None else ""
        names[name] += 1
        for slot in (item for item in entry if item is not font):
            part = parts.get(slot.get(f"{{{OFFICE}}}id", ""), "")
            if fault := _fault(archive.fonts.get(part, b""), name):
                diagnostics.add("package-broken-font", part=part or _PRESENTATION, font=name, fault=fault)
    for name, count in names.items():
        if count > 1:
            diagnostics.add("package-double-font", font=name, count=count)


def _fault(content: bytes, family: str) -> str:
    """What is wrong with an EOT file: fields of its header, tables of the font; "" for nothing."""
    try:
        size, length, version, flags = unpack_from("<4L", content)
        magic: int = unpack_from("<H", content, 34)[0]
        if version not in _TAIL or magic != _MAGIC:
            return "Version, MagicNumber"
        start, written = _header(content)
    except struct.error:
        return "EOTSize"
    start += _TAIL[version]
    if size != len(content):
        return "EOTSize"
    if start + length != size:
        return "FontDataSize"
    if written != family:
        return "FamilyName"
    return "" if flags & _PACKED else ", ".join(faults(content[start:]))


def _header(content: bytes) -> tuple[int, str]:
    """Where the header's texts end, and the first of them: the family."""
    place, texts = _FIXED, list[str]()
    for _ in range(5):
        size: int = unpack_from("<H", content, place + 2)[0]
        texts.append(content[place + 4 : place + 4 + size].decode("utf-16-le", "replace"))
        place += 4 + size
    return place, texts[0].rstrip("\0")
