"""Stage theme: the design of handouts, notes pages and the speaker's script as typed values.

What stands in `handout.yaml`: millimetres in the file, points here. Page, bars, rules, colours and most
styles are the fact sheet's, so that both look alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from factdeck.theme.sheet_measures import Length, LineStyle
from factdeck.theme.theme import TextStyle


class Name(StrEnum):
    """What a slide is called under its picture."""

    SECTION = "section"  # its section, and its source note
    TITLE = "title"  # its headline, where the picture is too small to read it


class Room(StrEnum):
    """Where the ruled lines stand."""

    BESIDE = "beside"
    UNDER = "under"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class GridDesign:
    """So many slides to a page, in columns and rows."""

    columns: int
    rows: int
    width: Length  # of the box that holds a slide, at the left of its column
    height: Length
    pitch: Length  # from row to row
    name: Name
    room: Room
    lines: int  # ruled lines at the most
    rule: bool  # between rows


@dataclass(frozen=True, slots=True)
class CaptionDesign:
    """Number and name under a slide."""

    baseline: Length  # under the slide
    gap: Length  # between number, name and text
    most: int  # lines
    line: Length  # the last line's foot to the first ruled line


@dataclass(frozen=True, slots=True)
class RuledDesign:
    """Ruled lines to write on, with a word over them."""

    pitch: Length
    word: Length  # top of the slide to the word's baseline
    first: Length  # top of the slide to the first line beside it
    left: Length  # of lines beside, from the slide's left edge
    over_row: Length  # the rule between rows, over the next slide
    clear: Length  # from the last line to that rule, at the least


@dataclass(frozen=True, slots=True)
class NotesDesign:
    """A slide with its notes under it; beside the slide its number, section and time."""

    width: Length  # of the box that holds the slide
    height: Length
    rail: Length  # from the slide to what stands beside it; 0 for nothing
    under: Length  # slide (or its caption) to the notes


@dataclass(frozen=True, slots=True)
class ScriptDesign:
    """The script: small slides at the left, headline, talk and figures at the right, one after the other."""

    width: Length  # of the box that holds a slide
    height: Length
    left: Length  # of the texts, from the page's left margin
    headline: Length  # first baseline under the slide's top
    number: Length  # under the slide's foot
    between: Length  # a slide's end to the rule over the next
    under_rule: Length


@dataclass(frozen=True, slots=True)
class FlowDesign:
    """Talk and the list of figures under it."""

    paragraph: Length  # between paragraphs
    over_list: Length
    head: Length  # the list's heading to its first row
    row: Length  # over and under the texts of a row
    figure: Length  # width of the first column, the figures; a long one is set smaller, to 9 points
    label: float  # share of the rest that labels have; the other is for where figures are from
    gap: Length


@dataclass(frozen=True, slots=True)
class HandoutDesign:
    """All of it."""

    top: Length  # where slides begin
    outline: LineStyle  # around a slide
    writing: LineStyle  # ruled lines
    grids: Mapping[str, GridDesign]  # by slides to a page
    caption: CaptionDesign
    ruled: RuledDesign
    single: NotesDesign  # the handout with one slide to a page
    notes: NotesDesign
    script: ScriptDesign
    flow: FlowDesign
    styles: Mapping[str, TextStyle]
