"""Compose the slides of a section that show one exhibit: chart, comparison, table, pictures."""

from collections.abc import Iterator
from dataclasses import replace

from factdeck.document.blocks import Photo, PhotoBlock, Slide
from factdeck.document.content import Content, numbered
from factdeck.document.exhibits import chart_block, comparison_block, is_round, table_block
from factdeck.document.section_slide import section_slide
from factdeck.spec.project import Key
from factdeck.spec.schema import Section

MOST_PHOTOS = 4


def chart(content: Content, section: Section, path: tuple[Key, ...], index: int) -> Iterator[Slide]:
    """A chart with its finding; two or more figures stand beside it."""
    chart, at = section.charts[index], (*path, "charts", index)
    title = content.optional(chart.headline or chart.title or section.headline, *at, "headline")
    block = chart_block(chart, content, *at)
    if block is None:
        return
    beside = len(block.figures) > 1 and not is_round(block)
    yield section_slide(
        content,
        section,
        "figures-and-chart" if beside else "chart",
        f"{section.id}.{chart.id}",
        at,
        chart,
        title=title,
        lists={"tiles": block.figures} if beside else {},
        exhibits=(replace(block, figures=()) if beside else block,),
    )


def comparison(content: Content, section: Section, path: tuple[Key, ...], index: int) -> Iterator[Slide]:
    """Before → after."""
    plan, at = section.comparisons[index], (*path, "comparisons", index)
    title = content.optional(plan.headline or plan.title or section.headline, *at, "headline")
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
    """A table; layout continues it on further slides when it is long."""
    plan, at = section.tables[index], (*path, "tables", index)
    title = content.optional(plan.headline or plan.title or section.headline, *at, "headline")
    block = table_block(plan, content, *at)
    yield section_slide(
        content, section, "table", f"{section.id}.{plan.id}", at, plan, title=title, exhibits=(block,)
    )


def photos(content: Content, section: Section, path: tuple[Key, ...], _: int) -> Iterator[Slide]:
    """Up to four pictures a slide."""
    plan, at = section.photos, (*path, "photos")
    assert plan is not None
    found = content.project.pictures
    photos = [
        Photo(
            f"photo-{n + 1}",
            file.path,
            file.width,
            file.height,
            item.alt,
            content.optional(item.caption, *at, "items", n, "caption"),
        )
        for n, item in enumerate(plan.items)
        if (file := found.get(item.file))
    ]
    groups = [photos[start : start + MOST_PHOTOS] for start in range(0, len(photos), MOST_PHOTOS)]
    for number, group in enumerate(groups):
        title = content.optional(plan.headline or section.headline or section.title, *at, "headline")
        yield section_slide(
            content,
            section,
            "photos",
            numbered(f"{section.id}.photos", number),
            at,
            plan,
            title=content.counted_title(title, number, len(groups)),
            exhibits=(PhotoBlock(tuple(group)),),
        )
