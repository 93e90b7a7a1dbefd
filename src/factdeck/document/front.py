"""Document stage: the slides around the sections: cover, agenda, closing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factdeck.document.blocks import Chapter, Flow, Part, Record, Slide, Span, facts_in
from factdeck.document.content import Content, numbered, present
from factdeck.document.section_slide import flowing

_MOST_IN_BAND = 3
_MOST_ON_COVER = 3


def cover(content: Content) -> Iterator[Slide]:
    """The cover: title, kicker, organisation, mark, a band of at most three labelled lines.

    Offered with key figures, and then without the lines of the band that only say the same figures; and with
    a line, the figures then with their notes.
    """
    slide = _cover(content, ())
    forms = [slide]
    content.shown.clear()
    if figures := _cover_figures(content):
        forms.append(_cover(content, figures))
    if content.spec.cover.line:
        content.shown.clear()
        forms.append(_cover(content, _cover_figures(content, note=True), lined=True))
    yield _offered(forms)


def _offered(forms: Sequence[Slide]) -> Slide:
    """The first form, each offered in the next."""
    first, *richer = forms
    return replace(first, offered=_offered(richer)) if richer else first


def _cover(content: Content, figures: tuple[Record, ...], *, lined: bool = False) -> Slide:
    cover = content.spec.cover
    band = _written_band(content) or _cover_band(content)
    told = {record.id for record in figures}
    return Slide(
        id="cover",
        layout="cover",
        texts=present(
            title=content.first((cover.title, ("cover", "title")), (content.spec.title, ("title",))),
            kicker=content.first((cover.kicker, ("cover", "kicker")), (content.spec.subject, ("subject",))),
            organization=content.optional(content.spec.organization, "organization"),
            line=content.optional(cover.line, "cover", "line") if lined else (),
            mark=content.optional(cover.mark, "cover", "mark"),
            source=content.source_note("", "cover"),
        ),
        lists={
            "band": tuple(record for record in band if not _only_says(record, told)),
            **({"figures": figures} if figures else {}),
        },
        notes=content.notes(cover.notes, "cover", "notes"),
        pictures=content.picture_paths,
        picture_sizes=content.picture_sizes,
        at=content.at("cover"),
    )


def _cover_figures(content: Content, *, note: bool = False) -> tuple[Record, ...]:
    """The author's figures for the cover, else the first of the sheet, of the closing, or of the sections."""
    spec = content.spec
    keys = [section.key for section in spec.sections if section.key]
    facts = spec.cover.figures or spec.factsheet.hero or spec.closing.figures or keys
    return content.key_figures(list(dict.fromkeys(facts))[:_MOST_ON_COVER], note=note)


def _only_says(record: Record, told: set[str]) -> bool:
    """Whether all that the record says are figures that are told already."""
    facts = facts_in(record)
    return bool(facts) and facts <= told


def _written_band(content: Content) -> list[Record]:
    return [
        Record(
            f"band-{number + 1}",
            {
                "label": content.optional(item.label, "cover", "band", number, "label"),
                "text": content.optional(item.text, "cover", "band", number, "text"),
            },
        )
        for number, item in enumerate(content.spec.cover.band[:_MOST_IN_BAND])
    ]


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
    """The chapters with one figure each; more than a slide holds run on."""
    agenda, at = content.spec.agenda, content.at("agenda")
    records = tuple(_agenda_row(content, chapter) for chapter in content.counted)
    title = content.optional(agenda.headline or content.words.contents, "agenda", "headline")

    def part(start: int, end: int, number: int, total: int) -> Slide:
        content.shown.clear()
        content.mark(title)
        content.mark(records[start:end])
        return Slide(
            id=numbered("agenda", number),
            layout="agenda",
            texts=present(
                title=content.counted_title(title, number, total),
                line=content.optional(agenda.line, "agenda", "line"),
                mark=(Span(content.words.numeral(len(content.counted))),),
                running=(Span(content.words.contents),),
                source=content.source_note("", "agenda"),
            ),
            lists={"rows": records[start:end]},
            notes=content.notes(agenda.notes, "agenda", "notes"),
            at=at,
        )

    yield flowing(Flow("rows", len(records), part))


def _agenda_row(content: Content, chapter: Chapter) -> Record:
    section = next(section for section in content.spec.sections if section.id == chapter.id)
    place = ("sections", content.spec.sections.index(section))
    name = Span(chapter.name, at=content.at(*place, "title"))
    parts: dict[str, Part] = {"number": (Span(chapter.number),), "name": (name,)}
    icon = chapter.icon
    record = content.key_figure(section.key) if section.key else None
    if record is None:
        meaning = content.optional(section.line, *place, "line")
        return Record(chapter.id, {**parts, "meaning": meaning} if meaning else parts, icon=icon)
    told = {"meaning": record.parts["label"], "figure": record.parts["figure"]}
    return Record(chapter.id, {**parts, **told}, icon=icon)


def closing(content: Content) -> Iterator[Slide]:
    """The last slide: a sentence and at most three figures."""
    closing = content.spec.closing
    band = content.key_figures(closing.figures[:_MOST_IN_BAND], note=False)
    yield Slide(
        id="closing",
        layout="closing",
        texts=present(
            title=content.optional(closing.headline or content.words.closing, "closing", "headline"),
            line=content.optional(closing.line, "closing", "line"),
            organization=content.optional(content.spec.organization, "organization"),
            source=content.source_note("", "closing"),
        ),
        lists={"band": band},
        notes=content.notes(closing.notes, "closing", "notes"),
        pictures=content.picture_paths,
        picture_sizes=content.picture_sizes,
        at=content.at("closing"),
    )
