"""pdf backend: the mathematical text that matplotlib's formatters of ticks write: numbers and their powers.

`$\\mathdefault{2\\times10^{-3}}$` reads 2 × 10⁻³. Any other mathematical text would need matplotlib's parser
and its fonts, and is refused.
"""

import re
from typing import Final

from factdeck.backends.pdf.surface import PaintError

_UPRIGHT: Final = re.compile(r"\\mathdefault\{((?:[^{}]|\{[^{}]*\})*)\}")
_TOKEN: Final = re.compile(
    r"\^\{(?P<raised>[^\\{}^_$]+)\}|\^(?P<digit>\d)|(?P<times>\\times)|(?P<plain>[\d.,+−% -]+|^−?e(?=\^))"
)
_TIMES: Final = " × "
_SUPERSCRIPTS: Final = str.maketrans("0123456789+−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")

Part = tuple[str, bool]
"""Text, and whether it is raised."""


def powers(text: str) -> tuple[Part, ...]:
    """The parts of a number with powers. Raises PaintError for other mathematical text."""
    body = _UPRIGHT.sub(r"\1", text[1:-1]).replace("-", "−") if text[:1] == text[-1:] == "$" else ""
    parts: list[Part] = []
    place = 0
    while token := _TOKEN.match(body, place):
        raised, place = token["raised"] or token["digit"], token.end()
        plain = _TIMES.lstrip(" " * (not parts)) if token["times"] else token["plain"]
        parts.append((raised, True) if raised else (plain, False))
    if not parts or place < len(body):
        raise PaintError(f"mathematical text can't be painted: {text!r}")
    return tuple(parts)


def said(parts: tuple[Part, ...]) -> str:
    """What a reader is told: powers as superscript characters, `10²`; what has none after a circumflex."""
    return "".join(_superscript(text) if raised else text for text, raised in parts)


def _superscript(text: str) -> str:
    changed = text.translate(_SUPERSCRIPTS)
    return f"^{text}" if set(changed) & set(text) else changed
