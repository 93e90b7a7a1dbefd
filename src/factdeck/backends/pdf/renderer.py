"""pdf backend: matplotlib's artists drawn as vectors and real text on the reportlab canvas.

It has the interface of matplotlib.backend_bases.RendererBase and draws whole figures too; it is no subclass
because importing that module costs a tenth of a second, for text layout and widgets that a chart never needs.
Display units are points; the origin is the page's bottom left corner.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from math import cos, radians, sin
from typing import Any, Final

from matplotlib.path import Path

from factdeck.backends.pdf.collection import shapes, single_paths
from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.graphics import GraphicsContext
from factdeck.backends.pdf.hatching import hatched
from factdeck.backends.pdf.operators import number, numbers, painting
from factdeck.backends.pdf.strokes import clips, hatch, opacity, path_operators, pen, strokes
from factdeck.backends.pdf.surface import PaintError, Surface
from factdeck.scene.text import RunStyle
from factdeck.theme.pattern import Pattern

_BOLD: Final = {"bold", "semibold", "demibold", "demi", "heavy", "extra bold", "black"}


class CanvasRenderer:
    """Draws on the current page of a surface. What PDF vectors can't show raises PaintError."""

    _raster_depth = 0  # read by matplotlib.artist.allow_rasterization
    _rasterizing = False

    def __init__(self, surface: Surface, width: float, height: float, pattern: Pattern | None = None) -> None:
        self._surface = surface
        self._pattern = pattern  # what a hatched path is filled with, in place of matplotlib's own hatches
        self._size = (width, height)

    def new_gc(self) -> GraphicsContext:
        """A fresh graphics context."""
        return GraphicsContext()

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The drawing's size in points."""
        return self._size

    def points_to_pixels(self, points: Any) -> Any:
        """A display unit is a point."""
        return points

    def flipy(self) -> bool:
        """y grows upward."""
        return False

    def option_image_nocomposite(self) -> bool:
        """Images are refused anyhow."""
        return True

    def option_scale_image(self) -> bool:
        """Images are refused anyhow."""
        return False

    def get_image_magnification(self) -> float:
        """Images are refused anyhow."""
        return 1.0

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Groups of artists are not marked."""

    def close_group(self, s: str) -> None:
        """Groups of artists are not marked."""

    def draw_path(self, gc: Any, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        """Fill, hatch and stroke a path."""
        outline = path_operators(path, transform)
        if not outline:
            return
        fill, stroke = opacity(gc, rgbFace) > 0, strokes(gc)
        with self._state(gc, rgbFace):
            if gc.get_hatch():
                self._emit(outline, painting(fill, False))
                self._hatch(gc, self._lines(gc, outline, path.get_extents(transform)))
                fill = False
            self._emit(outline, painting(fill, stroke))

    def draw_markers(
        self,
        gc: Any,
        marker_path: Path,
        marker_trans: Any,
        path: Path,
        trans: Any,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Draw one shape at every vertex of a path."""
        marker = path_operators(marker_path, marker_trans)
        paint = painting(opacity(gc, rgbFace) > 0, strokes(gc))
        with self._state(gc, rgbFace):
            for vertices, _ in path.iter_segments(trans, simplify=False):
                self._emit(f"q 1 0 0 1 {numbers(*vertices[-2:])} cm", marker, paint, "Q")

    def draw_path_collection(
        self,
        gc: Any,
        master_transform: Any,
        paths: Sequence[Path],
        all_transforms: Sequence[Any],
        offsets: Any,
        offset_trans: Any,
        facecolors: Any,
        edgecolors: Any,
        linewidths: Sequence[float],
        linestyles: Sequence[Any],
        antialiaseds: Any,
        urls: Any,
        offset_position: Any,
        *,
        hatchcolors: Any = None,
    ) -> None:
        """Draw paths with colours, widths, dashes and offsets that each repeat in their own turn."""
        places = offset_trans.transform(offsets) if len(offsets) else ()
        drawn = single_paths(
            gc,
            shapes(paths, all_transforms, master_transform),
            places,
            facecolors,
            edgecolors,
            linewidths,
            linestyles,
            hatchcolors,
        )
        for context, path, transform, face in drawn:
            self.draw_path(context, path, transform, face)

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """Show text in an embedded font, turned by `angle` degrees counter-clockwise about (x, y)."""
        _refuse_math(s, ismath)
        size, turn, color = prop.get_size_in_points(), radians(angle), gc.get_rgb()
        matrix = numbers(cos(turn), sin(turn), -sin(turn), cos(turn), x, y)
        shown = [
            f"/{face.resource} {number(size)} Tf {face.encode(part)} Tj"
            for part, face in self._faces(s, prop)
        ]
        with self._state(gc, color):
            self._emit(" ".join(["BT", f"{matrix} Tm", *shown, "ET"]))

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """Advance, height of the ink, and how far it reaches below the baseline, in points."""
        _refuse_math(s, ismath)
        size, parts = prop.get_size_in_points(), self._faces(s, prop)
        inks = [face.ink(part, size) for part, face in parts]
        low, high = min(ink[0] for ink in inks), max(ink[1] for ink in inks)
        return sum(face.width(part, size) for part, face in parts), high - low, -low

    def draw_image(self, *_: Any, **__: Any) -> None:
        """Raises PaintError: charts are vectors."""
        raise PaintError("a chart with a raster image can't be painted as vectors")

    def draw_gouraud_triangles(self, *_: Any, **__: Any) -> None:
        """Raises PaintError: shading between three colours has no place in our charts."""
        raise PaintError("shaded triangles can't be painted")

    def draw_tex(self, *_: Any, **__: Any) -> None:
        """Raises PaintError: there is no TeX."""
        raise PaintError("TeX can't be painted")

    def _faces(self, text: str, prop: Any) -> list[tuple[str, Face]]:
        """The text in stretches of one font: the scene's serif where it is named, else the sans."""
        weight = prop.get_weight()
        bold = weight in _BOLD or (isinstance(weight, int) and weight >= 600)
        family = "serif" if "serif" in prop.get_family() else "sans"
        style = RunStyle(family, prop.get_size_in_points(), "", bold)
        return [(part, self._surface.face(look)) for part, look in self._surface.parted(text, style)]

    def _hatch(self, gc: Any, operators: str) -> None:
        with self._surface.state():
            self._surface.canvas.setFillAlpha(gc.hatch_color[3])
            self._surface.canvas.setStrokeAlpha(gc.hatch_color[3])
            self._emit(operators)

    def _lines(self, gc: Any, outline: str, extent: Any) -> str:
        if self._pattern is None:
            return hatch(gc, outline, extent, self._size[1], self._surface.inks)
        return hatched(self._surface, outline, (extent.x0, extent.y0, extent.x1, extent.y1), self._pattern)

    def _emit(self, *operators: str) -> None:
        self._surface.emit("\n".join(operators))

    @contextmanager
    def _state(self, gc: Any, face: Any) -> Generator[None]:
        """A graphics state of its own with clip, alpha, colours and pen of the context."""
        canvas = self._surface.canvas
        with self._surface.state():
            self._emit(*clips(gc))
            if strokes(gc):
                canvas.setStrokeAlpha(gc.rgb[3])
                self._emit(self._surface.inks.stroke(_rgb(gc.rgb)), pen(gc))
            if opacity(gc, face):
                canvas.setFillAlpha(opacity(gc, face))
                self._emit(self._surface.inks.fill(_rgb(face)))
            yield


def _rgb(color: Any) -> tuple[float, float, float]:
    """A colour of matplotlib's without its alpha; its numbers may be numpy's."""
    return float(color[0]), float(color[1]), float(color[2])


def _refuse_math(text: str, mode: Any) -> None:
    """Mathematical text would need matplotlib's own fonts."""
    if mode == "TeX" or (mode and text.replace("\\$", "").count("$") > 1):
        raise PaintError(f"mathematical text can't be painted: {text!r}")
