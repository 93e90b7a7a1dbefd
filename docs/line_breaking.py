"""The picture of reportlab's own Chinese line breaking beside ours, and how many lines of each break a rule.

`python docs/line_breaking.py` prints the shares; `make_pictures.py` draws. Both are judged by
`tests/line_rules.py`, over the Chinese paragraphs of `tests/corpus.py` at fifty widths, in one font and size.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reportlab.lib.styles import ParagraphStyle  # noqa: E402
from reportlab.pdfbase import pdfmetrics  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402
from reportlab.platypus import Paragraph  # noqa: E402
from tests.corpus import PARAGRAPHS  # noqa: E402
from tests.line_rules import faults, inseparable, line_ends  # noqa: E402

from factdeck.backends.pdf.writer import write  # noqa: E402
from factdeck.base.diagnostics import Diagnostics  # noqa: E402
from factdeck.document.blocks import Span  # noqa: E402
from factdeck.layout.measure import Measurer  # noqa: E402
from factdeck.layout.text import Setter  # noqa: E402
from factdeck.scene.nodes import Box, Page, Scene, TextFrame  # noqa: E402
from factdeck.scene.setting import Properties  # noqa: E402
from factdeck.scene.text import Rect, Role  # noqa: E402
from factdeck.theme.load import load_theme  # noqa: E402
from factdeck.theme.theme import TextStyle, Theme  # noqa: E402

SIZE, LEADING = 10.0, 1.6
STYLE = TextStyle(size=SIZE, leading=LEADING, squeeze=True, autospace=0.125, align="justify", total_fit=True)
PLAIN = TextStyle(size=SIZE, leading=LEADING)
HEAD = TextStyle(size=11, bold=True, leading=LEADING)
WIDTHS = [SIZE * (6 + step * 0.83) for step in range(50)]
SHOWN = (0, 1, 3, 4, 6, 15)  # paragraphs in the picture
COLUMN, GUTTER, MARGIN = 246.0, 44.0, 24.0
CHINESE = [words for words, language in PARAGRAPHS if language.startswith("zh")]


class Share(NamedTuple):
    """Lines, and those of them that break a rule."""

    lines: int
    broken: int

    def __str__(self) -> str:
        return f"{100 * self.broken / self.lines:.1f}%".replace("0.0%", "0%")


def theirs(words: str, width: float) -> list[str]:
    """The lines of reportlab's `wordWrap='CJK'`."""
    style = ParagraphStyle("cjk", fontName="sans", fontSize=SIZE, leading=SIZE * LEADING, wordWrap="CJK")
    return [_said(line) for line in Paragraph(escape(words), style).breakLines(width).lines]


def _said(line: Any) -> str:
    """The text of a line: (room left, words), or an object with the parts that differ in style."""
    return "".join(line[1]) if isinstance(line, tuple) else "".join(part.text for part in line.words)


def ours(setter: Setter, words: str, width: float) -> list[str]:
    """Our lines."""
    found = setter.paragraph(setter.runs((Span(words),), STYLE), STYLE, width)
    return ["".join(piece.text for piece in line.pieces) for line in found.lines]


def broken(setter: Setter, lines: Sequence[str], words: str, width: float) -> set[int]:
    """The numbers (from 1) of the lines that end or start wrongly though their parts would fit."""
    ends = line_ends(lines, words)
    wrong = {fault.line for fault in faults(lines, "zh-CN", words)}
    return {
        number
        for number in wrong
        if setter.width((Span(inseparable(words, ends[number - 1])),), PLAIN) <= width
    }


def shares(setter: Setter) -> tuple[Share, Share]:
    """Theirs and ours, over all Chinese paragraphs and widths."""
    lines, wrong = [0, 0], [0, 0]
    for words in CHINESE:
        for width in WIDTHS:
            for side, found in enumerate((theirs(words, width), ours(setter, words, width))):
                lines[side] += len(found)
                wrong[side] += len(broken(setter, found, words, width))
    return Share(lines[0], wrong[0]), Share(lines[1], wrong[1])


def scene(theme: Theme, setter: Setter) -> Scene:
    """Both columns, with a tint behind every line that breaks a rule with the next."""
    left, right = MARGIN, MARGIN + COLUMN + GUTTER
    their_share, our_share = shares(setter)
    nodes: list[Box | TextFrame] = [
        _text(setter, "head/theirs", f"reportlab wordWrap='CJK'  {their_share}", HEAD, left, MARGIN),
        _text(setter, "head/ours", f"factdeck  {our_share}", HEAD, right, MARGIN),
    ]
    y = MARGIN + 30
    for number in SHOWN:
        words = CHINESE[number]
        found = theirs(words, COLUMN)
        wrong = broken(setter, found, words, COLUMN)
        for row, line in enumerate(found):
            top = y + row * SIZE * LEADING
            if {row, row + 1} & wrong:
                nodes.append(_tint(f"{number}/{row}/tint", left, top))
            nodes.append(_text(setter, f"{number}/{row}", line, PLAIN, left, top))
        box = Rect(right, y, COLUMN, 400)
        nodes.append(setter.frame(f"{number}/ours", (Span(words),), STYLE, box, role=Role.BODY))
        y += (max(len(found), len(ours(setter, words, COLUMN))) + 0.6) * SIZE * LEADING
    page = Page(id="lines", title="Line breaking", background="white", nodes=tuple(nodes))
    properties = Properties(title="Line breaking", author="", subject="", language="zh-CN", date="")
    size = (right + COLUMN + MARGIN, y + MARGIN / 2)
    return Scene(*size, (page,), {**theme.palette, "tint": "F6C7C9"}, {}, theme.families, properties)


def _text(setter: Setter, id: str, words: str, style: TextStyle, x: float, y: float) -> TextFrame:
    wide = Rect(x, y, 2 * COLUMN, style.size * style.leading)
    return setter.frame(id, (Span(words),), style, wide, role=Role.BODY)


def _tint(id: str, x: float, y: float) -> Box:
    return Box(id=id, rect=Rect(x, y, COLUMN, SIZE * LEADING), fill="tint", stroke="")


def tools() -> tuple[Theme, Setter]:
    """The shipped fonts, for reportlab and for us."""
    theme = load_theme("hongjin", [], Diagnostics())
    assert theme is not None
    pdfmetrics.registerFont(TTFont("sans", theme.families["sans"].regular))
    return theme, Setter(Measurer(theme.families), Diagnostics(), "zh-CN")


def pdf() -> bytes:
    """The picture as a PDF of one page."""
    return write(scene(*tools()))


if __name__ == "__main__":
    for name, share in zip(("reportlab", "factdeck"), shares(tools()[1]), strict=True):
        sys.stdout.write(f"{name}: {share.broken} of {share.lines} lines, {share}\n")
