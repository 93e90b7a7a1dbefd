"""Slides on paper: the same text as on the slides, each font once, grey where asked for, the same bytes."""

import re
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from factdeck.backends.pdf.writer import write
from factdeck.backends.pptx.writer import write as write_deck
from factdeck.base.diagnostics import FactdeckError
from factdeck.layout.grayscale import in_gray
from factdeck.pipeline.raster import rasterised
from factdeck.scene.nodes import PagePicture, Picture, Scene, TextFrame
from factdeck.scene.text import Rect, Role
from tests.layout.test_handout import handout, slides

from .reading import color_at, images, text_of
from .scenes import page, scene


@lru_cache(maxsize=2)
def written(gray: bool = False) -> bytes:
    return write(in_gray(handout(), {}) if gray else handout())


def compact(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_a_handout_says_what_its_slides_say() -> None:
    said = compact("".join(text_of(written(), number) for number in range(len(handout().pages))))
    deck = slides()[1]
    texts = [node.text for slide in deck.pages for node in slide.nodes if isinstance(node, TextFrame)]
    lost = [text for text in texts if compact(text) not in said]
    assert len(texts) > 30 and lost == []


def test_it_looks_as_the_slide_does() -> None:
    """The same pixels, but for the outline and for where edges fall between two."""
    sheet, deck = handout("handout", 1), slides()[1]
    picture = next(node for node in sheet.pages[0].nodes if isinstance(node, PagePicture))
    width = 800
    small = next(iter(rasterised(write(sheet), round(width * sheet.width / picture.rect.w))))
    scale = width / picture.rect.w
    corner = (round(picture.rect.x * scale), round(picture.rect.y * scale))
    cut = small.crop((*corner, corner[0] + width, corner[1] + round(picture.rect.h * scale)))
    slide = next(iter(rasterised(write(deck), width))).resize(cut.size)
    difference = ImageChops.difference(cut, slide).convert("L").crop((4, 4, width - 4, cut.height - 4))
    histogram = difference.histogram()
    assert sum(histogram[96:]) < 0.02 * sum(histogram)


def test_every_font_is_in_it_once_and_embedded() -> None:
    with pikepdf.open(BytesIO(written())) as document:
        names = [
            str(item.FontName).partition("+")[2] or str(item.FontName)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        embedded = [
            item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item
        ]
    assert len(set(names)) == len(names) == len(embedded)
    assert len(written()) < 100_000  # the flagship's 19 slides take 200 KB


def test_the_same_bytes_each_time_and_no_links_that_lead_nowhere() -> None:
    assert write(handout()) == written()
    with pikepdf.open(BytesIO(written())) as document:
        assert len(document.pages) == len(handout().pages)
        assert not any("/Annots" in page for page in document.pages)


def test_grey_pages_have_no_coloured_pixel() -> None:
    colored, gray = (next(iter(rasterised(written(which), 500))) for which in (False, True))
    assert _colorful(colored) and not _colorful(gray)


def _colorful(image: Image.Image) -> bool:
    red, green, blue = image.split()
    differences = (ImageChops.difference(red, other) for other in (green, blue))
    return any(sum(one.histogram()[3:]) for one in differences)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_photos_are_grey_too(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"photo.{kind.lower()}"
    Image.new("RGB", (32, 32), (200, 30, 30)).save(file, kind)
    photo = Picture(id="p", rect=Rect(100, 100, 80, 80), role=Role.PICTURE, alt="x", path=str(file))
    colored = scene(page(photo))
    value = color_at(write(in_gray(colored, {})), 140, 140)
    assert value[:2] == value[2:4] == value[4:]
    assert color_at(write(colored), 140, 140)[:2] > "B0"
    assert len(images(write(in_gray(colored, {})))) == 1


def test_a_slide_of_a_deck_holds_no_page() -> None:
    deck: Scene = slides()[1]
    picture = next(node for node in handout().pages[0].nodes if isinstance(node, PagePicture))
    first = replace(deck.pages[0], nodes=(*deck.pages[0].nodes, picture))
    with pytest.raises(FactdeckError, match="picture of a page"):
        write_deck(replace(deck, pages=(first,)))
