"""Layout: set text: spans and figures with type styles to runs, runs to measured lines, lines to a frame.

The one place where document text becomes scene text; deck, sheet, tables and charts all come here. The model
of exact line spacing is in `paragraphs`; a frame is moved (`seat`) so that, under that model, its text stands
where the design has it: with the leading shared above and below, as CSS does (CSS 2.2 §10.8.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Part, Span
from factdeck.facts.factbook import Figure
from factdeck.layout.measure import Measurer
from factdeck.layout.paragraphs import BELOW_BASELINE, Setting, moved, set_paragraph
from factdeck.layout.runs import runs_of, scaled
from factdeck.scene.nodes import Anchor, Paragraph, Rect, Role, Run, TextFrame
from factdeck.theme.theme import TextStyle

__all__ = ["Setter", "moved", "scaled", "seat"]

_TOLERANCE = 0.01  # points
_SHOWN = 20  # characters of a text that a finding quotes

_Question = tuple[tuple[Run, ...], TextStyle, float, bool]


def seat(rect: Rect, style: TextStyle, measurer: Measurer) -> Rect:
    """The frame that a design's `rect` becomes, so that its text stands where the design's does.

    Slots whose text is set by `Setter.frame` need the same move to stay equal to their frames.
    """
    ascent = measurer.ascent(style.family, style.bold, style.size)
    descent = measurer.descent(style.family, style.bold, style.size)
    designed = (style.size * style.leading + ascent - descent) / 2  # baseline below the top of the line
    placed = style.size * (style.leading - BELOW_BASELINE)
    return replace(rect, y=rect.y + designed - placed)


@dataclass(frozen=True, slots=True)
class Setter:
    """What setting text needs: the measurer, where findings go, the page's language."""

    measurer: Measurer
    diagnostics: Diagnostics
    language: str
    air: float = 0.0  # em that a program may add between an ideograph and a letter or digit
    _settings: dict[_Question, Setting] = field(
        default_factory=dict[_Question, Setting], repr=False, compare=False
    )

    def runs(self, part: Part, style: TextStyle) -> tuple[Run, ...]:
        """Runs of a text or figure.

        A figure: lead and unit at `unit_size`, digits at `size`, gap before the unit = unit size / 6.
        """
        return runs_of(part, style)

    def paragraph(
        self, runs: tuple[Run, ...], style: TextStyle, width: float, *, wrap: bool = True, where: str = ""
    ) -> Paragraph:
        """Break runs into lines no wider than `width`, positions relative to (0, 0).

        `wrap` off keeps them on one line; `where` names the place in findings.
        """
        self._report_missing(runs, where)
        return self._set(runs, style, width, wrap).paragraph

    def frame(
        self,
        id: str,
        part: Part | tuple[Part, ...],
        style: TextStyle,
        rect: Rect,
        *,
        role: Role,
        slot: str = "",
        link: str = "",
    ) -> TextFrame:
        """Set one part (or several, a paragraph each) in `rect`, walking down `style.steps` until it fits.

        What does not fit at the smallest step is the diagnostic `text-too-long` (with measured and allowed
        length), never a silent shrink. Lines are placed by align and anchor.
        """
        parts = _parts(part)
        style, settings = self._fitted(id, parts, style, rect)
        wrap = not all(isinstance(item, Figure) for item in parts)
        seated = seat(rect, style, self.measurer)
        anchor = Anchor(style.anchor)
        return TextFrame(
            id=id,
            rect=seated,
            role=role,
            slot=slot,
            link=link,
            paragraphs=_placed(settings, seated, anchor),
            anchor=anchor,
            wrap=wrap,
        )

    def width(self, part: Part, style: TextStyle) -> float:
        """The advance of the part on one line, in points; of its longest line if it has forced breaks."""
        return self._set(self.runs(part, style), style, 0.0, wrap=False).widest

    def height(self, part: Part, style: TextStyle, width: float) -> float:
        """The height of the part set in `width`, in points."""
        wrap = not isinstance(part, Figure)
        return _height([self._set(self.runs(part, style), style, width, wrap)])

    def _set(self, runs: tuple[Run, ...], style: TextStyle, width: float, wrap: bool) -> Setting:
        """Fitting measures a text before it places it, often more than once: each setting is kept."""
        question = (runs, style, width, wrap)
        if question not in self._settings:
            setting = set_paragraph(runs, style, width, self.measurer, self.language, wrap=wrap, air=self.air)
            self._settings[question] = setting
        return self._settings[question]

    def _fitted(
        self,
        id: str,
        parts: Sequence[Part],
        style: TextStyle,
        rect: Rect,
    ) -> tuple[TextStyle, list[Setting]]:
        """The largest step that fits and its paragraphs; else the smallest, reported."""
        settings: list[Setting] = []
        step = style
        for size in (style.size, *(size for size in style.steps if size < style.size)):
            step = scaled(style, size)
            runs = [self.runs(part, step) for part in parts]
            wraps = [not isinstance(part, Figure) for part in parts]
            settings = [self._set(item, step, rect.w, wrap) for item, wrap in zip(runs, wraps, strict=True)]
            if _fits(settings, step, rect):
                break
        else:
            self._report_long(id, settings, step, rect)
        self._report_missing([run for item in settings for run in item.paragraph.runs], id)
        return step, settings

    def _report_long(self, where: str, settings: Sequence[Setting], style: TextStyle, rect: Rect) -> None:
        text = "".join(item.paragraph.text for item in settings)
        shown = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
        if _inside(settings, style, rect):
            self.diagnostics.add("word-too-wide", None, where=where, text=shown)
            return
        allowed = min(_room(settings, style, rect), len(text) - 1)
        self.diagnostics.add(
            "text-too-long", None, where=where, text=shown, measured=len(text), allowed=allowed
        )

    def _report_missing(self, runs: Sequence[Run], where: str) -> None:
        for run in runs:
            lacking = self.measurer.missing(run.text.replace("\n", ""), run.style.family, run.style.bold)
            for character in lacking:
                place = where or run.text[:_SHOWN]
                point = f"U+{ord(character):04X}"
                self.diagnostics.add("missing-glyph", None, character=character, point=point, where=place)


def _parts(part: Part | tuple[Part, ...]) -> tuple[Part, ...]:
    if isinstance(part, Figure) or all(isinstance(item, Span) for item in part):
        return (cast(Part, part),)
    return cast(tuple[Part, ...], part)


def _height(settings: Sequence[Setting]) -> float:
    return sum(
        item.paragraph.space_before + len(item.paragraph.lines) * item.paragraph.leading for item in settings
    )


def _fits(settings: Sequence[Setting], style: TextStyle, rect: Rect) -> bool:
    return _inside(settings, style, rect) and not any(item.forced for item in settings)


def _inside(settings: Sequence[Setting], style: TextStyle, rect: Rect) -> bool:
    """Whether all lines are inside; a frame lower than one line is the design's affair, not the author's."""
    if any(item.widest > rect.w + _TOLERANCE for item in settings):
        return False
    if style.max_lines and any(len(item.paragraph.lines) > style.max_lines for item in settings):
        return False
    least = len(settings) * style.size * style.leading
    return _height(settings) <= max(rect.h, least) + _TOLERANCE


def _room(settings: Sequence[Setting], style: TextStyle, rect: Rect) -> int:
    """About how many characters like these the frame holds."""
    pieces = [piece for item in settings for line in item.paragraph.lines for piece in line.pieces]
    mean = sum(piece.advance for piece in pieces) / sum(len(piece.text) for piece in pieces)
    count = 1 if not any(item.paragraph.lines[1:] for item in settings) else _lines_in(style, rect)
    return int(count * (rect.w + _TOLERANCE) / mean)


def _lines_in(style: TextStyle, rect: Rect) -> int:
    count = max(1, int((rect.h + _TOLERANCE) / (style.size * style.leading)))
    return min(count, style.max_lines or count)


def _placed(settings: Sequence[Setting], rect: Rect, anchor: Anchor) -> tuple[Paragraph, ...]:
    free = rect.h - _height(settings)
    y = rect.y + {Anchor.TOP: 0.0, Anchor.MIDDLE: free / 2, Anchor.BOTTOM: free}[anchor]
    placed: list[Paragraph] = []
    for item in settings:
        y += item.paragraph.space_before
        placed.append(moved(item.paragraph, rect.x, y))
        y += len(item.paragraph.lines) * item.paragraph.leading
    return tuple(placed)
