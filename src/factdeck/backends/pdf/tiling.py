"""pdf backend: matplotlib's hatches as tiling patterns (PDF 32000-1 §8.7.3), one object a look.

A pattern is a fill like a colour: under an alpha its lines and its ground are one, as they would not be drawn
over each other. Its tiles hang from the page's top left corner whatever the transformation, as in matplotlib.
"""

from typing import Any, Final

from matplotlib.transforms import Affine2D
from reportlab.pdfbase import pdfdoc

from factdeck.backends.pdf.operators import number, numbers
from factdeck.backends.pdf.strokes import path_operators, plain
from factdeck.backends.pdf.surface import Surface

_TILE: Final = 72.0  # matplotlib's hatches repeat every inch


def hatch_fill(surface: Surface, gc: Any, face: Any, top: float) -> str:
    """The operators that make the context's hatch, on its ground if it has one, the colour of fills."""
    tile = "\n".join(_tile(surface, gc, face))
    key = f"{tile} {top}"
    if not surface.canvas.has_tiling(key):
        surface.canvas.add_tiling(key, _stream(tile, top))
    return f"/Pattern cs /{surface.canvas.tiling(key)} scn"


def _tile(surface: Surface, gc: Any, face: Any) -> list[str]:
    inks, line = surface.inks, plain(gc.hatch_color)
    ground = "" if face is None else f"{inks.fill(plain(face))} {numbers(0, 0, _TILE, _TILE)} re f"
    return [
        *([ground] if ground else []),
        f"{inks.stroke(line)} {inks.fill(line)} {number(gc.hatch_linewidth)} w",
        path_operators(gc.get_hatch_path(), Affine2D().scale(_TILE)),
        "B",
    ]


def _stream(tile: str, top: float) -> Any:
    entries: dict[str, Any] = {
        "Type": "/Pattern",
        "PatternType": 1,
        "PaintType": 1,
        "TilingType": 1,
        "BBox": pdfdoc.PDFArray([0, 0, _TILE, _TILE]),
        "XStep": _TILE,
        "YStep": _TILE,
        "Resources": pdfdoc.PDFDictionary({}),
        "Matrix": pdfdoc.PDFArray([1, 0, 0, 1, 0, top]),
    }
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), tile)
