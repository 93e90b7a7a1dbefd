"""Draft stage: the report as a whole: title, whose it is, of which time, its sections in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from factdeck.draft.blocks import Block, Role
from factdeck.draft.front import Front, front_of

_SENTENCE: Final = re.compile(r"[。！？；]|[，,].{6,}|[.!?;](?:\s|$)")
_NOTE: Final = re.compile(r"注[:：]?$|备注[:：]|\[\d{1,2}\] |注\d?[:：]|Notes?:")
_FEWEST: Final = 3
_MOST: Final = 9


@dataclass(slots=True)
class Part:
    """A heading with what stands under it: blocks, and parts below. The lead of a text has no title."""

    title: str
    level: int = 0
    blocks: list[Block] = field(default_factory=list[Block])
    parts: "list[Part]" = field(default_factory=list["Part"])
    above: str = ""  # the title of the part that was opened to give its parts as sections

    def walk(self) -> "Iterator[Part]":
        """It and all parts below, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    @property
    def length(self) -> int:
        """Characters of its text, with all parts below."""
        return sum(len(block.text) for part in self.walk() for block in part.blocks)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: what its first and last lines say, its parts, its captions."""

    front: Front
    parts: tuple[Part, ...]
    captions: tuple[Block, ...]
    language: str


def structure(blocks: Sequence[Block], language: str) -> Report:
    """The report that the blocks are."""
    begin = _text_begins(blocks)  # 0 where no title lines are told from the text
    first = [block for block in blocks[:begin] if block.role is not Role.CAPTION]
    captions = tuple(block for block in blocks if block.role is Role.CAPTION)
    rest = [block for block in blocks[begin:] if block.role is not Role.CAPTION]
    last = _closing_lines(rest)
    front = front_of([block.text for block in first], [block.text for block in last], _all(blocks), language)
    parts = _parts(rest[: len(rest) - len(last)])
    return Report(front, tuple(_chosen(parts)), captions, language)


def _all(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _text_begins(blocks: Sequence[Block]) -> int:
    """Where the title lines end: at the first sentence, the first heading but a title's, the first table."""
    levels = [block.level for block in blocks if block.role is Role.HEADING]
    for index, block in enumerate(blocks):
        if block.role is Role.HEADING:
            alone = levels.count(block.level) == 1 and block.level == min(levels)
            if not (alone and index < 4 and not any(item.role is Role.HEADING for item in blocks[:index])):
                return index
        elif block.role is Role.ROW or (block.role is Role.BODY and _is_text(block.text)):
            return index
    return 0


def _is_text(text: str) -> bool:
    """Whether it is a sentence of the report, not a line of its title."""
    if re.fullmatch(r"[（(].*[）)]|[*_]?(?:测试样例|本文为|Invented).{0,60}|——.*|\S{2,8}[：:].{0,60}", text):
        return False
    return len(text) >= 16 and bool(_SENTENCE.search(text))


def _closing_lines(blocks: Sequence[Block]) -> list[Block]:
    """Signature and date at the end."""
    count = 0
    while count < 3 and count < len(blocks) - 1:
        block = blocks[-1 - count]
        if (
            block.role is not Role.BODY
            or len(block.text) > 32
            or _SENTENCE.search(block.text)
            or block.truncated
        ):
            break
        count += 1
    return list(blocks[len(blocks) - count :])


def _parts(blocks: Sequence[Block]) -> list[Part]:
    """The tree of headings; text before the first is a part without a title."""
    lead = Part("")
    roots: list[Part] = [lead]
    open_parts: list[Part] = []
    noted = False
    for block in blocks:
        if block.role is Role.HEADING:
            noted = False
            while open_parts and open_parts[-1].level >= block.level:
                open_parts.pop()
            part = Part(block.text, block.level)
            (open_parts[-1].parts if open_parts else roots).append(part)
            open_parts.append(part)
            continue
        noted = noted or bool(_NOTE.match(block.text))
        if not noted:
            (open_parts[-1] if open_parts else lead).blocks.append(block)
    return [part for part in roots if part.title or part.blocks]


def _chosen(parts: Sequence[Part]) -> list[Part]:
    """The parts that become sections: the highest, or those below where one of few holds nearly all."""
    titled = [part for part in parts if part.title]
    if len(titled) < _FEWEST:
        whole = sum(part.length for part in titled) or 1
        large = [part for part in titled if len(part.parts) >= _FEWEST and part.length * 2 > whole]
        if large and len(titled) - 1 + len(large[0].parts) <= _MOST * 2:
            return [item for part in parts for item in (_opened(part) if part is large[0] else [part])]
    return list(parts)


def _opened(part: Part) -> list[Part]:
    for below in part.parts:
        below.above = part.title
    lead = [Part("", 0, part.blocks, above=part.title)] if part.blocks else []
    return [*lead, *part.parts]
