"""Facts stage: the package of a workbook (ECMA-376 Part 2): its parts, read within bounds.

Read as the XML that it is: one pass gives values, formulas and merged cells, in memory that does not grow
with the file, and openpyxl would cost a build a third of a second.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

FILE_LIMIT: Final = 30_000_000
PART_LIMIT: Final = 120_000_000
"""Bytes of one part, unpacked: a sheet with two formatted columns, all the way down, has as many."""
MOST_PARTS: Final = 5_000

_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_TYPE_OF_BOOK: Final = "/officeDocument"


class WorkbookError(Exception):
    """A file that gives no cells; `code` names the diagnostic, `arguments` fill it."""

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code)
        self.code, self.arguments = code, arguments


class Package:
    """An open .xlsx: a context manager. Raises WorkbookError for what is none."""

    def __init__(self, file: Path) -> None:
        self._archive = _opened(file)

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def book(self) -> str:
        """The name of the workbook's main part, wherever the program that saved it has put it."""
        for target, kind in self.related("").values():
            if kind.endswith(_TYPE_OF_BOOK):
                return target
        raise WorkbookError("workbook-format")

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """By relationship id the part that `part` ("" for the package) names so, and its type."""
        folder, _, name = part.rpartition("/")
        found: dict[str, tuple[str, str]] = {}
        for element in self.elements(f"{folder}/_rels/{name}.rels".lstrip("/"), "Relationship"):
            target = _target(folder, element.get("Target", ""))
            found[element.get("Id", "")] = (target, element.get("Type", ""))
        return found

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._archive.NameToInfo

    def elements(self, part: str, *names: str) -> Iterator[Any]:
        """The elements of these local names, each whole, and forgotten when the next is asked for."""
        from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

        if not self.has(part):
            return
        if self._archive.getinfo(part).file_size > PART_LIMIT:
            raise WorkbookError("workbook-too-large", limit=f"{PART_LIMIT // 1_000_000} MB")
        tags = [f"{{*}}{name}" for name in names]
        try:
            with self._archive.open(part) as stream:
                for _, element in etree.iterparse(
                    stream, tag=tags, resolve_entities=False, no_network=True, huge_tree=False
                ):
                    yield element
                    _forget(element)
        except (etree.XMLSyntaxError, BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as error:
            raise WorkbookError("workbook-broken") from error


def _opened(file: Path) -> ZipFile:
    if file.name.startswith(("~$", ".~")):
        raise WorkbookError("workbook-lock-file")
    try:
        if file.stat().st_size > FILE_LIMIT:
            raise WorkbookError("workbook-too-large", limit=f"{FILE_LIMIT // 1_000_000} MB")
        with file.open("rb") as stream:
            start = stream.read(4)
        if start == _OLE:
            encrypted = _ENCRYPTED in file.read_bytes()
            raise WorkbookError("workbook-encrypted" if encrypted else "workbook-old-format")
        archive = ZipFile(file)
    except (
        BadZipFile,
        RuntimeError,
        ValueError,
    ) as error:  # also of versions and names that zipfile can't read
        raise WorkbookError("workbook-broken" if _looks_zipped(file) else "workbook-format") from error
    except OSError as error:
        raise WorkbookError("workbook-unreadable", reason=error.strerror or str(error)) from error
    if len(archive.infolist()) > MOST_PARTS:
        archive.close()
        raise WorkbookError("workbook-too-large", limit=f"{MOST_PARTS}")
    return archive


def _looks_zipped(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(2) == b"PK"


def _target(folder: str, target: str) -> str:
    """A part's name in the archive."""
    if target.startswith("/"):
        return target[1:]
    parts: list[str] = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def _forget(element: Any) -> None:
    """Let go of an element and of what stands before it, or the tree would grow with the file."""
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
