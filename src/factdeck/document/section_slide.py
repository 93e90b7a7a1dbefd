"""What the slides of a section share: title, source note, speaker notes; a list over several slides."""

from collections.abc import Iterator

from factdeck.document.blocks import Exhibit, Record, Slide, Text
from factdeck.document.content import Content, numbered, present
from factdeck.spec.elements import Chart, Comparison, Figures, Photos, Points, Table, Timeline
from factdeck.spec.project import Key
from factdeck.spec.schema import Section


def section_slide(
    content: Content,
    section: Section,
    layout: str,
    id: str,
    path: tuple[Key, ...],
    plan: Figures | Points | Timeline | Chart | Comparison | Table | Photos,
    *,
    title: Text,
    lists: dict[str, tuple[Record, ...]] | None = None,
    exhibits: tuple[Exhibit, ...] = (),
) -> Slide:
    """One slide of a section: title, lists, exhibits, the source note and speaker notes of what it shows."""
    talk = content.optional(plan.notes, *path, "notes") or title
    return Slide(
        id=id,
        layout=layout,
        texts=present(title=title, source=content.source_note(plan.source_note, *path, "source_note")),
        lists={key: value for key, value in (lists or {}).items() if value},
        exhibits=exhibits,
        chapter=content.chapters[section.id],
        notes=content.speaker_notes(talk),
    )


def section_run(
    content: Content,
    section: Section,
    layout: str,
    name: str,
    at: tuple[Key, ...],
    plan: Figures | Points | Timeline,
    run: tuple[str, list[tuple[Record, ...]]],
    first: dict[str, tuple[Record, ...]],
) -> Iterator[Slide]:
    """A list over as many slides as it has parts; `first` holds what stands beside it on the first one."""
    key, parts = run
    for number, part in enumerate(parts):
        content.shown.clear()
        lists = {key: part, **(first if number == 0 else {})}
        for records in lists.values():
            content.mark(records)
        headline = content.optional(plan.headline or section.headline or section.title, *at, "headline")
        yield section_slide(
            content,
            section,
            layout,
            numbered(f"{section.id}.{name}", number),
            at,
            plan,
            title=content.counted_title(headline, number, len(parts)),
            lists=lists,
        )
