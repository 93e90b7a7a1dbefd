"""Layout stage: which bands the sections of the fact sheet become, each made once and measured once."""

from collections.abc import Sequence

from factdeck.document.blocks import Sheet, SheetSection
from factdeck.layout.sheet_bands import Band, FullBand, PairBand
from factdeck.layout.sheet_cells import CellParts, Cells, Stack
from factdeck.layout.sheet_notes import section_note
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_section import SectionMaker, needs_full_width
from factdeck.scene.nodes import AnyNode


class Remembered:
    """A band that remembers its heights: fitting asks for the same ones again and again."""

    def __init__(self, band: Band) -> None:
        self._band = band
        self._heights: dict[Fit, float] = {}

    @property
    def sections(self) -> tuple[SheetSection, ...]:
        """The band's sections."""
        return self._band.sections

    def height(self, fit: Fit) -> float:
        """The band's height."""
        if fit not in self._heights:
            self._heights[fit] = self._band.height(fit)
        return self._heights[fit]

    def place(self, x: float, y: float, height: float, fit: Fit, *, ruled: bool = True) -> list[AnyNode]:
        """The band's nodes."""
        return self._band.place(x, y, height, fit, ruled=ruled)

    def spreads(self, height: float, fit: Fit) -> float:
        """The band's answer."""
        return self._band.spreads(height, fit)

    def ragged(self, height: float, fit: Fit) -> float:
        """The band's answer."""
        return self._band.ragged(height, fit)


class BandMaker:
    """Makes the bands of a page, each only once while sheets are tried one after another.

    `sheet` is any of them: it tells the sources of its facts.
    """

    def __init__(self, pen: Pen, width: float, sheet: Sheet) -> None:
        self.pen, self.width = pen, width
        self._sheet = sheet
        self._made: dict[tuple[int, ...], Band] = {}  # by identity; a band keeps its sections alive
        self._halves: dict[int, Band] = {}

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

    def _pair(self, pair: tuple[SheetSection, ...]) -> PairBand:
        makers = [self._maker(section, self._column) for section in pair]
        cells = Cells(self.pen, self.width, tuple(maker.half() for maker in makers), 2)
        return PairBand(self.pen, pair, tuple(maker.head() for maker in makers), cells, self.width)

    def _full(self, section: SheetSection) -> FullBand:
        maker = self._maker(section, self.width)
        blocks = maker.full()
        under = Stack(blocks, self.pen.design.gaps.blocks) if blocks else None
        return FullBand(self.pen, section, maker.head(), under, self.width)

    def _half(self, section: SheetSection) -> FullBand:
        maker = self._maker(section, self._column)
        cell = maker.half()
        under = Stack((Cells(self.pen, self._column, (cell,), 1),), 0.0) if cell != CellParts() else None
        return FullBand(self.pen, section, maker.head(), under, self._column)
