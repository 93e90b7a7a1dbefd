"""Stage layout: the compositions of the fact sheet by name, each made of its own parts."""

from collections.abc import Callable
from typing import Final

from factdeck.document.blocks import Sheet
from factdeck.layout.sheet_band_maker import BandMaker
from factdeck.layout.sheet_composition import BodyMaker, Composition
from factdeck.layout.sheet_hero import Hero
from factdeck.layout.sheet_margins import band_width
from factdeck.layout.sheet_masthead import Masthead, RunningHead
from factdeck.layout.sheet_notes import top_note
from factdeck.layout.sheet_pen import Pen
from factdeck.layout.sheet_source import Sources
from factdeck.theme.sheet_forms import Form


def body_maker(pen: Pen, sheet: Sheet) -> BodyMaker:
    """What makes the bands of sections in the design's composition."""
    return _BODIES[pen.design.composition](pen, band_width(pen), sheet)


def compose(pen: Pen, sheet: Sheet, body: BodyMaker | None = None) -> Composition:
    """The parts of a sheet in the design's composition; `body` is one that remembers bands."""
    return _PARTS[pen.design.composition](pen, sheet, body or body_maker(pen, sheet))


def _bands(pen: Pen, sheet: Sheet, body: BodyMaker) -> Composition:
    width, masthead = band_width(pen), Masthead(pen, sheet)
    note = () if masthead.names_sources else top_note(pen, sheet)
    hero = Hero(pen, sheet, width, equal=sheet.pages == 1, note=note)
    return Composition(masthead, RunningHead(pen, sheet), hero, body, Sources(pen, sheet, width))


_PARTS: Final[dict[Form, Callable[[Pen, Sheet, BodyMaker], Composition]]] = {Form.BANDS: _bands}
_BODIES: Final[dict[Form, Callable[[Pen, float, Sheet], BodyMaker]]] = {Form.BANDS: BandMaker}
