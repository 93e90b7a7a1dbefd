"""Stage layout: bars of the fact sheet, and the node of every chart that is painted as a chart.

Names of bars are text frames of ours, at the left or above, on the bars' pitch; the node draws the rest.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from factdeck.base.units import mm
from factdeck.chart.alt import redrawn
from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart
from factdeck.layout.sheet_pen import Fit, Pen, run_of, words
from factdeck.scene.nodes import AnyNode, Box, ChartNode
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

_LEAST_PLOT = 0.2  # of the room beside the names: shorter bars compare nothing


def chart_node(
    pen: Pen,
    id: str,
    chart: ResolvedChart,
    rect: Rect,
    plot: Rect,
    *,
    gap: float = 0.79,
    hole: float = 0.64,
    axis: bool = True,
    value: TextStyle | None = None,
    label_gap: float = 0.0,
    names: tuple[tuple[str, ...], ...] = (),
    unlabelled: tuple[tuple[int, int], ...] = (),
) -> ChartNode:
    """The chart in its place, in the sheet's colours and type sizes."""
    label = value or pen.style("value")
    return ChartNode(
        id=f"{id}/chart",
        rect=rect,
        role=Role.CHART,
        alt=chart.alt,
        chart=replace(chart, legend=False),
        plot=plot,
        category=run_of(pen.style("bar_label")),
        value=run_of(label),
        unit=run_of(label, unit=True),
        colors=colors_of(pen, chart),
        axis_color=pen.design.rules["inner"].color,
        axis_width=pen.design.rules["inner"].width if axis else 0.0,
        accent_labels=False,
        gap=gap,
        hole=hole,
        label_gap=label_gap or pen.design.bars.label_gap,
        category_lines=names,
        unit_gap=label.unit_gap,
        dagger=label.dagger,
        unlabelled=unlabelled,
    )


def colors_of(pen: Pen, chart: ResolvedChart) -> dict[Emphasis, str]:
    """The palette names of the emphases that occur in the chart."""
    present = [series.emphasis for series in chart.series]
    present += [point.emphasis for series in chart.series for point in series.points]
    return {emphasis: pen.design.colors[emphasis] for emphasis in dict.fromkeys(present)}


def points_of(chart: ResolvedChart) -> tuple[Point, ...]:
    """The points of the chart's first series."""
    return chart.series[0].points


def broken(pen: Pen, text: str, style: TextStyle, width: float) -> tuple[str, ...]:
    """The lines of a name in `width`."""
    if pen.width(words(text), style) <= width:
        return (text,)
    paragraph = pen.setter.paragraph(pen.setter.runs(words(text), style), style, width)
    return tuple("".join(piece.text for piece in line.pieces).strip() for line in paragraph.lines)


def breaks_well(pen: Pen, text: str, style: TextStyle, width: float) -> bool:
    """Whether no word of `text` is wider than `width`; ideographs part anywhere."""
    return all(pen.width(words(word), style) <= width for word in text.split() if word.isascii())


@dataclass(frozen=True)
class Bars:
    """Horizontal bars: names at the left where all are short, else above; value and unit after the bar.

    What does not depend on the fit is worked out once.
    """

    pen: Pen
    id: str
    width: float
    chart: ResolvedChart
    grows: bool = True

    def height(self, fit: Fit) -> float:
        """A pitch a bar."""
        return self._pitch(fit) * len(points_of(self.chart)) - self._tail(self._pitch(fit))

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """The chart, then the names; more height widens the pitch to its greatest."""
        count, design = len(points_of(self.chart)), self.pen.design.bars
        greatest = (design.pitch_above if self._above else design.pitch).greatest + self._more
        spread = (height - self.height(fit)) / count
        pitch = min(max(greatest, self._pitch(fit)), self._pitch(fit) + max(0.0, spread))
        bar = self._bar(pitch)
        middle = design.name_above + self._more + design.bar_above + bar / 2 if self._above else pitch / 2
        plot = self._plot(x, y + middle - pitch / 2, pitch * count)
        rect = Rect(x, y, self.width, pitch * count - self._tail(pitch))
        gap = (pitch - bar) / bar
        names = ((),) * count
        chart = replace(redrawn(self.chart, ChartKind.BAR), direct_labels=True)
        node = chart_node(self.pen, self.id, chart, rect, plot, gap=gap, axis=False, names=names)
        return [node, *self._names(x, y, pitch, middle)]

    @cached_property
    def _above(self) -> bool:
        style, design = self.pen.style("bar_label"), self.pen.design.bars
        if self._longest > min(design.short_name * style.size, self.width * 0.42):
            return True
        room = self.width - self._longest - design.name_gap
        return min(self._reach(point, room) for point in points_of(self.chart)) < room * _LEAST_PLOT

    @cached_property
    def _longest(self) -> float:
        style = self.pen.style("bar_label")
        return max(self.pen.width(words(point.category), style) for point in points_of(self.chart))

    def _pitch(self, fit: Fit) -> float:
        design = self.pen.design.bars
        return (design.pitch_above if self._above else design.pitch).at(fit.pitch) + self._more

    @cached_property
    def _more(self) -> float:
        """What the longest name over a bar takes beyond one line."""
        return max(self._more_of(point) for point in points_of(self.chart)) if self._above else 0.0

    def _more_of(self, point: Point) -> float:
        return self.pen.more_lines(words(point.category), self.pen.style("bar_label"), self.width)

    def _tail(self, pitch: float) -> float:
        """What is free under the last bar, which needs no pitch."""
        design, bar = self.pen.design.bars, self._bar(pitch)
        over = design.name_above + self._more + design.bar_above
        return max(0.0, pitch - over - bar) if self._above else 0.0

    def _bar(self, pitch: float) -> float:
        design = self.pen.design.bars
        share = design.share_above if self._above else design.share
        least, greatest = (mm(limit) for limit in design.bar)
        return max(least, min(greatest, (pitch - self._more) * share))

    def _plot(self, x: float, y: float, height: float) -> Rect:
        """The plot area in which the longest bar and its label end at the right edge."""
        left = 0.0 if self._above else self._longest + self.pen.design.bars.name_gap
        room = self.width - left
        longest = min((self._reach(point, room) for point in points_of(self.chart)), default=room)
        return Rect(x + left, y, max(longest, room * _LEAST_PLOT), height)

    def _reach(self, point: Point, room: float) -> float:
        """The longest plot area in which `point`'s bar and label fit into `room`."""
        label = self.pen.width(point.figure, self.pen.style("value"))
        free = room - label - self.pen.design.bars.label_gap - mm(1)
        span = self.chart.maximum - self.chart.minimum
        share = float((point.value - self.chart.minimum) / span) if span else 0.0
        return free / share if share > 0 else room / 0.01

    def _names(self, x: float, y: float, pitch: float, middle: float) -> list[AnyNode]:
        pen, style, design = self.pen, self.pen.style("bar_label"), self.pen.design.bars
        width = self.width if self._above else self._longest + 0.05
        offset = design.name_above + self._more if self._above else middle + style.size * 0.36
        return [
            pen.text(
                f"{self.id}/name-{index + 1}",
                words(point.category),
                style,
                x,
                y + index * pitch + offset - (self._more_of(point) if self._above else 0.0),
                width,
                Role.LABEL,
            )
            for index, point in enumerate(points_of(self.chart))
        ]


def swatch(pen: Pen, id: str, x: float, baseline: float, emphasis: Emphasis) -> list[AnyNode]:
    """A small square in the colour of `emphasis` that stands on `baseline`."""
    side = pen.design.rings.swatch
    return [Box(id=f"{id}/mark", rect=Rect(x, baseline - side, side, side), fill=pen.design.colors[emphasis])]
