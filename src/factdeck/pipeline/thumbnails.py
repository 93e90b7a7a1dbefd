"""Driver: small pictures of the pages of a scene, as PDFium rasterises what our PDF writer paints."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from factdeck.scene.nodes import Scene

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

WIDTH: Final = 360
"""Of a thumbnail, in pixels: half as much again as the report shows it at."""

_COLORS: Final = 48


def thumbnails(scene: Scene) -> list[bytes]:
    """A PNG a page; the same bytes each time on the same machine. No office program is needed."""
    from factdeck.backends.pdf.writer import write

    return pictures(write(scene, artists=False))


def pictures(content: bytes) -> list[bytes]:
    """A PNG a page of a PDF."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(content)
    try:
        return [_picture(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _picture(page: "PdfPage") -> bytes:
    from PIL import Image

    image = page.render(scale=WIDTH / page.get_width()).to_pil()
    stream = BytesIO()
    reduced = image.quantize(_COLORS, Image.Quantize.FASTOCTREE)  # an eighth of the default's time
    reduced.save(stream, "PNG", compress_level=6)
    return stream.getvalue()
