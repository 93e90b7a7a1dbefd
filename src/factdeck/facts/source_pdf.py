"""Facts stage: a PDF's text layer as passages in reading order (ISO 32000-2 §9.10; pypdfium2).

PDFium gives pieces of lines with their boxes; columns are found in `source_columns.py`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from factdeck.facts.source import Passage, SourceError
from factdeck.facts.source_columns import Piece, paragraphs
from factdeck.facts.source_text import numbered

_PAGE: Final = re.compile(r"第?\s*\d+\s*[版页]|[Pp]age \d+|[-–—] ?\d+ ?[-–—]|^\d{1,3}\s|\s\d{1,3}$")
_FOLIO: Final = re.compile(r"[-–—·\s]*\d{1,3}[-–—·\s]*|第\s*\d{1,3}\s*页.{0,12}")
_MARGIN: Final = 2  # lines at the head and foot of a page that may be running ones
_REPEATED: Final = 3  # pages
_LONGEST: Final = 60  # characters of a running line


def read_pdf(content: bytes) -> list[Passage]:
    """The paragraphs of all pages without running headers. Raises SourceError where it can't be opened."""
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise SourceError("source-encrypted" if locked else "source-broken", kind="PDF") from error
    try:
        pages = [paragraphs(_pieces(document[index])) for index in range(len(document))]
    finally:
        document.close()
    running = _running(pages)
    return [
        passage
        for number, page in enumerate(pages, 1)
        for passage in numbered(_without(page, running), number)
    ]


def _pieces(page: Any) -> list[Piece]:
    text = page.get_textpage()
    pieces: list[Piece] = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        if words:
            pieces.append(Piece(left, bottom, right, top, words))
    return pieces


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Headers and footers: what stands at the head or foot of many pages, apart from its number."""
    count = Counter(
        key for page in pages for key in {_key(text) for text in _margins(page) if len(text) <= _LONGEST}
    )
    least = max(_REPEATED, len(pages) // 2)
    return frozenset(key for key, times in count.items() if times >= least)


def _margins(page: Sequence[str]) -> Iterator[str]:
    yield from page[:_MARGIN]
    yield from page[max(_MARGIN, len(page) - _MARGIN) :]


def _key(text: str) -> str:
    return _PAGE.sub("#", text.strip())


def _without(page: Sequence[str], running: frozenset[str]) -> Iterator[str]:
    last = len(page) - _MARGIN
    for index, text in enumerate(page):
        in_margin = index < _MARGIN or index >= last
        if not (in_margin and (_key(text) in running or _FOLIO.fullmatch(text))):
            yield text
