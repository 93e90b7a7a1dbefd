"""Layout: a text item of a design as one frame: its sources run together, each in its style."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from factdeck.document.blocks import Part, Span
from factdeck.facts.factbook import Figure
from factdeck.layout.fit import at_level, last_level, own_level, walk_levels
from factdeck.layout.scope import Scope
from factdeck.layout.text import Setter, moved, seat
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Anchor, Paragraph, Rect, Role, Run
from factdeck.theme.slide_layout import TextItem
from factdeck.theme.theme import TextStyle

_ROLES: Final = {
    "title": Role.TITLE,
    "figure": Role.FIGURE,
    "label": Role.LABEL,
    "number": Role.LABEL,
    "chapter.number": Role.LABEL,
    "note": Role.NOTE,
    "meaning": Role.NOTE,
    "notice": Role.NOTE,
    "caption": Role.CAPTION,
    "source": Role.SOURCE,
    "page": Role.PAGE_NUMBER,
    "exhibit.0.title": Role.LABEL,
    "exhibit.1.title": Role.LABEL,
}
_OF_CHAPTER: Final = frozenset({"chapter.number", "chapter.name", "chapter.kicker", "kicker", "mark"})
_SHARES: Final = {"top": 0.0, "middle": 0.5, "bottom": 1.0}

_Parts = list[tuple[Part, TextStyle]]


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets the text items of a page in the design's styles, at the sizes agreed on.

    `designed`: the same styles at the sizes that the design gives them, which slots have.
    """

    styles: Mapping[str, TextStyle]
    setter: Setter
    designed: Mapping[str, TextStyle]

    def parts(self, item: TextItem, scope: Scope) -> _Parts:
        """The parts that the item's sources have here, each with its style."""
        found = ((scope.part(source), self.styles[style]) for source, style in item.sources)
        return [(part, style) for part, style in found if part]

    def single(self, item: TextItem, scope: Scope) -> Part | None:
        """The item's parts run together where they are of one style; None where they are not, or absent."""
        parts = self.parts(item, scope)
        if not parts or any(style != parts[0][1] for _, style in parts):
            return None
        return _joined([part for part, _ in parts], item.between)

    def height(self, item: TextItem, width: float, scope: Scope) -> float:
        """The height of the item's lines in `width`, points; 0 where it has no text."""
        parts = self.parts(item, scope)
        if not parts:
            return 0.0
        return self.setter.height(_joined([part for part, _ in parts], item.between), parts[0][1], width)

    def frame(self, item: TextItem, rect: Rect, scope: Scope, identity: str) -> TextFrame | None:
        """The item's frame in `rect`; None where it has no text."""
        parts = self.parts(item, scope)
        if not parts:
            return None
        style = parts[0][1]
        if item.place.auto:
            rect = replace(rect, h=self.height(item, rect.w, scope))
        if any(other != style for _, other in parts):
            return self._mixed(item, parts, rect, scope, identity)
        part = _joined([part for part, _ in parts], item.between)
        return self.setter.frame(
            identity,
            part,
            style,
            rect,
            role=role_of(item),
            slot=item.slot,
            link=_link(item, scope),
            designed=self.designed[item.sources[0][1]],
        )

    def _mixed(self, item: TextItem, parts: _Parts, rect: Rect, scope: Scope, identity: str) -> TextFrame:
        """Parts of several styles on one line, leading and anchor of the first."""
        last = max(last_level(style) for _, style in parts)

        def holds(level: int) -> bool:
            return self._line_width(item, _lower(parts, level, last)) <= rect.w

        level, _ = walk_levels(last, holds)
        if level > last:
            words = tuple(_joined([part], "") for part, _ in parts)
            self.setter.report_long(identity, words, parts[0][1], rect)
        parts = _lower(parts, level, last)
        style = parts[0][1]
        line = self.setter.paragraph(self._runs(item, parts), style, rect.w, wrap=False, where=identity)
        seated = seat(rect, self.designed[item.sources[0][1]], self.setter.measurer)
        return TextFrame(
            id=identity,
            rect=seated,
            role=role_of(item),
            slot=item.slot,
            link=_link(item, scope),
            paragraphs=(_anchored(line, seated, style.anchor),),
            anchor=Anchor(style.anchor),
            wrap=False,
        )

    def _runs(self, item: TextItem, parts: _Parts) -> tuple[Run, ...]:
        runs: list[Run] = []
        for part, style in parts:
            runs += self.setter.runs((Span(item.between),), parts[0][1]) if runs and item.between else ()
            runs += self.setter.runs(part, style)
        return tuple(runs)

    def _line_width(self, item: TextItem, parts: _Parts) -> float:
        return self.setter.advance(self._runs(item, parts), parts[0][1])


def _lower(parts: _Parts, level: int, last: int) -> _Parts:
    """The parts at a level, each as far down its scale as it can; below the scale all go together."""
    return [(part, at_level(style, own_level(style, level, last))) for part, style in parts]


def _anchored(paragraph: Paragraph, rect: Rect, anchor: str) -> Paragraph:
    free = rect.h - len(paragraph.lines) * paragraph.leading
    return moved(paragraph, rect.x, rect.y + free * _SHARES[anchor])


def _joined(parts: list[Part], between: str) -> Part:
    """Several parts as one text, a figure as a span of its fact; a single part as it is."""
    if len(parts) == 1:
        return parts[0]
    spans: list[Span] = []
    for part in parts:
        spans += [Span(between)] if spans and between else []
        spans += [Span(str(part), part.fact, part.calculated, part.at)] if isinstance(part, Figure) else part
    return tuple(spans)


def role_of(item: TextItem) -> Role:
    """What the text of an item means."""
    return Role(item.role) if item.role else _ROLES.get(item.sources[-1][0], Role.BODY)


def _link(item: TextItem, scope: Scope) -> str:
    """A record leads to the section that it stands for, words of the chapter lead back to the agenda."""
    slide = scope.slide
    target = slide.links.get(scope.record.id, "") if scope.record else ""
    if not target and slide.chapter and any(source in _OF_CHAPTER for source, _ in item.sources):
        target = slide.back
    return f"#{target}" if item.link and target not in ("", slide.id) else ""
