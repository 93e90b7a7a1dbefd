"""The contents of the fact sheet's mock-up as document blocks, and smaller and fuller sheets made from it."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.resources import resource
from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart, Series
from factdeck.document.blocks import (
    Chapter,
    ChartBlock,
    Column,
    ColumnKind,
    Compared,
    ComparisonBlock,
    Part,
    Priority,
    Record,
    Row,
    Sheet,
    SheetBlock,
    SheetSection,
    Span,
    TableBlock,
    Text,
)
from factdeck.facts.factbook import Figure
from factdeck.layout.measure import Measurer
from factdeck.layout.sheet import place_sheet
from factdeck.scene.nodes import Scene
from factdeck.theme.load import load_theme
from factdeck.theme.theme import Theme


@cache
def theme() -> Theme:
    loaded = load_theme("hongjin", [resource("templates")], Diagnostics())
    assert loaded is not None
    return loaded


@cache
def measurer() -> Measurer:
    return Measurer(theme().families)


def placed(sheet: Sheet) -> tuple[Scene, Diagnostics]:
    diagnostics = Diagnostics()
    return place_sheet(sheet, theme(), measurer(), diagnostics), diagnostics


def codes(diagnostics: Diagnostics) -> list[str]:
    return [item.code for item in diagnostics]


# --- words


def text(words: str) -> Text:
    return (Span(words),) if words else ()


def figure(written: str, fact: str = "") -> Figure:
    """`最快|7|天`, `260|万人次`; a trailing † marks what was calculated."""
    parts = written.rstrip("†").split("|")
    lead, digits, unit = ("", *parts) if len(parts) == 2 else parts
    return Figure(fact or re.sub(r"\W", "", written), lead, digits, unit, written.endswith("†"))


def tile(id: str, written: str, label: str) -> Record:
    return Record(id, {"figure": figure(written, id), "label": text(label)})


def row(id: str, key: str, words: str) -> Record:
    part: Part = figure(key, id) if "|" in key else text(key)
    return Record(id, {"figure" if "|" in key else "term": part, "text": text(words)})


def chart(
    id: str, kind: ChartKind, points: list[tuple[str, str, float]], *, title: str = "", note: str = ""
) -> ChartBlock:
    """The first point is the accent."""
    made = tuple(
        Point(name, Decimal(str(value)), figure(written), Emphasis.NEUTRAL if index else Emphasis.ACCENT)
        for index, (name, written, value) in enumerate(points)
    )
    highest = max(point.value for point in made)
    return ChartBlock(
        ResolvedChart(
            id=id,
            kind=kind,
            title=title,
            series=(Series("", made),),
            scale=Decimal(1),
            unit="",
            minimum=Decimal(0),
            maximum=highest,
            ticks=(),
            number_format="0",
            alt=f"alt of {id}",
            note=note,
        )
    )


def ring(id: str, percent: float, title: str) -> ChartBlock:
    block = chart(
        id,
        ChartKind.RING,
        [("share", f"{percent:g}|%", percent), ("rest", "1|%", 100 - percent)],
        title=title,
    )
    rest = replace(block.chart.series[0].points[1], emphasis=Emphasis.REST)
    points = (block.chart.series[0].points[0], rest)
    return replace(block, chart=replace(block.chart, series=(Series("", points),)))


# --- the mock-up


def overview() -> SheetSection:
    marks = chart("awards", ChartKind.UNIT, [("全总", "14|项", 14), ("省级", "34|项", 34)], note="每格1项")
    return SheetSection(
        Chapter("overview", "总", "总体成绩"),
        (Span("全国、省级表彰奖励共"), Span("48项", "awards_total", calculated=True)),
        (SheetBlock("awards", chart=marks),),
        (
            row("exchanges", "65|次", "在国家级、省级会议上交流经验"),
            row("cases", "58|项", "入选重点工作创新案例"),
        ),
    )


def leadership() -> SheetSection:
    marks = chart("reports", ChartKind.UNIT, [("向市委报告重大事项", "84|次", 84)], note="每条1次")
    return SheetSection(
        Chapter("leadership", "一", "党的领导"),
        text("重大事项向市委报告84次"),
        (SheetBlock("reports", chart=marks),),
        (row("one", "先进单位", "市直机关创建“模范机关”"), row("two", "连年优秀", "政治生态考核、目标考核")),
    )


def ideals() -> SheetSection:
    films = chart("films", ChartKind.BAR, [("岗位云讲述", "381|期", 381), ("劳模短视频", "100|期", 100)])
    bases = chart("bases", ChartKind.UNIT, [("基地", "23|个", 23)])
    ranks = chart("ranks", ChartKind.RANK, [("全国", "第|10|位", 10), ("地市级", "第|5|位", 5)])
    return SheetSection(
        Chapter("ideals", "二", "理想信念"),
        text("声音传得更远：融媒体矩阵浏览量2.4亿次"),
        (
            SheetBlock(
                "films",
                text("镜头里的劳模与岗位"),
                films,
                tiles=(tile("posts", "2285|个", "选树劳模示范岗"),),
                rows=(
                    row("talks", "近|千|场次", "主题宣传教育活动"),
                    row("events", "|万|余场次", "职工文体活动"),
                ),
            ),
            SheetBlock(
                "bases",
                text("市级职工思政教育基地23个"),
                bases,
                tiles=(tile("visits", "33.2|万人次", "参观工运历史展览馆"),),
                rows=(
                    row("ice", "2|万余人次", "观看游玩冰雪活动"),
                    row("first", "全国首批", "标准化工人文化宫"),
                ),
            ),
            SheetBlock(
                "ranks",
                text("工会新媒体榜单位次"),
                ranks,
                tiles=(tile("views", "2.4|亿次", "融媒体矩阵浏览量"),),
                rows=(
                    row("posts", "3.5|万余条", "融媒体矩阵发布信息"),
                    row("reports", "200|余次", "国家级媒体报道"),
                ),
            ),
        ),
    )


def skills() -> SheetSection:
    marks = chart(
        "honours",
        ChartKind.UNIT,
        [("劳动模范", "679|名", 679), ("单位", "111|个", 111)],
        note="每点1名，每格1个",
    )
    return SheetSection(
        Chapter("skills", "三", "技能创新"),
        text("679名劳动模范、111个劳动模范单位（集体）受到表彰"),
        (SheetBlock("honours", chart=marks),),
        (
            row("contest", "技能大赛", "第二届，暨第十九届职工技术运动会"),
            row("trades", "实作比赛", "工具钳工、电工、线圈制造工"),
            row("school", "劳模进校", "“开学第一课”走进哈尔滨技师学院"),
            row("joining", "集中入会", "货车司机、快递员入会行动"),
        ),
    )


def money_table() -> TableBlock:
    rows = (
        ("送温暖、送清凉、金秋助学等", "1.5|亿元", "260|万人次", "慰问因病致困一线职工"),
        ("建设五类服务阵地", "7343.4|万元", "1977|处†", "五类阵地，明细见下"),
        ("职工互助保障补助", "1376.2|万元", "74.6|万人次", "惠及职工"),
        ("免费就业技能培训", "476|万元", "3000|余名", "困难职工、农民工等"),
    )
    return TableBlock(
        "money",
        (
            Column(text("做什么"), ColumnKind.TEXT),
            Column(text("投入或筹集资金，同一比例"), ColumnKind.FIGURE, bars=True),
            Column(text("惠及"), ColumnKind.FIGURE),
            Column((), ColumnKind.TEXT),
        ),
        tuple(
            Row((text(name), figure(sum_), figure(reach), text(words))) for name, sum_, reach, words in rows
        ),
    )


def livelihood() -> SheetSection:
    reach = [("赠送意外伤害互助保险", "16.8|万名", 168000), ("一线职工、劳模疗休养", "1.4|万名", 14000)]
    reach += [("农民工等免费体检", "8000|余名", 8000), ("女职工免费“两癌”筛查", "2600|名", 2600)]
    sites = [("职工之家", "763|个", 763), ("工会驿站", "671|家", 671), ("母婴爱心屋", "220|家", 220)]
    sites += [("职工书屋", "194|家", 194), ("车间驿站", "129|家", 129)]
    return SheetSection(
        Chapter("livelihood", "四", "民生保障"),
        text("1.5亿元关爱资金，慰问一线职工260万人次"),
        (
            SheetBlock("money", table=money_table()),
            SheetBlock(
                "training",
                text("免费培训后就业率达到80%"),
                ring("training", 80, ""),
                tiles=(tile("fairs", "352|场次", "线上线下招聘会"), tile("reach", "26.2|万人次", "覆盖职工")),
                rows=(row("homes", "3370|户", "困难职工解困脱困"),),
            ),
            SheetBlock(
                "insured",
                text("赠险惠及16.8万名新就业形态劳动者"),
                chart("insured", ChartKind.BAR, reach),
                rows=(row("family", "近|千|场次", "婚恋、孕产、子女关爱活动"),),
            ),
            SheetBlock(
                "sites",
                text("1977处阵地，职工之家最多"),
                chart("sites", ChartKind.BAR, sites),
                rows=(row("prize", "获全总奖", "“推进创新成果奖”"),),
            ),
        ),
    )


def licence() -> ComparisonBlock:
    return ComparisonBlock(
        "licence",
        Compared(text("原来"), figure("1|个月"), 30),
        Compared(text("现在"), figure("最快|7|天"), 7),
        countable=True,
        common_scale=True,
        alt="1个月 → 最快7天",
    )


def reform() -> SheetSection:
    refunds = [
        ("返还小微企业和小额缴费工会组织经费", "4.7|亿元", 470000000),
        ("返还建会筹备金", "7049.6|万元", 70496000),
    ]
    return SheetSection(
        Chapter("reform", "五", "改革与组织"),
        text("建会办证由1个月缩短到最快7天"),
        (
            SheetBlock(
                "licence",
                text("建会及工会法人证办理周期"),
                comparison=licence(),
                rows=(row("firms", "25|人以上", "非公企业，全力推进建会"),),
            ),
            SheetBlock(
                "refunds",
                text("返还基层两笔，合计5.4亿元"),
                chart("refunds", ChartKind.BAR, refunds),
                rows=(row("meetings", "全部建立", "市及区、县（市）政府与工会联席会议制度"),),
            ),
        ),
        tiles=(
            tile("motions", "136|项", "联席会议解决议题"),
            tile("audits", "156|项", "开展经费审查"),
            tile("rules", "23|项", "完善基层制度"),
            tile("officers", "2.8|万人", "专兼职工会干部"),
            tile("trained", "1|万余人次", "培训工会干部"),
            tile("social", "370|名", "街道、乡镇社工"),
        ),
    )


def one_in_nine() -> ChartBlock:
    people = [("新就业形态劳动者", "1|名", 1), ("其他会员", "8|名", 8)]
    return chart("one_in", ChartKind.PICTOGRAM, people, note="约每9名会员有1名")


def mockup_sheet() -> Sheet:
    return Sheet(
        title=text("组织更广，服务更近，办事更快"),
        kicker=text("数读五年"),
        standfirst=text(
            "正面看成绩、党建、宣传、技能，背面看民生与改革；数字全部取自公开发表的五年工作综述。"
        ),
        period=text("时段：过去五年　编制：2026年11月"),
        hero=(
            tile("members", "104|万余人", "全市工会会员，其中新就业形态劳动者11.8万人"),
            tile("unions", "1.5|万家", "全市工会组织"),
            tile("visited", "260|万人次", "慰问因病致困一线职工"),
            tile("mutual", "74.6|万人次", "职工互助保障惠及职工"),
            tile("licence", "最快|7|天", "办证周期，原为1个月"),
        ),
        pictogram=one_in_nine(),
        sections=(overview(), leadership(), ideals(), skills(), livelihood(), reform()),
        sources=(
            (text("来源与核对"), text("全部数字取自《哈尔滨市工会五年工作综述》及图片说明。")),
            (text("数字怎么读"), text("余、近、最快等照录原文，不作四舍五入。")),
        ),
        footnote=text("† 由原文数字相加或相除得出；余、近、万余照录原文。"),
        contact=text("联系：使用单位填写部门与电话"),
        language="zh-CN",
        date="2026-11-01",
        organization="哈尔滨市总工会",
    )


# --- fuller and smaller ones


def again(section: SheetSection, number: int) -> SheetSection:
    return replace(section, chapter=replace(section.chapter, id=f"{section.chapter.id}-{number}"))


def listed(count: int, rows: int) -> tuple[SheetSection, ...]:
    """`count` sections of list rows only."""
    return tuple(
        SheetSection(
            Chapter(f"list{index}", str(index), f"第{index}部分"),
            text(f"第{index}部分的一句话"),
            (),
            tuple(
                row(f"r{number}", f"{number}|项", f"第{number}行说明文字") for number in range(1, rows + 1)
            ),
        )
        for index in range(1, count + 1)
    )


def low_chart() -> SheetBlock:
    block = chart("low", ChartKind.BAR, [("甲", "9|个", 9), ("乙", "5|个", 5), ("丙", "3|个", 3)])
    return SheetBlock("low", text("可有可无的图"), block, priority=Priority.LOW)


def english_sheet() -> Sheet:
    visits = chart(
        "visits", ChartKind.COLUMN, [("Main hall", "182,000| visits", 182), ("Branch", "91,000| visits", 91)]
    )
    loans = chart(
        "loans", ChartKind.BAR, [("Books borrowed by members", "96,400|", 96.4), ("E-books", "41,250|", 41.2)]
    )
    return Sheet(
        title=text("A library that is open more, and used more"),
        kicker=text("Annual report"),
        standfirst=(),
        period=text("Edited: February 2026"),
        hero=(
            tile("visits", "over |182,000| visits", "Visits in the year"),
            tile("members", "24,300|", "Members"),
            tile("days", "2| days", "Wait for a reserved book"),
        ),
        pictogram=None,
        sections=(
            SheetSection(
                Chapter("use", "1", "Use"),
                text("The doors opened on 311 days, and over 182,000 visits followed"),
                (SheetBlock("visits", text("Visits"), visits), SheetBlock("loans", text("Loans"), loans)),
                (row("help", "3,650| hours", "Volunteers gave to homework help and the reading room."),),
            ),
        ),
        sources=((text("Sources"), text("All figures are taken from the annual report.")),),
        footnote=text("† Computed from the source's figures."),
        contact=text("An invented library."),
        language="en",
        date="2026-02",
        organization="Larkfield Library",
        notice="Sample data",
    )
