"""Lines as a reader of the written PDF finds them: whole, in their frames, broken by the rules."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from factdeck.backends.pdf.writer import write
from factdeck.base.units import mm
from factdeck.scene.nodes import Scene, TextFrame
from factdeck.scene.text import Line
from tests.layout.growing_specs import Growing
from tests.layout.test_sheet_growing import placed
from tests.line_rules import broken_rules
from tests.random_specs import random_spec

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None and not os.environ.get("CI"), reason="poppler is not installed"
)
_WORD = "{http://www.w3.org/1999/xhtml}word"
_PAGE = "{http://www.w3.org/1999/xhtml}page"
_HANG = 2.5  # points: what an opening quote or an accent may reach beyond its frame
_CLOSING = "，。、；：！？）》」』】”’"
_OPENING = "（《「『【“‘"
_HALF = 0.36  # of a word's box: half an em
_DECK = Path(__file__).resolve().parents[2] / "deck"


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    right: float
    top: float
    bottom: float


def words(scene: Scene, folder: Path) -> list[list[Word]]:
    """The words of every page as pdftotext finds them, points from the top left corner."""
    path = folder / "sheet.pdf"
    path.write_bytes(write(scene))
    told = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True, text=True, encoding="utf-8"
    ).stdout
    pages = ElementTree.fromstring(told).iter(_PAGE)
    return [[_word(item) for item in page.iter(_WORD)] for page in pages]


def _word(item: ElementTree.Element) -> Word:
    """A word's box; the empty halves of marks at its ends belong to the margin (CLREQ §3.1.6.2)."""
    text = item.text or ""
    left, right, top, bottom = (float(item.attrib[key]) for key in ("xMin", "xMax", "yMin", "yMax"))
    half = _HALF * (bottom - top)
    closing, opening = len(text) - len(text.rstrip(_CLOSING)), len(text) - len(text.lstrip(_OPENING))
    return Word(text, left + opening * half, right - closing * half, top, bottom)


def drawn(line: Line, frame: TextFrame, found: list[Word]) -> list[Word]:
    """The words on a line of a frame, from left to right."""
    size = max(run.style.size for paragraph in frame.paragraphs for run in paragraph.runs)
    inside = [
        word
        for word in found
        if word.top < line.baseline < word.bottom + 0.1 * size
        and frame.rect.x - _HANG <= (word.left + word.right) / 2 <= frame.rect.right + _HANG
    ]
    return sorted(inside, key=lambda word: word.left)


def wrong_lines(scene: Scene, pages: list[list[Word]]) -> Iterator[str]:
    """Broken rules, lines that leave their frame, words beyond the page's margins."""
    language = scene.properties.language
    for page, found in zip(scene.pages, pages, strict=True):
        for word in found:
            if word.left < mm(15) - _HANG or word.right > mm(195) + _HANG or word.bottom > mm(297 - 5):
                yield f"{word.text} leaves the margins"
        for frame in (node for node in page.nodes if isinstance(node, TextFrame)):
            lines = [drawn(line, frame, found) for part in frame.paragraphs for line in part.lines]
            beyond = [word for line in lines for word in line if word.right > frame.rect.right + _HANG]
            yield from (f"{frame.id}: {word.text} leaves its frame" for word in beyond)
            for paragraph in frame.paragraphs:
                texts = [_text(drawn(line, frame, found)) for line in paragraph.lines]
                yield from (f"{frame.id}: {fault}" for fault in broken_rules(texts, language))


def _text(line: list[Word]) -> str:
    return " ".join(word.text for word in line)


def shipped(name: str) -> Scene:
    return placed(_DECK / f"{name}.yaml")[0]


@pytest.mark.parametrize("name", ["harbin", "library"])
def test_lines_of_the_shipped_sheets_obey_the_rules(name: str, tmp_path: Path) -> None:
    scene = shipped(name)
    pages = words(scene, tmp_path)
    assert sum(map(len, pages)) > 100
    assert list(wrong_lines(scene, pages)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "language"), [(3, "zh-CN"), (15, "zh-CN"), (15, "en"), (27, "en")])
def test_lines_of_random_sheets_obey_the_rules(seed: int, language: str, tmp_path: Path) -> None:
    path = tmp_path / "random.yaml"
    path.write_text(random_spec(seed, language), "utf-8")
    scene, _ = placed(path)
    assert list(wrong_lines(scene, words(scene, tmp_path))) == []


def test_lines_of_a_full_sheet_obey_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "full.yaml"
    path.write_text(Growing(8, 8, 2, (8, 5), (30, 80, 60)).text(), "utf-8")
    scene, _ = placed(path)
    assert list(wrong_lines(scene, words(scene, tmp_path))) == []


def test_faults_are_seen(tmp_path: Path) -> None:
    scene = shipped("harbin")
    pages = words(scene, tmp_path)
    lines = [[replace(word, text=f"，{word.text}") for word in page] for page in pages]
    assert any("，" in fault for fault in wrong_lines(scene, lines))
    shifted = [[replace(word, right=word.right + 30) for word in page] for page in pages]
    faults = list(wrong_lines(scene, shifted))
    assert any("leaves its frame" in fault for fault in faults)
    assert any("leaves the margins" in fault for fault in faults)
