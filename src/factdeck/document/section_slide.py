"""Document stage: what slides of a section share: headline, source note, speaker notes, what runs on."""

from collections.abc import Mapping
from dataclasses import replace

from factdeck.document.blocks import Exhibit, Flow, Record, Slide, Text
from factdeck.document.content import Content, numbered, present
from factdeck.spec.elements import Chart, Comparison, Figures, Photos, Points, Table, Timeline
from factdeck.spec.project import Key
from factdeck.spec.schema import Section

Plan = Figures | Points | Timeline | Chart | Comparison | Table | Photos
Records = tuple[Record, ...]


def section_headline(
    content: Content, section: Section, plan: Plan, at: tuple[Key, ...], *others: str, path: tuple[Key, ...]
) -> Text:
    """The element's headline, else those other values of it, else the section's headline, line or title."""
    return content.first(
        (plan.headline, (*at, "headline")),
        *((str(getattr(plan, name)), (*at, name)) for name in others),
        (section.headline, (*path, "headline")),
        (section.line.rstrip("。."), (*path, "line")),
        (section.title, (*path, "title")),
    )


def section_slide(
    content: Content,
    section: Section,
    layout: str,
    id: str,
    at: tuple[Key, ...],
    plan: Plan,
    *,
    title: Text,
    lists: Mapping[str, Records] | None = None,
    exhibits: tuple[Exhibit, ...] = (),
) -> Slide:
    """One slide of a section: title, lists, exhibits, the source note and speaker notes of what it shows."""
    talk = content.talk(plan.notes, *at, "notes") or title
    return Slide(
        id=id,
        layout=layout,
        texts=present(title=title, source=content.source_note(plan.source_note, *at, "source_note")),
        lists={key: value for key, value in (lists or {}).items() if value},
        exhibits=exhibits,
        chapter=content.chapters[section.id],
        notes=content.speaker_notes(talk),
        at=content.at(*at),
    )


def flowing_list(
    content: Content,
    section: Section,
    layout: str,
    name: str,
    at: tuple[Key, ...],
    plan: Figures | Points | Timeline,
    *,
    title: Text,
    run: tuple[str, Records],
    first: Mapping[str, Records] | None = None,
) -> Slide:
    """A list that runs on over as many slides as it needs; `first` stands beside it on the first one."""
    key, records = run

    def part(start: int, end: int, number: int, total: int) -> Slide:
        content.shown.clear()
        lists = {key: records[start:end], **(first or {} if number == 0 else {})}
        for shown in (*lists.values(), title):
            content.mark(shown)
        slide_id = numbered(f"{section.id}.{name}", number)
        headline = content.counted_title(title, number, total)
        return section_slide(content, section, layout, slide_id, at, plan, title=headline, lists=lists)

    return flowing(Flow(key, len(records), part))


def flowing(flow: Flow) -> Slide:
    """The slide that shows everything and may be had in parts."""
    return replace(flow.part(0, flow.count, 0, 1), flow=flow)
