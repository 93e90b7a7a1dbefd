"""Layout stage: what the fact sheet's parts tell: their facts, their wording, an exhibit told in one row."""

from factdeck.chart.model import ChartKind, Emphasis, Point
from factdeck.document.blocks import (
    ComparisonBlock,
    Part,
    Record,
    Sheet,
    SheetBlock,
    SheetSection,
    Span,
    TableBlock,
    Text,
    plain,
)
from factdeck.facts.factbook import Figure

_TRENDS = frozenset({ChartKind.LINE, ChartKind.AREA})
_JOINT = " · "


def has_exhibit(block: SheetBlock) -> bool:
    """Whether a block shows more than tiles and rows."""
    return block.chart is not None or block.table is not None or block.comparison is not None


def told_facts(sheet: Sheet, section: SheetSection) -> frozenset[str]:
    """The facts that the title, the hero or the section's sentence names."""
    hero = frozenset(fact for record in sheet.hero for fact in facts_of(record))
    return hero | _facts(sheet.title) | sentence_facts(section)


def sentence_facts(section: SheetSection) -> frozenset[str]:
    """The facts that a section's sentence names."""
    return _facts(section.sentence)


def facts_of(record: Record) -> frozenset[str]:
    """The facts in a record."""
    return frozenset(fact for part in record.parts.values() for fact in _facts(part))


def block_facts(block: SheetBlock) -> frozenset[str]:
    """The facts that a block's exhibit shows."""
    chart = block.chart.chart if block.chart else None
    points = [point for series in chart.series for point in series.points] if chart else []
    compared = (block.comparison.before, block.comparison.after) if block.comparison else ()
    cells = [cell for row in block.table.rows for cell in row.cells if cell] if block.table else []
    shown = {point.fact or point.figure.fact for point in points} | {side.figure.fact for side in compared}
    return frozenset(shown).union(*map(_facts, cells), _facts(block.title))


def wording(row: Record) -> str:
    """A list row or tile as it reads."""
    parts = (row.parts.get(name) for name in ("figure", "term", "text", "label"))
    return " ".join(str(part) if isinstance(part, Figure) else plain(part) for part in parts if part)


def name_of(block: SheetBlock) -> str:
    """How a finding names an exhibit: its title, else its id."""
    return plain(block.title) or block.id


def row_id(block: SheetBlock) -> str:
    """The id of the row in which an exhibit is told."""
    return f"{block.id}-row"


def as_row(block: SheetBlock) -> Record | None:
    """An exhibit told in a list row: the figure it stresses and what it is about; None without a figure."""
    parts: dict[str, Part] | None = None
    if block.chart and block.chart.chart.kind is ChartKind.PICTOGRAM:
        return None  # "one in nine" says something only beside its picture
    if block.chart:
        parts = _of_chart(block)
    elif block.comparison:
        parts = _of_comparison(block, block.comparison)
    elif block.table:
        parts = _of_table(block, block.table)
    return Record(row_id(block), parts, block.priority, block.at) if parts else None


def _of_chart(block: SheetBlock) -> dict[str, Part]:
    assert block.chart is not None
    chart = block.chart.chart
    series = next((one for one in chart.series if one.emphasis is Emphasis.ACCENT), chart.series[0])
    if chart.kind in _TRENDS or len(chart.series) > 1:
        name = series.name if len(chart.series) > 1 else ""
        return _latest(block, series.points[-1], name)
    point = next((point for point in series.points if point.emphasis is Emphasis.ACCENT), series.points[0])
    return {"figure": point.figure, "text": _about(block, point.category)}


def _latest(block: SheetBlock, point: Point, series: str) -> dict[str, Part]:
    """The last figure of a series, with the words that say of what and when."""
    said = _JOINT.join(part for part in (series, point.category) if part)
    return {"figure": point.figure, "text": _titled(block, said)}


def _about(block: SheetBlock, category: str) -> Text:
    """What a chart's figure is about: a lone point its title, a rank title and list, others the category."""
    assert block.chart is not None
    lone = len(block.chart.chart.series[0].points) == 1
    named = any(span.fact for span in block.title)  # the title says the figure that the row begins with
    if block.title and ((lone and not named) or not category):
        return block.title
    if block.title and block.chart.chart.kind is ChartKind.RANK:
        return _titled(block, category)
    return (Span(category),)


def _of_comparison(block: SheetBlock, comparison: ComparisonBlock) -> dict[str, Part]:
    """The figure after, with what it was before."""
    before = f"{plain(comparison.before.word)} {comparison.before.figure}"
    return {"figure": comparison.after.figure, "text": _titled(block, before)}


def _of_table(block: SheetBlock, table: TableBlock) -> dict[str, Part] | None:
    """The first figure of the first stressed row that has one, with the row's name."""
    for row in sorted(table.rows, key=lambda row: not row.highlighted):
        figure = next((cell for cell in row.cells if isinstance(cell, Figure)), None)
        name = next((cell for cell in row.cells if isinstance(cell, tuple) and plain(cell)), ())
        if figure:
            return {"figure": figure, "text": name or block.title}
    return None


def _titled(block: SheetBlock, said: str) -> Text:
    return (*block.title, Span(f"{_JOINT}{said}")) if block.title else (Span(said),)


def _facts(part: Part) -> frozenset[str]:
    if isinstance(part, Figure):
        return frozenset([part.fact])
    return frozenset(span.fact for span in part if span.fact)
