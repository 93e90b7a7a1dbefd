"""Stage layout: heads of pages with a rail: logo, organisation and date in the rail, the title beside it."""

from dataclasses import dataclass, replace

from factdeck.base.units import mm
from factdeck.document.blocks import Sheet, Text, plain
from factdeck.layout.sheet_margins import band_width
from factdeck.layout.sheet_masthead import logo, title_style
from factdeck.layout.sheet_notes import SOURCES, top_note
from factdeck.layout.sheet_pen import Pen, words
from factdeck.layout.sheet_rules import section_rule
from factdeck.scene.nodes import AnyNode, Box
from factdeck.scene.text import Rect, Role
from factdeck.theme.sheet_forms import RailDesign

_UNDER_LOGO = mm(1.5)
_LOWER = 2  # lines that words beside a logo may reach below it


def content_left(pen: Pen, rail: RailDesign) -> float:
    """Where the wide part begins, from the page's left edge."""
    return pen.design.page.left + rail.width + pen.design.page.gutter


def content_width(pen: Pen, rail: RailDesign) -> float:
    """The width of the part beside the rail."""
    return band_width(pen) - rail.width - pen.design.page.gutter


@dataclass(frozen=True, slots=True)
class RailMasthead:
    """The first page's head. In the rail, line by line: kicker, organisation, period, sources."""

    pen: Pen
    sheet: Sheet
    rail: RailDesign

    @property
    def bottom(self) -> float:
        """The rule under title and rail."""
        return max(self._rail_end, self._title_end) + self.pen.design.masthead.foot

    def place(self) -> list[AnyNode]:
        """Bars, logo, the rail's words, title, standfirst, rule."""
        pen, page = self.pen, self.pen.design.page
        left, room = content_left(pen, self.rail), content_width(pen, self.rail)
        nodes = [*rail_bars(pen, self.rail), *logo(pen, self.sheet, page.left), *self._place_lines()]
        style, first = title_style(pen, self.sheet, room), page.top + pen.design.masthead.title
        nodes.append(pen.text("sheet/title", self.sheet.title, style, left, first, room, Role.TITLE))
        if self.sheet.standfirst:
            low, look = self._title_last + pen.design.masthead.standfirst, pen.style("standfirst")
            text = self.sheet.standfirst
            nodes.append(pen.text("sheet/standfirst", text, look, left, low, room, Role.BODY))
        return nodes + section_rule(pen, "sheet/masthead-rule", page.left, self.bottom, band_width(pen))

    # --- the rail

    @property
    def _has_logo(self) -> bool:
        return bool(self.sheet.pictures.get("logo"))

    @property
    def _indent(self) -> float:
        """The words stand beside the logo, or under it where they would be higher than it is."""
        beside = self.rail.text_left if self._has_logo else 0.0
        return beside if self._tall(beside) <= self.pen.design.masthead.logo + _LOWER * self.rail.row else 0.0

    @property
    def _first(self) -> float:
        """From the page's top margin to the baseline of the first of the words."""
        design = self.pen.design.masthead
        under = self._has_logo and not self._indent
        return design.kicker + (design.logo + _UNDER_LOGO if under else 0.0)

    def _tall(self, indent: float) -> float:
        """The height of all the words, that far from the rail's left."""
        return sum(self._line_height(text, style, indent) for _, text, style, _ in self._lines)

    @property
    def _lines(self) -> list[tuple[str, Text, str, Role]]:
        """Name, words, style and role of the rail's lines."""
        sheet, organization = self.sheet, words(self.sheet.organization)
        said = self.sheet.organization in plain(sheet.kicker)
        lines = [("kicker", sheet.kicker, "kicker", Role.LABEL)]
        lines += [] if said else [("organization", organization, "source_head", Role.LABEL)]
        parts = [span for span in sheet.period if span.text.strip()]
        lines += [(f"period-{n}", (part,), "period", Role.NOTE) for n, part in enumerate(parts, 1)]
        lines.append(("source", top_note(self.pen, sheet), "note", Role.SOURCE))
        return [line for line in lines if plain(line[1])]

    def _line_height(self, text: Text, style: str, indent: float) -> float:
        room = self.rail.width - indent
        return self.rail.row + self.pen.more_lines(text, self.pen.style(style), room)

    @property
    def _rail_end(self) -> float:
        design, top = self.pen.design.masthead, self.pen.design.page.top
        end = top + self._first + self._tall(self._indent) - self.rail.row
        return max(end, top + design.logo_top + design.logo) if self._indent else end

    def _place_lines(self) -> list[AnyNode]:
        pen, page = self.pen, self.pen.design.page
        nodes: list[AnyNode] = []
        indent = self._indent
        baseline, room = page.top + self._first, self.rail.width - indent
        for name, text, style, role in self._lines:
            at, x = f"sheet/{name}", page.left + indent
            frame = pen.text(at, text, pen.style(style), x, baseline, room, role)
            nodes.append(replace(frame, link=f"#{SOURCES}") if role is Role.SOURCE else frame)
            baseline += self._line_height(text, style, indent)
        return nodes

    # --- the title

    @property
    def _title_last(self) -> float:
        room = content_width(self.pen, self.rail)
        more = self.pen.more_lines(self.sheet.title, title_style(self.pen, self.sheet, room), room)
        return self.pen.design.page.top + self.pen.design.masthead.title + more

    @property
    def _title_end(self) -> float:
        if not self.sheet.standfirst:
            return self._title_last
        style, room = self.pen.style("standfirst"), content_width(self.pen, self.rail)
        more = self.pen.more_lines(self.sheet.standfirst, style, room)
        return self._title_last + self.pen.design.masthead.standfirst + more


@dataclass(frozen=True, slots=True)
class RailRunningHead:
    """The head of every page but the first: organisation in the rail, the sheet's title beside it."""

    pen: Pen
    sheet: Sheet
    rail: RailDesign

    @property
    def bottom(self) -> float:
        """Its rule; lower where the rail's words take several lines."""
        more = self.pen.more_lines(self._said, self.pen.style("source_head"), self.rail.width)
        return self.pen.design.page.top + self.pen.design.masthead.running_rule + more

    def place(self) -> list[AnyNode]:
        """Bars, organisation, title, rule."""
        pen, page, rail = self.pen, self.pen.design.page, self.rail
        baseline, look = page.top + pen.design.masthead.running, pen.style("source_head")
        nodes = rail_bars(pen, rail)
        if self._said:
            at = "sheet/running/kicker"
            nodes.append(pen.text(at, self._said, look, page.left, baseline, rail.width, Role.LABEL))
        title, style, room = self.sheet.title, pen.style("running"), content_width(pen, rail)
        if pen.height(title, style, room) <= style.size * style.leading * 1.5:  # half a title says else
            at, left = "sheet/running/period", content_left(pen, rail)
            nodes.append(pen.text(at, title, style, left, baseline, room, Role.NOTE))
        return nodes + section_rule(pen, "sheet/running-rule", page.left, self.bottom, band_width(pen))

    @property
    def _said(self) -> Text:
        return words(self.sheet.organization) if self.sheet.organization else self.sheet.kicker


def rail_bars(pen: Pen, rail: RailDesign) -> list[AnyNode]:
    """The thick bar over the rail and the thin line over the rest of the page."""
    page, design, left = pen.design.page, pen.design.masthead, pen.design.page.left + rail.width
    end = page.width - page.right
    return [
        Box(id="sheet/bar", rect=Rect(page.left, page.top, rail.width, design.bar), fill=design.bar_color),
        Box(id="sheet/bar-line", rect=Rect(left, page.top, end - left, design.line), fill=design.bar_color),
    ]
