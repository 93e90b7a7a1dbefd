"""Checks stage: what a native chart paints, as the checks of pages see it: its marks and its labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import cos, pi, sin
from typing import Final

from factdeck.backends.pdf.chart_scale import Scale
from factdeck.base.color import Rgb
from factdeck.chart.model import ChartKind, Emphasis, Point
from factdeck.checks.pages.grounds import Behind, Filled, seen
from factdeck.checks.pages.shapes import Place, contour
from factdeck.layout.label_color import ON_MARKS, label_color, mark_color, plate_color
from factdeck.scene.nodes import ChartNode, Scene
from factdeck.scene.text import Rect, RunStyle

_BARS: Final = frozenset({ChartKind.BAR, ChartKind.COLUMN, ChartKind.GROUPED})
_SLICES: Final = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT, ChartKind.RING})
_WIDE: Final = 1.0  # em: about what an ideograph advances
_NARROW: Final = 0.56  # and a letter or digit
_STEP: Final = 1 / 60  # of a turn: the edge of a slice as a polygon


@dataclass(frozen=True, slots=True)
class Label:
    """A text that is set: about where, in which style; `mark`: the colour that it stands on, if known."""

    text: str
    rect: Rect
    style: RunStyle
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ChartGrounds:
    """A chart of a scene; `colors` by palette name."""

    scene: Scene
    node: ChartNode
    colors: dict[str, Rgb]

    def marks(self) -> Iterator[Filled]:
        """The bars, slices and areas; lines are too thin to stand on."""
        kind = self.node.chart.kind
        if kind in _SLICES:
            yield from self._slices()
        elif kind is ChartKind.AREA:
            yield from self._areas()
        elif kind is not ChartKind.LINE:
            yield from (Filled(bar, self._seen(point.emphasis)) for bar, point, _ in self._bars())

    def labels(self) -> Iterator[Label]:
        """Names of categories and slices, figures at the marks, ticks."""
        node = self.node
        if node.chart.kind not in _SLICES:
            yield from self._names()
        if not node.chart.direct_labels:
            return
        if node.chart.kind in ON_MARKS:
            yield from self._on_marks()
        else:
            yield from self._beside_marks()

    def _seen(self, emphasis: Emphasis) -> tuple[Behind, ...]:
        return seen(mark_color(self.node, emphasis), self.scene, self.colors)

    def _label_color(self, point: Point) -> str:
        scene = self.scene
        return label_color(self.node, point.emphasis, scene.palette, scene.scheme, scene.patterns)

    def _bars(self) -> Iterator[tuple[Rect, Point, tuple[int, int]]]:
        """Every bar with its point and (series, category)."""
        scale, series = Scale(self.node), self.node.chart.series
        for index in range(scale.count):
            start = Decimal(0)
            for number, one in enumerate(series):
                point = one.points[index]
                if self.node.chart.kind is ChartKind.STACKED:
                    bar = scale.bar(index, start, start + point.value)
                    start += point.value
                else:
                    bar = scale.bar(index, scale.zero, point.value, number, len(series))
                yield bar, point, (number, index)

    def _areas(self) -> Iterator[Filled]:
        scale, plot = Scale(self.node), self.node.plot
        for series in self.node.chart.series:
            base = scale.along(scale.zero)
            tops = [(scale.middle(n), scale.along(point.value)) for n, point in enumerate(series.points)]
            shape = contour([(tops[0][0], base), *tops, (tops[-1][0], base)])
            yield Filled(plot, self._seen(series.emphasis), lambda shape=shape: (shape,))

    def _slices(self) -> Iterator[Filled]:
        points, plot = self.node.chart.series[0].points, self.node.plot
        radius, total, start = min(plot.w, plot.h) / 2, sum(point.value for point in points), Decimal(0)
        hole = 0.0 if self.node.chart.kind is ChartKind.PIE else radius * self.node.hole
        for point in points:
            turns = (float(start / total), float((start + point.value) / total))
            start += point.value
            if point.value > 0:
                shape = contour(_slice(plot, radius, hole, turns))
                yield Filled(shape.bounds, self._seen(point.emphasis), lambda shape=shape: (shape,))

    def _names(self) -> Iterator[Label]:
        node, plot, rect = self.node, self.node.plot, self.node.rect
        lying = Scale(node).lying
        beside = Rect(rect.x, plot.y, plot.x - node.label_gap - rect.x, plot.h)
        under = Rect(plot.x, plot.bottom + node.axis_width, plot.w, rect.bottom - plot.bottom)
        text = next((name for name in node.chart.categories if name), "")
        if text:
            yield Label(text, beside if lying else under, node.category)
        if not node.chart.direct_labels and node.chart.ticks:
            small = min(node.category, node.value, key=lambda style: style.size)
            yield Label(node.chart.ticks[-1].label, under if lying else beside, small)

    def _on_marks(self) -> Iterator[Label]:
        """Figures in the parts of stacked bars; names on slices."""
        round_, points = self.node.chart.kind in _SLICES, self.node.chart.series[0].points
        bars = [(self.node.plot, point, (0, n)) for n, point in enumerate(points)]
        for bar, point, place in bars if round_ else self._bars():
            if place not in self.node.unlabelled and point.value:
                color = self._label_color(point)
                style = replace(self.node.category if round_ else self.node.value, color=color)
                text = point.category if round_ else str(point.figure)
                yield Label(text, bar, style, self._under(point))

    def _under(self, point: Point) -> str:
        """What a label on a mark stands on: its plate, or the mark."""
        plate = plate_color(self.node, point.emphasis, self.scene.patterns)
        return plate or mark_color(self.node, point.emphasis)

    def _beside_marks(self) -> Iterator[Label]:
        for point, place, (x, y), down in self._ends():
            if place in self.node.unlabelled:
                continue
            color = self._label_color(point)
            accented = color != self.node.value.color
            unit = replace(self.node.unit, color=color if accented else self.node.unit.color)
            figure, digits = point.figure, replace(self.node.value, color=color)
            width, height = _width(figure.digits, digits), digits.size
            words = figure.lead + figure.unit
            whole = width + _width(words, unit)
            if Scale(self.node).lying:
                left = x - self.node.label_gap - whole if point.value < 0 else x + self.node.label_gap
                rect = Rect(left, y - height / 2, width, height)
            else:
                top = y + self.node.label_gap if down else y - self.node.label_gap - height
                rect = Rect(x - whole / 2, top, width, height)
            yield Label(figure.digits, rect, digits)
            if words:
                yield Label(words, Rect(rect.right, rect.y, whole - width, height), unit)

    def _ends(self) -> Iterator[tuple[Point, tuple[int, int], Place, bool]]:
        """Every point with (series, category), the end of its mark, and whether its label hangs under it."""
        scale, node = Scale(self.node), self.node
        rises = {(series, point): points for series, point, points in node.label_rises}
        if node.chart.kind in _BARS:
            for bar, point, place in self._bars():
                end, down = scale.along(point.value), point.value < 0
                at = (end, bar.y + bar.h / 2) if scale.lying else (bar.x + bar.w / 2, end)
                yield point, place, (at[0], at[1] - rises.get(place, 0.0)), down
            return
        for number, series in enumerate(node.chart.series):
            for index, point in enumerate(series.points):
                y = scale.along(point.value) - rises.get((number, index), 0.0)
                yield point, (number, index), (scale.middle(index), y), point.value < scale.zero


def _width(text: str, style: RunStyle) -> float:
    """About how far a text advances."""
    return sum(_WIDE if character >= "\u2e80" else _NARROW for character in text) * style.size


def _slice(plot: Rect, radius: float, hole: float, turns: tuple[float, float]) -> Sequence[Place]:
    count = max(2, int((turns[1] - turns[0]) / _STEP) + 2)
    steps = [turns[0] + (turns[1] - turns[0]) * step / (count - 1) for step in range(count)]
    outer = [_at(plot, radius, turn) for turn in steps]
    return [*outer, *(_at(plot, hole, turn) for turn in reversed(steps))]


def _at(plot: Rect, radius: float, turn: float) -> Place:
    angle = 2 * pi * turn
    return plot.x + plot.w / 2 + radius * sin(angle), plot.y + plot.h / 2 - radius * cos(angle)
