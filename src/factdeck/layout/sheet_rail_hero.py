"""Stage layout: key figures of a sheet with a rail: three or more in the rail, beside them a chart.

A sheet without a chart of its own sets its first figure large beside the rail.
"""

from dataclasses import dataclass, replace

from factdeck.document.blocks import Record, Sheet, Text
from factdeck.layout.sheet_chart import points_of
from factdeck.layout.sheet_hero import Hero, descent, number_style
from factdeck.layout.sheet_lead_bars import LeadBars
from factdeck.layout.sheet_pen import Fit, Pen, words
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Role
from factdeck.theme.sheet_forms import RailDesign

_IN_RAIL = 3  # key figures in the rail beside a large one
_PRESSED = 0.1  # of a row of the rail that a page too full takes from it


@dataclass(frozen=True, slots=True)
class RailHero:
    """Key figures in the rail, the sheet's chart or its first figure beside them."""

    pen: Pen
    sheet: Sheet
    width: float
    rail: RailDesign

    def height(self, fit: Fit) -> float:
        """The higher of rail and chart."""
        if not self.sheet.hero:
            return 0.0
        return max(sum(self._rows(fit)) + self._pad(fit), self._beside(fit))

    def place(self, x: float, y: float, fit: Fit) -> list[AnyNode]:
        """The rail from top to bottom, then what stands beside it."""
        if not self.sheet.hero:
            return []
        tall, left = self.height(fit), x + self.rail.width + self.pen.design.page.gutter
        rail = self._place_rail(x, y, tall - self._pad(fit), fit)
        if self._large:
            return rail + self._large.place(left, y + self._centre(tall, fit), fit)
        return rail + self._place_chart(left, y, tall, fit)

    # --- the rail

    @property
    def _bars(self) -> LeadBars | None:
        chart = self.sheet.chart.chart if self.sheet.chart else None
        if chart is None or len(chart.series) != 1:
            return None
        return LeadBars(self.pen, "sheet/hero/chart", self._room, chart, self.rail)

    @property
    def _room(self) -> float:
        return self.width - self.rail.width - self.pen.design.page.gutter

    @property
    def _tiles(self) -> tuple[Record, ...]:
        """What stands in the rail: what the chart doesn't show, or what follows the large figure."""
        hero = self.sheet.hero
        if not self._bars:
            return hero[1 : 1 + _IN_RAIL]
        shown = {point.fact for point in points_of(self._bars.chart)}
        return tuple(record for record in hero if _fact(record) not in shown) or hero[:_IN_RAIL]

    def _rows(self, fit: Fit) -> list[float]:
        """The rail's rows, each higher by the further lines of its label."""
        style, least = self.pen.style("hero_tile_label", fit), self.pen.design.hero.row
        labels = [record.parts.get("label", ()) for record in self._tiles]
        return [
            least * (1 + _PRESSED * min(0.0, fit.pitch))
            + (self.pen.more_lines(label, style, self.rail.width) if label else 0.0)
            + descent(record)
            for record, label in zip(self._tiles, labels, strict=True)
        ]

    def _pad(self, fit: Fit) -> float:
        return self.rail.between * fit.gap

    def _place_rail(self, x: float, y: float, tall: float, fit: Fit) -> list[AnyNode]:
        pen, width = self.pen, self.rail.width
        style = number_style(pen, self._tiles, "hero_tile", width)
        rows = self._rows(fit)
        more = (tall - sum(rows)) / (len(rows) or 1)
        design, nodes = pen.design.hero, list[AnyNode]()
        for record, row in zip(self._tiles, rows, strict=True):
            at = f"sheet/hero/{record.id}"
            if record is not self._tiles[0]:
                nodes.append(pen.rule(f"{at}/rule", x, y, width, "inner"))
            baseline = y + design.tile_number + more / 2
            y += row + more
            nodes.append(
                pen.text(f"{at}/figure", record.parts["figure"], style, x, baseline, width, Role.FIGURE)
            )
            if label := record.parts.get("label"):
                look = pen.style("hero_tile_label", fit)
                low = baseline + design.tile_label + descent(record)
                nodes.append(pen.text(f"{at}/label", label, look, x, low, width, Role.LABEL))
        return nodes

    # --- beside it

    def _beside(self, fit: Fit) -> float:
        if self._large:
            return self._large.height(fit)
        assert self._bars is not None
        return self._head + self._bars.height(fit)

    @property
    def _head(self) -> float:
        """The height of the chart's title and note."""
        note = self.sheet.chart.takeaway if self.sheet.chart else ()
        shift = 0.0 if note else self.rail.chart_note - self.rail.chart_title
        title = self.pen.more_lines(self._title, self.pen.style("sentence"), self._room)
        more = self.pen.more_lines(note, self.pen.style("note"), self._room) if note else 0.0
        return self.rail.chart + title + more - shift

    @property
    def _title(self) -> Text:
        return words(self.sheet.chart.chart.title if self.sheet.chart else "")

    def _place_chart(self, x: float, y: float, tall: float, fit: Fit) -> list[AnyNode]:
        pen, at, room = self.pen, "sheet/hero/chart", self._room
        bars, style = self._bars, pen.style("sentence")
        assert bars is not None and self.sheet.chart is not None
        first = y + self.rail.chart_title
        nodes: list[AnyNode] = [pen.text(f"{at}/title", self._title, style, x, first, room, Role.HEADING)]
        if note := self.sheet.chart.takeaway:
            low = y + self.rail.chart_note + pen.more_lines(self._title, style, room)
            nodes.append(pen.text(f"{at}/note", note, pen.style("note"), x, low, room, Role.NOTE))
        top = y + self._head
        return nodes + bars.place(x, top, y + tall - top, fit)

    # --- without a chart

    @property
    def _large(self) -> Hero | None:
        """The first figure, large, with what the rail doesn't hold beside it."""
        if self._bars:
            return None
        hero = self.sheet.hero
        shown = (hero[0], *hero[1 + _IN_RAIL :])
        return Hero(self.pen, _only(self.sheet, shown), self._room, equal=False, alone=True)

    def _centre(self, tall: float, fit: Fit) -> float:
        return max(0.0, (tall - self._large.height(fit)) / 2) if self._large else 0.0


def _fact(record: Record) -> str:
    figure = record.parts.get("figure")
    return getattr(figure, "fact", "")


def _only(sheet: Sheet, hero: tuple[Record, ...]) -> Sheet:
    return replace(sheet, hero=hero)
