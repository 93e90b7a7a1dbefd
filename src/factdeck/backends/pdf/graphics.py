"""pdf backend: the state that matplotlib's artists set before they draw.

It does what matplotlib.backend_bases.GraphicsContextBase does; written anew because importing that module
drags in matplotlib's text, widgets and font search.
"""

from dataclasses import dataclass, replace
from typing import Any, Final

from matplotlib.colors import to_rgba
from matplotlib.path import Path

from factdeck.backends.pdf.surface import PaintError

Color = tuple[float, float, float, float]
Dashes = tuple[float, Any]  # offset, lengths in points or None
_OPAQUE: Final = 1.0


@dataclass(slots=True)
class GraphicsContext:
    """Colours as red, green, blue, alpha from 0 to 1; lengths in points."""

    rgb: Color = (0.0, 0.0, 0.0, 1.0)
    alpha: float = _OPAQUE
    forced_alpha: bool = False
    linewidth: float = 1.0
    dashes: Dashes = (0.0, None)
    capstyle: str = "butt"
    joinstyle: str = "round"
    clip_rectangle: Any = None
    clip_path: Any = None
    hatch: str | None = None
    hatch_color: Color = (0.0, 0.0, 0.0, 1.0)
    hatch_linewidth: float = 1.0

    def copy_properties(self, gc: "GraphicsContext") -> None:
        """Become like another context."""
        for name in self.__slots__:
            setattr(self, name, getattr(gc, name))

    def copy(self) -> "GraphicsContext":
        """A context of its own with the same settings."""
        return replace(self)

    def restore(self) -> None:
        """Nothing is kept on a stack."""

    def set_alpha(self, alpha: float | None) -> None:
        """Force an alpha on lines and fills; None lets each keep its own."""
        self.forced_alpha = alpha is not None
        self.alpha = _OPAQUE if alpha is None else alpha
        self.set_foreground(self.rgb, True)

    def get_alpha(self) -> float:
        """The forced alpha, or 1."""
        return self.alpha

    def set_foreground(self, fg: Any, isRGBA: bool = False) -> None:  # noqa: N803 - matplotlib's name
        """The colour of lines and text."""
        color: Any = fg if isRGBA and len(fg) == 4 else to_rgba(fg)
        self.rgb = (color[0], color[1], color[2], self.alpha if self.forced_alpha else color[3])

    def get_rgb(self) -> Color:
        """The colour of lines and text."""
        return self.rgb

    def set_linewidth(self, w: float) -> None:
        """The width of lines."""
        self.linewidth = float(w)

    def get_linewidth(self) -> float:
        """The width of lines."""
        return self.linewidth

    def set_dashes(self, dash_offset: float, dash_list: Any) -> None:
        """Dashes, None for a solid line."""
        self.dashes = (dash_offset, dash_list)

    def set_capstyle(self, cs: Any) -> None:
        """The ends of lines: butt, round or projecting."""
        self.capstyle = str(getattr(cs, "value", cs))

    def set_joinstyle(self, js: Any) -> None:
        """The corners of lines: miter, round or bevel."""
        self.joinstyle = str(getattr(js, "value", js))

    def set_clip_rectangle(self, rectangle: Any) -> None:
        """Clip to a Bbox."""
        self.clip_rectangle = rectangle

    def set_clip_path(self, path: Any) -> None:
        """Clip to a TransformedPath."""
        self.clip_path = path

    def set_hatch(self, hatch: str | None) -> None:
        """The hatch pattern, as matplotlib spells it."""
        self.hatch = hatch

    def get_hatch(self) -> str | None:
        """The hatch pattern."""
        return self.hatch

    def get_hatch_path(self, density: float = 6.0) -> Any:
        """The pattern's lines in the unit square."""
        return Path.hatch(self.hatch, density)

    def set_hatch_color(self, hatch_color: Any) -> None:
        """The colour of the hatch."""
        self.hatch_color = to_rgba(hatch_color)

    def set_hatch_linewidth(self, hatch_linewidth: float) -> None:
        """The width of the hatch's lines."""
        self.hatch_linewidth = hatch_linewidth

    def set_antialiased(self, b: Any) -> None:
        """Means nothing to vectors."""

    def set_snap(self, snap: Any) -> None:
        """Means nothing where there are no pixels."""

    def set_url(self, url: Any) -> None:
        """Raises PaintError for a link: marks of a chart carry none."""
        if url is not None:
            raise PaintError(f"a link on a mark of a chart can't be painted: {url}")

    def set_gid(self, id: Any) -> None:
        """PDF has no use for it."""

    def set_sketch_params(self, scale: Any = None, *_: Any) -> None:
        """Raises PaintError for a hand-drawn look, which is random."""
        if scale is not None:
            raise PaintError("a hand-drawn look (sketch) can't be painted")
