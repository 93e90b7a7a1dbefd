"""Scene: rectangles and set text as plain frozen data. Lengths in points, y downward, places absolute."""

from dataclasses import dataclass
from enum import StrEnum

from factdeck.base.geometry import Rect as Rect


class Align(StrEnum):
    """Horizontal place of a line in its frame."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"  # both edges, but for the last line


class Anchor(StrEnum):
    """Vertical place of the lines in their frame."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Role(StrEnum):
    """What a node means: for tags, reading order, alt text, placeholders."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    FIGURE = "figure"  # a number with its unit
    LABEL = "label"
    NOTE = "note"
    CAPTION = "caption"
    SOURCE = "source"
    FOOTER = "footer"
    PAGE_NUMBER = "page-number"
    CHART = "chart"
    TABLE = "table"
    PICTURE = "picture"
    DECORATION = "decoration"  # an artifact: no alt text, not read aloud


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How a run looks. `family` is "sans" or "serif" (a key of Scene.fonts); size in points."""

    family: str
    size: float
    color: str
    bold: bool = False
    tracking: float = 0.0  # points added after every character
    rise: float = 0.0  # points the baseline is raised (superscript)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style. `gap_after`: points after its last character (figure to unit)."""

    text: str
    style: RunStyle
    gap_after: float = 0.0
    fact: str = ""  # the fact whose figure this run belongs to
    language: str = ""  # BCP 47 where it differs from the page's
    solid: bool = False  # no space but `gap_after` is added to it: a figure set large


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one run on one line: where it starts (absolute x) and how far it advances.

    The empty half of a full-width mark may hang out at the line's start (x); at its end it is not counted.
    """

    x: float
    advance: float  # with `spacing`
    text: str
    run: int  # index into the paragraph's runs
    spacing: tuple[float, ...] = ()  # points after each character but the last; () for none
    soft: bool = False  # a hyphen drawn at a line's end that is not in the text


@dataclass(frozen=True, slots=True)
class Line:
    """A measured line: absolute baseline y, the pieces from left to right."""

    baseline: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs as an office program needs them, and lines as measured. `leading`: line pitch, points."""

    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    leading: float
    align: Align = Align.LEFT
    space_before: float = 0.0
    bullet: str = ""
    breaks: tuple[int, ...] = ()  # forced line breaks, as character offsets into the paragraph's text
    level: int = 0  # of its slot's levels, from 0
    hanging: float = 0.0  # left edge of all lines but for what stands before the first line's tab, points
    role: Role | None = None  # where it is not its frame's

    @property
    def text(self) -> str:
        """The paragraph's text without line breaks."""
        return "".join(run.text for run in self.runs)

    @property
    def term(self) -> tuple[Piece, ...]:
        """The pieces of the first line that stand before a tab, which parts a list's term from its text."""
        tab = next((index for index, run in enumerate(self.runs) if run.text == "\t"), 0)
        return tuple(piece for piece in self.lines[0].pieces if piece.run < tab) if self.lines else ()
