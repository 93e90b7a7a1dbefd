"""Stage layout: what a composition of the fact sheet is made of; each of its parts can be another.

A composition gives a page its head, the sheet its key figures and its sources, and deals the sections out to
the pages as bands. How pages are filled, and what leaves a sheet that is too full, is the same for all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from factdeck.document.blocks import SheetBlock, SheetSection
from factdeck.layout.sheet_bands import Band
from factdeck.layout.sheet_pen import Fit
from factdeck.layout.sheet_source import Sources
from factdeck.scene.nodes import AnyNode

Bands = tuple[Band, ...]


class PageHead(Protocol):
    """What stands over a page's content: the first page's masthead, the others' running head."""

    @property
    def bottom(self) -> float:
        """Where it ends, from the page's top edge."""
        ...

    def place(self) -> list[AnyNode]:
        """Its nodes, in reading order."""
        ...


class KeyFigures(Protocol):
    """The sheet's key figures under its masthead."""

    def height(self, fit: Fit) -> float:
        """With the room over and under them; 0 where there are none."""
        ...

    def place(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        """Their nodes, the most important first."""
        ...


class BodyMaker(Protocol):
    """Makes the bands of sections, each only once while one sheet after another is tried."""

    @property
    def runs_down(self) -> bool:
        """Whether sections run on down columns, which may end apart."""
        ...

    def splits(self, sections: Sequence[SheetSection], pages: int) -> Iterator[tuple[Bands, ...]]:
        """Every way to deal the sections out, the fullest first page first: the bands of each page."""
        ...

    def fuller(self, pages: tuple[Bands, ...]) -> tuple[Bands, ...] | None:
        """The same pages with what only a page with room to spare carries; None where there is nothing."""
        ...

    @property
    def narrow(self) -> float:
        """The width that an exhibit has on a sheet of one page."""
        ...

    def too_wide(self, block: SheetBlock) -> bool:
        """Whether a table has no room as a table."""
        ...


@dataclass(frozen=True, slots=True)
class Composition:
    """The parts of one sheet in one composition."""

    masthead: PageHead
    running: PageHead
    hero: KeyFigures
    body: BodyMaker
    sources: Sources
    brief: KeyFigures | None = None  # a lower form of the hero, for one page that is too full for it
