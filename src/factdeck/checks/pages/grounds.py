"""Checks stage: what lies behind a rectangle of a page: the topmost paint first, to what covers it all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from factdeck.base.color import Rgb
from factdeck.checks.pages.shapes import Contour, holds
from factdeck.scene.nodes import Scene
from factdeck.scene.text import Rect

_SLACK: Final = 1.0  # points by which an edge may cut a text
_EDGE: Final = 0.12  # of a text's width and height
_ACROSS: Final = 8  # places that are looked at in a shape of free form
_DOWN: Final = 3
_FAINT: Final = 0.1  # opacity of a draft's watermark: no fault of a design, and gone from what is shown
_PATCH: Final = 0.1  # of these: what a shape has to hold to matter

Behind = tuple[str, Rgb]
"""A colour's name, for people, and its value."""


def seen(fill: str, scene: Scene, colors: Mapping[str, Rgb]) -> tuple[Behind, ...]:
    """What is seen of a fill: a colour, or the ground of a pattern and the lines that it has."""
    pattern = scene.patterns.get(fill)
    if pattern is None:
        return ((fill, colors[fill]),)
    names = (pattern.color, pattern.ground) if pattern.busy else (pattern.ground,)
    return tuple((name, colors[name]) for name in names)


class Ground(Protocol):
    """Something painted."""

    @property
    def rect(self) -> Rect:
        """What it is painted in."""
        ...

    def share(self, rect: Rect) -> float:
        """How much of `rect`, which meets its own, it covers: 0 to 1."""
        ...

    def colors(self, rect: Rect) -> Sequence[Behind]:
        """What is seen of it in `rect`."""
        ...


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled rectangle, or the shape of `contours` in it."""

    rect: Rect
    seen: tuple[Behind, ...]  # its colour; of a pattern the lines and what is between them
    contours: Callable[[], Sequence[Contour]] | None = None
    opacity: float = 1.0  # less than opaque it tints what lies under it

    def share(self, rect: Rect) -> float:
        """How much of `rect` it covers."""
        if self.contours is None:
            return 1.0 if _covers(self.rect, rect) else 0.5
        shape, places = self.contours(), list(_places(rect))
        return sum(holds(shape, place) for place in places) / len(places)

    def colors(self, rect: Rect) -> Sequence[Behind]:
        """All of them, wherever it is."""
        return self.seen


def behind(rect: Rect, grounds: Sequence[Ground]) -> Iterator[Behind]:
    """The colours that are seen behind `rect`, of grounds in paint order."""
    for index, ground in reversed(list(enumerate(grounds))):
        if not _meet(ground.rect, rect):
            continue
        share = ground.share(rect)
        if isinstance(ground, Filled) and ground.opacity <= _FAINT:
            continue
        if share > _PATCH and isinstance(ground, Filled) and ground.opacity < 1:
            under = list(behind(rect, grounds[:index]))
            yield from under
            yield from (_tinted(one, tint, ground.opacity) for one in under for tint in ground.colors(rect))
            return
        if share > _PATCH:
            yield from ground.colors(rect)
        if share >= 1.0:
            return


def _tinted(under: Behind, tint: Behind, opacity: float) -> Behind:
    """What shows of a colour under a translucent one."""
    (name, color), (_, over) = under, tint
    red, green, blue = (below + (above - below) * opacity for below, above in zip(color, over, strict=True))
    return name, (red, green, blue)


def _meet(ground: Rect, text: Rect) -> bool:
    """Whether more of a text stands on a ground than the edge of it."""
    if ground.y >= text.bottom or ground.x >= text.right or ground.bottom <= text.y or ground.right <= text.x:
        return False
    across = min(ground.right, text.right) - max(ground.x, text.x)
    down = min(ground.bottom, text.bottom) - max(ground.y, text.y)
    return across > max(_SLACK, _EDGE * text.w) and down > max(_SLACK, _EDGE * text.h)


def _covers(ground: Rect, text: Rect) -> bool:
    dx, dy = max(_SLACK, _EDGE * text.w), max(_SLACK, _EDGE * text.h)
    return (
        ground.x <= text.x + dx
        and ground.y <= text.y + dy
        and ground.right >= text.right - dx
        and ground.bottom >= text.bottom - dy
    )


def _places(rect: Rect) -> Iterator[tuple[float, float]]:
    for row in range(_DOWN):
        for column in range(_ACROSS):
            yield rect.x + rect.w * (column + 0.5) / _ACROSS, rect.y + rect.h * (row + 0.5) / _DOWN
