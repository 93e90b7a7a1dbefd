"""Theme stage: where the base design's page lies on an organisation's slides.

Its content stands in the body of the master's layouts; lengths and type shrink with it.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

from factdeck.theme.aspect import Factors
from factdeck.theme.office.model import Frame, Holder, OfficeFile

Values = dict[str, Any]
"""What a template.yaml could say."""

_TOP, _FLOOR = 1.6, 7.22  # of the base design's content, source note and sample mark included; inches
_HEIGHT: Final = 7.5
_GENEROUS: Final = 1.0  # of the mean of both
_LEAST_TYPE: Final = 0.5
_PAD: Final = 0.015  # of the slide's height: what a panel is larger than what stands on it
_CAPITALS: Final = 0.86  # of the width: what capitals leave


def is_narrow(file: OfficeFile) -> bool:
    """Whether the base design for 4:3 is nearer to the slides than that for 16:9."""
    return file.width / file.height < (4 / 3 + 16 / 9) / 2


@dataclass(frozen=True, slots=True)
class Canvas:
    """The base design's page as a rectangle of the slide, points.

    `area`: where content may stand. `across`, `down`, `type`: factors of its lengths and sizes of type.
    """

    width: float
    height: float
    area: Frame
    frame: Frame
    across: float
    down: float
    type: float

    @property
    def scale(self) -> float:
        """The slide's height in that of the base design, 7.5 inches."""
        return self.height / 540

    @property
    def factors(self) -> Factors:
        """How the base design's lengths and type change."""
        return Factors(self.across, self.down, self.type, min(self.scale, 1.0))

    def at(self, frame: Frame, holder: Holder | None = None) -> Values:
        """A frame of the slide as a place on the canvas; narrower for text in capitals."""
        width = frame.w * _CAPITALS if holder and holder.look.capitals else frame.w
        left = {"center": (frame.w - width) / 2, "right": frame.w - width}
        x = frame.x - self.frame.x + (left.get(holder.look.align, 0.0) if holder else 0.0)
        return {
            "x": points(x),
            "y": points(frame.y - self.frame.y),
            "w": points(width),
            "h": points(frame.h),
        }

    def panel(self, frame: Frame) -> Values:
        """A box behind text on a ground that is not plain."""
        pad = self.height * _PAD
        wide = Frame(frame.x - pad, frame.y - pad, frame.w + 2 * pad, frame.h + 2 * pad)
        left, top = max(wide.x, 0.0), max(wide.y, 0.0)
        right, bottom = min(wide.right, self.width), min(wide.bottom, self.height)
        return {"box": {"fill": "paper"}, **self.at(Frame(left, top, right - left, bottom - top))}

    def values(self) -> Values:
        """The page and the canvas as a design says them."""
        sides = (
            ("x", self.frame.x),
            ("y", self.frame.y),
            ("w", self.frame.w),
            ("h", self.frame.h),
        )
        return {
            "page": {"w": points(self.width), "h": points(self.height)},
            "canvas": {key: points(value) for key, value in sides},
        }


def canvas(file: OfficeFile, area: Frame) -> Canvas:
    """The canvas on which the base design's content fills an area of the slides."""
    margin = (0.45 if is_narrow(file) else 0.6) * 72
    width = (10.0 if is_narrow(file) else 40 / 3) * 72
    across = area.w / (width - 2 * margin)
    down = area.h / ((_FLOOR - _TOP) * 72)
    page = file.height / (_HEIGHT * 72)
    size = max(min(page, _GENEROUS * sqrt(across * down)), _LEAST_TYPE * page)
    frame = Frame(area.x - margin * across, area.y - _TOP * 72 * down, width * across, _HEIGHT * 72 * down)
    return Canvas(file.width, file.height, area, frame, across, down, size)


def points(value: float) -> str:
    """A length as a design says it."""
    return f"{value:.4f}pt"
