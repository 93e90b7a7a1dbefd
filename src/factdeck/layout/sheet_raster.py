"""Stage layout: how a field of countable marks stands: rows, marks a row, pitch, size and shape of a mark.

Rows are chosen so that the last is full or lacks one and the marks fill the width at a pitch near the wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Literal

from factdeck.base.units import mm
from factdeck.layout.sheet_pen import Fit
from factdeck.theme.sheet_layout import Stretch, UnitDesign

Shape = Literal["square", "dot", "tick"]

_MOST_ROWS = 40
_RAGGED = 0.35  # what a last row that lacks several marks counts against a better pitch
_TALL = 0.2  # what a field counts that is much higher than wide


@dataclass(frozen=True, slots=True)
class Raster:
    """Rows, marks a row of every kind, pitch and size of a mark, gap between two kinds; lengths in points."""

    rows: int
    per_row: tuple[int, ...]
    pitch_x: float
    pitch_y: float
    cell: float
    tall: float
    gap: float

    @property
    def height(self) -> float:
        """From the first row's top to the last row's foot."""
        return (self.rows - 1) * self.pitch_y + self.tall

    @property
    def width(self) -> float:
        """From the first kind's left to the last kind's right edge."""
        return self.left(len(self.per_row) - 1) + self.span(len(self.per_row) - 1)

    def left(self, kind: int) -> float:
        """Where the marks of a kind begin, from the field's left edge; one without marks has no place."""
        return sum((n - 1) * self.pitch_x + self.cell + self.gap for n in self.per_row[:kind] if n)

    def span(self, kind: int) -> float:
        """The width of a kind's marks."""
        return (self.per_row[kind] - 1) * self.pitch_x + self.cell if self.per_row[kind] else 0.0


@dataclass(frozen=True, slots=True)
class Field:
    """The counts of one unit chart (in marks) and the width they are given."""

    design: UnitDesign
    counts: tuple[float, ...]
    width: float

    @property
    def total(self) -> float:
        """All marks."""
        return sum(self.counts)

    @property
    def is_ticks(self) -> bool:
        """One kind, too many for dots and few enough for strokes."""
        return len(self.counts) == 1 and self.design.few < self.total <= self.design.some

    def shape(self, kind: int) -> Shape:
        """The first of many marks is a dot, the next kind squares; few of two kinds are squares."""
        if self.is_ticks:
            return "tick"
        dots = self.total > self.design.some or len(self.counts) == 1
        return "dot" if dots and kind == 0 else "square"

    def outlined(self, kind: int) -> bool:
        """Whether a kind is told apart by its outline."""
        return kind == 1 and self.total <= self.design.some

    def raster(self, fit: Fit) -> Raster:
        """How the marks stand at a state of fitting."""
        return _raster(self, fit.field)

    def stand(self, share: float) -> Raster:
        """How the marks stand at a share of their range: -1 least, 0 natural, 1 greatest."""
        design = self.design
        if self.is_ticks:
            return self._ticks(design.tick_height.at(share))
        if self.total > design.some:
            return self._nearest(design.small_pitch, share, design.small_share)
        if len(self.counts) == 1:
            return self._nearest(design.dot_pitch, share, design.dot_share)
        return self._nearest(design.square_pitch, share, design.square / design.square_pitch.natural)

    def _ticks(self, tall: float) -> Raster:
        tick, count = self.design.tick, ceil(self.total)
        room = self.width - tick
        fitting = (
            n for n in range(1, count + 1) if room / max(1, ceil(count / n) - 1) >= self.design.tick_pitch
        )
        rows = next(fitting)
        per_row = ceil(count / rows)
        return Raster(rows, (per_row,), room / max(1, per_row - 1), tall + mm(1.2), tick, tall, 0.0)

    def _nearest(self, pitch: Stretch, share_of_range: float, share: float) -> Raster:
        """The rows whose pitch comes nearest to what is wanted and whose last row is best filled."""
        wanted = pitch.at(share_of_range)
        rasters = [self._of_rows(rows, share, pitch.greatest) for rows in range(1, _MOST_ROWS + 1)]
        fitting = [raster for raster in rasters if raster.pitch_x >= pitch.least * 0.98] or rasters[-1:]
        return min(fitting, key=lambda raster: (self._cost(raster, wanted), raster.rows))

    def _of_rows(self, rows: int, share: float, greatest: float) -> Raster:
        per_row: Sequence[int] = [ceil(count / rows) for count in self.counts]
        gap = self.design.gap if len(per_row) > 1 else 0.0
        room = self.width - gap * (len(per_row) - 1)
        pitch = min(greatest, room / (sum(per_row) - len(per_row) * (1 - share)))
        return Raster(rows, tuple(per_row), pitch, pitch, pitch * share, pitch * share, gap)

    def _cost(self, raster: Raster, wanted: float) -> float:
        missing = (raster.rows * n - count for n, count in zip(raster.per_row, self.counts, strict=True))
        ragged = _RAGGED if any(lack >= 2 for lack in missing) else 0.0
        tall = _TALL if raster.rows * 2 > min(raster.per_row) * 3 else 0.0
        unused = max(0.0, 1 - raster.width / self.width)
        return abs(raster.pitch_x - wanted) / wanted + ragged + tall + unused


@lru_cache(maxsize=512)
def _raster(field: Field, share: float) -> Raster:
    """Fitting asks for the same rasters again and again."""
    return field.stand(share)
