"""Stage layout: what the fact sheet's parts draw with: text on baselines, hairlines, state of fitting."""

import re
from dataclasses import dataclass, field, replace

from factdeck.document.blocks import Part, Span, Text
from factdeck.layout.text import Setter, moved
from factdeck.scene.nodes import Rule, TextFrame
from factdeck.scene.text import Rect, Role, RunStyle
from factdeck.theme.sheet_layout import SheetDesign
from factdeck.theme.theme import TextStyle

_BREAKS = re.compile(r"(\s+|[\u2e80-\uffff])")  # where lines may part: blanks, ideographs and their marks
_IDEOGRAPHS = "\u2e80"  # from here on lines may part anywhere
_SLACK = 0.05  # points a frame is larger than its text, against rounding


@dataclass(frozen=True, slots=True)
class Fit:
    """How far a page is pressed together or pulled apart.

    `gap` is a factor on distances; `pitch` and `field` go from -1 (least) over 0 (natural) to 1 (greatest);
    `type_steps` counts steps down the type sizes, `tile_steps` steps of tile numbers (up is positive).
    """

    gap: float = 1.0
    pitch: float = 0.0
    field: float = 0.0
    type_steps: int = 0
    tile_steps: int = 0


def words(text: str) -> Text:
    """Plain words as a document text."""
    return (Span(text),)


def run_of(style: TextStyle, *, unit: bool = False) -> RunStyle:
    """The run style of a chart label: its digits, or its unit."""
    size = (style.unit_size or style.size * 0.47) if unit else style.size
    color = (style.unit_color or style.color) if unit else style.color
    bold = style.unit_bold and style.bold if unit else style.bold
    return RunStyle(style.family, size, color, bold)


@dataclass(frozen=True, slots=True)
class Pen:
    """The design, the setter, and the page-wide memory of what was measured."""

    design: SheetDesign
    setter: Setter
    _styles: dict[tuple[str, int], TextStyle] = field(default_factory=dict[tuple[str, int], TextStyle])
    _widths: dict[tuple[Part, TextStyle], float] = field(default_factory=dict[tuple[Part, TextStyle], float])
    _heights: dict[tuple[Part, TextStyle, float], float] = field(
        default_factory=dict[tuple[Part, TextStyle, float], float]
    )
    _words: dict[tuple[Text, TextStyle], float] = field(default_factory=dict[tuple[Text, TextStyle], float])
    _fitted: dict[tuple[Part, TextStyle, float, float], TextStyle] = field(
        default_factory=dict[tuple[Part, TextStyle, float, float], TextStyle]
    )

    def style(self, name: str, fit: Fit | None = None) -> TextStyle:
        """The style `name` at the size that the fitting asks for, without further steps."""
        step = fit.type_steps if fit else 0
        if (name, step) not in self._styles:
            style = self.design.styles[name]
            sizes = style.steps or (style.size,)
            self._styles[name, step] = replace(style, size=sizes[min(step, len(sizes) - 1)], steps=())
        return self._styles[name, step]

    def width(self, part: Part, style: TextStyle) -> float:
        """The advance of `part` on one line."""
        key = (part, style)
        if key not in self._widths:
            self._widths[key] = self.setter.width(part, style)
        return self._widths[key]

    def height(self, part: Part, style: TextStyle, width: float) -> float:
        """The height of `part` set in `width`."""
        key = (part, style, width)
        if key not in self._heights:
            self._heights[key] = self.setter.height(part, style, width)
        return self._heights[key]

    def lines(self, part: Part, style: TextStyle, width: float) -> int:
        """The lines that `part` takes in `width`."""
        return max(1, round(self.height(part, style, width) / (style.size * style.leading)))

    def more_lines(self, part: Part, style: TextStyle, width: float) -> float:
        """The height that `part` takes beyond its first line."""
        return (self.lines(part, style, width) - 1) * style.size * style.leading

    def unbroken(self, text: Text, style: TextStyle) -> float:
        """The widest piece of `text` that no line may part: figures and words without a blank between."""
        widest, piece = 0.0, list[Span]()
        for span in text:
            for token in (span.text,) if span.fact else _BREAKS.split(span.text):
                if not span.fact and _BREAKS.fullmatch(token):
                    piece = []
                elif token:
                    piece = [*piece, replace(span, text=token)]
                    widest = max(widest, self.width(tuple(piece), style))
        return widest

    def widest_word(self, text: Text, style: TextStyle) -> float:
        """The width of the widest word of `text` that has no ideographs; no width at all for none."""
        key = (text, style)
        if key not in self._words:
            words = (replace(span, text=word) for span in text for word in span.text.split())
            widths = (self.width((word,), style) for word in words if max(word.text) < _IDEOGRAPHS)
            self._words[key] = max(widths, default=float("-inf"))
        return self._words[key]

    def fitting(self, part: Part, style: TextStyle, width: float, least: float) -> TextStyle:
        """`style`, in whole points smaller until `part` fits `width` on one line, but not under `least`."""
        key = (part, style, width, least)
        if key not in self._fitted:
            self._fitted[key] = self._stepped(part, style, width, least)
        return self._fitted[key]

    def _stepped(self, part: Part, style: TextStyle, width: float, least: float) -> TextStyle:
        while style.size > least and self.width(part, style) > width:
            size = max(least, style.size - 1)
            ratio = size / style.size
            style = replace(
                style,
                size=size,
                unit_size=max(8.0, style.unit_size * ratio) if style.unit_size else 0,
            )
        return style

    def text(
        self, id: str, part: Part, style: TextStyle, x: float, baseline: float, width: float, role: Role
    ) -> TextFrame:
        """A frame of `width` at `x` whose first line stands on `baseline`."""
        rect = Rect(x, 0.0, width, self.height(part, style, width) + _SLACK)
        frame = self.setter.frame(id, part, replace(style, anchor="top"), rect, role=role)
        down = baseline - frame.paragraphs[0].lines[0].baseline
        paragraphs = tuple(moved(paragraph, 0.0, down) for paragraph in frame.paragraphs)
        return replace(frame, rect=replace(frame.rect, y=frame.rect.y + down), paragraphs=paragraphs)

    def phrase(
        self, id: str, part: Part, style: TextStyle, x: float, baseline: float, role: Role
    ) -> TextFrame:
        """One line as wide as its text, so that others can stand beside it."""
        return self.text(id, part, style, x, baseline, self.width(part, style) + _SLACK, role)

    def centered(self, id: str, part: Part, style: TextStyle, rect: Rect, role: Role) -> TextFrame:
        """Text in the middle of `rect`."""
        return self.setter.frame(id, part, replace(style, anchor="middle", align="center"), rect, role=role)

    def rule(self, id: str, x: float, y: float, width: float, name: str) -> Rule:
        """A horizontal line of the style `name`, centred on `y`."""
        line = self.design.rules[name]
        return Rule(id=id, rect=Rect(x, y, width, 0), color=line.color, width=line.width)

    def column(self, width: float, count: int) -> float:
        """The width of one of `count` equal columns with gutters inside `width`."""
        return (width - self.design.page.gutter * (count - 1)) / count

    def left(self, x: float, width: float, count: int, index: int) -> float:
        """The left edge of column `index` (from 0) of `count` in a band at `x`."""
        return x + index * (self.column(width, count) + self.design.page.gutter)
