"""Stage layout: the columns of a table: what stands in each cell, how wide columns must and may be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from factdeck.document.blocks import Column, ColumnKind, Part, Row, Span, TableBlock, plain
from factdeck.facts.factbook import Figure
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.measure import Measurer
from factdeck.layout.names import words
from factdeck.layout.paragraphs import BELOW_BASELINE
from factdeck.layout.runs import unit_size
from factdeck.layout.text import Setter, scaled
from factdeck.theme.theme import TextStyle

_FIGURE_MARGIN: Final = 2.5  # between digits and their unit, each side
_LEAST_TEXT: Final = 7.0  # em: a text column is never narrower than this or its longest word
_LEAST_TITLE: Final = 4.0  # em: nor a column than so much of its title
_WORD: Final = re.compile(r"[!-~]+")
_BEFORE_DIGITS: Final = 0.75  # of a figure column's spare width; the rest goes after the unit
_SPARE: Final = {ColumnKind.NAME: 1.0, ColumnKind.TEXT: 0.5, ColumnKind.FIGURE: 1.0}


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in one cell of a track: nothing where `part` is empty."""

    part: Part
    style: TextStyle


@dataclass(frozen=True, slots=True)
class Track:
    """A column of the native table. A figure column is two: digits, right-aligned, and unit."""

    column: int
    kind: ColumnKind
    margin: float
    least: float  # widths with margins
    filled: float  # of all cells on one line each, without the title
    natural: float
    spare: float  # its share of what is left over
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The table's text styles at one step: 1.0 is as designed."""

    design: ExhibitStyle
    measurer: Measurer
    factor: float = 1.0
    parted: bool = False  # units may take two lines, where columns are too many

    def style(self, style: TextStyle) -> TextStyle:
        """The style at this step, set in the middle of its cell. All cells of a style have one size."""
        sized = scaled(style, round(style.size * self.factor, 2))
        return replace(sized, anchor="middle", steps=(), max_lines=0)


def contents(block: TableBlock, row: Row, look: Look) -> tuple[Content, ...]:
    """What stands in the row's cells, one entry a track."""
    last = last_figure(block.columns)
    cells: list[Content] = []
    for index, (column, part) in enumerate(zip(block.columns, row.cells, strict=True)):
        if column.kind is ColumnKind.FIGURE:
            cells += _figure(part, look, block.missing, result=index == last, lit=row.highlighted)
        else:
            cells.append(_text(part, column, look, block.missing))
    return tuple(cells)


def head(block: TableBlock, look: Look) -> tuple[Content, ...]:
    """The header's cells: a figure column's title stands over its digits."""
    title = look.style(look.design.table_head)
    cells: list[Content] = []
    for column in block.columns:
        if column.kind is ColumnKind.FIGURE:
            cells += [Content(column.title, replace(title, align="right")), Content((), title)]
        else:
            cells.append(Content(column.title, title))
    return tuple(cells)


def last_figure(columns: Sequence[Column]) -> int:
    """The column that holds the result: the last one of figures; -1 for none."""
    return max(
        (index for index, column in enumerate(columns) if column.kind is ColumnKind.FIGURE), default=-1
    )


def _figure(part: Part | None, look: Look, missing: str, *, result: bool, lit: bool) -> list[Content]:
    design = look.design
    number = look.style(design.table_result if result else design.table_amount)
    right = replace(number, align="right")
    if not isinstance(part, Figure):
        text = replace(look.style(design.table_text), align="right")
        grey = replace(text, color=design.name.color)
        return [Content(part, text) if part else Content(words(missing), grey), Content((), text)]
    digits = replace(right, color=design.accent) if result and lit else right
    return [
        Content(replace(part, unit=""), digits),
        Content((Span(_broken(part.unit, look), part.fact),) if part.unit else (), _unit(number)),
    ]


def _broken(unit: str, look: Look) -> str:
    """The unit; of several words, on two lines where columns are too many."""
    first, blank, rest = unit.strip().partition(" ")
    return f"{first}\n{rest}" if blank and look.parted else unit


def _unit(number: TextStyle) -> TextStyle:
    """The unit at its size, its line pitch such that it stands on the digits' baseline.

    A baseline stands a share of its size above the foot of its line, and lines are centred in their cells.
    """
    size = unit_size(number)
    lower = BELOW_BASELINE * (number.size - size)
    return replace(
        number,
        family=number.unit_family or number.family,
        size=size,
        unit_size=0.0,
        bold=number.unit_bold,
        color=number.unit_color or number.color,
        leading=(number.size * number.leading - 2 * lower) / size,
    )


def _text(part: Part | None, column: Column, look: Look, missing: str) -> Content:
    design = look.design
    style = look.style(design.table_name if column.kind is ColumnKind.NAME else design.table_text)
    if not part:
        return Content(words(missing), replace(look.style(design.table_text), color=design.name.color))
    if isinstance(part, Figure):
        return Content((Span(str(part), part.fact, part.calculated),), style)
    return Content(part, style)


def measure_tracks(block: TableBlock, look: Look, setter: Setter) -> tuple[Track, ...]:
    """Least and natural width of every track, by its header and all its cells."""
    lines = [head(block, look), *(contents(block, row, look) for row in block.rows)]
    return tuple(
        _track(track, [line[index] for line in lines], look, setter)
        for index, track in enumerate(_kinds(block.columns, look.design.table_margin))
    )


def _kinds(columns: Sequence[Column], margin: float) -> Iterator[Track]:
    for index, column in enumerate(columns):
        spare = _SPARE[column.kind]
        if column.kind is ColumnKind.FIGURE:
            yield Track(index, column.kind, _FIGURE_MARGIN, 0, 0, 0, spare * _BEFORE_DIGITS)
            yield Track(index, column.kind, _FIGURE_MARGIN, 0, 0, 0, spare * (1 - _BEFORE_DIGITS), unit=True)
        else:
            yield Track(index, column.kind, margin, 0, 0, 0, spare)


def _track(track: Track, cells: Sequence[Content], look: Look, setter: Setter) -> Track:
    """The track's widths; `cells` begin with the title."""
    widths = [setter.width(cell.part, cell.style) if cell.part else 0.0 for cell in cells]
    title, *others = cells
    ems = float("inf") if track.unit else _LEAST_TEXT
    least = max(_least(title, _LEAST_TITLE, setter), *(_least(cell, ems, setter) for cell in others))
    margins = 2 * track.margin + 1
    if track.kind is ColumnKind.FIGURE and not track.unit:
        margins += look.design.table_margin  # from the column before it
    filled = max(least, *widths[1:])
    natural = max(filled, widths[0])
    return replace(track, least=least + margins, filled=filled + margins, natural=natural + margins)


def _least(cell: Content, ems: float, setter: Setter) -> float:
    """How narrow the cell may be: a figure as it is, a text some characters, and its longest word."""
    if not cell.part:
        return 0.0
    width = setter.width(cell.part, cell.style)
    if isinstance(cell.part, Figure):
        return width
    found = _WORD.findall(plain(cell.part))
    longest = max((setter.width(words(word), cell.style) for word in found), default=0.0)
    return min(width, max(ems * cell.style.size, longest))


def resolve_tracks(tracks: Sequence[Track], width: float) -> tuple[float, ...]:
    """Widths that fill `width`: spare is shared out.

    What is missing is taken from titles, which then take two lines, and then from the widest text columns.
    Where even the least widths are too wide, all shrink in proportion (the table then says so).
    """
    natural = sum(track.natural for track in tracks)
    if natural <= width:
        shares = sum(track.spare for track in tracks)
        return tuple(track.natural + (width - natural) * track.spare / shares for track in tracks)
    steps = (
        [track.least for track in tracks],
        [track.filled for track in tracks],
        [t.natural for t in tracks],
    )
    for low, high in pairwise(steps):
        if sum(low) <= width <= sum(high):
            give = (width - sum(low)) / max(sum(high) - sum(low), 0.01)
            return tuple(one + (other - one) * give for one, other in zip(low, high, strict=True))
    return tuple(one * width / sum(steps[0]) for one in steps[0])
