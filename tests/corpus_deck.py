"""A deck of nothing but text frames: hard paragraphs in many widths and styles, each as high as its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Span
from factdeck.layout.deck import AIR
from factdeck.layout.measure import Measurer
from factdeck.layout.text import Setter, moved
from factdeck.scene.nodes import Page, Scene, TextFrame
from factdeck.scene.setting import Properties
from factdeck.scene.text import Rect, Role
from factdeck.theme.load import load_theme
from factdeck.theme.theme import TextStyle, Theme
from factdeck.theme.travelling import named_families

WIDTH, HEIGHT = 2880.0, 1620.0
GAP = 40.0
EMS = (8, 10, 12, 14, 17, 20, 23, 26, 30, 34, 40, 48)
STYLES = {
    "body": TextStyle(size=18, leading=1.45),
    "headline": TextStyle(family="serif", size=28, bold=True, leading=1.2, balance=True),
    "label": TextStyle(size=14, bold=True, leading=1.4),
}


def theme() -> Theme:
    found = load_theme("hongjin", [], Diagnostics())
    assert found
    return found


def corpus_deck(
    paragraphs: Sequence[tuple[str, str]], language: str, ems: Sequence[float] = EMS
) -> tuple[Scene, int]:
    """The deck of the paragraphs in `language`, and how many frames the build would have stopped on.

    `ems`: widths of the frames, in ems of each style.
    """
    look = theme()
    texts = [text for text, tongue in paragraphs if tongue == language]
    made = [
        _frame(look, f"{style}-{number}-{width:g}", text, STYLES[style], width, language)
        for style, (number, text), width in product(STYLES, enumerate(texts), ems)
    ]
    frames = [frame for frame in made if frame]
    return _scene(look, frames, language), len(made) - len(frames)


def _frame(
    look: Theme, name: str, text: str, style: TextStyle, ems: float, language: str
) -> TextFrame | None:
    """The text in a frame just as high as its lines; None where a word is wider than the frame."""
    found = Diagnostics()
    setter = Setter(Measurer(look.families), found, language, AIR)
    part, width = (Span(text),), ems * style.size
    rect = Rect(0, 0, width, setter.height(part, style, width))
    frame = setter.frame(name, part, style, rect, role=Role.BODY)
    return None if len(found) else frame


def _scene(look: Theme, frames: Sequence[TextFrame], language: str) -> Scene:
    pages = tuple(
        Page(id=f"p{number}", title=f"p{number}", background="white", nodes=tuple(placed))
        for number, placed in enumerate(_packed(frames), 1)
    )
    return Scene(
        width=WIDTH,
        height=HEIGHT,
        pages=pages,
        palette=look.palette,
        scheme=look.scheme,
        fonts=named_families(look),
        properties=Properties("corpus", "", "", language, "2025-01-01"),
        embed_fonts=look.embed_fonts,
    )


def _packed(frames: Sequence[TextFrame]) -> Iterator[list[TextFrame]]:
    """Frames in rows, low ones first, with room between them for what leaves them."""
    page: list[TextFrame] = []
    x = y = tallest = GAP
    for frame in sorted(frames, key=lambda frame: frame.rect.h):
        if x + frame.rect.w + GAP > WIDTH:
            x, y, tallest = GAP, y + tallest + GAP, 0.0
        if y + frame.rect.h + GAP > HEIGHT:
            yield page
            page, x, y, tallest = [], GAP, GAP, 0.0
        page.append(moved_frame(frame, x - frame.rect.x, y - frame.rect.y))
        x += frame.rect.w + GAP
        tallest = max(tallest, frame.rect.h)
    yield page


def moved_frame(frame: TextFrame, dx: float, dy: float) -> TextFrame:
    """The frame and its lines, moved by (dx, dy) points."""
    rect = replace(frame.rect, x=frame.rect.x + dx, y=frame.rect.y + dy)
    return replace(frame, rect=rect, paragraphs=tuple(moved(item, dx, dy) for item in frame.paragraphs))
