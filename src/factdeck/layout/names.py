"""Stage layout: names of categories at an axis, broken into lines and stepped down until they have room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from factdeck.document.blocks import Span, Text
from factdeck.layout.text import Setter, scaled
from factdeck.scene.nodes import TextFrame
from factdeck.theme.theme import TextStyle

LADDER: Final = (20.0, 18.0, 16.0, 14.0, 12.0, 11.0, 10.0, 9.0, 8.5, 8.0)
"""Sizes that chart labels walk down."""

_FLOOR: Final = 10.0
_LEAST: Final = 12.0  # points: names smaller than this are reported

_BALANCED: Final = 10
"""Names from this number of characters on break where the sense allows; shorter ones in equal halves."""

_DRAWN_LEADING: Final = 1.46  # a program's own line pitch at an axis; it leaves out names that would touch

NAME_LEADING: Final = 1.25
"""Line pitch of a name over its size."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names as they will stand: their style, the lines of each, the widest line, the tallest name."""

    style: TextStyle
    lines: tuple[tuple[str, ...], ...]
    width: float
    height: float


def one_line(frame: TextFrame) -> TextFrame:
    """The frame of a short label as one that never wraps, since office fonts may be wider than ours."""
    return replace(frame, wrap=False)


def words(text: str) -> Text:
    """A plain text as the setter takes it."""
    return (Span(text),)


def steps(style: TextStyle, start: float, least: float = 8.0) -> tuple[float, ...]:
    """The sizes to try from `start` down: the style's own steps and the ladder's. Never empty."""
    sizes = (style.size, *style.steps, *LADDER)
    fitting = tuple(sorted({size for size in sizes if least <= size <= start}, reverse=True))
    return fitting or (min(start, style.size),)


def fit_names(
    names: Sequence[str], style: TextStyle, start: float, width: float, height: float, setter: Setter
) -> Names:
    """The names in at most three lines no wider than `width` and together no taller than `height`.

    Walks down from `start` points to 12, with one line a size before with two or three, first without
    breaking a word. What still does not fit is the diagnostic `chart-name-too-long`, set smaller and, where
    nothing else helps, cut short.
    """
    style = replace(style, align="left")
    legal = _attempts(steps(style, start, min(_LEAST, start)))
    resorts = [(size, lines) for size in steps(style, min(start, _LEAST), _FLOOR) for lines in (1, 2, 3)]
    parted: Names | None = None
    fitted, allowed = None, 1
    for index, (size, lines) in enumerate((*legal, *resorts)):
        if parted and index >= len(legal):
            return parted
        fitted = _set(names, scaled(style, size), width, setter)
        allowed = max(1, min(lines, int(height / (size * _DRAWN_LEADING))))
        if fitted.width <= width + 0.01 and all(len(name) <= allowed for name in fitted.lines):
            if index < len(legal) and any(map(parts_a_word, names, fitted.lines)):
                parted = parted or fitted
                continue
            if index >= len(legal):
                _report(names, fitted, setter)
            return fitted
    if parted:
        return parted
    assert fitted is not None
    _report(names, fitted, setter)
    return _cut(fitted, allowed, width, setter)


def parts_a_word(name: str, lines: Sequence[str]) -> bool:
    """Whether a line ends inside of a word of Latin letters, which a smaller size may spare it."""
    rest = name
    for one, other in pairwise(lines):
        rest = rest[len(one) :]
        meeting = one[-1] + other[0]
        if rest[:1] == other[0] and meeting.isascii() and meeting.isalpha():
            return True
        rest = rest.lstrip()
    return False


def _report(names: Sequence[str], fitted: Names, setter: Setter) -> None:
    long = max(names, key=lambda name: setter.width(words(name), fitted.style))
    setter.report("chart-name-too-long", name=long)


def _cut(names: Names, allowed: int, width: float, setter: Setter) -> Names:
    """The names with no more lines than allowed, the last of a longer one ending in an ellipsis."""
    lines = tuple(
        name
        if len(name) <= allowed
        else (*name[: allowed - 1], _shortened(name[allowed - 1], width, names, setter))
        for name in names.lines
    )
    height = max(map(len, lines)) * names.style.size * NAME_LEADING
    return replace(names, lines=lines, height=height)


def _shortened(line: str, width: float, names: Names, setter: Setter) -> str:
    while line and setter.width(words(line + "…"), names.style) > width:
        line = line[:-1]
    return line + "…"


def _attempts(sizes: Sequence[float]) -> list[tuple[float, int]]:
    """Sizes and lines to try: one step down is better than a broken name, more is not."""
    return [*((size, 1) for size in sizes[:2]), *((size, lines) for lines in (2, 3) for size in sizes)]


def _set(names: Sequence[str], style: TextStyle, width: float, setter: Setter) -> Names:
    lines = tuple(_lines(name, style, width, setter) for name in names)
    widest = max(setter.width(words(line), style) for name in lines for line in name)
    return Names(style, lines, widest, max(map(len, lines)) * style.size * NAME_LEADING)


def _lines(name: str, style: TextStyle, width: float, setter: Setter) -> tuple[str, ...]:
    if setter.width(words(name), style) <= width:
        return (name,)
    runs = setter.runs(words(name), style)
    balanced = replace(style, balance=len(name) >= _BALANCED)
    paragraph = setter.paragraph(runs, balanced, _even(name, balanced, width, setter))
    texts = ("".join(piece.text for piece in line.pieces).strip() for line in paragraph.lines)
    return tuple(text for text in texts if text)


def _even(name: str, style: TextStyle, width: float, setter: Setter) -> float:
    """The least width at which a short name has as few lines as at `width`: lines of equal length."""
    if style.balance:
        return width
    lines = len(setter.paragraph(setter.runs(words(name), style), style, width).lines)
    step = style.size / 2
    while width - step > step:
        if len(setter.paragraph(setter.runs(words(name), style), style, width - step).lines) > lines:
            break
        width -= step
    return width
