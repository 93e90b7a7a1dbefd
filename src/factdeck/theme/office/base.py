"""Theme stage: what the writer of a deck needs of an organisation's file: layouts and places for slides.

Everything else about it has become a design like any other by then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from factdeck.theme.office.model import Frame, Holder, OfficeFile, OfficeLayout
from factdeck.theme.office.roles import (
    CONTENT,
    COVER,
    SEATS,
    SECTION,
    Seat,
    Seating,
    content_ground,
    under,
)

#

_PROMPTS: Final = frozenset(
    {
        "",
        "footer",
        "<footer>",
        "页脚",
        "<页脚>",
        "footer text",
        "your footer",
        "your footer here",
        "add a footer",
    }
)
_MOST_MARKS: Final = 60


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A placeholder as a slide names it. `inherited`: whether its look is in styles, which slides inherit.

    `color`: RRGGBB of its text; one that does not read there is another in our design.
    """

    kind: str
    index: int
    inherited: bool = True
    color: str = ""


@dataclass(frozen=True, slots=True)
class OfficeSeat:
    """The layout for one of our kinds of slides; part "" for one that is made on the master.

    `held`: the placeholders that our slots fill as they stand; `body`: the one whose place a list of texts
    takes on a layout of its own. `foot`: footer and date with what slides say there, "" for a date that the
    program fills in. `marks`: rectangles for pictures of the slide, with palette names.
    """

    part: str
    held: Mapping[str, OfficeHolder]
    body: OfficeHolder | None = None
    foot: tuple[tuple[OfficeHolder, str], ...] = ()
    marks: tuple[tuple[Frame, str], ...] = ()

    def said(self, date: str) -> Iterator[tuple[str, OfficeHolder, str]]:
        """Name, placeholder and words of each thing at the foot, on a day that the deck says it is of."""
        for holder, words in self.foot:
            yield _FOOT[holder.kind], holder, words or date


_FOOT: Final = {"ftr": "footer", "dt": "date"}


@dataclass(frozen=True, slots=True)
class OfficeBase:
    """The file that a deck is written into. `paper`: colour roles for what is printed, {} for the deck's."""

    path: str
    master: str
    seats: Mapping[str, OfficeSeat]
    paper: Mapping[str, str] = field(default_factory=dict[str, str])


def office_base(
    file: OfficeFile, seating: Seating, colors: dict[str, str], paper: Mapping[str, str]
) -> OfficeBase:
    """The base for a file; `colors` (palette names → RRGGBB) gains those of its decoration."""
    seats = {
        kind: replace(_seat(kind, seat, file), marks=tuple(_marks(kind, seat, seating, colors)))
        for kind, seat in seating.seats.items()
    }
    return OfficeBase(file.path, seating.master.part, seats, paper)


def _is_opening(kind: str) -> bool:
    return SEATS[kind] in (COVER, SECTION)


def _seat(kind: str, seat: Seat, file: OfficeFile) -> OfficeSeat:
    held: dict[str, OfficeHolder] = {}
    if seat.title:
        held["title"] = _holder(seat.title)
    if _is_opening(kind) and seat.text:
        held["lead"] = _holder(seat.text)
    if (number := _number(seat)) and not _is_opening(kind):
        held["number"] = _holder(number)
    body = _holder(seat.text) if seat.text and SEATS[kind] == CONTENT else None
    said = [(_holder(holder), _said(holder, file)) for holder in seat.layout.of("ftr", "dt")]
    foot = tuple((holder, text) for holder, text in said if text is not None)
    return OfficeSeat(seat.layout.part, held, body, foot)


def _number(seat: Seat) -> Holder | None:
    return next(iter(seat.layout.of("sldNum")), None)


def _marks(kind: str, seat: Seat, seating: Seating, colors: dict[str, str]) -> Iterator[tuple[Frame, str]]:
    """What a picture of the slide shows: rectangles as they are, and what must lie behind text else."""
    layout = seat.layout
    for item in [item for item in layout.marks if item.exact][:_MOST_MARKS]:
        yield item.frame, _named(item.fill, colors)
    for holder in (seat.title, seat.text if _is_opening(kind) else None, _number(seat)):
        if holder:
            ground = under(holder, layout, seating.master)
            if ground != _painted(holder.frame, layout) or not layout.is_plain(holder.frame):
                yield holder.frame, _named(ground, colors)
    if not _is_opening(kind) and seating.is_plain:
        ground = content_ground(seating)
        if _painted(seating.area, layout) != ground:
            yield seating.area, _named(ground, colors)


def _painted(frame: Frame, layout: OfficeLayout) -> str:
    """What a picture of the layout shows behind a frame, which knows rectangles only."""
    plain = tuple(item for item in layout.marks if item.exact)
    return replace(layout, marks=plain).behind(frame)


def _holder(holder: Holder) -> OfficeHolder:
    return OfficeHolder(holder.kind, holder.index, holder.look.inherited, holder.look.color)


def _said(holder: Holder, file: OfficeFile) -> str | None:
    """What slides say in a footer or date, as most slides of the file do; None for nothing.

    A file without slides shows the footer that its layouts have, where that is more than a prompt.
    """
    shown = file.shown.get(holder.kind)
    if file.slides:
        return None if shown is None or shown.lower() in _PROMPTS else "" if holder.has_field else shown
    own = holder.kind == "ftr" and holder.text.lower() not in _PROMPTS
    return holder.text if own else None


def _named(value: str, colors: dict[str, str]) -> str:
    name = f"mark-{value.lower()}"
    colors[name] = value
    return name
