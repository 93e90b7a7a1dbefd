"""Chart stage: what one mark of a unit chart is, said in the word for the mark's shape."""

from collections.abc import Sequence
from typing import Final, Literal

MarkShape = Literal["square", "dot", "tick"]

_CHINESE: Final[dict[MarkShape, str]] = {"square": "每格", "dot": "每点", "tick": "每条"}
_ENGLISH: Final[dict[MarkShape, str]] = {"square": "square", "dot": "dot", "tick": "line"}


def mark_note(units: Sequence[str], shapes: Sequence[MarkShape], language: str) -> str:
    """每点1名，每格1个; each dot is 20 visits. `units` and `shapes` (equally many) go kind by kind."""
    told: dict[MarkShape, dict[str, None]] = {}
    for shape, unit in zip(shapes, units, strict=True):
        told.setdefault(shape, {})[unit] = None
    if language != "en":
        return "，".join(_CHINESE[shape] + "或".join(words) for shape, words in told.items())
    notes = [_english(shape, " or ".join(words)) for shape, words in told.items()]
    return "; ".join(notes)[:1].upper() + "; ".join(notes)[1:]


def _english(shape: MarkShape, unit: str) -> str:
    name = _ENGLISH[shape]
    return f"each {name} is {unit}" if unit else f"one {name} each"
