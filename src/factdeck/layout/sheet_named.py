"""Layout stage: a name and its figure on one line of the fact sheet, or the figure under a long name."""

from dataclasses import dataclass

from factdeck.base.units import mm
from factdeck.document.blocks import Text
from factdeck.facts.factbook import Figure
from factdeck.layout.sheet_pen import Pen
from factdeck.scene.nodes import AnyNode
from factdeck.scene.text import Role

_GAP = mm(1.2)  # between the name and its figure


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its figure in `width` points."""

    pen: Pen
    name: Text
    figure: Figure
    width: float

    @property
    def natural(self) -> float:
        """What both take on one line."""
        return self._name_width + _GAP + self.pen.width(self.figure, self.pen.style("strip_figure")) + 0.1

    @property
    def more(self) -> float:
        """The height beyond one line."""
        if self._beside:
            return 0.0
        label, figure = self.pen.style("bar_label"), self.pen.style("strip_figure")
        lines = self.pen.more_lines(self.name, label, self.width)
        return lines + label.size * label.leading + self.pen.more_lines(self.figure, figure, self.width)

    def place(self, id: str, name: str, x: float, baseline: float) -> list[AnyNode]:
        """The name on `baseline`; its id ends in `name`."""
        pen, label, figure = self.pen, self.pen.style("bar_label"), self.pen.style("strip_figure")
        if self._beside:
            left = x + self._name_width + _GAP
            return [
                pen.phrase(f"{id}/{name}", self.name, label, x, baseline, Role.LABEL),
                pen.phrase(f"{id}/figure", self.figure, figure, left, baseline, Role.FIGURE),
            ]
        low = baseline + pen.more_lines(self.name, label, self.width) + label.size * label.leading
        small = pen.fitting(self.figure, figure, self.width, 8)
        return [
            pen.text(f"{id}/{name}", self.name, label, x, baseline, self.width, Role.LABEL),
            pen.text(f"{id}/figure", self.figure, small, x, low, self.width, Role.FIGURE),
        ]

    @property
    def _name_width(self) -> float:
        return self.pen.width(self.name, self.pen.style("bar_label"))

    @property
    def _beside(self) -> bool:
        return self.natural <= self.width
