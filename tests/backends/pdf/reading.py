"""Read back what a PDF says, by programs of others: pdfium, poppler and qpdf."""

import os
import shutil
import subprocess
from ctypes import c_double
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw


def text_of(pdf: bytes, page: int = 0) -> str:
    """The page's text in reading order, lines parted by newlines."""
    document = pypdfium2.PdfDocument(pdf)
    return document[page].get_textpage().get_text_range().replace("\r\n", "\n")


def poppler_text_of(pdf: bytes) -> str:
    """The text of all pages in the order of painting, as poppler reads it: lines with newlines."""
    return _pdftotext(pdf, "-raw").strip("\n")


def _pdftotext(pdf: bytes, *options: str) -> str:
    program = shutil.which("pdftotext")
    if not program:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("pdftotext (poppler-utils) is not installed")
    command = [program, *options, "-nopgbrk", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


@dataclass(frozen=True)
class Painted:
    """A character on the page: where its pen stood, in scene coordinates."""

    character: str
    x: float
    baseline: float


def painted(pdf: bytes, page: int = 0) -> list[Painted]:
    """Every visible character of a page where pdfium sees it painted; ActualText is left out of account."""
    document = pypdfium2.PdfDocument(_without_marked_content(pdf))
    text = document[page].get_textpage()
    height, found, high = document[page].get_height(), list[Painted](), b""
    for index in range(text.count_chars()):
        unit = raw.FPDFText_GetUnicode(text, index).to_bytes(2, "big")
        if 0xD8 <= unit[0] < 0xDC:
            high = unit
            continue
        x, y = c_double(), c_double()
        if not raw.FPDFText_IsGenerated(text, index) and raw.FPDFText_GetCharOrigin(text, index, x, y):
            found.append(Painted((high + unit).decode("utf-16-be"), x.value, height - y.value))
        high = b""
    return found


def words(pdf: bytes) -> list[tuple[str, float, float, float, float]]:
    """Every word that poppler finds, with its box in scene coordinates: left, top, right, bottom."""
    page = ElementTree.fromstring(_pdftotext(pdf, "-bbox"))
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        (item.text or "", *(float(item.attrib[side]) for side in sides))  # type: ignore[misc]
        for item in page.iter("{http://www.w3.org/1999/xhtml}word")
    ]


def _without_marked_content(pdf: bytes) -> bytes:
    """The file without the operators that say what a stretch reads as."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            kept = [
                item
                for item in pikepdf.parse_content_stream(page)
                if str(item.operator) not in ("BDC", "BMC", "EMC")
            ]
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()


def picture_of(pdf: bytes, scale: float = 1.0, page: int = 0) -> Image.Image:
    """The page rendered at `scale` pixels a point."""
    return pypdfium2.PdfDocument(pdf)[page].render(scale=scale).to_pil().convert("RGB")


def color_at(pdf: bytes, x: float, y: float) -> str:
    """The colour at a place in scene coordinates, RRGGBB."""
    pixel = picture_of(pdf, 4.0).getpixel((round(x * 4), round(y * 4)))
    return "".join(f"{part:02X}" for part in pixel)  # type: ignore[union-attr]


@dataclass(frozen=True)
class Filled:
    """A filled path: its colour RRGGBB and its bounds, y upward."""

    color: str
    x0: float
    y0: float
    x1: float
    y1: float


def fills(pdf: bytes) -> list[Filled]:
    """Every filled path of the first page, in the order of painting, ignoring transforms."""
    found: list[Filled] = []
    points: list[tuple[float, float]] = []
    color = "000000"
    with pikepdf.open(BytesIO(pdf)) as document:
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            values = [float(value) for value in operands] if str(operator) in "rg m l c re" else []
            match str(operator):
                case "rg":
                    color = "".join(f"{round(value * 255):02X}" for value in values)
                case "m" | "l" | "c":
                    points.append((values[-2], values[-1]))
                case "re":
                    x, y, w, h = values
                    points += [(x, y), (x + w, y + h)]
                case "f" | "B":
                    xs, ys = zip(*points, strict=True)
                    found.append(Filled(color, min(xs), min(ys), max(xs), max(ys)))
                    points = []
                case "S" | "n":
                    points = []
                case _:
                    pass
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """All fonts of the file by base font: whether the font file is embedded."""
    with pikepdf.open(BytesIO(pdf)) as document:
        named: dict[str, bool] = {}
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
                parts = item.get("/DescendantFonts")
                font = parts[0] if parts is not None else item
                named[str(font.BaseFont)] = bool(
                    font.get("/FontDescriptor", {}).get("/FontFile2") is not None
                )
        return named


def images(pdf: bytes) -> list[bytes]:
    """The raw streams of all image XObjects in the file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            item.read_raw_bytes()
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
