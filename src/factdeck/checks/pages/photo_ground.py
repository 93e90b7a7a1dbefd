"""Checks stage: the colours of a picture behind a text, from its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from factdeck.base.color import Rgb
from factdeck.base.pictures import turned
from factdeck.checks.pages.grounds import Behind
from factdeck.scene.nodes import Picture
from factdeck.scene.text import Rect

_COLUMNS: Final = 24  # a picture is looked at in as many patches
_ROWS: Final = 24
_OPAQUE: Final = 128  # of 255


@dataclass(frozen=True, slots=True)
class Photographed:
    """A picture, cropped as its node says."""

    node: Picture

    @property
    def rect(self) -> Rect:
        """Where it stands."""
        return self.node.rect

    def share(self, rect: Rect) -> float:
        """All of it, unless it can be seen through or can't be read."""
        patches = self._patches(rect)
        return sum(patch is not None for patch in patches) / max(1, len(patches))

    def colors(self, rect: Rect) -> Sequence[Behind]:
        """The mean colours of the patches behind `rect`."""
        name = self.node.id.rpartition("/")[2]
        return [(name, patch) for patch in self._patches(rect) if patch is not None]

    def _patches(self, rect: Rect) -> list[Rgb | None]:
        grid, frame = _grid(self.node.path, self.node.crop), self.node.rect
        if not grid:
            return []
        columns = _reach(rect.x - frame.x, rect.right - frame.x, frame.w, _COLUMNS)
        rows = _reach(rect.y - frame.y, rect.bottom - frame.y, frame.h, _ROWS)
        return [grid[row * _COLUMNS + column] for row in rows for column in columns]


def _reach(start: float, end: float, length: float, count: int) -> range:
    """The patches from start to end of a side."""
    first, last = int(start / length * count), int(end / length * count)
    return range(min(max(0, first), count - 1), min(max(0, last), count - 1) + 1)


@cache
def _grid(path: str, crop: tuple[float, float, float, float]) -> tuple[Rgb | None, ...]:
    """The mean colours of a picture's patches, row by row, None for what is transparent; () if unreadable."""
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as image:
            image.draft("RGB", (_COLUMNS * 4, _ROWS * 4))
            upright = ImageOps.exif_transpose(image) if turned(image) else image
            width, height = upright.size
            left, top, right, bottom = crop
            box = (left * width, top * height, (1 - right) * width, (1 - bottom) * height)
            small = upright.convert("RGBA").resize((_COLUMNS, _ROWS), Image.Resampling.BOX, box)
            pixels = small.tobytes()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()
    patches = (pixels[start : start + 4] for start in range(0, len(pixels), 4))
    return tuple(
        (red / 255, green / 255, blue / 255) if alpha >= _OPAQUE else None
        for red, green, blue, alpha in patches
    )
