"""pdf backend: a matplotlib collection as single paths; its properties repeat, each in a turn of its own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice, repeat
from typing import Any

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from factdeck.backends.pdf.graphics import GraphicsContext


def single_paths(
    gc: Any, shapes: list[tuple[Path, Any]], places: Sequence[Any], faces: Any, edges: Any, *rest: Any
) -> Iterator[tuple[GraphicsContext, Path, Any, Any]]:
    """Context, path, transform and face of every path drawn. `rest`: widths, dashes, hatch colours."""
    count = max(len(shapes), len(places)) if shapes and len(faces) + len(edges) else 0
    widths, dashes, hatches = rest
    turns = zip(
        cycle(shapes),
        _turn(places, (0.0, 0.0)),
        _turn(faces, None),
        _turn(edges, None),
        _turn(widths, gc.linewidth),
        _turn(dashes, (0.0, None)),
        _turn(hatches, None),
        strict=False,
    )
    for (path, transform), place, face, edge, width, dash, hatch in islice(turns, count):
        moved = transform + Affine2D().translate(*place)
        yield _context(gc, edge, width, dash, hatch), path, moved, face


def shapes(paths: Sequence[Path], transforms: Sequence[Any], master: Any) -> list[tuple[Path, Any]]:
    """Path and transform of each shape, before its offset."""
    if not len(paths):
        return []
    turns = [Affine2D(matrix) for matrix in transforms] or [IdentityTransform()]
    count = max(len(paths), len(transforms))
    return [(paths[n % len(paths)], turns[n % len(turns)] + master) for n in range(count)]


def cells(coordinates: Any) -> list[Path]:
    """The outlines of a mesh's cells. `coordinates`: corners, shape (rows + 1, columns + 1, 2)."""
    corners = np.ma.getdata(coordinates)
    sides = (corners[:-1, :-1], corners[:-1, 1:], corners[1:, 1:], corners[1:, :-1], corners[:-1, :-1])
    return [Path(outline) for outline in np.stack(sides, axis=2).reshape(-1, 5, 2)]


def _context(gc: Any, edge: Any, width: float, dashes: Any, hatch: Any) -> GraphicsContext:
    context = GraphicsContext()
    context.copy_properties(gc)
    if edge is None or (len(edge) == 4 and edge[3] == 0):
        width = 0.0
    else:
        context.set_foreground(edge)
    if hatch is not None:
        context.set_hatch_color(hatch)
    context.set_linewidth(width)
    context.set_dashes(*dashes)
    return context


def _turn(values: Any, default: Any) -> Iterable[Any]:
    """The values over and over; the default where there are none."""
    return cycle(values) if values is not None and len(values) else repeat(default)
