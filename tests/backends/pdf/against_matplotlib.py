"""Figures as our renderer paints them and as matplotlib's own PDF backend does; how far two pages differ."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import matplotlib as mpl
import numpy as np
import pypdfium2
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.renderer import CanvasRenderer
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.text import Rect

from .scenes import FONTS, page, scene

Drawing = Callable[[Axes], object]

MARK = 0.001
"""The share of inked pixels that may differ."""

SCALE = 8
"""Pixels a point: 576 dpi, as fine as print. Below it pdfium sets glyphs on whole pixels, so that a
thousandth of a point moves a letter; from 50 pixels on it fills their outlines where they are."""

SHAPES = 16
"""Of 255: how far the grey of a pixel may be off where shapes are compared, and text of a few digits."""

TEXT = 64
"""The same where much text is compared: matplotlib's PDF rounds every advance to 1/64 point, so that the end
of a line stands some hundredths of a point beside where the font has it. 64 at an edge is 11 µm on paper."""

_INKED = 250  # grey
_SETTINGS = {"font.family": ["Noto Sans SC"], "pdf.fonttype": 42, "mathtext.fontset": "custom"}


def share_of_difference(
    drawn: bytes, reference: bytes, apart: int = SHAPES, crop: Rect | None = None
) -> float:
    """The share of inked pixels that differ.

    Both pages are rasterised by pdfium at 576 dpi and turned grey. A pixel differs where its grey, 0 to 255,
    is more than `apart` from the reference's; inked are the reference's pixels darker than 250. What was
    painted where the reference has no ink counts as differing too, so the share may exceed 1. `crop`: the
    part of the page that is looked at.
    """
    ours, theirs = _gray(drawn, crop), _gray(reference, crop)
    assert ours.shape == theirs.shape
    return float((np.abs(ours - theirs) > apart).sum() / (theirs < _INKED).sum())


def _gray(pdf: bytes, crop: Rect | None) -> np.ndarray:
    page = pypdfium2.PdfDocument(pdf)[0]
    width, height = page.get_size()
    edges = (
        (max(crop.x, 0), max(height - crop.bottom, 0), max(width - crop.right, 0), max(crop.y, 0))
        if crop
        else (0, 0, 0, 0)
    )
    picture = page.render(scale=SCALE, crop=edges, grayscale=False).to_pil()
    return np.asarray(picture.convert("L"), dtype=np.int16)


@contextmanager
def our_fonts() -> Iterator[None]:
    """matplotlib sets text in the font files that our page is set in, and embeds their outlines."""
    known = list(fontManager.ttflist)
    for path in {path for family in FONTS.values() for path in (family.regular, family.bold)}:
        fontManager.addfont(path)
    try:
        with mpl.rc_context(_SETTINGS):
            yield
    finally:
        fontManager.ttflist[:] = known


def figure_of(draw: Drawing, *, ticks: bool = True) -> Figure:
    """A figure of one drawing, 3.6 × 2.7 inches."""
    figure = Figure((3.6, 2.7), dpi=72)
    axes = figure.add_subplot()
    draw(axes)
    if not ticks:
        axes.tick_params(which="both", labelleft=False, labelbottom=False)
    return figure


def painted_by_us(figure: Figure, renderer: Callable[..., Any] = CanvasRenderer) -> bytes:
    """The page that our renderer makes; another may take its place."""
    width, height = (float(edge) * 72 for edge in figure.get_size_inches())
    out = BytesIO()
    canvas = PageCanvas(out, width, height, "en")
    figure.draw(renderer(Surface(canvas, scene(page(), width=width, height=height)), width, height))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def painted_by_matplotlib(figure: Figure) -> bytes:
    """The page that matplotlib's own PDF backend makes."""
    out = BytesIO()
    FigureCanvasPdf(figure).print_pdf(out, metadata={"CreationDate": None})
    return out.getvalue()
