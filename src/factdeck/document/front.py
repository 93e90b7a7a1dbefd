"""Compose the slides around the sections: cover, agenda, closing."""

from collections.abc import Iterator

from factdeck.document.blocks import Chapter, Part, Record, Slide, Span
from factdeck.document.content import Content, chunks, numbered, present

MOST_CHAPTERS = 7


def cover(content: Content) -> Iterator[Slide]:
    """The cover: title, kicker, organisation, mark, a band of at most three labelled lines."""
    cover = content.spec.cover
    band = [
        Record(
            f"band-{number + 1}",
            {
                "label": content.optional(item.label, "cover", "band", number, "label"),
                "text": content.optional(item.text, "cover", "band", number, "text"),
            },
        )
        for number, item in enumerate(cover.band)
    ] or _cover_band(content)
    yield Slide(
        id="cover",
        layout="cover",
        texts=present(
            title=content.optional(cover.title or content.spec.title, "cover", "title"),
            kicker=content.optional(cover.kicker or content.spec.subject, "cover", "kicker"),
            organization=content.optional(content.spec.organization, "organization"),
            mark=content.optional(cover.mark, "cover", "mark"),
        ),
        lists={"band": tuple(band[:3])},
        notes=content.notes(cover.notes, "cover", "notes"),
        pictures=content.picture_paths,
        picture_sizes=content.picture_sizes,
    )


def _cover_band(content: Content) -> list[Record]:
    spec, words = content.spec, content.words
    sources = words.source_joint.join(source.title for source in spec.sources.values())
    pairs = ((words.cover_period, spec.period or words.date(spec.date)), (words.cover_source, sources))
    return [
        Record(f"band-{number + 1}", {"label": (Span(label),), "text": content.optional(text, "title")})
        for number, (label, text) in enumerate(pairs)
        if text
    ]


def agenda(content: Content) -> Iterator[Slide]:
    """The chapters with one figure each; over seven go on a second slide."""
    agenda = content.spec.agenda
    groups = chunks([_agenda_row(content, chapter) for chapter in content.counted], MOST_CHAPTERS)
    for number, rows in enumerate(groups):
        title = content.optional(agenda.headline or content.words.contents, "agenda", "headline")
        yield Slide(
            id=numbered("agenda", number),
            layout="agenda",
            texts=present(
                title=content.counted_title(title, number, len(groups)),
                line=content.optional(agenda.line, "agenda", "line"),
                mark=(Span(content.words.numeral(len(content.counted))),),
                running=(Span(content.words.contents),),
                source=content.source_note("", "agenda"),
            ),
            lists={"rows": rows},
            notes=content.notes(agenda.notes, "agenda", "notes"),
        )


def _agenda_row(content: Content, chapter: Chapter) -> Record:
    section = next(section for section in content.spec.sections if section.id == chapter.id)
    parts: dict[str, Part] = {"number": (Span(chapter.number),), "name": (Span(chapter.name),)}
    record = content.key_figure(section.key) if section.key else None
    if record is None:
        meaning = content.optional(section.line, "sections", content.spec.sections.index(section), "line")
        return Record(chapter.id, {**parts, "meaning": meaning} if meaning else parts)
    return Record(chapter.id, {**parts, "meaning": record.parts["label"], "figure": record.parts["figure"]})


def closing(content: Content) -> Iterator[Slide]:
    """The last slide: a sentence and at most three figures."""
    closing = content.spec.closing
    yield Slide(
        id="closing",
        layout="closing",
        texts=present(
            title=content.optional(closing.headline or content.words.closing, "closing", "headline"),
            line=content.optional(closing.line, "closing", "line"),
            organization=content.optional(content.spec.organization, "organization"),
        ),
        lists={"band": content.key_figures(closing.figures, note=False)[:3]},
        notes=content.notes(closing.notes, "closing", "notes"),
        pictures=content.picture_paths,
        picture_sizes=content.picture_sizes,
    )
