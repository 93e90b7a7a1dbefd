"""Facts stage: a Word document's paragraphs and table rows in document order, then its notes (python-docx).

ECMA-376 Part 1 §17: inserted text counts, deleted text does not (§17.13.5), fallbacks of drawings do not.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from factdeck.facts.source import Passage, SourceError
from factdeck.facts.source_text import numbered

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES: Final = ("/word/footnotes.xml", "/word/endnotes.xml")
_OLE: Final = b"\xd0\xcf\x11\xe0"
"""Word's binary format, and what an encrypted .docx is wrapped in ([MS-CFB] §2.2)."""


def read_docx(content: bytes) -> list[Passage]:
    """The passages of the document. Raises SourceError for a file that is none, or is encrypted."""
    from docx import Document

    if content.startswith(_OLE):
        raise SourceError("source-encrypted")
    try:
        package = Document(BytesIO(content))
        body: Any = package.element.body
        texts = [*_blocks(body), *_notes(package.part.package)]
    except Exception as error:  # python-docx, lxml and zipfile each have their own
        raise SourceError("source-broken", kind="Word") from error
    return list(numbered(texts, None))


def _blocks(parent: Any) -> Iterator[str]:
    """Paragraphs and table rows below `parent`, whatever wraps them (content controls, text boxes)."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield _text(child)
            yield from _boxes(child)
        elif child.tag == f"{_W}tr":
            yield "\t".join(_cell(cell) for cell in child.iter(f"{_W}tc") if _row(cell) is child)
        elif isinstance(child.tag, str) and child.tag not in (f"{_W}del", f"{_W}sectPr"):
            yield from _blocks(child)


def _row(cell: Any) -> Any:
    """The row that a cell belongs to: a table may stand in a cell of another."""
    return next(cell.iterancestors(f"{_W}tr"))


def _cell(cell: Any) -> str:
    return " ".join(text for block in _blocks(cell) if (text := block.strip()))


def _boxes(paragraph: Any) -> Iterator[str]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        if next(box.iterancestors(_FALLBACK), None) is None:
            yield from _blocks(box)


def _text(element: Any) -> str:
    """The text of a paragraph without that of its text boxes."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        match child.tag:
            case tag if tag == f"{_W}t":
                yield child.text or ""
            case tag if tag == f"{_W}tab":
                yield "\t"
            case tag if tag in (f"{_W}br", f"{_W}cr"):
                yield "\n"
            case tag if tag == f"{_W}noBreakHyphen":
                yield "-"
            case tag if tag in (f"{_W}txbxContent", _FALLBACK, f"{_W}del", f"{_W}pPr", f"{_W}rPr"):
                pass
            case _:
                yield from _pieces(child)


def _notes(package: Any) -> Iterator[str]:
    from docx.oxml.parser import parse_xml

    for part in package.iter_parts():
        if str(part.partname) in _NOTES:
            yield from _blocks(parse_xml(part.blob))
