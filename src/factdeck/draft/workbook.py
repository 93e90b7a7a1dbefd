"""Draft stage: a workbook's sheets as parts of a report, its cells as figures (ECMA-376 Part 1 §18)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from factdeck.draft.figure import Figure
from factdeck.draft.lines import NO_BRACES
from factdeck.draft.table import Declared, cell_figure, is_head
from factdeck.facts.source import Cell, SourceText

_ADDRESS: Final = re.compile(r"(?P<sheet>.+)!(?P<column>[A-Z]+)(?P<row>\d+)")


@dataclass(slots=True)
class _Sheet:
    """Cells by row and column; what stands over each column so far; the declared unit."""

    title: str
    rows: dict[int, dict[int, tuple[str, Cell]]] = field(
        default_factory=dict[int, dict[int, tuple[str, Cell]]]
    )


def sheet_titles(source: SourceText) -> list[str]:
    """The names of the sheets that have cells, in order."""
    return [sheet.title for sheet in _sheets(source.cells)]


def book_title(source: SourceText) -> str:
    """The first text of a workbook that stands alone in its row."""
    for sheet in _sheets(source.cells):
        for row in sheet.rows.values():
            texts = [cell.text for _, cell in row.values()]
            if len(texts) == 1 and len(texts[0]) > 3:
                return re.sub(r"\s*[（(][^（()）]*[）)]\s*$", "", texts[0])
            break
    return ""


def workbook_figures(source: SourceText) -> Iterator[Figure]:
    """The numbers of all cells, named by what stands left of and above them."""
    for number, sheet in enumerate(_sheets(source.cells), 1):
        yield from _figures(sheet, number)


def _sheets(cells: Mapping[str, Cell]) -> list[_Sheet]:
    sheets: dict[str, _Sheet] = {}
    for address, cell in cells.items():
        match = _ADDRESS.fullmatch(address)
        if match and cell.text.strip():
            sheet = sheets.setdefault(match["sheet"], _Sheet(match["sheet"]))
            sheet.rows.setdefault(int(match["row"]), {})[_number(match["column"])] = (address, cell)
    return list(sheets.values())


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return number


def _figures(sheet: _Sheet, number: int) -> Iterator[Figure]:
    heads: dict[int, str] = {}
    declared = Declared()
    for row in sheet.rows.values():
        texts = " ".join(cell.text for _, cell in row.values())
        declared = Declared.of(texts) if Declared.of(texts).unit else declared
        first = min(row)
        numeric = {
            column: item for column, item in row.items() if item[1].number is not None and column > first
        }
        if not numeric or all(is_head(item[1].text) for item in numeric.values()):
            heads |= {column: cell.text for column, (_, cell) in row.items()} if len(row) > 1 else {}
            continue
        name = row[first][1].text
        for column, (address, cell) in numeric.items():
            figure = cell_figure(name, cell.text, heads.get(column, ""), declared)
            if figure:
                figure.section, figure.cell, figure.passage = (
                    (sheet.title.translate(NO_BRACES),),
                    address,
                    cell.passage,
                )
                figure.sentence, figure.top = number, number - 1
                yield figure
