"""Facts stage: a source file becomes passages, each with its place; every format by a maintained reader.

Text and Markdown (`source_text.py`), .docx (ECMA-376 Part 1 §17), .pdf with a text layer (ISO 32000-2 §14.8),
.xlsx (ECMA-376 Part 1 §18) and saved web pages. Readers are imported only for files of their kind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final

from factdeck.base.diagnostics import Diagnostics, Location, Phrase

LIMIT: Final = 60_000_000
"""Bytes of a source that are read; a scanned yearbook with its text layer has about half of it."""

UNPACKED: Final = 160_000_000
"""Bytes of XML in a .docx or .xlsx, unpacked; a book of a thousand pages has about fifty million."""
_MOST_PARTS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item or table row. A table row has its cells apart by tabs, a paragraph may have
    the line ends of its file. `page` and `paragraph` count from 1; `paragraph` on its page, where pages are.
    `level`: of a heading that the file declares as one, from 1; 0 for anything else.
    """

    text: str
    paragraph: int
    page: int | None = None
    row: str = ""  # of a workbook: Sheet!7
    level: int = 0

    @property
    def where(self) -> Phrase:
        """Its place in words."""
        if self.row:
            return Phrase("place-row", {"row": self.row})
        if self.page is None:
            return Phrase("place-paragraph", {"paragraph": self.paragraph})
        return Phrase("place-page", {"page": self.page, "paragraph": self.paragraph})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a workbook: what it shows, its number (80 for 80%; None for text), where its text stands.

    `heads`: the texts above it and left of it, nearest first, where its unit may be declared.
    """

    text: str
    number: Decimal | None
    passage: int
    start: int
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source as read: its passages in reading order, and the cells of a workbook by `Sheet!B7`.

    `path`: of its file; "" where the spec gives the passages.
    """

    id: str
    path: str
    passages: tuple[Passage, ...]
    cells: Mapping[str, Cell] = field(default_factory=dict[str, Cell])


class SourceError(Exception):
    """A file that gives no text; `code` names the diagnostic, `arguments` fill it."""

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code)
        self.code, self.arguments = code, arguments


def read_source(id: str, file: Path, place: Location, diagnostics: Diagnostics) -> SourceText | None:
    """The text of `file`, named at `place` in the spec; None with a diagnostic where it has none."""
    try:
        return _read(id, file)
    except SourceError as error:
        diagnostics.add(error.code, place, path=file.name, **error.arguments)
    except OSError as error:
        diagnostics.add("source-unreadable", place, path=file.name, reason=error.strerror or str(error))
    return None


def typed_source(id: str, text: str) -> SourceText:
    """The passages that a spec itself gives of a source."""
    from factdeck.facts.source_text import passages

    return SourceText(id, "", tuple(passages(text)))


def _read(id: str, file: Path) -> SourceText:
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise SourceError("source-format", kinds=", ".join(READERS))
    if file.stat().st_size > LIMIT:
        raise SourceError("source-too-large", limit=f"{LIMIT // 1_000_000} MB")
    content = file.read_bytes()
    if content.startswith(b"PK"):
        _check_unpacked(content)
    passages, cells = reader(content)
    if not passages:
        raise SourceError("source-no-text-layer" if file.suffix.lower() == ".pdf" else "source-empty")
    return SourceText(id, str(file), tuple(passages), cells)


def _check_unpacked(content: bytes) -> None:
    """Raise SourceError for a package that unpacks to far more than it is (ECMA-376 Part 2; a zip bomb).

    What a zip says of its members' sizes holds: Python reads no further.
    """
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(content)) as archive:
            texts = [
                item.file_size for item in archive.infolist() if item.filename.endswith((".xml", ".rels"))
            ]
    except (BadZipFile, ValueError, NotImplementedError):
        return  # its reader says what is wrong
    if sum(texts) > UNPACKED or len(texts) > _MOST_PARTS:
        raise SourceError("source-too-large", limit=f"{UNPACKED // 1_000_000} MB")


Read = tuple[list[Passage], dict[str, Cell]]


def _text(content: bytes) -> Read:
    from factdeck.facts.source_text import read_text

    return read_text(content), {}


def _markdown(content: bytes) -> Read:
    from factdeck.facts.source_text import read_markdown

    return read_markdown(content), {}


def _docx(content: bytes) -> Read:
    from factdeck.facts.source_docx import read_docx

    return read_docx(content), {}


def _pdf(content: bytes) -> Read:
    from factdeck.facts.source_pdf import read_pdf

    return read_pdf(content), {}


def _xlsx(content: bytes) -> Read:
    from factdeck.facts.source_xlsx import read_xlsx

    return read_xlsx(content)


def _html(content: bytes) -> Read:
    from factdeck.facts.source_html import read_html

    return read_html(content), {}


READERS: Final[Mapping[str, Callable[[bytes], Read]]] = {
    ".txt": _text,
    ".md": _markdown,
    ".csv": _text,
    ".docx": _docx,
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".html": _html,
    ".htm": _html,
}
"""File name ending → reader."""
