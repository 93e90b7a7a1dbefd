"""Checks stage: the alt texts of a PDF, from its structure tree, as PDFium reads it (ISO 32000-2 §14.9.3)."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from factdeck.checks.audit.place import Output, Part, Place, Reading
from factdeck.scene.nodes import AnyNode, Group, Page, Table, TextFrame
from factdeck.scene.text import Role

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def read_alts(content: bytes, pages: Sequence[Page], output: Output) -> list[Reading]:
    """What every page's figures say, by the node that stands there in the same order; "" for one too many."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError:  # `read_pages` reports it
        return []
    try:
        found: list[Reading] = []
        for number in range(len(document)):
            page = pages[number] if number < len(pages) else None
            nodes = [node.id for node in _figures(page.nodes if page else ())]
            for index, text in enumerate(_alts(document, number)):
                node = nodes[index] if index < len(nodes) else ""
                found.append(Reading(Place(output, number + 1, node, Part.ALT), text))
        return found
    finally:
        document.close()


def _figures(nodes: Sequence[AnyNode]) -> Iterator[AnyNode]:
    """The nodes with alt text, but for tables, whose cells are read themselves."""
    for node in nodes:
        if node.role is Role.DECORATION and not isinstance(node, Group):
            continue
        if node.alt and not isinstance(node, TextFrame | Table):
            yield node
        elif isinstance(node, Group):
            yield from _figures(node.children)


def _alts(document: "PdfDocument", number: int) -> Iterator[str]:
    from pypdfium2 import raw

    page = document[number]
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from _within(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
    finally:
        raw.FPDF_StructTree_Close(tree)


def _within(element: Any) -> Iterator[str]:
    """The alt texts of an element and of what is in it, in reading order."""
    from pypdfium2 import raw

    if not element:
        return
    if text := _alt(element):
        yield text
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _within(raw.FPDF_StructElement_GetChildAtIndex(element, index))


def _alt(element: Any) -> str:
    from pypdfium2 import raw

    size = raw.FPDF_StructElement_GetAltText(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetAltText(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
