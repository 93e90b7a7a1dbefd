"""Compose the slides of a section that are lists of figures or words; a list too long is split by count."""

from collections.abc import Iterator

from factdeck.document.blocks import Record, Slide, Span, plain
from factdeck.document.content import Content, chunks, present
from factdeck.document.section_slide import section_run
from factdeck.spec.elements import Figures, PointItem, Points
from factdeck.spec.project import Key
from factdeck.spec.schema import Section

MOST_TILES = 8
MOST_TILES_BESIDE_HERO = 6
MOST_POINTS = 5
MOST_EVENTS = 7


def divider(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """The slide that opens a section: number, title, one line, where we are."""
    chapter = content.chapters[section.id]
    progress = tuple(
        Record(other.id, {"number": (Span(other.number),), "name": (Span(other.name),)})
        for other in content.counted
    )
    line = section.line or section.headline
    yield Slide(
        id=f"{section.id}.divider",
        layout="section",
        texts=present(
            title=content.optional(section.title, *path, "title"),
            kicker=(Span(chapter.kicker),) if chapter.kicker else (),
            line=content.optional(line, *path, "line"),
            mark=(Span(chapter.number),) if chapter.number else (),
        ),
        lists={"progress": progress} if len(progress) > 1 else {},
        chapter=chapter,
        notes=content.notes(section.notes, *path, "notes"),
    )


def figures(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """Key figures: a hero with tiles, or tiles alone; more than a slide holds go to the next."""
    written, at = section.figures, (*path, "figures")
    plan = written if isinstance(written, Figures) else _plan(written or [])
    hero = content.key_figures([plan.hero], note=False) if plan.hero else ()
    tiles = content.key_figures(plan.tiles)
    parts = chunks(tiles, MOST_TILES_BESIDE_HERO if hero else MOST_TILES) or [()]
    first = {"hero": hero, "facts": content.key_figures(plan.facts, note=False)[:2]} if hero else {}
    yield from section_run(content, section, "key-figures", "figures", at, plan, ("tiles", parts), first)


def points(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """Points with a figure at the side of the first slide."""
    written, at = section.points, (*path, "points")
    plan = written if isinstance(written, Points) else Points(items=list(written or []))
    inner = (*at, "items") if isinstance(written, Points) else at
    items: list[PointItem | str] = list(plan.items)
    records = [content.point(item, f"point-{n + 1}", *inner, n) for n, item in enumerate(items)]
    first = {"side": _side(content, plan, at)}
    yield from section_run(
        content, section, "points", "points", at, plan, ("rows", chunks(records, MOST_POINTS)), first
    )


def _side(content: Content, plan: Points, at: tuple[Key, ...]) -> tuple[Record, ...]:
    records = content.key_figures(plan.side)[:2]
    if not records or not plan.side_note:
        return records
    noted = Record(
        records[0].id, {**records[0].parts, "note": content.optional(plan.side_note, *at, "side_note")}
    )
    return (noted, *records[1:])


def timeline(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """Events in order."""
    plan, at = section.timeline, (*path, "timeline")
    assert plan is not None
    records = [
        Record(
            f"event-{n + 1}",
            {
                "term": content.optional(item.when, *at, "items", n, "when"),
                "text": content.optional(item.text, *at, "items", n, "text"),
            },
        )
        for n, item in enumerate(plan.items)
    ]
    yield from section_run(
        content, section, "timeline", "timeline", at, plan, ("rows", chunks(records, MOST_EVENTS)), {}
    )


def quote(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """Somebody's words."""
    plan, at = section.quote, (*path, "quote")
    assert plan is not None
    quote = content.optional(plan.text, *at, "text")
    yield Slide(
        id=f"{section.id}.quote",
        layout="quote",
        texts=present(
            title=content.optional(section.headline or section.title, *path, "headline"),
            quote=quote,
            attribution=content.optional(plan.attribution, *at, "attribution"),
            source=content.source_note("", *at),
        ),
        chapter=content.chapters[section.id],
        notes=content.notes(plan.notes or plain(quote), *at, "notes"),
    )


def _plan(facts: list[str]) -> Figures:
    """A bare list: the first of four to seven figures is the hero, more or fewer stand as equals."""
    hero = 4 <= len(facts) <= MOST_TILES_BESIDE_HERO + 1
    return Figures(hero=facts[0], tiles=facts[1:]) if hero else Figures(tiles=facts)
