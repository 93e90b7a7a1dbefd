"""Theme stage: titles and page numbers of a design where an organisation's placeholders are, as they look."""

from dataclasses import dataclass

from factdeck.theme.office.canvas import Canvas, Values
from factdeck.theme.office.model import Frame, Holder, OfficeLayout
from factdeck.theme.office.palette import TEXT, legible
from factdeck.theme.office.roles import Seat, Seating, under
from factdeck.theme.office.styles import PLAIN, Styles, smaller, style

_NEAR = 2.0  # points between titles that stand in one place


@dataclass(frozen=True, slots=True)
class Titles:
    """Makes the items of titles, and adds their styles to `styles`."""

    seating: Seating
    canvas: Canvas
    styles: Styles

    def title(self, name: str, seat: Seat) -> list[Values]:
        """The item of a title in the style `name`; where the master has none, at the top of the content."""
        holder = seat.title
        if holder is None:
            return self._made(name, seat.layout)
        self.styles.of_holder(name, holder, self.behind(holder, seat.layout), "serif", lines=3)
        place = self.canvas.at(holder.inner, holder)
        return [{"text": "title", "style": name, **place, "slot": "title"}]

    def _made(self, name: str, layout: OfficeLayout) -> list[Values]:
        """A title that the master has no place for."""
        area, page, scale = self.canvas.area, self.canvas.height, self.canvas.scale
        frame = Frame(area.x, page * 0.03, area.w, max(area.y - page * 0.05, page * 0.09))
        plain, palette = layout.is_plain(frame), self.styles.palette
        ground = layout.behind(frame) if plain else palette["paper"]
        ink = self.styles.color(f"{name}-ink", legible(palette["ink"], (ground,), TEXT, PLAIN))
        size = max(round(28 * self.canvas.type), 16 * scale)
        look = style(size, ink, leading=1.2, anchor="middle", family="serif", bold=True)
        self.styles.made[name] = {**look, "steps": smaller(size, 14 * scale)}
        title: Values = {"text": "title", "style": name, **self.canvas.at(frame), "slot": "title"}
        return [title] if plain else [self.canvas.panel(frame), title]

    def number(self, seat: Seat) -> list[Values]:
        """The page number, where the layout has a place for one."""
        holder = next(iter(seat.layout.of("sldNum")), None)
        if holder is None:
            return []
        name, ground = "page-number", self.behind(holder, seat.layout)
        self.styles.of_holder(name, holder, ground, "sans", lines=1)
        return [{"text": "page", "style": name, **self.canvas.at(holder.inner, holder), "slot": "number"}]

    def behind(self, holder: Holder, layout: OfficeLayout) -> str:
        """What the text of a placeholder stands on."""
        return under(holder, layout, self.seating.master)


def moved(one: Holder | None, other: Holder | None) -> bool:
    """Whether two titles stand, or look, otherwise."""
    if one is None or other is None:
        return one is not other
    near = all(
        abs(getattr(one.frame, side) - getattr(other.frame, side)) < _NEAR for side in ("x", "y", "w", "h")
    )
    return not near or one.look != other.look
