"""Facts stage: the reading order of a page from boxes of text: columns, lines, paragraphs.

A column needs a gutter that few boxes cross, with lines of prose on both sides; those that cross it
(headings) part the page into bands. Tables have short pieces in a row and are read row by row. After the
XY-cut (Nagy and Seth, 1984).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

_CROSSING: Final = 0.3  # of the boxes may lie across a gutter
_LEAST_LINES: Final = 3  # a side
_LEAST_WIDTH: Final = 7.0  # of the median line of a side, in heights of a line: shorter ones are table cells
_DEEPEST: Final = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in a box; points, y upward as in PDF."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """Of the box."""
        return self.top - self.bottom


def paragraphs(pieces: Sequence[Piece]) -> list[str]:
    """The paragraphs of a page in reading order; their lines end in "\\n", cells stand apart by tabs."""
    return [text for column in columns(pieces) for text in _paragraphs(column)]


def columns(pieces: Sequence[Piece], depth: int = 0) -> list[list[Piece]]:
    """The pieces by column, in reading order."""
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        return [list(pieces)] if pieces else []
    found: list[list[Piece]] = []
    for band in _bands(pieces, gutter):
        if any(_crosses(piece, gutter) for piece in band):
            found.append(band)
            continue
        for side in ([p for p in band if p.right <= gutter], [p for p in band if p.left >= gutter]):
            found += columns(side, depth + 1)
    return found


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """The x of the gutter with the most lines on its thinner side."""
    best, most = None, _LEAST_LINES
    for x in sorted({round(piece.left, 1) - 0.1 for piece in pieces}):
        left = [piece for piece in pieces if piece.right <= x]
        right = [piece for piece in pieces if piece.left >= x]
        thinner = min(len(left), len(right))
        crossing = len(pieces) - len(left) - len(right)
        if thinner < most or crossing > _CROSSING * len(pieces):
            continue
        if all(_is_prose(side) for side in (left, right)):
            best, most = x, thinner
    return best


def _is_prose(side: Sequence[Piece]) -> bool:
    return median(piece.right - piece.left for piece in side) >= _LEAST_WIDTH * median(p.height for p in side)


def _crosses(piece: Piece, gutter: float) -> bool:
    return piece.left < gutter < piece.right


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[list[Piece]]:
    """From top to bottom: what lies between two crossing pieces, and runs of crossing pieces."""
    band: list[Piece] = []
    crossing = False
    for piece in sorted(pieces, key=lambda piece: (-piece.top, piece.left)):
        if _crosses(piece, gutter) is not crossing and band:
            yield band
            band = []
        crossing = _crosses(piece, gutter)
        band.append(piece)
    if band:
        yield band


def _lines(column: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by line, from top to bottom and left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(column, key=lambda piece: (-(piece.top + piece.bottom), piece.left)):
        middle = (piece.top + piece.bottom) / 2
        if lines and any(other.bottom < middle < other.top for other in lines[-1]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def _paragraphs(column: Sequence[Piece]) -> Iterator[str]:
    lines = _lines(column)
    pitches = [above[0].bottom - below[0].bottom for above, below in pairwise(lines)]
    pitch = median(pitches) if pitches else 0.0
    edge = sorted(line[0].left for line in lines)[len(lines) // 4] if lines else 0.0
    text = ""
    for index, line in enumerate(lines):
        if text and (
            _opens(line, edge) or pitches[index - 1] > 1.4 * pitch or _resized(line, lines[index - 1])
        ):
            yield text
            text = ""
        text += ("\n" if text else "") + _joined(line)
    if text:
        yield text


def _opens(line: Sequence[Piece], edge: float) -> bool:
    """Whether the line is indented as the first of a paragraph, or is the row of a table."""
    height = line[0].height
    return len(line) > 2 or 1.2 * height < line[0].left - edge < 4 * height


def _resized(line: Sequence[Piece], above: Sequence[Piece]) -> bool:
    heights = sorted((median(p.height for p in line), median(p.height for p in above)))
    return heights[1] > 1.3 * heights[0] and min(len(line[0].text), len(above[0].text)) > 1


def _joined(line: Sequence[Piece]) -> str:
    """Pieces of a line: a wide gap parts cells, a narrow one words, none parts nothing."""
    text = line[0].text
    for left, right in pairwise(line):
        gap = right.left - left.right
        size = max(left.height, right.height)
        text += ("\t" if gap > 1.5 * size else " " if gap > 0.25 * size else "") + right.text
    return text
