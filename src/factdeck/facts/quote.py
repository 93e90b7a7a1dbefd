"""Facts stage: quotes found in a source, whatever breaks, spaces, widths and marks the two differ in.

Both are folded to a key: NFKC (UAX #15), no case, spaces, line breaks or hyphens in words, one form of
quotation marks and dashes. Every character of the key knows the character of the source it came from.
"""

import unicodedata
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from factdeck.facts.source import Passage, SourceText

_SAME: Final = str.maketrans(
    dict.fromkeys("“”„‟«»「」『』〝〞＂″", '"')
    | dict.fromkeys("‘’‚‛`´＇′", "'")
    | dict.fromkeys("‐‑‒–—―−─－﹘⸺～~", "-")
    | dict.fromkeys("·•・‧∙⋅", "·")
    | {"。": ".", "、": ",", "…": "..."}
)
_ENCLOSED: Final = ((0x2460, 0x24FF), (0x2776, 0x2793), (0x3220, 0x32BF))
"""Circled and bracketed numbers: they number captions and notes, and scanning leaves runs of them."""
_NEAR: Final = 0.34  # of a quote's pairs of characters that a passage must share to be called near
_AROUND: Final = 40  # characters shown round a near passage at most


class _Folds(dict[str, str]):
    """What each character becomes in a key; filled as characters are met."""

    def __missing__(self, character: str) -> str:
        self[character] = folded = _fold(character)
        return folded


def _fold(character: str) -> str:
    if is_noise(character):
        return ""
    folded = unicodedata.normalize("NFKC", character.translate(_SAME)).translate(_SAME).casefold()
    return "".join(item for item in folded if not item.isspace())


def is_noise(character: str) -> bool:
    """Whether a character says nothing: a space, something invisible, a circled number."""
    return (
        character.isspace()
        or unicodedata.category(character) in ("Cf", "Cc", "Co", "Cn")
        or any(first <= ord(character) <= last for first, last in _ENCLOSED)
    )


_FOLDS: Final = _Folds()


def key_of(text: str) -> str:
    """The key of a text."""
    return _folded([text])[0]


def _folded(texts: Iterable[str]) -> "tuple[str, array[int]]":
    """The key of texts one after the other, and for each of its characters the offset in all of them."""
    key: list[str] = []
    offsets: array[int] = array("l")
    start = 0
    for text in texts:
        for index, character in enumerate(text, start):
            for folded in _FOLDS[character]:
                if len(key) > 1 and key[-1] == "-" and _is_letter(folded) and _is_letter(key[-2]):
                    key.pop()  # a hyphen in a word or at a line's end
                    offsets.pop()
                key.append(folded)
                offsets.append(index)
        start += len(text)
    return "".join(key), offsets


def _is_letter(character: str) -> bool:
    return character.isalpha() and character < "\u0250"  # Latin scripts hyphenate


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a passage, the `index`th of its source: where it starts and ends in the passage's text."""

    passage: Passage
    index: int
    start: int
    end: int


@dataclass(frozen=True)
class QuotableText:
    """A source made ready for looking up quotes; made once, since that reads all of it."""

    source: SourceText
    _key: str = field(init=False, repr=False)
    _offsets: "array[int]" = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        texts = [passage.text for passage in self.source.passages]
        key, offsets = _folded(texts)
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text))
        for name, value in (("_key", key), ("_offsets", offsets), ("_starts", starts)):
            object.__setattr__(self, name, value)

    def find(self, quote: str) -> list[tuple[Excerpt, ...]]:
        """Every place of the quote; each as one excerpt a passage that it runs through."""
        key = key_of(quote)
        found: list[tuple[Excerpt, ...]] = []
        at = self._key.find(key) if key else -1
        while at >= 0:
            found.append(self._excerpts(at, at + len(key)))
            at = self._key.find(key, at + len(key))
        return found

    def states(self, words: str) -> bool:
        """Whether the words stand anywhere in the source."""
        return key_of(words) in self._key

    def nearest(self, quote: str) -> tuple[Passage, str] | None:
        """The passage most like the quote, and the words in it; None where nothing is like it."""
        key = key_of(quote)
        pairs = [key[index : index + 2] for index in range(len(key) - 1)]
        width = max(8, len(key) // 2)
        votes: Counter[int] = Counter()
        hits: dict[int, list[int]] = {}
        for index, pair in enumerate(pairs):
            for position in self._pairs.get(pair, ()):
                for bucket in ((position - index) // width, (position - index) // width + 1):
                    votes[bucket] += 1
                    hits.setdefault(bucket, []).append(position)
        if not votes:
            return None
        best = max(votes, key=lambda bucket: (votes[bucket], -bucket))
        if len({self._key[at : at + 2] for at in hits[best]}) < _NEAR * len(set(pairs)):
            return None
        return self._words(min(hits[best]), max(hits[best]) + 2)

    def _words(self, first: int, last: int) -> tuple[Passage, str]:
        excerpt = self._excerpts(first, min(last, first + 2 * _AROUND))[0]
        passage = excerpt.passage
        start, end = max(0, excerpt.start - 8), min(len(passage.text), excerpt.end + 8)
        words = " ".join(passage.text[start:end].split())
        return passage, f"{'…' if start else ''}{words}{'…' if end < len(passage.text) else ''}"

    @cached_property
    def _pairs(self) -> dict[str, list[int]]:
        """Where each pair of characters stands in the key."""
        pairs: dict[str, list[int]] = {}
        for index in range(len(self._key) - 1):
            pairs.setdefault(self._key[index : index + 2], []).append(index)
        return pairs

    def _excerpts(self, first: int, last: int) -> tuple[Excerpt, ...]:
        start, end = self._offsets[first], self._offsets[last - 1] + 1
        opening, closing = (bisect_right(self._starts, at) - 1 for at in (start, end - 1))
        return tuple(
            Excerpt(
                self.source.passages[index],
                index,
                max(start, self._starts[index]) - self._starts[index],
                min(end, self._starts[index + 1]) - self._starts[index],
            )
            for index in range(opening, closing + 1)
        )
