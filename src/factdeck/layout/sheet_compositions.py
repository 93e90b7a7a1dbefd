"""Stage layout: the compositions of the fact sheet by name, each made of its own parts."""

from collections.abc import Callable
from typing import Final, TypeVar

from factdeck.document.blocks import Sheet
from factdeck.layout.sheet_band_maker import BandMaker
from factdeck.layout.sheet_card_hero import CardHero
from factdeck.layout.sheet_cards import CardMaker
from factdeck.layout.sheet_centered_head import CenteredMasthead
from factdeck.layout.sheet_composition import BodyMaker, Composition
from factdeck.layout.sheet_flow_maker import FlowMaker
from factdeck.layout.sheet_hero import Hero
from factdeck.layout.sheet_margins import band_width
from factdeck.layout.sheet_masthead import Masthead, RunningHead
from factdeck.layout.sheet_notes import top_note
from factdeck.layout.sheet_pen import Pen
from factdeck.layout.sheet_rail import RailMaker
from factdeck.layout.sheet_rail_head import RailMasthead, RailRunningHead
from factdeck.layout.sheet_rail_hero import RailHero
from factdeck.layout.sheet_source import Sources
from factdeck.theme.sheet_forms import Form

_Design = TypeVar("_Design")


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


def _rail(pen: Pen, sheet: Sheet, body: BodyMaker) -> Composition:
    design, width = _asked(pen.design.rail), band_width(pen)
    indent = design.width + pen.design.page.gutter
    return Composition(
        RailMasthead(pen, sheet, design),
        RailRunningHead(pen, sheet, design),
        RailHero(pen, sheet, width, design),
        body,
        Sources(pen, sheet, width, indent),
        brief=Hero(pen, sheet, width, equal=True) if sheet.pages == 1 else None,
    )


def _rail_body(pen: Pen, width: float, sheet: Sheet) -> BodyMaker:
    return RailMaker(pen, width, sheet, _asked(pen.design.rail))


def _columns(pen: Pen, sheet: Sheet, body: BodyMaker) -> Composition:
    design, width = _asked(pen.design.newspaper), band_width(pen)
    return Composition(
        CenteredMasthead(pen, sheet, design),
        RunningHead(pen, sheet),
        Hero(pen, sheet, width, equal=True),
        body,
        Sources(pen, sheet, width, columns=design.count),
    )


def _columns_body(pen: Pen, width: float, sheet: Sheet) -> BodyMaker:
    return FlowMaker(pen, width, sheet, _asked(pen.design.newspaper))


def _cards(pen: Pen, sheet: Sheet, body: BodyMaker) -> Composition:
    design, width = _asked(pen.design.card), band_width(pen)
    under = design.gap * 0.75  # the names of cards rise over their outlines
    masthead = Masthead(pen, sheet, under=0.0 if sheet.hero else under)
    hero = CardHero(pen, sheet, width, design, equal=sheet.pages == 1)
    running = RunningHead(pen, sheet, under=under)
    return Composition(masthead, running, hero, body, Sources(pen, sheet, width, over=design.gap))


def _cards_body(pen: Pen, width: float, sheet: Sheet) -> BodyMaker:
    return CardMaker(pen, width, sheet, _asked(pen.design.card))


def _asked(design: _Design | None) -> _Design:
    """What a composition asks of the design: the reader of designs has seen to it."""
    assert design is not None
    return design


_PARTS: Final[dict[Form, Callable[[Pen, Sheet, BodyMaker], Composition]]] = {
    Form.BANDS: _bands,
    Form.RAIL: _rail,
    Form.COLUMNS: _columns,
    Form.CARDS: _cards,
}
_BODIES: Final[dict[Form, Callable[[Pen, float, Sheet], BodyMaker]]] = {
    Form.BANDS: BandMaker,
    Form.RAIL: _rail_body,
    Form.COLUMNS: _columns_body,
    Form.CARDS: _cards_body,
}
