"""Layout: where words may be hyphenated, by the patterns of their language (Liang; pyphen carries them)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

_BEFORE: Final = 2  # letters that stay on the line
_AFTER: Final = 3  # letters that go to the next
_REGIONS: Final = {"en": "en-US"}  # as in the deck
_WORD: Final = re.compile(r"(?<![\w'’@.&/_~-])[a-zß-ÿ]{6,}(?![\w@/_~-]|['’.]\w)")


def hyphenations(text: str, language: str) -> Iterator[int]:
    """The places in `text` where a line may end with a hyphen: in words without capital, digit or hyphen."""
    patterns = _patterns(language)
    if patterns is None:
        return
    for match in _WORD.finditer(text):
        for place in patterns.positions(match[0]):
            yield match.start() + int(place)


@cache
def _patterns(language: str) -> Any:
    """The patterns of a language (BCP 47), None where there are none."""
    if language.startswith(("zh", "ja", "ko")):
        return None
    import pyphen

    known = pyphen.language_fallback(_REGIONS.get(language, language).replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=_BEFORE, right=_AFTER) if known else None
