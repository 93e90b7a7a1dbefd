"""Scenes made by hand, with every kind of node, for the tests of the .pptx backend."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from factdeck.base.units import inch
from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart, Series, Tick
from factdeck.facts.factbook import Figure
from factdeck.scene.nodes import (
    Box,
    ChartNode,
    Freeform,
    Group,
    Page,
    Picture,
    Rule,
    Scene,
    SlideLayout,
    Table,
    TextFrame,
)
from factdeck.scene.paths import Close, Curve, LineTo, Move
from factdeck.scene.setting import Properties
from factdeck.scene.slots import PlaceholderKind, Slot, TextLevel
from factdeck.scene.tables import Border, Cell
from factdeck.scene.text import Align, Anchor, Paragraph, Rect, Role, Run, RunStyle
from factdeck.theme.theme import FontFamily

PALETTE = {
    "red": "A61B1F",
    "dark": "6E0F13",
    "gold": "C8963E",
    "gold-light": "F2DDB4",
    "paper": "FBF7F0",
    "ink": "2A2422",
    "muted": "6B5E55",
    "hairline": "E0D3BF",
    "tint": "F4EADA",
    "neutral": "B9A58E",
    "glyph": "8C161A",
}
SCHEME = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "dark",
    "lt2": "tint",
    "accent1": "red",
    "accent2": "neutral",
    "accent3": "gold",
    "accent4": "muted",
}
FONTS = {
    "sans": FontFamily("Noto Sans CJK SC", "Microsoft YaHei", "", ""),
    "serif": FontFamily("Noto Serif CJK SC", "SimSun", "", "", serif=True),
}
COLORS = {
    Emphasis.ACCENT: "red",
    Emphasis.NEUTRAL: "neutral",
    Emphasis.REST: "neutral",
    Emphasis.SECOND: "gold",
}

HEADLINE = RunStyle("serif", 28, "ink", bold=True)
TITLE_LEVEL = TextLevel(HEADLINE, 33.6, prompt="标题")
BODY = RunStyle("sans", 18, "ink")
SMALL = RunStyle("sans", 11, "muted")
DIGITS = RunStyle("serif", 20, "ink", bold=True)
UNIT = RunStyle("sans", 14, "ink")
TITLE_RECT = Rect(inch(1.6278), inch(0.447), inch(11.1), inch(0.933))
NUMBER_RECT = Rect(inch(8), inch(6.98), inch(4.733), inch(0.27))


def rect(x: float, y: float, w: float, h: float) -> Rect:
    """A rectangle in inches."""
    return Rect(inch(x), inch(y), inch(w), inch(h))


def words(text: str, style: RunStyle = BODY, leading: float = 1.45, **more: object) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, style),), (), style.size * leading, **more)  # type: ignore[arg-type]


def frame(id: str, text: str, place: Rect, style: RunStyle = BODY, **more: object) -> TextFrame:
    """A frame of one paragraph."""
    more = {"role": Role.BODY, **more}
    return TextFrame(id=id, rect=place, paragraphs=(words(text, style),), **more)  # type: ignore[arg-type]


def figure(id: str, digits: str, unit: str, place: Rect) -> TextFrame:
    """A number with its unit."""
    big, small = RunStyle("serif", 36, "red", bold=True), RunStyle("serif", 18, "red", bold=True)
    runs = (Run(digits, big, gap_after=3.0, fact="f"), Run(unit, small, fact="f"))
    return TextFrame(id=id, rect=place, role=Role.FIGURE, paragraphs=(Paragraph(runs, (), 43.2),))


CONTENT = SlideLayout(
    key="content",
    name="内容",
    background="paper",
    nodes=(Box(id="seal", rect=rect(0.6, 0.5, 0.828, 0.828), fill="red"),),
    slots=(
        Slot(
            "title",
            PlaceholderKind.TITLE,
            TITLE_RECT,
            (TITLE_LEVEL,),
            Anchor.MIDDLE,
        ),
        Slot("body", PlaceholderKind.BODY, rect(0.6, 1.6, 7, 5.1), (TextLevel(BODY, 26.1, prompt="正文"),)),
        Slot("source", PlaceholderKind.FOOTER, rect(0.6, 6.98, 7, 0.27), (TextLevel(SMALL, 15.4),)),
        Slot("page", PlaceholderKind.NUMBER, NUMBER_RECT, (TextLevel(SMALL, 15.4, Align.RIGHT),)),
    ),
)
COVER = SlideLayout(key="cover", name="封面", background="red", nodes=(), slots=())
LAYOUTS = {"cover": COVER, "content": CONTENT}


def chart(
    kind: ChartKind = ChartKind.BAR,
    values: tuple[str, ...] = ("763", "671", "220", "194", "129"),
    **more: object,
) -> ResolvedChart:
    """Five bars, the first two in the accent."""
    names = ("职工之家", "工会驿站", "母婴爱心屋", "职工书屋", "车间驿站")
    points = tuple(
        Point(
            names[index],
            Decimal(value),
            Figure(f"f{index}", "", value, "个" if index == 0 else "家"),
            Emphasis.ACCENT if index < 2 else Emphasis.NEUTRAL,
            f"f{index}",
        )
        for index, value in enumerate(values)
    )
    base = ResolvedChart(
        id="sites",
        kind=kind,
        title="服务阵地",
        series=(Series("数量", points),),
        scale=Decimal(1),
        unit="家",
        minimum=Decimal(0),
        maximum=Decimal(max(map(Decimal, values))) * Decimal("1.09"),
        ticks=(Tick(Decimal(0), "0"), Tick(Decimal(400), "400"), Tick(Decimal(800), "800")),
        number_format="0",
        alt="条形图：职工之家763个最多，车间驿站129家最少",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def two_series(kind: ChartKind, id: str = "members") -> ResolvedChart:
    """Two series of three points."""

    def series(name: str, values: tuple[int, ...], emphasis: Emphasis) -> Series:
        points = (
            Point(str(2021 + n), Decimal(v), Figure("f", "", str(v), "万"), emphasis)
            for n, v in enumerate(values)
        )
        return Series(name, tuple(points), emphasis)

    both = (series("会员", (80, 96, 104), Emphasis.ACCENT), series("新会员", (20, 30, 41), Emphasis.NEUTRAL))
    return chart(kind, id=id, series=both, maximum=Decimal(160), unit="万人")


def chart_node(resolved: ResolvedChart, place: Rect, plot: Rect, **more: object) -> ChartNode:
    """A chart in its place."""
    return ChartNode(
        id=f"{resolved.id}/chart",
        rect=place,
        role=Role.CHART,
        alt=resolved.alt,
        chart=resolved,
        plot=plot,
        category=BODY,
        value=DIGITS,
        unit=UNIT,
        colors=COLORS,
        axis_color="ink",
        **more,  # type: ignore[arg-type]
    )


def table_node(place: Rect) -> Table:
    """A header and two rows of three columns; the first row's second cell covers two."""
    columns, rows = (150.0, 250.0, place.w - 400.0), (30.0, 42.0, 42.0)

    def cell(row: int, column: int, text: str, style: RunStyle, span: int = 1, fill: str = "") -> Cell:
        at = Rect(
            place.x + sum(columns[:column]),
            place.y + sum(rows[:row]),
            sum(columns[column : column + span]),
            rows[row],
        )
        return Cell(at, (words(text, style),), fill, margin=8.64, span=span)

    head = RunStyle("sans", 14, "muted", bold=True)
    name = RunStyle("serif", 18, "ink", bold=True)
    return Table(
        header_columns=1,
        id="services/table",
        rect=Rect(place.x, place.y, place.w, sum(rows)),
        role=Role.TABLE,
        alt="三行三列",
        columns=columns,
        rows=rows,
        cells=(
            (cell(0, 0, "服务", head), cell(0, 1, "内容与资金", head, span=2)),
            (
                cell(1, 0, "困难慰问", name, fill="tint"),
                cell(1, 1, "送温暖", BODY, fill="tint"),
                cell(1, 2, "1.5", DIGITS, fill="tint"),
            ),
            (cell(2, 0, "互助保障", name), cell(2, 1, "补助", BODY), cell(2, 2, "—", BODY)),
        ),
        borders=(
            Border(0, "red", 2),
            Border(1, "ink", 0.75),
            Border(2, "hairline", 0.5),
            Border(3, "ink", 0.75),
        ),
    )


def titled(id: str, title: str, *nodes: object, **more: object) -> Page:
    """A content page with title, source and page number."""
    head = TextFrame(
        id=f"{id}/title",
        rect=TITLE_RECT,
        role=Role.TITLE,
        slot="title",
        anchor=Anchor.MIDDLE,
        paragraphs=(words(title, HEADLINE, 1.2),),
    )
    source = frame(
        f"{id}/source", "来源：年度报告", rect(0.6, 6.98, 7, 0.27), SMALL, slot="source", role=Role.SOURCE
    )
    bold = replace(SMALL, bold=True, color="ink")
    number = int(id.removeprefix("p"))
    page = TextFrame(
        id=f"{id}/page",
        rect=NUMBER_RECT,
        role=Role.PAGE_NUMBER,
        slot="page",
        paragraphs=(Paragraph((Run("服务职工　", SMALL), Run(str(number), bold)), (), 15.4, Align.RIGHT),),
    )
    return Page(id, title, "paper", (head, *nodes, source, page), "content", **more)  # type: ignore[arg-type]


def cover() -> Page:
    """A cover without a title frame, with a freeform and a link."""
    blob = Freeform(
        id="mark",
        rect=rect(9, 2, 3, 3),
        fill="glyph",
        commands=(
            Move(inch(9), inch(2)),
            LineTo(inch(12), inch(2)),
            Curve(inch(12.5), inch(3), inch(12.5), inch(4), inch(12), inch(5)),
            LineTo(inch(9), inch(5)),
            Close(),
            Move(inch(10), inch(3)),
            LineTo(inch(10), inch(4)),
            LineTo(inch(11), inch(4)),
            LineTo(inch(11), inch(3)),
            Close(),
        ),
    )
    lines = Paragraph(
        (Run("把工会建到职工身边", RunStyle("serif", 44, "paper", bold=True)),), (), 57.2, breaks=(5,)
    )
    return Page(
        "p1",
        "五年工作汇报",
        "red",
        (
            Box(id="band", rect=rect(0, 5.55, 13.333, 1.95), fill="dark"),
            blob,
            Rule(id="rule", rect=rect(0, 5.55, 13.333, 0), color="gold", width=1.5),
            Box(
                id="logo",
                rect=rect(0.6, 0.6, 0.828, 0.828),
                stroke="gold-light",
                stroke_width=1,
                dash=True,
                radius=6,
            ),
            TextFrame(id="name", rect=rect(0.6, 3.2, 6, 1.6), role=Role.HEADING, paragraphs=(lines,)),
            frame("jump", "去第三页", rect(0.6, 6.1, 3, 0.5), replace(BODY, color="paper"), link="#p3"),
            frame(
                "site",
                "网站",
                rect(4, 6.1, 3, 0.5),
                replace(BODY, color="paper"),
                link="https://example.org/?a=1&b=2",
            ),
        ),
        "cover",
    )


def bar_page() -> Page:
    """The mock-up's chart page."""
    node = chart_node(chart(), rect(0.6, 1.6, 12.133, 5.1), rect(2.05, 1.6, 10.683, 5.1))
    panel = Group(
        id="p2/panel",
        rect=rect(6.767, 3.86, 5.967, 2.6),
        alt="7343.4万元",
        role=Role.FIGURE,
        children=(
            Rule(id="p2/panel/rule", rect=rect(6.767, 3.86, 5.967, 0), color="gold", width=2),
            frame(
                "p2/panel/text",
                "职工之家、工会驿站合计1434处，占五类阵地的七成多。",
                rect(6.767, 4.06, 4.4, 0.9),
                replace(DIGITS),
            ),
            figure("p2/panel/figure", "7343.4", "万元", rect(6.767, 5.5, 5, 0.6)),
        ),
    )
    return titled(
        "p2",
        "五类服务阵地里，七成多是职工之家和工会驿站",
        node,
        panel,
        section="服务职工",
        notes="先说结论。\n再看数字。",
    )


def deck(picture: Path | None = None) -> Scene:
    """Every kind of node on few pages."""
    wide = rect(0.6, 1.6, 5.8, 5)
    right = rect(6.9, 1.6, 5.8, 5)
    inner = wide.inset(40, 40)
    photo = (
        (
            Picture(
                id="p4/photo",
                rect=rect(7, 4, 3, 2),
                role=Role.PICTURE,
                alt="一张照片",
                path=str(picture),
                crop=(0.1, 0, 0.1, 0.2),
            ),
        )
        if picture
        else ()
    )
    bullets = TextFrame(
        id="p4/body",
        rect=rect(0.6, 1.6, 7, 5.1),
        role=Role.BODY,
        slot="body",
        paragraphs=(words("第一点"), words("第二点", space_before=6.0)),
    )
    ring = chart(ChartKind.DOUGHNUT, ("763", "671", "220"), id="ring", direct_labels=False)
    pie = chart(ChartKind.PIE, ("763", "671", "220"), id="pie")
    line, area = two_series(ChartKind.LINE, "line"), two_series(ChartKind.AREA, "area")
    grouped, stacked = two_series(ChartKind.GROUPED, "grouped"), two_series(ChartKind.STACKED, "stacked")
    square = rect(0.6, 1.6, 5.1, 5.1)
    body = rect(0.6, 1.6, 12.133, 5.1)
    pages = (
        cover(),
        bar_page(),
        titled("p3", "三项服务覆盖最广", table_node(rect(0.6, 1.6, 12.133, 2)), section="服务职工"),
        titled("p4", "要点", bullets, *photo, section="其他"),
        titled(
            "p5",
            "折线与面积",
            chart_node(line, wide, inner),
            chart_node(replace(area, direct_labels=False), right, right.inset(40, 40)),
            section="其他",
        ),
        titled(
            "p6",
            "分组与堆叠",
            chart_node(grouped, wide, inner, gap=0.5),
            chart_node(replace(stacked, legend=True), right, right.inset(60, 60)),
            section="其他",
        ),
        titled(
            "p7",
            "占比",
            chart_node(ring, square, square),
            chart_node(pie, rect(7, 1.6, 5.1, 5.1), rect(7.5, 2.1, 4.1, 4.1)),
            section="其他",
        ),
        titled(
            "p8",
            "柱形",
            chart_node(chart(ChartKind.COLUMN, id="column"), body, rect(0.6, 2.1, 12.133, 4.1)),
            section="其他",
        ),
    )
    given = Properties("五年工作汇报", "市总工会", "工作汇报", "zh-CN", "2025-03-01", ("工会", "五年"))
    return Scene(inch(13.333), inch(7.5), pages, PALETTE, SCHEME, FONTS, given, LAYOUTS, "hongjin")
