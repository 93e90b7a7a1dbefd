"""Layout: the named slide layouts of a design: decoration and slots (ECMA-376 Part 1 §19.3.1.39)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from factdeck.document.blocks import Deck, Slide
from factdeck.layout.drawn import Drawn
from factdeck.layout.grid import resolve
from factdeck.layout.runs import run_style
from factdeck.layout.scope import Scope
from factdeck.layout.text import seat
from factdeck.layout.treatment import Painter
from factdeck.scene.nodes import Align, Anchor, PlaceholderKind, Rect, SlideLayout, Slot
from factdeck.theme.slide_layout import AnyItem, ExhibitItem, GroupItem, LayoutDesign, StackItem, TextItem


def slide_layouts(painter: Painter, deck: Deck) -> dict[str, SlideLayout]:
    """All slide layouts of the design, by key, named in the deck's language."""
    return {key: _slide_layout(design, painter, deck) for key, design in painter.design.layouts.items()}


def _slide_layout(design: LayoutDesign, painter: Painter, deck: Deck) -> SlideLayout:
    drawn = Drawn(f"layout-{design.key}")
    scope = Scope(deck, Slide(id=drawn.prefix, layout=design.key, texts={}), 0)
    painter.draw(design.fixed, painter.page, scope, drawn)
    slots: dict[str, Slot] = {}
    variants = (item for variant in design.variants for item in variant.items)
    for slot in _slots((*design.items, *variants), painter.page, painter, deck.language):
        slots.setdefault(slot.name, slot)
    return SlideLayout(
        key=design.key,
        name=_word(design.name, deck.language) or design.key,
        background=design.background,
        nodes=tuple(drawn.nodes),
        slots=tuple(sorted(slots.values(), key=lambda slot: slot.kind is not PlaceholderKind.TITLE)),
    )


def _word(words: Mapping[str, str], language: str) -> str:
    return words.get("zh" if language.startswith("zh") else "en", "")


def _slots(items: Iterable[AnyItem], cell: Rect, painter: Painter, language: str) -> Iterator[Slot]:
    for item in items:
        match item:
            case GroupItem():
                yield from _slots(item.items, cell, painter, language)
            case StackItem():
                area = resolve(item.place, cell)
                for child in item.items:
                    if child.slot:
                        across = resolve(replace(child.place, y=None, foot=None, h=None), area)
                        down = resolve(child.place, cell)
                        rect = Rect(across.x, down.y, across.w, down.h)
                        yield _text_slot(child, rect, painter, language)
            case TextItem() if item.slot:
                yield _text_slot(item, resolve(item.place, cell), painter, language)
            case ExhibitItem() if item.slot:
                yield _slot(item.slot, resolve(item.place, cell), painter, language)
            case _:
                pass


def _text_slot(item: TextItem, rect: Rect, painter: Painter, language: str) -> Slot:
    style = painter.typesetter.styles[item.sources[0][1]]
    return replace(
        _slot(item.slot, seat(rect, style, painter.typesetter.setter.measurer), painter, language),
        style=run_style(style),
        leading=style.size * style.leading,
        align=Align(style.align),
        anchor=Anchor(style.anchor),
    )


def _slot(name: str, rect: Rect, painter: Painter, language: str) -> Slot:
    kind = painter.design.slots[name]
    return Slot(name=name, kind=PlaceholderKind(kind.kind), rect=rect, prompt=_word(kind.prompt, language))
