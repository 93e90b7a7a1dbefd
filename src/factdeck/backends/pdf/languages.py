"""pdf backend: words of another script than the document's, and the language to read them in (§14.9.2)."""

from typing import Final

_EASTERN: Final = ("zh", "ja", "ko")
_IDEOGRAPHS: Final = "\u2e80"


def other_language(text: str, language: str) -> str:
    """English for words in Latin letters alone in a Chinese document, Chinese in others, or ""."""
    letters = {letter >= _IDEOGRAPHS for letter in text if letter.isalpha()}
    eastern = language.startswith(_EASTERN)
    if len(letters) != 1 or eastern in letters or sum(map(str.isalpha, text)) < 2:
        return ""
    return "en" if eastern else "zh-CN"
