"""Layout stage: the first page's head: logo, kicker and period, title, standfirst."""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.document.blocks import Sheet, Text, plain
from factdeck.layout.sheet_margins import band_width, head_line, kicker_text
from factdeck.layout.sheet_notes import NOTE_GAP, SOURCES, top_note
from factdeck.layout.sheet_pen import Pen
from factdeck.scene.nodes import AnyNode, Box, Picture
from factdeck.scene.text import Rect, Role
from factdeck.theme.theme import TextStyle


@dataclass(frozen=True, slots=True)
class Masthead:
    """The first page's head: bars, logo where one is given, kicker and period, title, standfirst, rule."""

    pen: Pen
    sheet: Sheet
    under: float = 0.0  # room under its rule, where what follows has none over it

    @property
    def bottom(self) -> float:
        """Where the masthead ends, from the page's top edge."""
        return self._rule + self.under

    @property
    def _rule(self) -> float:
        return self._last_baseline + self.pen.design.masthead.foot

    def place(self) -> list[AnyNode]:
        """Its nodes, in reading order."""
        pen, page, design = self.pen, self.pen.design.page, self.pen.design.masthead
        nodes = [*bars(pen), *logo(pen, self.sheet, page.left), *self._kicker_line()]
        title = title_style(pen, self.sheet, self._room)
        nodes.append(
            pen.text(
                "sheet/title",
                self.sheet.title,
                title,
                self._left,
                page.top + design.title,
                self._room,
                Role.TITLE,
            )
        )
        if self.sheet.standfirst:
            first = self._title_last + design.standfirst
            style = pen.style("standfirst")
            nodes.append(
                pen.text(
                    "sheet/standfirst", self.sheet.standfirst, style, self._left, first, self._room, Role.BODY
                )
            )
        nodes.append(pen.rule("sheet/masthead-rule", page.left, self._rule, band_width(pen), "masthead"))
        return nodes

    @property
    def _left(self) -> float:
        logo = self.sheet.pictures.get("logo")
        return self.pen.design.page.left + (self.pen.design.masthead.text_left if logo else 0.0)

    @property
    def _room(self) -> float:
        return self.pen.design.page.width - self.pen.design.page.right - self._left

    @property
    def _title_last(self) -> float:
        page, style = self.pen.design.page, title_style(self.pen, self.sheet, self._room)
        more = self.pen.more_lines(self.sheet.title, style, self._room)
        return page.top + self.pen.design.masthead.title + more

    @property
    def _last_baseline(self) -> float:
        design, page = self.pen.design.masthead, self.pen.design.page
        last = self._title_last
        if self.sheet.standfirst:
            style = self.pen.style("standfirst")
            last += design.standfirst + self.pen.more_lines(self.sheet.standfirst, style, self._room)
        logo_end = page.top + design.logo_top + design.logo - mm(0.5)
        return max(last, logo_end) if self.sheet.pictures.get("logo") else last

    def _kicker_line(self) -> list[AnyNode]:
        """Kicker, period, and where they have room the sources of what stands over the sections."""
        pen, baseline = self.pen, self.pen.design.page.top + self.pen.design.masthead.kicker
        at, end = self._left, self._left + self._room
        left = end - self._note_width
        over = left - NOTE_GAP if self.names_sources else end
        nodes = head_line(
            pen, "sheet", kicker_text(self.sheet), self.sheet.period, "period", at, over, baseline
        )
        if self.names_sources:
            note = pen.phrase("sheet/source", self._note, pen.style("note"), left, baseline, Role.SOURCE)
            nodes.append(replace(note, link=f"#{SOURCES}"))
        return nodes

    @property
    def names_sources(self) -> bool:
        """Whether the sources of what stands over the sections have room on the kicker's line."""
        pen = self.pen
        kicker, period = kicker_text(self.sheet), self.sheet.period
        taken = pen.width(kicker, pen.style("kicker")) + pen.width(period, pen.style("period"))
        return bool(self._note) and taken + 2 * NOTE_GAP + self._note_width <= self._room

    @property
    def _note(self) -> Text:
        return top_note(self.pen, self.sheet)

    @property
    def _note_width(self) -> float:
        return self.pen.width(self._note, self.pen.style("note")) + 0.05


@dataclass(frozen=True, slots=True)
class RunningHead:
    """The head of every page but the first: bars, kicker, the sheet's title, rule."""

    pen: Pen
    sheet: Sheet
    under: float = 0.0  # room under its rule, where what follows has none over it

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self._rule + self.under

    @property
    def _rule(self) -> float:
        return self.pen.design.page.top + self.pen.design.masthead.running_rule

    def place(self) -> list[AnyNode]:
        """Its nodes."""
        pen, page, design = self.pen, self.pen.design.page, self.pen.design.masthead
        baseline, kicker = page.top + design.running, kicker_text(self.sheet)
        title, end = self.sheet.title, page.width - page.right
        taken = pen.width(kicker, pen.style("kicker")) + pen.width(title, pen.style("running"))
        if taken > band_width(pen) - mm(6):
            title = ()  # it stands on page one; half a title would say something else
        return [
            *bars(pen),
            *head_line(pen, "sheet/running", kicker, title, "running", page.left, end, baseline),
            pen.rule("sheet/running-rule", page.left, self._rule, band_width(pen), "masthead"),
        ]


def bars(pen: Pen) -> list[AnyNode]:
    """The thick and the thin bar over every page."""
    page, design = pen.design.page, pen.design.masthead
    if not design.bar:
        return []
    width, thick, thin = band_width(pen), page.top, page.top + design.bar + design.line_gap
    if design.thin_first:
        thick, thin = page.top + design.line + design.line_gap, page.top
    return [
        Box(id="sheet/bar", rect=Rect(page.left, thick, width, design.bar), fill=design.bar_color),
        Box(id="sheet/bar-line", rect=Rect(page.left, thin, width, design.line), fill=design.bar_color),
    ]


def title_style(pen: Pen, sheet: Sheet, room: float) -> TextStyle:
    """The largest step at which the title stands on one line; else the smallest, on several."""
    style = pen.design.styles["title"]
    for size in style.steps or (style.size,):
        style = replace(style, size=size, steps=())
        if pen.width(sheet.title, style) <= room:
            break
    return style


def logo(pen: Pen, sheet: Sheet, x: float) -> list[AnyNode]:
    """The logo in the masthead's square at `x`, where one is given."""
    path = sheet.pictures.get("logo")
    if not path:
        return []
    page, design = pen.design.page, pen.design.masthead
    rect = Rect(x, page.top + design.logo_top, design.logo, design.logo)
    rect = contained(rect, sheet.picture_sizes.get("logo"))
    alt = sheet.organization or plain(sheet.title)
    return [Picture(id="sheet/logo", rect=rect, role=Role.PICTURE, alt=alt, path=path)]


def contained(rect: Rect, size: tuple[int, int] | None) -> Rect:
    """The largest rectangle of a picture's proportions inside `rect`, at its left, in its middle."""
    if not size or not all(size):
        return rect
    scale = min(rect.w / size[0], rect.h / size[1])
    w, h = size[0] * scale, size[1] * scale
    return Rect(rect.x, rect.y + (rect.h - h) / 2, w, h)
