"""The word across a draft: one object of the slide layout, behind all content, faint on any ground."""

from dataclasses import replace

import pytest

from factdeck.base.color import contrast, rgb
from factdeck.base.diagnostics import Diagnostics
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.layout.sheet import place_sheet
from factdeck.scene.nodes import Freeform, Scene
from factdeck.theme.load import load_theme
from factdeck.theme.theme import Theme

from ..document.specs import deck, sheet

SECTION = {"id": "a", "title": "服务", "figures": ["f1", "f2", "f3"]}


def theme(name: str) -> Theme:
    found = load_theme(name, [], Diagnostics())
    assert found
    return found


def slides(pack: Theme) -> Scene:
    made = replace(deck(SECTION, draft=True), notice="草稿")
    return place_deck(made, pack, Measurer(pack.families), Diagnostics())


def marks(nodes: tuple[object, ...]) -> list[Freeform]:
    return [node for node in nodes if isinstance(node, Freeform) and node.opacity < 1]


@pytest.mark.parametrize("name", ["hongjin", "mo"])
def test_every_slide_layout_has_it_once_over_its_decoration(name: str) -> None:
    scene = slides(theme(name))
    for layout in scene.layouts.values():
        assert [mark.id for mark in marks(layout.nodes)] == ["watermark"]
        assert layout.nodes[-1].id == "watermark"
    assert not any(marks(page.nodes) for page in scene.pages)


def test_it_lies_inside_the_page_and_is_hardly_darker_than_the_ground() -> None:
    scene = slides(theme("hongjin"))
    layout = scene.layouts[scene.pages[0].layout]
    (mark,) = marks(layout.nodes)
    assert mark.rect.x > 0 and mark.rect.right < scene.width
    assert mark.rect.y > 0 and mark.rect.bottom < scene.height
    ground, ink = rgb(scene.palette[layout.background]), rgb(scene.palette[mark.fill])
    tinted = tuple(a + (b - a) * mark.opacity for a, b in zip(ground, ink, strict=True))
    assert 1.05 < contrast((tinted[0], tinted[1], tinted[2]), ground) < 1.3


def test_on_printed_pages_it_is_painted_first() -> None:
    pack = theme("hongjin")
    scene = place_sheet(sheet(SECTION, draft=True), pack, Measurer(pack.families), Diagnostics())
    for page in scene.pages:
        assert page.nodes[0] in marks(page.nodes)


def test_without_a_draft_there_is_none() -> None:
    pack = theme("hongjin")
    scene = place_deck(deck(SECTION), pack, Measurer(pack.families), Diagnostics())
    assert not any(marks(layout.nodes) for layout in scene.layouts.values())
