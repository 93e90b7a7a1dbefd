"""pdf backend: the marks of a chart as matplotlib artists in scene coordinates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle, Wedge
from matplotlib.transforms import Affine2D

from factdeck.backends.pdf.plain_marks import HAIR, Place
from factdeck.backends.pdf.renderer import CanvasRenderer
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.text import Rect
from factdeck.theme.pattern import Pattern

_HATCH = "/"  # any: the renderer draws the pattern's own lines
_SMOOTH: Final[dict[str, Any]] = {"sketch_params": None}  # not drawn as by hand


@dataclass(frozen=True, slots=True)
class Marks:
    """Draws artists on a surface. All of an artist's settings are given: a user's matplotlibrc has no say."""

    surface: Surface

    def _draw(self, artist: Any, pattern: Pattern | None = None) -> None:
        scene = self.surface.scene
        artist.set_transform(Affine2D().scale(1, -1).translate(0, scene.height))
        _keep_points(artist)
        artist.draw(CanvasRenderer(self.surface, scene.width, scene.height, pattern))

    def _fill(self, kind: Any, place: tuple[Any, ...], fill: str, **given: Any) -> None:
        """Draw a patch in a colour, or in a pattern with its outline."""
        pattern = self.surface.scene.patterns.get(fill)
        if pattern is None:
            self._draw(kind(*place, **given, **self._patch(fill)))
            return
        look = self._patch(pattern.ground, pattern.color, pattern.outline)
        look |= {"hatch": _HATCH} if pattern.busy else {}
        self._draw(kind(*place, **given, **look), pattern if pattern.busy else None)

    def _patch(self, color: str, edge: str = "", width: float = 0.0) -> dict[str, Any]:
        """How a filled shape looks."""
        return {
            "facecolor": self.surface.rgb(color),
            "edgecolor": self.surface.rgb(edge) if edge and width else "none",
            "linewidth": width,
            "linestyle": "solid",
            "joinstyle": "miter",
            "capstyle": "butt",
            "hatch": None,
            "antialiased": True,
            **_SMOOTH,
        }

    def bar(self, rect: Rect, fill: str) -> None:
        """A filled rectangle."""
        self._fill(Rectangle, ((rect.x, rect.y), rect.w, rect.h), fill)

    def slice(self, center: Place, radius: float, hole: float, turns: tuple[float, float], fill: str) -> None:
        """A slice from turn to turn, clockwise from 12 o'clock; `hole` is the inner radius."""
        start, end = (360 * turn - 90 for turn in turns)  # y grows downward here, so angles run clockwise
        self._fill(Wedge, (center, radius, start, end), fill, width=radius - hole)

    def area(self, places: Sequence[Place], fill: str) -> None:
        """A filled polygon."""
        self._fill(Polygon, (places,), fill, closed=True)

    def line(self, places: Sequence[Place], color: str, width: float) -> None:
        """A polyline with round corners."""
        self._points(
            places,
            color=self.surface.rgb(color),
            linewidth=width,
            linestyle="solid",
            solid_joinstyle="round",
            solid_capstyle="butt",
            marker="None",
        )

    def dots(self, places: Iterable[Place], diameter: float, fill: str) -> None:
        """Circles: filled, of a pattern its ground outlined.

        They are markers: the same operators at every place, which compress to almost nothing.
        """
        pattern = self.surface.scene.patterns.get(fill)
        self._points(
            list(places),
            linestyle="None",
            marker="o",
            markersize=diameter,
            fillstyle="full",
            markerfacecolor=self.surface.rgb(pattern.ground if pattern else fill),
            markeredgecolor=self.surface.rgb(pattern.line) if pattern else "none",
            markeredgewidth=(pattern.outline or HAIR) if pattern else 0.0,
        )

    def _points(self, places: Sequence[Place], **look: Any) -> None:
        xs, ys = [x for x, _ in places], [y for _, y in places]
        self._draw(Line2D(xs, ys, drawstyle="default", antialiased=True, **_SMOOTH, **look))


def _keep_points(artist: Any) -> None:
    """Leave no point of a line out, whatever a user's settings say of long ones."""
    if isinstance(artist, Line2D):
        artist.get_path().should_simplify = False
