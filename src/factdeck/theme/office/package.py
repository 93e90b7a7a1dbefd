"""Theme stage: the package of an organisation's .pptx, opened with bounds (ECMA-376 Part 2).

Nothing of a file is trusted: neither its sizes nor its XML. What is no PowerPoint file is a MasterError that
says what it is instead.
"""

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile, ZipInfo

from factdeck.theme.office.model import MasterError

MEGABYTES: Final = 200
"""The most that a file may hold unpacked."""

_MOST_FILE: Final = MEGABYTES << 20
_MOST_XML: Final = 32 << 20
_MOST_PARTS: Final = 10_000
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MAIN: Final = ("presentation.main+xml", "template.main+xml", "slideshow.main+xml")


@dataclass(frozen=True, slots=True)
class Package:
    """Parts by name, without a leading slash, packed as they are in the file."""

    archive: ZipFile
    names: frozenset[str]

    def tree(self, part: str) -> Element:
        """The XML of a part. Raises MasterError where it is missing, too large or not well-formed."""
        if part not in self.names:
            raise MasterError("master-broken", part=part)
        if self.archive.getinfo(part).file_size > _MOST_XML:
            raise MasterError("master-too-large", limit=_MOST_XML >> 20)
        try:
            content = self.archive.read(part)
            if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
                raise MasterError("master-broken", part=part)
            return fromstring(content)
        except (ParseError, BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
            raise MasterError("master-broken", part=part) from error

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """By id: the kind of a relationship, the last word of its type, and its target inside the package."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.names:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for item in self.tree(path).iter(f"{_RELATIONS}Relationship"):
            if item.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", ""))).lstrip("/")
            found[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], target)
        return found

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts of one kind that a part relates to."""
        return tuple(target for of, target in self.relations(part).values() if of == kind)


def open_package(path: Path) -> Package:
    """The package in `path`. Raises MasterError for what is no .pptx, OSError if it can't be read."""
    with path.open("rb") as stream:
        start = stream.read(4096)
        if start.startswith(_OLE):
            stream.seek(0)
            raise MasterError("master-encrypted" if _is_encrypted(stream.read(1 << 20)) else "master-old-ppt")
    try:
        archive = ZipFile(path)
        entries = archive.infolist()
    except (BadZipFile, OSError, ValueError) as error:
        raise MasterError("master-not-pptx") from error
    _check_bounds(entries)
    package = Package(archive, frozenset(entry.filename for entry in entries))
    _check_kind(package)
    return package


def _is_encrypted(content: bytes) -> bool:
    """Whether an OLE file is a wrapper of an encrypted package ([MS-OFFCRYPTO] §2.3.4.4)."""
    return _ENCRYPTED in content


def _check_bounds(entries: list[ZipInfo]) -> None:
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_PARTS or whole > _MOST_FILE:
        raise MasterError("master-too-large", limit=MEGABYTES)
    if any(entry.flag_bits & 1 for entry in entries):
        raise MasterError("master-encrypted")


def _check_kind(package: Package) -> None:
    if "mimetype" in package.names and "content.xml" in package.names:
        raise MasterError("master-odp")
    if "[Content_Types].xml" not in package.names:
        raise MasterError("master-not-pptx")
    types = [item.get("ContentType", "") for item in package.tree("[Content_Types].xml")]
    if any("macroEnabled" in kind or kind.endswith("vbaProject") for kind in types):
        raise MasterError("master-macros")
    if not any(kind.endswith(_MAIN) for kind in types):
        raise MasterError("master-not-pptx")
