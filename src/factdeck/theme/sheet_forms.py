"""Stage theme: the compositions a fact sheet can have, and what each of them asks of a design pack.

`bands`: a masthead over the whole width, one large figure with tiles, sections as bands or pairs of halves.
`rail`: names and sentences in a narrow rail at the left, exhibits in the wide part beside it.
`columns`: a centred title, equal figures, sections that run on down columns as in a newspaper.
`cards`: as `bands`, every section and every key figure in a rounded outline, its name on the outline.
"""

from dataclasses import dataclass
from enum import StrEnum

from factdeck.theme.sheet_measures import Length, Stretch


class Form(StrEnum):
    """The compositions by name."""

    BANDS = "bands"
    RAIL = "rail"
    COLUMNS = "columns"
    CARDS = "cards"


class HeadForm(StrEnum):
    """How a section is headed: its sentence under, or beside, its number and its name."""

    SEAL = "seal"  # the number in a filled square at the left of name and sentence
    LINE = "line"  # number and name on one line over the sentence
    PILL = "pill"  # number and name in a filled capsule over the sentence


class Numerals(StrEnum):
    """How chapters are numbered on the sheet."""

    WRITTEN = "written"  # as the document numbers them, a sign that is no number too
    DIGITS = "digits"  # 01, 02; what is no number is left out
    COUNTED = "counted"  # as the document does; what is no number is left out


@dataclass(frozen=True, slots=True)
class RailDesign:
    """The rail of the composition `rail`; its bar lies on the rule over every section."""

    width: Length
    bar: Length
    bar_color: str
    row: Length  # a line of the masthead's words in the rail
    text_left: Length  # of those words where a logo stands before them
    chart_title: Length  # baselines of the chart among the key figures, from the band's rule
    chart_note: Length
    chart: Length  # from the rule to its bars
    pitch: Stretch  # of those bars
    lead: float  # how many pitches the first one takes
    bars: tuple[float, ...]  # share of its pitch that the first bar fills, that the others fill
    between: Length  # from what stands in the rail to the rule under it


@dataclass(frozen=True, slots=True)
class ColumnsDesign:
    """The columns of the composition `columns`, and the ears at both sides of its title."""

    count: int
    ear: tuple[float, ...]  # width and height of the box with the date, mm
    ear_top: Length
    bottom_bar: bool  # the double rule over the page is repeated, mirrored, under the title
    loosest: float  # factor up to which a column's distances grow so that it ends level with the others
    split: Length  # how much higher columns may be so that a section isn't parted


@dataclass(frozen=True, slots=True)
class CardDesign:
    """The outlines of the composition `cards`."""

    radius: Length
    line: Length
    color: str
    side: Length  # inside, left and right
    top: Length
    foot: Length
    gap: Length  # between cards side by side
    icon: Length  # side of the icon of a chapter or a key figure
    icon_line: Length
    icon_color: str
