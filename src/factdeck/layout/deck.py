"""Layout: the whole deck as a scene: pages, slide layouts, palette, fonts; one size for what is equal."""

from collections.abc import Iterable, Iterator
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Deck
from factdeck.layout.asked import as_asked
from factdeck.layout.deck_pages import Planned, plan
from factdeck.layout.exhibit_design import read_exhibit_style
from factdeck.layout.fit import Wanted, common
from factdeck.layout.frames import Typesetter
from factdeck.layout.measure import Measurer
from factdeck.layout.notes_shown import headed, with_notes_of
from factdeck.layout.numerals import with_numerals_of
from factdeck.layout.office import on_office_layouts
from factdeck.layout.scope import Scope
from factdeck.layout.slide import draw_slide, slide_items
from factdeck.layout.slide_layouts import DrawnPage, with_layouts
from factdeck.layout.table import table_look
from factdeck.layout.text import Setter
from factdeck.layout.treatment import Painter
from factdeck.layout.watermark import Watermark
from factdeck.scene.nodes import AnyNode, Page, Scene
from factdeck.scene.setting import Properties
from factdeck.scene.text import Rect, Role
from factdeck.theme.read_deck import deck_reader, read_deck
from factdeck.theme.theme import TextStyle, Theme
from factdeck.theme.travelling import named_families

_FOOT: Final = frozenset({Role.SOURCE, Role.FOOTER, Role.PAGE_NUMBER})
AIR: Final = 0.25  # em: LibreOffice adds 0.24 between Chinese and digits (measured, tests/rendered.py)


def place_deck(deck: Deck, theme: Theme, measurer: Measurer, diagnostics: Diagnostics) -> Scene:
    """Every slide of the deck as a measured page of the theme's deck design.

    Page ids are slide ids (what runs on adds -2, -3); node ids are `slide/list/record/part`.
    """
    painter = _painter(deck, theme, measurer, diagnostics)
    deck = with_notes_of(as_asked(deck, painter.design), painter.design)
    deck = with_numerals_of(deck, painter.design)
    pages = plan(deck, painter)
    painter = painter.at_sizes(_uniform(pages, deck, painter))
    runs = _even_runs(pages, deck, painter)
    drawn = [
        _drawn(page, section, deck, painter.at_sizes(runs.get(page.run, {})))
        for page, section in zip(pages, _sections(pages, deck), strict=True)
    ]
    laid_out, layouts = with_layouts(drawn, painter, deck)
    if theme.office:
        layouts = on_office_layouts(laid_out, layouts, theme.office)
    scene = Scene(
        width=painter.design.width,
        height=painter.design.height,
        pages=laid_out,
        palette=theme.palette,
        scheme=theme.scheme,
        follows=theme.follows,
        table_look=table_look(painter.exhibits),
        fonts=named_families(theme),
        properties=_properties(deck),
        layouts=layouts,
        name=theme.name,
        transition=deck.transition,
        patterns=theme.patterns,
        embed_fonts=theme.embed_fonts,
        base=theme.office,
    )
    return Watermark(deck.watermark, theme, measurer).on_layouts(scene)


def _painter(deck: Deck, theme: Theme, measurer: Measurer, diagnostics: Diagnostics) -> Painter:
    design = read_deck(theme, diagnostics)
    exhibits = read_exhibit_style(deck_reader(theme, diagnostics).child("exhibit"), theme)
    setter = Setter(measurer, diagnostics, deck.language, AIR)
    page = Rect(*design.canvas)
    return Painter(design, exhibits, Typesetter(design.styles, setter, design.styles), page)


def _properties(deck: Deck) -> Properties:
    return Properties(
        title=deck.title,
        author=deck.organization,
        subject=deck.subject,
        language=deck.language,
        date=deck.date,
        keywords=deck.keywords,
        category=deck.category,
    )


def _uniform(pages: Iterable[Planned], deck: Deck, painter: Painter) -> dict[str, TextStyle]:
    """The styles that have one size in the whole deck, at that size."""
    wanted: list[Wanted] = []
    for page in pages:
        scope = Scope(deck, page.slide, page.number)
        items = slide_items(page.slide, page.design, deck, painter)
        wanted += painter.wanted(items, painter.page, scope)
    named = [item for item in wanted if item.style in painter.design.uniform]
    return common(named, painter.design.styles, painter.typesetter.setter.fits, forgiving=True)


def _even_runs(pages: Iterable[Planned], deck: Deck, painter: Painter) -> dict[str, dict[str, TextStyle]]:
    """By run: the styles of what runs on over several slides, at the size that all of them share."""
    wanted: dict[str, list[Wanted]] = {}
    for page in pages:
        if page.run and page.slide.lists:
            scope = Scope(deck, page.slide, page.number)
            items = slide_items(page.slide, page.design, deck, painter)
            for name in page.slide.lists:
                wanted.setdefault(page.run, []).extend(painter.list_wanted(name, items, scope))
    setter, styles = painter.typesetter.setter, painter.typesetter.styles
    return {run: common(texts, styles, setter.fits) for run, texts in wanted.items()}


def _sections(pages: Iterable[Planned], deck: Deck) -> Iterator[str]:
    """The name of each page's section; what stands before the first and outside of any has a name too."""
    outside = deck.opening
    for page in pages:
        if page.slide.chapter:
            outside = deck.ending
        yield page.slide.chapter.name if page.slide.chapter else outside


def _drawn(page: Planned, section: str, deck: Deck, painter: Painter) -> DrawnPage:
    drawn = draw_slide(page.slide, page.design, deck, painter, page.number).drawn
    finished = Page(
        id=page.slide.id,
        title=page.title,
        background=page.design.background,
        nodes=_in_reading_order(drawn.nodes),
        section=section,
        notes=headed(page.slide.notes, page.title),
    )
    return DrawnPage(finished, page.slide, page.design, tuple(drawn.backdrop), tuple(drawn.slots.values()))


def _in_reading_order(nodes: list[AnyNode]) -> tuple[AnyNode, ...]:
    """The title before all other content, behind the decoration that begins the page; the foot last."""
    titles = [node for node in nodes if node.role is Role.TITLE]
    foot = [node for node in nodes if node.role in _FOOT]
    others = [node for node in nodes if node.role is not Role.TITLE and node.role not in _FOOT]
    start = next((n for n, node in enumerate(others) if node.role is not Role.DECORATION), len(others))
    return (*others[:start], *titles, *others[start:], *foot)
