"""Draft stage: the lines of a source, and whether one runs on in the next (hard-wrapped and scanned text)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.facts.source import Passage

NO_BRACES: Final = {ord("{"): "｛", ord("}"): "｝"}
"""Braces name facts in a spec; a quote finds the wide ones as well."""
_CJK: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_SPACES: Final = re.compile(r"[\s\u3000\xa0\x85\u2028\u2029]+")
_INVISIBLE: Final = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
_BULLET: Final = re.compile(r"^(?:[•●▪■◆○·*]\s+|[▍▌▎◎※►▶➤◇]\s*)(?=\S)")
_LOOSE: Final = re.compile(rf"(?<=[{_CJK}]) (?=[{_CJK}])")
_AT_DIGITS: Final = re.compile(rf"(?<=[{_CJK}]) (?=\d)|(?<=[\d%]) (?=[{_CJK}])")
"""Spaces inside Chinese text: scanning and full-width make-up leave them."""
_SPACED: Final = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?: [\u4e00-\u9fff])+$")
"""综　合: a heading of two characters set wide."""
_STOPS: Final = re.compile("[，,。；：]")
_ENDS: Final = re.compile(r"[。！？；：…!?;:.]$|[。！？.!?][”’」』）)]$")
_BEGINS: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．)](?!\d)"
    r"|[①-⓿•·●■◆○▲△*]|[-–—]{1,2}[\s“\u4e00-\u9fff]|\S{1,8}：|[A-Z][\w' ]{1,24}:"
    r"|第[一二三四五六七八九十]+[章节条]"
    r"|\[\d{1,2}\]|[（(][^（()）]*[）)]$"
)
_CAPS: Final = re.compile(r"[A-Z0-9 ,.&()'’-]{6,}")
_FULL: Final = 0.66
"""Of the width of its paragraph that a line has at least where it was wrapped."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its words, the index of its passage, the level of a declared heading.

    `full`: it is as wide as wrapped lines are. `inner`: it stands in its passage after another. `deep`: the
    source declares headings, so that numbers stand below them. `after_gap`: furniture stood before it.
    `alone`: no passage of the source has two lines, so that a paragraph may be several passages.
    """

    text: str
    passage: int
    level: int = 0
    full: bool = False
    inner: bool = False
    deep: bool = False
    after_gap: bool = False
    alone: bool = False
    paged: bool = False  # of a PDF, whose paragraphs are told by their shape

    @property
    def chinese(self) -> bool:
        """Whether it has Chinese characters."""
        return any("\u4e00" <= character <= "\u9fff" for character in self.text)

    def after(self, text: str) -> str:
        """The text with this line joined to it."""
        last, first = text[-1], self.text[0]
        if last == "-" and first.islower() and text[-2:-1].isalpha():
            return text[:-1] + self.text
        latin = last < "\u2e80" and first < "\u2e80"
        digits = (last.isdigit() or text[-2:-1].isdigit()) and (first.isdigit() or first in ",.")
        return text + (" " if latin and not digits else "") + self.text


def lines_of(passages: Sequence[Passage]) -> list[Line]:
    """The lines of all passages; table rows stay whole."""
    deep = sum(passage.level > 0 for passage in passages) > 1
    single = not any("\n" in passage.text for passage in passages)
    widest = _typical([_width(passage.text) for passage in passages]) if single else 0
    return [line for index, passage in enumerate(passages) for line in _lines(index, passage, deep, widest)]


def joined(line: Line, after: Line) -> bool:
    """Whether a line runs on in the one after it."""
    torn = line.text[-2:-1].isdigit() and line.text[-1] == "." and after.text[0].isdigit()  # 6.|7%
    near = after.inner or after.after_gap or after.alone or after.paged
    if not near or (_ENDS.search(line.text) and not torn) or _BEGINS.match(after.text):
        return False
    if after.paged and not after.inner and len(line.text) > 20 and _STOPS.search(line.text):
        return True
    if line.text[-1].isdigit() and after.text[0].isdigit() and after.inner and line.chinese:
        return True
    if _CAPS.fullmatch(line.text) or _CAPS.fullmatch(after.text):
        return False
    return line.full or (after.after_gap and len(line.text) > 20)


def _lines(index: int, passage: Passage, deep: bool, widest: int) -> Iterator[Line]:
    if "\t" in passage.text or passage.row:
        yield Line("\t".join(_tidy(cell) for cell in passage.text.split("\t")), index)
        return
    texts = [text for line in passage.text.split("\n") if (text := _tidy(line))]
    width = max(map(_width, texts), default=0) if len(texts) > 1 else widest
    for number, text in enumerate(texts):
        full = width >= 24 and _width(text) >= _FULL * width
        level = passage.level if number == 0 else 0
        yield Line(
            text, index, level, full, number > 0, deep, alone=widest > 0, paged=passage.page is not None
        )


def _tidy(line: str) -> str:
    """One space for several; none inside Chinese sentences, where scanning leaves them."""
    plain = _SPACES.sub(" ", _INVISIBLE.sub("", line)).strip().translate(NO_BRACES)
    text = _AT_DIGITS.sub("", _BULLET.sub("", plain))
    text = _SPACED.sub(lambda match: match.group().replace(" ", ""), text) if len(text) < 16 else text
    return _LOOSE.sub("", text) if _STOPS.search(text) or text.count(" ") >= 3 else text


def _width(text: str) -> int:
    """In half-width characters."""
    return sum(1 + (character >= "\u2e80") for character in text)


def _typical(widths: list[int]) -> int:
    """The width that lines are wrapped at: many are within a few characters of the widest; 0 if none."""
    ordered = sorted(widths)
    if len(ordered) < 8:
        return 0
    high = ordered[len(ordered) * 9 // 10]
    alike = sum(0.88 * high <= width <= high * 1.05 for width in ordered)
    return high if alike * 3 > len(ordered) and high < 140 else 0
