"""Lengths. The scene speaks points (1/72 inch, y downward); templates speak inches and millimetres.

EMU (English Metric Units, ECMA-376 Part 1 §20.1.2.1): 914 400 to the inch, 12 700 to the point.
"""

from typing import Final

EMU_PER_POINT: Final = 12_700


def inch(value: float) -> float:
    """Inches as points."""
    return value * 72.0


def mm(value: float) -> float:
    """Millimetres as points."""
    return value * 72.0 / 25.4


def emu(points: float) -> int:
    """Points as whole EMU, rounded to nearest."""
    return round(points * EMU_PER_POINT)
