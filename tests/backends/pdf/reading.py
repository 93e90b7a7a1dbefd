"""Read back what a PDF says, by programs of others: pdfium and qpdf."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
from PIL import Image


def text_of(pdf: bytes, page: int = 0) -> str:
    """The page's text in reading order, lines parted by newlines."""
    document = pypdfium2.PdfDocument(pdf)
    return document[page].get_textpage().get_text_range().replace("\r\n", "\n")


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
