"""Draft stage: the numbers of a table as figures: named by row and column, in the unit of its heads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.draft.blocks import Block
from factdeck.draft.figure import Figure
from factdeck.draft.lines import NO_BRACES
from factdeck.facts.find_patterns import narrow
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Quantity
from factdeck.facts.scan import money_head

_UNIT: Final = re.compile(r"单位\s*[:：]\s*(?P<zh>[^\s，,；;）)]{1,12})|[Uu]nit:\s*(?P<en>\S{1,12})")
_IN_BRACKETS: Final = re.compile(r"\s*[（(]\s*(?:单位\s*[:：]\s*)?(?P<unit>[^（）()]{1,10})\s*[）)]\s*$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d ?年?(?:度|\d{1,2}月|上半年|下半年)?")
_ORDINAL: Final = re.compile(r"序号|编号|No\.?|#|排名|代码|电话|年份|时间|日期", re.IGNORECASE)
_UNIT_WORD: Final = re.compile(r"[万亿千百]?[^\d\s]{0,6}|%|‰")
_NO_UNIT: Final = re.compile(r"含|其中|不|试|附|预计|按|年|同比|表|一|二|三")


@dataclass(frozen=True, slots=True)
class Declared:
    """A unit that stands over a table: 单位：万元."""

    unit: str = ""

    @staticmethod
    def of(text: str) -> "Declared":
        """The unit that a line declares."""
        match = _UNIT.search(text)
        return Declared((match["zh"] or match["en"]) if match else "")


def table_figures(
    rows: Sequence[Block], section: tuple[str, ...], declared: Declared, sentence: int, language: str
) -> Iterator[Figure]:
    """The figures of consecutive rows; the first row with words alone, or with years, is the head."""
    cells = [[cell.strip() for cell in narrow(block.text).split("\t")] for block in rows]
    head: list[str] = []
    for block, row in zip(rows, cells, strict=True):
        if found := _UNIT.search(" ".join(row)):
            declared = Declared(found["zh"] or found["en"])
        values = [index for index, cell in enumerate(row) if index and _number(cell)]
        if not values or all(is_head(row[index]) for index in values):
            head = row if len(row) > 1 else head
            continue
        for index in values:
            column = head[index - (len(row) - len(head))] if len(row) - len(head) in (0, 1) else ""
            if figure := cell_figure(row[0], row[index], column, declared):
                yield _placed(figure, block, section, sentence, row[: index + 1])


def _placed(
    figure: Figure, block: Block, section: tuple[str, ...], sentence: int, quoted: Sequence[str]
) -> Figure:
    figure.section, figure.passage, figure.sentence = section, block.passage, sentence
    figure.quote = " ".join(cell for cell in quoted if cell)
    return figure


def _number(cell: str) -> Quantity | None:
    if not cell or not re.search(r"\d", cell) or len(cell) > 16 or re.match(r"0\d", cell):
        return None
    try:
        return parse_quantity(cell)
    except ValueError:
        return None


def is_head(cell: str) -> bool:
    """Whether a cell with digits heads a column: a year."""
    return bool(_YEAR.fullmatch(_parted(cell)[0]))


def cell_figure(row: str, cell: str, column: str, declared: Declared) -> Figure | None:
    """A cell's figure, None for no number; its own unit counts before its column's, row's and table's."""
    value = _number(cell)
    if value is None or (column and _ORDINAL.search(column)):
        return None
    name, row_unit = _parted(row.translate(NO_BRACES))
    title, column_unit = _parted(column.translate(NO_BRACES))
    unit = "" if value.unit or value.scale else column_unit or row_unit or declared.unit
    try:
        quantity = parse_quantity(cell, unit) if unit else value
    except ValueError:
        return None
    label = f"{name}（{title}）" if is_head(title) else f"{name}{title}"
    if label.isascii():
        label = f"{name}, {title}".strip(", ")
    return Figure(
        cell, quantity, label[: 60 if label.isascii() else 24], (), 0, 0, unit, row=name, column=title
    )


def _parted(head: str) -> tuple[str, str]:
    """A head's words and the unit in brackets behind them."""
    match = _IN_BRACKETS.search(head)
    if match and money_head(match["unit"].strip()):
        return head[: match.start()].strip(), match["unit"].strip()
    if match and _UNIT_WORD.fullmatch(match["unit"]) and not _NO_UNIT.search(match["unit"]):
        return head[: match.start()].strip(), match["unit"].strip()
    return head.strip(), ""
