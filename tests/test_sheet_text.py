"""The fact sheet as a file: small, the same each time, and read alike by every program that reads PDFs."""

import unicodedata
from collections import Counter
from functools import cache

import pytest

from factdeck.backends.pdf.writer import write
from factdeck.checks.pages.view import walk
from factdeck.scene.nodes import Scene, TextFrame
from factdeck.scene.text import Role

from .engines import ENGINES
from .packed_sheets import PACKS, packed_sheet

MOST = 150_000


@pytest.mark.parametrize("pack", PACKS)
def test_a_sheet_with_its_fonts_is_small_and_the_same_each_time(pack: str) -> None:
    scene = packed_sheet(pack).scene
    assert len(sheet(pack)) <= MOST
    assert write(scene) == sheet(pack)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_reader_reads_the_characters_that_are_in_the_scene(pack: str, engine: str) -> None:
    text = ENGINES[engine](sheet(pack))
    expected = ENGINES["pdfium"](sheet(pack))
    assert Counter("".join(text.split())) == Counter("".join(expected.split()))
    assert [sign for sign in text if odd(sign)] == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_reader_reads_a_figure_with_its_unit_in_one_piece(pack: str, engine: str) -> None:
    """Those that pass over ActualText see a blank where a gap parts digits and unit, never another text."""
    text = ENGINES[engine](sheet(pack))
    if engine in ("mupdf", "pdf.js"):
        text = text.replace(" ", "")
    said = figures(packed_sheet(pack).scene)
    assert len(said) > 20
    assert [figure for figure in said if figure not in text] == []


def test_a_compatibility_character_would_be_found() -> None:
    assert [sign for sign in "⼯会\ufffd\ue000ﬁ工" if odd(sign)] == ["⼯", "\ufffd", "\ue000", "ﬁ"]


@cache
def sheet(pack: str) -> bytes:
    return write(packed_sheet(pack).scene)


def figures(scene: Scene) -> list[str]:
    """Figures set with their unit, as they read."""
    frames = (node for page in scene.pages for node in walk(page.nodes) if isinstance(node, TextFrame))
    return [frame.text for frame in frames if frame.role is Role.FIGURE and len(frame.paragraphs) == 1]


def odd(sign: str) -> bool:
    """Radicals, private and replacement characters, ligatures: what stands for another character."""
    radical = "\u2e80" <= sign <= "\u2fdf"
    return radical or sign == "\ufffd" or unicodedata.category(sign) == "Co" or "\uf900" <= sign <= "\ufb06"
