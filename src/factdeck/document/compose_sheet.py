"""Document stage: the fact sheet: masthead, hero figures, a block a section, sources.

Every number is a fact; a section shows its exhibits, and what no exhibit shows stands in list rows. Here
nothing is left out for want of room: only layout knows how much a page holds.
"""

from dataclasses import replace

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import (
    ChartBlock,
    Priority,
    Record,
    Sheet,
    SheetBlock,
    SheetSection,
    Span,
    Text,
    plain,
)
from factdeck.document.citations import citations, credited, sentences, shown_on, shown_on_top, source_note
from factdeck.document.compose import full_date, keywords
from factdeck.document.content import Content
from factdeck.document.exhibits import bars_block, chart_block, comparison_block, table_block
from factdeck.document.notices import notice, watermark
from factdeck.document.origins import Origin, answered, origins
from factdeck.document.sheet_rows import as_row, composed_rows, key_figures, listed_rows, tile_records
from factdeck.facts.factbook import FactBook
from factdeck.spec.elements import (
    SheetCell,
    SheetSectionPlan,
)
from factdeck.spec.project import Key, Project
from factdeck.spec.schema import Section

_MOST_HERO = 5
_DAGGER = "†"
_USUAL_PAGES = 2


def compose_sheet(project: Project, facts: FactBook, diagnostics: Diagnostics) -> Sheet:
    """The whole sheet. Text that names an unknown fact is a diagnostic."""
    content = Content.of(project, facts, diagnostics)
    spec, plan, words = project.spec, project.spec.factsheet, content.words
    hero = _hero(content)
    sections = tuple(_section(content, section, number) for number, section in enumerate(spec.sections))
    sheet = Sheet(
        title=content.optional(plan.title or spec.title.replace("\n", ""), "factsheet", "title"),
        kicker=content.optional(plan.kicker or spec.subject, "factsheet", "kicker"),
        standfirst=content.optional(plan.standfirst, "factsheet", "standfirst"),
        period=_period(content),
        hero=hero,
        pictogram=_named_chart(content, plan.pictogram),
        pictogram_section=_section_of(content, plan.pictogram),
        chart=_named_chart(content, plan.chart),
        sections=tuple(section for section in sections if section.blocks or section.rows or section.tiles),
        more=words.more_rows,
        overleaf=words.overleaf,
        one_page=words.one_page,
        sources=(),
        footnote=(),
        contact=content.optional(plan.contact, "factsheet", "contact"),
        language=spec.language,
        date=full_date(spec.date),
        organization=spec.organization,
        pages=plan.pages,
        notice=notice(project, words),
        watermark=watermark(project, words),
        keywords=keywords(content),
        pictures=content.picture_paths,
        picture_sizes=content.picture_sizes,
    )
    shown = shown_on(sheet)
    sources = _sources(content, shown)
    footnote = _footnote(content, shown, sources if plan.pages == 1 else ())
    sheet = replace(
        sheet,
        sources=sources,
        citations=citations(content, shown),
        footnote=(Span(footnote),) if footnote else (),
    )
    return replace(sheet, top_sources=source_note(sheet, shown_on_top(sheet)))


def _hero(content: Content) -> tuple[Record, ...]:
    """The author's hero figures, or the figures that stand for the sections."""
    plan = content.spec.factsheet
    chosen = plan.hero or list(dict.fromkeys(section.key for section in content.spec.sections if section.key))
    labels = plan.hero_labels
    records = (_key_figure(content, fact, labels.get(fact, "")) for fact in chosen[:_MOST_HERO])
    return tuple(record for record in records if record)


def _key_figure(content: Content, fact: str, label: str) -> Record | None:
    """A figure with the author's label, and with the fact's own (`short`) where there is less room."""
    own, named = content.key_figure(fact, note=False), content.key_figure(fact, label, note=False)
    if own is None or named is None or not label:
        return own
    return replace(named, parts={**named.parts, "short": own.parts["label"]})


def _named_chart(content: Content, wanted: str) -> ChartBlock | None:
    """The chart of that id, from whichever section has it, with the sentence that says what it shows."""
    for number, section in enumerate(content.spec.sections):
        for index, chart in enumerate(section.charts):
            if wanted and chart.id == wanted:
                at = ("sections", number, "charts", index)
                block = chart_block(chart, content, *at, bare=True)
                if block and block.chart.missing:
                    return None  # among the key figures there is no place for a frame
                return block and replace(block, takeaway=content.optional(chart.takeaway, *at, "takeaway"))
    return None


def _section_of(content: Content, chart: str) -> str:
    """The id of the section that has the chart."""
    owners = (section.id for section in content.spec.sections for own in section.charts if own.id == chart)
    return next(owners, "")


def _period(content: Content) -> Text:
    words, spec = content.words, content.spec
    parts = [words.period.format(spec.period)] if spec.period else []
    parts += [words.edited.format(words.date(spec.date))] if spec.date else []
    spans = [Span(part) for part in parts]
    return tuple(span for part in spans for span in (Span(words.gap), part))[1:]


def _footnote(content: Content, shown: frozenset[str], told: tuple[tuple[Text, Text], ...]) -> str:
    """What the sources on the same page (`told`) don't say anyway."""
    spec, words = content.spec, content.words
    said = "".join(plain(text) for _, text in told)
    rounded = any(content.facts[fact].unrounded for fact in shown if fact in content.facts)
    missing = [spec.sources[source].incomplete for source in _used(content, shown)]
    dagger = "" if _DAGGER in said else words.dagger_note
    missing = [note for note in missing if note not in said]
    return sentences([dagger, words.balanced if rounded else "", *missing], words)


def _used(content: Content, shown: frozenset[str]) -> list[str]:
    """The sources of the shown facts, in the spec's order; all of them where no shown fact has any origin."""
    found = origins(sorted(shown), content.facts, content.spec)
    return [name for name in content.spec.sources if not found or Origin(name) in found]


def _sources(content: Content, shown: frozenset[str]) -> tuple[tuple[Text, Text], ...]:
    """Where the figures are from, in sentences, and how to read them."""
    words, spec, used = content.words, content.spec, _used(content, shown)
    own = answered(origins(sorted(shown), content.facts, spec), words)
    if not used and not own:
        return ()
    named = words.source_joint.join(credited(source, spec, words) for source in used)
    sourced = (words.sources_some if own else words.sources_text).format(named) if used else ""
    told = sentences([sourced, own, *(spec.sources[source].incomplete for source in used)], words)
    reading = content.optional(spec.factsheet.reading, "factsheet", "reading") or (Span(words.reading_text),)
    return (((Span(words.sources_heading),), (Span(told),)), ((Span(words.reading_heading),), reading))


# --- sections


def _section(content: Content, section: Section, number: int) -> SheetSection:
    path: tuple[Key, ...] = ("sections", number)
    plan = section.sheet or SheetSectionPlan()
    content.shown.clear()
    leading = content.spec.factsheet.chart
    cells = plan.cells or [SheetCell(show=name) for name in _shown(section, plan) if name != leading]
    blocks = tuple(_cell(content, section, cell, path, index) for index, cell in enumerate(cells))
    rows = listed_rows(content, plan.rows, (*path, "sheet", "rows"))
    if section.sheet is None:
        rows = tuple(composed_rows(content, section, path, alone=not any(blocks)))
    elif content.spec.factsheet.pages > _USUAL_PAGES:
        rows = _with_more(rows, tuple(composed_rows(content, section, path, alone=not any(blocks))))
    return SheetSection(
        chapter=content.chapters[section.id],
        sentence=content.first(
            (plan.sentence, (*path, "sheet", "sentence")),
            (section.headline, (*path, "headline")),
            (section.line.rstrip("。."), (*path, "line")),
            (section.title, (*path, "title")),
        ),
        blocks=tuple(block for block in blocks if block),
        rows=rows,
        tiles=tile_records(content, plan.tiles, (*path, "sheet", "tiles")),
        note=content.optional(plan.note, *path, "sheet", "note"),
        short=content.optional(plan.short, *path, "sheet", "short"),
        strongest=_strongest(content, section),
        priority=Priority(str(plan.priority)),
        at=content.at(*path),
    )


def _with_more(rows: tuple[Record, ...], more: tuple[Record, ...]) -> tuple[Record, ...]:
    """The author's rows for the usual sheet, and on more pages what the section says besides."""
    known = {row.id for row in rows}
    added = (replace(row, id=f"more-{row.id}", priority=Priority.LOW) for row in more if row.id not in known)
    return (*rows, *added)


def _shown(section: Section, plan: SheetSectionPlan) -> list[str]:
    """Ids of the exhibits that stand on the sheet, the author's choice or all that may."""
    if plan.show is not None:
        return plan.show
    every = [*section.charts, *section.tables, *section.comparisons]
    pictogram_shown = {chart.id for chart in section.charts if chart.kind == "pictogram"}
    return [exhibit.id for exhibit in every if exhibit.only != "deck" and exhibit.id not in pictogram_shown]


def _cell(
    content: Content, section: Section, cell: SheetCell, path: tuple[Key, ...], number: int
) -> SheetBlock | None:
    """One exhibit with the figures over it and the rows under it; None when nothing could be resolved."""
    at = (*path, "sheet", "cells", number)
    block = _exhibit(content, section, cell.show, path) or SheetBlock(cell.show or f"cell-{number + 1}")
    tiles = tile_records(content, cell.tiles, (*at, "tiles"))
    rows = listed_rows(content, cell.rows, (*at, "rows"))
    if not (block.chart or block.table or block.comparison or tiles or rows):
        return None
    title = content.optional(cell.title, *at, "title") or block.title
    return replace(block, title=title, tiles=tiles, rows=rows, at=block.at or content.at(*at))


def _exhibit(content: Content, section: Section, name: str, path: tuple[Key, ...]) -> SheetBlock | None:
    """The chart, table or comparison of that id, without figures and rows."""
    chart = table = comparison = None
    for kind, plans in (
        ("charts", section.charts),
        ("tables", section.tables),
        ("comparisons", section.comparisons),
    ):
        for index, plan in enumerate(plans):
            if plan.id != name:
                continue
            at = (*path, kind, index)
            if kind == "charts":
                chart = chart_block(section.charts[index], content, *at, bare=True)
            elif kind == "tables":
                made = table_block(section.tables[index], content, *at)
                table = replace(made, bars=bars_block(section.tables[index], content, *at))
            else:
                comparison = comparison_block(section.comparisons[index], content, *at, bare=True)
            title, priority = content.optional(plan.title, *at, "title"), Priority(str(plan.priority))
            return SheetBlock(name, title, chart, table, comparison, priority=priority, at=content.at(*at))
    return None


def _strongest(content: Content, section: Section) -> Record | None:
    """The figure that stands for a section: its key, else the first of its figures."""
    named = [section.key, *(fact for fact, _ in key_figures(section))]
    found = (content.key_figure(fact, note=False) for fact in named if fact)
    record = next((record for record in found if record), None)
    return as_row(record, "", Priority.HIGH) if record else None
