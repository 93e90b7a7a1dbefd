"""Stage layout: sections become pieces for columns, each made once; a page with room tells the next."""

from collections.abc import Iterator, Sequence

from factdeck.document.blocks import Sheet, SheetBlock, SheetSection
from factdeck.layout.sheet_bands import Band, Remembered
from factdeck.layout.sheet_blocks import RememberedBlock
from factdeck.layout.sheet_deal import dealt
from factdeck.layout.sheet_flow_columns import Column, FlowBand, Piece
from factdeck.layout.sheet_notes import section_note
from factdeck.layout.sheet_overleaf import Overleaf
from factdeck.layout.sheet_pen import Pen
from factdeck.layout.sheet_section import SectionMaker
from factdeck.theme.sheet_forms import ColumnsDesign


class FlowMaker:
    """Makes the pieces of sections, each only once while sheets are tried one after another."""

    def __init__(self, pen: Pen, width: float, sheet: Sheet, newspaper: ColumnsDesign) -> None:
        self.pen, self.width, self.newspaper = pen, width, newspaper
        self._sheet = sheet
        self._pieces: dict[int, Column] = {}  # by identity; a piece keeps its section alive
        self._made: dict[tuple[int, ...], Band] = {}

    def splits(self, sections: Sequence[SheetSection], pages: int) -> Iterator[tuple[tuple[Band, ...], ...]]:
        """The sections of each page in columns; over several pages every break between sections."""
        for dealing in dealt(sections, pages):
            yield tuple(self._bands(own) for own in dealing)

    def fuller(self, pages: tuple[tuple[Band, ...], ...]) -> tuple[tuple[Band, ...], ...] | None:
        """On the first page a box that says what stands overleaf."""
        if len(pages) != 2 or not all(pages) or not self._sheet.overleaf:
            return None
        first, second = (page[0].sections for page in pages[:2])
        column = self.pen.column(self.width, self.newspaper.count)
        box = Overleaf(self.pen, column, self._sheet.overleaf, second)
        pieces = [piece for section in first for piece in self._of(section)]
        pieces.append(Piece(first[-1], box, "sheet/overleaf", ""))
        return (Remembered(FlowBand(self.pen, tuple(pieces), self.width, self.newspaper)),), *pages[1:]

    @property
    def runs_down(self) -> bool:
        """Always: that is what these columns are."""
        return True

    @property
    def narrow(self) -> float:
        """A column."""
        return self.pen.column(self.width, self.newspaper.count)

    def too_wide(self, block: SheetBlock) -> bool:
        """Never: in a narrow column a table is set as records."""
        del block
        return False

    def _bands(self, sections: Sequence[SheetSection]) -> tuple[Band, ...]:
        if not sections:
            return ()
        key = tuple(id(section) for section in sections)
        if key not in self._made:
            pieces = tuple(piece for section in sections for piece in self._of(section))
            self._made[key] = Remembered(FlowBand(self.pen, pieces, self.width, self.newspaper))
        return (self._made[key],)

    def _of(self, section: SheetSection) -> Column:
        if id(section) not in self._pieces:
            note = section_note(self.pen, self._sheet, section)
            column = self.pen.column(self.width, self.newspaper.count)
            maker = SectionMaker(self.pen, section, column, note)
            at, other = f"sheet/{section.chapter.id}", "part" if maker.parted else ""
            made = [(RememberedBlock(block), pulls, runs_on) for block, pulls, runs_on in maker.pieces()]
            (first, pulls, _), *others = made
            self._pieces[id(section)] = (
                Piece(section, first, at, "section", pulls),
                *(
                    Piece(section, block, f"{at}/piece-{n}", "" if runs_on else other, own, runs_on)
                    for n, (block, own, runs_on) in enumerate(others)
                ),
            )
        return self._pieces[id(section)]
