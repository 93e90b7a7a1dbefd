"""Set text in a rectangle: styles to runs, runs to measured lines, lines to a text frame.

The one place where document text becomes scene text; deck, sheet, tables and charts all come here.
"""

from dataclasses import dataclass

from factdeck.base.diagnostics import Diagnostics
from factdeck.document.blocks import Part, Text
from factdeck.layout.measure import Measurer
from factdeck.scene.nodes import Paragraph, Rect, Role, Run, TextFrame
from factdeck.theme.theme import TextStyle


@dataclass(frozen=True, slots=True)
class Setter:
    """What setting text needs: the measurer, where findings go, the page's language."""

    measurer: Measurer
    diagnostics: Diagnostics
    language: str

    def runs(self, part: Part, style: TextStyle) -> tuple[Run, ...]:
        """Runs of a text or figure. A figure: lead and unit at `unit_size`, digits at `size`, gap before the unit = unit size / 6."""
        raise NotImplementedError

    def paragraph(self, runs: tuple[Run, ...], style: TextStyle, width: float) -> Paragraph:
        """Break runs into lines no wider than `width`; positions relative to (0, 0), first baseline by exact leading."""
        raise NotImplementedError

    def frame(
        self,
        id: str,
        part: Part | tuple[Part, ...],
        style: TextStyle,
        rect: Rect,
        *,
        role: Role,
        slot: str = "",
        link: str = "",
    ) -> TextFrame:
        """Set one part (or several, a paragraph each) in `rect`, walking down `style.steps` until it fits.

        What does not fit at the smallest step is the diagnostic `text-too-long` (with measured and allowed
        length), never a silent shrink. Lines are placed by align and anchor.
        """
        raise NotImplementedError

    def width(self, part: Part, style: TextStyle) -> float:
        """The advance of the part on one line, in points."""
        raise NotImplementedError

    def height(self, part: Part, style: TextStyle, width: float) -> float:
        """The height of the part set in `width`, in points."""
        raise NotImplementedError
