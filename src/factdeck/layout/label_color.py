"""Layout: the colour of a chart's labels, one rule for both writers and for those who check them."""

from collections.abc import Mapping
from typing import Final

from factdeck.base.color import luminance, readable, rgb
from factdeck.chart.model import ChartKind, Emphasis
from factdeck.scene.nodes import ChartNode
from factdeck.theme.pattern import Patterns, ground_color

ON_MARKS: Final = frozenset({ChartKind.STACKED, ChartKind.PIE, ChartKind.DOUGHNUT, ChartKind.RING})
"""Kinds whose labels stand on the marks."""


def mark_color(node: ChartNode, emphasis: Emphasis) -> str:
    """The palette colour of a mark."""
    return node.colors[emphasis] if emphasis in node.colors else node.colors[Emphasis.NEUTRAL]


def plate_color(node: ChartNode, emphasis: Emphasis, patterns: Patterns) -> str:
    """The colour of the plate under a label that stands on a mark of lines; "" where it needs none."""
    pattern = patterns.get(mark_color(node, emphasis))
    return pattern.ground if node.chart.kind in ON_MARKS and pattern and pattern.busy else ""


def label_color(
    node: ChartNode,
    emphasis: Emphasis,
    palette: Mapping[str, str],
    scheme: Mapping[str, str],
    patterns: Patterns,
) -> str:
    """The palette colour of a mark's label: on the mark the tone that reads better, else that of `value`.

    Beside an accented mark it is the mark's own, where the node wants it.
    """
    if node.chart.kind in ON_MARKS:
        ground = ground_color(mark_color(node, emphasis), patterns)
        tones = (node.value.color, light(palette, scheme), scheme.get("dk1", node.value.color))
        return readable(tones, ground, palette)
    accented = node.accent_labels and emphasis is Emphasis.ACCENT
    return node.colors.get(Emphasis.ACCENT, node.value.color) if accented else node.value.color


def light(palette: Mapping[str, str], scheme: Mapping[str, str]) -> str:
    """The palette's name for the lightest ground: the scheme's, else the palette's lightest colour."""
    return scheme.get("lt1") or max(palette, key=lambda name: luminance(rgb(palette[name])))
