"""A chart of the spec becomes a chart with every decision taken."""

from decimal import Decimal
from typing import Any

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.chart.model import ChartKind, Emphasis, ResolvedChart
from factdeck.chart.resolve import resolve
from factdeck.facts.factbook import FactBook
from factdeck.spec.elements import Chart
from tests.facts.books import book, codes, resolved

FACTS: dict[str, Any] = {
    "homes": {"value": "763个", "label": "职工之家"},
    "stations": {"value": "671家", "label": "工会驿站"},
    "workshops": {"value": "129家", "label": "车间驿站"},
    "nursing": {"value": "220家", "label": "母婴爱心屋"},
    "reading": {"value": "194家", "label": "职工书屋"},
    "national": "14项",
    "provincial": "34项",
    "reports": "84次",
    "heroes": "679名",
    "units": "111个",
    "refund": "4.7亿元",
    "prepared": "7049.6万元",
    "care": "1.5亿元",
    "sites": "7343.4万元",
    "mutual": "1376.2万元",
    "training": "476万元",
    "tiny": "300元",
    "members": "104万余人",
    "gig": "11.8万人",
    "gig_share": {"derive": "gig / members", "as": "percent"},
    "one_in": {"derive": "gig / members", "as": "one-in", "unit": "名"},
    "rate": "80%",
    "half": "50.5%",
    "third": "30%",
    "over": "120%",
    "place": "第10位",
    "place2": "第5位",
    "wait": "12–15天",
    "loss": "-3项",
    "zero": "0项",
    "nothing": "0项",
    "week": "7天",
    "hours": "48小时",
    "dollars": "$3M",
    "by_year": {
        "series": {"2021": "8.1万", "2022": "12.4万", "2023": "15.1万", "2024": "16.8万"},
        "unit": "人次",
    },
    "three_years": {"series": {"2021": "3项", "2022": "5项", "2023": "4项"}},
    "three_more": {"series": {"2021": "2项", "2022": "4项", "2023": "6项"}},
    "one_year": {"series": {"2025": "9项"}},
    "flat": {"series": {"1": "90%", "2": "92%", "3": "91%", "4": "92%"}},
}
SITES = ["homes", "stations", "workshops", "nursing", "reading"]
MONEY = [
    {"title": "返还", "facts": ["prepared", "refund"]},
    {"title": "服务", "facts": ["training", "care", "sites", "mutual"]},
]


@pytest.fixture(scope="module")
def facts() -> FactBook:
    return book(FACTS)


def chart(facts: FactBook, /, **entry: Any) -> ResolvedChart:
    """The resolved chart, which must give rise to no finding."""
    diagnostics = Diagnostics()
    found = resolve(Chart(id="c", **entry), facts, None, diagnostics)
    assert not [item.line("en") for item in diagnostics]
    assert found
    return found


def labels(chart: ResolvedChart) -> list[str]:
    return [str(point.figure) for point in chart.series[0].points]


def values(chart: ResolvedChart) -> list[str]:
    return [str(point.value) for point in chart.series[0].points]


def marks(chart: ResolvedChart) -> list[Emphasis]:
    return [point.emphasis for point in chart.series[0].points]


A, N, S, T, R = Emphasis.ACCENT, Emphasis.NEUTRAL, Emphasis.SECOND, Emphasis.THIRD, Emphasis.REST


class TestBars:
    def test_largest_first_from_zero_with_room_for_labels(self, facts):
        found = chart(facts, kind="bar", facts=SITES)
        assert found.categories == ("职工之家", "工会驿站", "母婴爱心屋", "职工书屋", "车间驿站")
        assert labels(found) == ["763个", "671家", "220家", "194家", "129家"]
        assert (found.minimum, found.maximum) == (0, Decimal("831.67"))
        assert found.direct_labels
        assert not found.legend
        assert found.number_format == "0"
        assert found.unit == ""  # 个 and 家 differ; each label says its own

    def test_the_authors_order_when_asked(self, facts):
        found = chart(facts, kind="bar", facts=["workshops", "homes"], order="given")
        assert labels(found) == ["129家", "763个"]

    def test_highlighted_bars_in_the_accent_else_the_largest(self, facts):
        assert marks(chart(facts, kind="bar", facts=SITES)) == [A, N, N, N, N]
        found = chart(facts, kind="bar", facts=SITES, highlight=["stations", "reading"])
        assert marks(found) == [N, A, N, A, N]

    def test_short_names_for_categories(self, facts):
        found = chart(facts, kind="bar", facts=["homes", "stations"], names={"homes": "家"})
        assert found.categories == ("家", "工会驿站")

    def test_yi_beside_wan_counts_in_wan_and_labels_stay_as_written(self, facts):
        found = chart(facts, kind="bar", facts=["refund", "prepared"])
        assert (found.scale, found.unit) == (10000, "万元")
        assert values(found) == ["47000", "7049.6"]
        assert labels(found) == ["4.7亿元", "7049.6万元"]

    def test_values_with_as_many_digits_have_one_format(self, facts):
        assert chart(facts, kind="bar", facts=["sites", "mutual"]).number_format == "0.0"
        assert chart(facts, kind="bar", facts=["sites", "training"]).number_format == "General"

    def test_percentages_keep_their_sign_on_an_axis_and_lose_it_in_labels(self, facts):
        assert chart(facts, kind="bar", facts=["rate", "third"]).number_format == "0"
        found = chart(facts, kind="line", series=["flat", "flat"])
        assert found.number_format == '0"%"'
        assert {tick.label[-1] for tick in found.ticks} == {"%"}

    def test_hours_and_days_share_a_scale(self, facts):
        found = chart(facts, kind="bar", facts=["week", "hours"])
        assert values(found) == ["7", "2"]
        assert labels(found) == ["7天", "48小时"]

    def test_a_negative_value_reaches_below_zero(self, facts):
        found = chart(facts, kind="column", facts=["national", "loss"])
        assert found.minimum == Decimal("-3.27")

    def test_many_marks_are_read_against_an_axis(self):
        many = {f"f{index:02}": f"{index + 1}0人" for index in range(13)}
        found = chart(book(many), kind="bar", facts=list(many))
        assert not found.direct_labels
        assert (found.minimum, found.maximum) == (0, 150)
        assert [tick.label for tick in found.ticks] == ["0", "50", "100", "150"]


class TestSeries:
    def test_four_points_are_a_line_and_three_are_columns(self, facts):
        assert chart(facts, series=["by_year"]).kind is ChartKind.LINE
        assert chart(facts, series=["three_years"]).kind is ChartKind.COLUMN
        assert chart(facts, series=["three_years", "three_more"]).kind is ChartKind.GROUPED
        assert chart(facts, facts=["by_year"]).kind is ChartKind.LINE

    def test_a_line_keeps_its_order_and_has_round_ticks(self, facts):
        found = chart(facts, kind="line", series=["by_year"])
        assert found.categories == ("2021", "2022", "2023", "2024")
        assert (found.scale, found.unit) == (10000, "万人次")
        assert [tick.label for tick in found.ticks] == ["0", "5", "10", "15", "20"]
        assert (found.minimum, found.maximum) == (0, 20)

    def test_a_line_far_from_zero_may_start_above_it_but_bars_may_not(self, facts):
        line = chart(facts, kind="line", series=["flat"])
        least = min(point.value for point in line.series[0].points)
        assert 0 < line.minimum < least, "on the axis the least value would read as nothing"
        assert chart(facts, kind="area", series=["flat"]).minimum == 0
        assert chart(facts, kind="column", series=["flat"]).minimum == 0

    def test_several_series_have_roles_and_a_legend(self, facts):
        found = chart(facts, kind="grouped", series=["three_years", "three_more"])
        assert [series.emphasis for series in found.series] == [A, N]
        assert found.legend
        other = chart(facts, kind="grouped", series=["three_years", "three_more"], highlight=["three_more"])
        assert [series.emphasis for series in other.series] == [N, A]

    def test_a_stack_reaches_its_largest_sum(self, facts):
        found = chart(facts, kind="stacked", series=["three_years", "three_more"])
        assert found.maximum == Decimal(10)

    def test_groups_are_series_over_the_first_groups_categories(self, facts):
        groups = [
            {"title": "甲", "facts": ["national", "provincial"]},
            {"title": "乙", "facts": ["reports", "national"]},
        ]
        found = chart(facts, kind="grouped", groups=groups)
        assert [series.name for series in found.series] == ["甲", "乙"]
        assert found.categories == ("national", "provincial")

    def test_an_axis_without_labels_counts_in_wan_or_millions(self):
        points = {str(year): f"{year * 1000 + 500}" for year in range(2001, 2011)}
        entry = {"visits": {"series": points, "unit": "visits"}}
        english = chart(book(entry, "en"), kind="line", series=["visits"])
        assert (english.scale, english.unit) == (10**6, "million visits")
        chinese = chart(book({"visits": {"series": points, "unit": "人次"}}), kind="line", series=["visits"])
        assert (chinese.scale, chinese.unit) == (10**4, "万人次")


class TestShares:
    def test_the_whole_of_a_ring_leaves_no_rest_to_be_named(self, facts):
        assert labels(chart(book({"all": "100%"}), kind="ring", share="all")) == ["100%"]

    def test_a_ring_is_the_share_and_the_rest_of_a_hundred(self, facts):
        found = chart(facts, kind="ring", share="rate", rest="未就业")
        assert values(found) == ["80", "20"]
        assert labels(found) == ["80%", "20%"]
        assert marks(found) == [A, R]
        assert found.categories == ("rate", "未就业")

    def test_the_rest_of_a_rounded_share_agrees_with_it(self, facts):
        assert labels(chart(facts, kind="ring", share="gig_share")) == ["约11%", "约89%"]

    def test_a_doughnut_draws_the_rest_of_its_whole(self, facts):
        found = chart(
            facts, kind="doughnut", facts=["gig"], whole="members", share="gig_share", rest="其他会员"
        )
        assert found.categories == ("gig", "其他会员")
        assert labels(found) == ["11.8万人", "约92万人"]  # 104万余 − 11.8万
        rest = found.series[0].points[1].figure
        assert rest.calculated
        assert marks(found) == [A, N]

    def test_parts_that_are_the_whole_leave_no_rest(self, facts):
        found = chart(facts, kind="pie", facts=["homes", "stations", "workshops"])
        assert len(found.categories) == 3
        assert len(set(marks(found))) == 3
        assert found.maximum == 763 + 671 + 129

    def test_percentages_under_a_hundred_leave_a_rest(self, facts):
        found = chart(facts, kind="pie", facts=["half", "third"])
        assert labels(found) == ["50.5%", "30%", "19.5%"]

    def test_more_than_five_parts_become_bars(self, facts):
        diagnostics = Diagnostics()
        found = resolve(Chart(id="c", kind="pie", facts=[*SITES, "units"]), facts, None, diagnostics)
        assert found
        assert found.kind is ChartKind.BAR
        assert codes(diagnostics) == ["chart-too-many-parts"]
        assert not diagnostics.has_errors(strict=True)


class TestSmallForms:
    def test_one_mark_a_thing(self, facts):
        found = chart(facts, kind="unit", facts=["national", "provincial"])
        assert (found.mark, found.note) == (1, "每格1项")
        assert values(found) == ["14", "34"]
        assert marks(found) == [A, N]

    def test_different_things_are_both_named(self, facts):
        assert chart(facts, kind="unit", facts=["heroes", "units"]).note == "每格1名或1个"

    def test_many_things_share_a_mark(self, facts):
        found = chart(facts, kind="unit", facts=["members"])
        assert (found.mark, found.note) == (2000, "每格2000人")

    def test_a_mark_in_english(self):
        english = book({"visits": "312 visits", "loans": "9,600 loans"}, "en")
        assert chart(english, kind="unit", facts=["visits"]).note == "One mark each"
        assert chart(english, kind="unit", facts=["loans"]).note == "Each mark is 20 loans"

    def test_cells_of_a_round_amount_in_groups(self, facts):
        found = chart(facts, kind="cells", groups=MONEY, highlight=["refund"])
        assert found.mark == 5000000
        assert found.note == "每格500万元，每行5000万元"
        assert labels(found) == ["4.7亿元", "7049.6万元", "1.5亿元", "7343.4万元", "1376.2万元", "476万元"]
        assert marks(found)[0] is A

    def test_no_cell_is_part_of_a_thing_that_is_counted_whole(self, facts):
        found = chart(facts, kind="cells", facts=["national", "nothing"])
        assert (found.mark, found.note) == (1, "每格1项，每行10项")

    def test_cells_in_english(self):
        english = book({"large": "$47M", "small": "$0.6M"}, "en")
        found = chart(english, facts=["large", "small"])
        assert found.kind is ChartKind.CELLS
        assert found.note == "Each cell is $500,000, each row $5M"

    def test_ranks_in_the_authors_order(self, facts):
        found = chart(facts, facts=["place", "place2"])
        assert found.kind is ChartKind.RANK
        assert values(found) == ["10", "5"]
        assert labels(found) == ["第10位", "第5位"]

    def test_one_in_nine(self, facts):
        found = chart(facts, kind="pictogram", share="one_in")
        assert values(found) == ["1", "8"]
        assert marks(found) == [A, R]
        assert found.note == "约每9名中有1名"
        assert found.maximum == 9

    def test_one_in_n_from_a_percentage(self):
        english = book({"share": "24%"}, "en")
        assert chart(english, kind="pictogram", facts=["share"]).note == "About one in 4"
        assert chart(book({"share": "25%"}, "en"), kind="pictogram", facts=["share"]).note == "One in 4"


class TestChoice:
    @pytest.mark.parametrize(
        ("entry", "kind"),
        [
            ({"facts": SITES}, ChartKind.BAR),
            ({"facts": ["refund", "training"]}, ChartKind.CELLS),
            ({"groups": MONEY}, ChartKind.CELLS),
            ({"facts": ["rate"]}, ChartKind.RING),
            ({"facts": ["rate", "third"]}, ChartKind.BAR),
            ({"share": "rate"}, ChartKind.RING),
            ({"facts": ["gig"], "whole": "members"}, ChartKind.DOUGHNUT),
            ({"facts": ["reports"]}, ChartKind.UNIT),
            ({"facts": ["place"]}, ChartKind.RANK),
        ],
    )
    def test_the_values_call_for_a_kind(self, facts, entry, kind):
        assert chart(facts, **entry).kind is kind

    def test_the_author_may_still_have_bars_of_unequal_size(self, facts):
        assert chart(facts, kind="bar", facts=["refund", "training"]).kind is ChartKind.BAR


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({}, "chart-empty"),
        ({"facts": ["nobody"]}, "unknown-fact"),
        ({"series": ["nobody"]}, "unknown-fact"),
        ({"facts": ["gig"], "whole": "nobody"}, "unknown-fact"),
        ({"facts": ["homes", "by_year"]}, "chart-mixed-series"),
        ({"facts": ["by_year"], "kind": "pie"}, "chart-series"),
        ({"series": ["by_year"], "kind": "cells"}, "chart-series"),
        ({"series": ["by_year", "three_years"]}, "chart-series-differ"),
        ({"series": ["three_years"] * 5}, "chart-too-many-series"),
        ({"kind": "grouped", "facts": ["homes", "units"]}, "chart-groups-uneven"),
        ({"kind": "stacked", "groups": MONEY}, "chart-groups-uneven"),
        ({"facts": ["homes", "stations"], "highlight": ["units"]}, "chart-highlight-missing"),
        ({"facts": ["homes", "stations"], "names": {"units": "单位"}}, "chart-name-unused"),
        ({"facts": ["care", "members"]}, "chart-unit-mismatch"),
        ({"facts": ["care", "dollars"]}, "chart-unit-mismatch"),
        ({"facts": ["rate", "members"]}, "chart-unit-mismatch"),
        ({"facts": ["gig"], "whole": "care"}, "chart-unit-mismatch"),
        ({"facts": ["homes", "place"]}, "chart-rank"),
        ({"facts": ["place"], "kind": "bar"}, "chart-rank"),
        ({"facts": ["homes"], "kind": "rank"}, "chart-not-rank"),
        ({"facts": ["wait", "week"]}, "chart-range"),
        ({"facts": ["national", "loss"], "kind": "pie"}, "chart-negative"),
        ({"facts": ["national", "loss"], "kind": "unit"}, "chart-negative"),
        ({"facts": ["national", "loss"], "kind": "cells"}, "chart-negative"),
        ({"facts": ["zero", "nothing"], "kind": "bar"}, "chart-all-zero"),
        ({"facts": ["zero", "nothing"], "kind": "pie"}, "chart-all-zero"),
        ({"facts": ["refund", "tiny"]}, "chart-too-unequal"),
        ({"facts": ["refund", "tiny"], "kind": "bar"}, "chart-too-unequal"),
        ({"facts": ["homes"], "kind": "ring"}, "chart-not-share"),
        ({"facts": ["over"], "kind": "ring"}, "chart-share-range"),
        ({"facts": ["members"], "whole": "gig"}, "chart-parts-exceed"),
        ({"facts": ["rate", "half"], "kind": "doughnut"}, "chart-parts-exceed"),
        ({"facts": ["members"], "kind": "pictogram"}, "chart-pictogram"),
        ({"facts": ["rate"], "kind": "pictogram"}, "chart-pictogram"),
    ],
)
def test_what_can_not_be_drawn_is_reported(facts, entry, code):
    diagnostics = Diagnostics()
    found = resolve(Chart(id="c", **entry), facts, None, diagnostics)
    assert codes(diagnostics) == [code]
    assert (found is None) == diagnostics.has_errors()


def test_a_broken_fact_is_not_reported_a_second_time():
    facts, _ = resolved({"a": "许多", "b": "3项"})
    diagnostics = Diagnostics()
    assert resolve(Chart(id="c", facts=["a", "b"]), facts, None, diagnostics) is None
    assert not len(diagnostics)


def test_areas_of_several_series_are_drawn_as_lines_since_one_would_hide_the_other(facts):
    diagnostics = Diagnostics()
    found = resolve(
        Chart(id="c", kind="area", series=["three_years", "three_more"]), facts, None, diagnostics
    )
    assert found and found.kind is ChartKind.LINE
    assert codes(diagnostics) == ["chart-areas-overlap"]
    assert not chart(facts, kind="area", series=["three_years"]).direct_labels


@pytest.mark.parametrize("kind", ["line", "area"])
def test_a_lone_point_makes_no_line_and_is_a_column(facts, kind):
    diagnostics = Diagnostics()
    found = resolve(Chart(id="c", kind=kind, series=["one_year"]), facts, None, diagnostics)
    assert found and found.kind is ChartKind.COLUMN and found.minimum == 0
    assert codes(diagnostics) == ["chart-lone-point"]


def test_no_two_of_five_parts_look_the_same(facts):
    assert len(set(marks(chart(facts, kind="pie", facts=SITES)))) == 5
