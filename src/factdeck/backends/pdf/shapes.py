"""pdf backend: paint rectangles, rules and freeforms (PDF 32000-1 §8.5)."""

from dataclasses import replace

from factdeck.backends.pdf.contours import equal_contours
from factdeck.backends.pdf.hatching import hatched
from factdeck.backends.pdf.operators import numbers, painting, path, rectangle, rounded
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.nodes import Box, Freeform, Rule
from factdeck.scene.paths import PathCommand
from factdeck.scene.text import Rect


def paint_box(surface: Surface, box: Box) -> None:
    """Fill and outline a rectangle; the outline is centred on the edge."""
    if box.radius > 0:
        outline = path(rounded(box.rect, box.radius), surface.flip)
    else:
        outline = rectangle(box.rect, surface.flip)
    if box.fill in surface.scene.patterns:
        _paint_pattern(surface, outline, box)
    else:
        _paint(surface, outline, box.fill, box.stroke, box.stroke_width, dash=box.dash)


def paint_freeform(surface: Surface, freeform: Freeform) -> None:
    """Fill and outline a shape of many contours at once, non-zero winding.

    A field of equal marks is painted mark by mark: the same operators at every place, which compress to
    almost nothing; where equal contours overlap, filling them singly covers the same ground.
    """
    if freeform.opacity < 1:
        surface.canvas.saveState()
        surface.canvas.setFillAlpha(freeform.opacity)
        paint_freeform(surface, replace(freeform, opacity=1.0))
        surface.canvas.restoreState()
        return
    if freeform.fill in surface.scene.patterns:
        _paint_pattern(surface, path(freeform.commands, surface.flip), freeform)
        return
    field = None if freeform.round else equal_contours(freeform.commands)
    if field:
        _paint_field(surface, freeform, *field)
    else:
        outline = path(freeform.commands, surface.flip)
        stroke, width = freeform.stroke, freeform.stroke_width
        _paint(surface, outline, freeform.fill, stroke, width, round=freeform.round)


def paint_rule(surface: Surface, rule: Rule) -> None:
    """Draw a straight line."""
    rect = rule.rect
    start, end = numbers(rect.x, surface.flip(rect.y)), numbers(rect.right, surface.flip(rect.bottom))
    _paint(surface, f"{start} m {end} l", "", rule.color, rule.width, dash=rule.dash)


def paint_fill(surface: Surface, rect: Rect, color: str) -> None:
    """Fill a rectangle."""
    surface.emit(f"{surface.fill(color)} {rectangle(rect, surface.flip)} f")


def _paint_pattern(surface: Surface, outline: str, node: Box | Freeform) -> None:
    """Ground and lines, then the stroke given or the pattern's own outline."""
    pattern, rect = surface.scene.patterns[node.fill], node.rect
    extent = (rect.x, surface.flip(rect.bottom), rect.right, surface.flip(rect.y))
    surface.emit(hatched(surface, outline, extent, pattern))
    stroke, width = (node.stroke, node.stroke_width) if node.stroke else (pattern.color, pattern.outline)
    _paint(surface, outline, "", stroke, width, dash=isinstance(node, Box) and node.dash)


def _paint_field(
    surface: Surface,
    freeform: Freeform,
    contour: tuple[PathCommand, ...],
    places: tuple[tuple[float, float], ...],
) -> None:
    setting, paint = _setting(surface, freeform.fill, freeform.stroke, freeform.stroke_width)
    mark = f"{path(contour, surface.flip)} {paint} Q"
    placed = [f"q 1 0 0 1 {numbers(dx, -dy)} cm {mark}" for dx, dy in places]
    if paint != "n":
        surface.emit("\n".join([*setting, *placed]))


def _paint(
    surface: Surface,
    outline: str,
    fill: str,
    stroke: str,
    width: float,
    *,
    dash: bool = False,
    round: bool = False,
) -> None:
    setting, paint = _setting(surface, fill, stroke, width, dash=dash)
    if paint == "n":
        return
    ends = ["1 J 1 j"] if round else []  # round caps and joins (§8.4.3.3)
    operators = "\n".join([*setting, *ends, outline, paint])
    surface.emit(f"q {operators} Q" if dash or round else operators)


def _setting(
    surface: Surface, fill: str, stroke: str, width: float, *, dash: bool = False
) -> tuple[list[str], str]:
    """The operators that set colours and pen, and the one that paints."""
    stroked = bool(stroke) and width > 0
    setting = [surface.fill(fill)] if fill else []
    if stroked:
        setting.append(surface.stroke(stroke, width, dash=dash))
    return setting, painting(bool(fill), stroked)
