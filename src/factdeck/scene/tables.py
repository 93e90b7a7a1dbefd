"""Scene: the parts of a table node, and how tables of a design look. Points; colours are palette names."""

from dataclasses import dataclass

from factdeck.scene.text import Anchor, Paragraph, Rect


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text, set; `fill` behind it. `rect` is the whole cell with its margins."""

    rect: Rect
    paragraphs: tuple[Paragraph, ...]
    fill: str = ""
    margin: float = 0.0  # left and right, points
    anchor: Anchor = Anchor.MIDDLE
    span: int = 1  # columns it covers


@dataclass(frozen=True, slots=True)
class Border:
    """A horizontal table rule above row `row` (row == number of rows: under the last)."""

    row: int
    color: str
    width: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line looks: palette colour, width in points."""

    color: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """How tables of a design look, so that one that a person adds looks so too. Colours are palette names."""

    top: Stroke  # over the table
    line: Stroke  # under its header and its last row
    between: Stroke  # between rows
    text: str
    header: str  # text of the header
    bold: bool  # whether the header's text is
    header_fill: str = ""
    band: str = ""  # behind every second row, for those who ask for it

    def over(self, row: int, rows: int, header_rows: int) -> Stroke:
        """The rule above row `row` of a table of `rows` rows (row == rows: under the last)."""
        if row == 0:
            return self.top
        return self.line if row in (rows, header_rows) else self.between
