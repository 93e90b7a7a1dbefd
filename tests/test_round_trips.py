"""Other programs open a deck and save it again: nothing is lost on the way."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.slide import Slide

from factdeck.backends.pptx.writer import write

from .drawn_text import bare
from .gallery_specs import Sample, templates
from .judges import converted, office_errors, to_pdfs
from .outputs import charts_of, pdf_pages

pytestmark = [pytest.mark.judge, pytest.mark.slow]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A deck of every pack, each with all of its slide layouts; Chinese and English in turn."""
    folder = tmp_path_factory.mktemp("decks")
    paths: list[Path] = []
    for number, template in enumerate(templates()):
        sample = Sample(template, "16:9", "normal", ("zh-CN", "en")[number % 2])
        paths.append(folder / f"{sample.name}.pptx")
        paths[-1].write_bytes(write(sample.laid_out()[0].scene))
    return paths


def told(path: Path) -> list[tuple[str, int, Counter[str], str]]:
    """Of every slide: title, charts, the texts of its shapes and tables, notes."""
    return [
        (
            _title(slide),
            len(charts_of(slide)),
            Counter(_texts(slide)),
            slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
        )
        for slide in Presentation(str(path)).slides
    ]


def _title(slide: Slide) -> str:
    return slide.shapes.title.text_frame.text if slide.shapes.title is not None else ""


def _texts(slide: Slide) -> Iterator[str]:
    """Paragraphs without their fields, which every program fills in for itself."""
    for paragraph in slide._element.iter(f"{_A}p"):
        if text := bare("".join(run.text or "" for run in paragraph.iterfind(f"{_A}r/{_A}t"))):
            yield text


def test_python_pptx_opens_and_saves_it(decks: list[Path], tmp_path: Path) -> None:
    for path in decks:
        again = tmp_path / path.name
        Presentation(str(path)).save(str(again))
        assert told(again) == told(path)
        assert office_errors(again) == []


def test_libreoffice_saves_it_with_the_same_text_titles_and_charts(decks: list[Path], tmp_path: Path) -> None:
    saved = converted(decks, tmp_path, "pptx")
    for path, again in zip(decks, saved, strict=True):
        for before, after in zip(told(path), told(again), strict=True):
            assert after == before, path.stem
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    prints = to_pdfs(decks, tmp_path / "first"), to_pdfs(saved, tmp_path / "second")
    for first, second in zip(*prints, strict=True):
        assert _letters(second) == _letters(first), first.stem


def _letters(pdf: Path) -> list[Counter[str]]:
    """The characters of every page: their order in a PDF is the program's own."""
    return [Counter(bare(page)) for page in pdf_pages(pdf)]


def test_a_lost_chart_or_word_is_noticed(decks: list[Path], tmp_path: Path) -> None:
    deck = Presentation(str(decks[0]))
    slide = next(slide for slide in deck.slides if charts_of(slide))
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    chart._element.getparent().remove(chart._element)
    deck.slides[0].shapes.title.text_frame.paragraphs[0].runs[0].text = "?"
    deck.save(str(tmp_path / "spoilt.pptx"))
    pairs = zip(told(decks[0]), told(tmp_path / "spoilt.pptx"), strict=True)
    spoilt = [before != after for before, after in pairs]
    assert spoilt.count(True) == 2 and spoilt[0]
