"""Layout stage: finished pages in grey: colours become greys as light as they are.

Where two marks of a chart would be told apart by hue alone, the design pack names what takes a colour's place
(`gray:` in template.yaml, by emphasis: a pattern or another colour).
"""

from collections.abc import Mapping
from dataclasses import replace

from factdeck.scene.nodes import AnyNode, ChartNode, Colors, Group, Scene


def in_gray(scene: Scene, instead: Mapping[str, str]) -> Scene:
    """The scene in grey; `instead`: emphasis → palette colour or pattern of its marks."""
    pages = tuple(
        replace(page, nodes=tuple(_gray(node, instead) for node in page.nodes)) for page in scene.pages
    )
    return replace(scene, pages=pages, colors=Colors.GRAY)


def _gray(node: AnyNode, instead: Mapping[str, str]) -> AnyNode:
    match node:
        case ChartNode():
            colors = {emphasis: instead.get(emphasis, color) for emphasis, color in node.colors.items()}
            return replace(node, colors=colors)
        case Group():
            return replace(node, children=tuple(_gray(child, instead) for child in node.children))
        case _:
            return node
