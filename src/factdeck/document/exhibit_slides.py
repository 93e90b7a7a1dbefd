"""Document stage: slides of a section that show an exhibit; tables and pictures run on (see `Flow`)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from factdeck.document.blocks import (
    ChartBlock,
    Flow,
    Photo,
    PhotoBlock,
    Record,
    Slide,
    Span,
    TableBlock,
    Text,
)
from factdeck.document.content import Content, numbered
from factdeck.document.exhibits import chart_block, comparison_block, is_round, table_block
from factdeck.document.section_slide import Records, flowing, section_headline, section_slide
from factdeck.spec.elements import Photos
from factdeck.spec.project import Key
from factdeck.spec.schema import Section

_MOST_NAMED: Final = 4


def chart(content: Content, section: Section, path: tuple[Key, ...], index: int) -> Iterator[Slide]:
    """A chart with its finding; two or more figures stand beside it.

    Offered with its sentence and figures as a list of the slide, `panels`, which a design places itself.
    """
    chart, at = section.charts[index], (*path, "charts", index)
    title = section_headline(content, section, chart, at, "title", path=path)
    block = chart_block(chart, content, *at)
    if block is None:
        return
    if not (chart.headline or chart.title or section.headline):
        title = _marks_named(content, block) or title
    if chart.beside:
        yield from _pair(content, section, path, index, title, block)
        return
    beside = len(block.figures) > 1 and not is_round(block)
    if beside:
        tiles, block = block.figures, replace(block, figures=())
    else:
        tiles = ()
    slide = section_slide(
        content,
        section,
        "figures-and-chart" if beside else "chart",
        f"{section.id}.{chart.id}",
        at,
        chart,
        title=title,
        lists={"tiles": tiles},
        exhibits=(block,),
    )
    panels = () if is_round(block) else _panels(block)
    if panels:
        bare = replace(block, takeaway=(), figures=(), named=None)
        offered = replace(slide, lists={**slide.lists, "panels": panels}, exhibits=(bare,))
        slide = replace(slide, offered=offered)
    yield slide


def _marks_named(content: Content, block: ChartBlock) -> Text:
    """What a chart shows, for one that nobody has given a headline: the names of its few facts."""
    points = [point for series in block.chart.series for point in series.points]
    by_fact = {point.fact: point.category for point in points}
    is_of_facts = len(by_fact) == len(points)  # else they are points of series
    names = dict.fromkeys(by_fact.values()) if is_of_facts else dict[str, None]()
    return (Span(content.words.names_joint.join(names)),) if 1 < len(names) <= _MOST_NAMED else ()


def _pair(
    content: Content, section: Section, path: tuple[Key, ...], index: int, title: Text, block: ChartBlock
) -> Iterator[Slide]:
    """Two charts on one slide, under the headline of the first."""
    chart, at = section.charts[index], (*path, "charts", index)
    other = next(n for n, item in enumerate(section.charts) if item.id == chart.beside)
    second = chart_block(section.charts[other], content, *path, "charts", other)
    if second:
        yield section_slide(
            content,
            section,
            "chart-pair",
            f"{section.id}.{chart.id}",
            at,
            chart,
            title=title,
            exhibits=(block, second),
        )


def _panels(block: ChartBlock) -> Records:
    """The sentence, with the figure that only it names, and the figures beside the chart, as records."""
    named = block.named.parts if block.named else {}
    sentence = (Record("takeaway", {**named, "text": block.takeaway}),) if block.takeaway else ()
    return (*sentence, *block.figures)


def comparison(content: Content, section: Section, path: tuple[Key, ...], index: int) -> Iterator[Slide]:
    """Before → after."""
    plan, at = section.comparisons[index], (*path, "comparisons", index)
    title = section_headline(content, section, plan, at, "title", path=path)
    if block := comparison_block(plan, content, *at):
        yield section_slide(
            content,
            section,
            "comparison",
            f"{section.id}.{plan.id}",
            at,
            plan,
            title=title,
            exhibits=(block,),
        )


def table(content: Content, section: Section, path: tuple[Key, ...], index: int) -> Iterator[Slide]:
    """A table; its rows run on, and later headlines say that it continues."""
    plan, at = section.tables[index], (*path, "tables", index)
    title = section_headline(content, section, plan, at, "title", path=path)
    block = table_block(plan, content, *at)

    def part(start: int, end: int, number: int, total: int) -> Slide:
        content.shown.clear()
        content.mark(title)
        content.mark(_column_titles(block))
        content.mark(block.rows[start:end])
        return section_slide(
            *(content, section, "table", numbered(f"{section.id}.{plan.id}", number), at, plan),
            title=_page_title(content, title, number, total),
            exhibits=(replace(block, rows=block.rows[start:end], whole=block.rows),),
        )

    yield flowing(Flow("exhibit", len(block.rows), part))


def _page_title(content: Content, title: Text, number: int, total: int) -> Text:
    """The second of two pages is called continued; of more, each says which it is."""
    if total > 2:
        return content.counted_title(title, number, total)
    return (*title, Span(content.words.continued)) if number else title


def _column_titles(block: TableBlock) -> Text:
    return tuple(span for column in block.columns for span in column.title)


def photos(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """Pictures with captions; they run on."""
    plan, at = section.photos, (*path, "photos")
    assert plan is not None
    title = section_headline(content, section, plan, at, path=path)
    found = _photos(content, plan, at)

    def part(start: int, end: int, number: int, total: int) -> Slide:
        content.shown.clear()
        for text in (title, *(photo.caption for photo in found[start:end])):
            content.mark(text)
        return section_slide(
            *(content, section, "photos", numbered(f"{section.id}.photos", number), at, plan),
            title=content.counted_title(title, number, total),
            exhibits=(PhotoBlock(found[start:end], content.at(*at)),),
        )

    if found:
        yield flowing(Flow("exhibit", len(found), part))


def _photos(content: Content, plan: Photos, at: tuple[Key, ...]) -> tuple[Photo, ...]:
    """The pictures whose files were found."""
    return tuple(
        Photo(
            *(f"photo-{n + 1}", file.path, file.width, file.height, item.alt),
            caption=content.optional(item.caption, *at, "items", n, "caption"),
        )
        for n, item in enumerate(plan.items)
        if (file := content.project.pictures.get(item.file))
    )
