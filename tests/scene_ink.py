"""Where a scene's text really is: the ink of every line, from the outlines of its characters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from factdeck.chart.model import ChartKind, Point
from factdeck.layout.measure import Measurer
from factdeck.layout.runs import figure_runs
from factdeck.scene.nodes import AnyNode, ChartNode, Group, Table, TextFrame
from factdeck.scene.text import Line, Paragraph, Rect, Run, RunStyle
from factdeck.theme.theme import FontFamily, TextStyle

_LYING = frozenset({ChartKind.BAR, ChartKind.STACKED})
_SLICES = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT, ChartKind.RING})
_LEADING = 1.25  # of chart names
_CAPITAL = 0.73  # em: height of a capital


@dataclass(frozen=True)
class Ink:
    """Ink of one line: the node it belongs to, its text, its box."""

    node: str
    text: str
    rect: Rect


def walk(nodes: tuple[AnyNode, ...]) -> Iterator[AnyNode]:
    """Every node, groups before their children."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from walk(node.children)


class Pen:
    """Measures ink in the fonts of a scene."""

    def __init__(self, fonts: Mapping[str, FontFamily]) -> None:
        self._measurer = _measurer(tuple(sorted(fonts.items())))

    def advance(self, text: str, style: RunStyle) -> float:
        """The advance of a text in points."""
        width = self._measurer.advance(text, style.family, style.bold, style.size)
        return width + style.tracking * len(text)

    def box(self, text: str, style: RunStyle, x: float, baseline: float, width: float) -> Rect | None:
        """The ink of a text that advances `width` from x; None where it has none."""
        inked = [(index, self._extent(character, style)) for index, character in enumerate(text)]
        boxes = [(index, extent) for index, extent in inked if extent]
        if not boxes:
            return None
        first, last = boxes[0], boxes[-1]
        size = style.size
        before = self.advance(text[: first[0]], style)
        after = self.advance(text[last[0] :], style)
        # A J may reach a little beyond its pen position, as it should; a mark's empty half is no ink.
        left = x + before + max(first[1][0], 0.0) * size
        right = x + width - after + min(last[1][2] * size, after)
        top = baseline - style.rise - max(extent[3] for _, extent in boxes) * size
        bottom = baseline - style.rise - min(extent[1] for _, extent in boxes) * size
        return Rect(left, top, max(right - left, 0.0), bottom - top)

    def _extent(self, character: str, style: RunStyle) -> tuple[float, float, float, float] | None:
        """Left, bottom, right, top of a character's outline in ems; None for a blank."""
        return _extent(self._measurer, character, style.family, style.bold)


@cache
def _measurer(fonts: tuple[tuple[str, FontFamily], ...]) -> Measurer:
    return Measurer(dict(fonts))


@cache
def _extent(
    measurer: Measurer, character: str, family: str, bold: bool
) -> tuple[float, float, float, float] | None:
    commands = measurer.outline(character, family, bold, 1.0, 0.0, 0.0)
    points = [(command.x, -command.y) for command in commands if hasattr(command, "x")]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def frame_ink(frame: TextFrame, pen: Pen) -> Iterator[Ink]:
    """The lines of a text frame."""
    for paragraph in frame.paragraphs:
        yield from paragraph_ink(frame.id, paragraph, pen)


def paragraph_ink(node: str, paragraph: Paragraph, pen: Pen) -> Iterator[Ink]:
    """The lines of a paragraph."""
    for line in paragraph.lines:
        if rect := _line(line, paragraph.runs, pen):
            yield Ink(node, "".join(piece.text for piece in line.pieces), rect)


def _line(line: Line, runs: tuple[Run, ...], pen: Pen) -> Rect | None:
    boxes = [
        box
        for piece in line.pieces
        if (box := pen.box(piece.text, runs[piece.run].style, piece.x, line.baseline, piece.advance))
    ]
    return _union(boxes)


def _union(boxes: list[Rect]) -> Rect | None:
    if not boxes:
        return None
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)


def table_ink(table: Table, pen: Pen) -> Iterator[tuple[Rect, Ink]]:
    """The lines of a table, each with the rectangle of its cell."""
    for row, cells in enumerate(table.cells, 1):
        for column, cell in enumerate(cells, 1):
            for paragraph in cell.paragraphs:
                for ink in paragraph_ink(f"{table.id}[{row},{column}]", paragraph, pen):
                    yield cell.rect, ink


def chart_ink(node: ChartNode, pen: Pen) -> Iterator[Ink]:
    """What a chart writes itself: names of categories, figures at marks, ticks, names on slices."""
    if node.chart.kind in _SLICES:
        return  # names on slices are in the mark, the rest are frames of layout
    yield from _categories(node, pen)
    yield from _figures(node, pen)
    yield from _ticks(node, pen)


def marks(node: ChartNode) -> Iterator[Rect]:
    """The bars or columns of a chart that stand alone in their category."""
    if node.chart.kind in (ChartKind.BAR, ChartKind.COLUMN) and len(node.chart.series) == 1:
        for index, point in enumerate(node.chart.series[0].points):
            yield _bar(node, index, 0, 1, point)


def _bar(node: ChartNode, index: int, slot: int, slots: int, point: Point) -> Rect:
    plot, lying = node.plot, node.chart.kind in _LYING
    band = (plot.h if lying else plot.w) / len(node.chart.categories)
    thick = band / (slots + node.gap)
    middle = (plot.y if lying else plot.x) + band * (index + 0.5)
    across = middle + thick * (slot - slots / 2)
    zero = min(max(node.chart.minimum, type(point.value)(0)), node.chart.maximum)
    start, end = sorted((_along(node, zero), _along(node, point.value)))
    return Rect(start, across, end - start, thick) if lying else Rect(across, start, thick, end - start)


def _along(node: ChartNode, value: object) -> float:
    chart, plot = node.chart, node.plot
    share = float((value - chart.minimum) / (chart.maximum - chart.minimum))  # type: ignore[operator]
    return plot.x + plot.w * share if chart.kind in _LYING else plot.bottom - plot.h * share


def _middle(node: ChartNode, index: int) -> float:
    plot, count = node.plot, len(node.chart.categories)
    if node.chart.kind is ChartKind.AREA and count > 1:
        return plot.x + plot.w * index / (count - 1)
    lying = node.chart.kind in _LYING
    start, size = (plot.y, plot.h) if lying else (plot.x, plot.w)
    return start + size / count * (index + 0.5)


def _categories(node: ChartNode, pen: Pen) -> Iterator[Ink]:
    names = node.category_lines or tuple((name,) for name in node.chart.categories)
    style, pitch = node.category, node.category.size * _LEADING
    widest = max((pen.advance(line, style) for name in names for line in name), default=0.0)
    tallest = max(map(len, names), default=0) * pitch
    right = node.plot.x - node.label_gap
    right = right if node.rect.x + widest > right else node.rect.x + widest
    top = max(node.rect.bottom - tallest, node.plot.bottom + node.axis_width)
    for index, name in enumerate(names):
        for number, line in enumerate(name):
            width = pen.advance(line, style)
            if node.chart.kind in _LYING:
                middle = _middle(node, index) + (number - (len(name) - 1) / 2) * pitch
                x = right - width
            else:
                middle = top + (number + 0.5) * pitch
                x = _middle(node, index) - width / 2
            box = pen.box(line, style, x, middle + style.size * _CAPITAL / 2, width)
            if box:
                yield Ink(f"{node.id}#name-{index + 1}", line, box)


def _ticks(node: ChartNode, pen: Pen) -> Iterator[Ink]:
    if node.chart.direct_labels:
        return
    style = min(node.category, node.value, key=lambda one: one.size)
    for tick in node.chart.ticks:
        width = pen.advance(tick.label, style)
        place = _along(node, tick.value)
        lying = node.chart.kind in _LYING
        x = place - width / 2 if lying else node.plot.x - node.label_gap - width
        middle = node.plot.bottom + node.label_gap + style.size / 2 if lying else place
        if box := pen.box(tick.label, style, x, middle + style.size * _CAPITAL / 2, width):
            yield Ink(f"{node.id}#tick-{tick.label}", tick.label, box)


def _figures(node: ChartNode, pen: Pen) -> Iterator[Ink]:
    if not node.chart.direct_labels:
        return
    many = len(node.chart.series)
    for number, series in enumerate(node.chart.series):
        for index, point in enumerate(series.points):
            if (number, index) in node.unlabelled:
                continue
            if ink := _figure(node, pen, number, index, point, many):
                yield ink


def _figure(node: ChartNode, pen: Pen, number: int, index: int, point: Point, many: int) -> Ink | None:
    if node.chart.kind is ChartKind.STACKED:
        start = sum((series.points[index].value for series in node.chart.series[:number]), point.value * 0)
        if not point.value:
            return None
        x = (_along(node, start) + _along(node, start + point.value)) / 2
        return _set(node, pen, number, index, point, x, _middle(node, index), "center")
    slots = many if node.chart.kind in (ChartKind.GROUPED, ChartKind.BAR, ChartKind.COLUMN) else 1
    bar = _bar(node, index, number if slots > 1 else 0, slots, point)
    end = _along(node, point.value)
    negative = point.value < 0
    if node.chart.kind in _LYING:
        gap = -node.label_gap if negative else node.label_gap
        align = "right" if negative else "left"
        return _set(node, pen, number, index, point, end + gap, bar.y + bar.h / 2, align)
    middle = bar.x + bar.w / 2 if slots > 1 else _middle(node, index)
    half = node.value.size * _CAPITAL / 2
    rise = next((rise for s, p, rise in node.label_rises if (s, p) == (number, index)), 0.0)
    y = end + node.label_gap + half if negative else end - node.label_gap - half - rise
    return _set(node, pen, number, index, point, middle, y, "center")


def _set(
    node: ChartNode, pen: Pen, number: int, index: int, point: Point, x: float, middle: float, align: str
) -> Ink | None:
    """A point's figure with its digits' middle at (x, middle)."""
    value, unit = node.value, node.unit
    style = TextStyle(
        family=value.family,
        size=value.size,
        bold=value.bold,
        unit_size=unit.size,
        unit_bold=unit.bold,
        unit_family=unit.family,
        unit_gap=node.unit_gap,
        dagger=node.dagger,
    )
    runs = figure_runs(point.figure, style)
    widths = [pen.advance(run.text, run.style) for run in runs]
    width = sum(widths) + sum(run.gap_after for run in runs[:-1])
    left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
    baseline = middle + value.size * _CAPITAL / 2
    boxes: list[Rect] = []
    for run, advance in zip(runs, widths, strict=True):
        if box := pen.box(run.text, run.style, left, baseline, advance):
            boxes.append(box)
        left += advance + run.gap_after
    rect = _union(boxes)
    return Ink(f"{node.id}#value-{number + 1}-{index + 1}", str(point.figure), rect) if rect else None


def shrunk(rect: Rect, by: float) -> Rect:
    """The rectangle smaller by `by` at every side, never inside out."""
    dx, dy = min(by, rect.w / 2), min(by, rect.h / 2)
    return replace(rect, x=rect.x + dx, y=rect.y + dy, w=rect.w - 2 * dx, h=rect.h - 2 * dy)
