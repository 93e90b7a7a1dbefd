"""Stage layout: small forms of the fact sheet: before over after, cells of amounts."""

from dataclasses import dataclass
from math import ceil

from factdeck.base.units import mm
from factdeck.chart.model import Emphasis, Point, ResolvedChart
from factdeck.document.blocks import Compared, ComparisonBlock
from factdeck.layout.marks import ellipse, mark_field
from factdeck.layout.sheet_chart import points_of
from factdeck.layout.sheet_named import Named
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.layout.sheet_ranks import marks
from factdeck.scene.nodes import AnyNode, Freeform
from factdeck.scene.text import Rect, Role

_NOTE = mm(5)  # what a note under the cells takes
_NOTE_DROP = mm(3.4)  # its baseline under them
_DOT = mm(2.6)  # diameter of the ends of two states without a scale
_MOST_BOXES = 60
_WIDEST_BOX = 1.2  # a box and its gap over its natural height


@dataclass(frozen=True, slots=True)
class Strips:
    """Before over after: one box a unit on one scale, solid bars where units can't be counted."""

    pen: Pen
    id: str
    width: float
    block: ComparisonBlock
    grows: bool = True

    def height(self, fit: Fit) -> float:
        """Two names and two strips."""
        design = self.pen.design.strips
        if not self._longest:
            return self._label(self.block.before) + _DOT + mm(1) + self._after_under
        names = self._label(self.block.before) + self._label(self.block.after)
        return names + 2 * self._strip(fit) + design.between * fit.gap + self._note_height

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Before, then after in the accent."""
        if not self._longest:
            return self._states(x, y)
        design = self.pen.design.strips
        free = max(0.0, height - self.height(fit))
        tall = min(design.height.greatest, self._strip(fit) + free / 2) if self._strip(fit) else 0.0
        left = max(0.0, free - 2 * (tall - self._strip(fit)))
        between = design.between * fit.gap + min(design.apart, left)
        top = y
        nodes = self._side("before", self.block.before, x, y, tall, None, self.block.alt)
        y += self._label(self.block.before) + tall + between
        nodes += self._side("after", self.block.after, x, y, tall, Emphasis.ACCENT, "")
        return nodes + self._note(x, top, y + self._label(self.block.after) + tall + _NOTE_DROP)

    @property
    def _note_height(self) -> float:
        if not self.block.note or self._note_beside:
            return 0.0
        return _NOTE + self.pen.more_lines(self.block.note, self.pen.style("note"), self.width)

    @property
    def _note_width(self) -> float:
        return self.pen.width(self.block.note, self.pen.style("note_right")) + 0.05

    @property
    def _note_beside(self) -> bool:
        """Whether the note has room at the right of the first words."""
        return self._words_width(self.block.before) + mm(4) + self._note_width <= self.width

    def _note(self, x: float, y: float, baseline: float) -> list[AnyNode]:
        """At the right of the first words, else under the strips at `baseline`."""
        if not self.block.note:
            return []
        at, text = f"{self.id}/note", self.block.note
        if not self._note_beside:
            return [self.pen.text(at, text, self.pen.style("note"), x, baseline, self.width, Role.NOTE)]
        left, style = x + self.width - self._note_width, self.pen.style("note_right")
        high = y + self.pen.design.strips.name
        return [self.pen.text(at, text, style, left, high, self._note_width, Role.NOTE)]

    def _states(self, x: float, y: float) -> list[AnyNode]:
        """Two states without a common scale: an open and a solid dot on a line, each under its words."""
        middle, right = y + self._label(self.block.before) + _DOT / 2, x + self.width
        after = min(self.width, self._words_width(self.block.after))
        high = middle + _DOT if self._after_under else y
        nodes = self._words("before", self.block.before, x, y)
        nodes += self._words("after", self.block.after, right - after, high)
        nodes.append(self.pen.rule(f"{self.id}/line", x + _DOT, middle, self.width - 2 * _DOT, "inner"))
        for name, left, emphasis in (("before", x, None), ("after", right - _DOT, Emphasis.ACCENT)):
            rect = Rect(left, middle - _DOT / 2, _DOT, _DOT)
            alt = self.block.alt if emphasis is None else ""
            nodes.append(marks(self.pen, f"{self.id}/{name}/dot", rect, ellipse(rect), emphasis, alt))
        return nodes

    def _named(self, side: Compared) -> Named:
        return Named(self.pen, side.word, side.figure, self.width)

    def _label(self, side: Compared) -> float:
        """The height of a side's words."""
        return self.pen.design.strips.name + self._named(side).more + self.pen.design.strips.under_name

    @property
    def _after_under(self) -> float:
        """The height of the second state's words under the line, where they have no room beside."""
        one, two = self._words_width(self.block.before), self._words_width(self.block.after)
        return 0.0 if one + mm(4) + two <= self.width else self._label(self.block.after)

    def _strip(self, fit: Fit) -> float:
        return self.pen.design.strips.height.at(fit.field) if self._longest else 0.0

    @property
    def _longest(self) -> float:
        return max(self.block.before.amount, self.block.after.amount) if self.block.common_scale else 0.0

    def _side(
        self, name: str, side: Compared, x: float, y: float, tall: float, emphasis: Emphasis | None, alt: str
    ) -> list[AnyNode]:
        boxes = self._boxes(f"{self.id}/{name}", side.amount, x, y + self._label(side), tall, emphasis, alt)
        return [*self._words(name, side, x, y), boxes]

    def _words(self, name: str, side: Compared, x: float, y: float) -> list[AnyNode]:
        baseline = y + self.pen.design.strips.name
        return self._named(side).place(f"{self.id}/{name}", "word", x, baseline)

    def _words_width(self, side: Compared) -> float:
        return self._named(side).natural

    def _boxes(
        self, id: str, amount: float, x: float, y: float, tall: float, emphasis: Emphasis | None, alt: str
    ) -> Freeform:
        gap = self.pen.design.strips.gap
        countable = self.block.countable and self._longest <= _MOST_BOXES
        widest = self.pen.design.strips.height.natural * _WIDEST_BOX
        pitch = min((self.width + gap) / self._longest, widest) if countable else 0.0
        cell = pitch - gap if countable else self.width * amount / self._longest
        line = self.pen.design.outline.width if emphasis is None else 0.0
        count = amount if countable else 1
        commands = mark_field(
            x + line / 2,
            y + line / 2,
            count,
            max(1, ceil(count)),
            pitch,
            0,
            "square",
            cell - line,
            tall - line,
        )
        width = (ceil(count) - 1) * pitch + cell
        return marks(self.pen, f"{id}/strip", Rect(x, y, width, tall), commands, emphasis, alt)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Cells of amounts of very different size: a name and figure over a row of cells, one scale for all."""

    pen: Pen
    id: str
    width: float
    chart: ResolvedChart
    grows: bool = False

    def height(self, fit: Fit) -> float:
        """Every amount's name and rows of cells."""
        rows = sum(self._row(point, fit) for point in points_of(self.chart))
        return rows - self.pen.design.strips.between * fit.gap + (_NOTE if self.chart.note else 0.0)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Amounts from the top."""
        del height
        nodes: list[AnyNode] = []
        for index, point in enumerate(points_of(self.chart), 1):
            nodes += self._amount(f"{self.id}/amount-{index}", point, x, y, fit)
            y += self._row(point, fit)
        if self.chart.note:
            low, style = y - self.pen.design.strips.between * fit.gap + _NOTE_DROP, self.pen.style("note")
            text = words(self.chart.note)
            nodes.append(self.pen.text(f"{self.id}/note", text, style, x, low, self.width, Role.NOTE))
        return nodes

    def _pitch(self, fit: Fit) -> float:
        return self.pen.design.units.square_pitch.at(fit.field)

    @property
    def _per_row(self) -> int:
        return max(1, int(self.width / self.pen.design.units.square_pitch.natural / 10) * 10)

    def _count(self, point: Point) -> float:
        return float(point.value * self.chart.scale / self.chart.mark)

    def _row(self, point: Point, fit: Fit) -> float:
        strips = self.pen.design.strips
        rows = max(1, ceil(self._count(point) / self._per_row))
        names = strips.name + self._named(point).more + strips.under_name
        return names + rows * self._pitch(fit) + strips.between * fit.gap

    def _named(self, point: Point) -> Named:
        return Named(self.pen, words(point.category), point.figure, self.width)

    def _amount(self, id: str, point: Point, x: float, y: float, fit: Fit) -> list[AnyNode]:
        strips, named = self.pen.design.strips, self._named(point)
        pitch = min(self._pitch(fit), self.width / self._per_row)
        top, cell = y + strips.name + named.more + strips.under_name, pitch * 0.82
        count = self._count(point)
        commands = mark_field(x, top, count, self._per_row, pitch, pitch, "square", cell)
        rect = Rect(
            x, top, min(ceil(count), self._per_row) * pitch, max(1, ceil(count / self._per_row)) * pitch
        )
        cells = marks(
            self.pen, f"{id}/cells", rect, commands, point.emphasis, f"{point.category} {point.figure}"
        )
        return [*named.place(id, "name", x, y + strips.name), cells]
