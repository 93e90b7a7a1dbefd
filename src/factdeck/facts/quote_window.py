"""Facts stage: the words round a quote as its source means them, for reading the numbers in them.

A quote may stop short of what qualifies its number (会员104万 of 会员104万余人); its source's words decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.facts.quote import Excerpt, is_noise

_ROUND: Final = 40
_WIDE: Final = {0xFF01 + index: 0x21 + index for index in range(94)}
"""Full-width forms of ASCII, of which only digits, letters and the signs of numbers are taken."""
_PLAIN: Final = {
    wide: plain for wide, plain in _WIDE.items() if chr(plain).isalnum() or chr(plain) in "%.+-$"
}


@dataclass(frozen=True, slots=True)
class Window:
    """Running text and the piece of it that is the quote."""

    text: str
    start: int
    end: int


def window(excerpts: Sequence[Excerpt], quote: str) -> Window:
    """A found quote with up to 40 characters of its source before and after it, of the same passages.

    The quote itself is taken as its author wrote it: it knows that the source's 3 and 6 on two lines are 36.
    """
    first, last = excerpts[0], excerpts[-1]
    head = first.passage.text[max(0, first.start - _ROUND) : first.start]
    tail = last.passage.text[last.end : last.end + _ROUND]
    return window_of(head, quote.strip(), tail)


def window_of(head: str, middle: str, tail: str = "") -> Window:
    """The three as running text: without breaks and spaces in Chinese, with one space in Latin."""
    raw = head + middle + tail
    pieces: list[str] = []
    start = end = 0
    for index, character in enumerate(raw):
        if index == len(head):
            start = len(pieces)
        if index == len(head) + len(middle):
            end = len(pieces)
        if character == "\t":
            pieces.append(character)
        elif not is_noise(character):
            pieces.append(character.translate(_PLAIN))
        elif character.isspace() and pieces and _parts(pieces[-1], _next(raw, index)):
            pieces.append(" ")
    if not tail:
        end = len(pieces)
    return Window("".join(pieces), start, end)


def _next(text: str, index: int) -> str:
    found = next((character for character in text[index + 1 :] if not is_noise(character)), "")
    return found.translate(_PLAIN)


def _parts(left: str, right: str) -> bool:
    """Whether a space between two characters says something: between Latin words and numbers it does."""
    return bool(right) and left != " " and left != "\t" and left < "\u2e80" and right < "\u2e80"
