"""Checks stage: neighbouring marks are told apart without hue (WCAG 2.2 §1.4.11): by 3:1 or a pattern.

Marks of one colour, which hue does not tell apart either, are none of its business. It holds for sheets in
grey and of packs without hue; it can be asked of any page.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factdeck.base.color import contrast, rgb
from factdeck.chart.model import ChartKind, Emphasis, ResolvedChart
from factdeck.checks.audit.place import Part
from factdeck.checks.pages.view import View
from factdeck.layout.label_color import mark_color
from factdeck.scene.nodes import Box, ChartNode, Freeform, Scene
from factdeck.scene.paths import Close
from factdeck.scene.text import Rect, Role
from factdeck.theme.pattern import line_color

LEAST: Final = 3.0
_NEAR: Final = 6.0  # points between shapes that are neighbours
_SLACK: Final = 0.005
_SIDE_BY_SIDE: Final = frozenset({ChartKind.GROUPED, ChartKind.STACKED})
_ROUND: Final = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT, ChartKind.RING})
_LINES: Final = frozenset({ChartKind.LINE, ChartKind.AREA})


def check_apart(view: View) -> None:
    """Report charts and drawn marks whose neighbours look alike in grey."""
    for node in view.nodes:
        if isinstance(node, ChartNode):
            lines = node.chart.kind is ChartKind.LINE
            colors = {(mark_color(node, a), mark_color(node, b)) for a, b in neighbours(node.chart)}
            for one, other in sorted(colors):
                _report(view, node.id, one, other, lines=lines)
    for one, other in _near(view):
        _report(view, one.id, one.fill, other.fill)


def neighbours(chart: ResolvedChart) -> Iterator[tuple[Emphasis, Emphasis]]:
    """The emphases of marks that stand side by side, touch or cross."""
    if chart.kind in _LINES:
        yield from pairwise(series.emphasis for series in chart.series)
        return
    if chart.kind in _SIDE_BY_SIDE:
        for marks in zip(*(series.points for series in chart.series), strict=True):
            yield from pairwise(point.emphasis for point in marks if point.value)
        return
    for series in chart.series:
        marks = [point.emphasis for point in series.points if point.value]
        yield from pairwise([*marks, marks[0]] if chart.kind in _ROUND and marks else marks)


def apart(one: str, other: str, scene: Scene, *, lines: bool = False) -> float:
    """How well two fills are told apart without hue, as a contrast; that of `lines` in these fills' colours.

    A pattern is told from a colour, and from a pattern whose lines run otherwise.
    """
    if one == other:
        return LEAST
    patterns = [scene.patterns[name] for name in (one, other) if name in scene.patterns]
    if patterns and not lines:
        return LEAST if len({pattern.lines for pattern in patterns}) == 2 or len(patterns) == 1 else 1.0
    values = [rgb(scene.palette[line_color(name, scene.patterns)]) for name in (one, other)]
    return contrast(values[0], values[1])


def _report(view: View, node: str, one: str, other: str, *, lines: bool = False) -> None:
    found = apart(one, other, view.scene, lines=lines)
    if found < LEAST - _SLACK:
        said = {"one": one, "other": other, "ratio": f"{found:.2f}", "least": f"{LEAST:g}"}
        view.report("gray-too-close", node, Part.CHART, **said)


def _near(view: View) -> Iterator[tuple[Box | Freeform, Box | Freeform]]:
    """Filled shapes of one drawn chart that nearly touch and do not differ in form."""
    filled = [
        node
        for node in view.nodes
        if isinstance(node, Box | Freeform) and node.fill and node.role is Role.CHART
    ]
    for one, other in pairwise(filled):
        same = one.id.rpartition("/")[0] == other.id.rpartition("/")[0]
        if same and _form(one) == _form(other) and _gap(one.rect, other.rect) <= _NEAR:
            yield one, other


def _form(node: Box | Freeform) -> tuple[str, ...]:
    """Of which strokes the first contour is made: dots and squares differ."""
    if isinstance(node, Box):
        return ()
    kinds = [type(command).__name__ for command in node.commands]
    end = kinds.index(Close.__name__) if Close.__name__ in kinds else len(kinds)
    return tuple(kinds[:end])


def _gap(one: Rect, other: Rect) -> float:
    across = max(one.x, other.x) - min(one.right, other.right)
    down = max(one.y, other.y) - min(one.bottom, other.bottom)
    return max(across, down, 0.0)
