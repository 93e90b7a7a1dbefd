"""Layout: measure text with the fonts' own advance widths (OpenType hmtx, cmap).

A width is the sum of advances: neither reportlab nor office programs, as they come, kern.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.theme.fallback import Fallback, Stretch
from factdeck.theme.fonts import Font, OutlineCommand
from factdeck.theme.forms import INVISIBLE, formed
from factdeck.theme.theme import FontFamily

__all__ = ["INVISIBLE", "Measurer", "measurer_of"]


class _Advances(dict[str, float]):
    """Advances in ems by character, each looked up when first asked for."""

    def __init__(self, look_up: Callable[[str], float]) -> None:
        super().__init__(dict.fromkeys(INVISIBLE, 0.0))
        self._look_up = look_up

    def __missing__(self, character: str) -> float:
        advance = self[character] = self._look_up(character)
        return advance


class _Face:
    """A family's font, and where it lacks a character, those that help it out."""

    def __init__(self, fallback: Fallback, family: str, bold: bool) -> None:
        self.font: Font = fallback.font(family, bold)
        self.advances = _Advances(lambda character: self.font_of(character).advance(character))
        self._fallback, self._family, self._bold = fallback, family, bold
        self._blanks: dict[str, tuple[float, float]] = {}

    def font_of(self, character: str) -> Font:
        return self._fallback.font_of(character, self._family, self._bold)

    def blanks(self, character: str) -> tuple[float, float]:
        blanks = self._blanks.get(character)
        if blanks is None:
            points = [x for _, values in self.font_of(character).outline(character) for x in values[::2]]
            right = self.advances[character] - max(points, default=0.0)
            blanks = self._blanks[character] = (min(points, default=0.0), right)
        return blanks


class Measurer:
    """Advance widths of text in a theme's families. Fonts are opened when first needed and cached by file."""

    def __init__(self, families: Mapping[str, FontFamily]) -> None:
        self._fallback = Fallback(families)
        self._faces: dict[tuple[str, bool], _Face] = {}

    def advance(self, text: str, family: str, bold: bool, size: float, language: str = "") -> float:
        """The advance of `text` on one line, in points."""
        advances = self._face(family, bold).advances
        return sum(map(advances.__getitem__, formed(text, language))) * size

    def advances(self, text: str, family: str, bold: bool, size: float, language: str = "") -> list[float]:
        """The advance of every character of `text`, in points, in the forms that its language takes."""
        advances = self._face(family, bold).advances
        return [advances[character] * size for character in formed(text, language)]

    def blanks(self, character: str, family: str, bold: bool) -> tuple[float, float]:
        """How much of a character's advance its outline leaves blank at the left and at the right, in ems."""
        return self._face(family, bold).blanks(character)

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
            glyph = face.font_of(character).outline(character)
            commands.extend(_path(command, size, x, baseline) for command in glyph)
            x += face.advances[character] * size
        return tuple(commands)

    def has(self, text: str, family: str, bold: bool) -> bool:
        """Whether the family's own font has all of `text`."""
        return self._fallback.has(text, family, bold)

    def parted(self, text: str, family: str, bold: bool) -> tuple[Stretch, ...]:
        """`text` in stretches, each with the family that sets it: `family`, or one that it falls back on."""
        return self._fallback.parted(text, family, bold)

    def missing(self, text: str, family: str, bold: bool) -> tuple[str, ...]:
        """The grapheme clusters of `text` that no font of the family has, nor one that it falls back on."""
        return self._fallback.lacking(text, family, bold)

    def _face(self, family: str, bold: bool) -> _Face:
        face = self._faces.get((family, bold))
        if face is None:
            face = self._faces[family, bold] = _Face(self._fallback, family, bold)
        return face


def measurer_of(families: Mapping[str, FontFamily]) -> Measurer:
    """The measurer of a theme's families: the same for all documents of a process in the same fonts."""
    return _measurer(tuple(families.items()))


@lru_cache(maxsize=4)
def _measurer(families: tuple[tuple[str, FontFamily], ...]) -> Measurer:
    return Measurer(dict(families))


def _path(command: OutlineCommand, size: float, x: float, baseline: float) -> PathCommand:
    """An outline command in ems, y upward, as a path command in points, y downward."""
    name, values = command
    points = [x + v * size if i % 2 == 0 else baseline - v * size for i, v in enumerate(values)]
    if name == "curve":
        return Curve(*points)
    if name == "line":
        return LineTo(*points)
    return Move(*points) if name == "move" else Close()
