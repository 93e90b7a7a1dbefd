"""pdf backend: how colours are written: as sRGB, as grey, or as process inks (PDF 32000-1 §8.6.4).

Everything painted asks here: palette colours, colours of matplotlib's artists and pictures. Overprint stays
off, so that what lies on top knocks out what lies under it.
"""

from typing import Final, Protocol

from factdeck.backends.pdf.operators import numbers
from factdeck.backends.pdf.process_inks import process_inks
from factdeck.base.color import Rgb, gray
from factdeck.scene.setting import Colors

Mode = str
"""The mode that Pillow gives pictures: RGB, L or CMYK."""


class Inks(Protocol):
    """A way to write colours."""

    mode: Mode

    def fill(self, color: Rgb, *, text: bool = False) -> str:
        """The operator for fills, or for `text`."""
        ...

    def stroke(self, color: Rgb) -> str:
        """The operator for lines."""
        ...

    def every(self) -> str:
        """The operators for what every plate shows: register marks."""
        ...


class Screen:
    """sRGB."""

    mode: Mode = "RGB"

    def fill(self, color: Rgb, *, text: bool = False) -> str:
        """Red, green, blue."""
        return f"{numbers(*color)} rg"

    def stroke(self, color: Rgb) -> str:
        """Red, green, blue."""
        return f"{numbers(*color)} RG"

    def every(self) -> str:
        """Black."""
        return "0 g 0 G"


class Gray(Screen):
    """Greys as light as the colours, so that contrasts stay what they are."""

    mode: Mode = "L"

    def fill(self, color: Rgb, *, text: bool = False) -> str:
        """One number."""
        return f"{numbers(gray(color))} g"

    def stroke(self, color: Rgb) -> str:
        """One number."""
        return f"{numbers(gray(color))} G"


class Process:
    """Cyan, magenta, yellow and black."""

    mode: Mode = "CMYK"

    def fill(self, color: Rgb, *, text: bool = False) -> str:
        """Four inks; text that is nearly grey is black alone."""
        return f"{numbers(*process_inks(color, text))} k"

    def stroke(self, color: Rgb) -> str:
        """Four inks; of a line the black alone where it is nearly grey, as in text."""
        return f"{numbers(*process_inks(color, text=True))} K"

    def every(self) -> str:
        """All four inks, solid."""
        return "1 1 1 1 k 1 1 1 1 K"


INKS: Final[dict[Colors, Inks]] = {Colors.SCREEN: Screen(), Colors.GRAY: Gray(), Colors.PROCESS: Process()}
