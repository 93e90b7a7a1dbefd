"""Another master under a deck: its text lands in the places of the other design, by what the places are."""

import io
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from factdeck.backends.pptx.writer import write
from factdeck.scene.nodes import Scene
from factdeck.scene.text import Rect

from .drawn_text import Glyph, bare, drawn
from .gallery_specs import Sample, templates
from .judges import office_errors, to_pdfs
from .other_master import under_master_of

pytestmark = pytest.mark.slow

PAIRS = [*(("hongjin", other) for other in templates() if other != "hongjin"), ("songlv", "hongjin")]
FOUND = 0.75
"""Share of a deck's placeholders that another design must know: titles, figures, labels, points, sources."""

_EMU = 12700
_NEAR = 20  # points


def rect(shape) -> Rect:
    return Rect(*(length / _EMU for length in (shape.left, shape.top, shape.width, shape.height)))


def places(slide: Slide) -> dict:
    """The placeholders of a slide's layout by index."""
    return {shape.placeholder_format.idx: shape for shape in slide.slide_layout.placeholders}


def opened(content: bytes) -> Deck:
    return Presentation(io.BytesIO(content))


def known(deck: Deck) -> list[bool]:
    """Of every placeholder of every slide: whether its layout has one of its index."""
    return [
        shape.placeholder_format.idx in places(slide) for slide in deck.slides for shape in slide.placeholders
    ]


@pytest.fixture(scope="module")
def moved() -> dict[str, tuple[Scene, bytes]]:
    """By pair: the scene of a deck, and the deck under another pack's master."""
    names = {name for pair in PAIRS for name in pair}
    scenes = {name: Sample(name, "16:9", "normal", "zh-CN").laid_out()[0].scene for name in names}
    decks = {name: write(scene) for name, scene in scenes.items()}
    return {
        f"{one} under {other}": (scenes[one], under_master_of(decks[one], decks[other]))
        for one, other in PAIRS
    }


def test_placeholders_find_their_like_and_take_its_place(moved: dict[str, tuple[Scene, bytes]]) -> None:
    for pair, (_, content) in moved.items():
        deck = opened(content)
        for slide in deck.slides:
            layout = places(slide)
            assert slide.shapes.title is not None and 0 in layout, pair
            for shape in slide.placeholders:
                like = layout.get(shape.placeholder_format.idx)
                own = shape._element.find("{*}xfrm"), shape._element.find("{*}spPr/{*}xfrm")
                if like is not None and own == (None, None):
                    assert rect(shape) == rect(like), (pair, shape.name)
                    assert shape.placeholder_format.type == like.placeholder_format.type, (pair, shape.name)
        found = known(deck)
        assert sum(found) >= FOUND * len(found), pair


@pytest.mark.judge
def test_titles_are_drawn_where_the_other_design_has_them(
    moved: dict[str, tuple[Scene, bytes]], tmp_path: Path
) -> None:
    paths = [tmp_path / f"{pair}.pptx" for pair in moved]
    for path, (_, content) in zip(paths, moved.values(), strict=True):
        path.write_bytes(content)
        assert office_errors(path) == []
    for pdf, (scene, content) in zip(to_pdfs(paths, tmp_path), moved.values(), strict=True):
        with pypdfium2.PdfDocument(pdf) as document:
            for slide, page in zip(opened(content).slides, document, strict=True):
                _titled(slide, list(drawn(page, scene)), pdf.stem)


def _titled(slide: Slide, glyphs: list[Glyph], pair: str) -> None:
    letters = bare(slide.shapes.title.text_frame.text)
    place = rect(slide.shapes.title)
    if place.bottom <= 0:  # above the slide's edge it is for outline view alone
        return
    start = "".join(glyph.character for glyph in glyphs).find(letters)
    assert start >= 0, (pair, letters)
    own = glyphs[start : start + len(letters)]
    assert place.x - _NEAR < min(one.left for one in own), (pair, letters)
    assert max(one.right for one in own) < place.right + _NEAR, (pair, letters)
    assert min(one.top for one in own) < place.bottom, (pair, letters)  # it may have a line more
    assert max(one.bottom for one in own) > place.y, (pair, letters)


def test_a_deck_whose_places_have_other_indices_is_noticed(moved: dict[str, tuple[Scene, bytes]]) -> None:
    deck = opened(next(iter(moved.values()))[1])
    for slide in deck.slides:
        for shape in slide.placeholders:
            mark = shape._element.find(".//{*}ph")
            mark.set("idx", str(int(mark.get("idx", "0")) + 7))
    found = known(deck)
    assert sum(found) < FOUND * len(found)
