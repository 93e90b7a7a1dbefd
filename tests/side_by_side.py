"""Our picture of a page and LibreOffice's, measured against each other: places, lines, colours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from pypdfium2 import raw

from factdeck.pipeline.raster import painted, rasterised
from factdeck.scene.nodes import Page, Scene
from factdeck.scene.text import Align, Rect

from .drawn_text import Glyph, Place, drawn, places
from .rendered import Findings, compare_page, take

WIDTH = 480
_SAME = 8  # of 255: rounding, and the edge between two colours
_TRIM = 2  # pixels from an edge that are not looked at


@dataclass
class Compared:
    """What comparing pages gave: the findings of `rendered`, and what only pictures and colours tell."""

    pages: int = 0
    findings: Findings = field(default_factory=Findings)
    offsets: list[tuple[float, str]] = field(
        default_factory=list
    )  # of frames, as a share of the slide's width
    colors: list[str] = field(default_factory=list)  # characters in another colour
    flat: int = 0  # pixels that are of one colour around in both pictures
    other: int = 0  # of these, how many differ

    def __iadd__(self, more: "Compared") -> "Compared":
        self.pages += more.pages
        self.findings += more.findings
        self.offsets += more.offsets
        self.colors += more.colors
        self.flat += more.flat
        self.other += more.other
        return self

    @property
    def farthest(self) -> tuple[float, str]:
        return max(self.offsets, default=(0.0, ""))

    @property
    def grounds(self) -> float:
        """The share of equal pixels among those on grounds of one colour."""
        return 1 - self.other / self.flat if self.flat else 1.0


@dataclass(frozen=True)
class Pair:
    """A page in both pictures, with its own numbers."""

    page: Page
    kind: str
    ours: Image.Image
    office: Image.Image
    compared: Compared


def pairs(scene: Scene, pdf: Path) -> Iterator[Pair]:
    """Every page of a scene beside the page that LibreOffice made of the written deck."""
    ours = list(rasterised(painted(scene), WIDTH))
    office = list(rasterised(pdf.read_bytes(), WIDTH))
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == len(scene.pages), (len(document), len(scene.pages))
        for number, page in enumerate(scene.pages):
            compared = _page(scene, page, document[number])
            compared.flat, compared.other = flat_pixels(ours[number], office[number])
            yield Pair(page, page.kind, ours[number], office[number], compared)


def _page(scene: Scene, page: Page, pdf: pypdfium2.PdfPage) -> Compared:
    glyphs = list(drawn(pdf, scene))
    behind = scene.layouts[page.layout].nodes if page.layout else ()
    found = Compared(1, compare_page(page, behind, glyphs, Rect(0, 0, scene.width, scene.height)))
    free = list(range(len(glyphs)))
    fills = text_colors(pdf)
    for place in (*places(behind), *places(page.nodes)):
        if own := take(place, glyphs, free):
            found.offsets.append((offset(place, own) / scene.width, f"{page.id}: {place.id}"))
            found.colors += _colors(place, own, fills, scene)
    return found


def offset(place: Place, glyphs: Sequence[Glyph]) -> float:
    """How far the text's first line stands from where it was measured, in points, the longer way.

    Across it is the edge that its alignment holds: office programs add space inside of lines.
    """
    paragraph = place.paragraphs[0]
    line = next(line for line in paragraph.lines if line.pieces)
    first = [one for one in glyphs if abs(one.baseline - glyphs[0].baseline) < paragraph.leading / 2]
    left, right = min(one.left for one in first), max(one.right for one in first)
    start, end = line.pieces[0].x, line.pieces[-1].x + line.pieces[-1].advance
    edges = {
        Align.RIGHT: right - end,
        Align.CENTER: (left + right - start - end) / 2,
    }
    return max(abs(edges.get(paragraph.align, left - start)), abs(glyphs[0].baseline - line.baseline))


def text_colors(page: pypdfium2.PdfPage) -> dict[tuple[str, float, float], str]:
    """The fill of every character by character and origin, as the PDF has it."""
    from ctypes import c_double, c_uint

    text = page.get_textpage()
    red, green, blue, alpha = (c_uint() for _ in range(4))
    x, y = c_double(), c_double()
    found: dict[tuple[str, float, float], str] = {}
    for index in range(text.count_chars()):
        raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        key = (chr(raw.FPDFText_GetUnicode(text, index)), round(x.value, 1), round(y.value, 1))
        found[key] = f"{red.value:02X}{green.value:02X}{blue.value:02X}"
    return found


def _colors(
    place: Place, glyphs: Sequence[Glyph], fills: dict[tuple[str, float, float], str], scene: Scene
) -> Iterator[str]:
    """Characters whose fill is not the colour of their run."""
    wanted = [
        scene.palette[run.style.color]
        for paragraph in place.paragraphs
        for run in paragraph.runs
        for character in run.text
        if character.strip() and character != "\u200b"
    ]
    height = scene.height
    for glyph, color in zip(glyphs, wanted, strict=False):
        found = fills.get((glyph.character, round(glyph.x, 1), round(height - glyph.baseline, 1)), "")
        if found and _far(found, color):
            yield f"{place.id}: {glyph.character} is {found}, not {color}"


def _far(one: str, other: str) -> bool:
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return max(abs(a - b) for a, b in pairs) > _SAME


def flat_pixels(ours: Image.Image, office: Image.Image) -> tuple[int, int]:
    """How many pixels have one colour around them in both pictures, and how many of these differ."""
    height = min(ours.height, office.height) - _TRIM
    one, other = (_array(image)[_TRIM:height, _TRIM:-_TRIM] for image in (ours, office))
    both = _even(one) & _even(other)
    apart = numpy.abs(one[both] - other[both])
    return int(both.sum()), int((apart.max(axis=1) > _SAME).sum()) if both.any() else 0


def _array(image: Image.Image) -> NDArray[numpy.int32]:
    return numpy.asarray(image.convert("RGB"), dtype=numpy.int32)


def _even(pixels: NDArray[numpy.int32]) -> NDArray[numpy.bool_]:
    """Where two pixels each way have the same colour."""
    packed = pixels @ numpy.array([65536, 256, 1], dtype=numpy.int32)
    even = numpy.ones(packed.shape, dtype=bool)
    for axis in (0, 1):
        for step in (-2, -1, 1, 2):
            even &= packed == numpy.roll(packed, step, axis=axis)
    return even
