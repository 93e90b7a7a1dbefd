"""Stage layout: the node of a chart that PowerPoint draws itself (ECMA-376 Part 1 §21.2)."""

from dataclasses import replace
from decimal import Decimal

from factdeck.chart.model import ResolvedChart
from factdeck.layout.exhibit_style import ExhibitStyle, unit_style
from factdeck.layout.names import Names
from factdeck.layout.runs import run_style
from factdeck.scene.nodes import ChartNode
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle


def share(chart: ResolvedChart, value: Decimal) -> float:
    """How far along the value axis `value` is, 0–1."""
    return float((value - chart.minimum) / (chart.maximum - chart.minimum))


def native(
    chart: ResolvedChart,
    id: str,
    rect: Rect,
    plot: Rect,
    style: ExhibitStyle,
    *,
    names: Names | None = None,
    value: TextStyle | None = None,
    gap: float | None = None,
    hole: float | None = None,
) -> ChartNode:
    """The chart node `{id}/chart`. Series are named by text frames of ours, so it never draws a legend."""
    label = value or style.value
    present = [series.emphasis for series in chart.series]
    present += [point.emphasis for series in chart.series for point in series.points]
    return ChartNode(
        id=f"{id}/chart",
        rect=rect,
        role=Role.CHART,
        alt=chart.alt,
        chart=replace(chart, legend=False),
        plot=plot,
        category=run_style(names.style if names else style.category),
        value=run_style(label),
        unit=unit_style(label),
        colors={emphasis: style.colors[emphasis] for emphasis in dict.fromkeys(present)},
        axis_color=style.axis.color,
        axis_width=style.axis.width,
        grid_color=style.hairline.color,
        gap=style.gap if gap is None else gap,
        hole=style.hole if hole is None else hole,
        label_gap=style.label_gap,
        category_lines=names.lines if names else (),
    )
