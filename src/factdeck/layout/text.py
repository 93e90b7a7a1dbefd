"""Layout: set text: spans and figures with type styles to runs, runs to measured lines, lines to a frame.

The one place where document text becomes scene text; deck, sheet, tables and charts all come here. The model
of exact line spacing is in `paragraphs`; a frame is moved (`seat`) so that, under that model, its text stands
where the design has it: with the leading shared above and below, as CSS does (CSS 2.2 §10.8.1).
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.document.blocks import Part, Span, place_of
from factdeck.facts.factbook import Figure
from factdeck.layout.excerpt import excerpt, most_characters, words_of
from factdeck.layout.fallback import with_fallback
from factdeck.layout.fit import Fitted, at_level, last_level, walk
from factdeck.layout.glyphs import glyphs_of
from factdeck.layout.languages import with_languages
from factdeck.layout.margin import aired
from factdeck.layout.measure import Measurer
from factdeck.layout.paragraphs import BELOW_BASELINE, Setting, moved, set_paragraph
from factdeck.layout.room import height_of, is_inside, is_whole, placed
from factdeck.layout.runs import runs_of, scaled
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Anchor, Paragraph, Rect, Role, Run
from factdeck.theme.clusters import code_points
from factdeck.theme.theme import TextStyle

__all__ = ["Setter", "drop", "moved", "scaled", "seat"]


Answer = TypeVar("Answer")


def seat(rect: Rect, style: TextStyle, measurer: Measurer) -> Rect:
    """The frame that a design's `rect` becomes, so that its text stands where the design's does.

    Slots whose text is set by `Setter.frame` need the same move to stay equal to their frames.
    """
    return Rect(rect.x, rect.y + drop(style, measurer), rect.w, rect.h)


def drop(style: TextStyle, measurer: Measurer) -> float:
    """How far text of a style is moved down so that its baselines stand where the design's do, points."""
    ascent = measurer.ascent(style.family, style.bold, style.size)
    descent = measurer.descent(style.family, style.bold, style.size)
    designed = (style.size * style.leading + ascent - descent) / 2  # baseline below the top of the line
    return designed - style.size * (style.leading - BELOW_BASELINE)


@dataclass(frozen=True, slots=True)
class Setter:
    """What setting text needs: the measurer, where findings go, the page's language.

    `at` is the place of findings about what has none of its own.
    """

    measurer: Measurer
    diagnostics: Diagnostics
    language: str
    air: float = 0.0  # em that a program may add between an ideograph and a letter or digit
    at: Location | None = None
    _parts_set: dict[tuple[Part, TextStyle, float, float], Setting] = field(
        default_factory=dict[tuple[Part, TextStyle, float, float], Setting], repr=False, compare=False
    )
    _answers: dict[Hashable, Any] = field(default_factory=dict[Hashable, Any], repr=False, compare=False)

    def runs(self, part: Part, style: TextStyle) -> tuple[Run, ...]:
        """Runs of a text or figure.

        A figure: lead and unit at `unit_size`, digits at `size`, gap before the unit = unit size / 6.
        """
        return with_fallback(with_languages(runs_of(part, style), self.language), self.measurer)

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
        designed: TextStyle | None = None,
    ) -> TextFrame:
        """Set one part (or several, a paragraph each) in `rect`, walking down `style.steps` until it fits.

        What does not fit at the smallest step is the diagnostic `text-too-long` (with measured and allowed
        length), never a silent shrink; it is set smaller, so that it stays inside, and where even the floor
        is too large it is an error. Lines are placed by align and anchor. `designed`: the style whose size
        says how far the frame is moved (see `seat`): of equal frames all are where their slot is, whatever
        step their text takes.
        """
        parts = _parts(part)
        designed = designed or style
        style, settings = self._fitted(id, parts, style, rect)
        wrap = not all(isinstance(item, Figure) for item in parts)
        seated = seat(rect, designed, self.measurer)
        anchor = Anchor(style.anchor)
        return TextFrame(
            id=id,
            rect=seated,
            role=role,
            slot=slot,
            link=link,
            paragraphs=placed(settings, seated, anchor),
            anchor=anchor,
            wrap=wrap,
        )

    def width(self, part: Part, style: TextStyle) -> float:
        """The width that the part needs on one line (its longest, if it has forced breaks), in points.

        That is its advance, and the air that a program may add.
        """
        runs = self.runs(part, style)
        if not self.air or "\n" in "".join(run.text for run in runs):
            return self.advance(runs, style)
        glyphs = aired(list(glyphs_of(runs, self.measurer, self.language)), runs, self.air)
        return sum(glyph.advance + glyph.gap for glyph in glyphs)

    def advance(self, runs: tuple[Run, ...], style: TextStyle) -> float:
        """The advance of runs on one line, in points."""
        return self._set(runs, style, 0.0, wrap=False).widest

    def height(self, part: Part, style: TextStyle, width: float) -> float:
        """The height of the part set in `width`, in points."""
        return height_of([self._part_set(part, style, width)])

    def lines(self, part: Part, style: TextStyle, width: float) -> int:
        """The lines that the part takes in `width`."""
        return round(self.height(part, style, width) / (style.size * style.leading))

    def fits(self, part: Part | tuple[Part, ...], style: TextStyle, rect: Rect) -> bool:
        """Whether it fits in `rect` at the style's own size: no line wider, none too many, no word broken."""
        return is_whole(list(self._settings_of(_parts(part), style, rect.w)), style, rect)

    def report(self, code: str, part: Part | None = None, **arguments: Any) -> None:
        """Add a finding at the place where `part` was written."""
        place = place_of(part) if part else None
        self.diagnostics.add(code, place or self.at, **arguments)

    def report_long(self, where: str, parts: Sequence[Part], style: TextStyle, rect: Rect) -> None:
        """Say that a text does not fit at the smallest step: its length, and the length that does."""
        text = "".join(words_of(part) for part in parts)
        smallest = at_level(style, last_level(style))
        allowed = most_characters(parts, lambda some: self.fits(some, smallest, rect))
        counts = {"measured": len(text), "allowed": allowed}
        self.report("text-too-long", parts[0], where=where, text=excerpt(text), **counts)

    def report_overflow(self, where: str, part: Part) -> None:
        """Say that a text does not even fit at the floor: there is no legal page with it."""
        self.report("text-overflows", part, where=where, text=excerpt(words_of(part)))

    def _settings_of(self, parts: Sequence[Part], style: TextStyle, width: float) -> Iterator[Setting]:
        for part in parts:
            yield self._part_set(part, style, width)

    def once(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question, worked out only the first time that it is asked."""
        if question not in self._answers:
            self._answers[question] = answer()
        return cast(Answer, self._answers[question])

    def _part_set(self, part: Part, style: TextStyle, width: float) -> Setting:
        """A part, set; kept by the part, so that asking again does not even make its runs."""
        question = (part, style, width, self.air)
        if question not in self._parts_set:
            wrap = not isinstance(part, Figure)
            self._parts_set[question] = self._set(self.runs(part, style), style, width, wrap)
        return self._parts_set[question]

    def _set(self, runs: tuple[Run, ...], style: TextStyle, width: float, wrap: bool) -> Setting:
        return _setting(runs, style, width, self.measurer, self.language, wrap, self.air)

    def _fitted(
        self,
        id: str,
        parts: Sequence[Part],
        style: TextStyle,
        rect: Rect,
    ) -> tuple[TextStyle, list[Setting]]:
        """The largest size that fits and its paragraphs; what does not fit on the scale is reported."""
        fitted = walk(style, lambda step: self.fits(tuple(parts), step, rect))
        if not fitted.within:
            fitted = self._reported(id, parts, style, rect, fitted)
        settings = list(self._settings_of(parts, fitted.style, rect.w))
        for part, setting in zip(parts, settings, strict=True):
            self._report_missing(setting.paragraph.runs, id, part)
        return fitted.style, settings

    def _reported(
        self, where: str, parts: Sequence[Part], style: TextStyle, rect: Rect, fitted: Fitted
    ) -> Fitted:
        """The style for a text that does not fit on its scale; a word that is only too wide is broken."""
        smallest = at_level(style, last_level(style))
        text = excerpt("".join(words_of(part) for part in parts))
        if is_inside(list(self._settings_of(parts, smallest, rect.w)), smallest, rect):
            self.report("word-too-wide", parts[0], where=where, text=text)
            return fitted if fitted.held else replace(fitted, style=smallest)
        self.report_long(where, parts, style, rect)
        if not fitted.held and not is_inside(
            list(self._settings_of(parts, fitted.style, rect.w)), fitted.style, rect
        ):
            self.report_overflow(where, parts[0])
        return fitted

    def _report_missing(self, runs: Sequence[Run], where: str, part: Part | None = None) -> None:
        for run in runs:
            lacking = self.measurer.missing(run.text, run.style.family, run.style.bold)
            for cluster in lacking:
                shown = excerpt(words_of(part) if part else "".join(item.text for item in runs)) or where
                point = code_points(cluster)
                self.report(
                    "missing-glyph", _having(part, cluster), character=cluster, point=point, where=shown
                )


@lru_cache(maxsize=4096)
def _setting(
    runs: tuple[Run, ...],
    style: TextStyle,
    width: float,
    measurer: Measurer,
    language: str,
    wrap: bool,
    air: float,
) -> Setting:
    """Fitting measures a text before it places it, often more than once, and districts say much alike."""
    return set_paragraph(runs, style, width, measurer, language, wrap=wrap, air=air)


def _parts(part: Part | tuple[Part, ...]) -> tuple[Part, ...]:
    if isinstance(part, Figure) or all(isinstance(item, Span) for item in part):
        return (cast(Part, part),)
    return cast(tuple[Part, ...], part)


def _having(part: Part | None, words: str) -> Part | None:
    """The span of a text that has these words; the part itself where it is not one span."""
    if part is None or isinstance(part, Figure):
        return part
    return tuple(span for span in part if words in span.text) or part
