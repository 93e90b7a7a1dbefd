"""Stage layout: small forms of the fact sheet: rank strips, one in n as people."""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.chart.model import Emphasis, Point, ResolvedChart
from factdeck.document.blocks import ChartBlock, Span, Text
from factdeck.layout.marks import PERSON_RATIO, mark_field
from factdeck.layout.sheet_chart import points_of
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode, Box, Freeform
from factdeck.scene.paths import PathCommand
from factdeck.scene.text import Rect, Role

_PERSON_SHARE = 0.75  # of the pitch that a person fills at most
_NOTE_GAP = mm(3.8)  # people to their note
_NOTE_ROOM = mm(24)  # width of the note
_CROWDED = 0.75  # of their width: people nearer to each other look like a fence
_NOTE_LINES = 2  # of a note beside people
_NOTE_UNDER = mm(0.8)  # people to a note under them
_NUMBERED = mm(3)  # a box as wide as this carries its number
_LEAST = 8.0  # points
_EDGE = mm(0.25)
_BESIDE = mm(1.2)  # a strip to its number
_CLEAR = mm(3)  # a name to its strip
_MIDDLE = 0.36  # baseline under the middle of a line, in em


def marks(
    pen: Pen, id: str, rect: Rect, commands: tuple[PathCommand, ...], emphasis: Emphasis | None, alt: str
) -> Freeform:
    """A freeform of marks, filled in the colour of `emphasis`, or outlined where there is none."""
    line = pen.design.outline
    return Freeform(
        id=id,
        rect=rect,
        role=Role.CHART if alt else Role.DECORATION,
        alt=alt,
        commands=commands,
        fill=pen.design.colors[emphasis] if emphasis else "",
        stroke="" if emphasis else line.color,
        stroke_width=0.0 if emphasis else line.width,
    )


@dataclass(frozen=True, slots=True)
class Ranks:
    """Rank strips: as many boxes as the place counts, the last one filled and numbered."""

    pen: Pen
    id: str
    width: float
    chart: ResolvedChart
    grows: bool = False

    def height(self, fit: Fit) -> float:
        """A pitch a strip."""
        return self._row_pitch(fit) * len(points_of(self.chart))

    def _row_pitch(self, fit: Fit) -> float:
        """A strip with the room under it; a name of several lines makes all rows higher."""
        style, room = self.pen.style("bar_label"), self._names() - _CLEAR
        more = max(self.pen.more_lines(words(point.category), style, room) for point in points_of(self.chart))
        return self.pen.design.units.rank_pitch.at(fit.field) + more

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """Name, strip, number, one row a rank."""
        del height
        pitch, nodes = self._row_pitch(fit), list[AnyNode]()
        for index, point in enumerate(points_of(self.chart)):
            nodes += self._row(index, point, x, y + index * pitch)
        return nodes

    def _names(self) -> float:
        style = self.pen.style("bar_label")
        widest = max(self.pen.width(words(point.category), style) for point in points_of(self.chart))
        return min(max(mm(13), widest + _CLEAR), self.width / 2)

    def _pitch(self) -> float:
        """Box and gap, the same for all strips; narrower where a strip has many places."""
        design, most = self.pen.design.units, max(int(point.value) for point in points_of(self.chart))
        widest = design.rank + design.rank_gap
        pitch = min(widest, (self.width - self._names() + design.rank_gap) / most)
        if pitch - design.rank_gap >= self._numbered:
            return pitch
        figures = (self.pen.width(point.figure, self.pen.style("value")) for point in points_of(self.chart))
        return min(self._numbered, (self.width - self._names() - _BESIDE - max(figures)) / most)

    @property
    def _numbered(self) -> float:
        """A box as wide as this carries its number at a size that can be read."""
        style = replace(self.pen.style("rank"), size=_LEAST)
        places = (words(str(int(point.value))) for point in points_of(self.chart))
        return max(_NUMBERED, *(self.pen.width(place, style) + 0.1 for place in places), 0.0)

    def _row(self, index: int, point: Point, x: float, y: float) -> list[AnyNode]:
        """Name, boxes, place; the place's number in its box, or beside it where boxes are small."""
        pen, at, pitch = self.pen, f"{self.id}/rank-{index + 1}", self._pitch()
        tall, gap = pen.design.units.rank, min(pen.design.units.rank_gap, pitch * 0.3)
        style, left = pen.style("bar_label"), x + self._names()
        middle = y + tall / 2 + style.size * _MIDDLE
        places = int(point.value)
        boxes = mark_field(left, y, places - 1, places, pitch, 0, "square", pitch - gap, tall)
        last = Rect(left + (places - 1) * pitch, y, pitch - gap, tall)
        name, room = words(point.category), self._names() - _CLEAR
        nodes: list[AnyNode] = [pen.text(f"{at}/name", name, style, x, middle, room, Role.LABEL)]
        strip = Rect(left, y, last.right - left, tall)
        look = marks(pen, f"{at}/strip", strip, boxes, None, f"{point.category} {point.figure}")
        nodes.append(replace(look, stroke=pen.design.rules["inner"].color))
        nodes.append(Box(id=f"{at}/place", rect=last, fill=pen.design.colors[Emphasis.ACCENT]))
        return [*nodes, self._number(at, point, last, middle)]

    def _number(self, at: str, point: Point, last: Rect, baseline: float) -> AnyNode:
        if last.w < self._numbered:
            value, right = self.pen.style("value"), last.right + _BESIDE
            return self.pen.phrase(f"{at}/number", point.figure, value, right, baseline, Role.FIGURE)
        number = (Span(str(int(point.value)), point.figure.fact),)
        room = last.inset(-_EDGE, 0.0)  # digits have air of their own at both sides
        small = self.pen.fitting(number, self.pen.style("rank"), room.w, _LEAST)
        return self.pen.centered(f"{at}/number", number, small, room, Role.FIGURE)


@dataclass(frozen=True, slots=True)
class People:
    """One in n as people: the share filled, the others in outline, a note beside."""

    pen: Pen
    id: str
    width: float
    block: ChartBlock
    grows: bool = False

    def height(self, fit: Fit) -> float:
        """A person's height, and the note's where it is too long to stand beside."""
        del fit
        below = self._below(self._ends)
        return self.pen.design.hero.person + (_NOTE_UNDER + self._note_height if below else 0.0)

    def place(self, x: float, y: float, height: float, fit: Fit) -> list[AnyNode]:
        """The people, then what they mean."""
        del height, fit
        tall, pitch, line = self.pen.design.hero.person, self._pitch, self.pen.design.outline.width
        every, chosen = self._counts()
        cell = min(tall / PERSON_RATIO, pitch * _PERSON_SHARE)
        rect = Rect(x, y, (every - 1) * pitch + cell, tall)
        filled = mark_field(x, y, chosen, every, pitch, 0, "person", cell, tall)
        left, inner = x + chosen * pitch + line / 2, (cell - line, tall - line)
        rest = mark_field(left, y + line / 2, every - chosen, every, pitch, 0, "person", *inner)
        share = Rect(x, y, (chosen - 1) * pitch + cell, tall)
        alt = self.block.chart.alt
        nodes: list[AnyNode] = [marks(self.pen, f"{self.id}/share", share, filled, Emphasis.ACCENT, alt)]
        if rest:
            others = Rect(left, y, rect.right - left, tall)
            nodes.append(marks(self.pen, f"{self.id}/others", others, rest, None, ""))
        return nodes + self._note(rect)

    @property
    def _pitch(self) -> float:
        """The natural pitch, or less where many people and their note share a narrow cell."""
        every, _ = self._counts()
        room = self.width - (_NOTE_ROOM if self._text else 0.0)
        if room / every < self.pen.design.hero.person / PERSON_RATIO * _CROWDED:
            room = self.width  # the note stands under them
        return min(self.pen.design.hero.person_pitch, room / every)

    @property
    def _text(self) -> Text:
        if self.block.takeaway:
            return self.block.takeaway
        chart = self.block.chart
        note = chart.note or chart.title
        return (Span(note, calculated=points_of(chart)[0].figure.calculated),) if note else ()

    def _counts(self) -> tuple[int, int]:
        """How many people, and how many of them are filled."""
        points = points_of(self.block.chart)
        chosen = max(
            1, int(next((p.value for p in points if p.emphasis is Emphasis.ACCENT), points[0].value))
        )
        every = (
            int(sum(point.value for point in points)) if len(points) > 1 else int(self.block.chart.maximum)
        )
        return max(every, chosen), chosen

    @property
    def _ends(self) -> float:
        """Where the last person ends."""
        every, pitch = self._counts()[0], self._pitch
        return (every - 1) * pitch + min(self.pen.design.hero.person / PERSON_RATIO, pitch * _PERSON_SHARE)

    @property
    def _note_height(self) -> float:
        return self.pen.height(self._text, self.pen.style("note"), self.width)

    def _below(self, end: float) -> bool:
        """Whether the note has more lines than stand beside people that end at `end`."""
        room = self.width - end - _NOTE_GAP
        if not self._text:
            return False
        return room <= 0 or self.pen.lines(self._text, self.pen.style("note"), room) > _NOTE_LINES

    def _note(self, rect: Rect) -> list[AnyNode]:
        """What the people mean, beside them in two lines where it fits, else under them."""
        text, style = self._text, self.pen.style("note")
        if not text:
            return []
        if self._below(rect.w):
            low = rect.bottom + _NOTE_UNDER + style.size
            return [self.pen.text(f"{self.id}/note", text, style, rect.x, low, self.width, Role.NOTE)]
        left = rect.right + _NOTE_GAP
        room = self.width - (left - rect.x)
        width = min(_NOTE_ROOM, room)
        while self.pen.lines(text, style, width) > 2 and width < room:
            width = min(room, width + _NOTE_GAP)
        more = self.pen.more_lines(text, style, width)
        baseline = rect.y + (rect.h - more) / 2 + style.size * _MIDDLE
        return [self.pen.text(f"{self.id}/note", text, style, left, baseline, width, Role.NOTE)]
