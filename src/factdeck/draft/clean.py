"""Draft stage: passages of a source, scanned or pasted, become clean blocks; what is no text is set aside.

Wrapped lines are joined, page numbers, running headers, junk and captions recognised. What breaks off is
marked so and never completed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from factdeck.draft.blocks import Aside, Block, Reason, Role
from factdeck.draft.headings import (
    LISTED,
    LOWEST,
    Heading,
    free_heading,
    heading_of,
    is_opening,
    is_title,
    without_number,
)
from factdeck.draft.lines import Line, joined, lines_of
from factdeck.facts.source import Passage

_PAGE: Final = re.compile(
    r"第\s*\d{1,4}\s*页|[-–—·]\s*\d{1,4}\s*[-–—·]|\d{1,4}\s?/\s?\d{1,4}|[Pp]age \d{1,4}(?: of \d{1,4})?"
)
_ONLY_PAGE: Final = re.compile(
    rf"(?:{_PAGE.pattern})(?:[，,/\s]*共\s*\d+\s*页)?|\d{{1,3}}|第?[\s\d]+页[，,/\s]*共[\s\d]+页"
)
_PAGE_AT_END: Final = re.compile(rf"^\d{{1,4}}\s+|\s+\d{{1,4}}$|\s*(?:{_PAGE.pattern})\s*$")
_FINAL: Final = re.compile(r"[。！？…；;.!?：:”’」』）)\]】]$")
_SENTENCE: Final = re.compile(r"[。！？；，]|[.!?;,](?:\s|$)|(?<=[\u4e00-\u9fff]),")
_SYMBOLS: Final = re.compile(r"[\W_①-⓿❶-➓㈉-㏉㉑-㉟㊱-㊿]+")
_CAPTION_HEAD: Final = re.compile(r"(?:图片|照片|配图|图)(?:说明|注释)?[:：]?|图说[:：]?|[Cc]aptions?:?")
_RINGED: Final = re.compile(r"[①-⓿❶-➓㉑-㉟㊱-㊿△▲▼◆■●]\s*")
_CAPTION: Final = re.compile(
    r"(?:图|图片|照片|附图)\s?\d{1,3}\s?(?:[-:：、.\s]|[\u4e00-\u9fff“][^，。；]{1,38}$)|(?:图片"
    r"|照片)[:：]|[△▲▼]|[上下左右]?图(?:为|[:：]|\s?[①-⑳])|(?:Figure|Fig\.|Photo|Image) ?\d{0,3}:"
    r"|.{4,80}[（(][^（()）]{0,12}(?:摄影?|供图|资料图片?|图片来源)[^（()）]{0,8}[）)]$|.{6,80}\S{1,8} ?摄$"
)
_NOTE: Final = re.compile(r"注[:：]|备注[:：]|附注|\[\d{1,2}\]|说明[:：]|Notes?:")
_PARAGRAPH: Final = re.compile(r"^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\s+(?=[A-Z][a-z]|\d+ [a-z])")
"""2.1 Crews attended: the number of a paragraph."""
_SHORTEST: Final = 8


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The blocks of a report in reading order, and what was set aside."""

    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...]


def clean(passages: Sequence[Passage]) -> Cleaned:
    """Blocks of the passages."""
    return _Cleaner(passages).run()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line with what it is."""

    line: Line
    role: Role
    heading: Heading | None = None


class _Cleaner:
    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._asides: list[Aside] = []

    def run(self) -> Cleaned:
        lines = list(self._without_furniture(lines_of(self._passages)))
        pieces = list(self._pieces(lines))
        pieces = list(_without_title(pieces))
        if not any(piece.heading and piece.heading.level < LISTED for piece in _below_title(pieces)):
            listed = any(piece.heading and piece.heading.level < LOWEST for piece in _below_title(pieces))
            pieces = list(_with_free_headings(pieces, over=listed))
        else:
            pieces = list(self._without_banners(pieces))
        blocks = list(self._joined(pieces))
        return Cleaned(tuple(self._marked(blocks)), tuple(self._asides))

    def _set_aside(self, reason: Reason, text: str, passage: int) -> None:
        shown = text if len(text) <= 40 else f"{text[:38]}…"
        self._asides.append(Aside(reason, shown, self._passages[passage].where))

    # --- lines that are no text

    def _without_furniture(self, lines: Sequence[Line]) -> Iterator[Line]:
        repeated = _repeated(lines)
        gap = False
        for line in lines:
            reason = _no_text(line, repeated)
            if reason is None:
                yield replace(line, after_gap=gap)
                gap = False
            else:
                gap = gap or reason is Reason.FURNITURE
                self._set_aside(reason, line.text, line.passage)

    # --- roles

    def _pieces(self, lines: Iterable[Line]) -> Iterator[_Piece]:
        in_captions = False
        for line in lines:
            if line.level:
                in_captions = False
                yield _piece(line)
                continue
            if _CAPTION_HEAD.fullmatch(line.text):
                in_captions = True
                self._set_aside(Reason.CAPTION, line.text, line.passage)
                continue
            if "\t" in line.text:
                yield _Piece(line, Role.ROW)
            elif (in_captions and _RINGED.match(line.text)) or _CAPTION.match(line.text):
                self._set_aside(Reason.CAPTION, line.text, line.passage)
                yield _Piece(replace(line, text=_RINGED.sub("", line.text, count=1)), Role.CAPTION)
            else:
                in_captions = False
                yield _piece(line)

    def _without_banners(self, pieces: Sequence[_Piece]) -> Iterator[_Piece]:
        """Short lines between paragraphs, in a text whose headings have another form, are of the make-up."""
        begun = after_caption = False
        for piece in pieces:
            text = piece.line.text
            begun = begun or piece.role is Role.HEADING or bool(_SENTENCE.search(text) and len(text) > 40)
            if piece.role is Role.BODY and begun and after_caption and is_title(text):
                self._set_aside(Reason.BANNER, text, piece.line.passage)
                continue
            after_caption = piece.role is Role.CAPTION
            yield piece

    # --- paragraphs

    def _joined(self, pieces: Sequence[_Piece]) -> Iterator[Block]:
        waiting: list[Line] = []
        for piece in pieces:
            if waiting and not (piece.role is Role.BODY and joined(waiting[-1], piece.line)):
                yield _paragraph(waiting)
                waiting = []
            if piece.role is Role.BODY:
                waiting.append(piece.line)
            elif piece.heading:
                line = piece.line
                yield Block(piece.heading.title, Role.HEADING, line.passage, piece.heading.level)
                waiting = [replace(line, text=piece.heading.rest)] if piece.heading.rest else []
            else:
                yield Block(piece.line.text, piece.role, piece.line.passage)
        if waiting:
            yield _paragraph(waiting)

    def _marked(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Paragraphs that break off, marked."""
        begun = False
        for block in blocks:
            long = begun and len(block.text) > _SHORTEST and _SENTENCE.search(block.text)
            begun = begun or block.role is Role.HEADING or len(block.text) > 5 * _SHORTEST
            if block.role is Role.BODY and long and not _FINAL.search(block.text):
                self._set_aside(Reason.TRUNCATED, block.text[-24:], block.passage)
                yield replace(block, truncated=True)
            else:
                yield block


def _paragraph(lines: Sequence[Line]) -> Block:
    text = lines[0].text
    for line in lines[1:]:
        text = line.after(text)
    return Block(text, Role.BODY, lines[0].passage)


def _piece(line: Line) -> _Piece:
    if line.level:
        return _Piece(line, Role.HEADING, Heading(line.level, without_number(line.text)))
    heading = None if _NOTE.match(line.text) else heading_of(line.text)
    if heading and line.deep and heading.level < 6:
        heading = replace(heading, level=heading.level + 6)
    if heading:
        return _Piece(line, Role.HEADING, heading)
    return _Piece(replace(line, text=_PARAGRAPH.sub("", line.text)), Role.BODY)


def _without_title(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Capitals over the text are its title; only what stands right over a paragraph there is a heading."""
    begun = False
    for index, piece in enumerate(pieces):
        begun = begun or piece.line.level > 0 or _is_sentence(piece.line.text)
        begun = begun or (piece.heading is not None and not piece.line.text.isupper())
        after = pieces[index + 1].line.text if index + 1 < len(pieces) else ""
        title = not begun and piece.heading is not None and not _is_sentence(after)
        yield _Piece(piece.line, Role.BODY) if title else piece


def _below_title(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Without a declared heading that is the only one, and so the title."""
    declared = [piece for piece in pieces if piece.line.level]
    return pieces[1:] if len(declared) == 1 and pieces[0].line.level else pieces


def _is_sentence(text: str) -> bool:
    return len(text) > 40 and bool(_SENTENCE.search(text))


def _with_free_headings(pieces: Sequence[_Piece], *, over: bool) -> Iterator[_Piece]:
    """Short lines over paragraphs, in a text that has no numbered headings; the first lines are its title.

    `over`: it has items numbered 1., which stand below them.
    """
    begun = False
    for index, piece in enumerate(pieces):
        text = piece.line.text
        begun = begun or _is_sentence(text)
        after = pieces[index + 1].line.text if index + 1 < len(pieces) else ""
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        items = over and following is not None and following.role is Role.HEADING
        begins = items or _is_sentence(after) or (len(after) > 24 and after.endswith("。"))
        opened = begun or (index > 0 and is_opening(text))
        heading = free_heading(text) if piece.role is Role.BODY and opened and begins else None
        heading = replace(heading, level=LISTED - 1) if heading and over else heading
        yield _Piece(piece.line, Role.HEADING, heading) if heading else piece


def _no_text(line: Line, repeated: frozenset[str]) -> Reason | None:
    if _SYMBOLS.fullmatch(line.text):
        return Reason.JUNK
    if _ONLY_PAGE.fullmatch(line.text) or _key(line.text) in repeated:
        return Reason.FURNITURE
    named = _PAGE.search(line.text) if len(line.text) <= 60 and not _SENTENCE.search(line.text) else None
    return Reason.FURNITURE if named and "页" in named.group() else None


def _repeated(lines: Sequence[Line]) -> frozenset[str]:
    """Running headers: short lines, the same but for a page number, that say what the first lines say."""
    short = [line for line in lines if len(line.text) <= 40 and "\t" not in line.text]
    count = Counter(_key(line.text) for line in short if not _SENTENCE.search(line.text))
    front = "".join(_key(line.text) for line in lines[:6])
    headings = {_key(line.text) for line in short if heading_of(line.text)}
    return frozenset(key for key, n in count.items() if n >= 3 and len(key) > 3 and key in front) - headings


def _key(text: str) -> str:
    """A line without its blanks and without the page number at its end or beginning."""
    return re.sub(r"\s+", "", _PAGE_AT_END.sub("", text))
