"""Hand-made scenes: text set on one line by the fonts' own widths, and a page around any nodes."""

from dataclasses import replace

from factdeck.base.resources import resource
from factdeck.scene.nodes import AnyNode, Page, Scene, TextFrame
from factdeck.scene.setting import Properties
from factdeck.scene.text import Line, Paragraph, Piece, Rect, Role, Run, RunStyle
from factdeck.theme.theme import FontFamily
from factdeck.theme.truetype import open_truetype

_SANS = resource("assets", "fonts", "noto-sans-sc")
_SERIF = resource("assets", "fonts", "noto-serif-sc")
FONTS = {
    "sans": FontFamily(
        "Noto Sans SC", "Noto Sans SC", f"{_SANS}/NotoSansSC-Regular.ttf", f"{_SANS}/NotoSansSC-Bold.ttf"
    ),
    "serif": FontFamily(
        "Noto Serif SC",
        "Noto Serif SC",
        f"{_SERIF}/NotoSerifSC-Bold.ttf",
        f"{_SERIF}/NotoSerifSC-Bold.ttf",
        serif=True,
    ),
}
PALETTE = {
    "paper": "FFFFFF",
    "ink": "2A2422",
    "accent": "A61B1F",
    "number": "6E0F13",
    "gold": "C8963E",
    "bar": "CFC3B3",
    "rest": "EFE8DD",
    "tint": "FBF7F0",
}
PROPERTIES = Properties(
    title="五年工作综述",
    author="某市总工会",
    subject="数读五年",
    language="zh-CN",
    date="2026-11-01",
    keywords=("工会", "数字"),
)
BODY = RunStyle("sans", 12, "ink")


def run(text: str, style: RunStyle = BODY, **changes: object) -> Run:
    """A run; `gap_after` and `fact` may be given."""
    return replace(Run(text, style), **changes)  # type: ignore[arg-type]


def advance(text: str, style: RunStyle) -> float:
    """How far a text advances the pen."""
    family = FONTS[style.family]
    font = open_truetype(family.bold if style.bold else family.regular)
    return font.width(text, style.size) + style.tracking * len(text)


def line(runs: tuple[Run, ...], x: float, baseline: float) -> Line:
    """All runs on one line."""
    pieces: list[Piece] = []
    for index, item in enumerate(runs):
        width = advance(item.text, item.style)
        pieces.append(Piece(x, width, item.text, index))
        x += width + item.gap_after
    return Line(baseline, tuple(pieces))


def paragraph(*runs: Run, x: float, baseline: float) -> Paragraph:
    """A paragraph of one line."""
    return Paragraph(runs, (line(runs, x, baseline),), 18)


def frame(
    id: str, *runs: Run, x: float = 40, y: float = 40, role: Role = Role.BODY, link: str = ""
) -> TextFrame:
    """A text frame of one line, its baseline 20 points under its top."""
    set_line = paragraph(*runs, x=x, baseline=y + 20)
    return TextFrame(id=id, rect=Rect(x, y, 300, 30), role=role, paragraphs=(set_line,), link=link)


def page(*nodes: AnyNode, id: str = "page-1", title: str = "第一页", section: str = "") -> Page:
    """A page of the sheet."""
    return Page(id=id, title=title, background="paper", nodes=nodes, section=section)


def scene(*pages: Page, width: float = 400, height: float = 300) -> Scene:
    """A scene of these pages."""
    return Scene(width, height, pages, PALETTE, {}, FONTS, PROPERTIES)
