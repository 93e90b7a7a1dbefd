"""Stage layout: where amounts of a cell chart stand: columns by group, one scale, shared rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Emphasis, Point, ResolvedChart
from factdeck.document.blocks import ChartBlock
from factdeck.layout.exhibit_style import ExhibitStyle, colored
from factdeck.layout.names import words
from factdeck.layout.text import Setter
from factdeck.scene.text import Rect
from factdeck.theme.theme import TextStyle

PER_ROW: Final = 10
"""Cells in a row."""

TOP: Final = inch(0.75)
"""From the rule over a group to its first cells."""

_CLEAR: Final = inch(0.15)  # least distance from cells to the amount under them
_PITCHES: Final = tuple(inch(step / 100) for step in range(111, 77, -3))  # of the rows that amounts start on
_SCALES: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)  # of the cells
_BIG_FROM: Final = inch(1.5)  # height of a field beside which the large figure stands
_LARGE: Final = 3.0  # an amount over a third of the largest counts as so many when a group is parted


@dataclass(frozen=True, slots=True)
class Column:
    """Amounts under one heading: where their cells and their texts start, and where the column ends."""

    name: str
    points: tuple[Point, ...]
    x: float
    text_x: float
    right: float


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale for all: cells to one unit of the chart, pitch of cells, pitch of the rows of amounts."""

    per_unit: float
    pitch: float
    row: float

    def cells(self, point: Point) -> float:
        """How many cells the amount is."""
        return float(point.value) * self.per_unit

    def height(self, point: Point) -> float:
        """How high its field is."""
        return ceil(self.cells(point) / PER_ROW - 1e-9) * self.pitch


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount placed: the top of its cells, how its texts are set, and where their frames begin."""

    point: Point
    column: Column
    y: float
    figure: TextStyle
    label: TextStyle
    figure_y: float
    label_y: float


def columns_of(block: ChartBlock, body: Rect, style: ExhibitStyle) -> tuple[Column, ...]:
    """A column a group; one long group fills two."""
    groups = _groups(block)
    if len(groups) == 1 and len(groups[0][1]) > 1:
        name, points = groups[0]
        middle = _split(points)
        groups = [(name, points[:middle]), ("", points[middle:])]
    width = style.columns // max(2, len(groups))
    columns: list[Column] = []
    for index, (name, points) in enumerate(groups):
        x, whole = style.span(body, 1 + width * index, width)
        half = (whole - style.gutter) / 2
        columns.append(Column(name, points, x, x + half + style.gutter, x + whole))
    return tuple(columns)


def fit_scale(
    chart: ResolvedChart, columns: Sequence[Column], body: Rect, style: ExhibitStyle, setter: Setter
) -> Scale | None:
    """The largest cells, and between them the widest rows, with which all amounts stay inside the body.

    None where there are none: too many amounts, or too little height.
    """
    scales = _scales(chart, columns, style)
    return next((scale for scale in scales if _holds(scale, columns, body, style, setter)), None)


def _scales(chart: ResolvedChart, columns: Sequence[Column], style: ExhibitStyle) -> Iterator[Scale]:
    """From the largest cells down, each with the widest rows first."""
    per_unit = float(chart.scale / chart.mark)
    whole = (columns[0].text_x - style.gutter - columns[0].x) / (PER_ROW - 1 + style.cell_share)
    return (Scale(per_unit, whole * size, row) for size in _SCALES for row in _PITCHES)


def _holds(scale: Scale, columns: Sequence[Column], body: Rect, style: ExhibitStyle, setter: Setter) -> bool:
    return all(_foot(column, scale, body, style, setter) <= body.bottom for column in columns)


def amounts(
    column: Column, scale: Scale, body: Rect, style: ExhibitStyle, setter: Setter
) -> Iterator[Amount]:
    """The column's amounts; each starts on the next row that leaves the one above it clear."""
    y = body.y + TOP
    for point in column.points:
        amount = _amount(point, column, scale, y, style, setter)
        yield amount
        height = _bottom(amount, scale, setter) - y + _CLEAR
        y += scale.row * ceil(height / scale.row - 1e-9)


def _amount(
    point: Point, column: Column, scale: Scale, y: float, style: ExhibitStyle, setter: Setter
) -> Amount:
    """The amount the headline names is in the accent, and large where its cells give it height and width."""
    accented = point.emphasis is Emphasis.ACCENT
    width = column.right - column.text_x
    if accented and scale.height(point) >= _BIG_FROM and setter.width(point.figure, style.big) <= width:
        figure, label, rise, drop = style.big, style.lead, inch(0.23), inch(0.86)
    else:
        figure, label, rise, drop = style.small, style.label, inch(0.1), inch(0.4)
    figure = colored(figure, style.accent) if accented else figure
    return Amount(point, column, y, figure, label, y - rise, y + drop)


def _bottom(amount: Amount, scale: Scale, setter: Setter) -> float:
    width = amount.column.right - amount.column.text_x
    text = amount.label_y + setter.height(words(amount.point.category), amount.label, width)
    return max(amount.y + scale.height(amount.point), text)


def _foot(column: Column, scale: Scale, body: Rect, style: ExhibitStyle, setter: Setter) -> float:
    *_, last = amounts(column, scale, body, style, setter)
    return _bottom(last, scale, setter)


def _groups(block: ChartBlock) -> list[tuple[str, tuple[Point, ...]]]:
    """Points by group in the chart's order; what no group names comes last."""
    points = [point for series in block.chart.series for point in series.points]
    named = [(name, tuple(point for point in points if point.fact in facts)) for name, facts in block.groups]
    if not named and len(block.chart.series) > 1:
        named = [(series.name, series.points) for series in block.chart.series]
    told = {point.fact for _, members in named for point in members}
    rest = tuple(point for point in points if point.fact not in told) if named else tuple(points)
    return [(name, members) for name, members in [*named, ("", rest)] if members]


def _split(points: Sequence[Point]) -> int:
    """Where to break one group so that both columns are about as long."""
    largest = max(float(point.value) for point in points)
    weights = [_LARGE if float(point.value) * _LARGE > largest else 1.0 for point in points]
    return min(
        range(1, len(points)),
        key=lambda n: (max(sum(weights[:n]), sum(weights[n:])), abs(len(points) - 2 * n)),
    )
