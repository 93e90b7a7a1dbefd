"""Layout: rows of a list as paragraphs of one text frame: a term, a tab, a text with a hanging indent.

What people expect of a list: they can add a row with Enter, and outline view shows the whole of it (ECMA-376
Part 1 §21.1.2.2.7: marL and indent). The rows stand where each would stand in a frame of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factdeck.layout.paragraphs import BELOW_BASELINE, top_of
from factdeck.scene.nodes import TextFrame
from factdeck.scene.slots import TextLevel
from factdeck.scene.text import Align, Line, Paragraph, Piece, Rect, Run

TAB = "\t"


@dataclass(frozen=True, slots=True)
class Row:
    """The frames of a row: its text, and what stands before it on its first line."""

    text: TextFrame
    term: TextFrame | None


def rows_of(records: Sequence[Sequence[TextFrame]]) -> tuple[Row, ...] | None:
    """The frames of records as rows of one list; None where they stand otherwise."""
    if not records or not all(1 <= len(frames) <= 2 for frames in records):
        return None
    rows = tuple(Row(frames[-1], frames[0] if len(frames) == 2 else None) for frames in records)
    columns = {(round(row.text.rect.x, 2), round(row.text.rect.w, 2)) for row in rows}
    starts = {round(row.term.rect.x, 2) for row in rows if row.term}
    lists = len(columns) == 1 and len(starts) <= 1 and all(map(_is_row, rows))
    return rows if lists and len({row.text.paragraphs[0].leading for row in rows}) == 1 else None


def _is_row(row: Row) -> bool:
    """Whether the term is one line that ends before the text begins."""
    if len(row.text.paragraphs) != 1 or row.text.paragraphs[0].align is not Align.LEFT:
        return False
    if row.term is None:
        return True
    lines = [line for paragraph in row.term.paragraphs for line in paragraph.lines]
    ends = [piece.x + piece.advance for line in lines for piece in line.pieces]
    return len(lines) == 1 and max(ends, default=0.0) < row.text.rect.x


def list_frame(rows: Sequence[Row], area: Rect, identity: str) -> TextFrame:
    """The frame of all rows, from the first line down to the foot of `area`."""
    left = min(row.term.rect.x if row.term else row.text.rect.x for row in rows)
    right = rows[0].text.rect.right
    hanging = rows[0].text.rect.x - left
    top = top_of(rows[0].text.paragraphs[0])
    paragraphs: list[Paragraph] = []
    foot = top
    for row in rows:
        paragraph = _paragraph(row, hanging, top_of(row.text.paragraphs[0]) - foot)
        paragraphs.append(paragraph)
        foot = top_of(row.text.paragraphs[0]) + len(paragraph.lines) * paragraph.leading
    return TextFrame(
        id=identity,
        rect=Rect(left, top, right - left, max(foot, area.bottom) - top),
        role=rows[0].text.role,
        paragraphs=tuple(paragraphs),
        link=next((row.text.link for row in rows if row.text.link), ""),
    )


def list_level(frame: TextFrame, level: TextLevel) -> TextLevel:
    """The level of a list's slot: that of its texts, with the indent and the space between its rows."""
    spaces = [paragraph.space_before for paragraph in frame.paragraphs[1:]]
    return replace(level, hanging=frame.paragraphs[0].hanging, space_before=max(spaces, default=0.0))


def _paragraph(row: Row, hanging: float, above: float) -> Paragraph:
    """Term, tab and text as one paragraph; its first line stands by its largest size."""
    text = replace(row.text.paragraphs[0], hanging=hanging, space_before=max(0.0, above))
    if row.term is None:
        return text
    words = row.term.paragraphs[0]
    before = (*words.runs, Run(TAB, text.runs[0].style))
    taken = sum(len(run.text) for run in before)
    first, *others = text.lines
    pieces = (*words.lines[0].pieces, *(_later(piece, len(before)) for piece in first.pieces))
    runs = (*before, *text.runs)
    lines = (Line(_baseline(text, runs, pieces), pieces), *(_line(line, len(before)) for line in others))
    return replace(text, runs=runs, lines=lines, breaks=tuple(place + taken for place in text.breaks))


def _later(piece: Piece, runs: int) -> Piece:
    return replace(piece, run=piece.run + runs)


def _line(line: Line, runs: int) -> Line:
    return replace(line, pieces=tuple(_later(piece, runs) for piece in line.pieces))


def _baseline(text: Paragraph, runs: Sequence[Run], pieces: Sequence[Piece]) -> float:
    largest = max(runs[piece.run].style.size for piece in pieces)
    return top_of(text) + text.leading - BELOW_BASELINE * largest
