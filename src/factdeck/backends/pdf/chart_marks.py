"""pdf backend: the marks of a chart as matplotlib artists in scene coordinates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle, Wedge
from matplotlib.transforms import Affine2D

from factdeck.backends.pdf.plain_marks import Color, Place
from factdeck.backends.pdf.renderer import CanvasRenderer
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.nodes import Rect


@dataclass(frozen=True, slots=True)
class Marks:
    """Draws artists on a surface. All of an artist's settings are given: a user's matplotlibrc has no say."""

    surface: Surface

    def _draw(self, artist: Any) -> None:
        scene = self.surface.scene
        artist.set_transform(Affine2D().scale(1, -1).translate(0, scene.height))
        artist.draw(CanvasRenderer(self.surface, scene.width, scene.height))

    def _patch(self, color: Color, edge: Color | None = None, width: float = 0.0) -> dict[str, Any]:
        """How a filled shape looks."""
        return {
            "facecolor": color,
            "edgecolor": edge or "none",
            "linewidth": width,
            "linestyle": "solid",
            "joinstyle": "miter",
            "capstyle": "butt",
            "hatch": None,
            "antialiased": True,
        }

    def bar(self, rect: Rect, color: Color) -> None:
        """A filled rectangle."""
        self._draw(Rectangle((rect.x, rect.y), rect.w, rect.h, **self._patch(color)))

    def slice(
        self, center: Place, radius: float, hole: float, turns: tuple[float, float], color: Color
    ) -> None:
        """A slice from turn to turn, clockwise from 12 o'clock; `hole` is the inner radius."""
        start, end = (360 * turn - 90 for turn in turns)  # y grows downward here, so angles run clockwise
        self._draw(Wedge(center, radius, start, end, width=radius - hole, **self._patch(color)))

    def area(self, places: Sequence[Place], color: Color) -> None:
        """A filled polygon."""
        self._draw(Polygon(places, closed=True, **self._patch(color)))

    def line(self, places: Sequence[Place], color: Color, width: float) -> None:
        """A polyline with round corners."""
        self._draw(
            Line2D(
                [x for x, _ in places],
                [y for _, y in places],
                color=color,
                linewidth=width,
                linestyle="solid",
                solid_joinstyle="round",
                solid_capstyle="butt",
                marker="None",
                drawstyle="default",
                antialiased=True,
            )
        )

    def dots(self, places: Iterable[Place], diameter: float, color: Color) -> None:
        """Filled circles."""
        for place in places:
            self._draw(Circle(place, diameter / 2, **self._patch(color)))
