"""Scene: what all pages of an output share beside their content: properties, colour space, press sheet."""

from dataclasses import dataclass
from enum import StrEnum

from factdeck.scene.text import Rect


@dataclass(frozen=True, slots=True)
class Properties:
    """Document properties of both outputs. `date` is YYYY-MM-DD, from the spec, never the clock."""

    title: str
    author: str
    subject: str
    language: str
    date: str
    keywords: tuple[str, ...] = ()
    category: str = ""


class Colors(StrEnum):
    """How a PDF of the scene writes its colours."""

    SCREEN = "screen"  # sRGB
    GRAY = "gray"
    PROCESS = "process"  # cyan, magenta, yellow, black


REGISTER = "register"
"""The palette's name for what every plate of a printing press shows: its marks."""


@dataclass(frozen=True, slots=True)
class Press:
    """The finished page on a larger press sheet, and how far colour goes on beyond its edges."""

    trim: Rect
    bleed: float

    @property
    def bled(self) -> Rect:
        """The finished page with its bleed."""
        return self.trim.inset(-self.bleed, -self.bleed)
