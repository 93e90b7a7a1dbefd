"""Layout: a stack as one text frame: its texts are paragraphs, one level of the slot each."""

from collections.abc import Sequence
from dataclasses import replace

from factdeck.document.blocks import Part
from factdeck.facts.factbook import Figure
from factdeck.layout.frames import Typesetter, role_of
from factdeck.layout.paragraphs import moved, top_of
from factdeck.layout.scope import Scope
from factdeck.layout.slots import space_above
from factdeck.layout.text import drop
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Anchor, Paragraph, Rect
from factdeck.theme.slide_layout import StackItem, TextItem

Placed = Sequence[tuple[TextItem, Rect]]


def stack_frame(
    item: StackItem,
    shown: Sequence[TextItem],
    placed: Placed,
    rect: Rect,
    scope: Scope,
    typesetter: Typesetter,
    identity: str,
) -> TextFrame:
    """The frame of a stack in `rect`. `shown`: the items of its levels; `placed`: those with text, placed.

    The frame fills the rectangle whatever its text, so that slides with more and less text share a slot.
    """
    spaces = space_above(shown, typesetter)
    frames = [(child, _frame(child, place, scope, typesetter, identity)) for child, place in placed]
    first = typesetter.designed[shown[0].sources[0][1]]
    down = drop(first, typesetter.setter.measurer)
    paragraphs: list[Paragraph] = []
    for child, frame in frames:
        level = shown.index(child)
        above = spaces[level] if paragraphs else 0.0
        paragraphs += [
            replace(paragraph, level=level, space_before=0.0 if number else above, role=role_of(child))
            for number, paragraph in enumerate(frame.paragraphs)
        ]
    seated = replace(rect, y=rect.y + down)
    return TextFrame(
        id=identity,
        rect=seated,
        role=role_of(placed[0][0]),
        paragraphs=_down(paragraphs, seated, item.anchor),
        anchor=Anchor(item.anchor),
        link=next((frame.link for _, frame in frames if frame.link), ""),
        wrap=not all(isinstance(part, Figure) for part in _parts(placed, scope, typesetter)),
    )


def _frame(item: TextItem, rect: Rect, scope: Scope, typesetter: Typesetter, identity: str) -> TextFrame:
    frame = typesetter.frame(item, rect, scope, f"{identity}/{item.sources[0][0]}")
    assert frame is not None
    return frame


def _parts(placed: Placed, scope: Scope, typesetter: Typesetter) -> list[Part]:
    return [part for item, _ in placed for part, _ in typesetter.parts(item, scope)]


def _down(paragraphs: Sequence[Paragraph], rect: Rect, anchor: str) -> tuple[Paragraph, ...]:
    """The paragraphs where an office program puts them: under each other, as a whole by the anchor."""
    tall = sum(item.space_before + len(item.lines) * item.leading for item in paragraphs)
    y = rect.y + (rect.h - tall) * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchor]
    found: list[Paragraph] = []
    for item in paragraphs:
        y += item.space_before
        found.append(moved(item, 0.0, y - top_of(item)))
        y += len(item.lines) * item.leading
    return tuple(found)
