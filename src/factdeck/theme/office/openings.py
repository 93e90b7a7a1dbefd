"""Theme stage: covers, closings and dividers of a design on an organisation's layouts for them.

The title stands in the layout's title, all other words are paragraphs of its text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from factdeck.theme.office.canvas import Canvas, Values
from factdeck.theme.office.model import Frame
from factdeck.theme.office.palette import TEXT, legible
from factdeck.theme.office.roles import Seat
from factdeck.theme.office.styles import Styles, smaller, style
from factdeck.theme.office.titles import Titles

_BAND: Final = tuple((f"band.{n}.label", f"band.{n}.text") for n in (1, 2, 3))
_FIGURES: Final = tuple((f"band.{n}.figure", f"band.{n}.label") for n in (1, 2, 3))
OPENINGS: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "cover": (("kicker",), ("organization",), *_BAND),
    "closing": (("line",), *_FIGURES, ("organization",)),
    "section": (("kicker",), ("line",)),
}
"""What each says beside its title: a paragraph each of what the parts of the document are called."""


@dataclass(frozen=True, slots=True)
class Openings:
    """Makes the components of openings, and adds their styles to those of the titles."""

    titles: Titles

    @property
    def _canvas(self) -> Canvas:
        return self.titles.canvas

    @property
    def _styles(self) -> Styles:
        return self.titles.styles

    def component(self, name: str, seat: Seat) -> list[Values]:
        """A cover, closing or divider."""
        items, lead = self.titles.title(f"{name}-title", seat), f"{name}-lead"
        frame, ground, panel = self._lead(lead, seat)
        self._styles.made[lead]["max_lines"] = 4
        stack: list[Values] = [
            {"text": list(sources), "between": "  ", "style": lead, "role": "note", "gap": "4pt"}
            for sources in OPENINGS[name]
        ]
        if name != "cover":  # covers are offered with figures, and so with a source, where they have a place
            source = f"{name}-source"
            self._styles.source(source, lead, ground, self._canvas.type)
            stack.append({"text": "source", "style": source, "gap": "8pt"})
        anchor = seat.text.look.anchor if seat.text else "top"
        text = {"stack": stack, "anchor": anchor, "slot": "lead", **self._canvas.at(frame, seat.text)}
        return [*panel, *items, text, {"use": "notice"}]

    def _lead(self, name: str, seat: Seat) -> tuple[Frame, str, list[Values]]:
        """Where the words of an opening stand, on which colour, and a panel where that is not plain."""
        if seat.text is None:
            return self._made(name, seat)
        frame, look = seat.text.inner, seat.text.look
        if look.inherited or seat.layout.is_plain(seat.text.frame):
            ground = self.titles.behind(seat.text, seat.layout)
            self._styles.of_holder(name, seat.text, ground, "sans", lines=0)
            return frame, ground, []
        size = max(look.size, 12 * self._canvas.scale)
        written = style(size, "ink", leading=1.3, anchor="top", family="sans", align=look.align)
        self._styles.made[name] = {**written, "steps": smaller(size, 10 * self._canvas.scale)}
        return frame, self._styles.palette["paper"], [self._canvas.panel(frame)]

    def _made(self, name: str, seat: Seat) -> tuple[Frame, str, list[Values]]:
        """Words that the layout has no place for."""
        frame = self._below(seat)
        ground = seat.layout.behind(frame)
        ink = self._styles.color(f"{name}-ink", legible("000000", (ground,), TEXT, ("FFFFFF",)))
        align = seat.title.look.align if seat.title else "left"
        size = round(18 * self._canvas.type)
        self._styles.made[name] = style(size, ink, leading=1.3, anchor="top", family="sans", align=align)
        return frame, ground, []

    def _below(self, seat: Seat) -> Frame:
        """Under a title that has no text beside it."""
        area, height = self._canvas.area, self._canvas.height
        top = seat.title.frame.bottom if seat.title else area.y
        bottom = area.bottom if area.bottom - top > height * 0.15 else height * 0.94
        frame = seat.title.inner if seat.title and seat.title.frame.w > area.w / 2 else area
        return Frame(frame.x, top + 6, frame.w, max(bottom - top - 30, 36))
