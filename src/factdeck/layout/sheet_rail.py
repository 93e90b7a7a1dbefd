"""Stage layout: sections of a fact sheet with a rail: head and small exhibits in it, all others beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.chart.model import ChartKind
from factdeck.document.blocks import Record, Sheet, SheetBlock, SheetSection, plain
from factdeck.layout.sheet_bands import Band, Remembered
from factdeck.layout.sheet_blocks import Block, Words
from factdeck.layout.sheet_cells import Stack
from factdeck.layout.sheet_deal import dealt
from factdeck.layout.sheet_exhibit import too_wide
from factdeck.layout.sheet_heads import Head
from factdeck.layout.sheet_notes import section_note
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_reduce import moved
from factdeck.layout.sheet_rules import section_rule
from factdeck.layout.sheet_section import SectionMaker
from factdeck.layout.sheet_told import has_exhibit
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Role
from factdeck.theme.sheet_forms import RailDesign

_LINES = 2  # of a sentence in a rail, where the author gave a shorter one
_SAVED = mm(0.5)  # of height, where a sentence stands beside the rail instead of in it
_WIDER = 1.3  # of the rail: a word up to this may be set smaller, a wider one has no place in it
_OVER = 1.0  # of the gap between blocks: how far a rail may reach below what stands beside it


@dataclass(frozen=True, slots=True)
class Ruled:
    """A block of the rail under a hairline."""

    pen: Pen
    id: str
    width: float
    block: Block

    @property
    def grows(self) -> bool:
        """It does not: the rail ends where it ends."""
        return False

    def height(self, fit: Fit) -> float:
        """Hairline, gap, block."""
        return self._under(fit) + self.block.height(fit)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Hairline, then the block."""
        rule = self.pen.rule(f"{self.id}/rail-rule", x, y, self.width, "inner")
        under = self._under(fit)
        return [rule, *self.block.place(x, y + under, height - under, fit)]

    def _under(self, fit: Fit) -> float:
        return self.pen.design.gaps.under_head * fit.gap


@dataclass(frozen=True, slots=True)
class RailBand:
    """One section: its head, and what fills a tall rail, beside its exhibits and lists."""

    pen: Pen
    section: SheetSection
    head: Head
    filling: tuple[Ruled, ...]
    content: Block
    width: float
    rail: RailDesign
    stretches: bool = False

    @property
    def sections(self) -> tuple[SheetSection, ...]:
        """The one section."""
        return (self.section,)

    def height(self, fit: Fit) -> float:
        """Rule and gap, then the higher of the two."""
        gap = self.pen.design.gaps.under_rule * fit.gap
        return gap + max(self.rail_height(fit), self.content.height(fit))

    def rail_height(self, fit: Fit) -> float:
        """The rail by itself."""
        gap = self.pen.design.gaps.parts * fit.gap
        return self.head.height(fit) + sum(gap + block.height(fit) for block in self.filling)

    def place(self, x: float, y: float, height: float, fit: Fit, *, ruled: bool = True) -> list[AnyNode]:
        """Rule, rail, content."""
        bottom = y + max(height, self.height(fit))
        nodes = section_rule(self.pen, f"{self.head.id}/rule", x, y, self.width) if ruled else []
        y += self.pen.design.gaps.under_rule * fit.gap
        nodes += self._place_rail(x, y, bottom - y, fit)
        left = x + self.rail.width + self.pen.design.page.gutter
        return nodes + self.content.place(left, y, bottom - y, fit)

    def _place_rail(self, x: float, y: float, tall: float, fit: Fit) -> list[AnyNode]:
        nodes = self.head.place(x, y, self.head.height(fit), fit)
        y += self.head.height(fit)
        free = max(0.0, tall - self.rail_height(fit)) / (len(self.filling) or 1)
        gap = self.pen.design.gaps.parts * fit.gap + min(free, self.pen.design.gaps.blocks)
        for block in self.filling:
            y += gap
            nodes += block.place(x, y, block.height(fit), fit)
            y += block.height(fit)
        return nodes

    def spreads(self, height: float, fit: Fit) -> float:
        """Its own height: what is left goes to the gaps between bands."""
        return self.height(fit)

    def ragged(self, height: float, fit: Fit) -> float:
        """Nothing: a rail ends where it ends, cells beside it are level."""
        return 0.0


class RailMaker:
    """Makes the bands of sections with a rail, each only once while sheets are tried one after another."""

    def __init__(self, pen: Pen, width: float, sheet: Sheet, rail: RailDesign) -> None:
        self.pen, self.width, self.rail = pen, width, rail
        self._sheet = sheet
        self._made: dict[int, Band] = {}  # by identity; a band keeps its section alive

    def splits(self, sections: Sequence[SheetSection], pages: int) -> Iterator[tuple[tuple[Band, ...], ...]]:
        """A band a section; over several pages every break between them."""
        yield from dealt([self._band(section) for section in sections], pages)

    def fuller(self, pages: tuple[tuple[Band, ...], ...]) -> None:
        """Nothing."""
        del pages

    @property
    def runs_down(self) -> bool:
        """Never: bands are level."""
        return False

    @property
    def narrow(self) -> float:
        """What the rail leaves."""
        return self._room

    def too_wide(self, block: SheetBlock) -> bool:
        """Whether a table has no room beside the rail."""
        return too_wide(self.pen, block, self._room)

    @property
    def _room(self) -> float:
        return self.width - self.rail.width - self.pen.design.page.gutter

    def _band(self, section: SheetSection) -> Band:
        if id(section) not in self._made:
            self._made[id(section)] = Remembered(self._make(section))
        return self._made[id(section)]

    def _make(self, section: SheetSection) -> RailBand:
        """The band with as much in its rail as the rail has room for."""
        best, taken = self._with(section, ()), tuple[SheetBlock, ...]()
        for block in (*filter(_is_small, section.blocks), *_lone_rows(section)):
            band = self._with(section, (*taken, block))
            over = band.rail_height(Fit()) - band.content.height(Fit())
            if band.filling and over <= _OVER * self.pen.design.gaps.blocks:
                best, taken = band, (*taken, block)
        beside = self._with(section, taken, beside=True)
        lower = beside.height(Fit()) < best.height(Fit()) - _SAVED
        return beside if lower or self._is_broken(section) else best

    def _is_broken(self, section: SheetSection) -> bool:
        """Whether a word or figure of the sentence is wider than the rail."""
        return self.pen.unbroken(section.sentence, self.pen.style("sentence")) > self.rail.width * _WIDER

    def _with(
        self, section: SheetSection, taken: tuple[SheetBlock, ...], *, beside: bool = False
    ) -> RailBand:
        """The band with the blocks `taken` in its rail; its sentence `beside` the rail or in it."""
        whole, section = section, self._shortened(section)
        note = section_note(self.pen, self._sheet, section)
        kept = [_without_row(block, taken) for block in taken]
        rows = tuple(moved(block, row) for block in kept for row in block.rows)
        others = tuple(_without_row(block, taken) for block in section.blocks if block not in taken)
        wide = replace(section, blocks=others, rows=(*section.rows, *rows))
        maker = SectionMaker(self.pen, wide, self._room, note, head_width=self.rail.width)
        blocks, head = maker.full(), maker.head()
        if not blocks or beside:  # a sentence without more stands in the wide part
            head = SectionMaker(self.pen, replace(section, sentence=()), self.rail.width, note).head()
            at = f"sheet/{section.chapter.id}/sentence"
            sentence = Words(self.pen, at, self._room, whole.sentence, "sentence", Role.HEADING)
            under = (Stack(blocks, self.pen.design.gaps.blocks),) if blocks else ()
            stack = Stack((sentence, *under), self.pen.design.gaps.under_head)
            blocks = (stack,) if plain(whole.sentence) else blocks
        filling = tuple(part for block in taken for part in self._filling(section, block))
        content = Stack(blocks, self.pen.design.gaps.blocks)
        return RailBand(self.pen, whole, head, filling, content, self.width, self.rail)

    def _shortened(self, section: SheetSection) -> SheetSection:
        """With the author's shorter sentence where the sentence is long for a rail."""
        style = self.pen.style("sentence")
        lines = self.pen.lines(section.sentence, style, self.rail.width) if section.sentence else 0
        long = lines > _LINES and section.short
        return replace(section, sentence=section.short) if long else section

    def _filling(self, section: SheetSection, block: SheetBlock) -> Iterator[Ruled]:
        """An exhibit in the rail, then each of its tiles under a hairline of its own."""
        width, at = self.rail.width, f"sheet/{section.chapter.id}/{block.id}"
        alone = SectionMaker(self.pen, section, width)
        if has_exhibit(block):
            yield Ruled(self.pen, at, width, alone.piece(replace(block, tiles=(), rows=())))
        for tile in block.tiles:
            single = replace(block, chart=None, title=(), tiles=(tile,), rows=())
            yield Ruled(self.pen, f"{at}/{tile.id}", width, alone.piece(single))


def _is_small(block: SheetBlock) -> bool:
    """Whether a block stands well in a rail: the ring of a share, figures without an exhibit."""
    if not has_exhibit(block):
        return bool(block.tiles)
    return block.chart is not None and block.chart.chart.kind in (ChartKind.RING, ChartKind.PICTOGRAM)


def _lone_rows(section: SheetSection) -> Iterator[SheetBlock]:
    """Figures that are the only row under their exhibit, as blocks of one tile: a list of one is none."""
    for block in section.blocks:
        if has_exhibit(block) and len(block.rows) == 1 and "figure" in (row := block.rows[0]).parts:
            label = row.parts.get("text") or row.parts.get("label") or ()
            tile = Record(row.id, {"figure": row.parts["figure"], "label": label})
            yield SheetBlock(block.id, tiles=(tile,))


def _without_row(block: SheetBlock, taken: tuple[SheetBlock, ...]) -> SheetBlock:
    """The block without a lone row that stands in the rail."""
    lone = any(other.id == block.id and not has_exhibit(other) for other in taken)
    return replace(block, rows=()) if lone and has_exhibit(block) else block
