"""Stage layout: what leaves the fact sheet when it is too full, least important first.

List rows go from the longest lists (one line of every list in a section at a time), a list's last line stays;
then charts of the lowest priority become a list row; then last lines go. Never a hero number, a sentence, a
source, or a row whose figure the title, the hero or the section's sentence names.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factdeck.chart.model import ChartKind, Emphasis, Point
from factdeck.document.blocks import (
    Part,
    Priority,
    Record,
    Sheet,
    SheetBlock,
    SheetSection,
    Span,
    Text,
    plain,
)
from factdeck.facts.factbook import Figure

_TRENDS = frozenset({ChartKind.LINE, ChartKind.AREA})
_JOINT = " · "

Key = tuple[
    str, str, str
]  # section, block ("" for the section's own list), record ("" for the block's chart)


@dataclass(frozen=True, slots=True)
class Step:
    """Things that leave together: list rows, or one chart that becomes a row."""

    keys: tuple[Key, ...]


def reductions(sheet: Sheet) -> Iterator[Step]:
    """The steps in order; each counts on the ones before it."""
    left = sheet
    for least in (1, 0):
        while step := _longest(left, least):
            left = reduced(left, [step])
            yield step
        if least:
            charts = list(_charts(left))
            yield from charts
            left = reduced(left, charts)


def reduced(sheet: Sheet, steps: list[Step]) -> Sheet:
    """The sheet without what `steps` take away."""
    keys = frozenset(key for step in steps for key in step.keys)
    return replace(sheet, sections=tuple(_section(section, keys) for section in sheet.sections))


def _section(section: SheetSection, keys: frozenset[Key]) -> SheetSection:
    """The section without what `keys` name; the same object where they name nothing of it."""
    name = section.chapter.id
    if not any(key[0] == name for key in keys):
        return section
    demoted = [block for block in section.blocks if (name, block.id, "") in keys]
    blocks = tuple(
        replace(block, rows=_rows(block.rows, keys, name, block.id))
        for block in section.blocks
        if block not in demoted
    )
    added = tuple(row for block in demoted for row in (as_row(block), *block.rows) if row)
    return replace(section, blocks=blocks, rows=_rows((*section.rows, *added), keys, name, ""))


def _rows(rows: tuple[Record, ...], keys: frozenset[Key], section: str, block: str) -> tuple[Record, ...]:
    return tuple(row for row in rows if (section, block, row.id) not in keys)


def as_row(block: SheetBlock) -> Record | None:
    """A chart told in a list row: the figure it stresses and what it is about."""
    if block.chart is None:
        return None
    chart = block.chart.chart
    series = next((one for one in chart.series if one.emphasis is Emphasis.ACCENT), chart.series[0])
    if chart.kind in _TRENDS or len(chart.series) > 1:
        name = series.name if len(chart.series) > 1 else ""
        return Record(f"{block.id}-row", _latest(block, series.points[-1], name))
    point = next((point for point in series.points if point.emphasis is Emphasis.ACCENT), series.points[0])
    return Record(f"{block.id}-row", {"figure": point.figure, "text": _about(block, point.category)})


def _latest(block: SheetBlock, point: Point, series: str) -> dict[str, Part]:
    """The last figure of a series, with the words that say of what and when."""
    named = (*block.title, Span(_JOINT)) if block.title else ()
    said = _JOINT.join(part for part in (series, point.category) if part)
    return {"figure": point.figure, "text": (*named, Span(said))}


def _about(block: SheetBlock, category: str) -> Text:
    """What a chart's figure is about: a lone point its title, a rank title and list, others the category."""
    assert block.chart is not None
    lone = len(block.chart.chart.series[0].points) == 1
    if block.title and (lone or not category):
        return block.title
    if block.title and block.chart.chart.kind is ChartKind.RANK:
        return (*block.title, Span(f"{_JOINT}{category}"))
    return (Span(category),)


def _charts(sheet: Sheet) -> Iterator[Step]:
    for section in reversed(sheet.sections):
        for block in reversed(section.blocks):
            if block.priority is Priority.LOW and block.chart is not None:
                yield Step(((section.chapter.id, block.id, ""),))


# --- list rows


def _longest(sheet: Sheet, least: int) -> Step | None:
    """The last line of the section with the longest lists; None when all are at `least` lines."""
    best: tuple[int, Step] | None = None
    for section in sheet.sections:
        told = told_facts(sheet, section)
        for lines, step in _last_lines(section, told, least):
            if best is None or lines >= best[0]:
                best = (lines, step)
    return best[1] if best else None


def _last_lines(section: SheetSection, told: frozenset[str], least: int) -> Iterator[tuple[int, Step]]:
    """What may go from lists under exhibits and from the section's own list, each with its lines."""
    name = section.chapter.id
    lists = [block for block in section.blocks if any(_free(row, told) for row in block.rows)]
    lines = max((len(block.rows) for block in lists), default=0)
    if lines > least:
        longest = [block for block in lists if len(block.rows) == lines]
        yield lines, Step(tuple((name, block.id, _last_free(block.rows, told)[0].id) for block in longest))
    abreast = 2 if len(section.rows) > 2 else 1
    last = _last_free(section.rows, told)[:abreast]
    if last and len(section.rows) - len(last) >= least:
        yield -(-len(section.rows) // abreast), Step(tuple((name, "", row.id) for row in last))


def _last_free(rows: tuple[Record, ...], told: frozenset[str]) -> list[Record]:
    """The rows that may go, the last first."""
    return [row for row in reversed(rows) if _free(row, told)]


def _free(row: Record, told: frozenset[str]) -> bool:
    return not (facts_of(row) & told)


def told_facts(sheet: Sheet, section: SheetSection) -> frozenset[str]:
    """The facts that the title, the hero or the section's sentence names."""
    hero = frozenset(fact for record in sheet.hero for fact in facts_of(record))
    return hero | _facts(sheet.title) | _facts(section.sentence)


def facts_of(record: Record) -> frozenset[str]:
    """The facts in a record."""
    return frozenset(fact for part in record.parts.values() for fact in _facts(part))


def has_exhibit(block: SheetBlock) -> bool:
    """Whether a block shows more than tiles and rows."""
    return block.chart is not None or block.table is not None or block.comparison is not None


def block_facts(block: SheetBlock) -> frozenset[str]:
    """The facts that a block's exhibit shows."""
    chart = block.chart.chart if block.chart else None
    points = [point for series in chart.series for point in series.points] if chart else []
    compared = (block.comparison.before, block.comparison.after) if block.comparison else ()
    shown = {point.fact or point.figure.fact for point in points} | {side.figure.fact for side in compared}
    return frozenset(shown) | _facts(block.title)


def _facts(part: Part) -> frozenset[str]:
    if isinstance(part, Figure):
        return frozenset([part.fact])
    return frozenset(span.fact for span in part if span.fact)


def left_out(sheet: Sheet, steps: list[Step]) -> Iterator[tuple[str, str]]:
    """Section name and wording of what the steps take away."""
    keys = [key for step in steps for key in step.keys]
    for section in sheet.sections:
        for block in section.blocks:
            if (section.chapter.id, block.id, "") in keys:
                yield section.chapter.name, plain(block.title) or block.id
        for block_id, row in _listed(section):
            if (section.chapter.id, block_id, row.id) in keys:
                yield section.chapter.name, wording(row)


def _listed(section: SheetSection) -> Iterator[tuple[str, Record]]:
    for block in section.blocks:
        yield from ((block.id, row) for row in block.rows)
    yield from (("", row) for row in section.rows)


def wording(row: Record) -> str:
    """A list row as it reads."""
    parts = (row.parts.get(name) for name in ("figure", "term", "text", "label"))
    return " ".join(str(part) if isinstance(part, Figure) else plain(part) for part in parts if part)
