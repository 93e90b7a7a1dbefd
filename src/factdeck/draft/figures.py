"""Draft stage: every quantity of a report's sentences as a figure, in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from factdeck.draft import label_en, label_zh
from factdeck.draft.around import Around, Told
from factdeck.draft.background import is_background, is_limit
from factdeck.draft.blocks import Block, Role
from factdeck.draft.figure import Figure, Stands
from factdeck.draft.joint import lend_unit, share_unit
from factdeck.draft.label_words import CHANGE, NOW
from factdeck.draft.structure import Part, Report
from factdeck.draft.table import Declared, table_figures
from factdeck.facts.find import Found, Use, find_numbers
from factdeck.facts.find_patterns import narrow
from factdeck.facts.quantity import Kind
from factdeck.facts.words import TAILS

_SENTENCE_ZH: Final = re.compile(r"[。！？!?；;\n]")
_SENTENCE_EN: Final = re.compile(r"[.!?](?=\s|$)|[;\n]")
_CLAUSE_ZH: Final = re.compile(r"[，：:（(]|,(?!\d{3}(?!\d))|(?<!\d),")
_CLAUSE_EN: Final = re.compile(r"(?<!\d):(?=\s)")
_TO: Final = re.compile(r"^(?:[^，。]{0,8}(?:到|至|为|成)|[^，。]{0,3}最快|\s*to\s*|降|增|升)$")
_EARLIER: Final = re.compile(r"\b(?:down|up) from\s*$")
_PART: Final = re.compile(r"其中|\bof (?:which|whom|them|these)\b|\bincluding\b")
_PEOPLE: Final = frozenset(("人", "名", "位"))
_EACH: Final = re.compile("分别")
_JOINT: Final = re.compile(r"^[和与及、，]$")
_NEXT: Final = re.compile(rf"^[和与及、，](?:{CHANGE})?$")
"""分别增长2.2%和下降0.7%."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a report in reading order, and the running text of each block by its number."""

    figures: list[Figure]
    texts: dict[int, str]


def find_figures(report: Report) -> Figures:
    """The figures of all parts and captions; of tables too, where the source has them as rows."""
    reader = _Reader(report.language)
    for number, top in enumerate(report.parts):
        before = len(reader.figures)
        for path, part in paths(top, (top.above,) if top.above else ()):
            reader.read(part.blocks, path)
        for figure in reader.figures[before:]:
            figure.top = number
    reader.read_captions(report.captions)
    return Figures(reader.figures, reader.texts)


def paths(part: Part, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Part]]:
    """A part and all below it, each with the titles that lead to it."""
    path = (*above, part.title)
    yield path, part
    for below in part.parts:
        yield from paths(below, path)


@dataclass(slots=True)
class _Reader:
    """Goes through the blocks of a report; counts its blocks and sentences."""

    language: str
    figures: list[Figure] = field(default_factory=list[Figure])
    texts: dict[int, str] = field(default_factory=dict[int, str])
    sentence: int = 0
    block: int = 0

    def read(self, blocks: Sequence[Block], section: tuple[str, ...]) -> None:
        """Add the figures of the blocks of one part."""
        rows: list[Block] = []
        declared = Declared()
        for block in blocks:
            if block.role is Role.ROW:
                rows.append(block)
                continue
            self._table(rows, section, declared)
            rows = []
            declared = Declared.of(block.text)
            self._text(block, section)
        self._table(rows, section, declared)

    def read_captions(self, blocks: Sequence[Block]) -> None:
        """Add the figures of captions, which belong to no part."""
        for block in blocks:
            before = len(self.figures)
            self._text(block, ())
            for figure in self.figures[before:]:
                figure.caption = True

    def _table(self, rows: Sequence[Block], section: tuple[str, ...], declared: Declared) -> None:
        if rows:
            self.sentence += 1
            self.figures += table_figures(rows, section, declared, self.sentence, self.language)

    def _text(self, block: Block, section: tuple[str, ...]) -> None:
        text = narrow(block.text)
        numbers = [item for item in find_numbers(block.text, self.language) if item.use is Use.QUANTITY]
        numbers = [item for item in numbers if not is_background(text, item, self.language)]
        told = Told()
        self.block += 1
        self.texts[self.block] = text
        for start, end in _sentences(text, self.language):
            self.sentence += 1
            inside = [item for item in numbers if start <= item.start < end]
            if inside:
                told.begin_sentence()
                self._sentence(text, start, end, inside, told, (block, section))

    def _sentence(
        self,
        text: str,
        start: int,
        end: int,
        numbers: list[Found],
        told: Told,
        place: tuple[Block, tuple[str, ...]],
    ) -> None:
        block, section = place
        each = -1
        last: Figure | None = None
        whole: Figure | None = None
        for index, number in enumerate(numbers):
            around, clause = _around(text, start, end, numbers, index, self.language)
            if _EACH.search(around.before):
                head = _EACH.split(around.before)[0]
                count = _shared(text, numbers, index)
                kept = told.topics if len(told.topics) == count > 1 else []
                told.topics = label_zh.topics_of(head) or kept or self._last_levels(count)
                told.last = ""
                each = 0
            elif each >= 0 and _NEXT.match(around.before.strip()):
                each += 1
            else:
                each = -1
            around = replace(around, index=each)
            words = label_en if self.language == "en" else label_zh
            label, stands = words.label_of(around, number.quantity, told)
            if is_limit(text, number, self.language):
                stands, label = Stands.LIMIT, f"{label}（范围）"
            figure = Figure(
                text=_written(text[number.start : number.end].strip(), number),
                quantity=number.quantity,
                label=label,
                section=section,
                passage=block.passage,
                sentence=self.sentence,
                stands=stands,
                start=number.start,
                end=number.end,
                block=self.block,
                quote=text[clause[0] : clause[1]],
            )
            self._pair(figure, last, around)
            if _JOINT.match(around.before.strip()):
                share_unit(figure, self.figures)
            if _PART.search(around.before):
                whole = next((item for item in reversed(self.figures) if _may_be_whole(item, figure)), None)
            elif last is None or "、" not in around.before:
                whole = whole if last is not None and whole and last.part_of else None
            figure.part_of = whole if whole and _may_be_whole(whole, figure) else None
            self.figures.append(figure)
            last = figure

    def _last_levels(self, count: int) -> list[str]:
        """What the last levels of this sentence count: 受理8件，审结7件，分别上升5%和6%."""
        levels = [
            item.label
            for item in self.figures
            if item.sentence == self.sentence and item.stands is Stands.LEVEL and item.label
        ]
        return levels[-count:]

    def _pair(self, figure: Figure, last: Figure | None, around: Around) -> None:
        """由1个月缩短至最快7天: the second goes with the first.

        A bare first number has the unit of the second: from 12 to 7 days.
        """
        if last and figure.stands is Stands.BEFORE and _EARLIER.search(around.before):
            lend_unit(figure, last)
        if last is None or last.stands is not Stands.BEFORE:
            return
        words = around.before.strip(" ，,、")
        if not (_TO.match(words or " ") or NOW.match(words)):
            return
        figure.stands, figure.label = Stands.AFTER, last.label or figure.label
        figure.partner, last.partner = last, figure
        lend_unit(last, figure)


def _shared(text: str, numbers: Sequence[Found], index: int) -> int:
    """How many numbers stand one after the other from here, joined by 和 or 、."""
    count = 1
    for one, other in pairwise(numbers[index:]):
        if not _NEXT.match(text[one.end : other.start].strip()):
            break
        count += 1
    return count


def _may_be_whole(whole: Figure, part: Figure) -> bool:
    """Whether a figure of the same paragraph can be what another is part of: larger, of the same kind."""
    one, other = whole.quantity, part.quantity
    if one is None or other is None or whole.block != part.block or whole is part:
        return False
    levels = whole.stands is part.stands is Stands.LEVEL and whole.part_of is None
    same = one.unit == other.unit or {one.unit, other.unit} <= _PEOPLE
    return levels and same and one.kind is other.kind is Kind.NUMBER and one.value > other.value > 0


def _written(text: str, number: Found) -> str:
    """As a value writes it: 百分之九十八点五 as 98.5%, between 8 and 10 as 8–10."""
    if number.quantity and number.quantity.kind is Kind.RANGE:
        return text.replace(" and ", "–")
    if number.quantity and text.startswith(("百分之", "千分之")):
        sign = "%" if text.startswith("百") else "‰"
        return f"{number.quantity.value:f}{sign}{text[-2:] if text.endswith(tuple(TAILS)) else ''}"
    return text


def _sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in (_SENTENCE_EN if language == "en" else _SENTENCE_ZH).finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _around(
    text: str, start: int, end: int, numbers: Sequence[Found], index: int, language: str
) -> tuple[Around, tuple[int, int]]:
    """The words round a number, and the extent of its clause."""
    number = numbers[index]
    clause = _CLAUSE_EN if language == "en" else _CLAUSE_ZH
    left, right = start, end
    for match in clause.finditer(text, start, number.start):
        left = match.end() if not match.group().endswith(("(", "（")) or language == "en" else left
        if (
            match.group() in "（("
            and "）" not in text[match.end() : number.start]
            and ")" not in text[match.end() : number.start]
        ):
            left = match.end()
    if match := clause.search(text, number.end, end):
        right = match.start()
    floor = numbers[index - 1].end if index and numbers[index - 1].end > left else left
    ceiling = min([right, *(item.start for item in numbers[index + 1 : index + 2])])
    before, after = text[floor : number.start], text[number.end : ceiling]
    lead, cut = text[start : number.start], ceiling < right
    following = numbers[index + 1].start if index + 1 < len(numbers) else -1
    paired = 0 <= following < right and bool(_TO.match(text[number.end : following].strip() or " "))
    if language == "en":
        follows = bool(index) and floor == numbers[index - 1].end
        return Around(before, after, lead=lead, paired=paired, cut=cut, follows=follows), (left, right)
    after = re.split(r"[）)]", after.rstrip("。！？；!?;\n"))[0]
    after = after.rpartition("、")[0] if cut and "、" in after else after
    ahead = re.sub(r"\d[\d.,]*[万亿]?[余多]?[\u4e00-\u9fff]?", "", text[ceiling:end])
    return Around(before, after, ahead, lead=lead, paired=paired, cut=cut), (left, right)
