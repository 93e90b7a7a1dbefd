"""Theme stage: a deck design on a page of another shape: drawn for 16:9, adapted by one rule.

Lengths across (x, w, right, left, edges, gaps between columns, the column grid, the em of large letters)
shrink with the page's width, and so does the number of characters that a condition (`name.chars: 0-16`) asks
for; lengths down and sizes of type stay. What a pack wants otherwise stands in a file `deck-4x3.yaml` beside
its deck.yaml: any part of a deck design, laid over the adapted one, its lengths as they are on that page.
A pack that extends another is adapted first, each pack for itself, and then laid over.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final, Literal, cast

Aspect = Literal["16:9", "4:3"]
ASPECTS: Final[tuple[Aspect, ...]] = ("16:9", "4:3")
OWN_FILES: Final[Mapping[Aspect, str]] = {"4:3": "deck-4x3"}
"""By aspect: the file of a pack with what it draws otherwise."""

_WIDTHS: Final[Mapping[Aspect, float]] = {"16:9": 40 / 3, "4:3": 10.0}  # inches, of pages 7.5 high
_ACROSS: Final = frozenset(
    {"x", "w", "right", "left", "right_edge", "gap_x", "pad_x", "em", "margin", "gutter"}
)
_DOWN: Final = frozenset({"y", "h", "foot", "gap", "gap_y", "each", "pad_y", "baseline", "cut"})
_TYPE: Final = frozenset({"size", "unit_size", "steps", "worded"})
_READABLE: Final = (
    9.0,
    11.0,
    12.0,
    16.0,
)  # points: notes, labels of charts, labels, text (checks/pages/sizes.py)
_CHARACTERS: Final = ".chars"


@dataclass(frozen=True, slots=True)
class Factors:
    """How a design changes: lengths across and down, sizes of type (None: as they are, unrounded)."""

    across: float
    down: float = 1.0
    type: float | None = None
    page: float = 1.0  # height of the slide over 7.5 inches

    def size(self, written: float) -> float:
        """A size of type, in whole points, that stays what can be read on a page of this height."""
        least = max((bound for bound in _READABLE if bound <= written), default=0.0)
        return max(round(written * (self.type or 1.0)), ceil(round(least * self.page, 3)))

    @property
    def characters(self) -> float:
        """How many more characters a line holds."""
        return self.across / (self.type or 1.0)


def adapted(design: Mapping[str, Any], aspect: Aspect) -> dict[str, Any]:
    """The raw values of a deck.yaml for a page of this aspect; the same values for 16:9."""
    factor = _WIDTHS[aspect] / _WIDTHS["16:9"]
    return scaled(design, Factors(factor)) if factor != 1 else dict(design)


def scaled(design: Mapping[str, Any], factors: Factors) -> dict[str, Any]:
    """The raw values of a deck.yaml with every length and size changed; sizes of type are whole points."""
    return _scaled(design, factors)


def _scaled(value: Any, factors: Factors) -> Any:
    if isinstance(value, Mapping):
        entries = cast("Mapping[Any, Any]", value).items()
        return {key: _entry(str(key), entry, factors) for key, entry in entries}
    if isinstance(value, list | tuple):
        return [_scaled(entry, factors) for entry in cast("Sequence[Any]", value)]
    return value


def _entry(key: str, value: Any, factors: Factors) -> Any:
    if key == "grid" and isinstance(value, Mapping):
        return _scaled(_parted(cast("Mapping[Any, Any]", value)), factors)
    if key in _ACROSS:
        return _each(value, lambda item: _length(item, factors.across))
    if key in _DOWN and factors.down != 1.0:
        return _each(value, lambda item: _length(item, factors.down))
    if key in _TYPE and factors.type is not None:
        return _each(value, lambda item: _size(item, factors))
    if key.endswith(_CHARACTERS):
        return _characters(value, factors.characters)
    return _scaled(value, factors)


def _each(value: Any, change: Callable[[Any], Any]) -> Any:
    return (
        [change(item) for item in cast("Sequence[Any]", value)]
        if isinstance(value, list | tuple)
        else change(value)
    )


def _size(written: Any, factors: Factors) -> Any:
    """A size of type; what is no number stays, to be reported where it is read."""
    try:
        return f"{factors.size(float(written)):g}"
    except (TypeError, ValueError):
        return written


def _parted(grid: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """A grid of cells whose one `gap` is a gap across and a gap down, of which only the first will shrink."""
    if "gap" not in grid:
        return grid
    rest = {key: value for key, value in grid.items() if key != "gap"}
    return {"gap_x": grid["gap"], "gap_y": grid["gap"]} | rest


def _length(written: Any, factor: float) -> Any:
    """`1.6` or `2pt`, times the factor; what is no length stays, to be reported where it is read."""
    match = re.fullmatch(r"(-?[\d.]+)(pt)?", str(written))
    try:
        return f"{float(match[1]) * factor:.4f}{match[2] or ''}" if match else written
    except ValueError:
        return written


def _characters(written: Any, factor: float) -> Any:
    """`0-16` → `0-12`, `17+` → `13+`: bounds that met still meet."""
    match = re.fullmatch(r"(\d+)(?:(\+)|-(\d+))?", str(written))
    if not match:
        return written
    first = ceil(int(match[1]) * factor)
    if match[2]:
        return f"{first}+"
    return f"{first}-{ceil((int(match[3] or match[1]) + 1) * factor) - 1}"
