"""Checks stage: what a native chart says: its cached values, its labels, and the workbook behind it."""

from collections.abc import Iterator
from contextlib import suppress
from decimal import Context
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from factdeck.checks.archive import Archive
from factdeck.checks.audit.place import Part, Place, Reading

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRINGS: Final = "xl/sharedStrings.xml"
_SHEETS: Final = "xl/worksheets/"
_SPREADSHEET: Final = Context(prec=15)  # significant digits of a cell


def read_chart(archive: Archive, part: str, page: int, node: str) -> Iterator[Reading]:
    """A reading for every cached name and value, every label, every cell of the workbook."""
    tree = archive.trees.get(part)
    if tree is None:
        return
    place = Place("deck", page, node, Part.CHART)
    for series in tree.iter(f"{_C}ser"):
        yield from (Reading(place, text) for text in _cached(series))
    for label in tree.iter(f"{_C}dLbl"):
        if text := _label(label):
            yield Reading(place, text)
    books = [relation.target for relation in archive.relations(part) if relation.kind == "package"]
    for target in books:
        book = Place("deck", page, node, Part.WORKBOOK)
        yield from (Reading(book, text) for text in _cells(archive.books.get(target, b"")))


def _cached(series: Element) -> Iterator[str]:
    """Name, categories and values; values as plain decimals."""
    for group in (f"{_C}tx", f"{_C}cat", f"{_C}val"):
        found = series.find(group)
        for point in found.iter(f"{_C}pt") if found is not None else ():
            text = point.findtext(f"{_C}v", "")
            yield plain(text) if group == f"{_C}val" else " ".join(text.split())


def _label(label: Element) -> str:
    words: list[str] = []
    for item in label.iter():
        if item.tag in (f"{_A}r", f"{_A}fld"):
            words.append(item.findtext(f"{_A}t", ""))
        elif item.tag == f"{_A}p" and words:
            words.append("\n")
    return "".join(words).strip()


def _cells(book: bytes) -> Iterator[str]:
    """The filled cells of the first sheet of a chart's workbook, row by row; none where that is lost.

    Read as what it is, a package of XML (ECMA-376 Part 1 §18.3, §18.4): openpyxl takes a third of a second
    to load, as long as a build takes.
    """
    shared, sheet = _sheet(book)
    strings = [_joined(item) for item in shared.findall(f"{_S}si")]
    for cell in sheet.iter(f"{_S}c"):
        value = cell.findtext(f"{_S}v", "")
        kind = cell.get("t", "n")
        text = (
            strings[int(value)] if kind == "s" and value else _joined(cell) if kind == "inlineStr" else value
        )
        if text:
            yield plain(text) if kind == "n" else " ".join(text.split())


def _sheet(book: bytes) -> tuple[Element, Element]:
    """The shared strings of a workbook and its first sheet that can be read: no other part matters here."""
    trees: dict[str, Element] = {}
    with suppress(BadZipFile, KeyError, OSError), ZipFile(BytesIO(book)) as archive:
        for name in archive.namelist():
            if name == _STRINGS or (name.startswith(_SHEETS) and name.endswith(".xml")):
                with suppress(ParseError):
                    trees[name] = fromstring(archive.read(name))
    sheets = (tree for name, tree in trees.items() if name != _STRINGS)
    return trees.get(_STRINGS, Element("none")), next(sheets, Element("none"))


def _joined(item: Element) -> str:
    return "".join(text.text or "" for text in item.iter(f"{_S}t"))


def plain(text: str) -> str:
    """A value as all its digits, as many as a spreadsheet keeps: 1.0 is 1, 99.59999999999999 is 99.6."""
    try:
        return f"{_SPREADSHEET.create_decimal(text).normalize(_SPREADSHEET):f}"
    except ArithmeticError:
        return text
