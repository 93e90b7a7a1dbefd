"""Charts of the fact sheet: where names stand, how long bars are, every kind drawn inside its cell."""

from dataclasses import replace
from decimal import Decimal

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.base.units import mm
from factdeck.chart.model import ChartKind, Emphasis, ResolvedChart, Series, Tick
from factdeck.document.blocks import (
    ChartBlock,
    Column,
    ColumnKind,
    Record,
    Row,
    SheetBlock,
    SheetSection,
    TableBlock,
)
from factdeck.layout.sheet_chart import Bars
from factdeck.layout.sheet_exhibit import is_wide, titled
from factdeck.layout.sheet_pen import Fit, Pen
from factdeck.layout.sheet_records import TableRecords
from factdeck.layout.sheet_ring import Ring
from factdeck.layout.sheet_table import amount_of
from factdeck.layout.text import Setter
from factdeck.scene.nodes import AnyNode, ChartNode, TextFrame
from factdeck.theme.read_sheet import read_sheet_design
from tests.layout.mockup_sheet import chart, figure, leadership, measurer, text, theme, tile

WIDTH = mm(56)


def pen() -> Pen:
    return Pen(read_sheet_design(theme().sheet), Setter(measurer(), Diagnostics(), "zh-CN"))


def bars(points: list[tuple[str, str, float]]) -> tuple[ChartNode, list[TextFrame]]:
    block = Bars(pen(), "bars", WIDTH, chart("bars", ChartKind.BAR, points).chart)
    node, *names = block.place(0, 0, block.height(Fit()), Fit())
    assert isinstance(node, ChartNode)
    return node, [name for name in names if isinstance(name, TextFrame)]


def test_short_names_stand_left_of_their_bars_on_their_middle() -> None:
    node, names = bars([("职工之家", "763|个", 763), ("工会驿站", "671|家", 671)])
    pitch = node.plot.h / 2
    for index, name in enumerate(names):
        middle = node.plot.y + (index + 0.5) * pitch
        assert name.rect.right <= node.plot.x
        assert name.paragraphs[0].lines[0].baseline - 3.2 == pytest.approx(middle, abs=0.5)
    assert node.category_lines == ((), ())


def test_long_names_stand_above_their_bars() -> None:
    node, names = bars([("赠送意外伤害互助保险", "16.8|万名", 168), ("女职工免费“两癌”筛查", "2600|名", 2.6)])
    pitch = node.plot.h / 2
    bar = pitch / (1 + node.gap)
    assert node.plot.x == 0
    for index, name in enumerate(names):
        top = node.plot.y + index * pitch + (pitch - bar) / 2
        assert mm(1) < top - name.paragraphs[0].lines[0].baseline < mm(3)


def test_the_longest_bar_and_its_label_fill_the_width() -> None:
    node, _ = bars([("职工之家", "763|个", 763), ("工会驿站", "671|家", 671)])
    label = pen().width(figure("763|个"), pen().style("value"))
    end = node.plot.right + node.label_gap + label
    assert WIDTH - mm(2) < end <= WIDTH


def test_a_short_bar_with_a_long_label_stays_inside_too() -> None:
    node, _ = bars([("甲", "9|个", 9), ("乙", "8|万零八百余人次以上", 8.9)])
    label = pen().width(figure("8|万零八百余人次以上"), pen().style("value"))
    assert node.plot.x + node.plot.w * 8.9 / 9 + node.label_gap + label <= WIDTH


def test_bars_take_more_height_only_up_to_their_greatest_pitch() -> None:
    block = Bars(
        pen(), "bars", WIDTH, chart("bars", ChartKind.BAR, [("甲", "2|个", 2), ("乙", "1|个", 1)]).chart
    )
    (node, *_) = block.place(0, 0, 500, Fit())
    assert isinstance(node, ChartNode)
    assert node.plot.h / 2 <= pen().design.bars.pitch.greatest + 0.01


def test_a_figure_that_is_too_long_for_a_ring_stands_beside_it() -> None:
    block = chart("ring", ChartKind.RING, [("share", "12.35|%", 12.35)])
    point = block.chart.series[0].points[0]
    accented = replace(point, emphasis=Emphasis.ACCENT, figure=replace(point.figure, lead="approximately "))
    points = (accented, *block.chart.series[0].points[1:])
    block = replace(block, chart=replace(block.chart, series=(Series("", points),)))
    ring, *others = Ring(pen(), "ring", mm(90), block).place(0, 0, mm(40), Fit())
    figures = [node for node in others if isinstance(node, TextFrame) and "12.35" in node.text]
    assert [node.id for node in figures] == ["ring/tiles/share/figure"]
    assert figures[0].rect.x > ring.rect.right


def test_a_ring_never_breaks_the_labels_beside_it() -> None:
    tiles = (tile("a", "352|场次", "线上线下招聘会"), tile("b", "26.2|万人次", "招聘会覆盖职工"))
    block = chart("ring", ChartKind.RING, [("share", "80|%", 80)])
    nodes = Ring(pen(), "ring", WIDTH, block, tiles).place(0, 0, mm(60), Fit(field=1))
    labels = [node for node in nodes if isinstance(node, TextFrame) and node.id.endswith("/label")]
    assert [len(label.paragraphs[0].lines) for label in labels] == [1, 1]
    assert all(node.rect.right <= WIDTH + 0.2 for node in nodes)


def test_a_doughnut_names_its_parts_beside_it() -> None:
    block = chart("parts", ChartKind.DOUGHNUT, [("职工之家", "763|个", 763), ("其他", "1214|处", 1214)])
    nodes = Ring(pen(), "parts", mm(87), block).place(0, 0, mm(32), Fit())
    words = [node.text for node in nodes if isinstance(node, TextFrame)]
    assert {"职工之家", "763个", "其他", "1214处"} <= set(words)


def lines(kind: ChartKind) -> ChartBlock:
    block = chart("lines", kind, [("2021", "81|", 81), ("2022", "124|", 124), ("2023", "151|", 151)])
    second = Series(
        "乙",
        tuple(replace(p, emphasis=Emphasis.SECOND) for p in block.chart.series[0].points),
        Emphasis.SECOND,
    )
    first = replace(block.chart.series[0], name="甲")
    ticks = (Tick(Decimal(0), "0"), Tick(Decimal(100), "100"))
    made: ResolvedChart = replace(block.chart, series=(first, second), ticks=ticks, direct_labels=False)
    return replace(block, chart=made)


def block_of(kind: ChartKind) -> ChartBlock:
    if kind in (ChartKind.LINE, ChartKind.AREA, ChartKind.GROUPED, ChartKind.STACKED):
        return lines(kind)
    value = [("甲方案", "12|个", 12.0), ("乙方案", "5|个", 5.0)]
    return chart(kind.value, kind, value)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_kind_of_chart_stands_inside_its_cell(kind: ChartKind) -> None:
    section = SheetSection(leadership().chapter, (), ())
    block = SheetBlock("x", text("图题"), block_of(kind))
    exhibit = titled(pen(), section, block, "sheet/s/x", WIDTH)
    tall = exhibit.height(Fit())
    nodes: list[AnyNode] = exhibit.place(10, 20, tall, Fit())
    assert nodes
    for node in nodes:
        assert node.rect.x >= 10 - 0.1, node.id
        assert node.rect.right <= 10 + WIDTH + 0.2, node.id
        assert node.rect.bottom <= 20 + tall + mm(1.5), node.id


@pytest.mark.parametrize("fit", [Fit(gap=0.8, pitch=-1, field=-1), Fit(), Fit(gap=1.5, pitch=1, field=1)])
@pytest.mark.parametrize("kind", list(ChartKind))
def test_tighter_is_never_higher(kind: ChartKind, fit: Fit) -> None:
    exhibit = titled(pen(), leadership(), SheetBlock("x", text("图题"), block_of(kind)), "x", WIDTH)
    least = exhibit.height(Fit(gap=0.8, pitch=-1, field=-1))
    assert least <= exhibit.height(fit) + 0.01


def test_amounts_of_a_bar_column_are_read_from_the_figures_words() -> None:
    assert amount_of(figure("1.5|亿元")) == Decimal(150000000)
    assert amount_of(figure("476|万元")) == Decimal(4760000)
    assert amount_of(text("很多")) is None
    assert amount_of(figure("很|多|？")) is None


def test_a_tile_without_a_label_and_a_row_without_a_key_are_drawn() -> None:
    from factdeck.layout.sheet_rows import ListRows
    from factdeck.layout.sheet_tiles import Tiles

    bare = Record("bare", {"figure": figure("12|个", "bare")})
    assert len(Tiles(pen(), "t", WIDTH, (bare,), 1).place(0, 0, 50, Fit())) == 1
    plain = Record("plain", {"text": text("只有文字的一行")})
    (_, words) = ListRows(pen(), "r", WIDTH, (plain,)).place(0, 0, 50, Fit())
    assert words.rect.x == 0


def listed(*names: str, columns: int = 2) -> SheetBlock:
    kinds = [ColumnKind.NAME, ColumnKind.FIGURE, ColumnKind.TEXT][:columns]
    rows = [Row((text(name), figure("12|名"), text("说明"))[:columns]) for name in names]
    heads = tuple(Column(text("数值"), kind) for kind in kinds)
    return SheetBlock("t", text("T"), table=TableBlock("t", heads, tuple(rows)))


def test_a_table_that_only_lists_figures_stands_among_exhibits() -> None:
    assert not is_wide(pen(), listed("参加疗休养", "免费体检"))
    assert is_wide(pen(), listed("参加疗休养", columns=3))
    assert is_wide(pen(), listed("一个长得在半页宽里一行怎么也放不下的、带着好几个顿号和说明的项目名称"))


def test_a_record_of_a_name_and_a_figure_needs_no_word_more() -> None:
    table = listed("参加疗休养").table
    assert table
    records = TableRecords(pen(), "r", WIDTH, table)
    said = [node.text for node in records.place(0, 0, 100, Fit()) if isinstance(node, TextFrame)]
    assert "数值" not in " ".join(said)
