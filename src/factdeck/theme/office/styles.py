"""Theme stage: text styles of a design in the looks of an organisation's placeholders, made readable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor
from typing import Any, Final

from factdeck.base.color import contrast, rgb
from factdeck.theme.office.canvas import Values
from factdeck.theme.office.model import Holder
from factdeck.theme.office.palette import LARGE, TEXT, legible

PLAIN: Final = ("000000", "FFFFFF")
_LARGE_TYPE: Final = 18.0  # points from which text counts as large
_READABLE: Final = {0: 12, 1: 9, 3: 16}  # points on a slide 7.5 inches high, by how many lines are asked for


@dataclass(frozen=True, slots=True)
class Styles:
    """Collects styles by name, and the colours that they need. `scale`: the slide's height in 7.5 inches."""

    palette: Mapping[str, str]
    scale: float
    colors: dict[str, str] = field(default_factory=dict[str, str])
    made: Values = field(default_factory=dict[str, Any])

    def color(self, name: str, value: str) -> str:
        """The palette name of a colour of the design's own."""
        self.colors[name] = value
        return name

    def of_holder(self, name: str, holder: Holder, ground: str, family: str, *, lines: int) -> None:
        """Add the style of a placeholder's text. `lines`: at most so many, 0 for as many as there are."""
        look = holder.look
        leading = max(look.leading, 1.0)
        size = max(look.size, _READABLE[lines] * self.scale)
        least = (16 if lines == 3 else 10) * self.scale
        roomy = lines == 3 and holder.inner.h >= 2 * leading * _LARGE_TYPE
        if roomy and contrast(rgb(look.color), rgb(ground)) < TEXT:
            least = max(least, _LARGE_TYPE)  # it keeps its colour, which reads as large text only
        steps = smaller(size, least)
        needed = LARGE if float(steps[-1] if steps else size) >= _LARGE_TYPE else TEXT
        color = legible(look.color, (ground,), needed, (self.palette["ink"], *PLAIN))
        ink = self._role(color) or self.color(f"{name}-ink", color)
        tallest = max(1, floor(holder.inner.h / (float(steps[-1]) if steps else size) / leading))
        known = {"+mj-lt": "serif", "+mn-lt": "sans"}.get(look.latin, family)
        self.made[name] = {
            **style(
                size,
                ink,
                leading=leading,
                anchor=look.anchor,
                family=known,
                align=look.align,
                bold=look.bold,
            ),
            "steps": steps,
            "max_lines": min(lines, tallest) if lines else 0,
        }

    def source(self, name: str, lead: str, ground: str, factor: float) -> None:
        """Add a style for a source note under text of the style `lead`, in its colour where that reads."""
        above = self.made[lead]
        color = self.colors.get(above["color"]) or self.palette[above["color"]]
        readable = self.color(f"{name}-ink", legible(color, (ground,), TEXT, PLAIN))
        size = max(round(11 * factor), 9 * self.scale)
        self.made[name] = {**above, "size": f"{size:g}", "color": readable, "steps": []}

    def _role(self, value: str) -> str:
        """A colour role of this very value."""
        return next((name for name in ("ink", "red", "muted") if self.palette[name] == value), "")


def style(
    size: float,
    color: str,
    *,
    leading: float,
    anchor: str,
    family: str,
    align: str = "left",
    bold: bool = False,
) -> Values:
    """A text style as a design says it; `size` in points, `leading` as a factor of it."""
    return {
        "family": family,
        "size": f"{size:g}",
        "color": color,
        "bold": bold,
        "leading": f"{leading:.3f}",
        "anchor": anchor,
        "align": align,
    }


def smaller(size: float, least: float) -> list[str]:
    """Whole sizes down to the least that can be read, about a tenth a step."""
    found: list[int] = []
    while True:
        following = floor((found[-1] if found else size) * 0.9)
        if following < least:
            break
        found.append(following)
    return [str(step) for step in found]


def stepped(given: Mapping[str, Any]) -> Values:
    """A style without steps that are no steps any more."""
    if "steps" not in given or "size" not in given:
        return dict(given)
    written = given["steps"] if isinstance(given["steps"], list) else [given["steps"]]
    kept = dict.fromkeys(step for step in written if float(step) < float(given["size"]))
    return {**given, "steps": list(kept)}
