"""Layout: the figures of a slide with what they count and where they are from, under its notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factdeck.document.handout import Listed, PrintedSlide
from factdeck.layout.handout_flow import Strip
from factdeck.layout.handout_pen import HandoutPen
from factdeck.layout.sheet_pen import words
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Role
from factdeck.theme.handout_design import FlowDesign
from factdeck.theme.theme import TextStyle

_LEAST: Final = 9.0  # points: a figure that is too wide even so stands elsewhere


def figure_strips(pen: HandoutPen, slide: PrintedSlide, x: float, width: float) -> Iterator[Strip]:
    """The heading and a row for each figure; nothing where the notes list none."""
    if not slide.listed:
        return
    look, at, design = pen.style("handout_name"), f"handout/{slide.id}/figures", pen.design.flow
    word = pen.handout.figures_word

    def heading(y: float) -> list[AnyNode]:
        return [pen.text(at, word, "handout_name", x, y + look.size, width, Role.LABEL)]

    yield Strip(pen.high(word, "handout_name", width) + design.head, heading, design.over_list, keep=True)
    for number, listed in enumerate(slide.listed, 1):
        row = _Row(pen, f"{at}/{number}", listed, x, width)
        yield Strip(row.height, row.place)


@dataclass(frozen=True, slots=True)
class _Row:
    """Figure, label, proof from left to right; a figure too long for its column stands over the proof."""

    pen: HandoutPen
    id: str
    listed: Listed
    x: float
    width: float

    @property
    def _design(self) -> FlowDesign:
        return self.pen.design.flow

    @property
    def _figure_style(self) -> TextStyle:
        style = self.pen.style("handout_figure")
        return self.pen.pen.fitting(words(self.listed.figure), style, self._design.figure, _LEAST)

    @property
    def _long(self) -> bool:
        return self.pen.pen.width(words(self.listed.figure), self._figure_style) > self._design.figure

    @property
    def _labelled(self) -> float:
        """The width of the labels' column."""
        return (self.width - self._design.figure - 2 * self._design.gap) * self._design.label

    @property
    def _label(self) -> tuple[float, float]:
        """Left edge and width of the label; it has the figure's room where that stands elsewhere."""
        indent = self._design.figure + self._design.gap
        return (self.x, indent + self._labelled) if self._long else (self.x + indent, self._labelled)

    @property
    def _proof(self) -> tuple[float, float]:
        indent = self._design.figure + self._labelled + 2 * self._design.gap
        return self.x + indent, self.width - indent

    @property
    def _over_proof(self) -> float:
        return self.pen.high(self.listed.figure, "handout_label", self._proof[1]) if self._long else 0.0

    @property
    def height(self) -> float:
        """The highest of the three, with the room over and under it."""
        figure = self.pen.style("handout_figure")
        label = self.pen.high(self.listed.label, "handout_label", self._label[1])
        proof = (
            self.pen.high(self.listed.proof, "handout_proof", self._proof[1]) if self.listed.proof else 0.0
        )
        return max(figure.size * figure.leading, label, self._over_proof + proof) + 2 * self._design.row

    def place(self, y: float) -> list[AnyNode]:
        """A hairline over texts on one baseline."""
        pen, listed = self.pen, self.listed
        baseline = y + self._design.row + pen.style("handout_figure").size
        (left, wide), (right, rest) = self._label, self._proof
        nodes: list[AnyNode] = [
            pen.pen.rule(f"{self.id}/rule", self.x, y, self.width, "inner"),
            pen.text(f"{self.id}/label", listed.label, "handout_label", left, baseline, wide, Role.LABEL),
        ]
        if self._long:
            nodes.append(
                pen.text(
                    f"{self.id}/figure", listed.figure, "handout_label", right, baseline, rest, Role.FIGURE
                )
            )
        elif listed.figure:
            figure, wide = words(listed.figure), self._design.figure
            look = self._figure_style
            nodes.append(pen.pen.text(f"{self.id}/figure", figure, look, self.x, baseline, wide, Role.FIGURE))
        if listed.proof:
            under = baseline + self._over_proof
            nodes.append(
                pen.text(f"{self.id}/proof", listed.proof, "handout_proof", right, under, rest, Role.SOURCE)
            )
        return nodes
