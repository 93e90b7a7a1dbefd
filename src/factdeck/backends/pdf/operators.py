"""pdf backend: numbers, strings and paths as operators of a content stream (PDF 32000-1 §7.3, §8.5)."""

from collections.abc import Callable, Iterable
from typing import Final, assert_never

from factdeck.scene.paths import Close, Curve, LineTo, Move, PathCommand
from factdeck.scene.text import Rect

_KAPPA: Final = 0.5522847498  # control point of a quarter circle of radius 1


def number(value: float) -> str:
    """A number to a thousandth: 0.35 µm on paper."""
    return f"{round(value, 3) + 0.0:.7g}"


def numbers(*values: float) -> str:
    """Numbers with blanks between."""
    return " ".join([number(value) for value in values])


def text_string(text: str) -> str:
    """A text string, UTF-16BE with byte order mark, in hexadecimal (§7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def rectangle(rect: Rect, flip: Callable[[float], float]) -> str:
    """A closed rectangle; `flip` turns the scene's y into the page's."""
    return f"{numbers(rect.x, flip(rect.bottom), rect.w, rect.h)} re"


def path(commands: Iterable[PathCommand], flip: Callable[[float], float]) -> str:
    """A path of the scene; `flip` turns the scene's y into the page's."""
    parts: list[str] = []
    for command in commands:
        match command:
            case Move(x, y):
                parts.append(f"{numbers(x, flip(y))} m")
            case LineTo(x, y):
                parts.append(f"{numbers(x, flip(y))} l")
            case Curve(x1, y1, x2, y2, x, y):
                parts.append(f"{numbers(x1, flip(y1), x2, flip(y2), x, flip(y))} c")
            case Close():
                parts.append("h")
            case _:
                assert_never(command)
    return "\n".join(parts)


def rounded(rect: Rect, radius: float) -> tuple[PathCommand, ...]:
    """A rectangle with round corners, clockwise from the left end of its top edge."""
    r = min(radius, rect.w / 2, rect.h / 2)
    k = r * (1 - _KAPPA)
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return (
        Move(left + r, top),
        LineTo(right - r, top),
        Curve(right - k, top, right, top + k, right, top + r),
        LineTo(right, bottom - r),
        Curve(right, bottom - k, right - k, bottom, right - r, bottom),
        LineTo(left + r, bottom),
        Curve(left + k, bottom, left, bottom - k, left, bottom - r),
        LineTo(left, top + r),
        Curve(left, top + k, left + k, top, left + r, top),
        Close(),
    )


def painting(fill: bool, stroke: bool) -> str:
    """The operator that paints a path, non-zero winding (§8.5.3)."""
    return "B" if fill and stroke else "f" if fill else "S" if stroke else "n"
