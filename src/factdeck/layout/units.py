"""Stage layout: a unit chart: one mark a thing, one freeform an amount."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from factdeck.base.units import inch
from factdeck.chart.model import Emphasis, Point, ResolvedChart
from factdeck.layout.bounds import drawing
from factdeck.layout.exhibit_style import ExhibitStyle, colored
from factdeck.layout.marks import Shape, mark_field
from factdeck.layout.names import words
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Freeform
from factdeck.scene.text import Rect, Role

_LARGEST: Final = inch(0.5)
_MOST_ROWS: Final = 40
_DOTS_FROM: Final = 200  # so many marks are dots
_FILLED: Final[dict[Shape, float]] = {
    "square": 0.82,
    "dot": 0.72,
    "outline-square": 0.82,
    "tick": 0.45,
    "person": 0.7,
}
_NAME_EMS: Final = 12  # a name longer than this breaks rather than widening its field
_ENOUGH: Final = 0.75  # of the largest pitch: marks so large are large enough to choose for full rows


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of marks: how many, how many a row, and the width its texts want."""

    point: Point
    count: float
    per_row: int
    text: float

    def width(self, pitch: float) -> float:
        return max(self.per_row * pitch, self.text)

    def lacking(self, rows: int) -> float:
        """How many marks the last row lacks beyond one."""
        return max(0.0, self.per_row * rows - self.count - 1)


@dataclass(frozen=True, slots=True)
class _Plan:
    """All fields on one pitch and in equally many rows."""

    fields: tuple[_Field, ...]
    rows: int
    pitch: float

    @property
    def lacking(self) -> float:
        return sum(field.lacking(self.rows) for field in self.fields)


def place_units(
    chart: ResolvedChart,
    id: str,
    rect: Rect,
    style: ExhibitStyle,
    setter: Setter,
    *,
    shape: Shape | None = None,
) -> tuple[AnyNode, ...]:
    """One figure: fields of marks side by side, figure and name under each, the key at the foot.

    The field in the accent is filled, others are outlined squares. Without `shape`: squares, or dots if many.
    """
    points = chart.series[0].points
    figure_h = style.small.size * style.small.leading
    style = replace(style, label=replace(style.label, max_lines=0))  # as many lines as the names need
    label_h = max(_label_height(point, style, setter) for point in points)
    note_h = style.note.size * style.note.leading * 1.4 if chart.note else 0.0
    under = style.label_gap + figure_h + label_h
    plan = _plan(chart, rect.w, rect.h - under - note_h, style, setter)
    top = rect.y + plan.rows * plan.pitch + style.label_gap
    shapes: list[AnyNode] = []
    texts: list[AnyNode] = []
    x = rect.x
    for index, field in enumerate(plan.fields):
        key = field.point.fact or str(index)
        shapes.append(
            _marks(field, f"{id}/chart/{key}", x, rect.y, plan.pitch, shape or _shape(plan, field), style)
        )
        place = Rect(x, top, field.width(plan.pitch), figure_h)
        texts += _text(field.point, f"{id}/amounts/{key}", place, label_h, style, setter)
        x += field.width(plan.pitch) + style.gutter
    if chart.note:
        place = Rect(rect.x, top + figure_h + label_h, rect.w, note_h)
        text = replace(style.note, anchor="bottom")
        texts.append(setter.frame(f"{id}/note", words(chart.note), text, place, role=Role.NOTE))
    return (drawing(f"{id}/chart", chart.alt, [*shapes, *texts]),)


def _shape(plan: _Plan, field: _Field) -> Shape:
    if len(plan.fields) > 1 and field.point.emphasis is not Emphasis.ACCENT:
        return "outline-square"
    return "dot" if field.count >= _DOTS_FROM else "square"


def _label_height(point: Point, style: ExhibitStyle, setter: Setter) -> float:
    """How high the name is in the narrowest field that it may get."""
    return setter.height(words(point.category), style.label, _text_width(point, style, setter))


def _text_width(point: Point, style: ExhibitStyle, setter: Setter) -> float:
    """Room for the figure, and for a name of ordinary length on one line."""
    name = min(setter.width(words(point.category), style.label), style.label.size * _NAME_EMS)
    return max(setter.width(point.figure, style.small), name) + 1


def _plan(chart: ResolvedChart, width: float, height: float, style: ExhibitStyle, setter: Setter) -> _Plan:
    """The largest marks that fit; among nearly as large ones, a last row that is full or lacks one."""
    points = chart.series[0].points
    texts = [_text_width(point, style, setter) for point in points]
    room = width - style.gutter * (len(points) - 1)
    plans = [_with_rows(chart, rows, room, height, texts) for rows in range(1, _MOST_ROWS + 1)]
    fitting = [p for p in plans if sum(field.width(p.pitch) for field in p.fields) <= room + 0.01]
    if not fitting:
        count = round(sum(field.count for field in plans[0].fields))
        setter.report("units-too-many", chart=chart.id, count=count)
        return max(plans, key=lambda plan: plan.pitch)
    largest = max(plan.pitch for plan in fitting)
    large = [plan for plan in fitting if plan.pitch >= largest * _ENOUGH]
    return min(large, key=lambda plan: (plan.lacking, -plan.pitch, plan.rows))


def _with_rows(chart: ResolvedChart, rows: int, room: float, height: float, texts: Sequence[float]) -> _Plan:
    points = chart.series[0].points
    counts = [float(point.value * chart.scale / chart.mark) for point in points]
    wide = [max(1, ceil(count / rows - 1e-9)) for count in counts]
    fields = tuple(_Field(*four) for four in zip(points, counts, wide, texts, strict=True))
    used = max(min(rows, ceil(field.count / field.per_row - 1e-9)) for field in fields)
    return _Plan(fields, used, min(_LARGEST, height / used, room / sum(wide)))


def _marks(
    field: _Field, id: str, x: float, y: float, pitch: float, shape: Shape, style: ExhibitStyle
) -> Freeform:
    cell = pitch * _FILLED[shape]
    rows = ceil(field.count / field.per_row - 1e-9)
    outline = shape == "outline-square"
    width = min(field.count, field.per_row) * pitch - pitch + cell
    return Freeform(
        id=id,
        rect=Rect(x, y, max(width, cell * min(field.count, 1)), rows * pitch - pitch + cell),
        commands=mark_field(x, y, field.count, field.per_row, pitch, pitch, shape, cell),
        fill="" if outline else style.colors[field.point.emphasis],
        stroke=style.outline.color if outline else "",
        stroke_width=style.outline.width if outline else 0.0,
    )


def _text(
    point: Point, id: str, place: Rect, label_h: float, style: ExhibitStyle, setter: Setter
) -> list[AnyNode]:
    figure = colored(style.small, style.accent) if point.emphasis is Emphasis.ACCENT else style.small
    below = Rect(place.x, place.bottom, place.w, label_h)
    return [
        setter.frame(f"{id}/figure", point.figure, figure, place, role=Role.FIGURE),
        setter.frame(f"{id}/label", words(point.category), style.label, below, role=Role.LABEL),
    ]
