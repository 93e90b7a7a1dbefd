"""Document stage: compose the deck: which slide says what.

Layouts are picked by content (assertion–evidence: a sentence headline over its evidence). Whether text fits
its frame is layout's question; for what runs on over several slides it is given every part (see `Flow`).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from factdeck.base.diagnostics import Diagnostics
from factdeck.document import exhibit_slides, front, section_slides
from factdeck.document.blocks import Deck, Slide
from factdeck.document.content import Content
from factdeck.document.notices import notice, watermark
from factdeck.document.outline import Step, outline
from factdeck.facts.factbook import FactBook
from factdeck.spec.project import Key, Project
from factdeck.spec.schema import Section, Spec

_FRONT: dict[str, Callable[[Content], Iterator[Slide]]] = {
    "cover": front.cover,
    "agenda": front.agenda,
    "closing": front.closing,
}

_Element = Callable[[Content, Section, tuple[Key, ...], int], Iterator[Slide]]

_ELEMENTS: dict[str, _Element] = {
    "divider": section_slides.divider,
    "figures": section_slides.figures,
    "points": section_slides.points,
    "timeline": section_slides.timeline,
    "chart": exhibit_slides.chart,
    "comparison": exhibit_slides.comparison,
    "table": exhibit_slides.table,
    "photos": exhibit_slides.photos,
    "quote": section_slides.quote,
}


def compose_deck(project: Project, facts: FactBook, diagnostics: Diagnostics) -> Deck:
    """All slides of the deck, in order. Text that names an unknown fact is a diagnostic."""
    spec = project.spec
    steps = outline(spec)
    content = Content.of(project, facts, diagnostics, _with_slides(spec, steps))
    slides = tuple(slide for step in steps for slide in _compose(content, step))
    return Deck(
        slides=tuple(_linked(slides)),
        chapters=content.counted,
        title=spec.title,
        organization=spec.organization,
        language=spec.language,
        date=full_date(spec.date),
        notice=notice(project, content.words),
        watermark=watermark(project, content.words),
        subject=spec.subject,
        category=spec.category,
        keywords=keywords(content),
        transition=spec.transition if spec.transition != "none" else "",
        opening=content.words.opening,
        ending=content.words.ending,
    )


def _with_slides(spec: Spec, steps: tuple[Step, ...]) -> list[Section]:
    """The sections that have slides: others are no chapters of the deck, and no agenda leads to them."""
    shown = {step.section for step in steps}
    return [section for number, section in enumerate(spec.sections) if number in shown]


def keywords(content: Content) -> tuple[str, ...]:
    """The author's words and the names of the sections, each once."""
    return tuple(dict.fromkeys([*content.spec.keywords, *(chapter.name for chapter in content.counted)]))


def _linked(slides: tuple[Slide, ...]) -> Iterator[Slide]:
    """Slides whose records know the first slide of the section that they stand for, and the way back."""
    first = {slide.chapter.id: slide.id for slide in reversed(slides) if slide.chapter}
    agenda = next((slide.id for slide in slides if slide.layout == "agenda"), "")
    for slide in slides:
        lists = first if slide.layout in ("agenda", "section") else {}
        yield replace(slide, links=lists, back=agenda if slide.chapter else "")


def full_date(date: str) -> str:
    """`YYYY[-MM[-DD]]` as YYYY-MM-DD, the first day of what is not said; "" stays ""."""
    return date + {4: "-01-01", 7: "-01"}.get(len(date), "")


def _compose(content: Content, step: Step) -> Iterator[Slide]:
    """The slides of one step of the outline."""
    content.shown.clear()
    if step.section < 0:
        yield from _FRONT[step.kind](content)
        return
    section = content.spec.sections[step.section]
    yield from _ELEMENTS[step.kind](content, section, ("sections", step.section), step.index)
