"""The fact sheet as a file: small, the same each time, and read alike by every program that reads PDFs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.writer import write
from factdeck.chart.model import ChartKind
from factdeck.checks.pages.view import walk
from factdeck.scene.nodes import ChartNode, Scene, Table, TextFrame
from factdeck.scene.text import Paragraph

from .engines import ENGINES
from .packed_sheets import PACKS, packed_sheet

MOST = 150_000


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_a_sheet_with_its_fonts_is_small_and_the_same_each_time(pack: str) -> None:
    scene = packed_sheet(pack).scene
    assert len(sheet(pack)) <= MOST
    assert write(scene) == sheet(pack)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_reader_reads_the_same_characters(pack: str, engine: str) -> None:
    text = read(pack, engine)
    assert Counter("".join(text.split())) == Counter("".join(read(pack, "pdfium").split()))
    assert [sign for sign in text if odd(sign)] == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_reader_reads_every_line_as_it_is_with_no_blank_but_its_own(pack: str, engine: str) -> None:
    """Figures and units, digits among ideographs, letter-spaced heads, daggers, labels of charts."""
    said, text = list(lines(packed_sheet(pack).scene)), read(pack, engine)
    assert len(said) > 150
    assert [line for line in said if line not in text] == []


@pytest.mark.slow
def test_a_gap_that_is_no_part_of_a_glyph_would_be_read_as_a_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    encode = Face.encode
    monkeypatch.setattr(Face, "encode", lambda face, text, *_: encode(face, text))
    pdf = write(packed_sheet(PACKS[0]).scene)
    said = list(lines(packed_sheet(PACKS[0]).scene))
    missed = [line for line in said if line not in tidy(ENGINES["pdfium"](pdf))]
    assert len(missed) > 5


def test_a_compatibility_character_would_be_found() -> None:
    assert [sign for sign in "⼯会\ufffd\ue000ﬁ工" if odd(sign)] == ["⼯", "\ufffd", "\ue000", "ﬁ"]


@cache
def sheet(pack: str) -> bytes:
    return write(packed_sheet(pack).scene)


@cache
def read(pack: str, engine: str) -> str:
    return tidy(ENGINES[engine](sheet(pack)))


def tidy(text: str) -> str:
    """One blank for several, and for those of other widths."""
    return re.sub(r"[^\S\n]+", " ", text)


def lines(scene: Scene) -> Iterator[str]:
    """Every line of text that is painted, and every label of a chart."""
    for node in (node for page in scene.pages for node in walk(page.nodes)):
        if isinstance(node, TextFrame):
            yield from _painted(node.paragraphs)
        elif isinstance(node, Table):
            yield from _painted(one for row in node.cells for cell in row for one in cell.paragraphs)
        elif isinstance(node, ChartNode):
            yield from _labels(node)


def _painted(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for line in (line for paragraph in paragraphs for line in paragraph.lines):
        text = "".join(piece.text for piece in line.pieces)
        yield from (tidy(part).strip() for part in text.split("\t"))


def _labels(node: ChartNode) -> Iterator[str]:
    """Those that are painted; what a ring leaves is not."""
    if node.chart.kind is ChartKind.RING:
        return
    for row, series in enumerate(node.chart.series):
        for number, point in enumerate(series.points):
            if (row, number) not in node.unlabelled:
                yield tidy(str(point.figure))


def odd(sign: str) -> bool:
    """Radicals, private and replacement characters, ligatures: what stands for another character."""
    radical = "\u2e80" <= sign <= "\u2fdf"
    return radical or sign == "\ufffd" or unicodedata.category(sign) == "Co" or "\uf900" <= sign <= "\ufb06"
