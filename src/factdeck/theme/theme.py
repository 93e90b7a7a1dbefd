"""A design pack as data: colours by role, font families, type styles, and the designs (deck, sheet, handout).

`templates/<name>/template.yaml` holds the tokens, `deck.yaml`, `sheet.yaml` and `handout.yaml` beside it the
designs. A pack
may extend another (`extends: hongjin`) and replace any of its values; nothing here knows content.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from factdeck.base.diagnostics import Location
from factdeck.theme.office.base import OfficeBase
from factdeck.theme.pattern import Pattern

Embedding = Literal["used", "full", "none"]
"""Which fonts travel in the deck's file: of the characters it shows, the whole faces, or none."""

EMBEDDINGS: Final[tuple[Embedding, ...]] = ("used", "full", "none")


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family: what the deck names, and the TrueType files that the PDF, and mostly the deck, embed.

    What its files lack is set in the first of the `fallback` families that has it.
    """

    latin: str  # an office font; in a deck with embedded fonts the embedded one (theme/travelling.py)
    east_asian: str
    regular: str  # absolute path of a TrueType file
    bold: str
    serif: bool = False
    fallback: tuple[str, ...] = ()  # names of families
    embedded: str = ""  # the name under which a deck embeds it; families of one name become one font


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text of one role is set. Sizes in points, `leading` as a factor of the size."""

    family: str = "sans"
    size: float = 18.0
    color: str = "ink"
    bold: bool = False
    leading: float = 1.45
    align: str = "left"  # left, center, right, justify
    anchor: str = "top"
    tracking: float = 0.0  # em
    unit_size: float = 0.0  # figures: size of the unit run; 0 = 47% of `size`
    unit_bold: bool = True
    unit_color: str = ""  # "" = as the digits
    unit_family: str = ""  # "" = as the digits
    strong_figures: bool = False  # figures in running text are bold
    balance: bool = False  # headlines: break at a meaningful place, no short last line
    joins: bool = False  # breaks that the author forced for a narrower place are left out
    steps: tuple[float, ...] = ()  # sizes to walk down when it does not fit, largest first
    max_lines: int = 0  # 0 = as many as the frame holds
    dagger: bool = False  # † after what was calculated
    unit_gap: float = 0.0  # em of the unit, after lead and digits; 0 = 1/6 after the digits, 0 after the lead
    worded: float = 0.0  # points by which 近千, 万余 are set smaller, as one run; 0 = 千, 万 as digits
    autospace: float = 0.0  # em between ideographs and Latin letters or digits
    squeeze: bool = False  # full-width marks lose the empty half em beside another mark and at a line's edges
    total_fit: bool = False  # breaks are chosen for the whole paragraph, so that lines are evenly full
    hyphenate: bool = False  # words of a language that hyphenates may be parted at a line's end

    def __hash__(self) -> int:
        """By what tells most styles apart: they are looked up all the time, and all fields take long."""
        return hash((self.family, self.size, self.color, self.bold, self.leading, self.steps))


@dataclass(frozen=True, slots=True)
class Theme:
    """A loaded design pack. `deck` and `sheet` are the raw designs, parsed by layout's readers."""

    name: str
    palette: Mapping[str, str]
    scheme: Mapping[str, str]
    families: Mapping[str, FontFamily]
    deck: Mapping[str, Any]
    sheet: Mapping[str, Any]
    folder: str
    icons: Mapping[str, str] = field(default_factory=dict[str, str])  # name → line (base.icons)
    embed_fonts: Embedding = "none"
    locations: Mapping[tuple[str | int, ...], Location] = field(
        default_factory=dict[tuple[str | int, ...], Location]
    )  # where values were written: ("deck", "styles", "headline", "size"), ("sheet", …), ("palette", "red")
    follows: Mapping[str, str] = field(
        default_factory=dict[str, str]
    )  # palette names outside of the scheme → the name in it whose changes they follow
    description: Mapping[str, str] = field(default_factory=dict[str, str])  # in a line, by language: zh, en
    patterns: Mapping[str, Pattern] = field(default_factory=dict[str, Pattern])  # fills beside the palette
    gray: Mapping[str, str] = field(
        default_factory=dict[str, str]
    )  # emphasis of a chart's marks → colour or pattern in its place on a sheet in grey
    handout: Mapping[str, Any] = field(default_factory=dict[str, Any])  # raw, as `deck` and `sheet` are
    office: OfficeBase | None = None  # the organisation's own file that decks are written into
    logo: str = ""  # absolute path of a picture, for specs that name none
    wording: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )  # by language: words that the documents add, in the pack's own way

    def __hash__(self) -> int:
        """By the pack: two themes of one are told apart by all that they hold."""
        return hash((self.name, self.folder))
