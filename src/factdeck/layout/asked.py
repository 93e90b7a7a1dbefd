"""Layout stage: the deck with those slides that its design asks for: richer ones where it has a place.

A form may itself be offered in a richer one; the design gets the last whose additions it places.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factdeck.document.blocks import Deck, Slide
from factdeck.theme.slide_layout import (
    AnyItem,
    DeckDesign,
    GroupItem,
    LayoutDesign,
    ListItem,
    StackItem,
    TextItem,
)


def as_asked(deck: Deck, design: DeckDesign) -> Deck:
    """The deck whose slides take their offered form where the layout places what only this has."""
    return replace(
        deck, slides=tuple(_slide(slide, design.layouts.get(slide.layout)) for slide in deck.slides)
    )


def _slide(slide: Slide, design: LayoutDesign | None) -> Slide:
    if slide.offered is None or design is None:
        return slide
    placed, form = set(_placed(design)), slide
    while form.offered and _added(form, form.offered) & placed:
        form = form.offered
    return slide if form is slide else replace(form, links=slide.links, back=slide.back)


def _added(form: Slide, richer: Slide) -> set[str]:
    return (set(richer.lists) - set(form.lists)) | (set(richer.texts) - set(form.texts))


def _placed(design: LayoutDesign) -> Iterator[str]:
    """The lists and texts that a layout places."""
    yield from _in(design.items)
    for variant in design.variants:
        yield from _in(variant.items)


def _in(items: Iterable[AnyItem]) -> Iterator[str]:
    for item in items:
        if isinstance(item, ListItem):
            yield item.name
        elif isinstance(item, TextItem):
            yield from (source for source, _ in item.sources)
        elif isinstance(item, GroupItem | StackItem):
            yield from _in(item.items)
