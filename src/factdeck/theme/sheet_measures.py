"""Stage theme: the kinds of values that the fact sheet's design is made of: lengths, stretches, lines."""

from dataclasses import dataclass
from typing import NewType

Length = NewType("Length", float)
"""A length in points; millimetres in the file."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A size with its least and greatest, in points; `[least, natural, greatest]` in the file."""

    least: float
    natural: float
    greatest: float

    def at(self, share: float) -> float:
        """The size at `share`: -1 least, 0 natural, 1 greatest, straight between."""
        far = self.greatest - self.natural if share > 0 else self.natural - self.least
        return self.natural + max(-1.0, min(1.0, share)) * far


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A straight line: palette colour and width."""

    color: str
    width: Length
