"""Our renderer against matplotlib's own Agg: the same figure, the same picture."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle, Wedge
from matplotlib.path import Path

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.renderer import CanvasRenderer
from factdeck.backends.pdf.surface import PaintError, Surface

from .reading import fonts, images, picture_of, text_of
from .scenes import page, scene

SCALE = 4
Drawing = Callable[[Axes], object]


def _bars(axes: Axes) -> None:
    axes.bar(
        [1, 2, 3], [3, 5, 2], hatch=["/", "x", "o"], edgecolor="k", facecolor="w", color=["w", "r", "0.8"]
    )


def _lines(axes: Axes) -> None:
    x = np.linspace(0, 6, 40)
    axes.plot(x, np.sin(x), "--", marker="o", markersize=5, markerfacecolor="w")
    axes.plot(x, np.cos(x), "-.", linewidth=3, marker="^", markevery=5)
    axes.step([0, 2, 4, 6], [-1, 0, np.nan, 1], linewidth=2)


def _scatter(axes: Axes) -> None:
    axes.scatter([1, 2, 3, 4], [1, 2, 3, 1], s=[50, 200, 900, 400], c=["r", "g", "b", "k"], alpha=0.4)
    axes.fill_between([1, 2, 3], [1, 1, 2], [2, 3, 1], alpha=0.3, hatch="\\", edgecolor="k")
    axes.add_collection(
        LineCollection([[(1, 1), (4, 3)], [(1, 3), (4, 1)]], colors=["m", "c"], linewidths=[1, 4])
    )


def _clipped(axes: Axes) -> None:
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    half = axes.add_patch(Rectangle((0, 0), 1, 0.5, color="g"))
    half.set_clip_path(Circle((0.5, 0.5), 0.4, transform=axes.transData))
    axes.add_patch(Wedge((0.5, 0.5), 0.3, 10, 200, width=0.1))
    axes.add_patch(Circle((1, 1), 0.3, facecolor="y", edgecolor="k", linewidth=6, alpha=0.5))
    bent = Path([(0.1, 0.9), (0.5, 0.2), (0.9, 0.9)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    axes.add_patch(PathPatch(bent, facecolor="none", linewidth=3, capstyle="round"))


def _logarithmic(axes: Axes) -> None:
    axes.bar([0, 1, 2], [10, 1000, 300], color="0.5")
    axes.set_yscale("log")
    axes.grid(which="both", linestyle=":")


DRAWINGS = (_bars, _lines, _scatter, _clipped, _logarithmic)


def _figure(draw: Drawing, *, bare: bool = True) -> Figure:
    figure = Figure((4, 3), dpi=72)
    axes = figure.add_subplot()
    draw(axes)
    if bare:  # text is set in other fonts, and so compared by reading
        axes.tick_params(which="both", labelleft=False, labelbottom=False)
    return figure


def _pdf(figure: Figure) -> bytes:
    width, height = figure.get_size_inches() * 72
    out = BytesIO()
    canvas = PageCanvas(out, width, height, "en")
    figure.draw(CanvasRenderer(Surface(canvas, scene(page(), width=width, height=height)), width, height))
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _gray(image: object) -> np.ndarray:
    return np.asarray(image.convert("L"), dtype=float)  # type: ignore[attr-defined]


def _ours(figure: Figure) -> np.ndarray:
    return _gray(picture_of(_pdf(figure), SCALE))


def _theirs(figure: Figure) -> np.ndarray:
    from PIL import Image

    agg = FigureCanvasAgg(figure)
    figure.set_dpi(72 * SCALE)
    agg.draw()
    image = Image.fromarray(np.asarray(agg.buffer_rgba()))
    figure.set_dpi(72)
    return _gray(image)


def _blurred(image: np.ndarray) -> np.ndarray:
    """Means of 4 × 4 pixels: a point on paper. Anti-aliasing and snapping to pixels differ below that."""
    height, width = (edge // SCALE * SCALE for edge in image.shape)
    return image[:height, :width].reshape(height // SCALE, SCALE, width // SCALE, SCALE).mean(axis=(1, 3))


def _difference(one: np.ndarray, other: np.ndarray) -> float:
    """The share of inked points whose darkness differs by more than a quarter."""
    one, other = _blurred(one), _blurred(other)
    inked = (one < 250) | (other < 250)
    return float((np.abs(one - other)[inked] > 64).mean())


@pytest.mark.parametrize("draw", DRAWINGS, ids=lambda draw: draw.__name__.strip("_"))
def test_a_figure_looks_as_agg_draws_it(draw: Drawing) -> None:
    figure = _figure(draw)
    assert _difference(_ours(figure), _theirs(figure)) < 0.002


@pytest.mark.parametrize("draw", DRAWINGS, ids=lambda draw: draw.__name__.strip("_"))
def test_another_figure_does_not(draw: Drawing) -> None:
    """The comparison can fail: the same drawing with one more mark differs."""

    def changed(axes: Axes) -> None:
        draw(axes)
        axes.add_patch(Rectangle((0.4, 0.4), 0.2, 0.2, transform=axes.transAxes, color="b"))

    assert _difference(_ours(_figure(draw)), _theirs(_figure(changed))) > 0.02


def test_text_is_text_turned_or_not() -> None:
    def draw(axes: Axes) -> None:
        axes.set_title("标题 Title", fontweight="bold")
        axes.set_ylabel("数值")
        axes.set_yticks([0, 1], ["零", "一"])
        axes.set_xticks([0, 1], ["左", "右"], rotation=45)

    pdf = _pdf(_figure(draw, bare=False))
    words = text_of(pdf).split()
    assert sorted("".join(words)) == sorted("标题Title数值零一左右")
    assert len(fonts(pdf)) == 2
    assert all(fonts(pdf).values())


def test_matplotlib_lays_text_out_by_our_fonts() -> None:
    figure = _figure(lambda axes: axes.set_title("万" * 10, fontsize=10))
    width, height = figure.get_size_inches() * 72
    renderer = CanvasRenderer(
        Surface(PageCanvas(BytesIO(), width, height, "zh"), scene(page(), width=width, height=height)),
        width,
        height,
    )
    title = figure.axes[0].title
    extent = title.get_window_extent(renderer)
    assert extent.width == pytest.approx(100)
    assert 7 < extent.height < 11


@pytest.mark.parametrize(
    "draw",
    [lambda axes: axes.imshow([[0, 1], [1, 0]]), lambda axes: axes.set_title("$x^2$")],
    ids=["raster", "mathematics"],
)
def test_what_is_no_vector_or_no_text_raises(draw: Drawing) -> None:
    with pytest.raises(PaintError):
        _pdf(_figure(draw))


def test_nothing_is_rastered() -> None:
    assert all(images(_pdf(_figure(draw))) == [] for draw in DRAWINGS)
