from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from factdeck.base.units import inch
from factdeck.chart.model import ChartKind, Emphasis, Point, Series
from factdeck.document.blocks import ChartBlock, Record
from factdeck.layout.exhibit import place_exhibit
from factdeck.layout.ring import Ring
from factdeck.scene.nodes import Box, ChartNode, Freeform, Rule
from factdeck.scene.text import Rect
from tests.layout.exhibit_samples import (
    BODY,
    HALF,
    SITES,
    STYLE,
    chart,
    figure,
    frames,
    record,
    setter,
    share,
    text,
)
from tests.layout.test_sheet import ink, meet

PARTS = (Emphasis.ACCENT, Emphasis.SECOND, Emphasis.NEUTRAL, Emphasis.THIRD, Emphasis.REST)


def five() -> ChartBlock:
    parts = (
        Point(name, Decimal(value), figure(value, unit), emphasis, f"f{value}")
        for (name, value, unit), emphasis in zip(SITES, PARTS, strict=True)
    )
    return ChartBlock(chart(ChartKind.DOUGHNUT, [Series("", tuple(parts))]))


def ring(percent: str) -> ChartBlock:
    rest = str(100 - int(percent))
    parts = (
        Point("就业率", Decimal(percent), figure(percent, "%"), Emphasis.ACCENT, "rate"),
        Point("其余", Decimal(rest), figure(rest, "%"), Emphasis.REST),
    )
    center = Record("rate", {"figure": figure(percent, "%"), "label": text("培训后就业率")})
    rows = (record("rate", percent, "%", "培训后就业率"), record("reach", "26.2", "万人次", "覆盖职工"))
    return ChartBlock(chart(ChartKind.RING, [Series("", parts)]), figures=rows, center=center)


def place(block: ChartBlock, body: Rect = BODY):
    tool = setter()
    nodes = place_exhibit(block, "x", body, STYLE, tool)
    assert [item.code for item in tool.diagnostics] == []
    return nodes


def leader(nodes) -> Rect:
    return next(node.rect for node in nodes if isinstance(node, Rule) and node.id == "x/leader")


def test_the_ring_of_the_mock_up_is_a_square_at_the_left_that_names_nothing_itself():
    node = next(node for node in place(share()) if isinstance(node, ChartNode))
    assert (node.rect.x, node.rect.y, node.rect.w, node.rect.h) == (BODY.x, BODY.y, BODY.h, BODY.h)
    assert not node.chart.direct_labels and node.hole == 0.64


def test_the_leader_runs_from_the_middle_of_the_slice_to_the_right_edge():
    rect = leader(place(share()))
    assert rect.y == pytest.approx(inch(1.749), abs=1.5)
    assert rect.x == pytest.approx(inch(4.014), abs=8)
    assert rect.right == pytest.approx(BODY.right)


def test_a_slice_too_large_for_its_middle_leads_from_higher_up():
    rect = leader(place(ring("80")))
    middle = BODY.y + BODY.h / 2
    assert BODY.y < rect.y < middle - inch(0.9)


def test_figures_that_are_not_the_slices_own_have_no_leader():
    block = replace(share(), figures=share().figures[1:])
    nodes = place(block)
    rule = next(node for node in nodes if isinstance(node, Rule) and node.id == "x/leader")
    assert rule.color == "gold" and rule.rect.x == pytest.approx(STYLE.span(BODY, 7, 6)[0])
    assert frames(nodes)["list/members/figure"].paragraphs[0].runs[0].style.color == "ink"


def test_the_rest_is_named_on_the_ring_and_the_accent_in_the_list():
    found = frames(place(share()))
    assert found["names/1"].text == "其他会员"
    assert found["names/1"].rect.y > BODY.y + BODY.h * 0.8
    assert found["list/gig/label"].text == "新就业形态劳动者"
    assert "names/0" not in found


def test_five_slices_are_all_told_in_the_list_with_their_colours():
    nodes = place(five())
    told = [frame.text for key, frame in frames(nodes).items() if key.endswith("/label") and "list" in key]
    assert told == [name for name, _, _ in SITES]
    assert len({node.fill for node in nodes if isinstance(node, Box)}) == 4  # REST looks like NEUTRAL here


THIRD = Rect(BODY.x, BODY.y, inch(3.911), BODY.h)


@pytest.mark.parametrize("body", [BODY, HALF, THIRD])
@pytest.mark.parametrize("block", [five(), ring("80"), ring("3"), ring("97")])
def test_list_rows_stay_inside_and_apart(block: ChartBlock, body: Rect):
    nodes = place(block, body)
    rects = [frame.rect for key, frame in frames(nodes).items() if key.startswith("list/")]
    assert all(rect.bottom <= body.bottom + 3 and rect.right <= body.right + 0.1 for rect in rects)
    ordered = sorted(rects, key=lambda rect: rect.y)
    rows = [rect for rect in ordered if rect.x == min(r.x for r in rects)]
    assert all(low.y >= high.bottom - 6 for high, low in pairwise(rows))


def test_a_third_of_a_body_is_too_narrow_for_rows_with_notes():
    tool = setter()
    place_exhibit(share(), "x", THIRD, STYLE, tool)
    assert [item.code for item in tool.diagnostics] == ["chart-list-too-long"]


def test_rows_that_do_not_fit_beside_the_ring_are_reported():
    tool = setter()
    rows = tuple(record(f"r{n}", "7343.4", "万元", "名称很长的一项投入" * 3) for n in range(8))
    place_exhibit(replace(share(), figures=rows), "x", HALF, STYLE, tool)
    assert "chart-list-too-long" in [item.code for item in tool.diagnostics]


@pytest.mark.parametrize("count", [3, 8])
def test_rows_with_long_notes_beside_a_ring_of_many_slices_never_overlap(count: int):
    long = "按年末在册人数统计，含跨区登记、临时登记和由社区代为登记的全部人员" * 2
    rows = tuple(record(f"r{n}", "7343.4", "万元", "名称很长的一项投入" * 2, long) for n in range(count))
    tool = setter()
    for body in (BODY, HALF):
        found = frames(place_exhibit(replace(five(), figures=rows), "x", body, STYLE, tool))
        rects = [ink(frame) for key, frame in found.items() if key.startswith("list/")]
        assert rects and max(rect.bottom for rect in rects) <= body.bottom + 4
        for index, one in enumerate(rects):
            assert not any(meet(one, other) for other in rects[index + 1 :])
    assert "chart-list-too-long" in [item.code for item in tool.diagnostics]


def test_a_name_without_room_on_its_slice_is_not_put_there():
    narrow = Ring(Rect(0, 0, 300, 300), 0.64, ((0.0, 0.97), (0.97, 1.0)))
    assert narrow.place_on(1, 56, 20) is None
    assert narrow.place_on(0, 50, 16) is not None
    assert narrow.place_on(0, 300, 16) is None


def test_a_figure_too_wide_for_the_hole_is_set_smaller():
    wide = Record("c", {"figure": figure("123456.7", "万人次", "约"), "label": text("占比")})
    found = frames(place(replace(share(), center=wide)))
    size = found["center/figure"].paragraphs[0].runs[1].style.size
    assert size < 60


def test_no_slice_with_an_amount_of_its_own_is_left_untold():
    parts = (
        Point("神经外科", Decimal("41.2"), figure("41.2", "万人次"), Emphasis.ACCENT, "one"),
        Point("骨科", Decimal("36.5"), figure("36.5", "万人次"), Emphasis.SECOND, "two"),
    )
    nodes = place(ChartBlock(chart(ChartKind.PIE, [Series("", parts)])))
    found = frames(nodes)
    assert found["list/two/figure"].text == "36.5万人次" and found["list/two/label"].text == "骨科"
    assert {node.fill for node in nodes if isinstance(node, Box)} == {"red", "dark"}


def test_the_hole_is_a_disc_of_the_page_between_the_chart_and_its_figure():
    tool = setter()
    nodes = place_exhibit(share(), "x", BODY, replace(STYLE, ground="paper"), tool)
    ids = [node.id for node in nodes]
    assert ids.index("x/chart") < ids.index("x/hole") < ids.index("x/center/figure")
    hole = next(node for node in nodes if isinstance(node, Freeform) and node.id == "x/hole")
    assert hole.fill == "paper" and hole.rect.w == pytest.approx(BODY.h * 0.64)
    assert "x/hole" not in [node.id for node in place(share())]


def test_labels_of_a_list_have_one_size_and_stand_on_one_line_with_their_figures():
    long = "Public safety and emergency management"
    design = replace(STYLE, strong=replace(STYLE.strong, max_lines=2, steps=(16.0,)))
    rows = tuple(record(name, "488", "M", name) for name in ("Roads", long))
    nodes = place_exhibit(replace(share(), figures=rows), "x", BODY, design, setter("en"))
    found = frames(nodes)
    sizes = {found[f"list/{name}/label"].paragraphs[0].runs[0].style.size for name in ("Roads", long)}
    assert sizes == {16.0}
