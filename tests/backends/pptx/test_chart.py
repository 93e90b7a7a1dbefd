import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation
from pptx.chart.chart import Chart

from factdeck.backends.pptx.chart import chart_part
from factdeck.backends.pptx.chart_numbers import formatted
from factdeck.backends.pptx.ink import Ink
from factdeck.backends.pptx.text import Typesetter
from factdeck.backends.pptx.workbook import workbook
from factdeck.backends.pptx.writer import write
from factdeck.base.diagnostics import FactdeckError
from factdeck.chart.model import ChartKind
from factdeck.scene.nodes import ChartNode
from tests.backends.pptx.scenes import (
    FONTS,
    PALETTE,
    SCHEME,
    chart,
    chart_node,
    deck,
    rect,
    titled,
    two_series,
)

PLACE = rect(0.6, 1.6, 12, 5)


def xml(node: ChartNode) -> str:
    ink = Ink(PALETTE, SCHEME, FONTS)
    return chart_part(node, ink, Typesetter(ink, "zh-CN"), "rId1").decode()


def node(kind: ChartKind = ChartKind.BAR, **more: object) -> ChartNode:
    return chart_node(chart(kind, **more), PLACE, PLACE.inset(120, 0))  # type: ignore[arg-type]


def reopened(given: ChartNode) -> Chart:
    slides = Presentation(BytesIO(write(replace(deck(), pages=(titled("p1", "题", given),))))).slides
    return next(shape.chart for shape in slides[0].shapes if shape.has_chart)


def test_values_and_categories_can_be_read_back() -> None:
    plot = reopened(node()).plots[0]
    assert list(plot.categories) == ["职工之家", "工会驿站", "母婴爱心屋", "职工书屋", "车间驿站"]
    assert list(plot.series[0].values) == [763, 671, 220, 194, 129]


def test_the_axis_runs_from_the_resolved_minimum_to_the_maximum_and_is_hidden() -> None:
    axis = reopened(node()).value_axis
    assert (axis.minimum_scale, axis.maximum_scale) == (0, pytest.approx(831.67))
    assert not axis.visible
    assert not axis.has_major_gridlines


def test_the_first_bar_is_on_top() -> None:
    assert reopened(node()).category_axis.reverse_order
    assert not reopened(node(ChartKind.COLUMN)).category_axis.reverse_order


def test_the_inner_plot_stands_where_layout_put_it() -> None:
    assert '<c:layoutTarget val="inner"/>' in xml(node())
    assert f'<c:x val="{120 / PLACE.w:.6f}"/>' in xml(node())


def test_the_gap_is_layouts() -> None:
    assert '<c:gapWidth val="79"/>' in xml(node())


def test_points_that_differ_from_their_series_have_their_own_theme_colour() -> None:
    points = re.findall(r'<c:dPt><c:idx val="(\d)"/>.*?schemeClr val="(\w+)"', xml(node()))
    assert points == [("0", "accent1"), ("1", "accent1")]


def test_labels_are_large_live_digits_and_a_small_unit() -> None:
    label = xml(node()).split("<c:dLbl>")[1]
    assert re.search(
        r'<a:fld id="\{[0-9A-F-]{36}\}" type="VALUE">.*sz="2000" b="1".*<a:t>763</a:t></a:fld>', label
    )
    assert re.search(r'sz="1400" b="0"(?:(?!</a:r>).)*<a:t>个</a:t>', label)
    assert 'schemeClr val="accent1"' in label
    assert "dlblFieldTable" in label


def test_digits_that_the_number_format_does_not_give_stay_text() -> None:
    label = xml(node(number_format="#,##0.0"))
    assert 'type="VALUE"' not in label
    assert "<a:t>763</a:t>" in label


def test_without_direct_labels_there_is_an_axis_with_ticks_instead() -> None:
    axis = xml(node(direct_labels=False))
    assert '<c:majorUnit val="400"/>' in axis
    assert "<c:majorGridlines>" in axis
    assert '<c:showVal val="0"/>' in axis
    assert "<c:dLbl>" not in axis


def test_axis_ids_have_no_sign_and_the_known_defaults_are_off() -> None:
    for kind in (ChartKind.BAR, ChartKind.LINE, ChartKind.AREA):
        assert all(value.isdigit() for value in re.findall(r'axId val="([^"]+)"', xml(node(kind))))
    assert '<c:roundedCorners val="0"/>' in xml(node())
    assert '<c:autoTitleDeleted val="1"/>' in xml(node())
    assert '<c:date1904 val="0"/>' in xml(node())


def test_slices_start_at_noon_with_the_hole_that_layout_chose() -> None:
    ring = xml(node(ChartKind.DOUGHNUT, direct_labels=False))
    assert '<c:firstSliceAng val="0"/><c:holeSize val="64"/>' in ring
    assert ring.count("<c:dPt>") == 5


def test_stacked_series_lie_on_each_other_and_labels_inside_can_be_read() -> None:
    stacked = xml(chart_node(two_series(ChartKind.STACKED), PLACE, PLACE))
    assert '<c:overlap val="100"/>' in stacked
    accented, neutral = stacked.split("<c:ser>")[1:]
    assert 'schemeClr val="bg1"' in accented.split("<c:dLbl>")[1]
    assert 'schemeClr val="tx1"' in neutral.split("<c:dLbl>")[1]


def test_names_of_lines_broken_by_layout_are_kept() -> None:
    broken = replace(node(), category_lines=(("职工", "之家"), ("工会驿站",)))
    assert "<c:v>职工\n之家</c:v>" in xml(broken)


def test_a_legend_only_where_it_is_asked_for() -> None:
    assert "<c:legend>" not in xml(node())
    assert "<c:legend>" in xml(node(legend=True))


def test_small_forms_are_refused() -> None:
    with pytest.raises(FactdeckError, match="cells"):
        xml(node(ChartKind.CELLS))


def test_the_workbook_is_tidy_and_labelled() -> None:
    sheet = openpyxl.load_workbook(BytesIO(workbook(node(), "2025-03-01", "zh-CN"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[:2] == [("项目", "数量（家）"), ("职工之家", 763)]
    assert sheet["B2"].number_format == "0"


def test_the_workbook_knows_no_clock() -> None:
    assert workbook(node(), "2025-03-01", "zh-CN") == workbook(node(), "2025-03-01", "zh-CN")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("763", "0", "763"),
        ("7343.40", "0.0", "7343.4"),
        ("1234567", "#,##0", "1,234,567"),
        ("0.125", "0.00", "0.13"),
        ("1234.5", "#,##0.0", "1,234.5"),
        ("80", '0"%"', None),
        ("80", "General", "80"),
        ("129.25", "General", "129.25"),
        ("12345678901.5", "General", None),  # more digits than a cell shows
        ("-45", '0;"−"0', "−45"),
        ("-45", "0", "-45"),
    ],
)
def test_what_a_spreadsheet_shows(value: str, number_format: str, text: str | None) -> None:
    assert formatted(Decimal(value), number_format) == text


def test_a_label_that_stands_higher_has_no_leader_and_one_without_room_is_not_drawn() -> None:
    lines = chart_node(two_series(ChartKind.LINE), PLACE, PLACE)
    raised = xml(replace(lines, label_rises=((0, 1, 18.0),), unlabelled=((1, 2),)))
    share = f"{-18 / PLACE.h:.6f}"
    assert re.search(rf'<c:idx val="1"/><c:layout><c:manualLayout><c:x val="0"/><c:y val="{share}"/>', raised)
    assert raised.count("<c:manualLayout>") == 2  # the plot's own and one label's
    assert '<c:dLbl><c:idx val="2"/><c:delete val="1"/></c:dLbl>' in raised
    assert '<c15:showLeaderLines val="0"/>' in raised
    assert "showLeaderLines" not in xml(lines)


def test_lines_across_the_plot_have_their_own_colour() -> None:
    ticked = replace(node(direct_labels=False), grid_color="muted")
    lines = xml(ticked).split("<c:majorGridlines>")[1].split("</c:majorGridlines>")[0]
    assert (
        lines != xml(node(direct_labels=False)).split("<c:majorGridlines>")[1].split("</c:majorGridlines>")[0]
    )


def test_a_lone_slice_has_no_seam() -> None:
    whole = xml(chart_node(chart(ChartKind.PIE, ("763", "0")), PLACE, PLACE))
    parted = xml(chart_node(chart(ChartKind.PIE, ("763", "1")), PLACE, PLACE))
    edge = '<a:ln w="'
    assert parted.split("<c:dPt>")[1].count(edge) == 1
    assert whole.split("<c:dPt>")[1].split("</c:dPt>")[0].count(edge) == 0


def test_lines_are_as_thick_as_the_pdf_draws_them() -> None:
    small = node(ChartKind.LINE)
    assert f'<a:ln w="{round(small.category.size / 8 * 12700)}"' in xml(small)
