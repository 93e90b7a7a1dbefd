"""Theme: which form of a mark a text takes: an em wide as among ideographs, or proportional as in Latin text.

Chinese and Latin text share ’ “ … · × and others (UAX #11: ambiguous width), and fonts for Chinese draw them
an em wide. The fonts we carry hold the proportional form as well, in private use at the mark's code point +
0xF8000. Layout measures, and the PDF paints, what `formed` gives; the text itself never has these characters.
"""

import re
from collections.abc import Callable
from typing import Final

LATIN: Final = 0xF8000
"""From a mark's code point to that of its proportional form."""

MARKS: Final = "‘’“”…—‐§¶·†‡•×÷±≈≠≤≥"
"""The marks that have one."""

INVISIBLE: Final = "".join(
    chr(point)
    for first, last in (
        (0xAD, 0xAD),
        (0x200B, 0x200F),  # zero width, marks of direction
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFE00, 0xFE0F),  # variation selectors
        (0xFEFF, 0xFEFF),
        (0xE0100, 0xE01EF),
    )
    for point in range(first, last + 1)
)
"""Characters that steer breaking or shaping: no advance, never drawn (Default_Ignorable_Code_Point)."""

_EAST_ASIAN: Final = ("zh", "ja", "ko")
_LATIN_FORMS: Final = {ord(mark): LATIN + ord(mark) for mark in MARKS}
_SAID: Final = {form: chr(point) for point, form in _LATIN_FORMS.items()}
_APOSTROPHE: Final = re.compile("(?<=[0-9A-Za-zÀ-ɏ])’(?=[A-Za-zÀ-ɏ])")


def formed(text: str, language: str) -> str:
    """The text with private characters where it takes proportional forms; as long as before.

    A text in a language of the Latin script takes them all, an East Asian one only an apostrophe in a word.
    """
    if language and not language.startswith(_EAST_ASIAN):
        return text.translate(_LATIN_FORMS)
    return _APOSTROPHE.sub(chr(LATIN + ord("’")), text) if "’" in text else text


def said(character: str) -> str:
    """The character of a text that a form stands for; any other character itself."""
    return _SAID.get(ord(character), character)


def glyph(lookup: Callable[[int], int], character: str) -> int:
    """The glyph of a character or form; of the character itself where a font has no such form; 0 for none."""
    return lookup(ord(character)) or lookup(ord(said(character)))
