"""Layout: how much a slide holds: what may run on is split so that all of it fits, in even parts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Final

from factdeck.base.diagnostics import Diagnostic
from factdeck.document.blocks import Deck, Flow, PhotoBlock, Slide, TableBlock
from factdeck.layout.exhibit import split_table
from factdeck.layout.grid import resolve
from factdeck.layout.slide import draw_slide
from factdeck.layout.treatment import Painter
from factdeck.scene.text import Rect
from factdeck.theme.slide_layout import ExhibitItem, LayoutDesign

_UNEVEN: Final = 2  # so many entries may a part differ from an even share
_COMPANY: Final = 2  # entries on a slide: an entry that needs a slide alone is too long

Fits = Callable[[int, int], bool]
"""Whether the entries start…end-1 fit on one slide."""


def slides_of(slide: Slide, design: LayoutDesign, deck: Deck, painter: Painter) -> tuple[Slide, ...]:
    """The slide, or a slide for every part of what runs on."""
    flow = slide.flow
    if flow is None or flow.count < 2:
        return (slide,)
    trial = _Trial(slide, flow, design, deck, painter)
    sizes = _rows(slide, design, painter) or even_parts(flow.count, trial.fits)
    if len(sizes) < 2:
        return (slide,)
    starts = [sum(sizes[:number]) for number in range(len(sizes))]
    return tuple(
        _linked(flow.part(start, start + size, number, len(sizes)), slide)
        for number, (start, size) in enumerate(zip(starts, sizes, strict=True))
    )


def _linked(part: Slide, whole: Slide) -> Slide:
    return replace(part, links=whole.links, back=whole.back)


def even_parts(count: int, fits: Fits) -> tuple[int, ...]:
    """Sizes of the parts: as few as possible, as even as possible, larger ones first.

    Where nothing fits however small the parts, it is one part: what is wrong is then said of the whole.
    """
    for parts in range(1, count + 1):
        if sizes := _arranged(count, parts, fits):
            return sizes
    return (count,)


def _arranged(count: int, parts: int, fits: Fits) -> tuple[int, ...]:
    @cache
    def rest(start: int, left: int) -> tuple[int, ...]:
        if left == 1:
            return (count - start,) if fits(start, count) else ()
        for size in _shares(count - start, left):
            if fits(start, start + size) and (others := rest(start + size, left - 1)):
                return (size, *others)
        return ()

    return rest(0, parts)


def _shares(count: int, parts: int) -> Sequence[int]:
    """Sizes to try for the first of so many parts: the even share first, then the larger of two."""
    even = -(-count // parts)
    sizes = range(max(1, even - _UNEVEN), min(count - parts + 1, even + _UNEVEN) + 1)
    return sorted(sizes, key=lambda size: (abs(size - even), -size))


class _Trial:
    """Tries parts of a slide's flow by drawing them."""

    def __init__(self, slide: Slide, flow: Flow, design: LayoutDesign, deck: Deck, painter: Painter) -> None:
        self._slide, self._flow = slide, flow
        self._design, self._deck, self._painter = design, deck, painter
        self._hopeless: dict[str, bool] = {}

    def fits(self, start: int, end: int) -> bool:
        """Whether the entries fit on one slide, except for those that are too long for any."""
        faulty = self._faulty(start, end)
        return "" not in faulty and all(map(self._is_hopeless, sorted(faulty)))

    def _faulty(self, start: int, end: int) -> frozenset[str]:
        """The names of entries that do not fit; "" where the design has no place for so many."""
        whole = start == 0 and end == self._flow.count
        part = self._slide if whole else self._flow.part(start, end, 0 if start == 0 else 1, 2)
        found = draw_slide(part, self._design, self._deck, self._painter.trying()).faults
        return frozenset(_names(found, part, self._flow.name))

    def _is_hopeless(self, name: str) -> bool:
        """Whether the entry does not even fit on a slide with one other: then the others are not parted."""
        if name not in self._hopeless:
            start = max(0, min(self._entries.index(name), self._flow.count - _COMPANY))
            self._hopeless[name] = name in self._faulty(start, start + _COMPANY)
        return self._hopeless[name]

    @property
    def _entries(self) -> list[str]:
        """The entries as ids name them."""
        records = self._slide.lists.get(self._flow.name, ())
        photos = (block.photos for block in self._slide.exhibits if isinstance(block, PhotoBlock))
        return [entry.id.replace(".", "-") for entry in (*records, *chain.from_iterable(photos))]


def _names(found: Sequence[Diagnostic], slide: Slide, flow: str) -> Iterator[str]:
    prefix = f"{slide.id}/{flow}/"
    for item in found:
        where = str(item.arguments.get("where", ""))
        if item.arguments.get("list") == flow:
            yield ""
        elif where.startswith(prefix):
            yield where.removeprefix(prefix).split("/")[0]


def _rows(slide: Slide, design: LayoutDesign, painter: Painter) -> tuple[int, ...]:
    """How many rows of a table stand on each slide; empty for what is no table."""
    table, body = slide.exhibits[0] if slide.exhibits else None, _body(design, painter.page)
    if body is None or not isinstance(table, TableBlock):
        return ()
    parts = split_table(table, body, *painter.exhibit_tools(table, body))
    return tuple(len(part.rows) for part in parts)


def _body(design: LayoutDesign, page: Rect) -> Rect | None:
    items = (item for item in design.items if isinstance(item, ExhibitItem) and item.index == 0)
    first = next(items, None)
    return resolve(first.place, page) if first else None
