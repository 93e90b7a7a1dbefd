from dataclasses import replace

import pytest

from factdeck.base.units import inch
from factdeck.chart.model import ChartKind, Series
from factdeck.document.blocks import ChartBlock, PhotoBlock
from factdeck.layout.exhibit import place_exhibit, split_table
from factdeck.scene.nodes import AnyNode, Freeform, Group, Picture, Table
from factdeck.scene.paths import Move
from factdeck.scene.text import Rect
from tests.layout.exhibit_samples import (
    BODY,
    HALF,
    STYLE,
    bars,
    cells,
    chart,
    comparison,
    frames,
    inked,
    money_points,
    overlap,
    photos,
    points,
    setter,
    share,
    table,
    text,
    walk,
)


def place(block, body: Rect = BODY, codes: tuple[str, ...] = ()) -> tuple[AnyNode, ...]:
    tool = setter()
    nodes = place_exhibit(block, "x", body, STYLE, tool)
    assert [item.code for item in tool.diagnostics] == list(codes)
    return nodes


def fields(nodes) -> dict[str, Freeform]:
    return {node.id.rpartition("/")[2]: node for node in walk(nodes) if isinstance(node, Freeform)}


def marks(field: Freeform) -> int:
    return sum(isinstance(command, Move) for command in field.commands)


EVERYTHING = [
    bars(),
    cells(),
    cells(False),
    share(),
    comparison(),
    comparison(False),
    comparison(common=False),
]


@pytest.mark.parametrize("block", EVERYTHING)
def test_text_stays_inside_the_body_and_no_two_texts_touch(block):
    nodes = place(block)
    boxes = [box for frame in frames(nodes).values() for box in inked(frame)]
    for box in boxes:
        assert box.x >= BODY.x - 0.1 and box.right <= BODY.right + 0.1
        assert box.y >= BODY.y - 2 and box.bottom <= BODY.bottom + 2
    for index, one in enumerate(boxes):
        assert not any(overlap(one, other) for other in boxes[index + 1 :])


@pytest.mark.parametrize("block", EVERYTHING)
def test_ids_are_unique_and_begin_with_the_exhibits(block):
    names = [node.id for node in walk(place(block))]
    assert len(names) == len(set(names)) and all(name.startswith("x/") for name in names)


# Unit cells


def test_cells_count_what_the_amounts_are_with_the_last_one_cut():
    found = fields(place(cells()))
    assert [marks(found[f"f{n}"]) for n in range(6)] == [94, 15, 30, 15, 3, 1]
    assert found["f5"].rect.w < found["f4"].rect.w


def test_cells_stand_where_the_mock_up_has_them():
    found = fields(place(cells()))
    assert (found["f0"].rect.x, found["f0"].rect.y) == pytest.approx((inch(0.6), inch(2.35)), abs=0.5)
    assert (found["f1"].rect.y, found["f5"].rect.y) == pytest.approx((inch(5.68), inch(5.68)), abs=0.8)
    assert found["f2"].rect.x == pytest.approx(inch(6.7667), abs=0.5)


def test_one_figure_of_cells_carries_the_alt_text():
    group = next(node for node in place(cells()) if isinstance(node, Group))
    assert group.alt == "what the chart says"
    assert sum(isinstance(child, Freeform) for child in group.children) == 6


@pytest.mark.parametrize("number", [1, 2, 3, 4, 6])
def test_any_number_of_amounts_fits(number: int):
    resolved = chart(ChartKind.CELLS, [Series("", money_points()[:number])], mark="5000000", scale="10000")
    nodes = place(ChartBlock(resolved))
    assert all(field.rect.bottom <= BODY.bottom for field in fields(nodes).values())


def test_amounts_that_do_not_fit_are_reported():
    many = tuple(replace(money_points()[0], fact=f"g{n}") for n in range(8))
    resolved = chart(ChartKind.CELLS, [Series("", many)], mark="1000000", scale="10000")
    place(ChartBlock(resolved), codes=("cells-too-many",))


# Comparison


def test_both_strips_are_on_one_scale():
    found = fields(place(comparison()))
    assert (marks(found["before"]), marks(found["after"])) == (30, 7)
    assert found["before"].rect.right == pytest.approx(BODY.right)
    seventh = [command for command in found["before"].commands if isinstance(command, Move)][6]
    after = [command for command in found["after"].commands if isinstance(command, Move)][6]
    assert seventh.x == pytest.approx(after.x)


def test_what_can_not_be_counted_is_a_solid_bar():
    assert marks(fields(place(comparison(countable=False)))["before"]) == 1


def test_the_explanation_stands_at_the_next_column_right_of_the_short_strip():
    nodes = place(comparison())
    assert frames(nodes)["heading"].rect.x == pytest.approx(inch(6.7667), abs=0.5)


def test_two_long_strips_leave_room_for_the_explanation():
    block = comparison()
    near = replace(block, after=replace(block.after, amount=28.0))
    nodes = place(near)
    longest = max(field.rect.right for field in fields(nodes).values())
    assert frames(nodes)["text"].rect.x >= longest + STYLE.gutter - 0.5


def test_without_a_common_scale_there_are_two_panels_and_an_arrow():
    nodes = place(comparison(common=False))
    assert [node.id for node in nodes if node.id.endswith("/panel")] == ["x/before/panel", "x/after/panel"]
    assert any(isinstance(node, Freeform) and node.alt for node in nodes)


def test_a_short_strip_names_only_its_last_mark():
    block = comparison()
    one = replace(block, after=replace(block.after, amount=1.0, ends=("第1天", "第1天")))
    found = frames(place(one))
    assert "after/first" not in found and found["after/last"].rect.x >= fields(place(one))["after"].rect.x


def test_a_lone_mark_is_named_once():
    block = comparison()
    before, after = (
        replace(side, amount=amount, ends=("第1天", f"第{amount:.0f}天"))
        for side, amount in ((block.before, 3.0), (block.after, 1.0))
    )
    found = frames(place(replace(block, before=before, after=after)))
    assert "before/first" in found and "after/last" in found and "after/first" not in found


# Table


def find_table(nodes) -> Table:
    return next(node for node in nodes if isinstance(node, Table))


def test_the_table_of_the_mock_up_fills_the_body():
    node = find_table(place(table()))
    assert node.rect.h == pytest.approx(BODY.h) and sum(node.columns) == pytest.approx(BODY.w)
    assert node.rows[0] == pytest.approx(inch(0.42)) and node.rows[1] == pytest.approx(inch(0.585))
    assert [border.row for border in node.borders] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_digits_and_units_are_two_columns_on_one_baseline():
    node = find_table(place(table()))
    row = node.cells[1]
    assert [cell.paragraphs[0].text for cell in row] == [
        "困难慰问",
        "送温暖、送清凉、金秋助学等关爱活动",
        "1.5",
        "亿元",
        "260",
        "万人次",
    ]
    assert row[4].paragraphs[0].lines[0].baseline == pytest.approx(row[5].paragraphs[0].lines[0].baseline)
    ends = {
        round(piece.x + piece.advance, 2)
        for line in node.cells[1:]
        for piece in line[4].paragraphs[0].lines[0].pieces[-1:]
    }
    assert len(ends) == 1


def test_highlighted_rows_are_tinted_and_their_result_is_in_the_accent():
    node = find_table(place(table()))
    assert [row[0].fill for row in node.cells] == ["", "tint", "tint", "tint", "", "", "", "", ""]
    colors = [row[4].paragraphs[0].runs[0].style.color for row in node.cells[1:]]
    assert colors == ["red"] * 3 + ["ink"] * 5
    assert node.cells[1][2].paragraphs[0].runs[0].style.color == "ink"


def test_a_missing_figure_is_a_dash_over_the_digits():
    cell = find_table(place(table())).cells[3][2]
    assert cell.paragraphs[0].text == "—"


def test_a_long_table_is_parted_evenly_and_every_part_fits():
    parts = split_table(table(3), BODY, STYLE, setter())
    assert [len(part.rows) for part in parts] == [8, 8, 8]
    assert all(part.columns == table().columns for part in parts)
    for part in parts:
        assert find_table(place(part)).rect.bottom <= BODY.bottom + 0.1


def test_a_table_that_fits_stays_whole():
    assert split_table(table(), BODY, STYLE, setter()) == (table(),)


def test_too_many_rows_in_one_body_are_reported():
    place(table(3), codes=("table-too-tall",))


def test_long_cells_wrap_inside_their_columns():
    block = table()
    long = replace(
        block.rows[0], cells=(block.rows[0].cells[0], text("很长的说明" * 20), *block.rows[0].cells[2:])
    )
    node = find_table(place(replace(block, rows=(long, *block.rows[1:6]))))
    cell = node.cells[1][1]
    assert len(cell.paragraphs[0].lines) > 1
    assert len(cell.paragraphs[0].lines) * cell.paragraphs[0].leading <= cell.rect.h
    assert node.rect.w == pytest.approx(BODY.w)


# Pictures


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_pictures_of_a_row_are_equal_and_on_columns(number: int):
    found = [node for node in place(photos(number)) if isinstance(node, Picture)]
    assert len(found) == number and all(node.alt for node in found)
    assert len({(round(node.rect.w, 3), round(node.rect.h, 3)) for node in found}) == 1
    assert found[0].rect.x == BODY.x and max(node.rect.bottom for node in found) <= BODY.bottom
    assert max(node.rect.right for node in found) == pytest.approx(BODY.right)


def test_a_picture_is_cropped_to_its_rectangle_not_stretched():
    node = next(node for node in place(photos(3)) if isinstance(node, Picture))
    left, top, right, bottom = node.crop
    seen = (3000 * (1 - left - right)) / (2000 * (1 - top - bottom))
    assert seen == pytest.approx(node.rect.w / node.rect.h)
    assert (1 - left - right) * (1 - top - bottom) >= 0.54


def test_an_upright_picture_has_its_caption_beside_it():
    nodes = place(photos(1, 2000, 3000))
    picture = next(node for node in nodes if isinstance(node, Picture))
    caption = next(iter(frames(nodes).values()))
    assert 1 - picture.crop[1] - picture.crop[3] == pytest.approx(0.75) and picture.crop[0] == 0
    assert caption.rect.x > picture.rect.right


def test_four_upright_pictures_stand_in_one_row():
    found = [node for node in place(photos(4, 2000, 3000)) if isinstance(node, Picture)]
    assert len({node.rect.y for node in found}) == 1
    assert max(node.rect.bottom for node in found) <= BODY.bottom


def with_shapes(*shapes: float) -> PhotoBlock:
    """Pictures so many times as wide as high."""
    block = photos(len(shapes))
    pairs = zip(block.photos, shapes, strict=True)
    return PhotoBlock(tuple(replace(photo, width=round(1000 * shape), height=1000) for photo, shape in pairs))


def test_four_pictures_of_several_shapes_fill_the_body():
    found = [node for node in place(with_shapes(1.5, 1.5, 0.7, 3.3)) if isinstance(node, Picture)]
    assert len({node.rect.y for node in found}) == 2
    assert max(node.rect.right for node in found) == pytest.approx(BODY.right)
    assert found[2].rect.w < found[0].rect.w < found[3].rect.w
    assert all(sum(node.crop[0::2]) <= 0.55 and sum(node.crop[1::2]) <= 0.55 for node in found)


def test_a_broad_picture_among_three_is_wider_and_all_are_higher_for_it():
    even, broad = (
        [node for node in place(with_shapes(*shapes)) if isinstance(node, Picture)]
        for shapes in ((1.5, 1.5, 1.5), (1.5, 1.5, 3.3))
    )
    assert broad[2].rect.w > 1.9 * broad[0].rect.w
    assert broad[0].rect.h > even[0].rect.w / 3.3 / 0.55
    assert max(node.rect.right for node in broad) == pytest.approx(BODY.right)


# Small forms


def unit_chart(*entries: tuple[str, str, str]) -> ChartBlock:
    return ChartBlock(chart(ChartKind.UNIT, [Series("", points(entries))], note="每格1项"))


@pytest.mark.parametrize("body", [BODY, HALF, Rect(40, 40, 246, 90)])
def test_units_draw_one_mark_a_thing_inside_their_rectangle(body: Rect):
    style = replace(STYLE, small=replace(STYLE.small, size=14, unit_size=9)) if body.h < 100 else STYLE
    nodes = place_exhibit(unit_chart(("全总", "14", "项"), ("省级", "34", "项")), "x", body, style, setter())
    found = fields(nodes)
    assert (marks(found["f1"]), marks(found["f2"])) == (14, 34)
    assert found["f1"].fill and not found["f2"].fill and found["f2"].stroke
    assert max(node.rect.bottom for node in walk(nodes)) <= body.bottom + 4
    assert max(field.rect.right for field in found.values()) <= body.right


def test_hundreds_of_units_are_dots_and_too_many_are_reported():
    nodes = place(unit_chart(("劳动模范", "679", "名")))
    assert marks(fields(nodes)["f1"]) == 679
    place(unit_chart(*[(f"第{n}", "4", "名") for n in range(30)]), HALF, codes=("units-too-many",))


def test_ranks_are_as_long_as_their_place_on_one_scale():
    resolved = chart(ChartKind.RANK, [Series("", points([("全国", "10", "位"), ("地市级", "5", "位")], 2))])
    nodes = place(ChartBlock(resolved))
    boxes = [node for node in walk(nodes) if node.id.endswith("/place")]
    assert boxes[1].rect.x < boxes[0].rect.x and boxes[0].rect.w == boxes[1].rect.w
    assert [frame.text for key, frame in frames(nodes).items() if key.endswith("figure")] == ["10", "5"]


def test_a_place_far_back_is_said_not_drawn():
    resolved = chart(ChartKind.RANK, [Series("", points([("全国", "156", "位"), ("地市级", "1", "位")], 2))])
    nodes = place(ChartBlock(resolved))
    assert frames(nodes)["ranks/f1/figure"].text == "156位"


def test_one_in_nine_is_nine_people_one_of_them_filled():
    people = points([("新就业形态", "1", "名"), ("", "8", "名")])
    nodes = place(ChartBlock(chart(ChartKind.PICTOGRAM, [Series("", people)], note="每9名有1名")))
    found = fields(nodes)
    assert (marks(found["0"]), marks(found["1"])) == (2, 16)  # a head and a body each
    assert found["0"].fill == "red" and found["1"].stroke


def test_before_and_after_are_dots_on_one_scale():
    resolved = chart(
        ChartKind.BEFORE_AFTER, [Series("周期", points([("原来", "30", "天"), ("现在", "7", "天")], 0))]
    )
    nodes = place(ChartBlock(resolved))
    found = fields(nodes)
    assert found["after"].rect.x < found["before"].rect.x
    assert not overlap(
        *(box for key in ("before", "after") for box in inked(frames(nodes)[f"changes/0/{key}"]))
    )


def test_what_an_author_says_about_cells_stands_under_them():
    first = place(replace(cells(), takeaway=text("返还最多。")))
    found = frames(first)
    lowest = max(frame.rect.bottom for key, frame in found.items() if key.startswith("amounts/"))
    assert found["takeaway"].text == "返还最多。" and found["takeaway"].rect.y > lowest - 6
    fewer = chart(ChartKind.CELLS, [Series("", money_points()[:3])], mark="5000000", scale="10000")
    both = frames(place(ChartBlock(fewer, text("返还最多。"), bars().figures)))
    assert both["figures/invested/figure"].rect.x > both["takeaway"].rect.right
