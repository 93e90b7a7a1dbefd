"""pdf backend: matplotlib's artists drawn as vectors and real text on the reportlab canvas.

It has the interface of matplotlib.backend_bases.RendererBase and draws whole figures too; it is no subclass
because importing that module costs a tenth of a second, for text layout and widgets that a chart never needs.
Display units are points; the origin is the page's bottom left corner.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

from matplotlib.path import Path

from factdeck.backends.pdf.artist_text import faces, set_text, show
from factdeck.backends.pdf.collection import cells, shapes, single_paths
from factdeck.backends.pdf.graphics import GraphicsContext
from factdeck.backends.pdf.hatching import hatched
from factdeck.backends.pdf.operators import numbers, painting
from factdeck.backends.pdf.strokes import clips, opacity, path_operators, pen, plain, strokes
from factdeck.backends.pdf.surface import PaintError, Surface
from factdeck.backends.pdf.tiling import hatch_fill
from factdeck.theme.pattern import Pattern


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

    def start_rasterizing(self) -> None:
        """Raises PaintError: charts are vectors."""
        raise PaintError("an artist that is to be rasterised can't be painted as vectors")

    def start_filter(self) -> None:
        """Raises PaintError: a filter works on pixels."""
        raise PaintError("an artist with a filter can't be painted as vectors")

    def stop_filter(self, filter_func: Any) -> None:
        """Nothing was started; matplotlib asks for it all the same."""

    def draw_path(self, gc: Any, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        """Fill, hatch and stroke a path."""
        fill, stroke = opacity(gc, rgbFace) > 0, strokes(gc)
        outline = path_operators(path, transform, None if fill else self._size)
        if not outline or not (fill or stroke):
            return
        with self._state(gc, rgbFace):
            if gc.get_hatch() and self._pattern:
                extent = path.get_extents(transform)
                bounds = (extent.x0, extent.y0, extent.x1, extent.y1)
                self._emit(hatched(self._surface, outline, bounds, self._pattern))
                fill = False
            if fill or stroke:
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

    def draw_quad_mesh(
        self,
        gc: Any,
        master_transform: Any,
        meshWidth: int,  # noqa: N803
        meshHeight: int,  # noqa: N803
        coordinates: Any,
        offsets: Any,
        offsetTrans: Any,  # noqa: N803
        facecolors: Any,
        antialiased: Any,
        edgecolors: Any,
    ) -> None:
        """Draw the cells of a mesh, as a collection of paths."""
        self.draw_path_collection(
            gc,
            master_transform,
            cells(coordinates),
            [],
            offsets,
            offsetTrans,
            facecolors,
            facecolors if edgecolors is None else edgecolors,
            [gc.get_linewidth()],
            [],
            [antialiased],
            [None],
            "screen",
        )

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
        line = set_text(self._surface, s, prop, ismath)
        with self._state(gc, gc.get_rgb()):
            self._emit(show(line, x, y, angle))

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """Advance, height of the ink, and how far it reaches below the baseline, in points."""
        line = set_text(self._surface, s, prop, ismath)
        low, high = line.edges()
        return line.width, high - low, -low

    def _get_font_height_metrics(self, prop: Any) -> tuple[float, float, float]:
        """Ascent, descent and line gap in points: matplotlib would ask its own font for them."""
        size = prop.get_size_in_points()
        ((_, face),) = faces(self._surface, "x", prop)
        return tuple(size * part for part in face.font.line_metrics)

    def draw_image(self, *_: Any, **__: Any) -> None:
        """Raises PaintError: charts are vectors."""
        raise PaintError("a chart with a raster image can't be painted as vectors")

    def draw_gouraud_triangles(self, *_: Any, **__: Any) -> None:
        """Raises PaintError: shading between three colours has no place in our charts."""
        raise PaintError("shaded triangles can't be painted")

    def draw_tex(self, *_: Any, **__: Any) -> None:
        """Raises PaintError: there is no TeX."""
        raise PaintError("TeX can't be painted")

    def _fill(self, gc: Any, face: Any) -> str:
        if gc.get_hatch() and self._pattern is None:
            return hatch_fill(self._surface, gc, face, self._size[1])
        return "" if face is None else self._surface.inks.fill(plain(face))

    def _emit(self, *operators: str) -> None:
        self._surface.emit("\n".join([part for part in operators if part]))

    @contextmanager
    def _state(self, gc: Any, face: Any) -> Generator[None]:
        """A graphics state of its own with clip, alpha, colours and pen of the context."""
        canvas = self._surface.canvas
        with self._surface.state():
            self._emit(*clips(gc))
            if strokes(gc):
                canvas.setStrokeAlpha(gc.rgb[3])
                self._emit(self._surface.inks.stroke(plain(gc.rgb)), pen(gc))
            if alpha := opacity(gc, face):
                canvas.setFillAlpha(alpha)
                self._emit(self._fill(gc, face))
            yield
