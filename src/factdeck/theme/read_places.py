"""Theme stage: read where an item of a deck design stands and when it is drawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from factdeck.theme.reader import Reader
from factdeck.theme.slide_layout import LISTS, OTHERS, PARTS, TEXTS, Condition, Place, When
from factdeck.theme.theme import TextStyle

MANY: Final = 1_000_000
PLACE: Final = ("at", "x", "right", "w", "y", "foot", "h")
SOURCES: Final = tuple(dict.fromkeys((*PARTS, *TEXTS, *OTHERS)))
_FLAGS: Final = ("first", "last", "current", "icon", "exhibits", "photos", "strips")
_CHAPTER_ICON: Final = "chapter.icon"


@dataclass(frozen=True, slots=True)
class Names:
    """What items may name, and the page's columns. `components` are read where they are used."""

    colors: tuple[str, ...]
    fills: tuple[str, ...]  # colours and patterns
    families: tuple[str, ...]
    styles: Mapping[str, TextStyle]
    components: Reader
    slots: tuple[str, ...]
    icons: tuple[str, ...]
    columns: int
    margin: float
    gutter: float
    width: float
    left: float = 0.0  # where the columns' page begins: that of the design's canvas
    open: list[str] = field(default_factory=list[str])  # components being read, against circles

    def span(self, start: int, count: int) -> tuple[float, float]:
        """Left edge and width of `count` columns from column `start` (from 1), in points."""
        pitch = (self.width - 2 * self.margin + self.gutter) / self.columns
        return self.left + self.margin + pitch * (start - 1), pitch * count - self.gutter


def read_when(reader: Reader) -> When:
    """Conditions `{tiles: 3-6, rows.term: yes, title.lines: 2+}`; yes is 1+, no is 0."""
    return tuple(_condition(key, entry) for key, entry in reader.entries())


def read_place(reader: Reader, names: Names) -> Place:
    """`at: c5/4` (columns), or x, right, w; y, `y: middle` or foot; h or `h: auto`. Inches from edges."""
    auto, middle = reader.child("h").value == "auto", reader.child("y").value == "middle"
    height = None if auto else reader.child("h").length()
    y, foot = None if middle else reader.child("y").length(), reader.child("foot").length()
    if reader.has("at"):
        x, w = _columns(reader.child("at"), names)
        w = reader.child("w").length() if reader.has("w") else w
        return Place(x=x, w=w, y=y, foot=foot, h=height, on_grid=True, auto=auto, middle=middle)
    x, right, w = (reader.child(key).length() for key in ("x", "right", "w"))
    return Place(x=x, right=right, w=w, y=y, foot=foot, h=height, auto=auto, middle=middle)


def _columns(reader: Reader, names: Names) -> tuple[float, float]:
    match = re.fullmatch(r"c(\d+)/(\d+)", reader.text())
    start, count = (int(match[1]), int(match[2])) if match else (0, 0)
    if start >= 1 and count >= 1 and start + count - 1 <= names.columns:
        return names.span(start, count)
    reader.fault("template-value", key=reader.name, value=reader.value, example="c1/12, c5/4")
    return names.span(1, names.columns)


def _condition(key: str, reader: Reader) -> Condition:
    stem, _, rest = key.partition(".")
    known = key.removesuffix(".chars") in SOURCES or stem in (*LISTS, *_FLAGS, *SOURCES, "picture")
    known = known or key == _CHAPTER_ICON
    if not known or (rest and stem in _FLAGS):
        reader.fault(
            "template-name-unknown", key="when", value=key, known=", ".join((*LISTS, *SOURCES, *_FLAGS))
        )
    written = reader.text().lower()
    if written in ("yes", "true", "no", "false"):
        return Condition(key, *((1, MANY) if written in ("yes", "true") else (0, 0)))
    match = re.fullmatch(r"(\d+)(?:(\+)|-(\d+))?", written)
    if match is None:
        reader.fault("template-value", key=reader.name, value=written, example="2, 3-6, 2+, yes, no")
        return Condition(key, 0, MANY)
    low = int(match[1])
    return Condition(key, low, MANY if match[2] else int(match[3] or low))
