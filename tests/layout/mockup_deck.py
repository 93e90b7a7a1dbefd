"""The contents of the mock-ups as document blocks: what a deck of the flagship kind hands to layout."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from factdeck.chart.model import ChartKind, Emphasis, Point, ResolvedChart, Series
from factdeck.document.blocks import (
    Chapter,
    ChartBlock,
    Column,
    ColumnKind,
    Compared,
    ComparisonBlock,
    Deck,
    Exhibit,
    Flow,
    Part,
    Record,
    Row,
    Slide,
    Span,
    TableBlock,
    Text,
)
from factdeck.facts.factbook import Figure

NAMES = ("政治引领", "思想引领", "技能创新", "服务职工", "改革强基")
CHAPTERS = tuple(
    Chapter(f"s{n}", "一二三四五"[n - 1], name, f"第{'一二三四五'[n - 1]}部分")
    for n, name in enumerate(NAMES, 1)
)
SOURCE = "来源《哈尔滨市工会五年工作综述》"


def text(words: str) -> Text:
    """Words as a text; `*…*` is a figure in running text."""
    return tuple(
        Span(piece.strip("*"), "fact" if piece.startswith("*") else "")
        for piece in re.findall(r"\*[^*]+\*|[^*]+", words)
    )


def figure(written: str) -> Figure:
    """最快|7|天 as a figure; 74.6|万人次 without a lead."""
    parts = written.split("|")
    lead, digits, unit = ("", *parts) if len(parts) == 2 else parts
    return Figure("fact", lead, digits, unit)


def record(id: str, **parts: str) -> Record:
    """A record; `figure` is written with bars between its runs."""
    made: dict[str, Part] = {
        key: figure(words) if key == "figure" else text(words) for key, words in parts.items()
    }
    return Record(id, made)


def slide(
    id: str,
    layout: str,
    chapter: int = 0,
    *,
    lists: Mapping[str, tuple[Record, ...]] | None = None,
    exhibits: tuple[Exhibit, ...] = (),
    **texts: str,
) -> Slide:
    """A slide of the deck's chapter `chapter` (0: none)."""
    return Slide(
        id=id,
        layout=layout,
        texts={key: text(words) for key, words in texts.items()},
        lists=dict(lists or {}),
        exhibits=exhibits,
        chapter=CHAPTERS[chapter - 1] if chapter else None,
        notes=f"讲稿：{texts.get('title', id)}",
    )


def deck(*slides: Slide, language: str = "zh-CN", notice: str = "") -> Deck:
    """A deck of these slides."""
    return Deck(
        slides=slides,
        chapters=CHAPTERS,
        title="把工会建到职工身边",
        organization="哈尔滨市总工会",
        language=language,
        date="2026-01-01",
        notice=notice,
    )


def cover() -> Slide:
    band = (
        record("period", label="时段", text="过去五年"),
        record("size", label="规模", text="1.5万家工会组织，104万余名会员"),
        record("source", label="数据来源", text="哈尔滨市工会五年工作综述"),
    )
    return slide(
        "cover",
        "cover",
        title="把工会建到职工身边",
        kicker="五年工作汇报",
        organization="哈尔滨市总工会",
        mark="五年",
        lists={"band": band},
    )


def agenda() -> Slide:
    meanings = (
        "向市委报告重大事项",
        "职工群众参观学习",
        "第三十九届劳动模范受表彰",
        "慰问因病致困一线职工",
        "全市工会会员",
    )
    figures = ("84|次", "33.2|万人次", "679|名", "260|万人次", "104|万余人")
    rows = tuple(
        record(chapter.id, number=chapter.number, name=chapter.name, meaning=meaning, figure=written)
        for chapter, meaning, written in zip(CHAPTERS, meanings, figures, strict=True)
    )
    made = slide(
        "agenda",
        "agenda",
        title="五个方面回看五年",
        line="每部分先给一个数，再讲怎样做到。",
        mark="五",
        running="目录",
        source=SOURCE,
        lists={"rows": rows},
    )
    return replace(made, links={chapter.id: "section" for chapter in CHAPTERS})


def section() -> Slide:
    progress = tuple(record(chapter.id, number=chapter.number, name=chapter.name) for chapter in CHAPTERS)
    return slide(
        "section",
        "section",
        4,
        title="服务职工",
        kicker="第四部分",
        line="从就业、互助保障到体检，把资金和服务送到职工身边。",
        lists={"progress": progress},
    )


HERO = (record("visits", label="慰问因病致困一线职工", figure="260|万人次"),)
FACTS = (
    record("funds", figure="1.5|亿元", label="各级工会累计筹集关爱资金"),
    record("lifted", figure="3370|户", label="困难职工实现解困脱困"),
)
TILES = (
    record("mutual", figure="74.6|万人次", label="互助保障惠及职工", note="投入补助资金1376.2万元"),
    record("fairs", figure="26.2|万人次", label="招聘会覆盖职工", note="线上线下352场次"),
    record("insured", figure="16.8|万名", label="获赠意外伤害互助保险", note="面向新就业形态劳动者"),
    record("recuperated", figure="1.4|万名", label="参加疗休养", note="一线职工、劳模"),
    record("checkups", figure="8000|余名", label="免费体检", note="农民工、新就业形态劳动者"),
    record("screened", figure="2600|名", label="免费筛查“两癌”", note="女职工"),
)
EIGHT = (
    record("t1", figure="33.2|万人次", label="职工群众参观学习", note="工运历史展览馆等"),
    record("t2", figure="2285|个", label="劳模示范岗", note="弘扬劳模精神、工匠精神"),
    record("t3", figure="近|千|场次", label="主题宣传教育活动", note="劳模工匠进校园等"),
    record("t4", figure="100|期", label="劳模短视频", note="拍摄“劳模说·说劳模”"),
    record("t5", figure="万|余场次", label="职工文体活动", note="龙舟赛、帆船秀、合唱等"),
    record("t6", figure="2|万余人次", label="观看游玩冰雪活动", note="趣味冰雪运动会等"),
    record("t7", figure="200|余次", label="国家级媒体报道", note="央视、新华社等"),
    record("t8", figure="2.4|亿次", label="融媒体浏览量", note="发布信息3.5万余条"),
)


def key_figures(hero: int = 1, facts: int = 2, tiles: int = 6, id: str = "figures") -> Slide:
    lists = {"hero": HERO[:hero], "facts": FACTS[:facts], "tiles": (*TILES, *EIGHT[:2])[:tiles]}
    return slide(
        id,
        "key-figures",
        4,
        title="慰问260万人次，保障伸向新就业形态劳动者",
        source=SOURCE,
        lists={key: records for key, records in lists.items() if records},
    )


def eight_tiles() -> Slide:
    title = "23个基地、2285个劳模示范岗、万余场次文体活动，把劳模精神和工匠精神带到职工中间"
    return slide("eight", "key-figures", 2, title=title, source=SOURCE, lists={"tiles": EIGHT})


POINTS = (
    record(
        "p1", term="阵地", text="打造*23个*市级职工思政教育基地，市工人文化宫入选全国首批标准化工人文化宫。"
    ),
    record("p2", term="宣讲", text="劳模工匠进校园等主题宣传教育活动*近千场次*。"),
    record("p3", term="榜样", text="选树劳模示范岗*2285个*，录制岗位“云讲述”*381期*。"),
    record("p4", term="文体", text="龙舟赛、帆船秀、合唱比赛等职工文体活动*万余场次*。"),
    record("p5", term="传播", text="国家级媒体报道*200余次*，融媒体矩阵发布信息*3.5万余条*。"),
)
SIDE = (
    record(
        "v1",
        label="职工群众参观学习",
        figure="33.2|万人次",
        note="工运历史展览馆获全总命名首批职工爱国主义教育基地",
    ),
    record("v2", label="融媒体矩阵浏览量", figure="2.4|亿次", note="新媒体榜单全国第10位、地市级第5位"),
)


def points(rows: int = 5, side: int = 2, terms: bool = True, id: str = "points") -> Slide:
    records = POINTS[:rows]
    if not terms:
        records = tuple(Record(item.id, {"text": item.parts["text"]}) for item in records)
    lists = {"rows": records, "side": SIDE[:side]} if side else {"rows": records}
    return slide(id, "points", 2, title="思想引领落在23个基地和万余场次活动上", source=SOURCE, lists=lists)


def bar_chart(kind: ChartKind = ChartKind.BAR, count: int = 5) -> ResolvedChart:
    """The five kinds of sites, the first two in the accent."""
    rows = (
        ("职工之家", 763, "个"),
        ("工会驿站", 671, "家"),
        ("母婴爱心屋", 220, "家"),
        ("职工书屋", 194, "家"),
        ("车间驿站", 129, "家"),
    )
    points = tuple(
        Point(
            name,
            Decimal(value),
            Figure(f"f{n}", "", str(value), unit),
            Emphasis.ACCENT if n < 2 else Emphasis.NEUTRAL,
            f"f{n}",
        )
        for n, (name, value, unit) in enumerate(rows[:count])
    )
    return ResolvedChart(
        id="sites",
        kind=kind,
        title="五类阵地",
        series=(Series("阵地", points),),
        scale=Decimal(1),
        unit="",
        minimum=Decimal(0),
        maximum=Decimal(832),
        ticks=(),
        number_format="0",
        alt="条形图，五类阵地：职工之家763个、工会驿站671家、母婴爱心屋220家、职工书屋194家、车间驿站129家",
    )


def chart() -> Slide:
    block = ChartBlock(
        bar_chart(),
        takeaway=text("职工之家、工会驿站合计1434处，占五类阵地的七成多。"),
        figures=(record("funds", figure="7343.4|万元", label="建成这五类阵地的投入"),),
    )
    title = "五类服务阵地里，七成多是职工之家和工会驿站"
    return slide(
        "chart", "chart", 4, title=title, source=f"{SOURCE}。合计与占比由五类数量相加得出", exhibits=(block,)
    )


def comparison() -> Slide:
    block = ComparisonBlock(
        id="licence",
        before=Compared(text("过去"), figure("1|个月"), 30, ("第1天", "第30天")),
        after=Compared(text("现在"), figure("最快|7|天"), 7, ("第1天", "第7天")),
        countable=True,
        common_scale=True,
        heading=text("建会及工会法人证办理提速"),
        text=text("打造“智慧哈工”网络平台，开通“建会一站办”小程序。"),
        alt="过去1个月，现在最快7天",
    )
    return slide(
        "comparison",
        "comparison",
        5,
        title="建会和办证最快7天走完，过去要1个月",
        source=SOURCE,
        exhibits=(block,),
    )


def table_block(rows: int = 8) -> TableBlock:
    cells = (
        ("困难慰问", "送温暖、送清凉、金秋助学等关爱活动", "1.5|亿元", "260|万人次"),
        ("互助保障", "职工互助保障补助", "1376.2|万元", "74.6|万人次"),
        ("就业招聘", "线上线下招聘会352场次", "", "26.2|万人次"),
        ("意外保险", "赠送新就业形态劳动者", "", "16.8|万名"),
        ("疗休养", "一线职工、劳模", "", "1.4|万名"),
        ("免费体检", "农民工、新就业形态劳动者", "", "8000|余名"),
        ("技能培训", "困难职工、农民工等，就业率达到80%", "476|万元", "3000|余名"),
        ("健康筛查", "女职工免费筛查“两癌”", "", "2600|名"),
    )
    made = tuple(
        Row((text(a), text(b), figure(c) if c else None, figure(d)), n < 3)
        for n, (a, b, c, d) in enumerate((cells * 3)[:rows])
    )
    columns = (
        Column(text("服务"), ColumnKind.NAME),
        Column(text("内容与对象"), ColumnKind.TEXT),
        Column(text("资金"), ColumnKind.FIGURE),
        Column(text("惠及职工"), ColumnKind.FIGURE),
    )
    return TableBlock("services", columns, made, continued="（续）")


def table(rows: int = 8) -> Slide:
    title = "慰问、互助保障、招聘会，三项服务覆盖最广"
    source = f"{SOURCE}。“—”表示原文未列金额；1.5亿元为各级工会累计筹集"
    return slide("table", "table", 4, title=title, source=source, exhibits=(table_block(rows),))


def timeline(rows: int = 4) -> Slide:
    records = tuple(
        record(
            f"e{n}", term=f"{2020 + n}年", text="市级职工思政教育基地建成，首批*23个*单位挂牌。"[: 12 + 5 * n]
        )
        for n in range(1, rows + 1)
    )
    return slide(
        f"timeline-{rows}",
        "timeline",
        2,
        title="五年里，阵地一年比一年近",
        source=SOURCE,
        lists={"rows": records},
    )


def figures_and_chart(tiles: int = 3) -> Slide:
    return slide(
        f"beside-{tiles}",
        "figures-and-chart",
        4,
        title="五类服务阵地里，七成多是职工之家和工会驿站",
        source=SOURCE,
        lists={"tiles": TILES[:tiles]},
        exhibits=(ChartBlock(bar_chart()),),
    )


def chart_pair() -> Slide:
    title = "两类阵地占七成，其余三类各占一成上下"
    charts = (ChartBlock(bar_chart()), ChartBlock(bar_chart(ChartKind.COLUMN, 4)))
    return slide("pair", "chart-pair", 4, title=title, source=SOURCE, exhibits=charts)


def quote() -> Slide:
    return slide(
        "quote",
        "quote",
        4,
        title="服务职工",
        quote="驿站里有热水、有微波炉，跑单累了能歇歇脚，心里就踏实了。",
        attribution="一名外卖骑手，道里区工会驿站",
        source=SOURCE,
    )


def closing() -> Slide:
    band = (
        record("members", figure="104|万余人", label="全市工会会员"),
        record("visits", figure="260|万人次", label="慰问因病致困一线职工"),
        record("licence", figure="最快|7|天", label="建会及工会法人证办理"),
    )
    return slide(
        "closing",
        "closing",
        title="以上汇报，请批评指正",
        line="把工会建到职工身边",
        organization="哈尔滨市总工会",
        lists={"band": band},
    )


def flowing_table(rows: int) -> Slide:
    """The table slide as the document offers it: it may run on."""
    whole = table(rows)
    (block,) = whole.exhibits
    assert isinstance(block, TableBlock)

    def part(start: int, end: int, number: int, total: int) -> Slide:
        title = (*whole.texts["title"], Span(block.continued)) if number else whole.texts["title"]
        shown = replace(block, rows=block.rows[start:end], whole=block.rows)
        name = f"{whole.id}-{number + 1}" if number else whole.id
        return replace(whole, id=name, texts={**whole.texts, "title": title}, exhibits=(shown,))

    return replace(whole, flow=Flow("exhibit", len(block.rows), part))
