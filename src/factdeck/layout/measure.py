"""Layout: measure text with the fonts' own advance widths (OpenType hmtx, cmap).

A width is the sum of advances: neither reportlab nor office programs, as they come, kern.
"""

from collections.abc import Mapping

from factdeck.scene.nodes import Close, Curve, LineTo, Move, PathCommand
from factdeck.theme.fonts import Font, OutlineCommand, open_font
from factdeck.theme.forms import INVISIBLE, formed
from factdeck.theme.theme import FontFamily

__all__ = ["INVISIBLE", "Measurer"]


class _Face:
    """A font with what was asked of it so far."""

    def __init__(self, font: Font) -> None:
        self.font = font
        self._advances: dict[str, float] = dict.fromkeys(INVISIBLE, 0.0)
        self._present: dict[str, bool] = dict.fromkeys(INVISIBLE, True)

    def advance(self, character: str) -> float:
        advance = self._advances.get(character)
        if advance is None:
            advance = self._advances[character] = self.font.advance(character)
        return advance

    def has(self, character: str) -> bool:
        present = self._present.get(character)
        if present is None:
            present = self._present[character] = self.font.glyph(character) != 0
        return present


class Measurer:
    """Advance widths of text in a theme's families. Fonts are opened when first needed and cached by file."""

    def __init__(self, families: Mapping[str, FontFamily]) -> None:
        self._families = families
        self._faces: dict[tuple[str, bool], _Face] = {}

    def advance(self, text: str, family: str, bold: bool, size: float, language: str = "") -> float:
        """The advance of `text` on one line, in points."""
        face = self._face(family, bold)
        return sum(map(face.advance, formed(text, language))) * size

    def advances(self, text: str, family: str, bold: bool, size: float, language: str = "") -> list[float]:
        """The advance of every character of `text`, in points, in the forms that its language takes."""
        face = self._face(family, bold)
        return [face.advance(character) * size for character in formed(text, language)]

    def ascent(self, family: str, bold: bool, size: float) -> float:
        """The font's ascent (hhea) above the baseline, in points."""
        return self._face(family, bold).font.ascent * size

    def descent(self, family: str, bold: bool, size: float) -> float:
        """The font's descent (hhea) below the baseline as a positive length, in points."""
        return self._face(family, bold).font.descent * size

    def outline(
        self, text: str, family: str, bold: bool, size: float, x: float, baseline: float
    ) -> tuple[PathCommand, ...]:
        """The outline of `text` as path commands, pen at (x, baseline) in points, y downward."""
        face = self._face(family, bold)
        commands: list[PathCommand] = []
        for character in text:
            glyph = face.font.outline(character)
            commands.extend(_path(command, size, x, baseline) for command in glyph)
            x += face.advance(character) * size
        return tuple(commands)

    def missing(self, text: str, family: str, bold: bool) -> str:
        """The characters of `text` that the family's font lacks, each once, in the order they occur."""
        face = self._face(family, bold)
        return "".join(character for character in dict.fromkeys(text) if not face.has(character))

    def _face(self, family: str, bold: bool) -> _Face:
        face = self._faces.get((family, bold))
        if face is None:
            files = self._families[family]
            face = self._faces[family, bold] = _Face(open_font(files.bold if bold else files.regular))
        return face


def _path(command: OutlineCommand, size: float, x: float, baseline: float) -> PathCommand:
    """An outline command in ems, y upward, as a path command in points, y downward."""
    name, values = command
    points = [x + v * size if i % 2 == 0 else baseline - v * size for i, v in enumerate(values)]
    if name == "curve":
        return Curve(*points)
    if name == "line":
        return LineTo(*points)
    return Move(*points) if name == "move" else Close()
