"""What the tests of text setting share: the shipped fonts, a setter, a way to read lines back."""

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.document.blocks import Span, Text
from factdeck.layout.measure import Measurer
from factdeck.layout.text import Setter
from factdeck.scene.nodes import TextFrame
from factdeck.scene.text import Paragraph
from factdeck.theme.theme import FontFamily

FONTS = resource("assets", "fonts")
SANS = str(FONTS / "noto-sans-sc" / "NotoSansSC-Regular.ttf")
SANS_BOLD = str(FONTS / "noto-sans-sc" / "NotoSansSC-Bold.ttf")
SERIF_BOLD = str(FONTS / "noto-serif-sc" / "NotoSerifSC-Bold.ttf")
FAMILIES = {
    "sans": FontFamily("", "", SANS, SANS_BOLD),
    "serif": FontFamily("", "", SERIF_BOLD, SERIF_BOLD, serif=True),
}

CORPUS_ZH = (
    "打造23个市级职工思政教育基地，市工人文化宫入选全国首批标准化工人文化宫。",
    "选树劳模示范岗2285个，录制岗位“云讲述”381期。",
    "国家级媒体报道200余次，融媒体矩阵发布信息3.5万余条，浏览量2.4亿次。",
    "建会和工会法人证的办理周期，原来要1个月，如今最快7天；配套上线了“智慧哈工”平台（含‘建会一站办’小程序）。",
    "困难职工、农民工等3000余名受训，就业率80%——比上年高……详见https://www.example.org/news/2025?id=7。",
    "工会新媒体榜单上，市总工会全国排第10位，地市级排第5位！《工人日报》、新华社等都作了报道。",
    "投入7343.4万元（其中：职工之家763个、工会驿站671家）。气温−20℃，人均≥25㎡；线上/线下同步",
)
CORPUS_EN = (
    "The library counted over 182,000 visits in the year, in 311 opening days.",
    "Members borrowed 96,400 books (and 41,250 e-books); nearly 9,000 other items went out.",
    "It doesn't cost “one cent” more: see https://example.org/reports/one-year?lang=en for details.",
)


def setter(language: str = "zh-CN") -> Setter:
    """A setter with its own diagnostics."""
    return Setter(Measurer(FAMILIES), Diagnostics(), language)


def text(*words: str | tuple[str, str]) -> Text:
    """Spans: a string, or (string, fact id)."""
    return tuple(Span(word) if isinstance(word, str) else Span(*word) for word in words)


def lines(paragraph: Paragraph) -> list[str]:
    """The paragraph's lines as strings."""
    return ["".join(piece.text for piece in line.pieces) for line in paragraph.lines]


def frame_lines(frame: TextFrame) -> list[str]:
    """All lines of a frame."""
    return [line for paragraph in frame.paragraphs for line in lines(paragraph)]


def codes(setter: Setter) -> list[str]:
    """The codes found so far."""
    return [item.code for item in setter.diagnostics]
