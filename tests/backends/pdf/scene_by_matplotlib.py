"""Nodes of a scene painted by matplotlib's own PDF backend: what our painters are compared with.

Marks of charts are the same artists drawn by `RendererPdf`; it draws freeforms, boxes, rules and words from
the scene. Patterns are computed anew; words are set letter by letter, each where the font's advances put it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise
from math import sqrt
from typing import Any
from unittest.mock import patch

import numpy as np
from matplotlib.backends.backend_pdf import PdfFile, RendererPdf, Verbatim
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, TransformedPath

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.chart import paint_chart
from factdeck.backends.pdf.operators import rounded
from factdeck.backends.pdf.surface import Surface
from factdeck.backends.pdf.text import Word, paint_frame
from factdeck.scene.nodes import AnyNode, Box, ChartNode, Freeform, Group, Rule, Scene, TextFrame
from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.theme.pattern import Lines, Pattern

from .against_matplotlib import our_fonts


class Reference(RendererPdf):
    """matplotlib's renderer; where an artist is hatched, it draws the scene's pattern instead."""

    pattern: Pattern | None = None

    def __init__(self, file: PdfFile, surface: Surface, width: float, height: float) -> None:
        super().__init__(file, 72, height / 72, width / 72)
        self.surface, self.flip = surface, Affine2D().scale(1, -1).translate(0, height)

    def draw_path(self, gc: Any, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        if self.pattern is None or not gc.get_hatch():
            super().draw_path(gc, path, transform, rgbFace)
            return
        gc.set_hatch(None)
        edge = self.new_gc()
        edge.copy_properties(gc)
        gc.set_linewidth(0)
        super().draw_path(gc, path, transform, self.surface.rgb(self.pattern.ground))
        gc.set_clip_path(TransformedPath(path, transform))
        gc.set_linewidth(self.pattern.width)
        gc.set_foreground(self.surface.rgb(self.pattern.color))
        gc.set_capstyle("butt")
        box = path.get_extents(transform)
        super().draw_path(gc, _lines(self.pattern, *box.extents), Affine2D())
        gc.set_clip_path(None)
        super().draw_path(edge, path, transform, None)

    def shape(self, path: Path, node: Box | Freeform) -> None:
        """A filled and outlined shape."""
        self.pattern = self.surface.scene.patterns.get(node.fill)
        stroke, width = node.stroke, node.stroke_width
        if self.pattern and not stroke:
            stroke, width = self.pattern.color, self.pattern.outline
        gc = self._pen(stroke, width, dash=isinstance(node, Box) and node.dash)
        if isinstance(node, Freeform) and node.round:
            gc.set_capstyle("round")
            gc.set_joinstyle("round")
        gc.set_hatch("/" if self.pattern else None)
        self.draw_path(gc, path, self.flip, self.surface.rgb(node.fill) if node.fill else None)

    def rule(self, rule: Rule) -> None:
        """A straight line."""
        line = Path([(rule.rect.x, rule.rect.y), (rule.rect.right, rule.rect.bottom)])
        self.draw_path(self._pen(rule.color, rule.width, dash=rule.dash), line, self.flip)

    def words(self, _: Surface, words: Sequence[Word]) -> None:
        """Words, letter by letter."""
        for word in words:
            x, gc = word.x, self.new_gc()
            gc.set_foreground(self.surface.rgb(word.color or word.style.color))
            spacing = iter(word.spacing)
            for text, style in self.surface.parted(word.text, word.style):
                family = self.surface.scene.fonts[style.family]
                font = FontProperties(fname=family.bold if style.bold else family.regular, size=style.size)
                for letter in text:
                    y = self.surface.flip(word.baseline) + style.rise
                    self.draw_text(gc, x, y, letter, font, 0)
                    x += self.surface.width(letter, style) + next(spacing, 0.0)

    def _pen(self, color: str, width: float, *, dash: bool) -> Any:
        gc = self.new_gc()
        gc.set_linewidth(width if color else 0)
        gc.set_foreground(self.surface.rgb(color) if color else "k")
        gc.set_joinstyle("miter")
        gc.set_dashes(0, [4 * width, 3 * width] if dash else None)
        return gc


class _Relay(Surface):
    """A surface whose operators (the plates under labels) go into matplotlib's file."""

    file: PdfFile

    def emit(self, operators: str) -> None:
        if operators:
            self.file.output(Verbatim(f"q {operators} Q".encode()))


def painted(scene: Scene, nodes: Sequence[AnyNode]) -> bytes:
    """A page of the scene with these nodes alone."""
    out = BytesIO()
    with our_fonts():
        file = PdfFile(out, metadata={"CreationDate": None})
        file.newPage(scene.width / 72, scene.height / 72)
        surface = _Relay(PageCanvas(BytesIO(), scene.width, scene.height, "zh"), scene)
        surface.file = file
        reference = Reference(file, surface, scene.width, scene.height)
        with _in_place_of_ours(reference):
            for node in nodes:
                _paint(reference, node)
        reference.finalize()
        file.finalize()
        file.close()
    return out.getvalue()


@contextmanager
def _in_place_of_ours(reference: Reference) -> Iterator[None]:
    def renderer(_: Surface, *__: float, pattern: Pattern | None = None) -> Reference:
        reference.pattern = pattern
        return reference

    ours = "factdeck.backends.pdf."
    with (
        patch(f"{ours}chart_marks.CanvasRenderer", lambda s, w, h, pattern: renderer(s, pattern=pattern)),
        patch(f"{ours}chart_labels.paint_words", reference.words),
        patch(f"{ours}text.paint_words", reference.words),
    ):
        yield


def _paint(reference: Reference, node: AnyNode) -> None:
    match node:
        case ChartNode():
            paint_chart(reference.surface, node)
        case TextFrame():
            paint_frame(reference.surface, node)
        case Freeform():
            for commands in _marks(node):
                reference.shape(_path(commands), node)
        case Box():
            rect = node.rect
            square = Path.unit_rectangle().transformed(
                Affine2D().scale(rect.w, rect.h).translate(rect.x, rect.y)
            )
            reference.shape(_path(rounded(rect, node.radius)) if node.radius else square, node)
        case Rule():
            reference.rule(node)
        case Group():
            for child in node.children:
                _paint(reference, child)
        case _:
            raise NotImplementedError(node)


def _marks(freeform: Freeform) -> list[Sequence[PathCommand]]:
    """The contours of a field of like marks singly, as matplotlib paints a collection; else all as one shape.

    pdfium sets the edges of a rectangle that is alone in its path on whole pixels.
    """
    starts = [at for at, command in enumerate(freeform.commands) if isinstance(command, Move)]
    contours = [freeform.commands[start:end] for start, end in pairwise([*starts, len(freeform.commands)])]
    alike = len({tuple(map(type, contour)) for contour in contours}) == 1
    return list(contours) if alike else [freeform.commands]


def _path(commands: Sequence[PathCommand]) -> Path:
    vertices, codes = list[tuple[float, float]](), list[int]()
    for command in commands:
        match command:
            case Move(x, y) | LineTo(x, y):
                vertices.append((x, y))
                codes.append(Path.MOVETO if isinstance(command, Move) else Path.LINETO)
            case Curve(x1, y1, x2, y2, x, y):
                vertices += [(x1, y1), (x2, y2), (x, y)]
                codes += [Path.CURVE4] * 3
            case Close():
                vertices.append((0, 0))
                codes.append(Path.CLOSEPOLY)
    return Path(vertices, codes)


def _lines(pattern: Pattern, left: float, bottom: float, right: float, top: float) -> Path:
    """Lines a pitch apart through the page's lower left corner, from edge to edge of a box and beyond."""
    reach = right - left + top - bottom
    slope = {Lines.LEVEL: 0, Lines.WIDE_UP: 1, Lines.WIDE_DOWN: -1}[pattern.lines]
    pitch = pattern.pitch * (sqrt(2) if slope else 1)
    middle = np.ceil((bottom - slope * left) / pitch) * pitch
    starts = middle + pitch * np.arange(-reach // pitch - 1, reach // pitch + 2)
    ends = [[(left, slope * left + c), (right, slope * right + c)] for c in starts]
    return Path(np.reshape(ends, (-1, 2)), [Path.MOVETO, Path.LINETO] * len(starts))
