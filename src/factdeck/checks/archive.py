"""Checks stage: an Office package as it was written: parts and relationships (ECMA-376 Part 2)."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from factdeck.base.diagnostics import Diagnostics

CONTENT_TYPES: Final = "[Content_Types].xml"
RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_Finding = tuple[str, tuple[tuple[str, str], ...]]  # code and arguments


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship. `target` is a part's name in the package, or a URL when `external`."""

    id: str
    kind: str  # the last word of its type: slide, image, hyperlink
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """A package taken apart. Names have no leading slash; `trees` holds every XML part that could be read."""

    names: tuple[str, ...]  # as the zip lists them, doubles included
    trees: Mapping[str, Element] = field(default_factory=dict[str, Element])
    entries: tuple[tuple[str, int, int], ...] = ()  # name, flags and method of each entry of the zip
    media: Mapping[str, bytes] = field(default_factory=dict[str, bytes])  # the first bytes of each picture
    fonts: Mapping[str, bytes] = field(default_factory=dict[str, bytes])  # font parts
    books: Mapping[str, bytes] = field(default_factory=dict[str, bytes])  # embedded workbooks

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the parts: neither relationships nor content types."""
        return tuple(name for name in self.names if name != CONTENT_TYPES and not name.endswith(".rels"))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part, or of the package for ""."""
        folder, name = posixpath.split(part)
        tree = self.trees.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = tree.iter(f"{RELATIONS}Relationship") if tree is not None else ()
        return tuple(_relation(item, folder) for item in found)


def _relation(item: Element, folder: str) -> Relation:
    external = item.get("TargetMode") == "External"
    target = item.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(item.get("Id", ""), item.get("Type", "").rpartition("/")[2], target, external)


def open_archive(content: bytes, diagnostics: Diagnostics) -> Archive | None:
    """Read a package. No zip gives None, a part that is not well-formed is left out; both are findings."""
    archive, findings = _opened(content)
    for code, arguments in findings:
        diagnostics.add(code, None, **dict(arguments))
    return archive


@lru_cache(maxsize=1)
def _opened(content: bytes) -> tuple[Archive | None, tuple[_Finding, ...]]:
    """The package check and the audit read the same file in turn, and parsing takes a tenth of a second."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = tuple(
                (entry.orig_filename, entry.flag_bits, entry.compress_type) for entry in archive.infolist()
            )
            names = tuple(archive.namelist())
            media = {name: archive.read(name)[:8] for name in names if name.startswith("ppt/media/")}
            fonts = {name: archive.read(name) for name in names if name.endswith(".fntdata")}
            books = {name: archive.read(name) for name in names if name.endswith(".xlsx")}
            texts = {name: archive.read(name) for name in names if name.endswith((".xml", ".rels"))}
    except (BadZipFile, KeyError, OSError):
        return None, (("package-not-zip", ()),)
    trees: dict[str, Element] = {}
    findings: list[_Finding] = []
    for name, text in texts.items():
        try:
            trees[name] = fromstring(text)
        except ParseError as fault:
            findings.append(("package-broken-xml", (("part", name), ("fault", str(fault)))))
    return Archive(names, trees, entries, media, fonts, books), tuple(findings)
