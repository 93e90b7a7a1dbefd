"""pdf backend: pictures for print: at most 300 pixels to the inch at their size on the page, in its inks.

Colours go through the one mapping (`process_inks`), as a table that Pillow interpolates; greys are
Pillow's own. Pixels are never added, and the same file gives the same bytes.
"""

from functools import cache
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING, Final

from factdeck.backends.pdf.process_inks import process_inks

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFilter import Color3DLUT

PPI: Final = 300
_POINTS: Final = 72  # to the inch
_SPARE: Final = 1.05  # this much more is left alone
_GRID: Final = 7  # colours along every axis of the table
_QUALITY: Final = 92


def pressed(image: "Image", mode: str, width: float, height: float) -> "Image":
    """An upright picture whose whole is that large, in points, as `mode` (RGB, L, CMYK) prints it."""
    from PIL.Image import Resampling

    clear = "A" in image.getbands() or "transparency" in image.info
    mask = image.convert("RGBA").getchannel("A") if clear else None
    color = image if image.mode == mode else _in(image.convert("RGB"), mode)
    share = max(width / image.width, height / image.height) * PPI / _POINTS
    if share * _SPARE < 1:
        size = max(1, round(image.width * share)), max(1, round(image.height * share))
        color = color.resize(size, Resampling.LANCZOS)
        mask = mask.resize(size, Resampling.LANCZOS) if mask else None
    if mask is not None and mask.getextrema() != (255, 255):
        color.info["mask"] = mask
    return color


def as_jpeg(image: "Image") -> bytes:
    """A photograph as a JPEG file."""
    stream = BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return stream.getvalue()


def _in(image: "Image", mode: str) -> "Image":
    if mode == "CMYK":
        return image.filter(_table())
    return image.convert(mode)


@cache
def _table() -> "Color3DLUT":
    """The inks of evenly spaced colours, red fastest."""
    from PIL.ImageFilter import Color3DLUT

    steps = [step / (_GRID - 1) for step in range(_GRID)]
    colors = product(steps, repeat=3)
    inks = [ink for blue, green, red in colors for ink in process_inks((red, green, blue))]
    return Color3DLUT(_GRID, inks, channels=4, target_mode="CMYK")
