"""Document stage: slides of a section that are lists of figures or words; long lists run on (see `Flow`)."""

from collections.abc import Iterator
from dataclasses import replace

from factdeck.document.blocks import Record, Slide, Span, plain
from factdeck.document.content import Content, present
from factdeck.document.section_slide import flowing_list, section_headline
from factdeck.spec.elements import Figures, PointItem, Points
from factdeck.spec.project import Key
from factdeck.spec.schema import Section

_FEWEST_BESIDE_HERO = 3
_MOST_BESIDE_HERO = 6


def divider(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """The slide that opens a section: number, title, one line, where we are."""
    chapter = content.chapters[section.id]
    progress = tuple(
        Record(other.id, {"number": (Span(other.number),), "name": (Span(other.name),)})
        for other in content.counted
    )
    yield Slide(
        id=f"{section.id}.divider",
        layout="section",
        texts=present(
            title=content.optional(section.title, *path, "title"),
            kicker=(Span(chapter.kicker),) if chapter.kicker else (),
            line=content.first((section.line, (*path, "line")), (section.headline, (*path, "headline"))),
            mark=(Span(chapter.number),) if chapter.number else (),
            source=content.source_note("", *path),
        ),
        lists={"progress": progress} if len(progress) > 1 else {},
        chapter=chapter,
        notes=content.notes(section.notes, *path, "notes"),
        at=content.at(*path),
    )


def figures(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """Key figures: a hero with tiles, or tiles alone; more than a slide holds go to the next."""
    written, at = section.figures, (*path, "figures")
    plan = written if isinstance(written, Figures) else _plan(written or [])
    hero = content.key_figures([plan.hero], note=False) if plan.hero else ()
    tiles = content.key_figures(plan.tiles if hero else [*plan.facts, *plan.tiles])
    first = {"hero": hero, "facts": content.key_figures(plan.facts, note=False)[:2]} if hero else {}
    title = section_headline(content, section, plan, at, path=path)
    yield flowing_list(
        *(content, section, "key-figures", "figures", at, plan),
        title=title,
        run=("tiles", tiles),
        first=first,
    )


def points(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """Points with a figure at the side of the first slide."""
    written, at = section.points, (*path, "points")
    plan = written if isinstance(written, Points) else Points(items=list(written or []))
    inner = (*at, "items") if isinstance(written, Points) else at
    items: list[PointItem | str] = list(plan.items)
    records = tuple(content.point(item, f"point-{n + 1}", *inner, n) for n, item in enumerate(items))
    title = section_headline(content, section, plan, at, path=path)
    yield flowing_list(
        *(content, section, "points", "points", at, plan),
        title=title,
        run=("rows", records),
        first={"side": _side(content, plan, at)},
    )


def _side(content: Content, plan: Points, at: tuple[Key, ...]) -> tuple[Record, ...]:
    records = content.key_figures(plan.side)[:2]
    if not records or not plan.side_note:
        return records
    note = content.optional(plan.side_note, *at, "side_note")
    noted = replace(records[0], parts={**records[0].parts, "note": note})
    return (noted, *records[1:])


def timeline(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """Events in order."""
    plan, at = section.timeline, (*path, "timeline")
    assert plan is not None
    records = tuple(
        Record(
            f"event-{n + 1}",
            {
                "term": content.optional(item.when, *at, "items", n, "when"),
                "text": content.optional(item.text, *at, "items", n, "text"),
            },
        )
        for n, item in enumerate(plan.items)
    )
    title = section_headline(content, section, plan, at, path=path)
    yield flowing_list(
        *(content, section, "timeline", "timeline", at, plan), title=title, run=("rows", records)
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
            title=(*content.optional(section.title, *path, "title"), Span(content.words.in_their_words)),
            quote=quote,
            attribution=content.optional(plan.attribution, *at, "attribution"),
            source=content.source_note("", *at),
        ),
        chapter=content.chapters[section.id],
        notes=content.notes(plan.notes or plain(quote), *at, "notes"),
        at=content.at(*at),
    )


def _plan(facts: list[str]) -> Figures:
    """A bare list: the first of four to seven figures is the hero, more or fewer stand as equals."""
    hero = _FEWEST_BESIDE_HERO <= len(facts) - 1 <= _MOST_BESIDE_HERO
    return Figures(hero=facts[0], tiles=facts[1:]) if hero else Figures(tiles=facts)
