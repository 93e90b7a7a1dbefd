"""Theme: a face as layout measures and draws with it, in fractions of the em (OpenType hhea, hmtx, glyf)."""

import struct
from functools import cache

from factdeck.theme.outlines import OutlineCommand, outline_commands
from factdeck.theme.truetype import FontError, open_truetype

__all__ = ["Font", "FontError", "OutlineCommand", "open_font"]


class Font:
    """One TrueType face. Lengths are fractions of the em. Raises FontError for what is not TrueType."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._font = open_truetype(path)
        self.ascent: float = self._font.ascent / self._font.units
        self.descent: float = -self._font.descent / self._font.units

    def glyph(self, character: str) -> int:
        """The glyph index of a character or form; 0 (.notdef) where the font lacks it."""
        return self._font.glyph_of(character)

    def advance(self, character: str) -> float:
        """The advance width; that of .notdef where the font lacks the character."""
        return self._font.advance(character)

    def outline(self, character: str) -> tuple[OutlineCommand, ...]:
        """The contours of a character, quadratic curves raised to cubic ones."""
        try:
            commands = outline_commands(self._font, self.glyph(character))
        except (LookupError, ValueError, struct.error) as error:
            raise FontError(f"{self.path}: damaged font file ({error})") from error
        em = self._font.units
        return tuple((name, tuple(value / em for value in values)) for name, values in commands)


@cache
def open_font(path: str) -> Font:
    """The face in `path`, opened once a process."""
    return Font(path)
