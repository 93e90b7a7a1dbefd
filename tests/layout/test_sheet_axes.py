"""Charts of the fact sheet where room is short: nothing collides or leaves its cell."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from factdeck.base.units import mm
from factdeck.chart.model import ChartKind, Emphasis, ResolvedChart, Series, Tick
from factdeck.document.blocks import ChartBlock, Compared, ComparisonBlock, SheetBlock, plain
from factdeck.layout.sheet_axes import Axes
from factdeck.layout.sheet_chart import Bars
from factdeck.layout.sheet_exhibit import titled
from factdeck.layout.sheet_pen import Fit
from factdeck.layout.sheet_ranks import Ranks
from factdeck.layout.sheet_reduce import as_row
from factdeck.layout.sheet_ring import Ring
from factdeck.layout.sheet_strips import Amounts, Strips
from factdeck.scene.nodes import AnyNode, ChartNode, Freeform, TextFrame
from tests.layout.mockup_sheet import chart, figure, leadership, text
from tests.layout.test_sheet import ink, meet
from tests.layout.test_sheet_charts import pen

WIDTH = mm(56)
LONG = "工会驿站及其附属的各类公共服务设施名称一览"


def years(kind: ChartKind, count: int, unit: str = "万人次") -> ResolvedChart:
    points = [(str(2025 - count + n), f"{100 + 20 * n}|{unit}", 100.0 + 20 * n) for n in range(count)]
    return chart("years", kind, points).chart


def collisions(nodes: list[AnyNode]) -> list[tuple[str, str]]:
    frames = [node for node in nodes if isinstance(node, TextFrame)]
    return [
        (one.id, other.id)
        for number, one in enumerate(frames)
        for other in frames[number + 1 :]
        if meet(ink(one), ink(other))
    ]


def painted(block: Axes) -> ChartNode:
    (node,) = (node for node in block.place(0, 0, block.height(Fit()), Fit()) if isinstance(node, ChartNode))
    return node


@pytest.mark.parametrize("kind", [ChartKind.LINE, ChartKind.AREA])
@pytest.mark.parametrize("count", [2, 5, 8])
def test_figures_over_a_line_stay_inside_and_apart_and_the_latest_is_said(
    kind: ChartKind, count: int
) -> None:
    resolved = years(kind, count)
    node = painted(Axes(pen(), "x", WIDTH, resolved))
    points = resolved.series[0].points
    pitch = node.plot.w / (count - 1 if kind is ChartKind.AREA else count)
    start = node.plot.x + (0 if kind is ChartKind.AREA else pitch / 2)
    shown = [index for index in range(count) if (0, index) not in node.unlabelled]
    halves = [pen().width(points[index].figure, pen().style("value")) / 2 for index in shown]
    edges = [
        (start + pitch * index - half, start + pitch * index + half)
        for index, half in zip(shown, halves, strict=True)
    ]
    assert shown[-1] == count - 1
    assert edges[0][0] >= -0.1
    assert edges[-1][1] <= WIDTH + 0.1
    assert all(left[1] < right[0] for left, right in pairwise(edges))


def test_a_figure_does_not_stand_in_a_valley_where_the_line_would_cross_it() -> None:
    amounts = (412.6, 518.4, 324.9, 628.7, 833.2, 996.8, 1168.3, 1332.5)
    points = [(str(2018 + n), f"{amount}|万人次", amount) for n, amount in enumerate(amounts)]
    node = painted(Axes(pen(), "x", WIDTH, chart("years", ChartKind.LINE, points).chart))
    shown = {index for index in range(len(amounts)) if (0, index) not in node.unlabelled}
    assert 2 not in shown and {1, 7} <= shown


def test_of_too_many_years_some_are_named_the_last_always() -> None:
    node = painted(Axes(pen(), "x", WIDTH, replace(years(ChartKind.LINE, 15), direct_labels=False)))
    named = [index for index, lines in enumerate(node.category_lines) if lines]
    assert named[-1] == 14
    assert 2 < len(named) < 15
    end = node.plot.x + node.plot.w * 14.5 / 15 + pen().width(text("2024"), pen().style("bar_label")) / 2
    assert end <= WIDTH + 0.1


def test_columns_too_narrow_for_their_figures_are_read_against_an_axis_with_its_unit() -> None:
    one = years(ChartKind.GROUPED, 4)
    second = replace(one.series[0], name="郊区", emphasis=Emphasis.SECOND)
    ticks = (Tick(Decimal(0), "0"), Tick(Decimal(200), "200"))
    grouped = replace(one, series=(replace(one.series[0], name="城区"), second), ticks=ticks, unit="万人次")
    block = Axes(pen(), "x", WIDTH, grouped)
    nodes = block.place(0, 0, block.height(Fit()), Fit())
    words = {node.text for node in nodes if isinstance(node, TextFrame)}
    assert {"城区", "郊区", "万人次"} <= words
    assert not painted(block).chart.direct_labels
    wide = Axes(pen(), "x", mm(300), grouped)
    assert painted(wide).chart.direct_labels


def test_names_of_series_break_and_never_leave_the_width() -> None:
    one = years(ChartKind.STACKED, 2, "家")
    series = tuple(Series(f"{name}{LONG}", one.series[0].points) for name in "甲乙")
    block = Axes(pen(), "x", WIDTH, replace(one, series=series, maximum=Decimal(240)))
    nodes = block.place(0, 0, block.height(Fit()), Fit())
    assert not collisions(nodes)
    assert all(node.rect.right <= WIDTH + 0.1 for node in nodes)
    frames = [node for node in nodes if isinstance(node, TextFrame)]
    assert max(frame.rect.bottom for frame in frames) <= painted(block).plot.y + 0.1


def test_a_stacked_bar_has_its_names_beside_it_and_no_figure_in_a_short_segment() -> None:
    one = years(ChartKind.STACKED, 2, "家")
    small = tuple(replace(point, value=Decimal(1)) for point in one.series[0].points)
    series = (replace(one.series[0], name="甲"), Series("乙", small, Emphasis.SECOND))
    node = painted(Axes(pen(), "x", WIDTH, replace(one, series=series, maximum=Decimal(121))))
    assert node.plot.x > pen().width(text("2023"), pen().style("bar_label"))
    assert node.unlabelled == ((1, 0), (1, 1))


def test_a_long_name_over_a_bar_takes_two_lines_and_pushes_the_bar_down() -> None:
    points = [(LONG, "690|家", 690.0), ("职工书屋", "5|家", 5.0)]
    block = Bars(pen(), "x", WIDTH, chart("x", ChartKind.BAR, points).chart)
    node, *names = block.place(0, 0, block.height(Fit()), Fit())
    assert isinstance(node, ChartNode)
    pitch, frames = node.plot.h / 2, [name for name in names if isinstance(name, TextFrame)]
    bar = pitch / (1 + node.gap)
    assert len(frames[0].paragraphs[0].lines) == 2
    for index, frame in enumerate(frames):
        top = node.plot.y + index * pitch + (pitch - bar) / 2
        assert mm(1) < top - frame.paragraphs[0].lines[-1].baseline < mm(3)


def test_columns_whose_names_have_no_room_become_bars() -> None:
    points = [(f"{n}{LONG}", f"{n}|家", float(n)) for n in (6, 5, 4, 3, 2)]
    short = [(str(n), f"{n}|家", float(n)) for n in (6, 5, 4)]
    for given, kind in ((points, ChartKind.BAR), (short, ChartKind.COLUMN)):
        block = SheetBlock("x", (), chart("x", ChartKind.COLUMN, given))
        exhibit = titled(pen(), leadership(), block, "x", WIDTH)
        drawn = exhibit.place(0, 0, exhibit.height(Fit()), Fit())
        assert [node.chart.kind for node in drawn if isinstance(node, ChartNode)] == [kind]


def test_long_names_of_parts_stand_under_the_ring_and_apart() -> None:
    parts = [(f"甲{LONG}", "62|%", 62.0), (f"乙{LONG}", "25|%", 25.0), ("丙", "13|%", 13.0)]
    ring = Ring(pen(), "x", WIDTH, chart("x", ChartKind.DOUGHNUT, parts))
    nodes = ring.place(0, 0, ring.height(Fit()), Fit())
    (node,) = (node for node in nodes if isinstance(node, ChartNode))
    names = [frame for frame in nodes if isinstance(frame, TextFrame) and frame.id.endswith("/name")]
    assert not collisions(nodes)
    assert min(frame.rect.y for frame in names) > node.rect.bottom


def test_a_far_place_says_its_number_beside_the_strip() -> None:
    ranks = chart("x", ChartKind.RANK, [("全国", "第|36|位", 36.0), ("全省", "第|2|位", 2.0)])
    block = Ranks(pen(), "x", WIDTH, ranks.chart)
    nodes = block.place(0, 0, block.height(Fit()), Fit())
    numbers = [node for node in nodes if isinstance(node, TextFrame) and node.id.endswith("/number")]
    assert [number.text for number in numbers] == ["第36位", "第2位"]
    assert min(run.style.size for number in numbers for run in number.paragraphs[0].runs) >= 8
    assert max(node.rect.right for node in nodes) <= WIDTH + 0.1


def test_cells_say_what_one_is() -> None:
    cells = chart("x", ChartKind.CELLS, [("甲", "476|万元", 4.0)], note="每格500万元").chart
    block = Amounts(pen(), "x", WIDTH, cells)
    nodes = block.place(0, 0, block.height(Fit()), Fit())
    assert "每格500万元" in [node.text for node in nodes if isinstance(node, TextFrame)]
    assert max(node.rect.bottom for node in nodes) <= block.height(Fit()) + mm(1)


def compared(*, common: bool, note: str = "") -> ComparisonBlock:
    before = Compared(text("过去"), figure("1|个月"), 30.0 if common else 0.0)
    after = Compared(text("现在"), figure("最快|7|天"), 7.0 if common else 0.0)
    return ComparisonBlock("c", before, after, common, common, alt="过去1个月 → 现在最快7天", note=text(note))


def test_states_without_a_scale_are_an_open_and_a_solid_dot() -> None:
    block = Strips(pen(), "x", WIDTH, compared(common=False))
    nodes = block.place(0, 0, block.height(Fit()), Fit())
    first, last = [node for node in nodes if isinstance(node, Freeform)]
    assert (first.fill, last.fill != "") == ("", True)
    assert first.alt
    assert not collisions(nodes)


@pytest.mark.parametrize("note", ["每格1天", "每格1天，1个月按30天画，其中不含节假日和补正材料的时间"])
def test_the_note_of_a_comparison_stands_where_it_has_room(note: str) -> None:
    block = Strips(pen(), "x", WIDTH, compared(common=True, note=note))
    nodes = block.place(0, 0, block.height(Fit()), Fit())
    assert note in [node.text for node in nodes if isinstance(node, TextFrame)]
    assert not collisions(nodes)
    assert max(node.rect.bottom for node in nodes) <= block.height(Fit()) + mm(1)


def test_a_trend_told_in_a_row_tells_the_latest_figure_and_of_what() -> None:
    row = as_row(SheetBlock("x", text("门诊量"), ChartBlock(years(ChartKind.LINE, 3))))
    assert row is not None
    assert str(row.parts["figure"]) == "140万人次"
    said = row.parts["text"]
    assert isinstance(said, tuple)
    assert plain(said) == "门诊量 · 2024"
