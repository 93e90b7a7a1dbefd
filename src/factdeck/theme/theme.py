"""A design pack as data: colours by role, font families, type styles, and the two designs (deck, sheet).

`templates/<name>/template.yaml` holds the tokens, `deck.yaml` and `sheet.yaml` beside it the designs. A pack
may extend another (`extends: hongjin`) and replace any of its values; nothing here knows content.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family: what the deck names (office fonts), and the TrueType files that the PDF embeds."""

    latin: str
    east_asian: str
    regular: str  # absolute path of a TrueType file
    bold: str
    serif: bool = False


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text of one role is set. Sizes in points, `leading` as a factor of the size."""

    family: str = "sans"
    size: float = 18.0
    color: str = "ink"
    bold: bool = False
    leading: float = 1.45
    align: str = "left"
    anchor: str = "top"
    tracking: float = 0.0  # em
    unit_size: float = 0.0  # figures: size of the unit run; 0 = 47% of `size`
    unit_bold: bool = True
    unit_color: str = ""  # "" = as the digits
    strong_figures: bool = False  # figures in running text are bold
    balance: bool = False  # headlines: break at a meaningful place, no short last line
    steps: tuple[float, ...] = ()  # sizes to walk down when it does not fit, largest first
    max_lines: int = 0  # 0 = as many as the frame holds


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
