"""Layout stage: the deck with those slides that its design asks for: richer ones where it has a place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factdeck.document.blocks import Deck, Slide
from factdeck.theme.slide_layout import AnyItem, DeckDesign, GroupItem, LayoutDesign, ListItem


def as_asked(deck: Deck, design: DeckDesign) -> Deck:
    """The deck in which slides whose layout places a list that only their offered form has take that form."""
    return replace(
        deck, slides=tuple(_slide(slide, design.layouts.get(slide.layout)) for slide in deck.slides)
    )


def _slide(slide: Slide, design: LayoutDesign | None) -> Slide:
    if slide.offered is None or design is None:
        return slide
    offered = set(slide.offered.lists) - set(slide.lists)
    asked = bool(offered & set(_lists(design)))
    return replace(slide.offered, links=slide.links, back=slide.back) if asked else slide


def _lists(design: LayoutDesign) -> Iterator[str]:
    """The lists that a layout places."""
    yield from _in(design.items)
    for variant in design.variants:
        yield from _in(variant.items)


def _in(items: Iterable[AnyItem]) -> Iterator[str]:
    for item in items:
        if isinstance(item, ListItem):
            yield item.name
        elif isinstance(item, GroupItem):
            yield from _in(item.items)
