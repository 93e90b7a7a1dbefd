"""Measure text with the fonts' own advance widths (OpenType hmtx, cmap)."""

from collections.abc import Mapping

from factdeck.scene.nodes import PathCommand
from factdeck.theme.theme import FontFamily


class Measurer:
    """Advance widths of text in a theme's families. Fonts are opened when first needed and cached by file."""

    def __init__(self, families: Mapping[str, FontFamily]) -> None:
        self._families = families

    def advance(self, text: str, family: str, bold: bool, size: float) -> float:
        """The advance of `text` on one line, in points."""
        raise NotImplementedError

    def descent(self, family: str, bold: bool, size: float) -> float:
        """The font's descent (hhea) below the baseline as a positive length, in points."""
        raise NotImplementedError

    def outline(
        self, text: str, family: str, bold: bool, size: float, x: float, baseline: float
    ) -> tuple[PathCommand, ...]:
        """The outline of `text` as path commands, pen at (x, baseline) in points, y downward."""
        raise NotImplementedError

    def missing(self, text: str, family: str, bold: bool) -> str:
        """The characters of `text` that the family's font lacks."""
        raise NotImplementedError
