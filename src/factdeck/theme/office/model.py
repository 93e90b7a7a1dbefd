"""Theme stage: what an organisation's .pptx offers: layouts, their placeholders, colours, fonts, decoration.

Lengths are points from the slide's upper left corner; colours are RRGGBB as they come out on the slide.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from factdeck.base.color import rgb
from factdeck.base.diagnostics import FactdeckError
from factdeck.base.geometry import Rect

SMALL = ("ftr", "dt", "sldNum")
"""Kinds of placeholders at the foot of a slide (ECMA-376 Part 1 §19.7.10)."""

UNBOUND = 4_294_967_295
"""The index by which a placeholder says that it belongs to no other, so that slides could not inherit it."""

BOUND = {"dt": 4_000_000_010, "ftr": 4_000_000_011, "sldNum": 4_000_000_012}
"""What those at the foot of a layout get for it, by kind, so that slides can."""

TITLES = ("title", "ctrTitle")
TEXTS = ("body", "subTitle")
_SOME = 0.3  # of a frame: what covers that much may lie behind its text
_CELLS = (8, 6)  # across and down: where a frame is looked at
_TOUCHED = 0.15  # of a cell: what covers that much of it is seen there
_ALIKE = 0.12  # of 1, in each of red, green, blue: colours that count as one
_MOST = 0.7  # of a frame: what covers that much lies behind it


class MasterError(FactdeckError):
    """A file that can't be used as a master: the code of its diagnostic, and what fills its sentences."""

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code)
        self.code, self.arguments = code, arguments


@dataclass(frozen=True, slots=True)
class Frame(Rect):
    """A rectangle of an organisation's layout, with what it shares with others."""

    @property
    def area(self) -> float:
        """Square points."""
        return max(self.w, 0.0) * max(self.h, 0.0)

    def shared(self, other: "Frame") -> float:
        """Square points that two frames have in common."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(across, 0.0) * max(down, 0.0)

    def within(self, left: float, top: float, right: float, bottom: float) -> "Frame":
        """The frame without what each side keeps free."""
        return Frame(
            self.x + left, self.y + top, max(self.w - left - right, 1.0), max(self.h - top - bottom, 1.0)
        )


@dataclass(frozen=True, slots=True)
class Look:
    """How text of the first level of a placeholder looks."""

    size: float
    color: str
    bold: bool
    align: str  # left, center, right, justify
    anchor: str  # top, middle, bottom
    latin: str  # a font, or +mj-lt, +mn-lt for the theme's
    leading: float  # of a line, as a factor of the size; a program's 100 % is 1.2
    capitals: bool = False
    inherited: bool = True  # False: the file only writes it into sample text, so that slides have to say it


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder of a layout, with all that it inherits."""

    kind: str
    index: int
    frame: Frame
    insets: tuple[float, float, float, float]  # left, top, right, bottom
    look: Look
    upright: bool = True  # False: vertical text
    text: str = ""  # what it says itself: the organisation's footer
    has_field: bool = False  # whether that is a field: a date, a number

    @property
    def capacity(self) -> int:
        """How many ideographs it holds in its own size; about twice as many Latin letters."""
        inner, look = self.inner, self.look
        return int(inner.w / look.size) * max(1, int(inner.h / (look.size * look.leading)))

    @property
    def inner(self) -> Frame:
        """Where its text stands."""
        return self.frame.within(*self.insets)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn on a layout or master, as a rectangle in one colour, "" for one that can't be told.

    `exact` where it is a rectangle, `varied` where it is a picture that is not of one colour.
    """

    frame: Frame
    fill: str
    exact: bool
    varied: bool = False
    opacity: float = 1.0


def near(one: str, other: str) -> bool:
    """Whether two colours look much the same."""
    return all(abs(a - b) <= _ALIKE for a, b in zip(rgb(one), rgb(other), strict=True))


@dataclass(frozen=True, slots=True)
class OfficeLayout:
    """A slide layout. `part` is its name in the package; "" for one that will be made on the master."""

    part: str
    name: str
    holders: tuple[Holder, ...]
    ground: str
    marks: tuple[Mark, ...] = ()
    varied: bool = False  # whether its background is a picture that is not of one colour
    rules: tuple[Frame, ...] = ()  # horizontal lines

    def of(self, *kinds: str) -> tuple[Holder, ...]:
        """Its placeholders of some kinds, from the top, then from the left."""
        found = [holder for holder in self.holders if holder.kind in kinds]
        return tuple(sorted(found, key=lambda holder: (round(holder.frame.y), holder.frame.x)))

    @property
    def title(self) -> Holder | None:
        """Its title."""
        return next(iter(self.of(*TITLES)), None)

    def behind(self, frame: Frame) -> str:
        """The colour that most of a frame stands on."""
        for item in reversed(self.marks):
            if item.fill and item.frame.shared(frame) >= _MOST * frame.area:
                return item.fill
        return self.ground

    def hides(self, frame: Frame) -> bool:
        """Whether something lies behind a frame whose colour can't be told."""
        return any(not item.fill and item.frame.shared(frame) > _SOME * frame.area for item in self.marks)

    def is_plain(self, frame: Frame) -> bool:
        """Whether all of a frame stands on one colour, as far as can be seen."""
        seen: set[str] = set()
        for row in range(_CELLS[1]):
            for column in range(_CELLS[0]):
                w, h = frame.w / _CELLS[0], frame.h / _CELLS[1]
                cell = Frame(frame.x + column * w, frame.y + row * h, w, h)
                under = [
                    item
                    for item in self.marks
                    if item.fill and item.frame.shared(cell) > _TOUCHED * cell.area
                ]
                if under[-1].varied if under else self.varied:
                    return False
                seen.add(under[-1].fill if under else self.ground)
        return all(near(one, other) for one in seen for other in seen)

    @property
    def contents(self) -> tuple[Holder, ...]:
        """All but the title and what stands at the foot."""
        return tuple(holder for holder in self.holders if holder.kind not in (*TITLES, *SMALL))


@dataclass(frozen=True, slots=True)
class OfficeFont:
    """A font of the theme: what it names for Latin and East Asian text."""

    latin: str
    east_asian: str
    serif: bool


@dataclass(frozen=True, slots=True)
class OfficeMaster:
    """A slide master with its layouts, in their order, and the theme that they are in."""

    part: str
    layouts: tuple[OfficeLayout, ...]
    bare: OfficeLayout  # what a layout that adds nothing to the master would be
    colors: Mapping[str, str]  # tx1, bg1, tx2, bg2, accent1 … 6, hlink, folHlink → RRGGBB
    headings: OfficeFont
    text: OfficeFont


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """The whole file."""

    path: str
    width: float
    height: float
    masters: tuple[OfficeMaster, ...]
    slides: int
    shown: Mapping[str, str] = field(default_factory=dict[str, str])
    """What its own slides show at their foot: ftr → the text that most have, dt → the same, sldNum → ""."""
