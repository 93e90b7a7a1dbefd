"""A judge of broken lines that knows nothing of how they were broken (CLREQ §3.1.6, GB/T 15834-2011 §5.1).

Its lists are its own, written from the standards, and deliberately plain.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

NO_START: Final = frozenset(
    "，。、；：！？．）》」』】〕〗｝］〉〞”’…‥⋯—⸺―·・‧•～〜–％‰℃℉％°′″"  # pause, stop, closing, connecting
    "｡､･｣､ｰ,.;:!?)]}%"  # half-width forms and Latin marks
    "／†‡々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶｧｨｩｪｫｯｬｭｮ"
)
NO_END: Final = frozenset("（《「『【〔〖｛［〈〝“‘｢([{￥¥＄$￡£€№§／")
DOUBLE: Final = frozenset({"——", "……", "⸺⸺", "⋯⋯"})
_UNIT: Final = re.compile(
    "[亿万千百元人名位个次家项天年月日岁级届条章倍场件套处座篇期枚台部份余多%％‰℃℉°㎡]|小时|分钟|公里|平方米"
    "|(?:km|kg|mg|mm|cm|m²|m³|kW|GHz|GB)(?![A-Za-z])"
)
_NUMBER_INSIDE: Final = re.compile(r"[0-9０-９][.,:．]?$")
_GROUPED: Final = re.compile(r"[0-9０-９](?:，\n[0-9０-９]{3}|：\n[0-9０-９]{2})(?![0-9０-９])")
_DIGIT: Final = re.compile("[0-9０-９]")
_LETTER: Final = re.compile("[A-Za-zÀ-ɏ’]")
_HAN: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_ADDRESS: Final = re.compile(
    r"(?:https?|ftp)://[\x21-\x7e]+|www\.[\x21-\x7e]+|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_BLANKS: Final = " \u3000"


class Fault(NamedTuple):
    """What is wrong, and the number of the line (from 1) that it ends, or is in."""

    line: int
    what: str


def broken_rules(lines: Sequence[str], language: str, text: str = "") -> list[str]:
    """What is wrong with the lines of one paragraph, a sentence a fault.

    `text`: the paragraph before it was broken. With it words and addresses are judged too, and hyphens that
    stand in no word are known for hyphenation; without it nobody can tell where blanks fell away.
    """
    return [fault.what for fault in faults(lines, language, text)]


def faults(lines: Sequence[str], language: str, text: str = "") -> list[Fault]:
    """The same with the lines that they are in."""
    if not text:
        return [*_edges(lines), *_numbers(lines)]
    places = list(_places(lines, text))
    return [*_edges(lines), *_numbers(_with_blanks(lines, text, places)), *_against(places, language, text)]


def line_ends(lines: Sequence[str], text: str) -> list[int]:
    """Where in `text` each line but the last ends, with the blanks that follow it."""
    return [place for place, _ in _places(lines, text)]


def inseparable(text: str, place: int) -> str:
    """The part of the text around a place that no rule allows to be broken: it may be wider than a line."""
    start, end = place, place
    while start > 0 and not _may_part(text, start):
        start -= 1
    while end < len(text) and (end == place or not _may_part(text, end)):
        end += 1
    return text[start:end].strip(_BLANKS)


def _may_part(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after in _BLANKS or before in _BLANKS:
        return True
    if after in NO_START or before in NO_END or _DIGIT.match(before) or _DIGIT.match(after):
        return False
    return any(mark >= "\u2e80" or mark in "“‘”’—…·" for mark in (before, after))


def _with_blanks(lines: Sequence[str], text: str, places: Sequence[tuple[int, bool]]) -> list[str]:
    """The lines with the blanks that the text has at their ends, as long as they say what the text says."""
    ends = [0, *(place for place, _ in places), len(text)]
    return [text[start:end] for start, end in pairwise(ends)] if min(ends) >= 0 else list(lines)


def lone_end(lines: Sequence[str]) -> bool:
    """Whether the last of several lines has one letter or none."""
    return len(lines) > 1 and sum(map(str.isalnum, lines[-1])) < 2


def _edges(lines: Sequence[str]) -> Iterator[Fault]:
    """Marks that may not start or end a line. The first line starts, and the last ends, as the text does."""
    for number, (above, below) in enumerate(pairwise(lines), 1):
        last, first = above.rstrip(_BLANKS)[-1:], below.lstrip(_BLANKS)[:1]
        if last + first in DOUBLE or (last and last == first and last in "—…⋯⸺"):
            yield Fault(number, f"line {number} | {number + 1}: {last}{first} is parted")
        if first in NO_START and first:
            yield Fault(number, f"line {number + 1} starts with {first}")
        if last in NO_END and last:
            yield Fault(number, f"line {number} ends with {last}")


def _numbers(lines: Sequence[str]) -> Iterator[Fault]:
    for number, (above, below) in enumerate(pairwise(lines), 1):
        where = f"line {number} | {number + 1}: {above[-4:]} | {below[:4]}"
        if (_NUMBER_INSIDE.search(above) and _DIGIT.match(below)) or _GROUPED.search(f"{above}\n{below}"):
            yield Fault(number, f"{where} parts a number")
        elif _DIGIT.search(above[-1:]) and _UNIT.match(below):
            yield Fault(number, f"{where} parts a number from its unit")
        elif re.search(r"[+−±第№]$|(?<![\w])-$", above) and _DIGIT.match(below):
            yield Fault(number, f"{where} parts a number from its sign")


def _against(places: Sequence[tuple[int, bool]], language: str, text: str) -> Iterator[Fault]:
    """What can only be said with the whole text at hand."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    hyphenated = 0
    for number, (place, hyphen) in enumerate(places, 1):
        if place < 0:
            yield Fault(number, f"line {number} is not what the text says")
            return
        where = f"line {number} | {number + 1}: {text[:place][-6:]} | {text[place:][:6]}"
        before, after = text[place - 1 : place], text[place : place + 1]
        if any(start < place < end for start, end in addresses):
            if before not in "/?" or after == "/":
                yield Fault(number, f"{where} parts an address")
        elif hyphen:
            if language.startswith("zh") or not _well_hyphenated(text, place):
                yield Fault(number, f"{where} is badly hyphenated")
        elif _LETTER.match(before) and _LETTER.match(after):
            yield Fault(number, f"{where} parts a word")
        elif _one_term(before, after):
            yield Fault(number, f"{where} parts a term")
        elif re.search(r"(?<![A-Za-z])(?:No|p|pp|Fig|Vol)\. ?$", text[:place]) and _DIGIT.match(after):
            yield Fault(number, f"{where} parts a number from its sign")
        elif _spaced_unit(text, place):
            yield Fault(number, f"{where} parts a number from its unit")
        hyphenated = hyphenated + 1 if hyphen else 0
        if hyphenated > 2:
            yield Fault(number, f"line {number} is the third in a row that ends with a hyphen")


def _one_term(before: str, after: str) -> bool:
    """A Latin letter and a digit side by side: CO2, 5G."""
    return bool(
        (_LETTER.match(before) and _DIGIT.match(after)) or (_DIGIT.match(before) and _LETTER.match(after))
    )


def _spaced_unit(text: str, place: int) -> bool:
    number = re.search(r"[0-9][ \u00a0]$", text[:place])
    return bool(number and re.match(r"(?:km|kg|mg|mm|cm|kW|GHz|m³|million|°C|%)(?![A-Za-z])", text[place:]))


def _well_hyphenated(text: str, place: int) -> bool:
    """Two letters before and three after at least, and no capitals or digits in the word."""
    before = re.search(r"[\w’]*$", text[:place])
    after = re.match(r"[\w’]*", text[place:])
    word = (before[0] if before else "", after[0] if after else "")
    return (
        len(word[0]) >= 2
        and len(word[1]) >= 3
        and "".join(word).replace("’", "").isalpha()
        and ("".join(word).islower())
    )


def _places(lines: Sequence[str], text: str) -> Iterator[tuple[int, bool]]:
    """Where in the text each line but the last ends, and whether a hyphen was put there; −1 if lost."""
    place = 0
    for index, line in enumerate(lines):
        end = _read(text, place, line)
        hyphen = end < 0 and line.endswith(("-", "‐", "\u00ad"))
        if hyphen:
            end = _read(text, place, line[:-1])
        if end < 0:
            yield -1, False
            return
        place = end
        if index < len(lines) - 1:
            yield place, hyphen
    if text[place:].strip(_BLANKS + "\n"):
        yield -1, False


def _read(text: str, place: int, line: str) -> int:
    """The end of `line` in the text from `place` on, with the blanks after it; −1 if it is not there."""
    for character in line.strip(_BLANKS):
        while (
            place < len(text) and text[place] != character and text[place] in _BLANKS + "\n\u00ad\u200b\u2060"
        ):
            place += 1
        if text[place : place + 1] != character:
            return -1
        place += 1
    while place < len(text) and text[place] in _BLANKS + "\n":
        place += 1
    return place
