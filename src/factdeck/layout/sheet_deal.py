"""Layout stage: the ways in which what follows each other can be dealt out to the fact sheet's pages."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

_T = TypeVar("_T")


def dealt(items: Sequence[_T], pages: int) -> Iterator[tuple[tuple[_T, ...], ...]]:
    """Every way, the fullest first pages first; over more than two pages none after the first is empty.

    Where there are fewer items than such pages, any of them may be.
    """
    if pages == 1:
        yield (tuple(items),)
        return
    least = 1 if 2 < pages <= len(items) + 1 else 0
    for cut in range(len(items), -1, -1):
        for rest in _rest(items[cut:], pages - 1, least):
            yield tuple(items[:cut]), *rest


def _rest(items: Sequence[_T], pages: int, least: int) -> Iterator[tuple[tuple[_T, ...], ...]]:
    if pages == 1:
        if len(items) >= least:
            yield (tuple(items),)
        return
    for cut in range(len(items) - least * (pages - 1), least - 1, -1):
        for rest in _rest(items[cut:], pages - 1, least):
            yield tuple(items[:cut]), *rest
