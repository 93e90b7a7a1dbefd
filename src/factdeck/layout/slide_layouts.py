"""Layout: the slide layouts that the pages of a deck are made with (ECMA-376 Part 1 §19.3.1.39).

Pages of one kind with the same decoration and the same slots share a layout; so a slide says nothing about
places, and a new slide made from a layout looks like its neighbours.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from factdeck.document.blocks import Deck, Slide, Span
from factdeck.layout.drawn import Drawn
from factdeck.layout.grid import resolve
from factdeck.layout.scope import Scope
from factdeck.layout.slots import object_slot, prompt
from factdeck.layout.treatment import Painter
from factdeck.scene.nodes import AnyNode, Page, SlideLayout
from factdeck.scene.slots import PlaceholderKind, Slot
from factdeck.scene.text import Rect
from factdeck.theme.slide_layout import LISTS, TEXTS, ExhibitItem, LayoutDesign

_Look = tuple[str, str, tuple[AnyNode, ...], tuple[Slot, ...]]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page with its decoration and slots, still without its layout."""

    page: Page
    slide: Slide
    design: LayoutDesign
    backdrop: tuple[AnyNode, ...]
    slots: tuple[Slot, ...]

    @property
    def look(self) -> _Look:
        """What pages must have in common to share a layout."""
        slots = tuple(sorted((_rounded(slot) for slot in self.slots), key=lambda slot: slot.name))
        return self.design.key, self.design.background, self.backdrop, slots


def with_layouts(
    drawn: Iterable[DrawnPage], painter: Painter, deck: Deck
) -> tuple[tuple[Page, ...], dict[str, SlideLayout]]:
    """The pages, each with the key of its layout, and all layouts by key: one at least of every kind."""
    items = list(drawn)
    first = {item.look: item for item in reversed(items)}
    kinds = Counter(item.design.key for item in first.values())
    counted: Counter[str] = Counter()
    layouts: dict[_Look, SlideLayout] = {}
    for item in items:
        if item.look not in layouts:
            layouts[item.look] = _layout(
                item, _more(item, counted) if kinds[item.design.key] > 1 else "", deck
            )
    pages = (replace(item.page, layout=layouts[item.look].key, kind=item.design.key) for item in items)
    return tuple(pages), _in_order(layouts.values(), painter, deck)


def _more(item: DrawnPage, counted: Counter[str]) -> str:
    """What tells a layout from others of its kind: how many entries its lists have, or else a number."""
    counts = "·".join(str(len(item.slide.lists[name])) for name in LISTS if item.slide.lists.get(name))
    key = f"{item.design.key} {counts}"
    counted[key] += 1
    number = counted[key]
    return " ".join(filter(None, (counts, f"({number})" if number > 1 else "")))


def _layout(item: DrawnPage, more: str, deck: Deck) -> SlideLayout:
    name = _word(item.design.name, deck.language) or item.design.key
    return SlideLayout(
        key=f"{item.design.key} {more}".strip(),
        name=f"{name} {more}".strip(),
        background=item.design.background,
        nodes=item.backdrop,
        slots=_with_date(tuple(sorted(item.slots, key=lambda slot: slot.kind is not PlaceholderKind.TITLE))),
        kind=item.design.key,
    )


def _with_date(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots and, under the page number, one for the date that people turn on under "Header & Footer"."""
    kinds = {slot.kind for slot in slots}
    number = next((slot for slot in slots if slot.kind is PlaceholderKind.NUMBER), None)
    if number is None or PlaceholderKind.DATE in kinds:
        return slots
    rect = replace(number.rect, y=number.rect.bottom)
    return (*slots, replace(number, name="date", kind=PlaceholderKind.DATE, rect=rect))


def _in_order(made: Iterable[SlideLayout], painter: Painter, deck: Deck) -> dict[str, SlideLayout]:
    """The layouts in the order of the design, those that no page needs as the design alone gives them."""
    own = {layout.key: layout for layout in made}
    kinds = {layout.kind for layout in own.values()}
    others = (design for key, design in painter.design.layouts.items() if key not in kinds)
    found = own | {design.key: _unused(design, painter, deck) for design in others}
    order = list(painter.design.layouts)
    return dict(sorted(found.items(), key=lambda entry: order.index(entry[1].kind)))


def _unused(design: LayoutDesign, painter: Painter, deck: Deck) -> SlideLayout:
    """The layout of a kind that the deck has no slide of: decoration, its texts, a place for an exhibit."""
    drawn = Drawn(f"layout-{design.key}")
    texts = {name: (Span(prompt(name, painter.design, deck.language) or name),) for name in TEXTS}
    scope = Scope(deck, Slide(id=drawn.prefix, layout=design.key, texts=texts), 1)
    items = (*design.fixed, *design.items)
    painter.trying().draw(items, painter.page, scope, drawn)
    for item in painter.active(items, painter.page, scope):
        if isinstance(item, ExhibitItem) and item.slot:
            slot = object_slot(item.slot, resolve(item.place, painter.page), painter.design, deck.language)
            drawn.slots[slot.name] = slot
    page = Page(id=drawn.prefix, title="", background=design.background, nodes=())
    item = DrawnPage(page, scope.slide, design, tuple(drawn.backdrop), tuple(drawn.slots.values()))
    return _layout(item, "", deck)


def _word(words: Mapping[str, str], language: str) -> str:
    return words.get("zh" if language.startswith("zh") else "en", "")


def _rounded(slot: Slot) -> Slot:
    """Places to a hundredth of a point: sums in another order are not another layout."""
    rect = slot.rect
    return replace(slot, rect=Rect(*(round(length, 2) for length in (rect.x, rect.y, rect.w, rect.h))))
