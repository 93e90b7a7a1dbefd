"""Layout stage: pages as press sheets: bleed, crop marks and register marks around the finished page.

Marks stand outside of the bleed, in every ink (REGISTER). What they are is customary, not standardised;
the boxes that a PDF then has are those of ISO 32000-1 §14.11.2.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from factdeck.base.units import mm
from factdeck.layout.bleed import bled
from factdeck.layout.moving import moved
from factdeck.scene.nodes import Box, Freeform, Page, Rule, Scene
from factdeck.scene.paths import Close, Curve, Move, PathCommand
from factdeck.scene.setting import REGISTER, Colors, Press
from factdeck.scene.text import Rect

BLEED: Final = mm(3)
_MARGIN: Final = mm(10)  # of the press sheet around the finished page
_START: Final = mm(4)  # from the cut to a mark: outside of the bleed
_LENGTH: Final = mm(5)
_PEN: Final = 0.25
_RADIUS: Final = mm(1.6)
_KAPPA: Final = 0.5522847498


def press_sheets(scene: Scene) -> Scene:
    """The scene's pages on larger sheets, in process inks, with marks."""
    press = Press(Rect(_MARGIN, _MARGIN, scene.width, scene.height), BLEED)
    return replace(
        scene,
        width=scene.width + 2 * _MARGIN,
        height=scene.height + 2 * _MARGIN,
        pages=tuple(_press_sheet(page, scene, press) for page in scene.pages),
        palette={**scene.palette, REGISTER: "000000"},
        colors=Colors.PROCESS,
        press=press,
    )


def _press_sheet(page: Page, scene: Scene, press: Press) -> Page:
    cut = Rect(0, 0, scene.width, scene.height)
    nodes = [moved(bled(node, cut, press.bleed), _MARGIN, _MARGIN) for node in page.nodes]
    ground = [Box(id="press/ground", rect=press.bled, fill=page.background)] if page.background else []
    return replace(page, background="", nodes=(*ground, *nodes, *_marks(press.trim)))


def _marks(trim: Rect) -> Iterator[Rule | Freeform]:
    """Two crop marks a corner, a register mark at the middle of every side."""
    far = _START + _LENGTH
    for number, y in enumerate((trim.y, trim.bottom), 1):
        for side, x in (("left", trim.x - far), ("right", trim.right + _START)):
            yield _rule(f"press/crop-{side}-{number}", Rect(x, y, _LENGTH, 0))
    for number, x in enumerate((trim.x, trim.right), 1):
        for side, y in (("top", trim.y - far), ("bottom", trim.bottom + _START)):
            yield _rule(f"press/crop-{side}-{number}", Rect(x, y, 0, _LENGTH))
    out, middle = _START + _LENGTH / 2, (trim.x + trim.w / 2, trim.y + trim.h / 2)
    places = (
        (middle[0], trim.y - out),
        (middle[0], trim.bottom + out),
        (trim.x - out, middle[1]),
        (trim.right + out, middle[1]),
    )
    for number, place in enumerate(places, 1):
        yield from _register_mark(f"press/register-{number}", *place)


def _register_mark(id: str, x: float, y: float) -> Iterator[Rule | Freeform]:
    half = _LENGTH / 2
    yield _rule(f"{id}/level", Rect(x - half, y, _LENGTH, 0))
    yield _rule(f"{id}/plumb", Rect(x, y - half, 0, _LENGTH))
    box = Rect(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
    yield Freeform(id=f"{id}/circle", rect=box, commands=_circle(x, y), stroke=REGISTER, stroke_width=_PEN)


def _rule(id: str, rect: Rect) -> Rule:
    return Rule(id=id, rect=rect, color=REGISTER, width=_PEN)


def _circle(x: float, y: float) -> tuple[PathCommand, ...]:
    r, k = _RADIUS, _RADIUS * _KAPPA
    return (
        Move(x + r, y),
        Curve(x + r, y + k, x + k, y + r, x, y + r),
        Curve(x - k, y + r, x - r, y + k, x - r, y),
        Curve(x - r, y - k, x - k, y - r, x, y - r),
        Curve(x + k, y - r, x + r, y - k, x + r, y),
        Close(),
    )
