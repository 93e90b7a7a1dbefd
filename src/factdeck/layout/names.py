"""Stage layout: names of categories at an axis, broken into lines and stepped down until they have room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from factdeck.document.blocks import Span, Text
from factdeck.layout.text import Setter, scaled
from factdeck.scene.nodes import TextFrame
from factdeck.theme.theme import TextStyle

LADDER: Final = (20.0, 18.0, 16.0, 14.0, 12.0, 11.0, 10.0, 9.0, 8.5, 8.0)
"""Sizes that chart labels walk down."""

_BALANCED: Final = 10
"""Names from this number of characters on break where the sense allows; shorter ones in equal halves."""

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
    """The names in at most two lines no wider than `width` and together no taller than `height`.

    Walks down from `start` points to 12, with one line a size before with two; what still does not fit is the
    diagnostic `chart-name-too-long`.
    """
    style = replace(style, align="left")
    fitted = None
    for size, lines in _attempts(steps(style, start, min(12.0, start))):
        fitted = _set(names, scaled(style, size), width, setter)
        allowed = max(1, min(lines, int(height / (size * NAME_LEADING))))
        if fitted.width <= width + 0.01 and all(len(name) <= allowed for name in fitted.lines):
            return fitted
    assert fitted is not None
    long = max(names, key=lambda name: setter.width(words(name), fitted.style))
    setter.diagnostics.add("chart-name-too-long", name=long)
    return fitted


def _attempts(sizes: Sequence[float]) -> list[tuple[float, int]]:
    """Sizes and lines to try: one step down is better than a broken name, more is not."""
    return [*((size, 1) for size in sizes[:2]), *((size, 2) for size in sizes)]


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
