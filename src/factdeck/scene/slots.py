"""Scene: slots of slide layouts, which become placeholders, and what text in them inherits."""

from dataclasses import dataclass
from enum import StrEnum

from factdeck.scene.text import Align, Anchor, Rect, RunStyle


class PlaceholderKind(StrEnum):
    """What a slot holds (ECMA-376 Part 1 §19.7.10 ST_PlaceholderType)."""

    TITLE = "title"
    BODY = "body"
    PICTURE = "pic"
    CHART = "chart"
    TABLE = "tbl"
    FOOTER = "ftr"
    DATE = "dt"
    NUMBER = "sldNum"


@dataclass(frozen=True, slots=True)
class TextLevel:
    """How text of one level of a slot looks where a slide says nothing else; lengths in points."""

    style: RunStyle
    leading: float
    align: Align = Align.LEFT
    space_before: float = 0.0  # to the paragraph above it
    hanging: float = 0.0
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A named place on a slide layout; becomes a placeholder. `levels` is what its text inherits."""

    name: str
    kind: PlaceholderKind
    rect: Rect
    levels: tuple[TextLevel, ...] = ()
    anchor: Anchor = Anchor.TOP
    wrap: bool = True
    prompt: str = ""  # of a slot for a chart, table or picture
