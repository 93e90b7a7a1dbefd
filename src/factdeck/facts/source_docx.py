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
        levels = _levels(package)
        texts = [(text, levels.get(style, 0)) for text, style in _blocks(body)]
        texts += _notes(package.part.package)
    except Exception as error:  # python-docx, lxml and zipfile each have their own
        raise SourceError("source-broken", kind="Word") from error
    return list(numbered(texts, None))


_Block = tuple[str, str]
"""The text of a paragraph or table row, and the id of its style."""


def _levels(package: Any) -> dict[str, int]:
    """Style id → level of the headings that it makes (§17.3.1.20), from 2; of the document's title 1."""
    levels: dict[str, int] = {}
    for style in package.styles.element.iter(f"{_W}style"):
        outline = next(style.iter(f"{_W}outlineLvl"), None)
        name = next(style.iter(f"{_W}name")).get(f"{_W}val", "").lower()
        if name == "title":
            levels[style.get(f"{_W}styleId")] = 1
        elif outline is not None and (level := int(outline.get(f"{_W}val"))) < 9:
            levels[style.get(f"{_W}styleId")] = level + 2
    return levels


def _blocks(parent: Any) -> Iterator[_Block]:
    """Paragraphs and table rows below `parent`, whatever wraps them (content controls, text boxes)."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield _text(child), _style(child)
            yield from _boxes(child)
        elif child.tag == f"{_W}tr":
            yield "\t".join(_cell(cell) for cell in child.iter(f"{_W}tc") if _row(cell) is child), ""
        elif isinstance(child.tag, str) and child.tag not in (f"{_W}del", f"{_W}sectPr"):
            yield from _blocks(child)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "")


def _row(cell: Any) -> Any:
    """The row that a cell belongs to: a table may stand in a cell of another."""
    return next(cell.iterancestors(f"{_W}tr"))


def _cell(cell: Any) -> str:
    return " ".join(text for block, _ in _blocks(cell) if (text := block.strip()))


def _boxes(paragraph: Any) -> Iterator[_Block]:
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


def _notes(package: Any) -> Iterator[tuple[str, int]]:
    from docx.oxml.parser import parse_xml

    for part in package.iter_parts():
        if str(part.partname) in _NOTES:
            yield from ((text, 0) for text, _ in _blocks(parse_xml(part.blob)))
