"""pdf backend: matplotlib's paths, clips and pens as operators (PDF 32000-1 §8.4.3, §8.5.2, §8.5.4)."""

from collections.abc import Iterator
from typing import Any, Final

from matplotlib.path import Path

from factdeck.backends.pdf.operators import number, numbers
from factdeck.base.color import Rgb

_CAPS: Final = {"butt": 0, "round": 1, "projecting": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}


def path_operators(path: Path, transform: Any, page: tuple[float, float] | None = None) -> str:
    """A path as operators; what is not a number breaks it, quadratic curves become cubic.

    `page`: width and height in points where nothing is filled, so that a line may end at the page's edge,
    and points of a long one that lie on it within a ninth of a point are left out, as matplotlib does.
    """
    parts: list[str] = []
    pen = (0.0, 0.0)
    clip, simplify = ((0.0, 0.0, *page), path.should_simplify) if page else (None, False)
    for vertices, code in path.iter_segments(transform, clip=clip, simplify=simplify):
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
    """The alpha of a fill, 0 for none; a hatch is a fill, whether it has a ground or not."""
    own = float(bool(gc.get_hatch())) if face is None else float(face[3]) if len(face) > 3 else 1.0
    return gc.alpha if gc.forced_alpha and own > 0 else own


def plain(color: Any) -> Rgb:
    """A colour of matplotlib's without its alpha; its numbers may be numpy's."""
    return float(color[0]), float(color[1]), float(color[2])
