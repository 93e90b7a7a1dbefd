"""Stage layout: columns, grouped columns, lines and areas: names under the plot, values over the marks."""

from dataclasses import dataclass, replace
from typing import Final

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.units import inch
from factdeck.chart.alt import redrawn
from factdeck.chart.model import ChartKind, ResolvedChart
from factdeck.document.blocks import ChartBlock
from factdeck.layout.axis_labels import OVER_DOT, label_rises, place_unit, room_below, under
from factdeck.layout.bars import MANY, place_bars, report_many
from factdeck.layout.beside import CROWDED, with_panel
from factdeck.layout.exhibit_style import ExhibitStyle
from factdeck.layout.names import Names, fit_names, parts_a_word, steps, words
from factdeck.layout.native import native, share
from factdeck.layout.series_names import ends_width, place_ends, place_row, row_height
from factdeck.layout.text import Setter, scaled
from factdeck.scene.nodes import AnyNode, ChartNode
from factdeck.scene.text import Rect
from factdeck.theme.theme import TextStyle

_WIDEST: Final = inch(1.2)
_AROUND: Final = 1.5  # widest columns that are free beside those of a category: few stand together
_NAMES_GAP: Final = inch(0.14)  # from the axis line to the names under it
_NAME_SPACE: Final = 8.0  # between neighbouring names
_LEAST_VALUE: Final = 11.0
_LEAST_STANDING: Final = 14.0  # points: bars whose columns would have smaller names or values stay bars
_MOST_LINES: Final = 2  # of a name under such a column
_GROUP_GAP: Final = 0.6  # of a single column's gap
_WIDE_VALUES: Final = "chart-label-too-wide"
_LINES: Final = frozenset({ChartKind.LINE, ChartKind.AREA})


@dataclass(frozen=True, slots=True)
class _Columns:
    plot: Rect
    names: Names
    value: TextStyle


def place_columns(
    block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    """The native chart with its series named, and the panel in the last three columns or under it.

    Columns that have no room for their names or values are bars; where bars would not do, there is a value
    axis instead of values at the marks.
    """
    trying = replace(setter, diagnostics=Diagnostics())
    with_panel(_place, block, id, body, style, trying)
    if any(item.code in CROWDED for item in trying.diagnostics) and may_lie(block.chart):
        setter.report("chart-as-bars", chart=block.chart.id)
        bars = replace(block, chart=redrawn(block.chart, ChartKind.BAR))
        return place_bars(bars, id, body, style, setter)
    if any(item.code == _WIDE_VALUES for item in trying.diagnostics) and block.chart.ticks:
        setter.report("chart-values-on-axis", chart=block.chart.id)
        block = replace(block, chart=replace(block.chart, direct_labels=False))
    if block.chart.kind not in _LINES:
        report_many(block.chart, setter)
    return with_panel(_place, block, id, body, style, setter)


def stands(block: ChartBlock, id: str, body: Rect, style: ExhibitStyle, setter: Setter) -> bool:
    """Whether bars can be columns: few, and names and values keep a size that is read from afar."""
    if len(block.chart.categories) >= MANY or block.chart.minimum < 0:
        return False
    trying = replace(setter, diagnostics=Diagnostics())
    nodes = with_panel(_place, block, id, body, style, trying)
    charts = [node for node in nodes if isinstance(node, ChartNode)]
    readable = all(
        min(node.category.size, node.value.size) >= _LEAST_STANDING
        and all(len(lines) <= _MOST_LINES for lines in node.category_lines)
        and not any(map(parts_a_word, node.chart.categories, node.category_lines))
        for node in charts
    )
    return readable and not any(item.code in CROWDED for item in trying.diagnostics)


def may_lie(chart: ResolvedChart) -> bool:
    """Whether bars say the same: a single series of amounts that are none of them below zero."""
    return chart.kind is ChartKind.COLUMN and len(chart.series) == 1 and chart.minimum >= 0


def _place(
    chart: ResolvedChart, id: str, area: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    if chart.kind in _LINES:
        return _place_lines(chart, id, area, style, setter)
    top = row_height(chart, area.w, style, setter)
    unit, low = place_unit(chart, id, under(area, top), style, setter)
    left = _tick_width(chart, style, setter)
    pitch = _WIDEST * (len(chart.series) + _AROUND)
    width = min(area.w - left, pitch * len(chart.categories))
    placed = _measure(chart, low, left + (area.w - left - width) / 2, width, style, setter)
    chart = room_below(chart, placed.plot.h, _label_height(placed.value, style))
    gap = max(_gap(chart, style), placed.plot.w / len(chart.categories) / _WIDEST - len(chart.series))
    node = native(chart, id, low, placed.plot, style, names=placed.names, value=placed.value, gap=gap)
    return (*place_row(chart, id, area, style, setter), *unit, node)


def _place_lines(
    chart: ResolvedChart, id: str, area: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[AnyNode, ...]:
    unit, low = place_unit(chart, id, area, style, setter)
    left, width = _line_extent(chart, low, style, setter)
    placed = _measure(chart, low, left, width, style, setter)
    node = native(chart, id, low, placed.plot, style, names=placed.names, value=placed.value)
    rises = label_rises(chart, placed.plot, placed.value, style, setter)
    ends = place_ends(chart, id, placed.plot, _last_x(chart, placed.plot), style, setter)
    return (*unit, replace(node, label_rises=rises), *ends)


def _gap(chart: ResolvedChart, style: ExhibitStyle) -> float:
    """Groups of columns stand closer than single ones."""
    return style.gap_column * (1.0 if len(chart.series) == 1 else _GROUP_GAP)


def _line_extent(
    chart: ResolvedChart, area: Rect, style: ExhibitStyle, setter: Setter
) -> tuple[float, float]:
    """Left inset and width of a line's or area's plot, with room for names of series at the right.

    A line's points stand in the middle of their categories, an area's first and last on the plot's edges.
    """
    ticks, ends = _tick_width(chart, style, setter), ends_width(chart, style, setter)
    if chart.kind is ChartKind.AREA:
        names = (chart.categories[0], chart.categories[-1])
        first, last = (setter.width(words(name), style.category) / 2 for name in names)
        left = max(ticks, first)
        return left, area.w - left - max(ends, last)
    width = area.w - ticks
    half = 1 / (2 * len(chart.categories))
    return ticks, min(width, (width - ends) / (1 - half))


def _last_x(chart: ResolvedChart, plot: Rect) -> float:
    """Where the last point is."""
    return plot.right if chart.kind is ChartKind.AREA else plot.right - plot.w / len(chart.categories) / 2


def _measure(
    chart: ResolvedChart, area: Rect, left: float, width: float, style: ExhibitStyle, setter: Setter
) -> _Columns:
    pitch = width / len(chart.categories)
    value = _value_style(chart, pitch, style, setter)
    names = fit_names(
        chart.categories, style.category, style.category.size, pitch - _NAME_SPACE, area.h / 3, setter
    )
    bottom = area.bottom - names.height - _NAMES_GAP
    top = _top(chart, area.y, bottom, value, style)
    return _Columns(Rect(area.x + left, top, width, bottom - top), names, value)


def _tick_width(chart: ResolvedChart, style: ExhibitStyle, setter: Setter) -> float:
    """Room left of the plot for the labels of the value axis; 0 where marks carry their values."""
    if chart.direct_labels or not chart.ticks:
        return 0.0
    widest = max(setter.width(words(tick.label), style.category) for tick in chart.ticks)
    return widest + style.label_gap


def _value_style(chart: ResolvedChart, pitch: float, style: ExhibitStyle, setter: Setter) -> TextStyle:
    """The largest size at which no value is wider than its own mark's share of the pitch."""
    if not chart.direct_labels:
        return style.value
    side_by_side = 1 if chart.kind in _LINES else len(chart.series)
    room = pitch if side_by_side == 1 else pitch / (side_by_side + _gap(chart, style))
    figures = [point.figure for series in chart.series for point in series.points]
    sizes = steps(style.value, style.value.size, min(_LEAST_VALUE, style.value.size))
    for size in sizes:
        fitted = scaled(style.value, size)
        if all(setter.width(figure, fitted) <= room - 1 for figure in figures):
            return fitted
    setter.report(_WIDE_VALUES, chart=chart.id)
    return scaled(style.value, sizes[-1])


def _label_height(value: TextStyle, style: ExhibitStyle) -> float:
    return style.label_gap + value.size * value.leading


def _top(chart: ResolvedChart, top: float, bottom: float, value: TextStyle, style: ExhibitStyle) -> float:
    """The plot's top: as high as it can be while the largest value's label stays inside."""
    if not chart.direct_labels:
        return top + style.category.size * style.category.leading / 2  # the highest tick's label
    label = _label_height(value, style) + (OVER_DOT if chart.kind is ChartKind.LINE else 0.0)
    largest = max(share(chart, point.value) for series in chart.series for point in series.points)
    return max(top, (top + label - bottom * (1 - largest)) / largest if largest > 0 else top)
