"""Base: which words of a text are another language's, told by their script (BCP 47; WCAG 2.2 §3.1.2).

In a Chinese text words in Latin letters are English; in others ideographs are Chinese. What has become part
of the text around it is not another language: abbreviations (GDP, AI), single letters (A类), units after
digits (3km), addresses. So a Latin word counts where it has three letters, one of them small.
"""

import re
from collections.abc import Iterator
from typing import Final

_EASTERN: Final = ("zh", "ja", "ko")
_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_WORD: Final = rf"[{_LETTER}]+(?:['’-][{_LETTER}]+)*"
_LATIN: Final = re.compile(
    rf"(?<![0-9{_LETTER}@/._\\]){_WORD}(?:(?:[,:]? | ?& ?){_WORD})*"
    rf"(?![0-9{_LETTER}@/_\\]|\.[0-9{_LETTER}]|:/)"
)
_SPOKEN: Final = re.compile(rf"(?=[{_LETTER}]{{3}})[{_LETTER}]*[a-zß-öø-ɏ]")
_IDEOGRAPHS: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+")


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text in stretches, each with its language; "" where that is `language`. None for an empty text."""
    eastern = language.startswith(_EASTERN)
    pattern, other = (_LATIN, "en") if eastern else (_IDEOGRAPHS, "zh-CN")
    start = 0
    for found in pattern.finditer(text):
        said = found[0]
        if (eastern and not _SPOKEN.search(said)) or not any(map(str.isalpha, said)):
            continue
        if start < found.start():
            yield text[start : found.start()], ""
        yield said, other
        start = found.end()
    if start < len(text):
        yield text[start:], ""


def other_language(text: str, language: str) -> str:
    """The language of a text that is another's as a whole, but for marks and digits; else ""."""
    found = {said for part, said in stretches(text, language) if said or any(map(str.isalpha, part))}
    return found.pop() if len(found) == 1 else ""
