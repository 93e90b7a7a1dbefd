"""Layout: what UAX #14 would break and readers would not: Wi-Fi, km/h, 和/或 (GB/T 15834-2011 §5.1)."""

import re
from collections.abc import Iterator
from typing import Final

from factdeck.layout.addresses import addresses

_SHORT: Final = re.compile(  # a letter or two before or after: e-mail, Wi-Fi, n/a
    r"(?<![\w/-])\w{1,2}[-/](?=\w)|(?<=\w)[-/](?=\w{1,2}(?![\w/-]))", re.ASCII
)
_SLASH: Final = re.compile("(?<=[\u2e80-\U0003ffff])/(?=.)|/(?=[\u2e80-\U0003ffff])|／(?=.)")
_NUMERAL: Final = re.compile(
    "[〇零一二三四五六七八九]{4}年|第[〇零一二三四五六七八九十百]+[条章届次批期个位名]"
)


def terms(text: str, language: str) -> Iterator[int]:
    """The places inside such terms."""
    within = {place for start, end in addresses(text) for place in range(start, end + 1)}
    yield from (match.end() for match in _SHORT.finditer(text) if match.end() not in within)
    if language.startswith("zh"):
        yield from (match.end() for match in _SLASH.finditer(text) if match.end() not in within)
        for match in _NUMERAL.finditer(text):
            yield from range(match.start() + 1, match.end())
