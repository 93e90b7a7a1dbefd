"""pdf backend: the text of matplotlib's artists in our fonts: a line as stretches of one font and size.

Powers stand where TeX puts them (The TeXbook, appendix G, rule 18c), with matplotlib's constants for a font
that has none of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any, Final

from factdeck.backends.pdf.face import Face
from factdeck.backends.pdf.operators import number, numbers, text_string
from factdeck.backends.pdf.powers import powers, said
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.text import RunStyle

_BOLD: Final = {"bold", "semibold", "demibold", "demi", "heavy", "extra bold", "black"}
_SMALLER: Final = 0.7  # a power's size over the number's
_RISE: Final = 0.7  # of a power, in heights of an x
_KERN: Final = 0.025  # before a power, in heights of a small x
_SPACE: Final = 0.05  # after it, in heights of an x


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one font and size; its pen stands `x` after the line's and `rise` over its baseline, points."""

    text: str
    face: Face
    size: float
    x: float
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class SetText:
    """A line of text as stretches; what it reads as, where that is not their text; its advance in points."""

    stretches: tuple[Stretch, ...]
    width: float
    said: str = ""

    def edges(self) -> tuple[float, float]:
        """The lowest and highest point of its ink over the baseline, points."""
        inks = [(item.rise, item.face.ink(item.text, item.size)) for item in self.stretches]
        return min(rise + low for rise, (low, _) in inks), max(rise + high for rise, (_, high) in inks)


def set_text(surface: Surface, text: str, prop: Any, mathematical: Any) -> SetText:
    """The line in the fonts of the scene. Raises PaintError for mathematics other than numbers and powers."""
    parts = powers(text) if mathematical else ((text, False),)
    size, stretches, x = prop.get_size_in_points(), list[Stretch](), 0.0
    for part, raised in parts:
        own = size * (_SMALLER if raised else 1)
        rise, kern, space = _power(stretches) if raised and stretches else (0.0, 0.0, 0.0)
        x += kern
        for shown, face in faces(surface, part, prop):
            stretches.append(Stretch(shown, face, own, x, rise))
            x += face.width(shown, own)
        x += space
    return SetText(tuple(stretches), x, said(parts) if len(parts) > 1 else "")


def _power(before: Sequence[Stretch]) -> tuple[float, float, float]:
    """How high a power stands over the stretch before it, and the space before and after it, points."""
    base = before[-1]
    x = base.face.ink("x", base.size)[1]
    return _RISE * x, _KERN * _SMALLER * x, _SPACE * x


def faces(surface: Surface, text: str, prop: Any) -> Iterator[tuple[str, Face]]:
    """The text in stretches of one font: the scene's serif where it is named, else the sans."""
    weight = prop.get_weight()
    bold = weight in _BOLD or (isinstance(weight, int) and weight >= 600)
    family = "serif" if "serif" in prop.get_family() else "sans"
    style = RunStyle(family, prop.get_size_in_points(), "", bold)
    for part, look in surface.parted(text, style):
        yield part, surface.face(look)


def show(line: SetText, x: float, y: float, angle: float) -> str:
    """The operators that show a line turned by `angle` degrees counter-clockwise about (x, y).

    Extractors part turned text at blanks, and read it letter by letter where it runs askew; so it carries
    its words as ActualText (PDF 32000-1 §14.9.4).
    """
    turn = radians(angle)
    along, up = cos(turn), sin(turn)
    shown, font, pen = ["BT"], "", (0.0, 0.0)
    for item in line.stretches:
        place = (item.x, item.rise)
        if not font or item.rise != pen[1] or abs(item.x - pen[0]) > 1e-6:
            at = numbers(x + item.x * along - item.rise * up, y + item.x * up + item.rise * along)
            shown.append(f"{_turn(along, up)} {at} Tm" if angle else f"1 0 0 1 {at} Tm")
        selected = f"/{item.face.resource} {number(item.size)} Tf"
        shown.append(f"{'' if selected == font else selected} {item.face.encode(item.text)} Tj".lstrip())
        font, pen = selected, (place[0] + item.face.width(item.text, item.size), item.rise)
    said = line.said or ("".join(item.text for item in line.stretches) if angle else "")
    spoken = f"/Span <</ActualText {text_string(said)}>> BDC" if said else ""
    return "\n".join([spoken, " ".join([*shown, "ET"]), "EMC"] if spoken else [" ".join([*shown, "ET"])])


def _turn(along: float, up: float) -> str:
    """A rotation, finer than lengths are given: text a page long still ends where it should."""
    return " ".join(f"{round(value, 6) + 0.0:.6g}" for value in (along, up, -up, along))
