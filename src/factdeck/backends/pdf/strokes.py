"""pdf backend: matplotlib's paths, clips and pens as operators (PDF 32000-1 §8.4.3, §8.5.2, §8.5.4)."""

from collections.abc import Iterator
from math import ceil, floor
from typing import Any, Final

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from factdeck.backends.pdf.inks import Inks
from factdeck.backends.pdf.operators import number, numbers

_CAPS: Final = {"butt": 0, "round": 1, "projecting": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}
_TILE: Final = 72.0  # matplotlib's hatches repeat every inch


def path_operators(path: Path, transform: Any) -> str:
    """A path as operators; what is not a number breaks it, quadratic curves become cubic."""
    parts: list[str] = []
    pen = (0.0, 0.0)
    for vertices, code in path.iter_segments(transform, simplify=False):
        values = [float(value) for value in vertices]
        if code == Path.CLOSEPOLY:
            parts.append("h")
            continue
        if code == Path.CURVE3:
            values = _cubic(pen, *values)
        operator = "m" if code == Path.MOVETO else "l" if code == Path.LINETO else "c"
        parts.append(f"{numbers(*values)} {operator}")
        pen = (values[-2], values[-1])
    return "\n".join(parts)


def _cubic(pen: tuple[float, float], x1: float, y1: float, x: float, y: float) -> list[float]:
    first = [start + 2 / 3 * (control - start) for start, control in zip(pen, (x1, y1), strict=True)]
    second = [end + 2 / 3 * (control - end) for end, control in zip((x, y), (x1, y1), strict=True)]
    return [*first, *second, x, y]


def clips(gc: Any) -> Iterator[str]:
    """Clip to the context's rectangle and path."""
    if gc.clip_rectangle is not None:
        yield f"{numbers(*gc.clip_rectangle.bounds)} re W n"
    if gc.clip_path is not None:
        outline = path_operators(*gc.clip_path.get_transformed_path_and_affine())
        yield f"{outline or '0 0 0 0 re'}\nW n"


def pen(gc: Any) -> str:
    """Width, ends, corners and dashes of lines."""
    offset, lengths = gc.dashes
    dashes = f"[{numbers(*lengths)}] {number(offset)} d" if lengths is not None else "[] 0 d"
    return f"{number(gc.linewidth)} w {_CAPS[gc.capstyle]} J {_JOINS[gc.joinstyle]} j {dashes}"


def strokes(gc: Any) -> bool:
    """Whether lines show."""
    return gc.linewidth > 0 and gc.rgb[3] > 0


def opacity(gc: Any, face: Any) -> float:
    """The alpha of a fill, 0 for none."""
    if face is None:
        return 0.0
    own = float(face[3]) if len(face) > 3 else 1.0
    return gc.alpha if gc.forced_alpha and own > 0 else own


def hatch(gc: Any, outline: str, extent: Any, top: float, inks: Inks) -> str:
    """The context's hatch over `extent`, clipped to the outline; tiles hang from the drawing's top left."""
    color = f"{inks.stroke(gc.hatch_color[:3])} {inks.fill(gc.hatch_color[:3])}"
    tile = path_operators(gc.get_hatch_path(), Affine2D().scale(_TILE))
    parts = ["q", outline, "W n", f"{color} {number(gc.hatch_linewidth)} w 0 J 0 j [] 0 d"]
    for column in range(floor(extent.x0 / _TILE), ceil(extent.x1 / _TILE)):
        for row in range(floor((extent.y0 - top) / _TILE), ceil((extent.y1 - top) / _TILE)):
            place = numbers(column * _TILE, top + row * _TILE)
            parts += [f"q 1 0 0 1 {place} cm {numbers(0, 0, _TILE, _TILE)} re W n", tile, "B Q"]
    return "\n".join([*parts, "Q"])
