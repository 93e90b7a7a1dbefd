"""What a slide leaves to its layout: places, looks, decoration. "Reset slide" must change nothing.

Over the shipped specs in every pack, since a pack is data and may do anything.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened

from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.document.compose import compose_deck
from factdeck.layout.deck import place_deck
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import AnyNode, Box, Group, Rule, Scene, TextFrame
from factdeck.theme.load import load_theme

from ...test_packs import PACKS, shipped

_OF_DRAWING = {"names", "series", "key", "center", "axis", "first", "last", "sample", "progress"}


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=[pytest.mark.slow] if name != "hongjin" else []) for name in PACKS],
)
def made(request: pytest.FixtureRequest) -> tuple[Scene, Opened]:
    ready, theme, found = shipped("harbin"), load_theme(request.param, [], Diagnostics()), Diagnostics()
    assert theme
    deck = compose_deck(ready.project, ready.facts, found)
    scene = place_deck(deck, theme, Measurer(theme.families), found)
    return scene, Presentation(BytesIO(write(scene)))


def frames(nodes: tuple[AnyNode, ...]) -> Iterator[TextFrame]:
    for node in nodes:
        if isinstance(node, TextFrame):
            yield node


def test_no_place_is_written_where_the_layout_has_it(made: tuple[Scene, Opened]) -> None:
    scene, deck = made
    assert {slot.name for layout in scene.layouts.values() for slot in layout.slots} >= {"title", "number"}
    for slide in deck.slides:
        for shape in slide.placeholders:
            if shape.element.tag == qn("p:sp"):
                assert shape.element.spPr.find(qn("a:xfrm")) is None, shape.name


def test_charts_and_tables_stand_where_their_placeholder_does(made: tuple[Scene, Opened]) -> None:
    for slide in made[1].slides:
        places = {shape.placeholder_format.idx: shape for shape in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            held = places[shape.placeholder_format.idx]
            assert (shape.left, shape.top, shape.width, shape.height) == (
                held.left,
                held.top,
                held.width,
                held.height,
            )


def test_outline_view_has_all_that_a_slide_says(made: tuple[Scene, Opened]) -> None:
    """Outside of placeholders: words at the marks of a drawing, the mark of sample data, where we are."""
    scene, _ = made
    for page in scene.pages:
        for frame in frames(page.nodes):
            assert frame.slot or _OF_DRAWING.intersection(frame.id.split("/")), frame.id


def test_decoration_of_the_design_is_on_layouts_not_on_slides(made: tuple[Scene, Opened]) -> None:
    scene, _ = made
    assert any(isinstance(node, Box | Rule) for layout in scene.layouts.values() for node in layout.nodes)
    for page in scene.pages:
        own = [node for node in page.nodes if isinstance(node, Box | Rule) and not isinstance(node, Group)]
        behind = {(type(node), node.rect) for node in scene.layouts[page.layout].nodes}
        assert not [node.id for node in own if (type(node), node.rect) in behind]


def test_text_that_looks_as_its_level_says_nothing_of_its_look(made: tuple[Scene, Opened]) -> None:
    """Most titles say nothing of size, weight, colour and font: a change of the layout changes them."""
    _, deck = made
    plain = [
        run
        for slide in deck.slides
        for run in slide.shapes.title.element.iter(qn("a:rPr"))
        if set(run.attrib) <= {"lang", "altLang", "dirty", "spc"} and not len(run)
    ]
    every = [run for slide in deck.slides for run in slide.shapes.title.element.iter(qn("a:rPr"))]
    assert len(plain) > 0.5 * len(every)


def test_fonts_are_the_themes(made: tuple[Scene, Opened]) -> None:
    """A change of the theme's fonts changes the deck: text names none but in page numbers."""
    for slide in made[1].slides:
        for shape in slide.shapes:
            if shape.is_placeholder and shape.placeholder_format.type is not None:
                for font in shape.element.iter(qn("a:latin")):
                    numbered = font.getparent().getparent().tag == qn("a:fld")
                    assert font.get("typeface").startswith("+m") or numbered, shape.name


def test_every_slide_layout_has_a_place_for_the_date(made: tuple[Scene, Opened]) -> None:
    for layout in made[1].slide_layouts:
        kinds = {shape.placeholder_format.type for shape in layout.placeholders}
        assert (PP_PLACEHOLDER.SLIDE_NUMBER in kinds) == (PP_PLACEHOLDER.DATE in kinds)


def test_a_moved_frame_says_where_it_stands(made: tuple[Scene, Opened]) -> None:
    scene, _ = made
    page = scene.pages[1]
    title = next(node for node in page.nodes if node.slot == "title")
    moved = replace(title, rect=replace(title.rect, x=title.rect.x + 20))
    nodes = tuple(moved if node is title else node for node in page.nodes)
    pages = (scene.pages[0], replace(page, nodes=nodes), *scene.pages[2:])
    shape = Presentation(BytesIO(write(replace(scene, pages=pages)))).slides[1].shapes.title
    assert shape.element.spPr.find(qn("a:xfrm")) is not None
