"""Backend stage: which placeholders of an organisation's layout our slots fill, and which are ours."""

from dataclasses import replace

from factdeck.backends.pptx.placeholders import Placeholder, index_of, placeholders
from factdeck.scene.nodes import SlideLayout
from factdeck.scene.slots import PlaceholderKind, Slot
from factdeck.theme.office.base import OfficeSeat


def slots_held(design: SlideLayout, seat: OfficeSeat, width: float) -> dict[str, Placeholder]:
    """The placeholders of a layout by slot: those of the organisation's layout, and ours."""
    found: dict[str, Placeholder] = {}
    used = {holder.index for holder in seat.held.values()} | {holder.index for holder, _ in seat.foot}
    for name, holder in placeholders(design, width).items():
        slot = holder.slot
        if given := seat.held.get(name):
            found[name] = Placeholder(slot, given.index, given, stands=True)
        elif name == "rows" and seat.body:
            found[name] = Placeholder(slot, seat.body.index, seat.body)
            used.add(seat.body.index)
        elif holder.index in used or (holder.index < 100 and name != "title"):
            index = index_of(name, used)
            used.add(index)
            found[name] = Placeholder(_as_text(holder), index)
        else:
            used.add(holder.index)
            found[name] = holder
    return found


def _as_text(holder: Placeholder) -> Slot:
    return replace(holder.slot, kind=PlaceholderKind.BODY)
