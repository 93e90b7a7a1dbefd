"""Theme stage: a fill that is no solid colour: lines on a ground, with an outline; for print in one ink."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Lines(StrEnum):
    """How the lines of a pattern run; each is a preset of PowerPoint (ECMA-376 Part 1 §20.1.10.33)."""

    NONE = "none"  # the ground alone: an outlined mark
    WIDE_UP = "wide-up"  # wide upward diagonal
    WIDE_DOWN = "wide-down"
    LEVEL = "level"  # horizontal


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named fill. Colours are palette names, lengths points; `pitch` is measured across the lines.

    Where a fill can't be, in a line of a chart or in text, the pattern's name stands for `line`.
    """

    lines: Lines
    color: str
    ground: str
    line: str
    pitch: float
    width: float
    outline: float = 0.0  # width of the outline in `color`, 0 for none

    @property
    def busy(self) -> bool:
        """Whether text on it would stand on lines."""
        return self.lines is not Lines.NONE


Patterns = Mapping[str, Pattern]


def line_color(name: str, patterns: Patterns) -> str:
    """The palette colour that `name`, a colour or a pattern, gives to lines and text."""
    return patterns[name].line if name in patterns else name


def ground_color(name: str, patterns: Patterns) -> str:
    """The palette colour of the ground of `name`: itself, where it is no pattern."""
    return patterns[name].ground if name in patterns else name
