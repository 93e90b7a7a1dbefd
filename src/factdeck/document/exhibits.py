"""Compose charts, tables and comparisons: the same blocks serve a slide and the sheet."""

from dataclasses import replace

from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.model import ChartKind, ResolvedChart
from factdeck.chart.resolve import resolve
from factdeck.document.blocks import (
    ChartBlock,
    Column,
    ColumnKind,
    Compared,
    ComparisonBlock,
    Part,
    Record,
    Row,
    Span,
    TableBlock,
    Text,
    plain,
)
from factdeck.document.content import Content
from factdeck.facts.factbook import Figure
from factdeck.spec.elements import Chart, Comparison, Table
from factdeck.spec.project import Key

_ROUND = frozenset({ChartKind.RING, ChartKind.DOUGHNUT, ChartKind.PIE, ChartKind.CELLS})
_MOST_MARKS = 60  # one mark a unit up to here, solid bars above


def chart_block(chart: Chart, content: Content, *path: Key, bare: bool = False) -> ChartBlock | None:
    """The resolved chart with its takeaway and figures; None when it can't be resolved (reported).

    `bare`: without what only slides set beside a chart.
    """
    resolved = resolve(chart, content.facts, content.at(*path), content.diagnostics)
    if resolved is None:
        return None
    title = plain(content.talk(resolved.title, *path, "title"))
    listed = len(chart.figures) > 1 or resolved.kind in _ROUND
    told = not bare or _is_captioned(resolved)
    for series in resolved.series:
        for point in series.points:
            if point.fact:
                content.shown[point.fact] = None
    center = content.key_figure(chart.share, note=False) if chart.share else None
    takeaway = content.optional(chart.takeaway, *path, "takeaway") if told else ()
    figures = () if bare else content.key_figures(chart.figures, note=listed)
    return ChartBlock(
        chart=replace(resolved, title=title),
        takeaway=takeaway,
        figures=figures,
        named=_named(takeaway, resolved, figures, content),
        center=center,
        groups=tuple((group.title, tuple(group.facts)) for group in chart.groups),
        at=content.at(*path),
    )


def _named(
    sentence: Text, chart: ResolvedChart, figures: tuple[Record, ...], content: Content
) -> Record | None:
    """The first figure in the sentence that neither a mark nor a figure beside the chart shows."""
    shown = {point.fact for series in chart.series for point in series.points}
    shown |= {record.id for record in figures}
    found = (content.figure(span.fact) for span in sentence if span.fact and span.fact not in shown)
    figure = next((figure for figure in found if figure), None)
    return Record(figure.fact, {"figure": figure}) if figure else None


def _is_captioned(chart: ResolvedChart) -> bool:
    """Whether the sheet, too, sets the takeaway: under people, and under marks of one kind."""
    lone = len(chart.series) == 1 and len(chart.series[0].points) == 1
    return chart.kind is ChartKind.PICTOGRAM or (chart.kind is ChartKind.UNIT and lone)


def is_round(block: ChartBlock) -> bool:
    """Whether the chart is a ring or pie, whose figures stand in its own list."""
    return block.chart.kind in _ROUND


def table_block(table: Table, content: Content, *path: Key) -> TableBlock:
    """The table with its cells as text or figures."""
    columns = tuple(
        Column(
            content.text(column.title, *path, "columns", index, "title"), ColumnKind(column.kind), column.bars
        )
        for index, column in enumerate(table.columns)
    )
    rows = tuple(
        Row(
            tuple(
                _cell(raw, column.kind, content, *path, "rows", number, index)
                for index, (raw, column) in enumerate(zip(row, columns, strict=False))
            ),
            highlighted=number + 1 in table.highlight,
        )
        for number, row in enumerate(table.rows)
    )
    words = content.words
    named = words.list_joint.join(filter(None, (plain(column.title) for column in columns)))
    return TableBlock(
        table.id,
        columns,
        rows,
        continued=words.continued,
        alt=words.table_alt.format(named),
        at=content.at(*path),
    )


def bars_block(table: Table, content: Content, *path: Key) -> ChartBlock | None:
    """The column of bars as a chart, the names of the rows beside them; None without such a column."""
    index = next((index for index, column in enumerate(table.columns) if column.bars), None)
    if index is None or not index:
        return None
    rows = [(row[0], row[index].strip()) for row in table.rows if len(row) > index and row[index].strip()]
    names = {cell[1:-1]: name for name, cell in rows if cell[1:-1] in content.facts}
    if len(names) < len(rows):
        return None
    stressed = [table.rows[number - 1][index].strip()[1:-1] for number in table.highlight]
    chart = Chart(
        id=table.id,
        kind="bar",
        title=table.columns[index].title,
        facts=list(names),
        names=names,
        highlight=[fact for fact in stressed if fact in names],
    )
    resolved = resolve(chart, content.facts, content.at(*path), Diagnostics())
    told = resolved is not None and not resolved.missing  # else the table says what is to be filled
    return ChartBlock(resolved, at=content.at(*path)) if resolved and told else None


def _cell(raw: str, kind: ColumnKind, content: Content, *path: Key) -> Part | None:
    if kind is not ColumnKind.FIGURE:
        return content.text(raw, *path)
    if not raw.strip():
        return None
    text = content.text(raw, *path)
    if len(text) == 1 and text[0].fact and (figure := content.figure(text[0].fact)):
        return figure
    return text


def comparison_block(
    comparison: Comparison, content: Content, *path: Key, bare: bool = False
) -> ComparisonBlock | None:
    """Before → after. On one scale when both are in one unit or the author says how long each is.

    `bare`: without what only slides set beside it.
    """
    before, after = content.figure(comparison.before), content.figure(comparison.after)
    if before is None or after is None:
        return None
    sides = (comparison.before, comparison.after)
    quantities = [content.facts[fact].quantity for fact in sides]
    units = {
        quantity.unit
        for fact, quantity in zip(sides, quantities, strict=True)
        if quantity and fact not in comparison.amounts
    }
    known = not any(content.facts.to_fill(fact) for fact in sides)
    common = known and len(units) <= 1 and (not units or not comparison.amounts or units == {comparison.unit})
    amounts = [
        float(comparison.amounts.get(fact, content.facts[fact].value)) if known else 0.0 for fact in sides
    ]
    words = content.words
    pairs = zip(
        (comparison.before_word or words.before, comparison.after_word or words.after),
        ("before_word", "after_word"),
        (before, after),
        amounts,
        strict=True,
    )
    one, two = (
        _compared(content, word, (*path, key), figure, amount if common else 0.0, comparison.unit)
        for word, key, figure, amount in pairs
    )
    countable = (
        common and bool(comparison.unit) and all(a == int(a) and 0 < a <= _MOST_MARKS for a in amounts)
    )
    return ComparisonBlock(
        id=comparison.id,
        before=one,
        after=two,
        countable=countable,
        common_scale=common,
        heading=() if bare else content.optional(comparison.heading, *path, "heading"),
        text=() if bare else content.optional(comparison.text, *path, "text"),
        alt=f"{plain(one.word)} {before} → {plain(two.word)} {after}",
        note=_scale_note(content, comparison, (one, two), countable=countable),
        at=content.at(*path),
    )


def _scale_note(
    content: Content, comparison: Comparison, sides: tuple[Compared, Compared], *, countable: bool
) -> Text:
    """What one mark is, and how long a side is drawn whose figure is in another unit."""
    if not countable:
        return ()
    words, unit = content.words, comparison.unit
    facts = zip((comparison.before, comparison.after), sides, strict=True)
    drawn = [
        words.drawn_as.format(side.figure, int(side.amount), unit)
        for fact, side in facts
        if fact in comparison.amounts and content.facts[fact].value != comparison.amounts[fact]
    ]
    return (Span(words.clause.join([words.one_mark.format(unit), *drawn])),)


def _compared(
    content: Content, word: str, path: tuple[Key, ...], figure: Figure, amount: float, unit: str
) -> Compared:
    text = content.text(word, *path) if word else (Span(word),)
    ordinal = content.words.ordinal
    ends = (ordinal.format(1, unit), ordinal.format(int(amount), unit)) if unit and amount else ("", "")
    return Compared(text, figure, amount, ends)
