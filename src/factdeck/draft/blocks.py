"""Draft stage: what a report's text is parted into, and what is set aside on the way."""

from dataclasses import dataclass
from enum import StrEnum

from factdeck.base.diagnostics import Phrase


class Role(StrEnum):
    """What a block is in the report."""

    TITLE = "title"  # lines before the text: title, office, date
    HEADING = "heading"
    BODY = "body"
    ROW = "row"  # of a table, its cells apart by tabs
    CAPTION = "caption"


class Reason(StrEnum):
    """Why something is set aside."""

    JUNK = "junk"  # what scanning leaves: runs of circled numbers, lone marks
    FURNITURE = "furniture"  # page numbers, running headers
    CAPTION = "caption"  # of a picture: figures count, but it is no text of a section
    BANNER = "banner"  # words of a picture or of the make-up between paragraphs
    TRUNCATED = "truncated"  # a paragraph that breaks off; nothing is added to it


@dataclass(frozen=True, slots=True)
class Aside:
    """Something set aside: why, its words (shortened), where it stood."""

    reason: Reason
    text: str
    where: Phrase


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, table row or caption in running text. `level` of headings, 1 the highest.

    `passage`: the index of the passage of the source that it begins in. `truncated`: it breaks off.
    """

    text: str
    role: Role
    passage: int
    level: int = 0
    truncated: bool = False


def is_chinese(text: str) -> bool:
    """Whether a text is Chinese rather than of a Latin script."""
    sample = text[:20_000]
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in sample)
    latin = sum(character.isascii() and character.isalpha() for character in sample)
    return chinese * 4 > latin
