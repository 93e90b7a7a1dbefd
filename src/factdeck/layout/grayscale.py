"""Layout stage: finished pages in grey: colours become greys as light as they are.

Where two marks of a chart would be told apart by hue alone, the design pack names what takes a colour's place
(`gray:` in template.yaml, by emphasis: a pattern or another colour). A pack that has no hue has them always.
"""

from collections.abc import Mapping
from dataclasses import replace

from factdeck.scene.nodes import AnyNode, Box, ChartNode, Page, PagePicture, Scene
from factdeck.scene.setting import Colors

_Keys = dict[str, dict[str, str]]
"""By the id of what a chart belongs to: its colours and what takes their place."""


def in_gray(scene: Scene, instead: Mapping[str, str]) -> Scene:
    """The scene in grey; `instead`: emphasis → palette colour or pattern of its marks."""
    apart = told_apart(scene, instead)
    slides: dict[int, Scene] = {}  # one grey scene for all slides of a handout
    pages = tuple(
        replace(page, nodes=tuple(_grayed(node, slides) for node in page.nodes)) for page in apart.pages
    )
    return replace(apart, pages=pages, colors=Colors.GRAY)


def has_hue(scene: Scene) -> bool:
    """Whether any colour of its palette is not a grey."""
    return any(len({value[0:2], value[2:4], value[4:6]}) > 1 for value in scene.palette.values())


def told_apart(scene: Scene, instead: Mapping[str, str]) -> Scene:
    """The scene with charts whose marks, and the squares of their keys, need no hue."""
    return replace(scene, pages=tuple(_page(page, instead) for page in scene.pages))


def _page(page: Page, instead: Mapping[str, str]) -> Page:
    keys: _Keys = {}
    for node in page.nodes:
        if isinstance(node, ChartNode):
            owner = node.id.rpartition("/")[0]
            keys[owner] = {color: instead.get(emphasis, color) for emphasis, color in node.colors.items()}
    return replace(page, nodes=tuple(_node(node, instead, keys) for node in page.nodes))


def _grayed(node: AnyNode, slides: dict[int, Scene]) -> AnyNode:
    """The picture of a slide with its own scene in grey."""
    if not isinstance(node, PagePicture):
        return node
    if id(node.scene) not in slides:
        slides[id(node.scene)] = replace(node.scene, colors=Colors.GRAY)
    return replace(node, scene=slides[id(node.scene)])


def _node(node: AnyNode, instead: Mapping[str, str], keys: _Keys) -> AnyNode:
    match node:
        case ChartNode():
            colors = {emphasis: instead.get(emphasis, color) for emphasis, color in node.colors.items()}
            return replace(node, colors=colors)
        case PagePicture():
            return replace(node, page=_page(node.page, instead))
        case Box() if node.id.endswith("/mark"):  # exhibit/key-1/mark, exhibit/part-1/mark
            owner = node.id.rsplit("/", 2)[0]
            return replace(node, fill=keys.get(owner, {}).get(node.fill, node.fill))
        case _:
            return node
