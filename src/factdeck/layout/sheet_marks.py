"""Stage layout: unit charts of the fact sheet: one mark a thing, one freeform a kind, captions under them."""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.chart.mark_note import MarkShape, mark_note
from factdeck.chart.model import Emphasis, Point, ResolvedChart
from factdeck.document.blocks import ChartBlock, Text
from factdeck.layout.marks import mark_field
from factdeck.layout.sheet_chart import points_of
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.layout.sheet_raster import Field, Raster
from factdeck.scene.nodes import AnyNode, Freeform
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle

_GROWTH = 1.25  # the most that rows are set apart by more height
_LOWER = mm(5)  # the most that captions stand lower, to end level with what stands beside
_LABEL_GAP = mm(1.8)  # figure to name
_CAPTION_GAP = mm(4)  # caption to caption or note
_FIGURE_SHARE = 0.6  # of the width that a caption's figure takes at most
_NOTE_DROP = 0.744  # ems of a caption's figure that a note stands lower which has no room beside captions


def wants_width(pen: Pen, chart: ResolvedChart) -> bool:
    """Whether a unit chart has so many marks that it asks for the page's whole width."""
    return sum(_counts(chart)) > pen.design.units.wide


def _counts(chart: ResolvedChart) -> tuple[float, ...]:
    return tuple(float(point.value * chart.scale / chart.mark) for point in points_of(chart))


@dataclass(frozen=True, slots=True)
class Units:
    """A unit chart with a caption: figures and names under their marks, what one mark is at the right."""

    pen: Pen
    id: str
    width: float
    block: ChartBlock
    captioned: bool = True  # false where a title says the figure already
    lowers: bool = False  # captions to the foot of what it is given: no list follows under them
    grows: bool = True

    def height(self, fit: Fit) -> float:
        """The field and its caption."""
        return self._field.raster(fit).height + self._caption_height(self._field.raster(fit))

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """One freeform a kind, then the caption, then what one mark is."""
        raster = self._field.raster(fit)
        raster = self._grown(raster, height - self._caption_height(raster))
        nodes: list[AnyNode] = [
            self._marks(kind, point, x + raster.left(kind), y, raster)
            for kind, point in enumerate(self._points)
        ]
        free = height - raster.height - self._caption_height(raster)
        baseline = y + raster.height + self.pen.design.units.caption
        baseline += max(0.0, min(_LOWER, free)) if self.lowers else 0.0
        if self.captioned and self._stacked:
            for kind in range(len(self._points)):
                nodes += self._caption(kind, x, baseline, self.width)
                baseline += self._caption_pitch(kind)
            baseline -= self.pen.design.units.caption
        elif self.captioned:
            for kind, left in enumerate(self._lefts(raster)):
                nodes += self._caption(kind, x + left, baseline, self._caption_width(self._points[kind]))
        return nodes + self._note(x, baseline, raster)

    @property
    def _points(self) -> tuple[Point, ...]:
        return points_of(self.block.chart)

    @property
    def _field(self) -> Field:
        return Field(self.pen.design.units, _counts(self.block.chart), self.width)

    # --- the marks

    def _grown(self, raster: Raster, height: float) -> Raster:
        """More height sets rows of dots or ticks apart; squares keep their lattice."""
        if raster.rows < 2 or self._field.shape(0) == "square" or height <= raster.height + 1:
            return raster
        pitch = min(raster.pitch_y * _GROWTH, (height - raster.tall) / (raster.rows - 1))
        return replace(raster, pitch_y=max(pitch, raster.pitch_y))

    def _marks(self, kind: int, point: Point, x: float, y: float, raster: Raster) -> Freeform:
        field, outlined = self._field, self._field.outlined(kind)
        line = self.pen.design.outline.width if outlined else 0.0
        color = self.pen.design.colors[Emphasis.ACCENT if outlined else self._emphasis(kind, point)]
        commands = mark_field(
            x + line / 2,
            y + line / 2,
            field.counts[kind],
            raster.per_row[kind],
            raster.pitch_x,
            raster.pitch_y,
            field.shape(kind),
            raster.cell - line,
            raster.tall - line,
        )
        return Freeform(
            id=f"{self.id}/marks-{kind + 1}",
            rect=Rect(x, y, raster.span(kind), raster.height),
            role=Role.CHART,
            alt=self.block.chart.alt if kind == 0 else f"{point.category} {point.figure}",
            commands=commands,
            fill="" if outlined else color,
            stroke=color if outlined else "",
            stroke_width=line,
        )

    def _emphasis(self, kind: int, point: Point) -> Emphasis:
        """The first kind in the accent, the next in the second colour; a lone kind is always the accent."""
        if kind == 0:
            return Emphasis.ACCENT
        plain = point.emphasis in (Emphasis.NEUTRAL, Emphasis.ACCENT)
        return Emphasis.SECOND if plain else point.emphasis

    # --- the caption

    def _caption_height(self, raster: Raster) -> float:
        if not (self.captioned or self._note_text):
            return 0.0
        units = self.pen.design.units
        drop = self._note_drop if self._note_text and self._note_end(raster) is None else 0.0
        if self.captioned and self._stacked:
            return sum(map(self._caption_pitch, range(len(self._points)))) + units.caption_foot + drop
        return units.caption + units.caption_foot + drop

    @property
    def _stacked(self) -> bool:
        """Whether the captions are too long for one line: then each has its own lines."""
        widths = [self._caption_width(point) for point in self._points]
        return sum(widths) + _CAPTION_GAP * (len(widths) - 1) > self.width

    def _caption_pitch(self, kind: int) -> float:
        point = self._points[kind]
        room, label = self._label_room(point, self.width), self.pen.style("figure_label")
        return self.pen.design.units.caption + self.pen.more_lines(self._name(point), label, room)

    def _label_room(self, point: Point, width: float) -> float:
        """The width beside a caption's figure."""
        return width - self.pen.width(point.figure, self._figure_style(point)) - _LABEL_GAP + 0.1

    def _figure_style(self, point: Point) -> TextStyle:
        """The size of a caption's figure: smaller where it would leave its name no room."""
        return self.pen.fitting(point.figure, self.pen.style("figure"), self.width * _FIGURE_SHARE, 8)

    def _name(self, point: Point) -> Text:
        lone = len(self._points) == 1 and self.block.takeaway
        return self.block.takeaway if lone else words(point.category)

    def _caption_width(self, point: Point) -> float:
        figure = self.pen.width(point.figure, self._figure_style(point))
        return figure + _LABEL_GAP + self.pen.width(self._name(point), self.pen.style("figure_label"))

    def _lefts(self, raster: Raster) -> list[float]:
        """Where the captions begin: under their marks, moved where they would meet or leave the width."""
        widths = [self._caption_width(point) for point in self._points]
        lefts: list[float] = []
        end = 0.0
        for kind, width in enumerate(widths):
            lefts.append(max(end, raster.left(kind)))
            end = lefts[-1] + width + _CAPTION_GAP
        limit = self.width
        for kind in range(len(widths) - 1, -1, -1):
            lefts[kind] = max(0.0, min(lefts[kind], limit - widths[kind]))
            limit = lefts[kind] - _CAPTION_GAP
        return lefts

    def _caption(self, kind: int, x: float, baseline: float, width: float) -> list[AnyNode]:
        pen, at, point = self.pen, f"{self.id}/caption-{kind + 1}", self._points[kind]
        figure, label, name = self._figure_style(point), pen.style("figure_label"), self._name(point)
        room = self._label_room(point, width)
        left = x + width - room
        return [
            pen.phrase(f"{at}/figure", point.figure, figure, x, baseline, Role.FIGURE),
            pen.text(f"{at}/label", name, label, left, baseline, room, Role.LABEL),
        ]

    # --- what one mark is

    @property
    def _note_text(self) -> Text:
        chart, field = self.block.chart, self._field
        if not chart.mark_units:
            return words(chart.note) if chart.note else ()
        shapes: list[MarkShape] = [field.shape(kind) for kind in range(len(field.counts))]
        return words(mark_note(chart.mark_units, shapes, self.pen.setter.language))

    @property
    def _note_width(self) -> float:
        return self.pen.width(self._note_text, self.pen.style("note_right")) + 0.05

    @property
    def _note_drop(self) -> float:
        return _NOTE_DROP * self.pen.style("figure").size

    def _note_end(self, raster: Raster) -> float | None:
        """The right end of a free place on the caption's line, the rightmost; None where there is none."""
        if not self.captioned:
            return self.width
        if self._stacked:
            return None
        starts = self._lefts(raster)
        ends = [left + self._caption_width(point) for left, point in zip(starts, self._points, strict=True)]
        limits = [*(start - _CAPTION_GAP for start in starts[1:]), self.width]
        places = zip(ends, limits, strict=True)
        free = [limit for end, limit in places if limit - end - _CAPTION_GAP >= self._note_width]
        first = raster.left(0) + raster.span(0)
        return (
            min(free[-1], first)
            if len(starts) == 2 and free and free[-1] < self.width
            else (free or [None])[-1]
        )

    def _note(self, x: float, baseline: float, raster: Raster) -> list[AnyNode]:
        if not self._note_text:
            return []
        end = self._note_end(raster)
        low = baseline + (self._note_drop if end is None else 0.0)
        left = x + (self.width if end is None else end) - self._note_width
        style = self.pen.style("note_right")
        return [
            self.pen.text(f"{self.id}/note", self._note_text, style, left, low, self._note_width, Role.NOTE)
        ]
