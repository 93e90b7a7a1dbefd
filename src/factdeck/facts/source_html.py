"""Facts stage: a saved web page's blocks as passages (WHATWG HTML; lxml.html), without scripts and styles."""

import re
from collections.abc import Iterator
from typing import Any, Final

from factdeck.facts.source import Passage, SourceError
from factdeck.facts.source_text import numbered

_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea")
)
_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDS: Final = {"td": "\t", "th": "\t", "br": "\n"}
_SPACE: Final = re.compile(r"[^\S\t\xa0]+")


def read_html(content: bytes) -> list[Passage]:
    """The passages of the page. Raises SourceError where there is none."""
    from lxml import html

    try:
        root: Any = html.document_fromstring(content, parser=html.HTMLParser(encoding=_encoding(content)))
    except (html.etree.ParserError, LookupError, ValueError) as error:
        raise SourceError("source-broken", kind="HTML") from error
    return list(numbered((("".join(parts), level) for parts, level in _lines(root)), None))


def _encoding(content: bytes) -> str:
    """What the page says of itself, if it is true; GB2312 is read as GB18030, which contains it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    named = _CHARSET.search(content[:4096])
    name = named[1].decode().lower() if named else ""
    for encoding in ("utf-8", "gb18030" if name in ("", "gb2312", "gbk", "utf-8") else name):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        except LookupError:
            break
        return encoding
    return "utf-8"


def _lines(root: Any) -> Iterator[tuple[list[str], int]]:
    """The pieces of each block, in the order of the page, and its level where it is a heading."""
    line: list[str] = []
    level = 0
    for text, begins in _pieces(root):
        if begins is not None:
            if line:
                yield line, level
            line, level = [], begins
        if text:
            line.append(text)
    yield line, level


def _pieces(element: Any, in_row: bool = False) -> Iterator[tuple[str, int | None]]:
    """(text, the level of the block that begins before it, None where none does).

    A table row is one block, whatever stands in its cells.
    """
    tag = element.tag if isinstance(element.tag, str) else "script"
    if tag not in _SILENT:
        block = tag in _BLOCKS and not in_row
        if block:
            yield "", int(tag[1]) if tag in _HEADINGS else 0
        yield _SPACE.sub(" ", element.text or ""), None
        for child in element:
            yield from _pieces(child, in_row or tag == "tr")
        yield ("", 0) if block else (_ENDS.get(tag, " " if tag in _BLOCKS else ""), None)
    yield _SPACE.sub(" ", element.tail or ""), None
