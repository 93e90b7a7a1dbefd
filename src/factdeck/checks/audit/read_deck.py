"""Checks stage: the text of a .pptx file: shapes, tables, charts, alt text, notes (ECMA-376)."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.archive import OFFICE, Archive, open_archive
from factdeck.checks.audit.place import Part, Place, Reading
from factdeck.checks.audit.read_chart import read_chart

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_PRESENTATION: Final = "ppt/presentation.xml"
_OBJECTS: Final = (f"{P}sp", f"{P}graphicFrame", f"{P}pic", f"{P}grpSp", f"{P}cxnSp")


def read_deck(content: bytes, diagnostics: Diagnostics) -> list[Reading]:
    """The texts of every slide in order. What cannot be read is a finding of `open_archive`."""
    archive = open_archive(content, diagnostics)
    if archive is None:
        return []
    slides = enumerate(_slides(archive), 1)
    return [reading for page, part in slides for reading in _slide(archive, part, page)]


def _slides(archive: Archive) -> Iterator[str]:
    """The slides' parts, in the order of the presentation."""
    targets = {relation.id: relation.target for relation in archive.relations(_PRESENTATION)}
    tree = archive.trees.get(_PRESENTATION)
    for item in tree.iter(f"{P}sldId") if tree is not None else ():
        part = targets.get(item.get(f"{{{OFFICE}}}id", ""), "")
        if part in archive.trees:
            yield part


def _slide(archive: Archive, part: str, page: int) -> Iterator[Reading]:
    tree = archive.trees[part].find(f"{P}cSld/{P}spTree")
    for item in tree if tree is not None else ():
        yield from _object(archive, part, item, page)
    for relation in archive.relations(part):
        if relation.kind == "notesSlide" and relation.target in archive.trees:
            notes = "\n".join(_notes(archive.trees[relation.target]))
            yield Reading(Place("deck", page, "", Part.NOTES), notes)


def _object(archive: Archive, slide: str, item: Element, page: int) -> Iterator[Reading]:
    if item.tag not in _OBJECTS:
        return
    name, alt = _named(item)
    if alt:
        yield Reading(Place("deck", page, name, Part.ALT), alt)
    if item.tag == f"{P}grpSp":
        for child in item:
            yield from _object(archive, slide, child, page)
    if item.tag == f"{P}sp" and (text := _text(item)).strip():
        yield Reading(Place("deck", page, name, Part.TEXT), text)
    for row in item.iter(f"{A}tr") if item.tag == f"{P}graphicFrame" else ():
        for cell in row.findall(f"{A}tc"):
            if (text := _text(cell)).strip():
                yield Reading(Place("deck", page, name, Part.TABLE), text)
    for chart in item.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"):
        relation = chart.get(f"{{{OFFICE}}}id", "")
        target = next((one.target for one in archive.relations(slide) if one.id == relation), "")
        yield from read_chart(archive, target, page, name)


def _named(item: Element) -> tuple[str, str]:
    """The object's name and alt text."""
    own = item.find("./*/{*}cNvPr")
    return ("", "") if own is None else (own.get("name", ""), own.get("descr", ""))


def _text(item: Element) -> str:
    """Its paragraphs, a line each."""
    return "\n".join(paragraph(one) for one in item.iter(f"{A}p"))


def paragraph(item: Element) -> str:
    """The text of a paragraph; a forced break joins, as it does when the text is laid out anew."""
    words: list[str] = []
    for child in item:
        if child.tag in (f"{A}r", f"{A}fld"):
            words.append(child.findtext(f"{A}t", ""))
        elif child.tag == f"{A}br" and words and words[-1][-1:] < "\u2e80":
            words.append(" ")
    return "".join(words)


def _notes(tree: Element) -> Iterator[str]:
    """Its paragraphs with a blank line between: a number that ends one has no unit in the next."""
    for shape in tree.iter(f"{P}sp"):
        holder = shape.find(f"./{P}nvSpPr/{P}nvPr/{P}ph")
        if holder is not None and holder.get("type") == "body":
            yield "\n\n".join(paragraph(one) for one in shape.iter(f"{A}p"))
