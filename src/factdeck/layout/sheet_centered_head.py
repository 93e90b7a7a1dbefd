"""Stage layout: heads of pages in columns: a centred title between double rules, logo and date as ears."""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.document.blocks import Sheet, Span, Text, plain
from factdeck.layout.sheet_margins import band_width, kicker_text
from factdeck.layout.sheet_masthead import bars, contained, title_style
from factdeck.layout.sheet_notes import SOURCES, top_note
from factdeck.layout.sheet_pen import Pen
from factdeck.scene.nodes import AnyNode, Box, Picture, TextFrame
from factdeck.scene.text import Rect, Role
from factdeck.theme.sheet_forms import ColumnsDesign
from factdeck.theme.theme import TextStyle

_EAR_GAP = mm(2.8)  # an ear to the title
_INSIDE = mm(1)  # an ear's outline to its words
_WIDER = mm(2)  # the steps in which an ear is made wider for its words
_WIDEST = 1.5  # of its width
_TALLER = 1.25  # of its height: what words may take before it is made wider


@dataclass(frozen=True, slots=True)
class CenteredMasthead:
    """The first page's head: kicker, title and standfirst in the middle, an ear at each side."""

    pen: Pen
    sheet: Sheet
    newspaper: ColumnsDesign

    @property
    def bottom(self) -> float:
        """Where the lower double rule ends."""
        return self._words_end + self.pen.design.masthead.foot + self._bars_height

    def place(self) -> list[AnyNode]:
        """Double rule, ears, kicker, title, standfirst, double rule."""
        pen, page = self.pen, self.pen.design.page
        nodes = [*bars(pen), *self._logo()]
        nodes += self._line("kicker", kicker_text(self.sheet), self._kicker_baseline, "kicker", Role.LABEL)
        title, left, room = self._title_style, page.left + self._side, self._room
        first = self._title_last - self._title_more
        nodes.append(pen.text("sheet/title", self.sheet.title, title, left, first, room, Role.TITLE))
        low = self._title_last + pen.design.masthead.standfirst
        nodes += self._line("standfirst", self.sheet.standfirst, low, "standfirst", Role.BODY)
        low = self._standfirst_last + pen.design.masthead.standfirst
        note = self._line("source", top_note(pen, self.sheet), low, "note_center", Role.SOURCE)
        return [*nodes, *(_linked(node) for node in note), *self._date(), *self._lower_bars()]

    # --- the middle

    @property
    def _side(self) -> float:
        """What an ear takes at each side, so that the title stands in the middle of the page."""
        has_ear = bool(self.sheet.period) or bool(self.sheet.pictures.get("logo"))
        return self._ear_width + _EAR_GAP if has_ear else 0.0

    @property
    def _room(self) -> float:
        return band_width(self.pen) - 2 * self._side

    @property
    def _title_style(self) -> TextStyle:
        return title_style(self.pen, self.sheet, self._room)

    @property
    def _kicker_baseline(self) -> float:
        return self.pen.design.page.top + self.pen.design.masthead.kicker + self._lowered

    @property
    def _kicker_more(self) -> float:
        """What a kicker of several lines takes beyond its first."""
        text = kicker_text(self.sheet)
        return self.pen.more_lines(text, self.pen.style("kicker"), self._room) if plain(text) else 0.0

    @property
    def _lowered(self) -> float:
        """How much lower the words stand, in the middle of ears that are higher than they are."""
        return max(0.0, self._ears_end - self._words_last) / 2 if self._side else 0.0

    @property
    def _title_more(self) -> float:
        return self.pen.more_lines(self.sheet.title, self._title_style, self._room)

    @property
    def _title_last(self) -> float:
        """The title's last baseline."""
        return self._title_hung + self._lowered

    @property
    def _title_hung(self) -> float:
        """The title's last baseline where words hang from the rule; without a kicker it stands higher."""
        design = self.pen.design.masthead
        drop = (
            design.title if kicker_text(self.sheet) else design.kicker + (design.title - design.kicker) * 0.7
        )
        return self.pen.design.page.top + drop + self._kicker_more + self._title_more

    @property
    def _standfirst_last(self) -> float:
        return self._title_last + self._standfirst_more

    @property
    def _standfirst_more(self) -> float:
        """The title's last baseline to the standfirst's; 0 without one."""
        if not self.sheet.standfirst:
            return 0.0
        more = self.pen.more_lines(self.sheet.standfirst, self.pen.style("standfirst"), self._room)
        return self.pen.design.masthead.standfirst + more

    @property
    def _words_last(self) -> float:
        """The last baseline of words that hang from the rule."""
        note = self.pen.design.masthead.standfirst if top_note(self.pen, self.sheet) else 0.0
        return self._title_hung + self._standfirst_more + note

    @property
    def _ears_end(self) -> float:
        """How far down the ears ask the words to reach."""
        top = self.pen.design.page.top + self.newspaper.ear_top
        return top + self._ear_height - self.pen.design.masthead.foot + mm(4.2)

    @property
    def _words_end(self) -> float:
        return max(self._words_last, self._ears_end if self._side else 0.0)

    def _line(self, name: str, text: Text, baseline: float, style: str, role: Role) -> list[AnyNode]:
        if not plain(text):
            return []
        pen, left = self.pen, self.pen.design.page.left + self._side
        return [pen.text(f"sheet/{name}", text, pen.style(style), left, baseline, self._room, role)]

    # --- ears and rules

    @property
    def _ear_width(self) -> float:
        """The design's, or the least wider one at which the date is not much higher than an ear is.

        Where no width is enough, the one at which the date is lowest.
        """
        width, height = (mm(side) for side in self.newspaper.ear)
        steps = range(round(width * (_WIDEST - 1) / _WIDER) + 1)
        talls = {width + step * _WIDER: self._date_height(width + step * _WIDER) for step in steps}
        enough = (wide for wide, tall in talls.items() if tall <= height * _TALLER)
        return next(enough, min(talls, key=lambda wide: talls[wide]))

    def _date_lines(self, width: float) -> Text:
        """The period, a line a statement; one that is too long is broken after its name."""
        style, room = self.pen.style("ear"), width - 2 * _INSIDE
        lines: list[Span] = []
        for span in (span for span in self.sheet.period if span.text.strip()):
            name, colon, said = span.text.partition("：" if "：" in span.text else ": ")
            if said and self.pen.width((span,), style) > room:
                lines += [replace(span, text=name + colon.rstrip()), replace(span, text=said)]
            else:
                lines.append(span)
        return tuple(replace(span, text=f"\n{span.text}") if at else span for at, span in enumerate(lines))

    @property
    def _ear_height(self) -> float:
        """The ears' height; higher where the date needs more lines."""
        return max(mm(self.newspaper.ear[1]), self._date_height(self._ear_width))

    def _date_height(self, width: float) -> float:
        """The height of an ear with the date; 0 without one."""
        lines, style = self._date_lines(width), self.pen.style("ear")
        return self.pen.height(lines, style, width - 2 * _INSIDE) + 3 * _INSIDE if lines else 0.0

    def _ear(self, *, left: bool) -> Rect:
        page, width = self.pen.design.page, self._ear_width
        x = page.left if left else page.width - page.right - width
        return Rect(x, page.top + self.newspaper.ear_top, width, self._ear_height)

    def _logo(self) -> list[AnyNode]:
        path = self.sheet.pictures.get("logo")
        if not path:
            return []
        rect = contained(self._ear(left=True), self.sheet.picture_sizes.get("logo"))
        alt = self.sheet.organization or plain(self.sheet.title)
        return [Picture(id="sheet/logo", rect=rect, role=Role.PICTURE, alt=alt, path=path)]

    def _date(self) -> list[AnyNode]:
        if not (lines := self._date_lines(self._ear_width)):
            return []
        rect, line = self._ear(left=False), self.pen.design.rules["ear"]
        box = Box(id="sheet/ear", rect=rect, stroke=line.color, stroke_width=line.width)
        inner, style = rect.inset(_INSIDE, _INSIDE / 2), self.pen.style("ear")
        return [box, self.pen.centered("sheet/period", lines, style, inner, Role.NOTE)]

    @property
    def _bars_height(self) -> float:
        design = self.pen.design.masthead
        return design.bar + design.line_gap + design.line if self.newspaper.bottom_bar else 0.0

    def _lower_bars(self) -> list[AnyNode]:
        """The double rule again, mirrored."""
        pen, page, design = self.pen, self.pen.design.page, self.pen.design.masthead
        if not self.newspaper.bottom_bar:
            return [pen.rule("sheet/masthead-rule", page.left, self.bottom, band_width(pen), "masthead")]
        width, top = band_width(pen), self.bottom - self._bars_height
        thick, thin = Rect(page.left, top, width, design.bar), self.bottom - design.line
        return [
            Box(id="sheet/masthead-bar", rect=thick, fill=design.bar_color),
            Box(
                id="sheet/masthead-line",
                rect=Rect(page.left, thin, width, design.line),
                fill=design.bar_color,
            ),
        ]


def _linked(node: AnyNode) -> AnyNode:
    return replace(node, link=f"#{SOURCES}") if isinstance(node, TextFrame) else node
