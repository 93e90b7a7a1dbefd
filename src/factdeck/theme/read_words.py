"""Theme stage: read what a design pack calls things: words that the documents add to the author's own."""

from collections.abc import Mapping
from typing import Final

from factdeck.theme.reader import Reader

WORDS: Final[Mapping[str, int]] = {
    **dict.fromkeys(
        ("contents", "closing", "sample", "draft", "watermark", "before", "after", "overleaf"), 0
    ),
    **dict.fromkeys(
        ("cover_period", "cover_source", "sources_heading", "reading_heading", "reading_text"), 0
    ),
    **dict.fromkeys(("dagger_note", "computed", "continued", "in_their_words"), 0),
    **dict.fromkeys(("part", "period", "edited", "source", "sources", "own", "draft_to_fill"), 1),
}
"""The words that a pack may say in its own way (see document/wording.py), and how many {} each has."""

_LANGUAGES: Final = ("zh", "en")


def read_words(reader: Reader) -> Mapping[str, Mapping[str, str]]:
    """By language (zh, en): the pack's own words, by name."""
    reader.check_keys(_LANGUAGES)
    return {language: _words(entry) for language, entry in reader.entries() if language in _LANGUAGES}


def _words(reader: Reader) -> Mapping[str, str]:
    reader.check_keys(WORDS)
    found: dict[str, str] = {}
    for name, entry in reader.entries():
        text = entry.text()
        holes = WORDS.get(name, 0)
        if text.count("{}") != holes or text.replace("{}", "").count("{"):
            entry.fault("template-value", key=entry.name, value=text, example="{}" if holes else "Contents")
        elif name in WORDS:
            found[name] = text
    return found
