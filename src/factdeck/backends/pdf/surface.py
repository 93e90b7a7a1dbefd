"""pdf backend: what every painter needs of the page it paints on: operators, colours, fonts, marks."""

from collections.abc import Generator
from contextlib import contextmanager

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.operators import numbers
from factdeck.backends.pdf.tags import Tagger, Untagged
from factdeck.base.diagnostics import FactdeckError
from factdeck.scene.nodes import AnyNode, Cell, Paragraph, RunStyle, Scene


class PaintError(FactdeckError):
    """A node that this backend can't paint. Nothing is left out silently."""


class Surface:
    """The current page of a document, in the scene's colours and fonts."""

    def __init__(self, canvas: PageCanvas, scene: Scene, tagger: Tagger | None = None) -> None:
        self.canvas = canvas
        self.scene = scene
        self._tagger: Tagger = tagger or Untagged()
        self._colors: dict[str, tuple[float, float, float]] = {}

    def emit(self, operators: str) -> None:
        """Append operators to the page."""
        if operators:
            self.canvas.addLiteral(operators)

    def flip(self, y: float) -> float:
        """The scene's y, downward from the top, as the page's y, upward from the bottom."""
        return self.scene.height - y

    def rgb(self, color: str) -> tuple[float, float, float]:
        """Red, green, blue (0 to 1) of a palette colour. Raises PaintError for a name the palette lacks."""
        if color not in self._colors:
            value = self.scene.palette.get(color)
            if value is None:
                raise PaintError(f"colour {color!r} is not in the palette")
            red, green, blue = bytes.fromhex(value.removeprefix("#"))
            self._colors[color] = (red / 255, green / 255, blue / 255)
        return self._colors[color]

    @property
    def light(self) -> str:
        """The palette's name for the lightest ground: the scheme's, else the palette's lightest colour."""
        return self.scene.scheme.get("lt1") or max(self.scene.palette, key=lambda name: sum(self.rgb(name)))

    def fill(self, color: str) -> str:
        """The operator that sets the colour of fills and text."""
        return f"{numbers(*self.rgb(color))} rg"

    def stroke(self, color: str, width: float, *, dash: bool = False) -> str:
        """The operators that set colour, width and dashes of lines."""
        pattern = f" [{numbers(4 * width, 3 * width)}] 0 d" if dash else ""
        return f"{numbers(*self.rgb(color))} RG {numbers(width)} w{pattern}"

    def face(self, style: RunStyle) -> Face:
        """The embedded font of a style. Raises PaintError for a family the scene lacks."""
        return self.named_face(style.family, bold=style.bold)

    def named_face(self, family: str, *, bold: bool) -> Face:
        """The embedded font of a family, regular or bold."""
        fonts = self.scene.fonts.get(family)
        if fonts is None:
            raise PaintError(f"font family {family!r} is not in the scene")
        return self.canvas.face(fonts.bold if bold else fonts.regular, serif=fonts.serif)

    @contextmanager
    def state(self) -> Generator[None]:
        """Keep changes of the graphics state to what is painted inside."""
        self.canvas.saveState()
        yield
        self.canvas.restoreState()

    @contextmanager
    def marked(self, element: AnyNode | Paragraph | Cell) -> Generator[None]:
        """Mark what is painted inside as this element."""
        self.emit(self._tagger.open(element))
        yield
        self.emit(self._tagger.close(element))
