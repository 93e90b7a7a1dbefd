"""Layout: draw one slide: the items of its layout, and of the first variant for its counts that fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.base.diagnostics import Diagnostic
from factdeck.document.blocks import Deck, Slide
from factdeck.layout.drawn import Drawn
from factdeck.layout.scope import Scope
from factdeck.layout.treatment import Painter
from factdeck.theme.slide_layout import AnyItem, GroupItem, LayoutDesign

NOT_PLACED: Final = "slide-not-placed"

FAULTS: Final = frozenset({NOT_PLACED, "text-too-long", "text-overflows", "word-too-wide"})
"""Findings that another variant, or less on the slide, may cure."""


@dataclass(frozen=True, slots=True)
class DrawnSlide:
    """A slide as drawn, and what was found meanwhile that less on it may cure."""

    drawn: Drawn
    faults: tuple[Diagnostic, ...]


def draw_slide(
    slide: Slide, design: LayoutDesign, deck: Deck, painter: Painter, number: int = 0
) -> DrawnSlide:
    """The slide's nodes; findings go where the painter's go. `number` is its page number."""
    scope, here = Scope(deck, slide, number), painter.at(slide.at)
    variant = _variant(design, scope, here)
    drawn = Drawn(slide.id)
    here.draw((*design.fixed, *design.items, *variant), here.page, scope, drawn)
    _report_unplaced(design, scope, drawn, here)
    found = here.typesetter.setter.diagnostics
    return DrawnSlide(drawn, tuple(item for item in found if item.code in FAULTS))


def slide_items(slide: Slide, design: LayoutDesign, deck: Deck, painter: Painter) -> tuple[AnyItem, ...]:
    """The items that are drawn for a slide."""
    scope = Scope(deck, slide, 0)
    return (*design.items, *_variant(design, scope, painter.at(slide.at)))


def _variant(design: LayoutDesign, scope: Scope, painter: Painter) -> tuple[AnyItem, ...]:
    """The first variant of those for these counts in which all fits; the least bad where there is none."""
    holding = [
        group for group in design.variants if painter.holds(group.when, group.items, painter.page, scope)
    ]
    if len(holding) < 2:
        return tuple(holding)
    tried: list[tuple[tuple[int, int], int]] = []
    for number, group in enumerate(holding):
        tried.append((_badness(group, design, scope, painter), number))
        if tried[-1][0] == (0, 0):
            break  # nothing is better; drawing on trial is dear
    return (holding[min(tried)[1]],)


def _badness(group: GroupItem, design: LayoutDesign, scope: Scope, painter: Painter) -> tuple[int, int]:
    """How many lists it has no place for, and how many texts do not fit in it."""
    trying, drawn = painter.trying(), Drawn(scope.slide.id)
    trying.draw((*design.items, group), painter.page, scope, drawn)
    _report_unplaced(design, scope, drawn, trying)
    codes = [item.code for item in trying.typesetter.setter.diagnostics if item.code in FAULTS]
    lost = codes.count(NOT_PLACED)
    return lost, len(codes) - lost


def _report_unplaced(design: LayoutDesign, scope: Scope, drawn: Drawn, painter: Painter) -> None:
    for name, count in _unplaced(scope.slide, drawn):
        if name in design.omits:
            continue
        painter.typesetter.setter.report(
            NOT_PLACED, layout=design.key, slide=scope.slide.id, list=name, count=count
        )


def _unplaced(slide: Slide, drawn: Drawn) -> Iterator[tuple[str, int]]:
    """Lists and exhibits that have found no place, and how many entries they have."""
    for name, records in slide.lists.items():
        if not all(drawn.has(name, record.id) for record in records):
            yield name, len(records)
    missing: Sequence[int] = [n for n in range(len(slide.exhibits)) if not drawn.has("exhibit", str(n))]
    if missing:
        yield "exhibit", len(missing)
