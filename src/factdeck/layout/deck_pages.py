"""Layout: which pages a deck has: a slide each, or several where its table is longer than its body."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factdeck.document.blocks import Deck, Slide, Span, TableBlock, one_line
from factdeck.layout.exhibit import split_table
from factdeck.layout.grid import resolve
from factdeck.layout.treatment import Painter
from factdeck.scene.nodes import Rect
from factdeck.theme.slide_layout import ExhibitItem, LayoutDesign


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to come: its slide, its design, its number from 1, its title, unique in the deck."""

    slide: Slide
    design: LayoutDesign
    number: int
    title: str


def plan(deck: Deck, painter: Painter) -> tuple[Planned, ...]:
    """The pages in order. Slides whose layout the design lacks are reported and left out."""
    planned: list[Planned] = []
    titles: dict[str, int] = {}
    for slide in deck.slides:
        design = painter.design.layouts.get(slide.layout)
        if design is None:
            known = ", ".join(painter.design.layouts)
            painter.typesetter.setter.diagnostics.add(
                "slide-layout-unknown", None, layout=slide.layout, slide=slide.id, known=known
            )
            continue
        for part in _parts(slide, design, painter):
            title = _unique(one_line(part.texts.get("title", ())) or part.id, titles)
            planned.append(Planned(part, design, len(planned) + 1, title))
    return tuple(planned)


def _unique(title: str, seen: dict[str, int]) -> str:
    seen[title] = seen.get(title, 0) + 1
    return title if seen[title] == 1 else f"{title} ({seen[title]})"


def _parts(slide: Slide, design: LayoutDesign, painter: Painter) -> Iterator[Slide]:
    """The slide, or a slide for every part of its table; later headlines say that they continue."""
    body = _body(design, painter.page)
    table = slide.exhibits[0] if slide.exhibits else None
    if body is None or not isinstance(table, TableBlock):
        yield slide
        return
    for number, block in enumerate(split_table(table, body, painter.exhibits, painter.typesetter.setter)):
        exhibits = (block, *slide.exhibits[1:])
        if number == 0:
            yield replace(slide, exhibits=exhibits)
            continue
        title = (*slide.texts.get("title", ()), Span(table.continued))
        texts = {**slide.texts, "title": title}
        yield replace(slide, id=f"{slide.id}-{number + 1}", texts=texts, exhibits=exhibits)


def _body(design: LayoutDesign, page: Rect) -> Rect | None:
    items = (item for item in design.items if isinstance(item, ExhibitItem) and item.index == 0)
    first = next(items, None)
    return resolve(first.place, page) if first else None
