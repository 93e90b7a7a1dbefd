"""Checks stage: contrast of every text with what really lies behind it (WCAG 2.2 §1.4.3)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from factdeck.base.color import Rgb, contrast, rgb
from factdeck.checks.pages.chart_grounds import ChartGrounds, Label
from factdeck.checks.pages.grounds import Behind, Filled, Ground, behind, seen
from factdeck.checks.pages.photo_ground import Photographed
from factdeck.checks.pages.shapes import contours
from factdeck.checks.pages.view import View, excerpt, part_of
from factdeck.scene.nodes import AnyNode, Box, ChartNode, Freeform, Group, Picture, Table, TextFrame
from factdeck.scene.text import Paragraph, Rect, RunStyle

NEEDED: Final = 4.5
NEEDED_LARGE: Final = 3.0
_LARGE: Final = 18.0  # points
_LARGE_BOLD: Final = 14.0
_ABOVE: Final = 0.8  # em: what a line reaches over and under its baseline
_BELOW: Final = 0.06
_SLACK: Final = 0.01  # of a ratio


def needed(style: RunStyle) -> float:
    """The contrast that text of a style needs."""
    return NEEDED_LARGE if style.size >= (_LARGE_BOLD if style.bold else _LARGE) else NEEDED


def check_contrast(view: View) -> None:
    """Report each node with a text that reads badly on its ground, with the worst of them."""
    _Painting(view).run()


@dataclass(slots=True)
class _Painting:
    """The page as it is painted, node by node: `grounds` is what lies there already."""

    view: View
    grounds: list[Ground] = field(default_factory=list[Ground])
    colors: dict[str, Rgb] = field(default_factory=dict[str, Rgb])
    ratios: dict[tuple[Rgb, Rgb], float] = field(default_factory=dict[tuple[Rgb, Rgb], float])

    def run(self) -> None:
        """Paint it all."""
        scene, page = self.view.scene, self.view.page
        self.colors.update({name: rgb(value) for name, value in scene.palette.items()})
        design = scene.layouts.get(page.layout)
        ground = page.background or (design.background if design else "")
        white: tuple[Behind, ...] = (("white", (1.0, 1.0, 1.0)),)
        whole = Rect(0.0, 0.0, scene.width, scene.height)
        self.grounds.append(Filled(whole, self._seen(ground) if ground else white))
        for node in (*(design.nodes if design else ()), *page.nodes):
            self._paint(node)

    def _seen(self, fill: str) -> tuple[Behind, ...]:
        return seen(fill, self.view.scene, self.colors)

    def _paint(self, node: AnyNode) -> None:
        match node:
            case Group():
                for child in node.children:
                    self._paint(child)
            case TextFrame():
                self._judge(node, self._texts(node.paragraphs))
            case Table():
                self._table(node)
            case ChartNode():
                self._chart(node)
            case Box() if node.fill:
                self.grounds.append(Filled(node.rect, self._seen(node.fill)))
            case Freeform() if node.fill:
                shape = cache(lambda: contours(node.commands))  # most shapes have no text near them
                self.grounds.append(Filled(node.rect, self._seen(node.fill), shape, node.opacity))
            case Picture():
                self.grounds.append(Photographed(node))
            case _:
                pass

    def _table(self, node: Table) -> None:
        cells = [cell for row in node.cells for cell in row]
        self.grounds += [Filled(cell.rect, self._seen(cell.fill)) for cell in cells if cell.fill]
        self._judge(node, (text for cell in cells for text in self._texts(cell.paragraphs)))

    def _chart(self, node: ChartNode) -> None:
        chart = ChartGrounds(self.view.scene, node, self.colors)
        self.grounds += chart.marks()
        self._judge(node, chart.labels())

    def _texts(self, paragraphs: tuple[Paragraph, ...]) -> Iterator[Label]:
        for paragraph in paragraphs:
            for line in paragraph.lines:
                for piece in line.pieces:
                    style = paragraph.runs[piece.run].style
                    if piece.text.strip():
                        top = line.baseline - style.rise - _ABOVE * style.size
                        height = (_ABOVE + _BELOW) * style.size
                        yield Label(piece.text, Rect(piece.x, top, piece.advance, height), style)

    def _judge(self, node: AnyNode, texts: Iterator[Label]) -> None:
        worst: tuple[float, float, Label, str] | None = None
        for text in texts:
            color, bound = self.colors[text.style.color], needed(text.style)
            under = self._seen(text.mark) if text.mark else behind(text.rect, self.grounds)
            for name, ground in under:
                ratio = self._ratio(color, ground)
                if ratio < bound - _SLACK and (worst is None or ratio / bound < worst[0] / worst[1]):
                    worst = (ratio, bound, text, name)
        if worst is not None:
            self._report(node, *worst)

    def _ratio(self, one: Rgb, other: Rgb) -> float:
        pair = (one, other)
        if pair not in self.ratios:
            self.ratios[pair] = contrast(one, other)
        return self.ratios[pair]

    def _report(self, node: AnyNode, ratio: float, bound: float, text: Label, ground: str) -> None:
        measured = {"ratio": f"{ratio:.1f}", "needed": f"{bound:g}"}
        found = {"text": excerpt(text.text), "color": text.style.color, "ground": ground}
        self.view.report("contrast-low", node.id, part_of(node), **found, **measured)
