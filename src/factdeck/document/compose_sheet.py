"""Compose the fact sheet: masthead, hero figures, a block a section, sources.

Every number is a fact; a section shows its exhibits, and what no exhibit shows stands in list rows.
"""

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
)
from factdeck.document.compose import full_date
from factdeck.document.content import Content
from factdeck.document.exhibits import chart_block, comparison_block, table_block
from factdeck.facts.factbook import FactBook
from factdeck.spec.elements import Figures, PointItem, Points, SheetCell, SheetSectionPlan
from factdeck.spec.project import Key, Project
from factdeck.spec.schema import Section

_MOST_HERO = 5
_MOST_ROWS = 6  # composed rows of a section; an author's own list has no limit


def compose_sheet(project: Project, facts: FactBook, diagnostics: Diagnostics) -> Sheet:
    """The whole sheet. Text that names an unknown fact is a diagnostic."""
    content = Content.of(project, facts, diagnostics)
    spec, plan, words = project.spec, project.spec.factsheet, content.words
    hero = _hero(content)
    sections = tuple(_section(content, section, number) for number, section in enumerate(spec.sections))
    return Sheet(
        title=content.optional(plan.title or spec.title.replace("\n", ""), "factsheet", "title"),
        kicker=content.optional(plan.kicker or spec.subject, "factsheet", "kicker"),
        standfirst=content.optional(plan.standfirst, "factsheet", "standfirst"),
        period=_period(content),
        hero=hero,
        pictogram=_pictogram(content),
        sections=tuple(section for section in sections if section.blocks or section.rows or section.tiles),
        sources=_sources(content),
        footnote=(Span(_footnote(content)),),
        contact=content.optional(plan.contact, "factsheet", "contact"),
        language=spec.language,
        date=full_date(spec.date),
        organization=spec.organization,
        pages=plan.pages,
        sample=words.sample if spec.sample else "",
        pictures=content.picture_paths,
        picture_sizes=content.picture_sizes,
    )


def _hero(content: Content) -> tuple[Record, ...]:
    """The author's hero figures, or the figures that stand for the sections."""
    plan = content.spec.factsheet
    chosen = plan.hero or list(dict.fromkeys(section.key for section in content.spec.sections if section.key))
    labels = plan.hero_labels
    records = (content.key_figure(fact, labels.get(fact, ""), note=False) for fact in chosen[:_MOST_HERO])
    return tuple(record for record in records if record)


def _pictogram(content: Content) -> ChartBlock | None:
    wanted = content.spec.factsheet.pictogram
    for number, section in enumerate(content.spec.sections):
        for index, chart in enumerate(section.charts):
            if wanted and chart.id == wanted:
                return chart_block(chart, content, "sections", number, "charts", index)
    return None


def _period(content: Content) -> Text:
    words, spec = content.words, content.spec
    parts = [words.period.format(spec.period)] if spec.period else []
    parts += [words.edited.format(words.date(spec.date))] if spec.date else []
    return (Span(words.gap.join(parts)),) if parts else ()


def _footnote(content: Content) -> str:
    missing = [source.incomplete for source in content.spec.sources.values() if source.incomplete]
    return _sentences(content, [content.words.dagger_note, *missing])


def _sources(content: Content) -> tuple[tuple[Text, Text], ...]:
    words, spec = content.words, content.spec
    if not spec.sources:
        return ()
    titles = words.source_joint.join(
        words.title_quotes.format(source.title) + _credit(content, source.author or source.publisher)
        for source in spec.sources.values()
    )
    missing = [source.incomplete for source in spec.sources.values() if source.incomplete]
    told = _sentences(content, [words.sources_text.format(titles), *missing])
    reading = content.optional(spec.factsheet.reading, "factsheet", "reading") or (Span(words.reading_text),)
    return (((Span(words.sources_heading),), (Span(told),)), ((Span(words.reading_heading),), reading))


def _credit(content: Content, name: str) -> str:
    if not name:
        return ""
    return f"（{name}）" if content.words.language.startswith("zh") else f" ({name})"


def _sentences(content: Content, sentences: list[str]) -> str:
    stop = content.words.stop
    ended = (sentence if sentence.endswith(stop) else sentence + stop for sentence in sentences)
    return ("" if content.words.language.startswith("zh") else " ").join(ended)


# --- sections


def _section(content: Content, section: Section, number: int) -> SheetSection:
    path: tuple[Key, ...] = ("sections", number)
    plan = section.sheet or SheetSectionPlan()
    content.shown.clear()
    cells = plan.cells or [SheetCell(show=name) for name in _shown(section, plan)]
    blocks = tuple(_cell(content, section, cell, path, index) for index, cell in enumerate(cells))
    sentence = plan.sentence or section.headline or section.title
    rows = _rows(content, list(plan.rows), (*path, "sheet", "rows"))
    if section.sheet is None:
        rows = _composed_rows(content, section, path)
    return SheetSection(
        chapter=content.chapters[section.id],
        sentence=content.text(sentence, *path, "sheet" if plan.sentence else "headline"),
        blocks=tuple(block for block in blocks if block),
        rows=rows,
        tiles=content.key_figures(plan.tiles, note=False),
        note=content.optional(plan.note, *path, "sheet", "note"),
    )


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
    name = cell.show or f"cell-{number + 1}"
    chart = table = comparison = None
    title, priority = cell.title, Priority.MIDDLE
    for index, plan in enumerate(section.charts):
        if plan.id == cell.show:
            chart = chart_block(plan, content, *path, "charts", index)
            title, priority = title or plan.title, Priority(str(plan.priority))
    for index, plan in enumerate(section.tables):
        if plan.id == cell.show:
            table = table_block(plan, content, *path, "tables", index)
            title = title or plan.title
    for index, plan in enumerate(section.comparisons):
        if plan.id == cell.show:
            comparison = comparison_block(plan, content, *path, "comparisons", index)
            title = title or plan.title
    tiles = content.key_figures(cell.tiles, note=False)
    rows = _rows(content, list(cell.rows), (*at, "rows"))
    if not (chart or table or comparison or tiles or rows):
        return None
    return SheetBlock(name, content.optional(title, *at), chart, table, comparison, tiles, rows, priority)


def _rows(content: Content, items: list[PointItem | str], path: tuple[Key, ...]) -> tuple[Record, ...]:
    """List rows: a fact's id gives figure and label, an item gives term and text."""
    records: list[Record] = []
    for number, item in enumerate(items):
        if isinstance(item, str):
            if record := content.key_figure(item, note=False):
                records.append(
                    Record(item, {"figure": record.parts["figure"], "text": record.parts["label"]})
                )
        else:
            records.append(content.point(item, f"row-{number + 1}", *path, number))
    return tuple(records)


def _composed_rows(content: Content, section: Section, path: tuple[Key, ...]) -> tuple[Record, ...]:
    """The figures that no exhibit of the section shows, then points that have a keyword."""
    figures = section.figures
    named = [figures.hero, *figures.facts, *figures.tiles] if isinstance(figures, Figures) else figures or []
    facts: list[PointItem | str] = [fact for fact in named if fact and fact not in content.shown]
    rows = _rows(content, facts, (*path, "figures"))
    points = section.points.items if isinstance(section.points, Points) else section.points or []
    terms: list[PointItem | str] = [item for item in points if not isinstance(item, str) and item.term]
    return (*rows, *_rows(content, terms, (*path, "points")))[:_MOST_ROWS]
