"""pdf backend: the text of a chart: digits with their unit at the marks, names of categories, ticks."""

from collections.abc import Sequence

from factdeck.backends.pdf.chart_scale import Scale
from factdeck.backends.pdf.operators import rectangle
from factdeck.backends.pdf.surface import Surface
from factdeck.backends.pdf.text import Word, paint_words
from factdeck.chart.model import ChartKind, Point
from factdeck.facts.factbook import Figure
from factdeck.layout.label_color import label_color, plate_color
from factdeck.layout.runs import figure_runs
from factdeck.scene.nodes import ChartNode
from factdeck.scene.text import Align, Rect, RunStyle
from factdeck.theme.theme import TextStyle

_PLATE = 0.2  # of the size: what a plate reaches beyond its label
_LEADING = 1.25  # line pitch of a name over its size, as layout measures names


def paint_figure(
    surface: Surface, node: ChartNode, point: Point, x: float, y: float, align: Align, color: str
) -> None:
    """Set a point's figure at (x, y): y is the digits' middle at LEFT and RIGHT, their baseline at CENTER."""
    words = _figure(surface, node, point.figure, color)
    digits = max(words, key=lambda word: word.style.size)
    baseline = (
        y if align is Align.CENTER else y + surface.face(digits.style).cap_height(digits.style.size) / 2
    )
    paint_words(surface, _placed(surface, words, x, baseline, align))


def _figure(surface: Surface, node: ChartNode, figure: Figure, color: str) -> list[Word]:
    """Lead, digits and unit from x = 0 on, with the gaps that layout gives figures everywhere."""
    value, unit = node.value, node.unit
    style = TextStyle(
        family=value.family,
        size=value.size,
        color=color,
        bold=value.bold,
        tracking=value.tracking / value.size,
        unit_size=unit.size,
        unit_bold=unit.bold,
        unit_family=unit.family,
        unit_color="" if color != value.color else unit.color,
        unit_gap=node.unit_gap,
        dagger=node.dagger,
    )
    words: list[Word] = []
    x = 0.0
    for run in figure_runs(figure, style):
        words.append(Word(x, 0.0, run.text, run.style))
        x += surface.width(run.text, run.style) + run.gap_after
    return words


def _placed(surface: Surface, words: Sequence[Word], x: float, y: float, align: Align) -> list[Word]:
    last = words[-1]
    width = last.x + surface.width(last.text, last.style)
    start = x - {Align.LEFT: 0.0, Align.CENTER: width / 2, Align.RIGHT: width}[align]
    return [Word(start + word.x, y, word.text, word.style) for word in words]


def _color(surface: Surface, node: ChartNode, point: Point) -> str:
    return label_color(
        node, point.emphasis, surface.scene.palette, surface.scene.scheme, surface.scene.patterns
    )


def paint_category(surface: Surface, scale: Scale, index: int) -> None:
    """Set a category's name left of the plot (lying) or under it."""
    lines = _category_lines(scale.node)[index]
    style, middle = scale.node.category, scale.middle(index)
    for number, line in enumerate(lines):
        pitch = style.size * _LEADING
        if scale.lying:
            offset = (number - (len(lines) - 1) / 2) * pitch
            _paint_line(surface, line, style, _names_edge(surface, scale), middle + offset, Align.RIGHT)
        else:
            _paint_line(
                surface, line, style, middle, _names_top(scale) + (number + 0.5) * pitch, Align.CENTER
            )


def _category_lines(node: ChartNode) -> tuple[tuple[str, ...], ...]:
    """As layout broke them; unbroken where it did not say. A name of no lines is set by layout itself."""
    return node.category_lines or tuple((name,) for name in node.chart.categories)


def _names_edge(surface: Surface, scale: Scale) -> float:
    """The right edge of names beside the plot: the widest begins where the node does."""
    node = scale.node
    lines = [line for name in _category_lines(node) for line in name]
    widest = max((surface.width(line, node.category) for line in lines), default=0.0)
    nearest = node.plot.x - node.label_gap
    return nearest if node.rect.x + widest > nearest else node.rect.x + widest


def _names_top(scale: Scale) -> float:
    """The top of names under the plot: the tallest ends where the node does."""
    node = scale.node
    tallest = max(len(name) for name in _category_lines(node)) * node.category.size * _LEADING
    return max(node.rect.bottom - tallest, node.plot.bottom + node.axis_width)


def paint_ticks(surface: Surface, scale: Scale) -> None:
    """Set the value axis's tick labels left of the plot, or under it (lying)."""
    node = scale.node
    style = min(node.category, node.value, key=lambda candidate: candidate.size)
    for tick in node.chart.ticks:
        place = scale.along(tick.value)
        if scale.lying:
            y = node.plot.bottom + node.label_gap + style.size / 2
            _paint_line(surface, tick.label, style, place, y, Align.CENTER)
        else:
            _paint_line(surface, tick.label, style, node.plot.x - node.label_gap, place, Align.RIGHT)


def _paint_plate(
    surface: Surface, node: ChartNode, point: Point, middle: tuple[float, float], width: float, size: float
) -> None:
    """Keep the lines of a pattern away from the label in its middle."""
    if ground := plate_color(node, point.emphasis, surface.scene.patterns):
        w, h = width + 2 * _PLATE * size, _LEADING * size
        rect = Rect(middle[0] - w / 2, middle[1] - h / 2, w, h)
        surface.emit(f"{surface.fill(ground)} {rectangle(rect, surface.flip)} f")


def paint_slice_name(surface: Surface, node: ChartNode, point: Point, x: float, y: float) -> None:
    """Set a slice's name on it, its middle at (x, y)."""
    width = surface.width(point.category, node.category)
    _paint_plate(surface, node, point, (x, y), width, node.category.size)
    _paint_line(surface, point.category, node.category, x, y, Align.CENTER, _color(surface, node, point))


def _paint_line(
    surface: Surface, text: str, style: RunStyle, x: float, middle: float, align: Align, color: str = ""
) -> None:
    baseline = middle + surface.face(style).cap_height(style.size) / 2
    word = Word(0.0, 0.0, text, style)
    (placed,) = _placed(surface, [word], x, baseline, align)
    paint_words(surface, [Word(placed.x, placed.baseline, text, style, color)])


def label_point(surface: Surface, scale: Scale, point: Point, place: tuple[float, float]) -> None:
    """Set a point's figure beyond its mark's end: after it (lying), over it, or under a negative one."""
    node, (x, y) = scale.node, place
    color, negative = _color(surface, node, point), point.value < scale.zero
    if scale.lying:
        align = Align.RIGHT if negative else Align.LEFT
        paint_figure(
            surface, node, point, x + (-node.label_gap if negative else node.label_gap), y, align, color
        )
        return
    drop = node.label_gap + surface.face(node.value).cap_height(node.value.size)
    paint_figure(surface, node, point, x, y + drop if negative else y - node.label_gap, Align.CENTER, color)


def label_segment(surface: Surface, scale: Scale, point: Point, middle: tuple[float, float]) -> None:
    """Set a point's figure in the middle of its mark."""
    node, (x, y) = scale.node, middle
    assert node.chart.kind is ChartKind.STACKED
    words = _figure(surface, node, point.figure, node.value.color)
    last = words[-1]
    width = last.x + surface.width(last.text, last.style)
    _paint_plate(surface, node, point, middle, width, node.value.size)
    half = surface.face(node.value).cap_height(node.value.size) / 2
    paint_figure(surface, node, point, x, y + half, Align.CENTER, _color(surface, node, point))
