"""Backend stage: the language of a run, by its script (ECMA-376 Part 1 §21.1.2.3.9, `lang` and `altLang`).

PowerPoint breaks lines, proofs and reads aloud by it: Chinese words in an English deck follow Chinese rules
only where they say so, and Western words in a Chinese deck are spell-checked as such.
"""

from typing import Final

_REGIONS: Final = {"en": "en-US", "zh": "zh-CN", "zh-Hans": "zh-CN"}  # office programs want a region
_CHINESE: Final = "zh-CN"
_ENGLISH: Final = "en-US"
_IDEOGRAPHS: Final = "\u2e80"  # from here on East Asian scripts, and their marks, begin

EAST_ASIAN: Final = ("zh", "ja", "ko")
"""Languages that are set in the East Asian font."""


def office_language(language: str) -> str:
    """A BCP 47 tag as office programs know it: with its region."""
    return _REGIONS.get(language, language)


def other_language(language: str) -> str:
    """The language of the other script in the same text."""
    return _ENGLISH if language.startswith(EAST_ASIAN) else _CHINESE


def spoken(text: str, language: str) -> str:
    """The language of a text in a document of `language`: the other where it has letters of that alone."""
    own = [letter >= _IDEOGRAPHS for letter in text if letter.isalpha()]
    eastern = language.startswith(EAST_ASIAN)
    return other_language(language) if own and all(found != eastern for found in own) else language
