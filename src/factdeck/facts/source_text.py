"""Facts stage: plain text and Markdown (CommonMark 0.31) to passages, in the encodings that offices write.

UTF-8 with or without its mark, UTF-16 with it, GB18030 (which contains GBK and GB2312).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from factdeck.facts.source import Passage, SourceError

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BLANK: Final = re.compile(r"\n[^\S\n]*\n\s*")
_ITEM: Final = re.compile(
    r"(?=^[^\S\n]*(?:[-*+•·#>|]|\d{1,3}[.)、）](?!\d)|[①-⑳㉑-㊿]|[（(][一二三四五六七八九十\d]+[)）]))", re.M
)
_MARKDOWN: Final = re.compile(
    r"!?\[([^\]\n]*)\]\([^)\n]*\)"  # links and pictures keep their words
    r"|^[^\S\n]*(?:\#{1,6}|>|[-*+])[^\S\n]+"  # headings, quotations, list items
    r"|^[^\S\n]*\|?[-:| ]{3,}$"  # the rule of a table
    r"|(?<!\d)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\d)|__|`|\\(?=[\\`*_{}\[\]()#+\-.!|])",
    re.M,
)
_JUNK: Final = re.compile(r"[\s①-⓿❶-➓㉈-㉏㉑-㉟㊱-㊿·.]+")
_HEADING: Final = re.compile(r"[^\S\n]*(#{1,6})[^\S\n]+\S")
_PIPE: Final = re.compile(r"[^\S\n]*\|[^\S\n]*")


def read_text(content: bytes) -> list[Passage]:
    """The paragraphs of a text file; a form feed ends a page. Raises SourceError for an unknown encoding."""
    return passages(decoded(content))


def read_markdown(content: bytes) -> list[Passage]:
    """The paragraphs, list items and table rows of a Markdown file, without its marks."""
    return passages(decoded(content), _plain, _heading_level)


def decoded(content: bytes) -> str:
    """The text of a file. Raises SourceError where no encoding fits."""
    named = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    for encoding in (named,) if named else ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise SourceError("source-encoding")


def _heading_level(block: str) -> int:
    """The level of an ATX heading; 0 for another block."""
    match = _HEADING.match(block)
    return len(match[1]) if match else 0


def passages(
    text: str, clean: Callable[[str], str] = str, level: Callable[[str], int] = lambda block: 0
) -> list[Passage]:
    """The passages of a text, each as `clean` leaves it; a form feed ends a page."""
    pages = text.split("\f")
    return [
        passage
        for number, page in enumerate(pages, 1)
        for passage in numbered(
            ((clean(block), level(block)) for block in _blocks(page)), number if len(pages) > 1 else None
        )
    ]


def numbered(texts: Iterable[str | tuple[str, int]], page: int | None) -> Iterator[Passage]:
    """Passages of the texts that say something, those of headings with their level.

    Scanning leaves runs of circled numbers, which say nothing.
    """
    count = 0
    for item in texts:
        text, level = (item, 0) if isinstance(item, str) else item
        if (text := text.strip()) and not _JUNK.fullmatch(text):
            count += 1
            yield Passage(text, count, page, level=level)


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs: apart by blank lines, or else by lines; list items and table rows stand alone."""
    text = text.strip("\n")
    if not _BLANK.search(text):
        yield from text.split("\n")
        return
    for block in _BLANK.split(text):
        yield from _ITEM.split(block)


def _plain(text: str) -> str:
    row = text.lstrip().startswith("|")
    text = _MARKDOWN.sub(lambda match: match[1] or "", text)
    return _PIPE.sub("\t", text).strip() if row else text
