"""Layout: web and e-mail addresses in a text, and where they may be broken (Chicago Manual §7.46)."""

import re
from collections.abc import Iterator
from typing import Final

_ADDRESS: Final = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/)[!-;=?-~]+"
    r"|[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
    re.ASCII | re.IGNORECASE,
)


def addresses(text: str) -> list[tuple[int, int]]:
    """The extents (start, end) of the addresses in `text`."""
    return [match.span() for match in _ADDRESS.finditer(text)]


def unbroken(text: str) -> Iterator[int]:
    """The places inside addresses where no line ends: all but after a single slash or a question mark.

    A hyphen at a line's end would leave open whether it is part of the address.
    """
    for start, end in addresses(text):
        for place in range(start + 1, end):
            before, after = text[place - 1], text[place]
            if before not in "/?" or after == "/" or text[place - 2 : place] == "//":
                yield place
