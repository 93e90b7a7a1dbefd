"""Read finished files back the way a reader or another program would: texts and numbers, with their place."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Deck

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def open_deck(path: Path) -> Deck:
    """The deck as python-pptx reads it."""
    return Presentation(str(path))


def deck_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(place, text) of every paragraph on slides, in tables and in chart labels, without fields."""
    for number, slide in enumerate(open_deck(path).slides, start=1):
        roots = [slide._element, *(chart.part._element for chart in charts_of(slide))]
        for root in roots:
            for paragraph in root.iter(f"{_A}p"):
                text = "".join(run.text or "" for run in paragraph.iterfind(f"{_A}r/{_A}t"))
                if text:
                    yield f"slide {number}", text


def charts_of(slide) -> list:
    """The native charts of a slide."""
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def chart_kinds(path: Path) -> list[str]:
    """The kind of every native chart: barChart/bar/clustered, doughnutChart, …"""
    kinds: list[str] = []
    for slide in open_deck(path).slides:
        for chart in charts_of(slide):
            area = chart._chartSpace.find(f".//{_C}plotArea")
            plot = next(child for child in area if child.tag.endswith("Chart"))
            traits = [
                child.get("val")
                for tag in ("barDir", "grouping")
                if (child := plot.find(f"{_C}{tag}")) is not None
            ]
            kinds.append("/".join([etree.QName(plot).localname, *traits]))
    return kinds


def chart_values(path: Path) -> list[tuple[list[float], list[float]]]:
    """(cached values, workbook values) of every native chart, in order."""
    pairs: list[tuple[list[float], list[float]]] = []
    for slide in open_deck(path).slides:
        for chart in charts_of(slide):
            cached = [float(v.text) for v in chart._chartSpace.iterfind(f".//{_C}val//{_C}v")]
            book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
            sheet = book.active
            cells = [
                float(cell)
                for column in sheet.iter_cols(min_col=2, min_row=2, values_only=True)
                for cell in column
                if isinstance(cell, int | float)
            ]
            pairs.append((cached, cells))
    return pairs


def pdf_pages(path: Path) -> list[str]:
    """The text of every page as pdfium extracts it, without line breaks inside it mattering."""
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


def numbers(text: str) -> list[str]:
    """Every number in a text, in digits, thousands separators dropped."""
    return [found.replace(",", "") for found in NUMBER.findall(text)]


def members(path: Path) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}
