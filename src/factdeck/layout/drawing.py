"""Layout: the drawings of a design, which carry no text: boxes, rules, outlines of glyphs, pictures."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from factdeck.document.blocks import Part, Span, plain
from factdeck.facts.factbook import Figure
from factdeck.layout.clip import bounds, cut_below
from factdeck.layout.grid import resolve
from factdeck.layout.measure import Measurer
from factdeck.layout.scope import Scope
from factdeck.scene.nodes import AnyNode, Box, Freeform, Picture, Rule
from factdeck.scene.paths import PathCommand
from factdeck.scene.text import Rect, Role
from factdeck.theme.slide_layout import (
    BoxItem,
    Drawing,
    DrawingItem,
    ExhibitCard,
    GlyphItem,
    IconItem,
    PictureItem,
    RuleItem,
)

_KINDS: Final = {BoxItem: "box", RuleItem: "rule", GlyphItem: "glyph", IconItem: "icon"}


def kind(item: DrawingItem) -> str:
    """What ids call it."""
    return item.source if isinstance(item, PictureItem) else _KINDS[type(item)]


def is_of_layout(item: DrawingItem) -> bool:
    """Whether every slide of a slide layout shows the same: it depends on no text, picture or chapter."""
    if isinstance(item, PictureItem | IconItem) or (isinstance(item, GlyphItem) and not item.letters):
        return False
    return all(condition.key != "current" for condition in item.when)


def draw(item: Drawing, cell: Rect, scope: Scope, measurer: Measurer, identity: str) -> AnyNode | None:
    """The node of an item; None where the slide has not what it shows."""
    match item:
        case BoxItem():
            return box(item, cell, identity)
        case RuleItem():
            return rule(item, cell, identity)
        case GlyphItem():
            part = (Span(item.letters),) if item.letters else scope.part(item.source)
            return glyph(item, part, cell, measurer, identity) if part else None
        case PictureItem():
            slide, alt = scope.slide, scope.deck.organization
            if item.source not in slide.pictures:
                return None
            size = slide.picture_sizes.get(item.source, (1, 1))
            return picture(item, slide.pictures[item.source], size, cell, alt, identity)


def box(item: BoxItem, cell: Rect, identity: str) -> Box:
    """A rectangle as the design has it."""
    return Box(
        id=identity,
        rect=resolve(item.place, cell),
        fill=item.fill,
        stroke=item.stroke,
        stroke_width=item.stroke_width,
        dash=item.dash,
        radius=item.radius,
    )


def card(item: ExhibitCard, body: Rect, nodes: Iterable[AnyNode], identity: str) -> Box:
    """The box behind an exhibit in `body`, down to the lowest of its nodes."""
    foot = max((node.rect.bottom for node in nodes), default=body.bottom)
    drawn = replace(body, h=foot - body.y).inset(-item.pad_x, -item.pad_y)
    return Box(id=identity, rect=drawn, fill=item.fill, radius=item.radius)


def rule(item: RuleItem, cell: Rect, identity: str) -> Rule:
    """A straight line along the top (or left) edge of its place."""
    rect = resolve(item.place, cell)
    line = replace(rect, w=0.0) if item.vertical else replace(rect, h=0.0)
    return Rule(id=identity, rect=line, color=item.color, width=item.width)


def glyph(item: GlyphItem, part: Part, cell: Rect, measurer: Measurer, identity: str) -> Freeform | None:
    """The outline of a short text as one shape, its ink on the design's edge, cut as the design says."""
    text = str(part) if isinstance(part, Figure) else plain(part)
    size = item.sizes[min(len(text), len(item.sizes)) - 1]

    def outline(x: float) -> tuple[PathCommand, ...]:
        commands = measurer.outline(text, item.family, item.bold, size, x, cell.y + item.baseline)
        return commands if item.cut is None else cut_below(commands, cell.y + item.cut)

    ink = bounds(outline(0.0))
    x = (item.left or 0.0) - ink.x if item.right_edge is None else item.right_edge - ink.right
    commands = outline(cell.x + x)
    if not commands:
        return None
    return Freeform(id=identity, rect=bounds(commands), commands=commands, fill=item.color)


def picture(
    item: PictureItem, path: str, size: tuple[int, int], cell: Rect, alt: str, identity: str
) -> Picture:
    """A picture of `size` pixels, as large as its place allows, left in it and in the middle."""
    rect = resolve(item.place, cell)
    width, height = size
    scale = min(rect.w / width, rect.h / height)
    fitted = Rect(rect.x, rect.y + (rect.h - height * scale) / 2, width * scale, height * scale)
    return Picture(id=identity, rect=fitted, role=Role.PICTURE, alt=alt, path=path)
