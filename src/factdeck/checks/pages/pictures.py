"""Checks stage: pictures have enough pixels for the size they are printed at."""

from functools import cache
from typing import Final

from factdeck.base.pictures import on_its_side
from factdeck.checks.audit.place import Part
from factdeck.checks.pages.view import View
from factdeck.scene.nodes import Picture

LEAST: Final = 150
"""Pixels to the inch."""
PRESS: Final = 300
"""Pixels to the inch for the print shop."""

_POINTS: Final = 72  # to the inch
_SLACK: Final = 0.5  # of a pixel to the inch: rounding


def check_pictures(view: View) -> None:
    """Report pictures that would be coarse on paper, by what is left of them after cropping."""
    least = PRESS if view.scene.press else LEAST
    for node in view.nodes:
        if isinstance(node, Picture) and (size := _pixels(node.path)):
            left, top, right, bottom = node.crop
            across = size[0] * (1 - left - right) / max(node.rect.w, 1e-6)
            down = size[1] * (1 - top - bottom) / max(node.rect.h, 1e-6)
            found = min(across, down) * _POINTS
            if found < least - _SLACK:
                view.report("picture-coarse", node.id, Part.ALT, dpi=round(found), least=least)


@cache
def _pixels(path: str) -> tuple[int, int] | None:
    """Width and height as the file's header has them, turned as it says (EXIF orientation 5 to 8)."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            return (image.height, image.width) if on_its_side(image) else image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
