"""Exhibits with the mock-ups' values, and the design and setter to place them with."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import count

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.base.units import inch
from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart, Series, Tick
from factdeck.document.blocks import (
    ChartBlock,
    Column,
    ColumnKind,
    Compared,
    ComparisonBlock,
    Photo,
    PhotoBlock,
    Record,
    Row,
    Span,
    TableBlock,
    Text,
)
from factdeck.facts.factbook import Figure
from factdeck.layout.exhibit import ExhibitStyle, RuleStyle
from factdeck.layout.measure import Measurer
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, Group, TextFrame
from factdeck.scene.text import Rect
from factdeck.theme.theme import FontFamily, TextStyle

BODY = Rect(inch(0.6), inch(1.6), inch(12.1333), inch(5.1))
HALF = Rect(inch(0.6), inch(1.6), inch(5.9667), inch(5.1))

_FONTS = resource("assets", "fonts")
_SANS, _SERIF = _FONTS / "noto-sans-sc", _FONTS / "noto-serif-sc"
_SERIF_FILE = str(_SERIF / "NotoSerifSC-Bold.ttf")
FAMILIES = {
    "sans": FontFamily(
        "Microsoft YaHei",
        "Microsoft YaHei",
        str(_SANS / "NotoSansSC-Regular.ttf"),
        str(_SANS / "NotoSansSC-Bold.ttf"),
    ),
    "serif": FontFamily("Times New Roman", "STZhongsong", _SERIF_FILE, _SERIF_FILE, serif=True),
}


def _serif(size: float, unit: float = 0.0, **more: object) -> TextStyle:
    return TextStyle("serif", size, bold=True, leading=1.2, unit_size=unit, **more)  # pyright: ignore


STYLE = ExhibitStyle(
    colors={
        Emphasis.ACCENT: "red",
        Emphasis.NEUTRAL: "neutral",
        Emphasis.SECOND: "dark",
        Emphasis.THIRD: "gold",
        Emphasis.REST: "neutral",
    },
    on_colors={
        Emphasis.ACCENT: "paper",
        Emphasis.NEUTRAL: "ink",
        Emphasis.SECOND: "paper",
        Emphasis.THIRD: "ink",
        Emphasis.REST: "ink",
    },
    accent="red",
    tint="tint",
    panel="paper",
    category=TextStyle(size=18, leading=1.4),
    value=_serif(20, 14, unit_bold=False, unit_family="sans"),
    takeaway=TextStyle("serif", 20, bold=True, leading=1.45, steps=(18,), balance=True),
    big=_serif(60, 28),
    middle=_serif(36, 18),
    small=_serif(28, 14),
    lead=TextStyle(size=18, leading=1.45, balance=True),
    word=TextStyle(size=18, color="muted", leading=1.4),
    strong=TextStyle(size=18, bold=True, leading=1.4),
    label=TextStyle(size=14, color="muted", leading=1.4),
    name=TextStyle(size=14, color="muted", bold=True, leading=1.4),
    note=TextStyle(size=12, color="muted", leading=1.4, steps=(11,)),
    table_head=TextStyle(size=14, color="muted", bold=True, leading=1.4),
    table_name=TextStyle("serif", 18, bold=True, leading=1.4),
    table_text=TextStyle(size=16, leading=1.4),
    table_amount=_serif(18, 14, unit_bold=False, unit_color="ink", unit_family="sans"),
    table_result=_serif(20, 14, unit_bold=False, unit_color="ink", unit_family="sans"),
    axis=RuleStyle("ink", 0.75),
    gold=RuleStyle("gold", 2),
    hairline=RuleStyle("hairline", 0.75),
    leader=RuleStyle("red", 1),
    table_top=RuleStyle("red", 2),
    table_line=RuleStyle("ink", 0.75),
    outline=RuleStyle("red", 0.75),
)


def setter(language: str = "zh-CN") -> Setter:
    """A setter with its own diagnostics."""
    return Setter(Measurer(FAMILIES), Diagnostics(), language)


def text(words: str) -> Text:
    return (Span(words),)


def figure(value: str, unit: str = "", lead: str = "", fact: str = "") -> Figure:
    return Figure(fact, lead, value, unit)


def record(id: str, value: str, unit: str, label: str, note: str = "") -> Record:
    parts = {"figure": figure(value, unit, fact=id), "label": text(label)}
    return Record(id, parts | ({"note": text(note)} if note else {}))


def points(entries: Sequence[tuple[str, str, str]], accents: int = 1) -> tuple[Point, ...]:
    """(name, value, unit); the first `accents` are accented."""
    numbers = count(1)
    return tuple(
        Point(
            name,
            Decimal(value),
            figure(value, unit, fact=f"f{number}"),
            Emphasis.ACCENT if number <= accents else Emphasis.NEUTRAL,
            f"f{number}",
        )
        for (name, value, unit), number in zip(entries, numbers, strict=False)
    )


def chart(
    kind: ChartKind,
    series: Sequence[Series],
    *,
    maximum: str = "",
    mark: str = "1",
    scale: str = "1",
    note: str = "",
    ticks: tuple[Tick, ...] = (),
    direct: bool = True,
) -> ResolvedChart:
    values = [point.value for one in series for point in one.points]
    largest = max(values) * Decimal("1.09")
    return ResolvedChart(
        id="sample",
        kind=kind,
        title="",
        series=tuple(series),
        scale=Decimal(scale),
        unit="",
        minimum=Decimal(0),
        maximum=Decimal(maximum) if maximum else largest,
        ticks=ticks,
        number_format="0.##",
        alt="what the chart says",
        direct_labels=direct,
        mark=Decimal(mark),
        note=note,
    )


def single(
    kind: ChartKind, entries: Sequence[tuple[str, str, str]], accents: int = 1, **more: str
) -> ResolvedChart:
    return chart(kind, [Series("", points(entries, accents))], **more)  # pyright: ignore


SITES = (
    ("职工之家", "763", "个"),
    ("工会驿站", "671", "家"),
    ("母婴爱心屋", "220", "家"),
    ("职工书屋", "194", "家"),
    ("车间驿站", "129", "家"),
)
TAKEAWAY = text("职工之家、工会驿站合计1434处，占五类阵地的七成多。")
INVESTED = record("invested", "7343.4", "万元", "建成这五类阵地的投入")


def bars() -> ChartBlock:
    return ChartBlock(single(ChartKind.BAR, SITES, 2), TAKEAWAY, (INVESTED,))


MONEY = (
    ("返还小微企业和小额缴费工会组织经费", "47000", "4.7", "亿元"),
    ("返还建会筹备金", "7049.6", "7049.6", "万元"),
    ("各级工会累计筹集关爱资金", "15000", "1.5", "亿元"),
    ("建设职工之家、驿站等五类阵地", "7343.4", "7343.4", "万元"),
    ("职工互助保障补助", "1376.2", "1376.2", "万元"),
    ("免费就业技能培训", "476", "476", "万元"),
)


def money_points() -> tuple[Point, ...]:
    return tuple(
        Point(
            name,
            Decimal(value),
            figure(digits, unit, fact=f"f{index}"),
            Emphasis.NEUTRAL if index else Emphasis.ACCENT,
            f"f{index}",
        )
        for index, (name, value, digits, unit) in enumerate(MONEY)
    )


def cells(grouped: bool = True) -> ChartBlock:
    groups = (("返还基层工会", ("f0", "f1")), ("用于服务职工", ("f2", "f3", "f4", "f5")))
    note = "每格500万元，每行5000万元"
    resolved = chart(ChartKind.CELLS, [Series("", money_points())], mark="5000000", scale="10000", note=note)
    return ChartBlock(resolved, groups=groups if grouped else ())


def share() -> ChartBlock:
    parts = (
        Point("新就业形态劳动者", Decimal("11.8"), figure("11.8", "万人"), Emphasis.ACCENT, "gig"),
        Point("其他会员", Decimal("92.2"), figure("92.2", "万余人", "约"), Emphasis.REST),
    )
    rows = (
        record("gig", "11.8", "万人", "新就业形态劳动者", "开展货车司机、快递员集中入会"),
        record("members", "104", "万余人", "全市工会会员", "统计时段为“十四五”时期"),
        record("unions", "1.5", "万家", "全市工会组织", "组织体系基本建立"),
    )
    center = Record("share", {"figure": figure("11", "%", "约"), "label": text("占全市会员")})
    return ChartBlock(chart(ChartKind.DOUGHNUT, [Series("", parts)]), figures=rows, center=center)


def comparison(countable: bool = True, common: bool = True) -> ComparisonBlock:
    return ComparisonBlock(
        "speed",
        Compared(text("过去"), figure("1", "个月"), 30, ("第1天", "第30天")),
        Compared(text("现在"), figure("7", "天", "最快"), 7, ("第1天", "第7天")),
        countable,
        common,
        text("建会及工会法人证办理提速"),
        text("打造“智慧哈工”网络平台，开通“建会一站办”小程序。"),
        "1个月 → 7天",
    )


SERVICES: tuple[tuple[str, str, tuple[str, str] | None, tuple[str, str]], ...] = (
    ("困难慰问", "送温暖、送清凉、金秋助学等关爱活动", ("1.5", "亿元"), ("260", "万人次")),
    ("互助保障", "职工互助保障补助", ("1376.2", "万元"), ("74.6", "万人次")),
    ("就业招聘", "线上线下招聘会352场次", None, ("26.2", "万人次")),
    ("意外保险", "赠送新就业形态劳动者", None, ("16.8", "万名")),
    ("疗休养", "一线职工、劳模", None, ("1.4", "万名")),
    ("免费体检", "农民工、新就业形态劳动者", None, ("8000", "余名")),
    ("技能培训", "困难职工、农民工等，就业率达到80%", ("476", "万元"), ("3000", "余名")),
    ("健康筛查", "女职工免费筛查“两癌”", None, ("2600", "名")),
)


def table(repeat: int = 1) -> TableBlock:
    columns = (
        Column(text("服务"), ColumnKind.NAME),
        Column(text("内容与对象"), ColumnKind.TEXT),
        Column(text("资金"), ColumnKind.FIGURE),
        Column(text("惠及职工"), ColumnKind.FIGURE),
    )
    rows = tuple(
        Row((text(name), text(what), figure(*money) if money else None, figure(*people)), index < 3)
        for index, (name, what, money, people) in enumerate(SERVICES * repeat)
    )
    return TableBlock("services", columns, rows, continued="续")


def photos(number: int, width: int = 3000, height: int = 2000) -> PhotoBlock:
    return PhotoBlock(
        tuple(
            Photo(
                f"p{index}", f"/pictures/{index}.jpg", width, height, "a picture", text("职工书屋里的读书会")
            )
            for index in range(number)
        )
    )


def walk(nodes: Sequence[AnyNode]) -> list[AnyNode]:
    """All nodes, groups opened."""
    return [
        inner
        for node in nodes
        for inner in ([node, *walk(node.children)] if isinstance(node, Group) else [node])
    ]


def frames(nodes: Sequence[AnyNode]) -> dict[str, TextFrame]:
    """Text frames by the last parts of their ids, without the exhibit's own."""
    return {node.id.partition("/")[2]: node for node in walk(nodes) if isinstance(node, TextFrame)}


def inked(frame: TextFrame) -> list[Rect]:
    """What the lines of a frame cover: from the digits' top to the baseline, advance by advance."""
    boxes: list[Rect] = []
    for paragraph in frame.paragraphs:
        for line in paragraph.lines:
            size = max(paragraph.runs[piece.run].style.size for piece in line.pieces)
            left, last = line.pieces[0].x, line.pieces[-1]
            boxes.append(Rect(left, line.baseline - size * 0.78, last.x + last.advance - left, size * 0.86))
    return boxes


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.05 and down > 0.05
