"""Layout: the whole deck as a scene: pages, slide layouts, palette, fonts; one size for what is equal."""

from collections.abc import Iterable, Iterator
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Deck
from factdeck.layout.deck_pages import Planned, plan
from factdeck.layout.drawn import Drawn
from factdeck.layout.exhibit_design import read_exhibit_style
from factdeck.layout.frames import Typesetter
from factdeck.layout.measure import Measurer
from factdeck.layout.scope import Scope
from factdeck.layout.sizes import Wanted, common
from factdeck.layout.slots import slide_layouts
from factdeck.layout.text import Setter
from factdeck.layout.treatment import Painter
from factdeck.scene.nodes import AnyNode, Page, Properties, Rect, Role, Scene
from factdeck.theme.read_deck import deck_reader, read_deck
from factdeck.theme.slide_layout import AnyItem
from factdeck.theme.theme import TextStyle, Theme

_AIR: Final = 0.2  # em: LibreOffice's space between Chinese and digits


def place_deck(deck: Deck, theme: Theme, measurer: Measurer, diagnostics: Diagnostics) -> Scene:
    """Every slide of the deck as a measured page of the theme's deck design.

    Page ids are slide ids (a continued table adds -2, -3); node ids are `slide/list/record/part`.
    """
    painter = _painter(deck, theme, measurer, diagnostics)
    pages = plan(deck, painter)
    painter = painter.at_sizes(_uniform(pages, deck, painter))
    return Scene(
        width=painter.page.w,
        height=painter.page.h,
        pages=tuple(_page(page, deck, painter) for page in pages),
        palette=theme.palette,
        scheme=theme.scheme,
        fonts=theme.families,
        properties=_properties(deck),
        layouts=slide_layouts(painter, deck),
        name=theme.name,
    )


def _painter(deck: Deck, theme: Theme, measurer: Measurer, diagnostics: Diagnostics) -> Painter:
    design = read_deck(theme, diagnostics)
    exhibits = read_exhibit_style(deck_reader(theme, diagnostics).child("exhibit"), theme)
    setter = Setter(measurer, diagnostics, deck.language, _AIR)
    page = Rect(0.0, 0.0, design.width, design.height)
    return Painter(design, exhibits, Typesetter(design.styles, setter), page)


def _properties(deck: Deck) -> Properties:
    return Properties(
        title=deck.title,
        author=deck.organization,
        subject="",
        language=deck.language,
        date=deck.date,
        keywords=tuple(chapter.name for chapter in deck.chapters),
    )


def _uniform(pages: Iterable[Planned], deck: Deck, painter: Painter) -> dict[str, TextStyle]:
    """The styles that have one size in the whole deck, at that size."""
    wanted: list[Wanted] = []
    for page in pages:
        scope = Scope(deck, page.slide, page.number)
        wanted += painter.wanted(tuple(_items(page, painter, scope)), painter.page, scope)
    named = [item for item in wanted if item.style in painter.design.uniform]
    return common(named, painter.design.styles, painter.typesetter.setter, forgiving=True)


def _items(page: Planned, painter: Painter, scope: Scope) -> Iterator[AnyItem]:
    """What a page draws: the layout's items, then the first variant that holds."""
    yield from page.design.items
    for variant in page.design.variants:
        if painter.holds(variant.when, variant.items, painter.page, scope):
            yield from variant.items
            return


def _page(page: Planned, deck: Deck, painter: Painter) -> Page:
    scope = Scope(deck, page.slide, page.number)
    drawn = Drawn(page.slide.id)
    painter.draw(tuple(_items(page, painter, scope)), painter.page, scope, drawn)
    _report_unplaced(page, drawn, painter.typesetter.setter.diagnostics)
    return Page(
        id=page.slide.id,
        title=page.title,
        background=page.design.background,
        nodes=_title_first(drawn.nodes),
        layout=page.design.key,
        section=page.slide.chapter.name if page.slide.chapter else "",
        notes=page.slide.notes,
    )


def _report_unplaced(page: Planned, drawn: Drawn, diagnostics: Diagnostics) -> None:
    for name, records in page.slide.lists.items():
        if not all(drawn.has(name, record.id) for record in records):
            diagnostics.add(
                "slide-not-placed",
                None,
                layout=page.design.key,
                slide=page.slide.id,
                list=name,
                count=len(records),
            )


def _title_first(nodes: list[AnyNode]) -> tuple[AnyNode, ...]:
    """Reading order: the title before all other content, behind the decoration that begins the page."""
    titles = [node for node in nodes if node.role is Role.TITLE]
    others = [node for node in nodes if node.role is not Role.TITLE]
    start = next((n for n, node in enumerate(others) if node.role is not Role.DECORATION), len(others))
    return (*others[:start], *titles, *others[start:])
