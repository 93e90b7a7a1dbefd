"""Driver: pages as pixels: PDFium rasterises what our PDF writer paints. The one place that does so."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from factdeck.scene.nodes import Scene

if TYPE_CHECKING:
    from PIL.Image import Image

THUMBNAIL: Final = 360
"""The width of a thumbnail, in pixels: half as much again as the report shows it at."""

_COLORS: Final = 48
_LESS: Final = 0.01  # PDFium rounds both sides up: 225.0004 pixels would be 226


def painted(scene: Scene) -> bytes:
    """A PDF of the scene that is only looked at, which is made in half the time."""
    from factdeck.backends.pdf.writer import write

    return write(scene, looked_at=True)


def rasterised(content: bytes, width: int) -> "Iterator[Image]":
    """Every page of a PDF as a picture so many pixels wide; the same pixels each time on the same machine."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(content)
    try:
        for number in range(len(document)):
            page = document[number]
            scale = (width - _LESS) / page.get_width()
            yield page.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


def thumbnails(scene: Scene) -> list[bytes]:
    """A small PNG a page. No office program is needed."""
    return pictures(painted(scene))


def pictures(content: bytes) -> list[bytes]:
    """A small PNG a page of a PDF; none of a file that is no PDF, which the audit has found."""
    from pypdfium2 import PdfiumError

    try:
        return [_small(image) for image in rasterised(content, THUMBNAIL)]
    except PdfiumError:
        return []


def png(image: "Image") -> bytes:
    """A picture as a file, in all its colours."""
    stream = BytesIO()
    image.save(stream, "PNG", compress_level=2)  # a third of the time of 6, a sixth larger
    return stream.getvalue()


def _small(image: "Image") -> bytes:
    from PIL import Image

    stream = BytesIO()
    reduced = image.quantize(_COLORS, Image.Quantize.FASTOCTREE)  # an eighth of the default's time
    reduced.save(stream, "PNG", compress_level=6)
    return stream.getvalue()
