"""Theme stage: which layout of an organisation's master serves which of our slides, by placeholder structure.

Names say nothing: they are translated, renamed and copied. What counts is which placeholders a layout has,
how large they are, and how they stand to each other.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from factdeck.theme.office.model import (
    TEXTS,
    Frame,
    Holder,
    OfficeFile,
    OfficeLayout,
    OfficeMaster,
)
from factdeck.theme.office.palette import believed, carries
from factdeck.theme.office.structure import HIGH, structure

COVER, SECTION, CONTENT, DRAWN = "cover", "section", "content", "drawn"
_OPENINGS: Final = {"cover": COVER, "closing": COVER, "section": SECTION}
_CONTENTS: Final = (
    "agenda",
    "key-figures",
    "chart",
    "chart-pair",
    "figures-and-chart",
    "comparison",
    "table",
)
_OTHERS: Final = ("timeline", "photos", "quote")
SEATS: Final[Mapping[str, str]] = {
    **_OPENINGS,
    "points": CONTENT,
    **dict.fromkeys((*_CONTENTS, *_OTHERS), DRAWN),
}
"""Our slide layouts, by what they need: a cover, a divider, a body text, or a title over what we draw."""

_OBJECTS: Final = ("obj", "chart", "tbl", "dgm", "media", "clipArt", "pic", "body")
_LOW: Final = 0.62  # share of the height under which a body may be made higher
_CLEAR: Final = 4.0  # points that content keeps from a line under it
_LEAST: Final = 0.45  # share of the height that content needs
_WIDE: Final = 0.35  # share of the width that a title of a content slide covers at least


@dataclass(frozen=True, slots=True)
class Seat:
    """A layout that serves some of our slides: where title and text go. Without them we have them made."""

    layout: OfficeLayout
    title: Holder | None
    text: Holder | None = None


@dataclass(frozen=True, slots=True)
class Seating:
    """One master of a file, the layout for each kind of slide, and where content may stand.

    `missing`: what the master has no layout for: cover, section, content, drawn.
    """

    master: OfficeMaster
    seats: Mapping[str, Seat]  # our slide layout → its
    area: Frame
    missing: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether content stands on one colour that suits it, so that it needs no panel behind it."""
        layout = self.seats["key-figures"].layout
        told = layout.hides(self.area) or carries(layout.behind(self.area))
        return told and layout.is_plain(self.area)


def content_ground(seating: Seating) -> str:
    """The colour that content stands on: what lies there, or a panel in the theme's background colour."""
    if not seating.is_plain:
        paper = seating.master.colors["bg1"]
        return paper if carries(paper) else "FFFFFF"
    seat, text = seating.seats["key-figures"], seating.seats["points"].text
    seen = seat.layout.behind(seating.area)
    text_color = text.look.color if text else ""
    hidden = seat.layout.hides(seating.area)
    return believed(seen, text_color, seating.master.colors, hidden=hidden)


def under(holder: Holder, layout: OfficeLayout, master: OfficeMaster) -> str:
    """What the text of a placeholder stands on."""
    seen = layout.behind(holder.frame)
    hidden = layout.hides(holder.frame) or not layout.is_plain(holder.frame)
    return believed(seen, holder.look.color, master.colors, hidden=hidden)


def seating(file: OfficeFile, chosen: Mapping[str, OfficeLayout] | None = None) -> Seating:
    """The master of a file that serves best, and its layout for each of our kinds of slides.

    `chosen`: layouts that a person has named, by our slide layout; the master is then theirs.
    """
    chosen = chosen or {}
    masters = [master for master in file.masters if any(item in master.layouts for item in chosen.values())]
    master = max(masters or file.masters, key=lambda one: _worth(one, file))
    found = _found(master, file)
    if (first := file.masters[0]) is not master and not masters and first.colors == master.colors:
        found |= {name: seat for name, seat in _found(first, file).items() if name in (COVER, SECTION)}
    missing = tuple(name for name in (COVER, SECTION, CONTENT, DRAWN) if name not in found)
    body = found.get(CONTENT)
    made = Seat(master.bare, master.bare.title)
    drawn = found.get(DRAWN) or (Seat(body.layout, body.title) if body else made)
    if drawn.title and not _is_heading(drawn.title, file):
        drawn = Seat(drawn.layout, None)  # a cover's title: ours stands at the top
    area = _area(drawn, body, file)
    if area.h < _LEAST * file.height:  # a title so low, or a body so small, that nothing fits under it
        drawn, body = Seat(drawn.layout, None), body and replace(body, title=None)
        area = _area(drawn, None, file)
    cover = found.get(COVER) or drawn
    seats = {COVER: cover, SECTION: found.get(SECTION) or cover, CONTENT: body or drawn, DRAWN: drawn}
    by_kind = {
        kind: _seat(kind, chosen[kind]) if kind in chosen else seats[name] for kind, name in SEATS.items()
    }
    return Seating(master, by_kind, area, missing)


def _is_heading(title: Holder, file: OfficeFile) -> bool:
    """Whether a title leaves room for content under it."""
    return title.frame.bottom < HIGH * file.height and title.frame.w > _WIDE * file.width and title.upright


def _worth(master: OfficeMaster, file: OfficeFile) -> tuple[int, bool, bool]:
    """How much of what we need a master has, and whether content and titles stand on plain grounds there."""
    found = _found(master, file)
    body = found.get(CONTENT)
    if body is None or body.text is None or body.title is None:
        return len(found), False, False
    layout, frame = body.layout, body.text.frame
    plain = layout.is_plain(frame) and carries(layout.behind(frame))
    return len(found), plain, layout.is_plain(body.title.frame)


def _found(master: OfficeMaster, file: OfficeFile) -> dict[str, Seat]:
    """The best layouts of a master for what we need."""
    kinds = [(layout, structure(layout, file.width, file.height)) for layout in master.layouts]
    found: dict[str, Seat] = {}

    def best(name: str, of: Iterable[str], better: Callable[[Seat], float]) -> None:
        seats = [_seat(name, layout) for layout, kind in kinds if kind in of]
        if seats:
            found[name] = max(seats, key=better)

    best(CONTENT, ("content",), lambda seat: seat.text.frame.area if seat.text else 0.0)
    best(COVER, ("cover",), lambda seat: _as_cover(seat))
    best(SECTION, ("section",), lambda seat: seat.text.frame.area if seat.text else 0.0)
    head = found[CONTENT].title if CONTENT in found else None
    best(DRAWN, ("title-only",), lambda seat: -_apart(seat.title, head))
    return found


def _as_cover(seat: Seat) -> float:
    """How much a layout is a cover: a centred title with a subtitle before all others."""
    centred = seat.title is not None and seat.title.kind == "ctrTitle"
    return 2.0 * centred + (seat.text is not None)


def _apart(one: Holder | None, other: Holder | None) -> float:
    if one is None or other is None:
        return 0.0
    return abs(one.frame.x - other.frame.x) + abs(one.frame.y - other.frame.y)


def _seat(name: str, layout: OfficeLayout) -> Seat:
    """The layout with the placeholders that we fill: its title, and its largest text unless we draw there."""
    if SEATS.get(name, name) == DRAWN:
        return Seat(layout, layout.title)
    wanted = TEXTS if SEATS.get(name, name) in (COVER, SECTION) else _OBJECTS
    texts = [holder for holder in layout.contents if holder.kind in wanted and holder.upright]
    return Seat(layout, layout.title, max(texts, key=lambda one: one.frame.area, default=None))


def _area(drawn: Seat, body: Seat | None, file: OfficeFile) -> Frame:
    """Where content may stand, above a line that is drawn across it where that leaves enough."""
    area = _free(drawn, body, file)
    low = [
        rule.y - _CLEAR
        for rule in drawn.layout.rules
        if rule.w > _WIDE * file.width
        and min(rule.right, area.right) - max(rule.x, area.x) > _WIDE * area.w
        and area.y + _LEAST * file.height + _CLEAR < rule.y < area.bottom
    ]
    return replace(area, h=min(low, default=area.bottom) - area.y)


def _free(drawn: Seat, body: Seat | None, file: OfficeFile) -> Frame:
    """The body of its content layout, else what title and foot leave free.

    What a low body leaves free above the foot is taken too.
    """
    width, height = file.width, file.height
    title = drawn.title.frame if drawn.title and drawn.title.frame.bottom > 0 else None
    foot = [one.frame.y for one in drawn.layout.of("ftr", "dt", "sldNum") if one.frame.y > height / 2]
    floor = min(foot, default=height * 0.95) - height * 0.01
    if body and body.text and (title is None or body.text.frame.bottom > title.bottom):
        given, (left, _, right, _) = body.text.frame, body.text.insets
        top = max(given.y, title.bottom if title and title.y < given.y else 0.0)
        bottom = min(given.bottom, floor if foot else height * 0.97)
        below = Frame(given.x, bottom, given.w, floor - bottom)
        if given.h < _LOW * height and below.h > 0 and drawn.layout.is_plain(below):
            bottom = floor
        return Frame(given.x + left, top, max(given.w - left - right, 72.0), max(bottom - top, 72.0))
    top = (title.bottom if title and title.bottom < height / 2 else height * 0.12) + height * 0.02
    left = title.x if title and title.w > width / 2 else width * 0.05
    right = title.right if title and title.w > width / 2 else width * 0.95
    return Frame(left, top, max(right - left, 72.0), max(floor - top, 72.0))


def layout_names(master: OfficeMaster) -> dict[str, OfficeLayout]:
    """The layouts of a master by name; a name that several have is counted: Title, Title (2)."""
    named: dict[str, OfficeLayout] = {}
    for layout in master.layouts:
        name, number = layout.name or layout.part.rpartition("/")[2].removesuffix(".xml"), 1
        unique = name
        while unique in named:
            number += 1
            unique = f"{name} ({number})"
        named[unique] = layout
    return named
