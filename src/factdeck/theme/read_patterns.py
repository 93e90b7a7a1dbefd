"""Theme stage: read the `patterns:` of template.yaml, and `gray:`, every fault a diagnostic."""

from collections.abc import Mapping, Sequence
from typing import Final

from factdeck.chart.model import Emphasis
from factdeck.theme.pattern import Lines, Pattern
from factdeck.theme.reader import Reader

_KEYS: Final = ("lines", "color", "ground", "line", "pitch", "width", "outline")
_PITCH: Final = 5.0  # points: as wide as PowerPoint's own diagonals on a slide
_WIDTH: Final = 1.15


def read_patterns(reader: Reader, palette: Mapping[str, str]) -> Mapping[str, Pattern]:
    """Patterns by name; a name that is a colour already is reported."""
    found: dict[str, Pattern] = {}
    for key, entry in reader.entries():
        if key in palette:
            entry.fault("template-name-taken", key="patterns", value=key)
        found[key] = _pattern(entry, palette)
    return found


def read_gray(reader: Reader, fills: Sequence[str]) -> Mapping[str, str]:
    """What takes the place of the colours of a chart's marks on a sheet in grey, by emphasis."""
    reader.check_keys(tuple(Emphasis))
    return {key: entry.one_of(fills, "") for key, entry in reader.entries()}


def _pattern(reader: Reader, palette: Mapping[str, str]) -> Pattern:
    reader.check_keys(_KEYS)
    color = reader.child("color").one_of(palette, "ink")
    return Pattern(
        lines=Lines(reader.child("lines").one_of(Lines, Lines.NONE)),
        color=color,
        ground=reader.child("ground").one_of(palette, "paper"),
        line=reader.child("line").one_of(palette, color),
        pitch=max(0.5, reader.child("pitch").length() or _PITCH),
        width=reader.child("width").length() or _WIDTH,
        outline=reader.child("outline").length() or 0.0,
    )
