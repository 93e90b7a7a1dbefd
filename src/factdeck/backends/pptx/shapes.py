"""Backend stage: rectangles, rules, freeforms, pictures and groups as shapes (ECMA-376 Part 1 §19.3.1)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from factdeck.backends.pptx.contours import paths
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.markup import NOTHING, Attribute, Markup, element, tagged
from factdeck.base.units import emu
from factdeck.scene.nodes import Box, Freeform, Node, Picture, Rule
from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect, Role

_DECORATIVE: Final = element(
    "a:extLst",
    element(
        "a:ext",
        tagged(
            "adec:decorative",
            {"xmlns:adec": "http://schemas.microsoft.com/office/drawing/2017/decorative", "val": 1},
        ),
        uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
    ),
)


def identity(number: int, node: Node, click: Markup = NOTHING) -> Markup:
    """`p:cNvPr`: the id, the node's own name, its alt text or the mark of decoration, what a click does."""
    attributes: dict[str, Attribute] = {"id": number, "name": node.id}
    if node.alt:
        attributes["descr"] = node.alt
    decorative = node.role is Role.DECORATION and not node.alt
    return tagged("p:cNvPr", attributes, click, _DECORATIVE if decorative else NOTHING)


def transform(rect: Rect, tag: str = "a:xfrm", *inside: Markup) -> Markup:
    """Place and size in EMU; the right and lower edges are rounded, so that neighbours touch."""
    x, y = emu(rect.x), emu(rect.y)
    width, height = max(emu(rect.right) - x, 0), max(emu(rect.bottom) - y, 0)
    return element(tag, element("a:off", x=x, y=y), element("a:ext", cx=width, cy=height), *inside)


def preset(name: str, *guides: Markup) -> Markup:
    """A preset geometry."""
    return element("a:prstGeom", element("a:avLst", *guides), prst=name)


def box(identity: Markup, node: Box, ink: Ink, body: Markup) -> Markup:
    """A rectangle, its corners rounded by `radius`."""
    line = ink.edge(node.fill, node.stroke, node.stroke_width, dash=node.dash)
    properties = element("p:spPr", transform(node.rect), _outline(node), ink.fill(node.fill), line)
    return _shape(identity, properties, body)


def _outline(node: Box | Picture) -> Markup:
    side = min(node.rect.w, node.rect.h)
    if not node.radius or not side:
        return preset("rect")
    share = min(round(node.radius / side * 100_000), 50_000)
    return preset("roundRect", element("a:gd", name="adj", fmla=f"val {share}"))


def _shape(identity: Markup, properties: Markup, body: Markup) -> Markup:
    names = element("p:nvSpPr", identity, element("p:cNvSpPr"), element("p:nvPr"))
    return element("p:sp", names, properties, body)


def rule(identity: Markup, node: Rule, ink: Ink) -> Markup:
    """A straight line, as the connector that PowerPoint itself draws for one."""
    names = element("p:nvCxnSpPr", identity, element("p:cNvCxnSpPr"), element("p:nvPr"))
    line = ink.line(node.color, node.width, dash=node.dash)
    return element("p:cxnSp", names, element("p:spPr", transform(node.rect), preset("line"), line))


_STEPS: Final[Mapping[type, str]] = {
    Move: "a:moveTo",
    LineTo: "a:lnTo",
    Curve: "a:cubicBezTo",
    Close: "a:close",
}


def freeform(identity: Markup, node: Freeform, ink: Ink, body: Markup) -> Markup:
    """All contours as one custom geometry (§20.1.9.8), in EMU from the corner of what they span."""
    bounds = _bounds(node.commands) or node.rect
    geometry = _geometry(
        paths(node.commands) if node.fill else [node.commands], bounds, filled=bool(node.fill)
    )
    line = ink.edge(node.fill, node.stroke, node.stroke_width, round=node.round)
    properties = element("p:spPr", transform(bounds), geometry, ink.fill(node.fill, node.opacity), line)
    return _shape(identity, properties, body)


def _bounds(commands: Sequence[PathCommand]) -> Rect | None:
    points = [point for command in commands for point in _points(command)]
    if not points:
        return None
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Rect(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)


def _points(command: PathCommand) -> tuple[tuple[float, float], ...]:
    match command:
        case Move(x, y) | LineTo(x, y):
            return ((x, y),)
        case Curve(x1, y1, x2, y2, x, y):
            return ((x1, y1), (x2, y2), (x, y))
        case Close():
            return ()


def _geometry(paths: Iterable[Sequence[PathCommand]], bounds: Rect, *, filled: bool) -> Markup:
    """A path that is only a line says so: else a program would take clicks inside it for its own."""
    left, top = emu(bounds.x), emu(bounds.y)
    width, height = max(emu(bounds.right) - left, 1), max(emu(bounds.bottom) - top, 1)
    size: dict[str, Attribute] = {"w": width, "h": height, **({} if filled else {"fill": "none"})}
    written = (tagged("a:path", size, *(_step(command, left, top) for command in path)) for path in paths)
    lists = (element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    area = element("a:rect", l="0", t="0", r="r", b="b")
    return element("a:custGeom", *lists, area, element("a:pathLst", *written))


def _step(command: PathCommand, left: int, top: int) -> Markup:
    """Written straight from its numbers, since a field of marks has thousands of steps."""
    points = "".join(f'<a:pt x="{emu(x) - left}" y="{emu(y) - top}"/>' for x, y in _points(command))
    return element(_STEPS[type(command)], Markup(points))


def picture(identity: Markup, node: Picture, image: str, placeholder: Markup) -> Markup:
    """A picture cropped by fractions of its own size. `image`: the relationship to its part."""
    locks = element("p:cNvPicPr", element("a:picLocks", noChangeAspect=1))
    names = element("p:nvPicPr", identity, locks, element("p:nvPr", placeholder))
    sides: dict[str, Attribute] = {
        side: round(share * 100_000) for side, share in zip("ltrb", node.crop, strict=True) if share
    }
    crop = tagged("a:srcRect", sides) if sides else NOTHING
    stretch = element("a:stretch", element("a:fillRect"))
    fill = element("p:blipFill", tagged("a:blip", {"r:embed": image}), crop, stretch)
    return element("p:pic", names, fill, element("p:spPr", transform(node.rect), _outline(node)))


def group(identity: Markup, node: Node, children: Sequence[Markup]) -> Markup:
    """Shapes that move together; their coordinates stay those of the slide."""
    names = element("p:nvGrpSpPr", identity, element("p:cNvGrpSpPr"), element("p:nvPr"))
    x, y = emu(node.rect.x), emu(node.rect.y)
    width, height = emu(node.rect.right) - x, emu(node.rect.bottom) - y
    inner = (element("a:chOff", x=x, y=y), element("a:chExt", cx=width, cy=height))
    return element("p:grpSp", names, element("p:grpSpPr", transform(node.rect, "a:xfrm", *inner)), *children)


def tree(children: Sequence[Markup]) -> Markup:
    """The shape tree of a slide, layout or master."""
    names = element(
        "p:nvGrpSpPr", element("p:cNvPr", id=1, name=""), element("p:cNvGrpSpPr"), element("p:nvPr")
    )
    zero = Rect(0, 0, 0, 0)
    inner = (element("a:chOff", x=0, y=0), element("a:chExt", cx=0, cy=0))
    return element("p:spTree", names, element("p:grpSpPr", transform(zero, "a:xfrm", *inner)), *children)
