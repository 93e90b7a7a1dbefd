"""Layout: the drawings of a design, which carry no text: boxes, rules, outlines of glyphs, pictures."""

from collections.abc import Iterable
from dataclasses import replace

from factdeck.document.blocks import Part, plain
from factdeck.facts.factbook import Figure
from factdeck.layout.clip import bounds, cut_below
from factdeck.layout.grid import resolve
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import AnyNode, Box, Freeform, PathCommand, Picture, Rect, Role, Rule
from factdeck.theme.slide_layout import BoxItem, ExhibitCard, GlyphItem, PictureItem, RuleItem


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
