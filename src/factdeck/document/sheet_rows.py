"""Document stage: list rows and small figures of the fact sheet, chosen by the author or composed."""

from collections.abc import Iterator
from dataclasses import replace

from factdeck.document.blocks import Priority, Record
from factdeck.document.content import Content
from factdeck.spec.elements import Figures, PointItem, Points, SheetItem, SheetTile
from factdeck.spec.project import Key
from factdeck.spec.schema import Section


def tile_records(content: Content, items: list[SheetTile | str], path: tuple[Key, ...]) -> tuple[Record, ...]:
    """Figures over their labels; those without a figure (series) are left to charts."""
    records: list[Record] = []
    for number, item in enumerate(items):
        tile = item if isinstance(item, SheetTile) else SheetTile(fact=item)
        record = content.key_figure(tile.fact, tile.label, note=False)
        if record:
            priority = Priority(str(tile.priority))
            records.append(replace(record, priority=priority, at=content.at(*path, number)))
    return tuple(records)


def listed_rows(content: Content, items: list[SheetItem | str], path: tuple[Key, ...]) -> tuple[Record, ...]:
    """List rows: a fact gives figure and label, words give term and text."""
    records = (
        _row(content, item if isinstance(item, SheetItem) else SheetItem(fact=item), number, path)
        for number, item in enumerate(items)
    )
    return tuple(record for record in records if record)


def _row(content: Content, item: SheetItem, number: int, path: tuple[Key, ...]) -> Record | None:
    priority, at = Priority(str(item.priority)), (*path, number)
    if item.fact:
        record = content.key_figure(item.fact, item.text, note=False)
        return replace(as_row(record, "", priority), at=content.at(*at)) if record else None
    point = content.point(PointItem(text=item.text, term=item.term), f"row-{number + 1}", *at)
    return replace(point, priority=priority, at=content.at(*at))


def as_row(record: Record, id: str, priority: Priority) -> Record:
    """A figure with its label as a list row."""
    parts = {"figure": record.parts["figure"], "text": record.parts["label"]}
    return Record(id or record.id, parts, priority, record.at)


def composed_rows(
    content: Content, section: Section, path: tuple[Key, ...], *, alone: bool
) -> Iterator[Record]:
    """The figures that no exhibit of the section shows, words on comparisons, points that have a keyword.

    A section that has nothing else (`alone`) says its points without a keyword, too.
    """
    places = {fact: at for fact, at in reversed(list(key_figures(section))) if fact not in content.shown}
    for fact in reversed(places):
        if record := content.key_figure(fact, note=False):
            alone = False
            yield replace(as_row(record, "", Priority.LOW), at=content.at(*path, *places[fact]))
    for number, plan in enumerate(section.comparisons):
        if plan.text and plan.only != "deck":
            at = (*path, "comparisons", number, "text")
            yield Record(f"{plan.id}-text", {"text": content.text(plan.text, *at)}, at=content.at(*at))
    for number, (item, at) in enumerate(_points(section)):
        if alone or (not isinstance(item, str) and item.term):
            record = content.point(item, f"row-{number + 1}", *path, *at)
            yield replace(record, at=content.at(*path, *at))


def key_figures(section: Section) -> Iterator[tuple[str, tuple[Key, ...]]]:
    """The section's key figures and where each is named."""
    plan = section.figures
    if not isinstance(plan, Figures):
        yield from ((fact, ("figures", index)) for index, fact in enumerate(plan or []))
        return
    if plan.hero:
        yield plan.hero, ("figures", "hero")
    yield from ((fact, ("figures", "facts", index)) for index, fact in enumerate(plan.facts))
    yield from ((fact, ("figures", "tiles", index)) for index, fact in enumerate(plan.tiles))


def _points(section: Section) -> Iterator[tuple[PointItem | str, tuple[Key, ...]]]:
    """The section's points and where each stands."""
    plan = section.points
    if isinstance(plan, Points):
        yield from ((item, ("points", "items", index)) for index, item in enumerate(plan.items))
    else:
        yield from ((item, ("points", index)) for index, item in enumerate(plan or []))
