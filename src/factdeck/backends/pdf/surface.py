"""pdf backend: what every painter needs of the page it paints on: operators, colours, fonts, marks."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.inks import INKS
from factdeck.backends.pdf.operators import numbers
from factdeck.backends.pdf.tags import Tagger, Untagged
from factdeck.base.color import rgb
from factdeck.base.diagnostics import FactdeckError
from factdeck.scene.nodes import AnyNode, Scene
from factdeck.scene.setting import REGISTER
from factdeck.scene.tables import Cell
from factdeck.scene.text import Paragraph, RunStyle
from factdeck.theme.fallback import Fallback
from factdeck.theme.pattern import line_color


class PaintError(FactdeckError):
    """A node that this backend can't paint. Nothing is left out silently."""


class Surface:
    """The current page of a document, in the scene's colours and fonts."""

    def __init__(
        self, canvas: PageCanvas, scene: Scene, tagger: Tagger | None = None, *, artists: bool = True
    ) -> None:
        self.canvas = canvas
        self.artists = artists  # whether matplotlib draws the marks of charts
        self.scene = scene
        self.tagger: Tagger = tagger or Untagged()
        self.is_tagged = tagger is not None  # what is not is only looked at: nothing to click on
        self.inks = INKS[scene.colors]
        self._colors: dict[str, tuple[float, float, float]] = {}
        self._fallback = Fallback(scene.fonts)

    def emit(self, operators: str) -> None:
        """Append operators to the page."""
        if operators:
            self.canvas.addLiteral(operators)

    def flip(self, y: float) -> float:
        """The scene's y, downward from the top, as the page's y, upward from the bottom."""
        return self.scene.height - y

    def rgb(self, color: str) -> tuple[float, float, float]:
        """Red, green, blue (0 to 1) of a palette colour or of a pattern's lines.

        Raises PaintError for a name that the scene lacks.
        """
        if color not in self._colors:
            value = self.scene.palette.get(line_color(color, self.scene.patterns))
            if value is None:
                raise PaintError(f"colour {color!r} is not in the palette")
            self._colors[color] = rgb(value)
        return self._colors[color]

    def fill(self, color: str) -> str:
        """The operator that sets the colour of fills."""
        return self.inks.every() if color == REGISTER else self.inks.fill(self.rgb(color))

    def text_fill(self, color: str) -> str:
        """The operator that sets the colour of text."""
        return self.inks.fill(self.rgb(color), text=True)

    def stroke(self, color: str, width: float, *, dash: bool = False) -> str:
        """The operators that set colour, width and dashes of lines."""
        pattern = f" [{numbers(4 * width, 3 * width)}] 0 d" if dash else ""
        setting = self.inks.every() if color == REGISTER else self.inks.stroke(self.rgb(color))
        return f"{setting} {numbers(width)} w{pattern}"

    def face(self, style: RunStyle) -> Face:
        """The embedded font of a style. Raises PaintError for a family the scene lacks."""
        return self.named_face(style.family, bold=style.bold)

    def named_face(self, family: str, *, bold: bool) -> Face:
        """The embedded font of a family, regular or bold."""
        fonts = self.scene.fonts.get(family)
        if fonts is None:
            raise PaintError(f"font family {family!r} is not in the scene")
        return self.canvas.face(fonts.bold if bold else fonts.regular, serif=fonts.serif)

    def parted(self, text: str, style: RunStyle) -> list[tuple[str, RunStyle]]:
        """`text` in stretches, each in a style whose font has it (charts and bullets are not runs)."""
        if style.family not in self.scene.fonts:
            raise PaintError(f"font family {style.family!r} is not in the scene")
        stretches = self._fallback.parted(text, style.family, style.bold)
        return [
            (part, style if family == style.family else replace(style, family=family))
            for family, part in stretches
        ]

    def width(self, text: str, style: RunStyle) -> float:
        """The advance of `text` in points, with its tracking."""
        return sum(
            self.face(look).width(part, style.size, style.tracking) for part, look in self.parted(text, style)
        )

    @contextmanager
    def state(self) -> Generator[None]:
        """Keep changes of the graphics state to what is painted inside."""
        self.canvas.saveState()
        yield
        self.canvas.restoreState()

    @contextmanager
    def marked(self, element: AnyNode | Paragraph | Cell) -> Generator[None]:
        """Mark what is painted inside as this element."""
        self.emit(self.tagger.open(element))
        yield
        self.emit(self.tagger.close(element))
