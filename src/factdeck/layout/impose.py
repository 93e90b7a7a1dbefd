"""Layout stage: pages imposed two up, to be folded: four A4 pages on both sides of one A3 sheet.

Outside 4|1, inside 2|3, and so on for every further sheet; two pages are one spread, 1|2, that needs no back.
What is missing at the end stays blank. A single page stands on the right, where a folded sheet opens.
"""

from collections.abc import Iterator
from dataclasses import replace

from factdeck.layout.moving import moved
from factdeck.scene.nodes import AnyNode, Box, Group, Page, Scene, TextFrame
from factdeck.scene.text import Rect


def folded(scene: Scene) -> Scene:
    """The scene's pages side by side on pages of twice the width, which are printed on both sides.

    A sheet that is turned over at its short edge has 2|3 behind 4|1, the heads of all pages at the same end.
    """
    sides = [
        _side(number, [scene.pages[at] if at < len(scene.pages) else None for at in pair], scene)
        for number, pair in enumerate(_pairs(len(scene.pages)), 1)
    ]
    return replace(scene, width=2 * scene.width, pages=tuple(sides), folds=True)


def _pairs(count: int) -> Iterator[tuple[int, int]]:
    """Left and right page, from 0, of every side."""
    if count <= 2:
        yield (0, 1) if count == 2 else (1, 0)
        return
    last = -(-count // 4) * 4 - 1
    for first in range((last + 1) // 2):
        pair = (last - first, first)
        yield pair if first % 2 == 0 else (pair[1], pair[0])


def _side(number: int, pages: list[Page | None], scene: Scene) -> Page:
    shown = [page for page in pages if page]
    nodes = tuple(
        node for half, page in enumerate(pages) if page for node in _half(page, half * scene.width, scene)
    )
    title = " | ".join(page.title for page in shown) or str(number)
    ground = shown[0].background if shown else ""
    same = all(page.background == ground for page in shown) and len(shown) == 2
    return Page(id=f"fold-{number}", title=title, background=ground if same else "", nodes=nodes)


def _half(page: Page, x: float, scene: Scene) -> Iterator[AnyNode]:
    if page.background:
        rect = Rect(x, 0, scene.width, scene.height)
        yield Box(id=f"{page.id}/ground", rect=rect, fill=page.background)
    for node in page.nodes:
        yield _named(moved(node, x, 0), page.id)


def _named(node: AnyNode, page: str) -> AnyNode:
    """The node under an id that is unique on the larger page, too."""
    node = replace(node, id=f"{page}/{node.id}")
    if isinstance(node, Group):
        return replace(node, children=tuple(_named(child, page) for child in node.children))
    if isinstance(node, TextFrame) and node.link.startswith("#"):
        return replace(node, link=f"#{page}/{node.link[1:]}")
    return node
