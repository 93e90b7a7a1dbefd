"""Checks stage: the zip file under a package, and what its pictures are (ECMA-376 Part 2 §7.3, annex B)."""

from collections import Counter
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.archive import CONTENT_TYPES, TYPES, Archive

_DESCRIPTOR: Final = 0x08  # sizes after the content: some readers stop there
_ENCRYPTED: Final = 0x01
_METHODS: Final = frozenset({0, 8})  # stored, deflated: the only ones that a package may use
_PICTURES: Final = {
    b"\x89PNG\r\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
}
_SAME: Final = {"jpg": "jpeg", "tif": "tiff"}


def check_zip(archive: Archive, diagnostics: Diagnostics) -> None:
    """Add names and entries that a package must not have."""
    for name in archive.names:
        pieces = name.split("/")
        if "\\" in name or any(piece in ("", ".", "..") or piece.endswith(".") for piece in pieces):
            diagnostics.add("package-zip-name", part=name)
    for name, flags, method in archive.entries:
        if flags & (_DESCRIPTOR | _ENCRYPTED) or method not in _METHODS:
            diagnostics.add("package-zip-entry", part=name)


def check_declared(archive: Archive, diagnostics: Diagnostics) -> None:
    """Each type is declared once, and no extension that no part has (PptxGenJS #1449)."""
    tree = archive.trees.get(CONTENT_TYPES)
    if tree is None:
        return
    extensions = [item.get("Extension", "").lower() for item in tree.iter(f"{TYPES}Default")]
    parts = [item.get("PartName", "").lower() for item in tree.iter(f"{TYPES}Override")]
    for name, count in Counter([*extensions, *parts]).items():
        if count > 1:
            diagnostics.add("package-double-type", part=name)
    used = {"rels", "xml"} | {name.rpartition(".")[2].lower() for name in archive.names}
    for extension in sorted(set(extensions) - used):
        diagnostics.add("package-unused-default", extension=extension)


def check_media(archive: Archive, diagnostics: Diagnostics) -> None:
    """A picture is what its name says: PowerPoint goes by the name, and shows a red cross."""
    for name, start in archive.media.items():
        extension = name.rpartition(".")[2].lower()
        found = next((kind for magic, kind in _PICTURES.items() if start.startswith(magic)), "")
        if found and found != _SAME.get(extension, extension):
            diagnostics.add("package-wrong-media", part=name, found=found)
