"""Layout stage: which bands the sections of the fact sheet become, each made once and measured once."""

from collections.abc import Iterator, Sequence

from factdeck.document.blocks import Sheet, SheetBlock, SheetSection
from factdeck.layout.sheet_bands import Band, FullBand, PairBand, Remembered
from factdeck.layout.sheet_cells import CellParts, Cells, Stack
from factdeck.layout.sheet_deal import dealt
from factdeck.layout.sheet_exhibit import too_wide
from factdeck.layout.sheet_notes import section_note
from factdeck.layout.sheet_pen import Pen
from factdeck.layout.sheet_section import SectionMaker, needs_full_width
from factdeck.layout.sheet_two_columns import two_columns


class BandMaker:
    """Makes the bands of a page, each only once while sheets are tried one after another.

    `sheet` is any of them: it tells the sources of its facts.
    """

    def __init__(self, pen: Pen, width: float, sheet: Sheet) -> None:
        self.pen, self.width = pen, width
        self._sheet = sheet
        self._made: dict[tuple[int, ...], Band] = {}  # by identity; a band keeps its sections alive
        self._halves: dict[int, Band] = {}

    def splits(self, sections: Sequence[SheetSection], pages: int) -> Iterator[tuple[tuple[Band, ...], ...]]:
        """Over several pages every break between bands; on one page in two columns where these are level."""
        if pages == 1:
            yield from self._one_page(sections)
            return
        yield from dealt(self.bands(sections), pages)

    def _one_page(self, sections: Sequence[SheetSection]) -> Iterator[tuple[tuple[Band, ...], ...]]:
        blocks = [block for section in sections for block in section.blocks]
        if not any(too_wide(self.pen, block, self._inner(self._column)) for block in blocks):
            halves = [self.half(section) for section in sections]
            yield ((Remembered(two_columns(self.pen, halves, self.width)),),)
        yield (tuple(self.bands(sections)),)

    def fuller(self, pages: tuple[tuple[Band, ...], ...]) -> None:
        """Nothing."""
        del pages

    @property
    def runs_down(self) -> bool:
        """Never: bands are level."""
        return False

    @property
    def narrow(self) -> float:
        """A column on one page."""
        return self._inner(self._column)

    def too_wide(self, block: SheetBlock) -> bool:
        """Whether a table has no room over the width of a band."""
        return too_wide(self.pen, block, self._inner(self.width))

    def _inner(self, width: float) -> float:
        """The width for what stands in a band or a half of `width`."""
        return width

    def bands(self, sections: Sequence[SheetSection]) -> list[Band]:
        """The sections in the author's order, halves that follow each other in pairs."""
        bands, index = list[Band](), 0
        while index < len(sections):
            pair = tuple(sections[index : index + 2])
            halves = len(pair) == 2 and not any(needs_full_width(self.pen, section) for section in pair)
            bands.append(self._band(pair if halves else pair[:1]))
            index += 2 if halves else 1
        return bands

    def half(self, section: SheetSection) -> Band:
        """A section in a column of its own that is half as wide as the page."""
        if id(section) not in self._halves:
            self._halves[id(section)] = Remembered(self._half(section))
        return self._halves[id(section)]

    def _band(self, sections: tuple[SheetSection, ...]) -> Band:
        key = tuple(id(section) for section in sections)
        if key not in self._made:
            made = self._pair(sections) if len(sections) == 2 else self._full(sections[0])
            self._made[key] = Remembered(made)
        return self._made[key]

    def _maker(self, section: SheetSection, width: float) -> SectionMaker:
        return SectionMaker(self.pen, section, width, section_note(self.pen, self._sheet, section))

    @property
    def _column(self) -> float:
        return self.pen.column(self.width, 2)

    def _pair(self, pair: tuple[SheetSection, ...]) -> Band:
        makers = [self._maker(section, self._column) for section in pair]
        cells = Cells(self.pen, self.width, tuple(maker.half() for maker in makers), 2)
        return PairBand(self.pen, pair, tuple(maker.head() for maker in makers), cells, self.width)

    def _full(self, section: SheetSection) -> Band:
        maker = self._maker(section, self.width)
        blocks = maker.full()
        under = Stack(blocks, self.pen.design.gaps.blocks) if blocks else None
        return FullBand(self.pen, section, maker.head(), under, self.width)

    def _half(self, section: SheetSection) -> Band:
        maker = self._maker(section, self._column)
        cell = maker.half()
        under = Stack((Cells(self.pen, self._column, (cell,), 1),), 0.0) if cell != CellParts() else None
        return FullBand(self.pen, section, maker.head(), under, self._column)
