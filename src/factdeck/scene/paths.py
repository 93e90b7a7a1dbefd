"""Scene: the commands that outlines of freeforms are drawn with; absolute coordinates in points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """Start a contour at absolute (x, y)."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LineTo:
    """A straight edge."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier edge: two control points and the end."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """Close the contour."""


PathCommand = Move | LineTo | Curve | Close
