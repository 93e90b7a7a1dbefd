"""Drawings with what matplotlib's artists can ask of a renderer: shapes, lines, marks, clips, text."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Rectangle, RegularPolygon, Wedge
from matplotlib.path import Path

HATCHES = ("/", "\\", "|", "-", "+", "x", "o", "O", ".", "*", "//", "xx")
PENS = (
    ("-", "butt", "miter"),
    ("--", "round", "round"),
    ((3, (5, 2)), "projecting", "bevel"),
    ((1.5, (8, 2, 1, 2)), "butt", "round"),
    (":", "round", "miter"),
)


def hatches(axes: Axes) -> None:
    """Every hatch on three grounds."""
    for place, hatch in enumerate(HATCHES):
        ground = ("w", "r", "0.8")[place % 3]
        axes.bar([place], [1 + place % 3], hatch=hatch, edgecolor="k", facecolor=ground)


def translucent_hatches(axes: Axes) -> None:
    """Hatches under an alpha, without a ground, on a translucent one, and over each other."""
    axes.bar([1, 2, 3], [3, 5, 2], hatch=["/", "x", "o"], edgecolor="b", alpha=0.4, color=["w", "r", "0.8"])
    axes.fill_between([1, 2, 3], [1, 1, 2], [2, 3, 1], alpha=0.3, hatch="\\", edgecolor="k")
    axes.add_patch(Rectangle((1, 4), 1, 1, facecolor="none", hatch="..", edgecolor="g"))
    axes.add_patch(Rectangle((2, 4), 1, 1, facecolor=(1, 0, 0, 0.3), hatch="--", edgecolor=(0, 0, 1, 0.5)))


def markers(axes: Axes) -> None:
    """Every marker, filled in full, in part or not."""
    kinds = [*Line2D.filled_markers, *"1234+x|_,", *range(12)]
    for place, kind in enumerate(kinds):
        axes.plot(
            [place % 8, place % 8 + 0.4],
            [place // 8, place // 8 + 0.3],
            marker=kind,
            linestyle="none",
            markersize=9,
            markeredgewidth=1.3,
            markerfacecolor=("w", "r", "0.7")[place % 3],
            fillstyle=("full", "left", "top")[place % 3],
        )


def collections(axes: Axes) -> None:
    """Marks of many shapes, sizes, colours and edges, translucent; lines of two widths."""
    chance = np.random.default_rng(1)
    for shape in "osv^D*PX":
        x, y, size, color, edge = chance.random((5, 30))
        axes.scatter(x, y, size * 300, color, marker=shape, alpha=0.5, edgecolors="k", linewidths=edge * 2)
    axes.add_collection(
        LineCollection([[(0, 0), (1, 1)], [(0, 1), (1, 0)]], colors=["m", "c"], linewidths=[1, 4])
    )


def pens(axes: Axes) -> None:
    """Dashes with offsets, ends, corners, widths and alphas."""
    x = np.linspace(0, 6, 40)
    for place, (style, cap, join) in enumerate(PENS):
        axes.plot(
            x,
            np.sin(x * 3) + place / 2,
            linestyle=style,
            linewidth=1 + place * 1.7,
            dash_capstyle=cap,
            solid_capstyle=cap,
            dash_joinstyle=join,
            solid_joinstyle=join,
            alpha=1 - 0.15 * place,
        )


def broken_lines(axes: Axes) -> None:
    """Lines and marks with what is no number; steps; lines with marks at some of their points."""
    x = np.linspace(0, 6, 40)
    axes.plot(x, np.cos(x), "-.", linewidth=3, marker="^", markevery=5)
    axes.plot([0, 1, np.nan, 3, 4], [1, 2, 3, np.nan, 2], "o-")
    axes.scatter([0, np.nan, 2], [3, 3, 3], s=300)
    axes.step([0, 2, 4, 6], [-1, 0, np.nan, 1], linewidth=2)


def long_lines(axes: Axes) -> None:
    """Four thousand points, some beyond the axes, and a band as long."""
    x = np.linspace(0, 6, 4000)
    axes.plot(x, np.sin(x * 9) * x, linewidth=1)
    axes.set_ylim(-3, 3)
    axes.fill_between(x, np.cos(x), np.cos(x) - 0.3)


def clips(axes: Axes) -> None:
    """Clipped by a rectangle, a circle and a polygon; beyond the axes unclipped; curves."""
    axes.set(xlim=(0, 1), ylim=(0, 1))
    half = axes.add_patch(Rectangle((0, 0), 1, 0.5, color="g"))
    half.set_clip_path(Circle((0.5, 0.5), 0.4, transform=axes.transData))
    axes.add_patch(Wedge((0.5, 0.5), 0.3, 10, 200, width=0.1))
    axes.add_patch(Circle((1, 1), 0.3, facecolor="y", edgecolor="k", linewidth=6, alpha=0.5))
    bent = Path([(0.1, 0.9), (0.5, 0.2), (0.9, 0.9)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    axes.add_patch(PathPatch(bent, facecolor="none", linewidth=3, capstyle="round"))
    (line,) = axes.plot([0, 1], [0, 1], linewidth=12)
    line.set_clip_path(RegularPolygon((0.5, 0.5), 5, radius=0.3, transform=axes.transAxes))
    axes.plot([0, 1], [1, 0], "o-", linewidth=12, markersize=20, clip_on=False)


def alphas(axes: Axes) -> None:
    """Fills and edges each with an alpha, and with one for both."""
    for place in range(6):
        fill, edge = (1, 0, 0, 0.3 + 0.1 * place), (0, 0, 1, 0.4)
        axes.add_patch(Rectangle((place / 10, place / 10), 0.4, 0.4, fc=fill, ec=edge, lw=8))
        at = (0.5 - place / 20, place / 10)
        axes.add_patch(Rectangle(at, 0.4, 0.2, facecolor="g", edgecolor="k", linewidth=4, alpha=0.3))


def logarithmic(axes: Axes) -> None:
    """A logarithmic and a symmetrical logarithmic axis with a grid."""
    axes.bar([-100, 0, 100], [10, 1000, 0.3], width=30, color="0.5")
    axes.set_yscale("log")
    axes.set_xscale("symlog", linthresh=10)
    axes.grid(which="both", linestyle=":")


def fields(axes: Axes) -> None:
    """Filled contours, lines of equal height, a mesh, hexagons, arrows."""
    x = np.linspace(-3, 3, 60)
    across, up = np.meshgrid(x, x)
    axes.contourf(across, up, np.exp(-(across**2) - up**2) + across / 6, levels=8)
    axes.contour(across, up, np.exp(-(across**2) - up**2), levels=5, colors="k", linestyles="--")
    axes.pcolormesh([3, 4, 5], [-3, 0, 3], [[1, 2], [3, 4]], edgecolors="w")
    spread = np.random.default_rng(0).normal(size=(2, 200))
    axes.hexbin(spread[0] + 8, spread[1], gridsize=8)
    axes.quiver([-2, 0], [-2, 2], [1, 0], [0, 1])


def statistics(axes: Axes) -> None:
    """Boxes, stems, error bars, arrows between texts, a legend."""
    axes.boxplot([[1, 2, 3, 4, 9], [2, 3, 4]])
    axes.stem([4, 5, 6], [1, 2, 3], label="a")
    axes.errorbar([3, 4, 5], [6, 5, 6], yerr=1, xerr=0.4, capsize=4, fmt="s")
    axes.annotate("b", (2, 8), (4, 8), arrowprops={"arrowstyle": "->", "connectionstyle": "arc3,rad=.3"})
    axes.annotate("c", (2, 6), (3, 7.5), arrowprops={"facecolor": "k", "shrink": 0.05})
    axes.legend(loc="upper right")


def slices(axes: Axes) -> None:
    """A ring with percentages."""
    axes.pie([3, 1, 2, 4], labels="一二三四", autopct="%.1f%%", wedgeprops={"width": 0.4, "edgecolor": "w"})


def texts(axes: Axes) -> None:
    """Text at every angle, of two weights and in two scripts, translucent, of two lines, in a box."""
    axes.set_position((0.15, 0.25, 0.8, 0.6))
    axes.set_title("标题 Title 2024年", fontweight="bold")
    axes.set_ylabel("数值（万元）")
    for turn in range(0, 360, 30):
        axes.text(0.5, 0.5, f"    turned {turn}度", rotation=turn, rotation_mode="anchor", fontsize=9)
    axes.text(0.1, 0.1, "two\nlines 行", ha="center", rotation=17, alpha=0.5, bbox={"fc": "y", "alpha": 0.5})
    axes.set_xticks([0, 0.5, 1], ["左一", "Middle", "右"], rotation=45)


SHAPES = (
    hatches,
    translucent_hatches,
    markers,
    collections,
    pens,
    broken_lines,
    long_lines,
    clips,
    alphas,
    fields,
    statistics,
    slices,
)
