"""Print a scene as short, stable text: the cheapest snapshot of what a page is.

One line a node: kind, id, rectangle in points, role, slot, and what it says or is.
"""

from collections.abc import Iterator

from factdeck.scene.nodes import (
    AnyNode,
    Box,
    ChartNode,
    Freeform,
    Group,
    Page,
    PagePicture,
    Picture,
    Rule,
    Scene,
    Table,
    TextFrame,
)
from factdeck.scene.text import Rect


def dump(scene: Scene) -> str:
    """The scene's pages as text, ending in a newline. Lengths are rounded to a tenth of a point."""
    head = f"scene {scene.name} {_length(scene.width)}×{_length(scene.height)} pages={len(scene.pages)}"
    return "\n".join([head, *(line for page in scene.pages for line in _page(page))]) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"page {page.id} layout={page.layout or '-'} background={page.background} title={page.title!r}"
    for node in page.nodes:
        yield from _node(node, 1)


def _node(node: AnyNode, depth: int) -> Iterator[str]:
    slot = f" slot={node.slot}" if node.slot else ""
    indent = "  " * depth
    yield f"{indent}{_kind(node)} {node.id} {_rect(node.rect)} {node.role.value}{slot}{_content(node)}"
    if isinstance(node, Group):
        for child in node.children:
            yield from _node(child, depth + 1)
    if isinstance(node, TextFrame):
        for paragraph in node.paragraphs:
            sizes = "/".join(dict.fromkeys(f"{run.style.size:g}" for run in paragraph.runs))
            for line in paragraph.lines:
                text = "".join(piece.text for piece in line.pieces)
                yield f"{indent}  | {text} @{_length(line.baseline)} {sizes}"


def _kind(node: AnyNode) -> str:
    return type(node).__name__.removesuffix("Node").removesuffix("Frame").lower()


def _content(node: AnyNode) -> str:
    match node:
        case Box():
            return f" fill={node.fill or '-'} stroke={node.stroke or '-'}"
        case Rule():
            return f" color={node.color} width={node.width:g}"
        case Freeform():
            stroke = f" stroke={node.stroke}" if node.round else ""
            sheer = f" opacity={node.opacity:g}" if node.opacity < 1 else ""
            return f" fill={node.fill or '-'}{stroke}{sheer} commands={len(node.commands)}"
        case Table():
            return f" {len(node.rows)}×{len(node.columns)}"
        case ChartNode():
            values = ", ".join(
                f"{point.category} {point.figure}" for series in node.chart.series for point in series.points
            )
            return f" {node.chart.kind.value} plot={_rect(node.plot)} [{values}]"
        case Picture():
            return f" crop={node.crop}"
        case PagePicture():
            return f" page={node.page.id} scale={node.scale:.4f}"
        case TextFrame() | Group():
            return ""


def _rect(rect: Rect) -> str:
    return f"[{_length(rect.x)} {_length(rect.y)} {_length(rect.w)} {_length(rect.h)}]"


def _length(points: float) -> str:
    return f"{points:.1f}".removesuffix(".0")
