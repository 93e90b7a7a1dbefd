"""Stage layout: the columns of a table: what stands in each cell, how wide columns must and may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from factdeck.document.blocks import Column, ColumnKind, Part, Row, Span, TableBlock
from factdeck.facts.factbook import Figure
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.measure import Measurer
from factdeck.layout.names import words
from factdeck.layout.paragraphs import BELOW_BASELINE
from factdeck.layout.runs import unit_size
from factdeck.layout.text import Setter, scaled
from factdeck.theme.theme import TextStyle

_FIGURE_MARGIN: Final = 2.5  # between digits and their unit, each side
_LEAST_TEXT: Final = 7.0  # em: a text column is never narrower
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
    natural: float
    spare: float  # its share of what is left over
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The table's text styles at one step: 1.0 is as designed."""

    design: ExhibitStyle
    measurer: Measurer
    factor: float = 1.0

    def style(self, style: TextStyle) -> TextStyle:
        """The style at this step, set in the middle of its cell."""
        return replace(scaled(style, style.size * self.factor), anchor="middle")


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
        grey = replace(text, color=design.table_head.color)
        return [Content(part, text) if part else Content(words(missing), grey), Content((), text)]
    digits = replace(right, color=design.accent) if result and lit else right
    return [
        Content(replace(part, unit=""), digits),
        Content((Span(part.unit, part.fact),) if part.unit else (), _unit(number)),
    ]


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
        return Content(words(missing), replace(look.style(design.table_text), color=design.table_head.color))
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
            yield Track(index, column.kind, _FIGURE_MARGIN, 0, 0, spare * _BEFORE_DIGITS)
            yield Track(index, column.kind, _FIGURE_MARGIN, 0, 0, spare * (1 - _BEFORE_DIGITS), unit=True)
        else:
            yield Track(index, column.kind, margin, 0, 0, spare)


def _track(track: Track, cells: Sequence[Content], look: Look, setter: Setter) -> Track:
    widest = max((setter.width(cell.part, cell.style) for cell in cells if cell.part), default=0.0)
    natural = widest + 2 * track.margin + 1
    if track.kind is ColumnKind.FIGURE and not track.unit:
        natural += look.design.table_margin  # from the column before it
    em = look.design.table_text.size * look.factor
    text = track.kind is not ColumnKind.FIGURE
    return replace(track, natural=natural, least=min(natural, _LEAST_TEXT * em) if text else natural)


def resolve_tracks(tracks: Sequence[Track], width: float) -> tuple[float, ...]:
    """Widths that fill `width`: spare is shared out; what is missing is taken from the widest text columns.

    Where even the least widths are too wide, all shrink in proportion (the text then says it does not fit).
    """
    natural = sum(track.natural for track in tracks)
    if natural <= width:
        shares = sum(track.spare for track in tracks)
        return tuple(track.natural + (width - natural) * track.spare / shares for track in tracks)
    least = sum(track.least for track in tracks)
    if least >= width:
        return tuple(track.least * width / least for track in tracks)
    give = (width - least) / (natural - least)
    return tuple(track.least + (track.natural - track.least) * give for track in tracks)
