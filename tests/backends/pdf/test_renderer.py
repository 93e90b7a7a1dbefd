"""Our renderer against matplotlib's own PDF backend: the same figure, the same page."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.ticker import ScalarFormatter

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.renderer import CanvasRenderer
from factdeck.backends.pdf.surface import PaintError, Surface

from . import figures
from .against_matplotlib import (
    MARK,
    SHAPES,
    TEXT,
    Drawing,
    figure_of,
    our_fonts,
    painted_by_matplotlib,
    painted_by_us,
    share_of_difference,
)
from .reading import fonts, images, painted, poppler_text_of, text_of
from .scenes import page, scene

QUICK = figures.clips


@pytest.fixture(autouse=True)
def _same_fonts() -> Iterator[None]:
    with our_fonts():
        yield


def difference(
    draw: Drawing, renderer: Any = CanvasRenderer, *, apart: int = SHAPES, ticks: bool = True
) -> float:
    ours = painted_by_us(figure_of(draw, ticks=ticks), renderer)
    return share_of_difference(ours, painted_by_matplotlib(figure_of(draw, ticks=ticks)), apart)


def _named(draw: Drawing) -> Any:
    return pytest.param(draw, id=draw.__name__, marks=[] if draw is QUICK else pytest.mark.slow)


@pytest.mark.parametrize("draw", [_named(draw) for draw in figures.SHAPES])
def test_a_figure_looks_as_in_matplotlibs_own_pdf(draw: Drawing) -> None:
    """Hatches, marks, pens, clips, alphas, meshes: at most 0.1 % of inked pixels differ.

    What that means is said at `share_of_difference`; tick labels are in the picture, in the same font file.
    """
    assert difference(draw) <= MARK


@pytest.mark.slow
def test_text_at_any_angle_stands_as_in_matplotlibs_own_pdf() -> None:
    assert difference(figures.texts, apart=TEXT) <= MARK


@pytest.mark.slow
def test_logarithmic_axes_have_their_ticks_where_matplotlib_has_them() -> None:
    """Without labels: matplotlib rounds the box of a power up to whole points, and moves it by that."""
    assert difference(figures.logarithmic, ticks=False) <= MARK


# --- the measure sees a fault


class _Unclipped(CanvasRenderer):
    def draw_path(self, gc: Any, *rest: Any, **named: Any) -> None:
        gc.set_clip_path(None)
        super().draw_path(gc, *rest, **named)


class _Shifted(CanvasRenderer):
    def draw_markers(self, gc: Any, marker_path: Any, marker_trans: Any, *rest: Any, **named: Any) -> None:
        super().draw_markers(gc, marker_path, marker_trans.frozen().translate(0.1, 0), *rest, **named)


class _Unhatched(CanvasRenderer):
    def draw_path(self, gc: Any, *rest: Any, **named: Any) -> None:
        gc.set_hatch(None)
        super().draw_path(gc, *rest, **named)


class _Paler(CanvasRenderer):
    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        gc.set_alpha(gc.alpha * 0.8 if gc.forced_alpha else None)
        super().draw_path(gc, path, transform, rgbFace)


class _FromTheStart(CanvasRenderer):
    def draw_path(self, gc: Any, *rest: Any, **named: Any) -> None:
        gc.set_dashes(0, gc.dashes[1])
        super().draw_path(gc, *rest, **named)


class _Blunt(CanvasRenderer):
    def draw_path(self, gc: Any, *rest: Any, **named: Any) -> None:
        gc.set_capstyle("butt")
        super().draw_path(gc, *rest, **named)


class _Askew(CanvasRenderer):
    def draw_text(
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, *rest: Any, **named: Any
    ):
        super().draw_text(gc, x, y, s, prop, angle + 1, *rest, **named)


class _Sunk(CanvasRenderer):
    def draw_text(self, gc: Any, x: float, y: float, *rest: Any, **named: Any) -> None:
        super().draw_text(gc, x, y - 0.1, *rest, **named)


FAULTS: tuple[tuple[type[CanvasRenderer], Drawing, int], ...] = (
    (_Unclipped, figures.clips, SHAPES),
    (_Shifted, figures.markers, SHAPES),
    (_Unhatched, figures.hatches, SHAPES),
    (_Paler, figures.alphas, SHAPES),
    (_FromTheStart, figures.pens, SHAPES),
    (_Blunt, figures.pens, SHAPES),
    (_Askew, figures.texts, TEXT),
    (_Sunk, figures.texts, TEXT),
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("renderer", "draw", "apart"), FAULTS, ids=lambda item: getattr(item, "__name__", "")
)
def test_a_wrong_renderer_is_found(renderer: type[CanvasRenderer], draw: Drawing, apart: int) -> None:
    """A clip dropped, marks a tenth of a point aside, no hatch, a fifth paler, dashes from their start …"""
    assert difference(draw, renderer, apart=apart) > 5 * MARK


# --- text


def test_text_is_text_turned_or_not() -> None:
    def draw(axes: Axes) -> None:
        axes.set_title("标题 Title", fontweight="bold")
        axes.set_ylabel("数值")
        axes.set_yticks([0, 1], ["零", "一"])
        axes.set_xticks([0, 1], ["左", "右"], rotation=45)

    pdf = painted_by_us(figure_of(draw))
    words = text_of(pdf).split()
    assert sorted("".join(words)) == sorted("标题Title数值零一左右")
    assert len(fonts(pdf)) == 2
    assert all(fonts(pdf).values())


@pytest.mark.parametrize("read", [text_of, poppler_text_of])
def test_every_line_of_text_is_read_whole(read: Callable[[bytes], str]) -> None:
    said = " ".join(read(painted_by_us(figure_of(figures.texts))).split())
    lines = ("标题 Title 2024年", "数值（万元）", "左一", "Middle", "two lines 行")
    for line in (*lines, *(f"turned {turn}度" for turn in range(0, 360, 30))):
        assert said.count(line) == 1


def _powers(axes: Axes) -> None:
    axes.plot([1e-3, 1e3], [-100, 100])
    axes.set_xscale("log")
    axes.set_yscale("symlog")


@pytest.mark.parametrize("read", [text_of, poppler_text_of])
def test_logarithmic_ticks_read_as_powers(read: Callable[[bytes], str]) -> None:
    pdf = painted_by_us(figure_of(_powers))
    said = set(read(pdf).split())
    assert {"10⁻³", "10⁻¹", "10³", "−10²", "−10¹", "10²"} <= said
    assert len(fonts(pdf)) == 1


def test_powers_stand_where_matplotlib_sets_them() -> None:
    """Within a point, to which matplotlib rounds their boxes up."""
    ours, theirs = (paint(figure_of(_powers)) for paint in (painted_by_us, painted_by_matplotlib))
    one, other = sorted_places(ours), sorted_places(theirs)
    assert [place[0] for place in one] == [place[0] for place in other]
    for (_, x, y), (_, there_x, there_y) in zip(one, other, strict=True):
        assert abs(x - there_x) < 1 and abs(y - there_y) < 1


def sorted_places(pdf: bytes) -> list[tuple[str, float, float]]:
    """Characters with their pens, by rows of ten points, from the left."""
    found = [(item.character, item.x, item.baseline) for item in painted(pdf) if item.character.strip()]
    return sorted(found, key=lambda place: (place[0], round(place[2] / 10), round(place[1] / 10)))


def test_a_factor_before_a_power_is_set_too() -> None:
    def draw(axes: Axes) -> None:
        axes.plot([0, 1], [0, 4e7])
        axes.yaxis.set_major_formatter(ScalarFormatter(useMathText=True))

    assert "×10⁷" in text_of(painted_by_us(figure_of(draw))).replace(" ", "")


def test_matplotlib_lays_text_out_by_our_fonts() -> None:
    figure = figure_of(lambda axes: axes.set_title("万" * 10, fontsize=10))
    width, height = figure.get_size_inches() * 72
    renderer = CanvasRenderer(
        Surface(PageCanvas(BytesIO(), width, height, "zh"), scene(page(), width=width, height=height)),
        width,
        height,
    )
    title = figure.axes[0].title
    extent = title.get_window_extent(renderer)
    assert extent.width == pytest.approx(100)
    assert extent.height == pytest.approx(10)  # 880 over, 120 under the baseline


# --- what it refuses


REFUSED: dict[str, Drawing] = {
    "raster image": lambda axes: axes.imshow([[0, 1], [1, 0]]),
    "shaded triangles": lambda axes: axes.pcolormesh([[0, 1], [1, 0]], shading="gouraud"),
    "mathematical text": lambda axes: axes.set_title("$x^2$"),
    "is to be rasterised": lambda axes: axes.plot([0, 1], rasterized=True),
    "with a filter": lambda axes: axes.plot([0, 1], agg_filter=lambda image, dpi: (image, 0, 0)),
    "hand-drawn": lambda axes: axes.plot([0, 1], sketch_params=(1, 100, 2)),
    "a link": lambda axes: axes.bar([0], [1], url="https://example.org"),
}


@pytest.mark.parametrize("said", REFUSED)
def test_what_can_not_be_painted_raises(said: str) -> None:
    with pytest.raises(PaintError, match=said):
        painted_by_us(figure_of(REFUSED[said]))


def test_a_figure_has_no_images() -> None:
    assert images(painted_by_us(figure_of(figures.fields))) == []


def test_one_hatch_is_one_object() -> None:
    def bars(count: int) -> bytes:
        return painted_by_us(figure_of(lambda axes: axes.bar(range(count), 1, hatch="o*")))

    assert len(bars(6)) - len(bars(1)) < 300  # the pattern takes 2 KB
