"""Layout: the slide layouts of a deck on an organisation's master: those that are used, as they will look."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from factdeck.scene.nodes import GIVEN, Box, Page, SlideLayout
from factdeck.scene.slots import PlaceholderKind
from factdeck.scene.text import Rect, Role
from factdeck.theme.office.base import OfficeBase, OfficeSeat


def on_office_layouts(
    pages: Iterable[Page], layouts: Mapping[str, SlideLayout], base: OfficeBase
) -> dict[str, SlideLayout]:
    """The layouts that pages have, over the decoration of the master's; nobody needs more of another's file.

    A date stands where the master has it, not where the design would.
    """
    used = {page.layout for page in pages}
    return {
        key: replace(
            layout,
            nodes=(*_given(base.seats.get(layout.kind)), *layout.nodes),
            slots=tuple(slot for slot in layout.slots if slot.kind is not PlaceholderKind.DATE),
        )
        for key, layout in layouts.items()
        if key in used
    }


def _given(seat: OfficeSeat | None) -> Iterable[Box]:
    for number, (frame, color) in enumerate(seat.marks if seat else ()):
        rect = Rect(frame.x, frame.y, frame.w, frame.h)
        yield Box(id=f"{GIVEN}{number}", rect=rect, role=Role.DECORATION, fill=color)
