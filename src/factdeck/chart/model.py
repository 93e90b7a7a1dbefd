"""A chart with every decision taken: order, domain, ticks, labels, number format, emphasis.

The native PowerPoint chart and the matplotlib chart both obey this and never scale by themselves.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from factdeck.facts.factbook import Figure


class ChartKind(StrEnum):
    """Kinds of chart. The small forms at the end are drawn from paths, the others are native charts."""

    BAR = "bar"  # horizontal
    COLUMN = "column"
    GROUPED = "grouped"  # clustered columns, several series
    STACKED = "stacked"  # stacked bar, several series
    LINE = "line"
    AREA = "area"
    PIE = "pie"
    DOUGHNUT = "doughnut"
    RING = "ring"  # one share of a whole (80%): a doughnut with the figure in the middle
    UNIT = "unit"  # one mark a thing
    CELLS = "cells"  # unit cells for amounts of very different size, one freeform an amount
    RANK = "rank"  # rank strip
    PICTOGRAM = "pictogram"  # one in n
    BEFORE_AFTER = "before-after"
    TO_FILL = "to-fill"  # a frame in the place of a chart whose values are still missing


SMALL_FORMS = frozenset(
    {
        *(ChartKind.UNIT, ChartKind.CELLS, ChartKind.RANK, ChartKind.PICTOGRAM),
        *(ChartKind.BEFORE_AFTER, ChartKind.TO_FILL),
    }
)


class Emphasis(StrEnum):
    """The role of a mark's colour; layout turns it into a colour of the template."""

    ACCENT = "accent"
    NEUTRAL = "neutral"
    SECOND = "second"  # the second series of a chart that has no single accent
    THIRD = "third"
    REST = "rest"  # the part of a ring that is not the share


@dataclass(frozen=True, slots=True)
class Point:
    """One mark. `value` is at the scale of the chart (ResolvedChart.scale); `figure` is its label.

    Of a number that is still missing `figure` says so, and `value` is 0: nothing is drawn of it.
    """

    category: str
    value: Decimal
    figure: Figure
    emphasis: Emphasis = Emphasis.NEUTRAL
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points in the order of the chart's categories."""

    name: str
    points: tuple[Point, ...]
    emphasis: Emphasis = Emphasis.NEUTRAL


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the value axis, at the chart's scale, and how it reads."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class ResolvedChart:
    """A chart that needs no further decision but its place, its type sizes and its colours."""

    id: str
    kind: ChartKind
    title: str
    series: tuple[Series, ...]
    scale: Decimal  # base units in one unit of the axis: 10000 when the axis counts 万
    unit: str  # of the axis, as read: 万元, 家; "" where the points' units differ
    minimum: Decimal  # domain, at the chart's scale; 0 for bars and columns
    maximum: Decimal
    ticks: tuple[Tick, ...]
    number_format: str  # spreadsheet number format of the values (ECMA-376 Part 1 §18.8.31)
    alt: str  # kind, what, largest, smallest, every value: in the spec's language
    direct_labels: bool = True  # labels at the marks, no value axis
    legend: bool = False
    mark: Decimal = Decimal(1)  # small forms: base units in one mark or cell
    note: str = ""  # what one mark is, what was assumed: in the spec's language
    missing: str = ""  # what is still to be filled, as a list in words
    mark_units: tuple[str, ...] = ()  # unit charts: one mark of each kind: 1名, 20 visits; "" for one

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in drawing order, first at the top or left."""
        return tuple(point.category for point in self.series[0].points)
