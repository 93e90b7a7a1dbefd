"""Layout: which pages a deck has: a slide each, or several where what it shows runs on."""

from dataclasses import dataclass, replace

from factdeck.document.blocks import Deck, Slide, Span, one_line
from factdeck.layout.flow import slides_of
from factdeck.layout.treatment import Painter
from factdeck.theme.slide_layout import LayoutDesign


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to come: its slide, its design, its number from 1, its title, unique in the deck.

    `run`: the slide that it is part of, "" where it is the whole.
    """

    slide: Slide
    design: LayoutDesign
    number: int
    title: str
    run: str = ""


def plan(deck: Deck, painter: Painter) -> tuple[Planned, ...]:
    """The pages in order. Slides whose layout the design lacks are reported and left out."""
    planned: list[Planned] = []
    titles: dict[str, int] = {}
    for slide in deck.slides:
        design = painter.design.layouts.get(slide.layout)
        if design is None:
            known = ", ".join(painter.design.layouts)
            painter.typesetter.setter.diagnostics.add(
                "slide-layout-unknown", slide.at, layout=slide.layout, slide=slide.id, known=known
            )
            continue
        parts = slides_of(slide, design, deck, painter)
        run = slide.id if len(parts) > 1 else ""
        for part in parts:
            shown = one_line(part.texts.get("title", ()))
            title = _unique(shown or part.id, titles, deck.language)
            part = _retitled(part, title.removeprefix(shown)) if shown else part
            planned.append(Planned(part, design, len(planned) + 1, title, run))
    return tuple(planned)


def _retitled(slide: Slide, more: str) -> Slide:
    """The slide with its count after a title that an earlier one has: readers tell slides by their titles."""
    title = slide.texts["title"]
    return replace(slide, texts={**slide.texts, "title": (*title, Span(more))}) if more else slide


def _unique(title: str, seen: dict[str, int], language: str) -> str:
    seen[title] = count = seen.get(title, 0) + 1
    if count == 1:
        return title
    return f"{title} ({count})" if language == "en" else f"{title}（{count}）"
