from dataclasses import replace
from decimal import Decimal

import pytest

from factdeck.base.units import inch
from factdeck.chart.model import ChartKind, Emphasis, Series, Tick
from factdeck.document.blocks import ChartBlock
from factdeck.layout.exhibit import place_exhibit
from factdeck.layout.native import share
from factdeck.scene.nodes import AnyNode, ChartNode, Rule
from tests.layout.exhibit_samples import (
    BODY,
    HALF,
    INVESTED,
    SITES,
    STYLE,
    TAKEAWAY,
    bars,
    chart,
    frames,
    points,
    setter,
    single,
)


def place(block: ChartBlock, body=BODY, codes=()) -> tuple[ChartNode, tuple[AnyNode, ...]]:
    tool = setter()
    nodes = place_exhibit(block, "x", body, STYLE, tool)
    assert [item.code for item in tool.diagnostics] == list(codes)
    return next(node for node in nodes if isinstance(node, ChartNode)), nodes


def rule(nodes, end: str) -> Rule:
    return next(node for node in nodes if isinstance(node, Rule) and node.id.endswith(end))


def label_ends(node: ChartNode) -> list[float]:
    tool = setter()
    value = replace(STYLE.value, size=node.value.size, unit_size=node.unit.size)
    return [
        node.plot.x + node.plot.w * share(node.chart, p.value) + node.label_gap + tool.width(p.figure, value)
        for p in node.chart.series[0].points
    ]


def test_the_plot_of_the_mock_up_starts_after_the_widest_name_and_fills_the_body():
    node, _ = place(bars())
    assert node.plot.x == pytest.approx(inch(2.05), abs=1)
    assert node.plot.right == pytest.approx(BODY.right)
    assert (node.plot.y, node.plot.h) == (BODY.y, BODY.h)
    assert node.gap == 0.79 and node.alt == "what the chart says"


def test_the_takeaway_stands_in_the_corner_under_the_long_bars():
    node, nodes = place(bars())
    gold = rule(nodes, "panel/rule")
    pitch = node.plot.h / 5
    thick = pitch / (1 + node.gap)
    assert gold.rect.x == pytest.approx(inch(6.7667), abs=0.1)
    assert gold.rect.y == pytest.approx(node.plot.y + 2 * pitch + (pitch - thick) / 2)
    assert frames(nodes)["figures/invested/label"].rect.bottom <= node.plot.bottom


def test_without_an_empty_corner_the_takeaway_takes_the_last_three_columns():
    even = [(f"项目{n}", "900", "家") for n in range(5)]
    node, nodes = place(ChartBlock(single(ChartKind.BAR, even), TAKEAWAY, (INVESTED,)))
    left = rule(nodes, "panel/rule").rect.x
    assert left == pytest.approx(STYLE.span(BODY, 10, 3)[0])
    assert max(label_ends(node)) <= left - STYLE.gutter + 0.1


def test_in_half_a_body_the_takeaway_stands_under_the_chart():
    node, nodes = place(bars(), HALF)
    assert rule(nodes, "panel/rule").rect.y > node.rect.bottom
    assert max(label_ends(node)) <= HALF.right + 0.1


def test_a_short_sentence_alone_stands_under_columns_and_a_figure_takes_it_beside_them():
    columns = ChartBlock(single(ChartKind.COLUMN, [("甲", "9", "家"), ("乙", "5", "家")]), TAKEAWAY)
    node, nodes = place(columns)
    assert rule(nodes, "panel/rule").rect.y > node.rect.bottom
    node, nodes = place(replace(columns, figures=(INVESTED,)))
    assert rule(nodes, "panel/rule").rect.x > node.rect.right


def test_a_long_value_makes_the_plot_narrower_until_its_label_fits():
    node, _ = place(
        ChartBlock(single(ChartKind.BAR, [("甲", "123456789", "万余人次以上"), ("乙", "5", "家")]))
    )
    assert max(label_ends(node)) <= BODY.right + 0.1
    assert node.plot.right < BODY.right - 20


def test_eight_bars_are_set_smaller_and_closer():
    node, _ = place(ChartBlock(single(ChartKind.BAR, [(f"项目{n}", str(90 - n), "家") for n in range(8)])))
    assert (node.category.size, node.gap) == (16, 0.5)


def test_thirteen_bars_are_reported():
    many = [(f"项目{n}", str(90 - n), "家") for n in range(13)]
    place(ChartBlock(single(ChartKind.BAR, many)), codes=["chart-too-many-marks"])


def test_long_names_break_into_two_lines_of_full_words():
    name = "困难职工帮扶中心与职工法律援助工作站点"
    node, _ = place(ChartBlock(single(ChartKind.BAR, [(name, "5", "个"), ("甲", "3", "个")])))
    assert len(node.category_lines[0]) == 2 and "".join(node.category_lines[0]) == name
    assert node.plot.x < BODY.x + BODY.w * 0.35


def test_a_name_that_two_lines_do_not_hold_is_reported():
    block = ChartBlock(single(ChartKind.BAR, [("很长的名字" * 20, "5", "个"), ("甲", "3", "个")]))
    place(block, codes=["chart-name-too-long"])


def test_bars_that_are_read_against_an_axis_leave_room_for_its_labels():
    resolved = single(ChartKind.BAR, SITES)
    resolved = replace(
        resolved, direct_labels=False, ticks=(Tick(Decimal(0), "0"), Tick(Decimal(500), "500"))
    )
    node, _ = place(ChartBlock(resolved))
    assert BODY.bottom - node.plot.bottom >= 18


def test_columns_keep_the_largest_label_inside_and_the_panel_at_the_right():
    node, nodes = place(ChartBlock(single(ChartKind.COLUMN, SITES, 2), TAKEAWAY, (INVESTED,)))
    top = node.plot.bottom - node.plot.h * share(node.chart, Decimal(763))
    assert top - node.label_gap - node.value.size * 1.2 >= BODY.y - 0.1
    assert node.plot.right <= rule(nodes, "panel/rule").rect.x - STYLE.gutter + 0.1
    assert node.rect.bottom == BODY.bottom


def test_short_names_under_columns_break_evenly():
    node, _ = place(ChartBlock(single(ChartKind.COLUMN, SITES, 2)), HALF)
    assert all(abs(len(lines[0]) - len(lines[-1])) <= 1 for lines in node.category_lines)


YEARS = ("2021", "2022", "2023")


def series(name: str, values: tuple[str, ...], emphasis: Emphasis) -> Series:
    entries = [(year, value, "人") for year, value in zip(YEARS, values, strict=True)]
    marks = tuple(replace(point, emphasis=emphasis) for point in points(entries))
    return Series(name, marks, emphasis)


def two(kind: ChartKind, *, direct: bool = True) -> ChartBlock:
    rows = [
        series("城区", ("120", "150", "260"), Emphasis.ACCENT),
        series("县域", ("80", "95", "256"), Emphasis.NEUTRAL),
    ]
    return ChartBlock(chart(kind, rows, direct=direct))


@pytest.mark.parametrize("kind", [ChartKind.GROUPED, ChartKind.STACKED, ChartKind.LINE, ChartKind.AREA])
def test_series_are_named_by_our_own_frames_never_by_a_legend(kind: ChartKind):
    node, nodes = place(two(kind, direct=kind is not ChartKind.AREA))
    assert not node.chart.legend
    assert {frame.text for frame in frames(nodes).values()} >= {"城区", "县域"}


def test_names_at_line_ends_step_apart():
    _, nodes = place(two(ChartKind.LINE, direct=False))
    first, second = (frame.rect for frame in frames(nodes).values())
    assert abs(first.y - second.y) >= STYLE.name.size * STYLE.name.leading - 0.01
    assert max(first.right, second.right) <= BODY.right + 0.1


def test_a_value_wider_than_its_segment_is_reported():
    rows = [
        series("城区", ("120", "150", "260"), Emphasis.ACCENT),
        series("县域", ("1", "95", "256"), Emphasis.NEUTRAL),
    ]
    place(ChartBlock(chart(ChartKind.STACKED, rows, maximum="516")), codes=["chart-label-too-wide"])


def bar_chart(*entries: tuple[str, str, str], **more) -> ChartBlock:
    return ChartBlock(single(ChartKind.BAR, entries), **more)


def test_two_bars_stay_slim_and_stand_together_in_the_middle():
    node, _ = place(bar_chart(("劳动模范", "679", "名"), ("单位", "611", "个")))
    pitch = node.plot.h / 2
    assert pitch / (1 + node.gap) <= inch(0.8) + 0.01 and pitch <= inch(2) + 0.01
    assert node.plot.y - BODY.y == pytest.approx(BODY.bottom - node.plot.bottom)


def test_the_sentence_stands_under_a_long_bar_even_where_only_one_short_bar_follows():
    block = bar_chart(("劳动模范", "679", "名"), ("单位", "111", "个"), takeaway=TAKEAWAY)
    node, nodes = place(block)
    line = rule(nodes, "panel/rule")
    assert line.rect.x == pytest.approx(STYLE.span(BODY, 7, 6)[0])
    assert line.rect.y > node.plot.y + node.plot.h / 2
    assert all(frame.rect.bottom <= BODY.bottom + 6 for frame in frames(nodes).values())


def test_two_columns_are_no_wider_than_an_inch_and_a_fifth_and_not_a_page_apart():
    node, _ = place(ChartBlock(single(ChartKind.COLUMN, (("床位", "4000", "张"), ("人员", "3200", "名")))))
    pitch = node.plot.w / 2
    assert pitch / (1 + node.gap) <= inch(1.2) + 0.01 and pitch <= inch(3) + 0.01
    assert node.plot.x - BODY.x == pytest.approx(BODY.right - node.plot.right)


def test_an_axis_says_what_it_counts_once_and_a_chart_with_labels_does_not():
    ticks = tuple(Tick(Decimal(value), str(value)) for value in (0, 100, 200))
    lines = chart(ChartKind.LINE, [Series("", points([("甲", "90", "万人"), ("乙", "180", "万人")]))])
    told = replace(lines, ticks=ticks, direct_labels=False, unit="万人", maximum=Decimal(200))
    node, nodes = place(ChartBlock(told))
    unit = frames(nodes)["unit"]
    assert unit.text == "万人" and unit.rect.bottom <= node.plot.y + 6
    assert node.grid_color == STYLE.hairline.color
    assert "unit" not in frames(place(ChartBlock(replace(lines, unit="万人")))[1])


def test_a_value_beside_a_rising_line_stands_clear_of_it():
    entries = [
        (str(year), value, "") for year, value in zip(range(2021, 2024), ("81", "124", "99"), strict=True)
    ]
    node, _ = place(ChartBlock(chart(ChartKind.LINE, [Series("", points(entries))])))
    rises = {place: points for _, place, points in node.label_rises}
    assert rises[0] > rises[2] > rises[1] > 0  # 2022 is a peak: its value stands clear of its dot alone


def test_the_value_in_a_valley_stands_under_its_dot_unless_the_axis_is_there():
    def rises(*values: str) -> list[float]:
        entries = [(str(index), value, "") for index, value in enumerate(values)]
        node, _ = place(ChartBlock(chart(ChartKind.LINE, [Series("", points(entries))])))
        return [points for _, _, points in node.label_rises]

    assert [rise < 0 for rise in rises("90", "50", "80")] == [False, True, False]
    assert min(rises("90", "3", "80")) > 0


def stacked(*values: str, bars_count: int = 1) -> ChartBlock:
    names = [(f"条{number}", "x", "万人次") for number in range(bars_count)]
    series = [
        Series(f"组{index}", points([(name, value, unit) for name, _, unit in names]))
        for index, value in enumerate(values)
    ]
    total = sum(map(Decimal, values), Decimal(0))
    return ChartBlock(replace(chart(ChartKind.STACKED, series), maximum=total))


def test_an_amount_too_wide_for_its_segment_is_told_in_the_key_instead():
    node, nodes = place(stacked("41.2", "36.5", "0.8"))
    assert node.unlabelled == ((2, 0),)
    names = [frame.text for key, frame in frames(nodes).items() if key.endswith("/name")]
    assert names == ["组0", "组1", "组2 0.8万人次"]


def test_an_amount_that_fits_at_no_size_makes_the_others_no_smaller():
    (with_none, _), (without, _) = place(stacked("41.2", "36.5", "0")), place(stacked("41.2", "36.5"))
    assert with_none.value.size == without.value.size


def test_a_single_bar_that_has_the_area_to_itself_is_thick():
    (alone, _), (two, _) = place(stacked("41.2", "36.5")), place(stacked("41.2", "36.5", bars_count=2))
    thick, usual = (node.plot.h / len(node.chart.categories) / (1 + node.gap) for node in (alone, two))
    assert inch(2) < thick < inch(2.4) and usual <= inch(1.1) + 0.1


def test_amounts_without_room_in_one_of_several_bars_are_reported():
    node, _ = place(stacked("41.2", "0.8", bars_count=2), codes=["chart-label-too-wide"])
    assert node.unlabelled == ((1, 0), (1, 1))
