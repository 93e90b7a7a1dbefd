"""Stage layout: amounts of very different size as unit cells on one scale, one freeform an amount."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import ChartKind
from factdeck.document.blocks import ChartBlock
from factdeck.layout.bars import place_bars
from factdeck.layout.bounds import drawing
from factdeck.layout.cell_columns import PER_ROW, Amount, Column, Scale, amounts, columns_of, fit_scale
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.marks import mark_field
from factdeck.layout.names import words
from factdeck.layout.panel import panel_height, place_panel
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Box, Freeform, Rule, TextFrame
from factdeck.scene.text import Rect, Role

_NAME_TOP: Final = inch(0.08)
_SWATCH: Final = 11.0
_SWATCH_ROOM: Final = 1.5  # of the swatch: where the key's text starts


def place_cells(
    block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """One figure: a heading over each group, fields of cells, beside each field what it is.

    Sentence and figures stand on the foot of the body.
    """
    style = replace(style, label=replace(style.label, max_lines=0))  # as many as the amount has room for
    whole, (body, panels) = body, _areas(block, body, style, setter)
    columns = columns_of(block, body, style)
    scale = fit_scale(block.chart, columns, body, style, setter)
    if scale is None:
        setter.report("cells-too-many", chart=block.chart.id)
        return place_bars(_as_bars(block), id, whole, style, setter)
    placed = [one for column in columns for one in amounts(column, scale, body, style, setter)]
    fields = [_field(one, f"{id}/chart/{_key_of(one, n)}", scale, style) for n, one in enumerate(placed)]
    texts = [
        node for n, one in enumerate(placed) for node in _text(one, f"{id}/amounts/{_key_of(one, n)}", setter)
    ]
    headings = _headings(block, columns, id, body, style, setter)
    told = [node for part, place in panels for node in place_panel(part, id, place, style, setter)]
    return (drawing(f"{id}/chart", block.chart.alt, [*headings, *fields, *texts]), *told)


def _as_bars(block: ChartBlock) -> ChartBlock:
    """The same amounts as bars in one series."""
    points = tuple(point for series in block.chart.series for point in series.points)
    series = (replace(block.chart.series[0], name="", points=points),)
    return replace(block, chart=replace(block.chart, kind=ChartKind.BAR, series=series))


def _areas(
    block: ChartBlock, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[Rect, tuple[tuple[ChartBlock, Rect], ...]]:
    """The cells' area, and the panels' blocks and places: sentence and figures side by side on the foot."""
    parts = [replace(block, figures=())] if block.takeaway else []
    parts += [replace(block, takeaway=())] if block.figures else []
    if not parts:
        return body, ()
    spans = [style.span(body, 1, 12)] if len(parts) == 1 else [style.span(body, 1, 8), style.span(body, 9, 4)]
    heights = [
        panel_height(part, width, style, setter) for part, (_, width) in zip(parts, spans, strict=True)
    ]
    top = body.bottom - max(heights)
    places = (Rect(x, top, width, body.bottom - top) for x, width in spans)
    area = Rect(body.x, body.y, body.w, top - style.gutter - body.y)
    return area, tuple(zip(parts, places, strict=True))


def _key_of(amount: Amount, index: int) -> str:
    return amount.point.fact or str(index)


def _field(amount: Amount, id: str, scale: Scale, style: ExhibitStyle) -> Freeform:
    cell = scale.pitch * style.cell_share
    cells = scale.cells(amount.point)
    width = min(cells, PER_ROW) * scale.pitch - scale.pitch + cell if cells >= 1 else cell * cells
    height = scale.height(amount.point) - scale.pitch + cell
    x, y = amount.column.x, amount.y
    return Freeform(
        id=id,
        rect=Rect(x, y, width, height),
        commands=mark_field(x, y, cells, PER_ROW, scale.pitch, scale.pitch, "square", cell),
        fill=style.cell(amount.point.emphasis),
    )


def _text(amount: Amount, id: str, setter: Setter) -> tuple[TextFrame, TextFrame]:
    x, width = amount.column.text_x, amount.column.right - amount.column.text_x
    name = words(amount.point.category)
    label = replace(amount.label, balance=True)
    tall = Rect(x, amount.figure_y, width, amount.figure.size * amount.figure.leading)
    below = Rect(x, amount.label_y, width, setter.height(name, label, width))
    return (
        setter.frame(f"{id}/figure", amount.point.figure, amount.figure, tall, role=Role.FIGURE),
        setter.frame(f"{id}/label", name, label, below, role=Role.LABEL),
    )


def _headings(
    block: ChartBlock, columns: Sequence[Column], id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> Iterator[AnyNode]:
    """A gold rule and a name over each group, and the key at the first text column.

    Columns without a name of their own belong to the group before them and share its rule.
    """
    line, high = style.gold, style.name.size * style.name.leading
    key_x = _key_start(block.chart.note, columns[0], style, setter)
    for index, column in enumerate(columns):
        if not column.name and index:
            continue
        last = index + 1 < len(columns) and not columns[index + 1].name
        right = columns[index + 1].right if last else column.right
        place = Rect(column.x, body.y, right - column.x, 0)
        yield Rule(id=f"{id}/groups/{index}/rule", rect=place, color=line.color, width=line.width)
        if column.name:
            width = (column.text_x if index else key_x) - column.x - style.gutter / 2
            place = Rect(column.x, body.y + _NAME_TOP, width, high)
            yield setter.frame(
                f"{id}/groups/{index}/name", words(column.name), style.name, place, role=Role.LABEL
            )
    if block.chart.note:
        row = Rect(key_x, body.y + _NAME_TOP, columns[0].right - key_x, high)
        yield from _key(block.chart.note, id, row, style, setter)


def _key_start(note: str, column: Column, style: ExhibitStyle, setter: Setter) -> float:
    """Where the key begins: over the texts, or further left where it is longer and the heading short."""
    heading = setter.width(words(column.name), style.name) + style.gutter if column.name else 0.0
    needed = setter.width(words(note), style.note) + _SWATCH * _SWATCH_ROOM
    return min(column.text_x, max(column.x + heading, column.right - needed))


def _key(note: str, id: str, row: Rect, style: ExhibitStyle, setter: Setter) -> Iterator[AnyNode]:
    """A small cell and what it stands for."""
    middle = row.y + row.h / 2
    yield Box(
        id=f"{id}/key/cell", rect=Rect(row.x, middle - _SWATCH / 2, _SWATCH, _SWATCH), fill=style.name.color
    )
    text, before = replace(style.note, anchor="middle"), _SWATCH * _SWATCH_ROOM
    place = Rect(row.x + before, row.y, row.w - before, row.h)
    yield setter.frame(f"{id}/key/text", words(note), text, place, role=Role.NOTE)
