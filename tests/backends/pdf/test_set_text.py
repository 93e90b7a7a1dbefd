"""Squeezed, justified and hyphenated lines as readers of the PDF get them, by the real setter."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from factdeck.backends.pdf.writer import write
from factdeck.base.diagnostics import Diagnostics
from factdeck.layout.measure import Measurer
from factdeck.layout.text import Setter
from factdeck.scene.nodes import Scene, TextFrame
from factdeck.scene.text import Rect, Role
from factdeck.theme.load import load_theme
from factdeck.theme.theme import TextStyle
from tests.corpus import PARAGRAPHS
from tests.layout.text_samples import frame_lines, text

from .reading import picture_of, text_of
from .scenes import page, scene

STYLE = TextStyle(
    size=10, squeeze=True, autospace=0.125, align="justify", total_fit=True, hyphenate=True, leading=1.6
)
WIDTH = 215.0
HYPHEN = "\ufffe"  # as PDFium marks a word that goes on in the next line
_theme = load_theme("hongjin", [], Diagnostics())
assert _theme is not None
FAMILIES = _theme.families


def frame(words: str, language: str, style: TextStyle = STYLE) -> TextFrame:
    setter = Setter(Measurer(FAMILIES), Diagnostics(), language)
    return setter.frame("t", text(words), style, Rect(40, 40, WIDTH, 240), role=Role.BODY)


def sheet(item: TextFrame, language: str) -> Scene:
    found = replace(scene(page(item)), fonts=FAMILIES)
    return replace(found, properties=replace(found.properties, language=language))


def read_by_poppler(pdf: bytes) -> str:
    pdftotext = shutil.which("pdftotext")
    if not pdftotext:
        pytest.skip("pdftotext (poppler) is not installed")
    return subprocess.run([pdftotext, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize(("words", "language"), PARAGRAPHS)
def test_every_character_of_the_corpus_extracts_as_it_was_written(words: str, language: str):
    set_ = frame(words, language)
    shown = "".join("".join(frame_lines(set_)).split())
    read = text_of(write(sheet(set_, language))).replace(HYPHEN, "-")
    assert "".join(read.split()) == shown


@pytest.mark.parametrize("sample", [0, 2, 4, 7, 12])
def test_lines_extract_without_blanks_where_characters_stand_apart_or_close(sample: int):
    words, language = PARAGRAPHS[sample]
    set_ = frame(words, language)
    assert read_by_poppler(write(sheet(set_, language))).split("\n")[: len(frame_lines(set_))] == frame_lines(
        set_
    )


def test_a_hyphenated_word_reads_as_one():
    words = (
        "The internationalisation, characteristically, of our many different representations of libraries."
    )
    set_ = frame(words, "en")
    assert any(line.endswith("-") for line in frame_lines(set_))
    assert read_by_poppler(write(sheet(set_, "en"))).split() == words.split()


def test_squeezed_and_stretched_glyphs_stand_where_layout_put_them():
    """The ink of a justified line reaches from edge to edge, marks at both ends included."""
    set_ = frame("“" + "职工、群众，" * 8 + "好”。", "zh-CN")
    image = picture_of(write(sheet(set_, "zh-CN")), 4).convert("L").point(lambda value: 255 - value)
    box = image.getbbox()
    assert box is not None
    assert 40 <= box[0] / 4 < 42
    assert 40 + WIDTH - 2 < box[2] / 4 <= 40 + WIDTH + 0.5
